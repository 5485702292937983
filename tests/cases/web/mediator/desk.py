"""The mediator's desk and list: addresses, the shelves of the desk, a session logged there."""

from tests.clients import sign_in

DESK, LIST = "/mediator/", "/mediator/cases/"


def shelf(response, title):
    """The shelf with this title on a page of the desk."""
    return next(s for s in response.context["shelves"] if s["title"] == title)


def log_session(people, case, **changed):
    """The answer to the form of a session on 2 March with both sides, sent by the mediator."""
    session = {
        "on": "2026-03-02",
        "present": [party.pk for party in case.parties.all()],
        "place": "评理室",
        "statements": "李申：要求赔偿。",
        "outcome": "continue",
        "content": "先做闭水试验。",
    }
    url = f"{LIST}{case.number}/log_session/"
    return sign_in(people.mediator).post(url, session | changed)
