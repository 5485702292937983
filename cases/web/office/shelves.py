"""The shelves of the office: what waits for it, each a question about the committee's cases.

A shelf's number and the list behind it come from the same question, so they always agree.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Case, CharField, Exists, OuterRef, Q, Value, When

from cases.models import Answer, Party, Rating, Recusal, Referral, Signature
from cases.models.trail import Origin
from cases.phases.handle.guards import RATING_WAIT_DAYS
from cases.phases.mediate.referrals import ONCE_ENDED
from cases.states import OPEN, Status
from cases.web.dated import STILL_OPEN, Pile, dated
from cases.web.lateness import each_with, late_clocks, soon_clocks
from cases.web.urgency import NOTHING_DUE, NOTHING_TODAY
from mediation import clock


@dataclass(frozen=True, slots=True)
class Shelf:
    """One shelf: its name in addresses, its title, its sentence when empty.

    `states` are given where the cases wait for the office itself; no state is on two shelves.
    """

    key: str
    title: str
    empty: str = "都办完了。"
    states: tuple[Status, ...] = ()


# What is being signed has a shelf of its own; while a recusal waits for the decision, nothing is
# signed or sealed, and it stands with the other recusals.
AT_THE_TABLE = (Status.ACCEPTED, Status.MEDIATING, Status.PAUSED)
UNDECIDED = Recusal.objects.filter(outcome="", case=OuterRef("pk"))
ENDED = (Status.PERFORMED, Status.FAILED, Status.UNSATISFIED)
TODAY = Shelf("today", "今天", NOTHING_TODAY)
SHELVES = (
    TODAY,
    Shelf("new", "待派单", "没有等派单的投诉。", (Status.REGISTERED,)),
    Shelf("requests", "待受理", "没有等受理的申请。", (Status.REQUESTED,)),
    Shelf("recusals", "待决定回避", states=AT_THE_TABLE),
    Shelf("signing", "待盖章", "没有等盖章的协议。", (Status.SIGNING,)),
    Shelf(
        "late",
        "逾期",
        "没有届满还没办的期限，也没有过了日子还没做的回访。付款、要做的事，在调解员的待办里。",
    ),
    Shelf("due", "快到期", NOTHING_DUE),
    Shelf("endings", "待销号/结案", "没有等销号、结案的案件。", (*ENDED, Status.ANSWERED)),
    Shelf("reports", "待回告", "移送来的案件，结果都回告了。"),
    Shelf("filing", "待归档", "没有等归档的卷宗。", (Status.CLOSED,)),
)
OURS = tuple(shelf for shelf in SHELVES if shelf.states)
# The figures over the shelves; what waits for the office is the sum of its own five shelves.
SUMS = (
    TODAY,
    Shelf("late", "逾期"),
    Shelf("mine", "等我办"),
    Shelf("due", "快到期"),
    Shelf("others", "等别人"),
)
# Of what waits for others: the agreements that somebody has not signed yet.
UNSIGNED = Shelf("unsigned", "待签")


def question(key: str) -> Q:
    """The cases on a shelf today."""
    return QUESTIONS[key]()


def _marked(kind):
    marks = Signature.objects.filter(agreement__case=OuterRef("pk"), agreement__status="signing")
    return Exists(marks.filter(kind=kind))


def _all_signed():
    """Whether all marks but the seal are set: those of the mediator and of every party needed."""
    marks = Signature.objects.filter(agreement__status="signing", kind=Signature.Kind.PARTY)
    theirs = marks.filter(agreement__case=OuterRef("case"), party=OuterRef("pk"))
    unsigned = Party.objects.needed().filter(~Exists(theirs), case=OuterRef("pk"))
    return Q(_marked(Signature.Kind.MEDIATOR)) & ~Q(Exists(unsigned))


def _to_be_sealed():
    stopped, sealed = Q(Exists(UNDECIDED)), Q(_marked(Signature.Kind.SEAL))
    return Q(status=Status.SIGNING) & _all_signed() & ~sealed & ~stopped


def shelf_of_the_case() -> Case:
    """The key of the shelf of ours on which a case stands."""
    stopped = When(Exists(UNDECIDED), status=Status.SIGNING, then=Value("recusals"))
    by_state = (When(status__in=shelf.states, then=Value(shelf.key)) for shelf in OURS)
    return Case(stopped, *by_state, output_field=CharField())


def answer_was_judged() -> Q:
    """Whether somebody rated an answer, or the time to rate is over."""
    waited = clock.today() - timedelta(days=RATING_WAIT_DAYS)
    rated = Exists(Rating.objects.filter(case=OuterRef("pk")))
    return Q(rated) | Q(Exists(Answer.objects.filter(case=OuterRef("pk"), on__lte=waited)))


def _ending():
    asked = Q(requested_on__isnull=False)  # mediation, which no answer settles
    return Q(status__in=ENDED) | (Q(status=Status.ANSWERED) & (answer_was_judged() | asked))


def _mine():
    """Whether the case is on one of the shelves that wait for the office itself."""
    return Q(*[question(shelf.key) for shelf in OURS], _connector=Q.OR)


def untold():
    """The referrals whose sender is still to be told what came of the case."""
    return Referral.objects.filter(reported_on=None, case=OuterRef("pk"))


def _to_report():
    ended = Q(status__in=sorted(ONCE_ENDED - {Status.JOINED}))
    with_the_lead = Q(status=Status.JOINED) & ~Q(lead__status__in=sorted(OPEN - {Status.FAILED}))
    return Q(route__gt="") & (ended | with_the_lead) & Q(Exists(untold()))


QUESTIONS = {
    "new": lambda: Q(status=Status.REGISTERED),
    "requests": lambda: Q(status=Status.REQUESTED),
    "recusals": lambda: Q(status__in=(*AT_THE_TABLE, Status.SIGNING)) & Q(Exists(UNDECIDED)),
    "signing": _to_be_sealed,
    "unsigned": lambda: Q(status=Status.SIGNING) & ~_all_signed(),
    "due": lambda: each_with(soon_clocks(), Pile.DUE),
    "late": lambda: each_with(late_clocks(), Pile.LATE),
    "today": lambda: dated(Pile.TODAY),
    "mine": _mine,
    "others": lambda: STILL_OPEN & ~_mine(),
    "endings": _ending,
    "reports": _to_report,
    "filing": lambda: Q(status=Status.CLOSED, accepted_on__isnull=False, origin=Origin.DONE),
}
