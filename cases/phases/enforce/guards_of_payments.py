"""Guards of payments: which debt, who pays and receives, the days, the receiver's word."""

from cases.functions import row_of
from cases.guards import guard
from cases.law import articles
from cases.phases import roles
from cases.phases.common import in_text, judged_on

from .guards_of_entries import by_the_day_recorded
from .guards_of_titles import guard_of_the_title
from .records_of_payments import BY_AGREEMENT
from .sheet_of_successions import SIDES

NOTHING_TO_CONFIRM = "没有待收款人确认的付款"
NOTHING_FOR_YOU = "现在没有等您确认的付款。"
NOT_AFTER_THE_RECORD = "付款日期不能晚于登记当天"
CONFIRMED_BETWEEN = ("收款人确认的日期不能早于付款的日期", "也不能晚于登记当天")


@guard_of_the_title(
    otherwise="请选择本案一项还没有付清的应付款。",
    needs=("obligation",),
)
def obligation_is_open_money(case, facts):
    obligation = case.sheet.obligation(facts["obligation"].pk)
    return obligation is not None and obligation.is_money and obligation.status == "open"


@guard(
    otherwise="付款的人要是这一笔的付款人之一；几个人一起付的，请选是谁付的。",
    basis=articles.JOINTLY,
    needs=("obligation", "paid_on"),
    about="payer",
)
def payer_is_a_debtor(case, facts):
    return _stood_there(case, facts, "payer")


@guard(
    otherwise="收款的人要是这一笔的收款人之一；几个人一起收的，请选是谁收的。",
    basis=articles.JOINTLY,
    needs=("obligation", "paid_on"),
    about="payee",
)
def payee_is_a_creditor(case, facts):
    return _stood_there(case, facts, "payee")


def _stood_there(case, facts, name) -> bool:
    """Whether the party named stood on that side of the debt on the day of the payment.

    It need not be named where there is no choice.
    """
    sheet, side, party = case.sheet, SIDES[name], facts.get(name)
    duty = sheet.obligation(facts["obligation"].pk)
    if duty is None:
        return True
    if party is None:
        return len(sheet.stood_then(duty, side, facts["paid_on"])) < 2
    known = (*sheet.may_pay(duty), *duty.now(side)) if side == "debtor" else duty.now(side)
    return party in known or party in sheet.may_have_stood_then(duty, side, facts["paid_on"])


@guard(
    otherwise="这是承继以前付的，承继的各人要少付；可是他们欠的已经免除、抵销，减不下来。"
    "请先撤回免除、抵销，登记了这笔付款再办。",
    basis=articles.WAIVED_DEBT,
    needs=("obligation", "amount", "paid_on"),
    about="obligation",
    remedy="take_back_letting_off",
)
def what_was_let_off_leaves_room(case, facts):
    sheet, day = case.sheet, facts["paid_on"]
    duty = sheet.obligation(facts["obligation"].pk)
    pools = sheet.parted_since(duty, day, facts) if duty else []
    for fen, (_, owed) in zip(sheet.less_by(pools, facts["amount"]), pools, strict=True):
        waived = [row for one in owed for row in sheet.reductions_of(one)]
        if fen > sum(map(sheet.not_given_up, owed)) and any(map(_is_in_the_way, waived)):
            return False
    return True


def _is_in_the_way(row) -> bool:
    """Whether a reduction has to be taken back first; what is beyond an estate is counted again."""
    return row.may_be_taken_back and row.kind != row.Kind.NOT_TAKEN_OVER


@guard_of_the_title(otherwise="付款金额要大于零。", needs=("amount",))
def something_is_paid(case, facts):
    return facts["amount"] > 0


@guard_of_the_title(
    otherwise="这一笔写在协议的“此前已付”里，已经计入，不再登记；确实另外又付了的，请核对付款日期。",
    needs=("obligation", "amount", "paid_on"),
    about="paid_on",
)
def not_counted_by_the_agreement(case, facts):
    if case.effective_on and facts["paid_on"] > case.effective_on:
        return True
    duty = case.sheet.obligation(facts["obligation"].pk)
    return not any(
        payment.recorded_by == BY_AGREEMENT
        and _is_of(payment, duty)
        and (payment.amount, payment.paid_on) == (facts["amount"], facts["paid_on"])
        for payment in case.sheet.payments
    )


