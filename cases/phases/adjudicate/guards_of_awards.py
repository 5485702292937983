"""Guards of what is done about an award of an arbitration commission (仲裁法 70-77)."""

from django.db.models import TextChoices

from cases.guards import guard
from cases.law import articles_of_arbitration, courts
from cases.law.awards import GROUNDS
from cases.law.clocks_of_courts import SET_ASIDE
from cases.words.days import last_day_within

from .guards_of_objections import proceeding_of_title


class Fall(TextChoices):
    """How a court took its force from an award."""

    SET_ASIDE = "set_aside", "撤销裁决"
    NOT_ENFORCED = "not_enforced", "不予执行"


def award_in_force(case):
    """The arbitration whose award is what is to be performed, or None."""
    return proceeding_of_title(case, "award")


@guard(
    otherwise="现在履行的依据不是仲裁裁决。", basis=articles_of_arbitration.AWARD_TO_BE_SET_ASIDE
)
def an_award_is_in_force(case, facts):
    return award_in_force(case) is not None


@guard(otherwise="裁决书的送达已经登记过。", basis=articles_of_arbitration.AWARD_SET_ASIDE_IN)
def award_is_to_be_served(case, facts):
    award = award_in_force(case)
    return award is None or award.served_on is None


@guard(
    otherwise="已经登记的撤销申请还没有结果，请先登记法院的决定。",
    basis=articles_of_arbitration.AWARD_TO_BE_SET_ASIDE,
)
def no_application_waits(case, facts):
    award = award_in_force(case)
    return award is None or award.objected_on is None


@guard(
    otherwise="撤销仲裁裁决由仲裁机构所在地的中级人民法院管辖，请选中级人民法院。",
    basis=articles_of_arbitration.AWARD_TO_BE_SET_ASIDE,
    needs=("court",),
)
def an_intermediate_court_is_asked(case, facts):
    return courts.is_for(facts["court"].name, higher=True)


@guard(
    otherwise="申请撤销裁决要有法定的情形，请选属于哪一种。",
    basis=articles_of_arbitration.AWARD_TO_BE_SET_ASIDE,
    needs=("ground",),
)
def setting_aside_has_a_ground(case, facts):
    return facts["ground"] in dict(GROUNDS)


@guard(
    otherwise="收到裁决书的日期，要在裁决作出以后、提出申请以前；也不晚于登记的最后一方收到的日期。",
    basis=articles_of_arbitration.AWARD_SET_ASIDE_IN,
    needs=("since", "on"),
    about="since",
)
def application_counts_from_a_day_after_the_award(case, facts):
    award = award_in_force(case)
    if award is None:
        return True
    last = min(facts["on"], award.served_on or facts["on"])
    return award.decided_on <= facts["since"] <= last


def lateness(case, since, on) -> str:
    """What is said of an application that came after its last day; else empty."""
    last = case.clock_due(SET_ASIDE, since)
    if on <= last.on:
        return ""
    return f"已超过申请撤销裁决的期限（最后一天是{last_day_within(last)}），是否受理由法院决定。"


NONE_WAITS = "没有等法院决定的撤销申请；先登记申请撤销仲裁裁决。"


@guard(
    otherwise=NONE_WAITS,
    basis=articles_of_arbitration.AWARD_TO_BE_SET_ASIDE,
    remedy="ask_to_set_aside",
    absent=True,
)
def an_application_waits(case, facts):
    award = award_in_force(case)
    return award is not None and award.objected_on is not None


@guard(
    otherwise=NONE_WAITS,
    basis=articles_of_arbitration.AWARD_TO_BE_SET_ASIDE,
    remedy="ask_to_set_aside",
    needs=("how",),
    about="how",
)
def setting_aside_was_asked_for(case, facts):
    """A refusal to enforce, which the debtor asks of the enforcing court, needs no application."""
    return facts["how"] != Fall.SET_ASIDE or an_application_waits.test(case, facts)


@guard(
    otherwise="凭这份裁决的执行申请还没有了结：先登记撤回申请，已经受理的登记“执行申请被驳回”"
    "（法院终结执行、不予执行），再登记裁决被撤销、不予执行。",
    basis=articles_of_arbitration.AWARD_ENFORCEMENT_RESTS,
)
def enforcement_of_the_award_has_ended(case, facts):
    return case.sheet.current_proceeding is None


class Again(TextChoices):
    """What the court decided about arbitrating again."""

    GIVEN = "given", "通知仲裁庭重新仲裁"
    RESUMED = "resumed", "裁定恢复撤销程序"


@guard(
    otherwise="撤销程序因重新仲裁中止：仲裁庭没有开始的，先登记恢复撤销程序；作出了新裁决的，登记新文书。",
    basis=articles_of_arbitration.ARBITRATED_AGAIN,
    remedy="arbitrate_again",
)
def setting_aside_does_not_rest(case, facts):
    award = award_in_force(case)
    return award is None or award.again_until is None


@guard(
    otherwise="还没有重新仲裁的，选通知重新仲裁；已经在重新仲裁的，选恢复撤销程序。",
    basis=articles_of_arbitration.ARBITRATED_AGAIN,
    needs=("how",),
)
def arbitrated_again_once(case, facts):
    award = award_in_force(case)
    return award is None or (award.again_until is None) == (facts["how"] == Again.GIVEN)


@guard(
    otherwise="请写法院给仲裁庭的期限，要在通知那天以后。",
    basis=articles_of_arbitration.ARBITRATED_AGAIN,
    needs=("how", "on"),
    about="until",
)
def new_day_is_set(case, facts):
    until = facts.get("until")
    return facts["how"] != Again.GIVEN or (until is not None and until > facts["on"])


@guard(
    otherwise="请选裁决里确定了金额的一笔款项；要做的事被撤销的，办“裁决被撤销、不予执行”。",
    basis=articles_of_arbitration.AWARD_IN_PART,
    needs=("obligation",),
)
def sum_of_the_award_is_chosen(case, facts):
    duty = case.sheet.obligation(facts["obligation"].pk)
    return duty is not None and duty.is_money and duty.amount is not None


@guard(
    otherwise="撤销的部分要大于零、小于这一笔的金额；全部撤销的，办“裁决被撤销、不予执行”。",
    basis=articles_of_arbitration.AWARD_IN_PART,
    needs=("obligation", "amount"),
    about="amount",
)
def only_a_part_falls(case, facts):
    duty = case.sheet.obligation(facts["obligation"].pk)
    return duty is None or not duty.amount or 0 < facts["amount"] < duty.amount - duty.let_off
