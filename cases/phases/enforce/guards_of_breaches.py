"""Guards of duties that last: not to act, and to tolerate."""

from cases.guards import guard
from cases.law import articles_of_enforcement
from cases.phases.common import in_text
from cases.states import Status

from .guards_of_entries import by_the_day_recorded, has_proof, some_duty
from .guards_of_titles import guard_of_the_title

UNBROKEN = "期满，没有登记违反"
BREACH_NOT_LATER = "违反的日期不能晚于登记当天"
WHILE_IT_LASTS = "违反的日期要在这项义务生效以后、终止以前"
NO_BREACH_OPEN = "没有还没改正的违反记录。"
NOTHING_LASTS = "没有要一直遵守的约定（不做什么、容忍什么）。"


something_lasts = some_duty("something_lasts", "lasts", NOTHING_LASTS)


@guard_of_the_title(otherwise="请选择本案一项要一直遵守的约定。", needs=("obligation",))
def obligation_lasts(case, facts):
    duty = case.sheet.obligation(facts["obligation"].pk)
    return duty is not None and duty.lasts and duty.binds


breach_has_proof = has_proof(
    "breach_has_proof",
    "登记违反要写明凭什么认定，例如照片、录像、到场查看。",
    articles_of_enforcement.DUTY_NOT_TO_ACT,
    of="obligation",
)


breached_by_the_day_recorded = by_the_day_recorded(
    "breached_by_the_day_recorded", "breached_on", BREACH_NOT_LATER
)


def _while_it_lasted(case, facts) -> str:
    return f"{WHILE_IT_LASTS}（{days_it_lasts(case, facts['obligation'])}）。"


def days_it_lasts(case, obligation) -> str:
    """From when to when a duty binds, as a refusal names it."""
    duty = case.sheet.obligation(obligation.pk)
    until = f"到{in_text(duty.ends_on)}" if duty and duty.ends_on else ""
    since = (duty and duty.bound_on) or case.effective_on
    return f"{in_text(since)}起{until}"


@guard(
    otherwise=f"{WHILE_IT_LASTS}。",
    basis=articles_of_enforcement.DUTY_NOT_TO_ACT,
    needs=("obligation", "breached_on"),
    about="breached_on",
    exact=_while_it_lasted,
)
def breached_while_it_lasted(case, facts):
    return lasted_on(case, facts["obligation"], facts["breached_on"])


def lasted_on(case, obligation, day) -> bool:
    """Whether the duty bound on that day; one of no such case is refused by another rule."""
    duty = case.sheet.obligation(obligation.pk)
    if duty is None or case.effective_on is None:
        return True
    since = duty.bound_on or case.effective_on
    return since <= day and (duty.ends_on is None or day <= duty.ends_on)


@guard_of_the_title(otherwise="没有还要履行的事项。", absent=True)
def something_is_pending(case, facts):
    if any(line.target == Status.PERFORMED for line in case.unwritten):
        return False  # this very act found nothing pending
    return any(duty.is_pending for duty in case.sheet.obligations)


@guard_of_the_title(otherwise=NO_BREACH_OPEN, absent=True)
def a_breach_is_open(case, facts):
    return bool(case.sheet.open_breaches)


@guard_of_the_title(otherwise=NO_BREACH_OPEN, absent=True)
def a_breach_is_in_default(case, facts):
    return bool(case.sheet.breaches_in_default)


@guard_of_the_title(otherwise="请选择本案一项还没改正的违反。", needs=("breach",))
def breach_is_open(case, facts):
    breach = case.sheet.breach(facts["breach"].pk)
    return breach is not None and breach.ended_on is None


@guard_of_the_title(
    otherwise="约定里有要一直遵守的事（不做什么、容忍什么），当场做不完，请改办“开始履行”。",
    needs=("on",),
    remedy="start_performance",
)
def nothing_lasts_on(case, facts):
    lasting = [duty for duty in case.sheet.obligations if duty.lasts and duty.status == "open"]
    return not any(duty.ends_on is None or duty.ends_on > facts["on"] for duty in lasting)


@guard(
    otherwise="这一项要守到约定的那天，到期没有登记违反的，系统自动记为已履行；违反了的，请登记违反约定。",
    basis=articles_of_enforcement.DUTY_NOT_TO_ACT,
    needs=("obligation",),
    remedy="record_breach",
)
def no_end_by_itself(case, facts):
    duty = case.sheet.obligation(facts["obligation"].pk)
    return duty is None or not duty.ends_by_itself
