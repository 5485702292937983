"""The rows of every guard of sums and terms that become known later."""

from datetime import date

from cases.phases.enforce import guards_of_open_terms as g
from tests.cases.phases.deeds_of_enforcement import (
    BINDING,
    PAYS,
    TODAY,
    agreed_on,
    duty,
    the_sum,
    the_work,
)
from tests.cases.phases.guard_rows import Row
from tests.cases.phases.in_a_dispute import debt
from tests.moments import MONDAY

DAY = MONDAY
BILL = {"base": 100000, "proof": "发票"}
CAME = {"happened_on": TODAY, "due_on": TODAY, "proof": "双方认可"}
FIX_FIRST = f"还有金额没有确定的款项，请先登记确定的金额。{BINDING}"


def bill(d):
    who = {"by_party": d.zhou, "to_party": d.li, "way": "转账"}
    return who | {"kind": "later_sum", "text": "维修费", "standard": "发票", "due_on": TODAY}


def when_dry(d):
    return the_work(d) | {"due_on": None, "due_event": "墙面干透"}


def open_sum(d):
    return d.case.obligations.get(kind="money", amount=None)


ROWS = [
    Row(
        g.sum_is_fixed,
        f"这一笔的金额还没有确定，请先登记确定的金额。{BINDING}",
        "pay",
        agreed_on(bill, the_sum, obligation=debt, **PAYS),
        agreed_on(bill, the_sum, obligation=open_sum, **PAYS),
    ),
    Row(
        g.a_fixed_sum_is_owed,
        f"应付款的金额都还没有确定，请先登记确定的金额。{BINDING}",
        "pay",
        agreed_on(bill, the_sum, obligation=debt, **PAYS),
        agreed_on(bill, obligation=open_sum, **PAYS),
    ),
    Row(
        g.every_sum_is_fixed,
        FIX_FIRST,
        "perform_at_once",
        agreed_on(the_sum, all_done=True),
        agreed_on(bill, all_done=True),
        "mediator",
    ),
    Row(
        g.everybody_has_a_part,
        f"按这张单据，有人应付的不到一分钱，请核对单据上的金额。{BINDING}",
        "fix_sum",
        agreed_on(bill, obligation=open_sum, **BILL),
        agreed_on(lambda d: bill(d) | {"ratio": 1}, obligation=open_sum, base=1, proof="发票"),
    ),
    Row(
        g.a_sum_is_open,
        f"没有金额等着确定的款项。{BINDING}",
        "fix_sum",
        agreed_on(bill, obligation=open_sum, **BILL),
        agreed_on(the_sum, obligation=debt, **BILL),
    ),
    Row(
        g.sum_of_the_duty_is_open,
        f"请选择本案一笔金额等着确定的款项。{BINDING}",
        "fix_sum",
        agreed_on(bill, obligation=open_sum, **BILL),
        agreed_on(bill, the_sum, obligation=debt, **BILL),
    ),
    Row(
        g.base_is_positive,
        f"单据上的金额要大于零。{BINDING}",
        "fix_sum",
        agreed_on(bill, obligation=open_sum, **BILL),
        agreed_on(bill, obligation=open_sum, **BILL | {"base": 0}),
    ),
    Row(
        g.sum_has_proof,
        "请写明凭什么单据确定金额。（《人民调解法》第二十九条）",
        "fix_sum",
        agreed_on(bill, obligation=open_sum, **BILL),
        agreed_on(bill, obligation=open_sum, **BILL | {"proof": " "}),
    ),
    Row(
        g.an_event_is_open,
        f"没有等着某件事发生才到期的事项。{BINDING}",
        "record_event",
        agreed_on(when_dry, obligation=duty, **CAME),
        agreed_on(the_work, obligation=duty, **CAME),
    ),
    Row(
        g.duty_waits_for_an_event,
        f"请选择本案一项等着某件事发生才到期的约定。{BINDING}",
        "record_event",
        agreed_on(when_dry, obligation=duty, **CAME),
        agreed_on(when_dry, the_sum, obligation=debt, **CAME),
    ),
    Row(
        g.happened_by_the_day_recorded,
        "这件事发生的日期不能晚于登记当天（今天）。（本会规定：登记制度）",
        "record_event",
        agreed_on(when_dry, obligation=duty, **CAME),
        agreed_on(when_dry, obligation=duty, **CAME | {"happened_on": date(2026, 3, 3)}),
    ),
    Row(
        g.term_is_known,
        "协议没有写明几日内，请填最晚哪天履行，不能早于2026年3月2日。（《民法典》第五百一十一条）",
        "record_event",
        agreed_on(when_dry, obligation=duty, **CAME),
        agreed_on(when_dry, obligation=duty, **CAME | {"due_on": None}),
    ),
]
