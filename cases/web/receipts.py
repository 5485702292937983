"""What this browser registered or handed out in the last 24 hours, in a cookie of its own.

The cookie is sealed and holds no code: tickets follow from the key of the form that was sent, and
are shown only while their links live. Another browser has no cookie, so it shows no receipt; what
one person handed out is not shown to the next who signs in at the same computer.
"""

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from cases.access import links
from cases.access.links import Ticket
from mediation import clock
from mediation.vault import VaultError, exact_mark, seal, unseal

COOKIE = "kept-receipts"
KEPT_FOR = timedelta(hours=24)
EMPTY: dict = {"browser": "", "rows": []}
LONGEST = 3_500  # characters; a browser keeps 4,096 bytes with the name


@dataclass(frozen=True, slots=True)
class Receipt:
    """A form that opened a case, or gave a link (`again`): the keys of its tickets, by whom, when.

    `at` is in seconds since 1970.
    """

    number: str
    by: str
    key: str
    places: list
    at: int
    again: bool = False

    @property
    def sent_at(self) -> datetime:
        """The moment, on Beijing's wall clock."""
        return datetime.fromtimestamp(self.at, clock.BEIJING)

    @property
    def shown_until(self) -> datetime:
        """The moment until which the browser shows it."""
        return self.sent_at + KEPT_FOR


def browser_of(request) -> str:
    """What tells this browser from others: visitors have no name.

    The first form of a day fixes it; the CSRF token alone changes when a link is opened.
    """
    kept = _contents(request)["browser"]
    return kept or exact_mark(f"browser:{request.META.get('CSRF_COOKIE', '')}")[:32]


def of(request, actor) -> list[Receipt]:
    """The receipts of this person in this browser, the newest first."""
    return [one for one in _kept(request) if one.by == actor.principal]


def last_opened(request, actor) -> Receipt | None:
    """The case this person opened last in this browser."""
    return next((one for one in of(request, actor) if not one.again), None)


def of_case(request, actor, number) -> list[Receipt]:
    """The receipts of this person for one case, the newest first."""
    return [one for one in of(request, actor) if one.number == number]


def living_tickets(receipts, actor) -> list[tuple]:
    """The tickets of these receipts whose links live, each with its link; one query."""
    return links.living([Ticket.of(actor, r.key, place) for r in receipts for place in r.places])


def remember(request, response, actor, *, case, key, places=(), again=False):
    """Let this browser show the receipt again for 24 hours; returns the response."""
    at = int(clock.now().timestamp())
    new = Receipt(case.number, actor.principal, key, list(places), at, again)
    others = [one for one in _kept(request) if (one.key, one.by) != (new.key, new.by)]
    return _write(request, response, [new, *others])


def forget(request, response, actor, number):
    """Let this browser show no receipt of this case any more; returns the response."""
    mine = of_case(request, actor, number)
    return _write(request, response, [one for one in _kept(request) if one not in mine])


def _write(request, response, receipts):
    """Write as many as a cookie holds; the oldest give way."""
    while len(value := _sealed(browser_of(request), receipts)) > LONGEST:
        receipts = receipts[:-1]
    safe = {"httponly": True, "samesite": "Lax", "secure": request.is_secure()}
    response.set_cookie(COOKIE, value, max_age=KEPT_FOR, **safe)
    return response


def _sealed(browser, receipts) -> str:
    rows = [asdict(one) for one in receipts]
    return seal(json.dumps({"browser": browser, "rows": rows}), COOKIE)


def _kept(request) -> list[Receipt]:
    """The receipts younger than 24 hours, even if the browser kept its cookie longer."""
    least = (clock.now() - KEPT_FOR).timestamp()
    rows = [Receipt(**row) for row in _contents(request)["rows"]]
    return [one for one in rows if one.at > least]


def _contents(request) -> dict:
    """What the cookie says; nothing when it was altered or its key is out of use."""
    try:
        return json.loads(unseal(request.COOKIES.get(COOKIE, ""), COOKIE) or "null") or EMPTY
    except VaultError:
        return EMPTY
