"""The rows of every guard of the items of a court's own paper."""

from datetime import timedelta

from cases.phases.adjudicate import guards_of_claims as of_claims
from cases.phases.adjudicate import guards_of_items as g
from cases.states import Status as S
from tests.cases.phases.guard_rows import Row, after, usual
from tests.cases.phases.in_a_dispute import li, zhou
from tests.deeds_of_awards import a_judgment_is_in_force
from tests.moments import MONDAY

ENFORCED = "（《民事诉讼法》第二百四十七条）"
APART = f"同一位当事人不能既付又收；一起付、一起收的，只选第一位以外的人。{ENFORCED}"
IN_ORDER = "各期的日期要一期比一期晚，第一期不能早于文书生效的那天。（本会规定：登记制度）"
DAY = MONDAY
COSTS = {"ordered": "sum", "debtor": zhou, "creditor": li, "amount": 5_000, "due_on": None}
LATER = MONDAY + timedelta(days=30)


def item(*deeds, **wrong):
    return after(S.ADJUDICATING, a_judgment_is_in_force, *deeds, **COSTS | wrong)


def further(*parties):
    return lambda d: [party(d) for party in parties]


def in_parts(*days):
    return {"parts": [(day, 2_500) for day in days], "amount": 2_500 * len(days)}


ROWS = [
    Row(
        g.a_paper_of_its_own_is_in_force,
        "现在的履行依据不是判决、法院调解书、仲裁裁决或者公证债权文书，没有另一项可以登记。"
        f"{ENFORCED}",
        "order_more",
        item(),
        usual(S.PERFORMING, **COSTS),
    ),
    Row(
        of_claims.ordered_is_complete,
        "请写明文书判令谁做什么：付款的写付款人、收款人和金额；协议不在的，不能选“与协议相同”。"
        f"{ENFORCED}",
        "order_more",
        item(ordered="act", text="拆除雨棚"),
        item(ordered="act", text=" "),
    ),
    Row(g.parties_ordered_are_apart, APART, "order_more", item(), item(also_debtors=further(li))),
    Row(
        g.parts_are_in_order,
        IN_ORDER,
        "order_more",
        item(**in_parts(LATER, LATER + timedelta(days=1))),
        item(**in_parts(LATER, LATER)),
    ),
    Row(
        g.no_item_is_due_before_the_effect,
        "文书规定的履行期限不能早于文书生效的日期。（本会规定：登记制度）",
        "order_more",
        item(due_on=MONDAY),
        item(due_on=MONDAY - timedelta(days=1)),
    ),
]
