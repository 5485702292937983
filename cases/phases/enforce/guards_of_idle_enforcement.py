"""Guards of an enforcement that the court left undone for six months (民事诉讼法 237)."""

from django.db.models import TextChoices

from cases.guards import guard
from cases.law import articles_of_enforcement, courts
from cases.law.clocks_of_courts import IDLE_ENFORCEMENT
from cases.words.days import last_day_in_text


class Above(TextChoices):
    """What the court above decided (民事诉讼法 237, 执行程序解释)."""

    WITHIN = "within", "责令原执行法院限期执行"
    ITSELF = "itself", "决定由本院执行"
    OTHER = "other", "指令其他法院执行"
    REFUSED = "refused", "裁定驳回申请"


IDLE = "法院收到申请执行书之日起超过六个月未执行的，才可以向上一级人民法院申请执行"


def _last_day(case, facts):
    running = case.sheet.clock(IDLE_ENFORCEMENT)
    if running is None:
        return f"{IDLE}；已经申请过，或者还没有开始算。"
    return f"{IDLE}：最后一天是{last_day_in_text(running.due)}。"


@guard(
    otherwise=f"{IDLE}。",
    basis=articles_of_enforcement.IDLE_ENFORCEMENT,
    needs=("on",),
    about="on",
    exact=_last_day,
)
def six_months_are_over(case, facts):
    running = case.sheet.clock(IDLE_ENFORCEMENT)
    return running is not None and facts["on"] > running.due_on


@guard(
    otherwise=f"请选上一级人民法院：{courts.ABOVE_EACH}。",
    basis=articles_of_enforcement.IDLE_ENFORCEMENT,
    needs=("court",),
)
def court_is_the_one_above(case, facts):
    enforcing = case.sheet.enforcement
    return enforcing is None or courts.is_above(facts["court"].name, enforcing.court.name)


@guard(
    otherwise="没有等上一级人民法院答复的申请。",
    basis=articles_of_enforcement.IDLE_ENFORCEMENT,
    absent=True,
)
def a_court_above_was_asked(case, facts):
    enforcement = case.sheet.enforcement
    return enforcement is not None and enforcement.asked_above is not None


@guard(
    otherwise="责令限期执行的，请填执行到哪天，要晚于决定的那天。",
    basis=articles_of_enforcement.IDLE_ENFORCEMENT,
    needs=("outcome", "on"),
    about="until",
)
def a_day_is_set(case, facts):
    until = facts.get("until")
    return facts["outcome"] != Above.WITHIN or bool(until and until > facts["on"])


@guard(
    otherwise="指令其他法院执行的，请选另一个法院。",
    basis=articles_of_enforcement.IDLE_ENFORCEMENT,
    needs=("outcome",),
    about="court",
)
def another_court_is_named(case, facts):
    enforcement, court = case.sheet.enforcement, facts.get("court")
    another = court is not None and enforcement is not None and court != enforcement.court
    return facts["outcome"] != Above.OTHER or another
