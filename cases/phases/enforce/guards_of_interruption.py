"""Guards of what interrupts the two years in which enforcement may be applied for (K16)."""

from django.db.models import TextChoices

from cases.guards import guard
from cases.law import articles, articles_of_enforcement
from cases.phases.common import in_text


class Cause(TextChoices):
    """What interrupts the time to apply for enforcement (执行程序解释 20)."""

    DEMAND = "demand", "债权人要求履行"
    SETTLEMENT = "settlement", "双方达成和解协议"
    PROMISE = "promise", "债务人同意履行"
    APPLICATION = "application", "向法院申请执行"


@guard(
    otherwise="申请执行的期限没有在计算，没有可以中断的；没有可以执行的依据的，期限还没有开始。",
    basis=articles_of_enforcement.ENFORCEMENT_TIME,
)
def time_to_enforce_runs(case, facts):
    return case.sheet.clock("K16") is not None


WHILE_IT_RAN = "中断的日子要在这一段期限起算以后、届满以前"


def _which_days(case, facts):
    running = case.sheet.clock("K16")
    days = (
        f"（{in_text(running.started_on)}起算，{in_text(running.due_on)}届满）" if running else ""
    )
    return f"{WHILE_IT_RAN}{days}；届满以后的不能中断。"


@guard(
    otherwise=f"{WHILE_IT_RAN}；届满以后的不能中断。",
    basis=articles_of_enforcement.ENFORCEMENT_INTERRUPTED,
    needs=("happened_on",),
    exact=_which_days,
)
def interrupted_while_it_ran(case, facts):
    running = case.sheet.clock("K16")
    return running is None or running.started_on < facts["happened_on"] <= running.due_on


@guard(
    otherwise="中断的日子不能晚于登记当天。",
    basis=articles.DATES,
    needs=("happened_on", "on"),
    about="happened_on",
)
def interrupted_by_the_day_recorded(case, facts):
    return facts["happened_on"] <= facts["on"]


@guard(
    otherwise="请写明凭证：谁、怎么提出或者同意的，例如签收的催款函、和解协议、聊天记录。",
    basis=articles_of_enforcement.ENFORCEMENT_INTERRUPTED,
    needs=("proof",),
)
def interruption_is_proved(case, facts):
    return bool(facts["proof"].strip())
