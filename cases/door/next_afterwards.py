"""What a case wants once its mediation has ended, and which of these acts it does not want now."""

from collections.abc import Callable

from django.db.models import Q

from cases.models import Case, Proceeding
from cases.papers import dossier
from cases.phases.adjudicate import guards_of_retrials as retrials
from cases.phases.enforce import guards_of_reopening
from cases.phases.enforce.guards_of_visits import cycle, nobody_planned
from cases.states import Status as S
from mediation import clock

from . import next_at_court
from .named_acts import RECORD_CONDITION, STRIKE_OFF
from .next_at_court import Acts
from .situation import is_due_later

ARCHIVE = "archive"
LOG_WHAT_WAS_KEPT = "record_observance"
CONFIRM_PAYMENT, VISIT, REPLACED = "confirm_payment", "visit", "title_replaced"
DECIDE_ON_A_RETRIAL = retrials.no_retrial_waits.remedy


def _is_demanded(case: Case) -> bool:
    return case.sheet.cached("demanded", lambda: case.trail.filter(name="dun").exists())


def _nothing_falls_due_at_once(case: Case) -> bool:
    """Whether, once something is late, no agreed condition makes the later parts due as well."""
    late = case.status == S.DEFAULTED
    return late and not case.sheet.may_fall_due_at_once(clock.today())


def agreed(case: Case) -> Acts:
    """Done on the spot only if it was agreed by word of mouth, or if nobody owes anything: that
    act books it all as paid."""
    oral = not case.agreement_number and not is_due_later(case)
    at_once = oral or not case.sheet.obligations
    return ("perform_at_once",) if at_once else ("start_performance",)


# What answers an objection, or an application to set aside: the paper stays, or falls.
STAYS = {"confirmed": "objection_rejected", "award": "setting_aside_refused"}
FALLS = {"confirmed": "ruling_set_aside", "award": "award_falls"}


def performing(case: Case) -> Acts:
    """What is owed is recorded as it is done; a visit that is due comes after it."""
    if case.sheet.current_proceeding is not None:
        return next_at_court.at_court(case)
    is_over = case.sheet.a_condition_is_over(clock.today())
    first = (*_tried_again(case), *((RECORD_CONDITION,) if is_over else ()))
    then = (CONFIRM_PAYMENT, "pay", "record_act", "fix_sum", "record_event")
    return (*first, *then, *_behind(case), *_drafted(case), *_visit_due(case))


def _behind(case: Case) -> Acts:
    """What was done of a repeated duty is logged while fewer times are logged than were due."""
    sheet, today = case.sheet, clock.today()
    is_behind = any(sheet.times_missing(duty, today) for duty in sheet.obligations if duty.lasts)
    return (LOG_WHAT_WAS_KEPT,) if is_behind else ()


def _drafted(case: Case) -> Acts:
    """A draft beside what is performed is made final."""
    return ("vary",) if case.sheet.draft is not None else ()


def defaulted(case: Case) -> Acts:
    """Demand once, have all parts fall due where that was agreed, then a court, as is lawful today;
    an application on its way goes on."""
    if case.sheet.current_proceeding is not None:
        return next_at_court.at_court(case)
    ways = next_at_court.ways_to_a_court(case)
    late = (*_tried_again(case), "dun", RECORD_CONDITION, *ways)
    return (*late, *_behind(case), *_drafted(case))


def enforcing(case: Case) -> Acts:
    """What the court reports; while its paper is tried again, what comes of that first."""
    return (*_tried_again(case), *next_at_court.WHILE_ENFORCED)


def _tried_again(case: Case) -> Acts:
    """What a court orders about a paper that it tries again, or the award that replaces one; what
    it decides about one that is objected to, or is to be set aside."""
    if case.sheet.has("questions") is False:
        return ()
    paper = retrials.tried_again(case)
    if paper is None:
        return _answers(case)
    decided = () if paper.again_until else (DECIDE_ON_A_RETRIAL,)
    return (*decided, REPLACED)


