"""Guards of a dispatch sent back, of a disputed competence, and of more time to answer."""

from cases.guards import guard
from cases.law import articles, clock_rules, deadlines
from cases.phases.common import in_text

from .guards_of_receipt import answer_clock

ONCE = "这一件已经退回过一次，不能再退回；认为不归自己办的，提请区里确定承办单位。"


def manager_on(case, day):
    """The company that manages the estate that day, or None."""
    return case.estate.company_on(day) if case.estate else None


def who_sent_it_back(case) -> list:
    """The companies and departments that sent the matter back."""
    if "bounce" not in case.sheet.days_of_acts:
        return []
    sent_back = (d for d in case.sheet.dispatches if d.status == d.Status.SENT_BACK)
    return [dispatch.addressee for dispatch in sent_back]


def _is_decided(case) -> bool:
    """Whether the district named who must deal with it."""
    dispatch = case.sheet.open_dispatch
    return dispatch is not None and bool(dispatch.decided_by)


@guard(otherwise=ONCE, basis=articles.HANDED_OVER_ONCE, remedy="dispute_competence")
def not_sent_back_before(case, facts):
    """Once the district has decided, nobody is sent there again: another guard says so."""
    return not who_sent_it_back(case) or _is_decided(case)


@guard(
    otherwise="这一件还没有退回过，不归自己办的，直接退回派单。",
    basis=articles.HANDED_OVER_ONCE,
    remedy="bounce",
)
def sent_back_before(case, facts):
    return bool(who_sent_it_back(case))


def _who_decided(case, facts):
    return f"{case.sheet.open_dispatch.decided_by}已经确定承办单位，不能再退回或者提出异议。"


@guard(
    otherwise="区里已经确定承办单位，不能再退回或者提出异议。",
    basis=articles.HANDED_OVER_ONCE,
    exact=_who_decided,
)
def the_district_has_not_decided(case, facts):
    return not _is_decided(case)


@guard(otherwise="已经提请区里确定承办单位，等区里的决定。", basis=articles.HANDED_OVER_ONCE)
def not_disputed_yet(case, facts):
    dispatch = case.sheet.open_dispatch
    return dispatch is None or dispatch.disputed_on is None or _is_decided(case)


@guard(
    otherwise="没有对承办单位的争议要区里确定。",
    basis=articles.HANDED_OVER_ONCE,
    remedy="dispute_competence",
)
def competence_is_disputed(case, facts):
    dispatch = case.sheet.open_dispatch
    return dispatch is not None and dispatch.disputed_on is not None and not dispatch.decided_by


@guard(
    otherwise="这个单位退回过这一件，不能再派给它；由谁办有争议的，派给别的单位后提请区里确定。",
    basis=articles.HANDED_OVER_ONCE,
    needs=("company", "department"),
    about="company",
)
def not_to_who_sent_it_back(case, facts):
    to = facts["company"] or facts["department"]
    return to not in who_sent_it_back(case)


@guard(
    otherwise="答复的期限还没有起算，不用延长；先登记接单。",
    basis=articles.ARRIVAL,
    remedy="take_dispatch",
)
def time_to_answer_runs(case, facts):
    return answer_clock(case) is not None


@guard(otherwise="答复的期限已经延长过一次，不能再延。", basis=articles.TIME_TO_ANSWER)
def no_time_granted_yet(case, facts):
    clock = answer_clock(case)
    return clock is None or clock.agreed_until is None


@guard(
    otherwise="答复的期限暂停着，恢复计算以后再延长。",
    basis=articles.TIME_TO_ANSWER,
    needs=("granted", "on"),
    remedy="release_hold",
)
def time_to_answer_is_not_held(case, facts):
    """What is refused leaves the time as it stands."""
    clock = answer_clock(case)
    return not facts["granted"] or clock is None or not clock.is_held


def longest(case, clock):
    """The last day to which the time to answer may be extended."""
    return deadlines.due(clock.started_on, clock_rules.LONGEST_ANSWER, case.sheet.calendar).on


def _from_when_to_when(case, facts):
    clock = answer_clock(case)
    most = in_text(longest(case, clock))
    return f"延到的日子要晚于现在的期限（{in_text(clock.due_on)}），最晚到{most}。"


@guard(
    otherwise="延到的日子要晚于现在的期限，并且不超过最长的期限。",
    basis=articles.TIME_TO_ANSWER,
    needs=("until",),
    exact=_from_when_to_when,
)
def later_and_within_the_most(case, facts):
    clock, until = answer_clock(case), facts["until"]
    return clock is None or until is None or clock.due_on < until <= longest(case, clock)
