"""The rows of every guard of a payment order whose days count, on a Friday of May."""

from datetime import date

from cases.phases.adjudicate import guards_of_payment_orders as o
from cases.states import Status as S
from tests.cases.phases.guard_rows import Row, after
from tests.cases.phases.guards_of_claims import (
    DAY,
    FRIDAY,
    JUDGED,
    ON_TIME,
    ORDER,
    decided,
    overdue,
)
from tests.cases.phases.guards_of_court_time import NOT_SERVED, SERVED
from tests.cases.phases.in_a_dispute import zhou
from tests.deeds_after import order_is_accepted
from tests.dispute import ORDER_NUMBER
from tests.moments import morning_of

__all__ = ("DAY", "ROWS")


def order_of(issued, served=None, *, on=FRIDAY):
    """A payment order that the court issued on that day of spring, and served on the other."""

    def deed(d):
        facts = {name: f(d) if callable(f) else f for name, f in ORDER.items()}
        with morning_of(issued):
            d.office("open_payment_order", **facts)
            d.office("court_accept", court_number=ORDER_NUMBER).office("issue_order")
        if served:
            with morning_of(served):
                d.office("serve_order", **SERVED)
        d.day = on

    return deed


def decided_as(outcome, **more):
    return {"outcome": outcome, "ruling": "裁定书", **more}


# Issued on 8 April, thirty days end on Friday 8 May; issued on the 7th, a day before.
LAST_DAY, OVER = date(2026, 4, 8), date(2026, 4, 7)
TO_SERVE = "支付令发出之日起满三十日、没有送达的，才终结督促程序"
TO_OBJECT = "支付令送达之日起满十五日、债务人没有书面异议的，才登记这个结果"


def is_ordered(d):
    """Issued and served; the time to object is over and nobody did."""
    order_of(date(2026, 4, 8), date(2026, 4, 20))(d)
    d.office("court_decide", **decided_as("ordered"))


ROWS = [
    Row(
        o.order_is_served_in_time,
        "支付令发出之日起三十日内没有送达的，督促程序终结，请登记“三十日内没有送达”："
        f"最后一天是2026年5月7日。{NOT_SERVED}",
        "serve_order",
        overdue(order_of(LAST_DAY), **SERVED),
        overdue(order_of(OVER), **SERVED),
    ),
    *(
        Row(
            o.order_could_not_be_served,
            f"{TO_SERVE}{why}。{NOT_SERVED}",
            "court_decide",
            overdue(order_of(OVER), **decided_as("unserved")),
            broken,
        )
        for why, broken in (
            ("：最后一天是2026年5月8日", overdue(order_of(LAST_DAY), **decided_as("unserved"))),
            (
                "；这份支付令已于2026年4月20日送达",
                overdue(order_of(OVER, date(2026, 4, 20)), **decided_as("unserved")),
            ),
            (
                "；先登记法院发出支付令",
                after(S.ADJUDICATING, order_is_accepted, **decided_as("unserved")),
            ),
        )
    ),
    Row(
        o.time_to_object_is_over,
        f"{TO_OBJECT}：最后一天是2026年5月8日。（《民事诉讼法》第二百二十七条）",
        "court_decide",
        overdue(order_of(OVER, date(2026, 4, 20)), **decided_as("ordered")),
        overdue(order_of(OVER, date(2026, 4, 23)), **decided_as("ordered")),
    ),
    *(
        Row(
            o.served_as_recorded,
            "送达的日期与已经登记的不同，请核对（2026年4月20日）。（本会规定：登记制度）",
            act,
            held,
            overdue(is_ordered, **JUDGED | {"since": date(2026, 4, 21)}),
        )
        for act, held in (
            ("title_breached", overdue(is_ordered, **JUDGED | {"since": date(2026, 4, 20)})),
            ("judgment_given", overdue(decided("granted"), **ON_TIME)),
        )
    ),
    *(
        Row(
            o.order_is_for_what_was_asked,
            "支付令只命令付申请时的那笔款：请选“与协议相同”，或者“一次付一笔款”，"
            "写那笔款的付款人和收款人；支付令与协议不同的，先核对法院的文书。"
            "（《民事诉讼法》第二百二十五条）",
            act,
            held,
            overdue(is_ordered, **ON_TIME | {"since": date(2026, 4, 20), "creditor": zhou}),
        )
        for act, held in (
            ("title_breached", overdue(is_ordered, **ON_TIME | {"since": date(2026, 4, 20)})),
            ("judgment_given", overdue(decided("granted"), **ON_TIME)),
        )
    ),
]
