"""Forms that are refused in a browser, and the addresses their pages get."""

from tests.house.measuring import browser

NAVIGATION = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
LOOK_UP, TYPED = "/progress/", "WA2026-000777"


def sends(client, path=LOOK_UP, headers=NAVIGATION, **values):
    """Press the button as a browser does; returns the answer to the POST."""
    return client.post(path, values or {"number": TYPED}, headers=headers)


def refused(client, path=LOOK_UP, **values) -> str:
    """The address of the page of a refused form."""
    answer = sends(client, path, **values)
    assert (answer.status_code, "again=" in answer.get("Location", "")) == (303, True)
    return answer["Location"]


def offer(d) -> str:
    """The address of a form of the mediator."""
    return f"/mediator/cases/{d.case.number}/offer/"


def is_kept(answer) -> bool:
    """Whether an answer is the kept page, not the form as it opens."""
    return answer.status_code == 422 and TYPED in answer.content.decode()


def of_the_mediator(d):
    """The mediator's browser, and the address of a refused offer."""
    client = browser(d.p, "mediator")
    client.get(offer(d))
    return client, refused(client, offer(d), amount=TYPED)
