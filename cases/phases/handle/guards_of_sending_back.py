"""Guards of a dispatch sent back, of a disputed competence, and of more time to answer."""

from cases.guards import guard
from cases.law import articles, clock_rules, deadlines, time_left_out
from cases.phases.common import in_text

from .guards_of_receipt import answer_clock
from .sheet import TAKEN_UP_AGAIN

ONCE = "这一件已经退回过一次，不能再退回；认为不归自己办的，提请区里确定承办单位。"


def who_sent_it_back(case) -> list:
    """The companies and departments that sent the matter back."""
    if "bounce" not in case.sheet.days_of_acts:
        return []
    sent_back = (d for d in case.sheet.dispatches if d.status == d.Status.SENT_BACK)
    return [dispatch.addressee for dispatch in sent_back]


def is_back_since_the_reopening(case) -> bool:
    """Whether it was sent back since it was last taken up again: once each time."""
    return bool(who_sent_it_back(case)) and _last_way_back(case) == "bounce"


def _last_way_back(case) -> str:
    acts = case.trail.filter(name__in=("bounce", *TAKEN_UP_AGAIN)).order_by("-seq")
    return case.sheet.cached("last_way_back", acts.values_list("name", flat=True).first)


def _is_decided(case) -> bool:
    """Whether the district named who must deal with it."""
    dispatch = case.sheet.open_dispatch
    return dispatch is not None and bool(dispatch.decided_by)


@guard(otherwise=ONCE, basis=articles.HANDED_OVER_ONCE, remedy="dispute_competence")
def not_sent_back_before(case, facts):
    """Once the district has decided, nobody is sent there again: another guard says so."""
    return not is_back_since_the_reopening(case) or _is_decided(case)


@guard(
    otherwise="这一件还没有退回过，不归自己办的，直接退回就行。",
    basis=articles.HANDED_OVER_ONCE,
    remedy="bounce",
)
def sent_back_before(case, facts):
    return is_back_since_the_reopening(case)


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
    absent=True,
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


IN_TIME = "延期要在期限届满以前申请。"


def _since_when_it_is_over(case, facts):
    return f"答复的期限{in_text(answer_clock(case).due_on)}已经届满，不能再延；{IN_TIME}"


def _is_over(case, day) -> bool:
    """Whether the last day to answer had passed that day; what stands still is not over."""
    clock = answer_clock(case)
    return clock is not None and not clock.is_held and day > clock.due_on


@guard(
    otherwise=f"答复的期限已经届满，不能再延；{IN_TIME}",
    basis=articles.TIME_TO_ANSWER,
    needs=("on",),
    about="on",
    exact=_since_when_it_is_over,
    lapses=True,
)
def asked_in_time(case, facts):
    return not _is_over(case, facts["on"])


@guard(
    otherwise=f"答复的期限已经届满，没有按时申请的不能再延；{IN_TIME}",
    basis=articles.TIME_TO_ANSWER,
    needs=("granted", "on"),
    about="granted",
    exact=_since_when_it_is_over,
)
def granted_in_time_or_asked_in_time(case, facts):
    """What was asked in time may be decided later; a refusal leaves the time as it stands."""
    dispatch = case.sheet.open_dispatch
    asked = dispatch is not None and dispatch.time_asked_until is not None
    return not facts["granted"] or asked or not _is_over(case, facts["on"])


def longest(case, clock):
    """The last day to which the time to answer may be extended: days held do not count."""
    days, since = case.sheet.calendar, clock.started_on
    most = deadlines.due(since, clock_rules.LONGEST_ANSWER, days).on
    held = case.spans_of_holds(clock) if clock.held_days or clock.is_held else ()
    return time_left_out.leave_out(most, since, deadlines.Unit.WORKDAYS, held, days).due.on


def _later_than(clock, facts) -> tuple:
    """The day that more time must pass, and what day that is."""
    if facts["on"] > clock.due_on:
        return facts["on"], "填的那天"
    return clock.due_on, "现在的期限"


def _from_when_to_when(case, facts):
    clock = answer_clock(case)
    day, what = _later_than(clock, facts)
    most = in_text(longest(case, clock))
    return f"延到的日子要晚于{what}（{in_text(day)}），最晚到{most}。"


@guard(
    otherwise="延到的日子要晚于现在的期限和填的那天，并且不超过最长的期限。",
    basis=articles.TIME_TO_ANSWER,
    needs=("until", "on"),
    about="until",
    exact=_from_when_to_when,
)
def later_and_within_the_most(case, facts):
    clock, until = answer_clock(case), facts["until"]
    if clock is None or until is None:
        return True
    return _later_than(clock, facts)[0] < until <= longest(case, clock)
