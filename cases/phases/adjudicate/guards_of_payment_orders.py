"""Guards of a payment order between its issue and the end of the time to object (K18)."""

from datetime import date
from typing import NamedTuple

from cases.guards import guard
from cases.law import articles
from cases.law.clocks_of_courts import TO_OBJECT, TO_SERVE_AN_ORDER
from cases.phases.common import in_text


def accepted_order(case):
    """The payment order that the court has accepted and not decided about, or None."""
    order = case.sheet.current_proceeding
    accepted = order is not None and (order.kind, order.status) == ("payment_order", "accepted")
    return order if accepted else None


def last_day_to_serve(case):
    """The last day on which an order that was issued can be served (民诉法解释 430)."""
    return case.clock_due(TO_SERVE_AN_ORDER, case.sheet.current_proceeding.issued_on).on


ISSUE_FIRST = "先登记法院发出支付令"


@guard(
    otherwise="没有法院已经受理、还没有发出的支付令。", basis=articles.ORDER_IN_FORCE, absent=True
)
def order_is_to_be_issued(case, facts):
    order = accepted_order(case)
    return order is not None and order.issued_on is None


@guard(
    otherwise=f"没有已经发出、还没有送达的支付令；{ISSUE_FIRST}。",
    basis=articles.ORDER_NOT_SERVED,
    remedy="issue_order",
    absent=True,
)
def order_is_to_be_served(case, facts):
    order = accepted_order(case)
    return order is not None and order.issued_on is not None and order.served_on is None


SERVED_LATE = "支付令发出之日起三十日内没有送达的，督促程序终结，请登记“三十日内没有送达”"


@guard(
    otherwise=f"{SERVED_LATE}。",
    basis=articles.ORDER_NOT_SERVED,
    needs=("on",),
    about="on",
    remedy="court_decide",
    exact=lambda case, facts: f"{SERVED_LATE}：最后一天是{in_text(last_day_to_serve(case))}。",
)
def order_is_served_in_time(case, facts):
    order = accepted_order(case)
    late = order and order.issued_on and facts["on"] > last_day_to_serve(case)
    return not late


STILL_TO_SERVE = "支付令发出之日起满三十日、没有送达的，才终结督促程序"


def _until_when_it_may_be_served(case, facts):
    order = accepted_order(case)
    if order is None or order.issued_on is None:
        return f"{STILL_TO_SERVE}；{ISSUE_FIRST}。"
    if order.served_on:
        return f"{STILL_TO_SERVE}；这份支付令已于{in_text(order.served_on)}送达。"
    return f"{STILL_TO_SERVE}：最后一天是{in_text(last_day_to_serve(case))}。"


@guard(
    otherwise=f"{STILL_TO_SERVE}。",
    basis=articles.ORDER_NOT_SERVED,
    needs=("outcome", "on"),
    about="outcome",
    exact=_until_when_it_may_be_served,
)
def order_could_not_be_served(case, facts):
    order = accepted_order(case)
    if facts["outcome"] != "unserved" or order is None:
        return True
    issued = order.issued_on is not None and order.served_on is None
    return issued and facts["on"] > last_day_to_serve(case)


def last_day_to_object(case):
    """The last day on which the debtor may object to the order that was served (民诉法 227)."""
    return case.clock_due(TO_OBJECT, case.sheet.current_proceeding.served_on).on


STILL_TO_OBJECT = "支付令送达之日起满十五日、债务人没有书面异议的，才登记这个结果"


@guard(
    otherwise=f"{STILL_TO_OBJECT}。",
    basis=articles.ORDER_IN_FORCE,
    needs=("outcome", "on"),
    about="outcome",
    exact=lambda case, facts: f"{STILL_TO_OBJECT}：最后一天是{in_text(last_day_to_object(case))}。",
)
def time_to_object_is_over(case, facts):
    """Where the service is on record; it may also become known with the result alone."""
    order = accepted_order(case)
    served = order is not None and order.served_on
    return facts["outcome"] != "ordered" or not served or facts["on"] > last_day_to_object(case)


SERVED_ANOTHER_DAY = "送达的日期与已经登记的不同，请核对"


@guard(
    otherwise=f"{SERVED_ANOTHER_DAY}。",
    basis=articles.DATES,
    needs=("since",),
    exact=lambda case, facts: (
        f"{SERVED_ANOTHER_DAY}（{in_text(case.sheet.last_adjudication.served_on)}）。"
    ),
)
def served_as_recorded(case, facts):
    last = case.sheet.last_adjudication
    served = last is not None and last.served_on
    return not served or facts["since"] == served


class Asked(NamedTuple):
    """What an order was applied for: of a debt of the agreement the sum (分) due that day."""

    obligation: int
    sum: int
    on: date


def asked_by_the_order(case) -> Asked | None:
    """What the order that came last was applied for; None of an order without an agreement."""
    last = case.sheet.last_adjudication
    if last is None or last.kind != "payment_order" or not case.sheet.obligations:
        return None
    lines = case.trail.filter(facts__proceeding=last.pk, facts__has_key="demanded")
    told = case.sheet.cached(
        "asked_by_the_order", lambda: lines.values_list("facts", flat=True).first()
    )
    return Asked(told["obligation"], told["demanded"], last.applied_on) if told else None


def is_paid_already(case, facts) -> bool:
    """Whether all that the order orders was paid since it was applied for."""
    asked = asked_by_the_order(case)
    duty = asked and case.sheet.obligation(asked.obligation)
    ordered = asked and (facts.get("amount") if facts["ordered"] == "sum" else asked.sum)
    if not (duty and ordered):
        return False
    left = sum(part.owed for part in case.sheet.parts_asked_for(duty, asked.on))
    return bool(ordered <= asked.sum - left)


def _is_between_them(facts, duty) -> bool:
    sides = (("debtor", duty.debtors), ("creditor", duty.creditors))
    named = ((facts.get(f"also_{side}s") or (), facts.get(side), own) for side, own in sides)
    return all(one in own for more, first, own in named for one in (first, *more) if one)


@guard(
    otherwise="支付令只命令付申请时的那笔款：请选“与协议相同”，或者“一次付一笔款”，写那笔款的付款人和收款人；"
    "支付令与协议不同的，先核对法院的文书。",
    basis=articles.PAYMENT_ORDER,
    needs=("ordered", "on"),
    about="ordered",
)
def order_is_for_what_was_asked(case, facts):
    asked, kind = asked_by_the_order(case), facts["ordered"]
    if asked is None or kind == "as_agreed":
        return True
    duty = case.sheet.obligation(asked.obligation)
    at_once = kind == "sum" and not facts.get("parts")
    return at_once and (duty is None or _is_between_them(facts, duty))
