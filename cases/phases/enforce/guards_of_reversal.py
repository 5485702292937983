"""Guards of taking a payment back."""

from .guards_of_titles import guard_of_the_title

NONE_STANDS = "没有可以冲销的付款。"


@guard_of_the_title(otherwise=NONE_STANDS, absent=True)
def some_payment_stands(case, facts):
    return bool(case.sheet.payments)


@guard_of_the_title(otherwise="请选择本案一笔没有冲销过的付款。", needs=("payment",))
def payment_stands(case, facts):
    return case.sheet.payment(facts["payment"].pk) is not None


@guard_of_the_title(
    otherwise="这一笔所付的事项已经不在履行（依据已变更，或者已经免除），不能冲销。",
    needs=("payment",),
)
def its_duty_was_not_let_off(case, facts):
    payment = case.sheet.payment(facts["payment"].pk)
    duty = payment and case.sheet.obligation(payment.obligation_id)
    return payment is None or (duty is not None and duty.binds)


@guard_of_the_title(
    otherwise="收款人确认过收到，请写明收款人现在怎么说。",
    needs=("payment",),
    about="receiver_says",
)
def receiver_agrees_who_confirmed(case, facts):
    payment = case.sheet.payment(facts["payment"].pk)
    confirmed = payment is not None and payment.confirmed_on is not None
    return not confirmed or bool((facts.get("receiver_says") or "").strip())


@guard_of_the_title(otherwise="请写明冲销的凭证。", needs=("proof",))
def reversal_is_proved(case, facts):
    return bool(facts["proof"].strip())
