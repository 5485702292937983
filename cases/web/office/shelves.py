"""The shelves of the office: what waits for it, each a question about the committee's cases.

A shelf's number and the list behind it come from the same question, so they always agree.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q

from cases.models import Answer, Rating, Signature
from cases.models.trail import Origin
from cases.phases.handle.guards import RATING_WAIT_DAYS
from cases.states import OPEN, Status
from cases.web.dated import STILL_OPEN, Pile, dated, running_clocks
from cases.web.urgency import soon_day
from mediation import clock

DONE = sorted(frozenset(Status) - OPEN | {Status.PERFORMED})


@dataclass(frozen=True, slots=True)
class Shelf:
    """One shelf: its name in addresses, its title, the act done from it."""

    key: str
    title: str
    act: str = ""
    label: str = ""
    empty: str = "都办完了。"


SHELVES = (
    Shelf("dispatch", "待派单", "dispatch", "派单", "没有等派单的投诉。"),
    Shelf("accept", "待受理", "accept", "受理", "没有等受理的申请。"),
    Shelf("seal", "待盖章", "seal", "盖章", "没有等盖章的协议。"),
    Shelf("late", "逾期", empty="没有过了期限还没办的事。"),
    Shelf("due", "快到期", empty="三个工作日内没有到期的期限。"),
    Shelf("close", "待销号/结案", "strike_off", "销号", "没有等销号、结案的案件。"),
    Shelf("archive", "待归档", "archive", "归档", "没有等归档的卷宗。"),
)
# The figures over the shelves; what waits for the office is the sum of five shelves.
SUMS = (
    Shelf("today", "今天"),
    Shelf("late", "逾期"),
    Shelf("mine", "等我办"),
    Shelf("due", "快到期"),
    Shelf("others", "等别人"),
)
BY_KEY = {shelf.key: shelf for shelf in SHELVES}


def question(key: str) -> Q:
    """Which cases stand on a shelf today."""
    return QUESTIONS[key]()


def _sealed():
    return Exists(
        Signature.objects.filter(
            kind="seal", agreement__case=OuterRef("pk"), agreement__status="signing"
        )
    )


def soon_due():
    """The clocks that lapse within three working days, today among them."""
    today = clock.today()
    return _to_watch().filter(due_on__gte=today, due_on__lte=soon_day(today))


def lapsed():
    """The clocks that have lapsed; a right that was not used in time is no task."""
    return _to_watch().filter(due_on__lt=clock.today())


def _to_watch():
    return running_clocks().exclude(case__status__in=DONE)


def _of_the_case(clocks):
    not_done = Q(status__in=sorted(frozenset(Status) - frozenset(DONE)))
    return not_done & Q(Exists(clocks.filter(case=OuterRef("pk"))))


def _close():
    waited = clock.today() - timedelta(days=RATING_WAIT_DAYS)
    rated = Exists(Rating.objects.filter(case=OuterRef("pk")))
    old = Exists(Answer.objects.filter(case=OuterRef("pk"), on__lte=waited))
    ended = Q(status__in=[Status.PERFORMED, Status.FAILED, Status.UNSATISFIED])
    return ended | (Q(status=Status.ANSWERED) & (Q(rated) | Q(old)))


def _mine():
    """Whether the case stands on one of the shelves that wait for the office itself."""
    keys = [shelf.key for shelf in SHELVES if shelf.act]
    return Q(*[question(key) for key in keys], _connector=Q.OR)


QUESTIONS = {
    "dispatch": lambda: Q(status=Status.REGISTERED),
    "accept": lambda: Q(status=Status.REQUESTED),
    "seal": lambda: Q(status=Status.SIGNING) & ~Q(_sealed()),
    "due": lambda: _of_the_case(soon_due()),
    "late": lambda: _of_the_case(lapsed()),
    "today": lambda: dated(Pile.TODAY),
    "mine": _mine,
    "others": lambda: STILL_OPEN & ~_mine(),
    "close": _close,
    "archive": lambda: Q(status=Status.CLOSED, accepted_on__isnull=False, origin=Origin.DONE),
}
