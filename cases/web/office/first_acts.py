"""What decides which act comes first on the desk, beside the state; asked with the case."""

from django.db.models import (
    BooleanField,
    Case,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact
from django.urls import reverse

from cases.door.next_afterwards import (
    CONFIRM_PAYMENT,
    DECIDE_ON_A_RETRIAL,
    REPLACED,
    STAYS,
    TAKEN_UP_AGAIN,
    VISIT,
)
from cases.door.next_at_court import BEFORE_IT
from cases.door.situation import waiting_heirs
from cases.models import (
    Agreement,
    CaseLink,
    Obligation,
    Payment,
    Proceeding,
    Promise,
    Rating,
    Referral,
    ReturnVisit,
    Title,
)
from cases.phases.enforce.records_of_visits import DISSATISFIED, TO_COME
from cases.states import Status as S
from mediation import clock

from .shelves import question

ENDED = (S.PERFORMED, S.UNSATISFIED, S.CLOSED)
OF_THE_CASE = {"case": OuterRef("pk")}
CHECK_THE_DOSSIER = "核对卷宗"  # whether papers lack is known from its list alone


def of_the_first_act() -> dict:
    """The facts by name, as `next_by_state.from_desk` asks for them."""
    due = Promise.objects.filter(
        **OF_THE_CASE, status=Promise.Status.OPEN, due_on__lte=clock.today()
    )
    unanswered = Referral.objects.filter(**OF_THE_CASE, answer="", reported_on=None)
    return {
        "worst_score": _worst_score(),
        "award_fell": _award_that_fell(),
        "promise_is_due": Exists(due),
        "referral_waits": Exists(unanswered),
        "is_untold": ExpressionWrapper(question("reports"), BooleanField()),
        "heirs_wait": ExpressionWrapper(
            Q(status=S.UNSATISFIED) & Exists(waiting_heirs().filter(**OF_THE_CASE)), BooleanField()
        ),
        "waiting_answer": _where(ENDED, _waiting_answer()),
        "visit_first": _where((S.CLOSED,), _visit_first()),
        "never_planned": _never_planned(),
    }


def _where(states, act):
    """The name of the act in these states; else empty."""
    return Case(When(status__in=states, then=act), default=Value(""))


def _worst_score() -> Subquery:
    """A bad rating of a case, else any other."""
    bad_first = Case(When(score=Rating.Score.UNSATISFIED, then=0), default=1)
    ratings = Rating.objects.filter(**OF_THE_CASE).order_by(bad_first, "pk")
    return Subquery(ratings.values("score")[:1])


def _award_that_fell() -> Subquery:
    """The day on which the last adjudication, an award, fell; else NULL."""
    fell = Case(When(kind=Proceeding.Kind.ARBITRATION, then=F("set_aside_on")))
    return Subquery(_adjudications().annotate(fell=fell).values("fell")[:1])


def _adjudications():
    return Proceeding.objects.filter(**OF_THE_CASE).exclude(kind="enforcement").order_by("-pk")


def _waiting_answer():
    """What waits once all is over: what a court decides, then what a receiver confirms."""
    asked = Q(proceeding__objected_on__isnull=False)
    tried = Q(proceeding__retrial_on__isnull=False)
    answers = [When(asked, kind=kind, then=Value(act)) for kind, act in STAYS.items()]
    paper = Title.objects.filter(**OF_THE_CASE, until=None).annotate(
        act=Case(
            When(proceeding__again_until__isnull=False, kind="award", then=Value(REPLACED)),
            *answers,
            When(
                asked | tried, kind__in=("judgment", "court_paper"), then=Value(DECIDE_ON_A_RETRIAL)
            ),
        )
    )
    steps = [When(status=status, then=Value(acts[0])) for status, acts in BEFORE_IT.items()]
    at_court = _adjudications().filter(status__in=("sent", "received", "accepted"))
    unconfirmed = Payment.objects.filter(**OF_THE_CASE, confirmed_on=None, reversed_on=None)
    return Coalesce(
        Subquery(paper.values("act")[:1]),
        Subquery(at_court.annotate(act=Case(*steps)).values("act")[:1]),
        Case(When(Exists(unconfirmed), then=Value(CONFIRM_PAYMENT)), default=Value("")),
    )


def _visit_first():
    """A visit whose day has come, or what a bad one asks for that nobody has followed up."""
    due = ReturnVisit.objects.filter(**OF_THE_CASE, **TO_COME, planned_on__lte=clock.today())
    made = ReturnVisit.objects.filter(**OF_THE_CASE, dropped_on=None, done_on__isnull=False)
    since = OuterRef("done_on")
    opened = CaseLink.objects.filter(
        case=OuterRef("case"), removed_on=None, kind__in=CaseLink.EARLIER, on__gte=since
    )
    bad = made.order_by("-done_on", "-pk").annotate(
        is_bad=Case(When(~Exists(opened), score=DISSATISFIED, then=True), default=False)
    )
    title = Title.objects.filter(**OF_THE_CASE, until=None)
    pending = Obligation.objects.filter(
        **OF_THE_CASE, title__until=None, status__in=("open", "waiting")
    )
    go_on, talk_again = TAKEN_UP_AGAIN
    is_bad = Subquery(bad.values("is_bad")[:1])
    return Case(
        When(Exists(due), then=Value(VISIT)),
        When(~Exists(title) & Q(is_bad), then=Value(talk_again)),
        When(Exists(pending) & Q(is_bad), then=Value(go_on)),
        default=Value(""),
    )


def _never_planned():
    """Whether an agreement stands that is to be visited, and no visit to it was ever planned."""
    kept = ReturnVisit.objects.filter(**OF_THE_CASE, dropped_on=None)
    made = Agreement.objects.filter(**OF_THE_CASE, effective_on__isnull=False).order_by("-version")
    stands = ~_is(made.values("status"), Agreement.Status.VOID)
    won = ~_is(_adjudications().values("outcome"), Proceeding.Outcome.LOST)
    is_visited = Q(status=S.CLOSED, effective_on__isnull=False) & stands & won
    return ExpressionWrapper(is_visited & ~Exists(kept), BooleanField())


def _is(rows, value):
    """Whether the first of these rows has that value; not so where there is none."""
    return Q(Exact(Coalesce(Subquery(rows[:1]), Value("")), Value(value)))


def address_of(case, act) -> str:
    """Where the act is done: a court's decision, for which there are several, on the case page; of
    a closed case without one, what its dossier still lacks."""
    page = reverse("office:case", args=[case.number])
    if act in STAYS.values():
        return page
    return reverse("office:act", args=[case.number, act]) if act else f"{page}?part=dossier"
