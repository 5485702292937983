"""Guards of what an agreement leaves to be known later: a sum, or the day of a term."""

from cases.guards import guard
from cases.law import articles, event_terms
from cases.law.ratios import WHOLE, share_of
from cases.phases.common import in_text

from .guards_of_entries import by_the_day_recorded, has_proof, some_duty, this_duty
from .guards_of_titles import guard_of_the_title

NO_SUM_OPEN = "没有金额等着确定的款项。"
NO_EVENT_OPEN = "没有等着某件事发生才到期的事项。"
EVENT_NOT_LATER = "这件事发生的日期不能晚于登记当天"


@guard_of_the_title(
    otherwise="这一笔的金额还没有确定，请先登记确定的金额。",
    needs=("obligation",),
    remedy="fix_sum",
)
def sum_is_fixed(case, facts):
    duty = case.sheet.obligation(facts["obligation"].pk)
    return duty is None or not duty.waits_for_its_sum


@guard_of_the_title(
    otherwise="应付款的金额都还没有确定，请先登记确定的金额。",
    remedy="fix_sum",
)
def a_fixed_sum_is_owed(case, facts):
    owed = [duty for duty in case.sheet.obligations if duty.is_money and duty.status == "open"]
    return not owed or any(not duty.waits_for_its_sum for duty in owed)


@guard_of_the_title(
    otherwise="还有金额没有确定的款项，请先登记确定的金额。",
    remedy="fix_sum",
)
def every_sum_is_fixed(case, facts):
    return not any(duty.waits_for_its_sum for duty in case.sheet.obligations)


a_sum_is_open = some_duty("a_sum_is_open", "waits_for_its_sum", NO_SUM_OPEN)


sum_of_the_duty_is_open = this_duty(
    "sum_of_the_duty_is_open", "waits_for_its_sum", "请选择本案一笔金额等着确定的款项。"
)


sum_has_proof = has_proof(
    "sum_has_proof", "请写明凭什么单据确定金额。", articles.CONTENT_OF_AGREEMENT, of="obligation"
)


@guard_of_the_title(otherwise="单据上的金额要大于零。", needs=("base",))
def base_is_positive(case, facts):
    return facts["base"] > 0


def sums_of(clause, base) -> list[int]:
    """What follows from a bill (分): the sum, or the part of each who owes or is owed apart."""
    share = share_of(base, clause.written_ratio or WHOLE)
    total = min(share, clause.amount) if clause.amount else share
    return clause.parts_of(total) if clause.apart else [total]


@guard_of_the_title(
    otherwise="按这张单据，有人应付的不到一分钱，请核对单据上的金额。",
    needs=("obligation", "base"),
    about="base",
)
def everybody_has_a_part(case, facts):
    duty = case.sheet.obligation(facts["obligation"].pk)
    is_open = duty is not None and duty.waits_for_its_sum and facts["base"] > 0
    return not is_open or min(sums_of(duty.clause, facts["base"])) > 0


an_event_is_open = some_duty("an_event_is_open", "waits_for_an_event", NO_EVENT_OPEN)


duty_waits_for_an_event = this_duty(
    "duty_waits_for_an_event", "waits_for_an_event", "请选择本案一项等着某件事发生才到期的约定。"
)


happened_by_the_day_recorded = by_the_day_recorded(
    "happened_by_the_day_recorded", "happened_on", EVENT_NOT_LATER
)


def term_after(case, duty, happened_on, due_on=None):
    """The day on which the duty falls due after its event: as agreed, else as named now."""
    clause = duty.clause
    length = clause and event_terms.length_of(clause.due_event, clause.due_days)
    return event_terms.counted(happened_on, length, case.sheet.calendar) if length else due_on


def _which_day(case, facts) -> str:
    return f"协议没有写明几日内，请填最晚哪天履行，不能早于{in_text(facts['happened_on'])}。"


@guard(
    otherwise="协议没有写明几日内，请填最晚哪天履行，不能早于这件事发生的那天。",
    basis=articles.TERM_UNCLEAR,
    needs=("obligation", "happened_on"),
    about="due_on",
    exact=_which_day,
)
def term_is_known(case, facts):
    duty, happened = case.sheet.obligation(facts["obligation"].pk), facts["happened_on"]
    term = duty and term_after(case, duty, happened, facts.get("due_on"))
    return duty is None or (term is not None and term >= happened)
