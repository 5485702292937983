"""The mediator's desk and list: their addresses, and the shelves of the desk."""

DESK, LIST = "/mediator/", "/mediator/cases/"


def shelf(response, title):
    """The shelf with this title on a page of the desk."""
    return next(s for s in response.context["shelves"] if s["title"] == title)