def _answers(case: Case) -> Acts:
    """What answers the objection, or the application, that waits for the court's decision."""
    if retrials.questioned(case) is None:
        return ()
    kind = case.sheet.title.kind
    if kind in STAYS:
        return STAYS[kind], FALLS[kind]
    return (DECIDE_ON_A_RETRIAL,)


def ended(case: Case) -> Acts:
    """Somebody else checks the result before the case is closed; what waits is answered first."""
    return (*_waits(case), *closing(case))


def closing(case: Case) -> Acts:
    """The closing, and the check by somebody else before it."""
    return ("close",) if case.struck_off_on else (STRIKE_OFF,)


def _waits(case: Case) -> Acts:
    """What waits for an answer once all is over: of a court, or of who received a payment."""
    at_court = next_at_court.at_court(case) if case.sheet.current_proceeding else ()
    return (*_tried_again(case), *at_court, CONFIRM_PAYMENT)


def failed(case: Case) -> Acts:
    """After an award fell the same quarrel goes to a court, or to arbitration agreed on again."""
    goes_on = not case.struck_off_on and _an_award_fell(case)
    return ("open_suit", *closing(case)) if goes_on else closing(case)


def _an_award_fell(case: Case) -> bool:
    """Whether the last adjudication was one; the desk reads `award_fell` with the case."""
    if hasattr(case, "award_fell"):
        return bool(case.award_fell)
    last = case.sheet.last_adjudication
    return bool(last and last.kind == Proceeding.Kind.ARBITRATION and last.set_aside_on)


# After a bad visit: of the two ways each guard names the other.
TAKEN_UP_AGAIN: Acts = (
    guards_of_reopening.nothing_agreed_stands.remedy,
    guards_of_reopening.something_agreed_is_open.remedy,
)


def _visit_due(case: Case) -> Acts:
    """A visit whose day has come, which may be before the closing."""
    is_due = any(day <= clock.today() for day in case.sheet.days_to_visit)
    return (VISIT,) if is_due else ()


def closed(case: Case) -> Acts:
    """What waits for an answer, the visits, what a bad one asks for, the binding of the dossier."""
    visit = ("plan_visits",) if nobody_planned(case, clock.today()) else _visit_due(case)
    again = case.sheet.visit_to_follow_up or _owed_again(case)
    ways = TAKEN_UP_AGAIN if again else ()
    lacking = case.accepted_on is not None and dossier.missing(case)
    return (*_waits(case), *visit, *ways, "file_scan" if lacking else ARCHIVE)


def closed_on_the_desk(case: Case) -> Acts:
    """As `closed`, from the facts that the desk reads with the case, up to the dossier."""
    known, today = case.__dict__, clock.today()
    planned = not known["never_planned"] or today > cycle(case, today)[1]
    return (known["visit_first"] if planned else "plan_visits",)


# What a closed case is found not to have done, or been paid.
TAKEN_BACK: Acts = ("reverse_act", "reverse_observance", "reverse_payment", "take_back_letting_off")


def _owed_again(case: Case) -> bool:
    """Whether something performed is owed again since the closing, by what was taken back."""
    if not guards_of_reopening.something_agreed_is_open.test(case, {}):
        return False
    since = Q(name__in=TAKEN_BACK) | Q(target=S.CLOSED) & ~Q(name="break_seal")
    names = case.trail.filter(since).order_by("-seq").values_list("name", flat=True)
    return case.sheet.cached("closed_or_taken_back", names.first) in TAKEN_BACK


IDLE: dict[str, Callable[[Case], bool]] = {
    RECORD_CONDITION: _nothing_falls_due_at_once,
    "dun": _is_demanded,
    CONFIRM_PAYMENT: lambda case: all(payment.confirmed_on for payment in case.sheet.payments),
    "perform_at_once": is_due_later,
}