def _is_of(payment, duty) -> bool:
    """Whether it was booked on that debt, or on what was settled of it before a succession."""
    own, other = payment.obligation, duty
    before = own.before_succession and own.clause_id and own.clause_id == other.clause_id
    return own.pk == other.pk or before


@guard_of_the_title(otherwise="没有应付的款项。", absent=True)
def some_money_is_owed(case, facts):
    return any(o.is_money and o.status == "open" for o in case.sheet.obligations)


paid_by_the_day_recorded = by_the_day_recorded(
    "paid_by_the_day_recorded", "paid_on", NOT_AFTER_THE_RECORD
)


def first_day_of_payment(case):
    """The first day on which a payment performs the agreement: that of the acceptance."""
    return case.accepted_on or case.registered_on


NOT_BEFORE_ACCEPTANCE = "付款日期不能早于受理调解的日期"
BEFORE_ACCEPTANCE = "受理以前付的，不算履行协议。"


@guard(
    otherwise=f"{NOT_BEFORE_ACCEPTANCE}；{BEFORE_ACCEPTANCE}",
    basis=articles.DATES,
    needs=("paid_on",),
    exact=lambda case, facts: (
        f"{NOT_BEFORE_ACCEPTANCE}（{in_text(first_day_of_payment(case))}）；{BEFORE_ACCEPTANCE}"
    ),
)
def paid_since_the_acceptance(case, facts):
    return facts["paid_on"] >= first_day_of_payment(case)


@guard(
    otherwise=f"{'，'.join(CONFIRMED_BETWEEN)}。",
    basis=articles.DATES,
    needs=("confirmed_on", "paid_on", "on"),
    about="confirmed_on",
    exact=lambda case, facts: (
        f"{CONFIRMED_BETWEEN[0]}（{judged_on(facts['paid_on'])}），"
        f"{CONFIRMED_BETWEEN[1]}（{judged_on(facts['on'])}）。"
    ),
)
def confirmed_between_payment_and_record(case, facts):
    day = facts["confirmed_on"]
    return day is None or facts["paid_on"] <= day <= facts["on"]


@guard_of_the_title(otherwise=f"{NOTHING_TO_CONFIRM}。", needs=("by",), absent=True)
def some_payment_unconfirmed(case, facts):
    waiting = [payment for payment in case.sheet.payments if payment.confirmed_on is None]
    return any(may_confirm(payment, facts["by"]) for payment in waiting)


def may_confirm(payment, by) -> bool:
    """Whether this actor may say that the money came: the receiver, or staff on their word."""
    receivers = payment.receivers
    if not receivers:
        return not row_of(by.function).can_be_party
    return any(roles.speaks_for(party, by) for party in receivers)


@guard_of_the_title(
    otherwise="请选择一笔还没有确认的付款；付款须由收款的一方确认。",
    needs=("payment", "by"),
)
def receiver_confirms(case, facts):
    payment = case.sheet.payment(facts["payment"].pk)
    waiting = payment is not None and payment.confirmed_on is None
    return waiting and may_confirm(payment, facts["by"])


@guard_of_the_title(
    otherwise="请写明收款人是怎么确认的，例如“电话”。",
    needs=("how", "by"),
)
def receiver_confirmed_somehow(case, facts):
    is_receiver = row_of(facts["by"].function).can_be_party
    confirmed = facts.get("confirmed_on", True)
    return not confirmed or is_receiver or bool(facts["how"].strip())


@guard_of_the_title(
    otherwise="还有付款没有确认收到，先确认收款。",
    needs=("on",),
    remedy="confirm_payment",
)
def every_payment_is_confirmed(case, facts):
    return all(payment.confirmed_on for payment in case.sheet.payments)
