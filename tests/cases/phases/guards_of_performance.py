"""The rows of every guard of performance."""

from datetime import date

from cases.phases.enforce import guards as g
from cases.phases.enforce import guards_of_payments as of_payments
from cases.states import Status as S
from tests.cases.phases.deeds_of_enforcement import (
    BINDING,
    PAYS,
    agreed_on,
    debt_of_another_case,
    duty,
    duty_of_another_case,
    paid_both_ways,
    pay,
    payment,
    repaired,
    start,
    the_sum,
    the_work,
    waiver,
)
from tests.cases.phases.guard_rows import Row, after, usual
from tests.cases.phases.in_a_dispute import debt
from tests.cases.phases.several_parties import JOINTLY
from tests.dispute import SETTLED
from tests.moments import MONDAY

DAY = MONDAY


ROWS = [
    Row(
        g.something_is_owed,
        f"没有登记应履行的事项。{BINDING}",
        "start_performance",
        usual(S.AGREED),
        agreed_on(waiver),
        "mediator",
    ),
    Row(
        g.something_is_owed,
        f"没有登记应履行的事项。{BINDING}",
        "dun",
        usual(S.PERFORMING, words="请按期付款"),
        None,
    ),
    Row(
        g.all_done_on_the_spot,
        f"当场没有全部付清、做完的，请改办“开始履行”。{BINDING}",
        "perform_at_once",
        usual(S.AGREED, all_done=True),
        usual(S.AGREED, all_done=False),
        "mediator",
    ),
    Row(
        of_payments.some_money_is_owed,
        f"没有应付的款项。{BINDING}",
        "pay",
        usual(S.AGREED, obligation=debt, **PAYS),
        agreed_on(the_work, obligation=duty, **PAYS),
    ),
    Row(
        of_payments.obligation_is_open_money,
        f"请选择本案一项还没有付清的应付款。{BINDING}",
        "pay",
        usual(S.AGREED, obligation=debt, **PAYS),
        usual(S.AGREED, obligation=duty, **PAYS),
    ),
    Row(
        of_payments.obligation_is_open_money,
        f"请选择本案一项还没有付清的应付款。{BINDING}",
        "pay",
        agreed_on(the_sum, the_sum, obligation=debt, **PAYS),
        usual(S.AGREED, obligation=debt_of_another_case, **PAYS),
    ),
    Row(
        of_payments.payer_is_a_debtor,
        f"付款的人要是这一笔的付款人之一；几个人一起付的，请选是谁付的。{JOINTLY}",
        "pay",
        usual(S.AGREED, obligation=debt, payer=lambda d: d.zhou, **PAYS),
        usual(S.AGREED, obligation=debt, payer=lambda d: d.li, **PAYS),
    ),
    Row(
        of_payments.payee_is_a_creditor,
        f"收款的人要是这一笔的收款人之一；几个人一起收的，请选是谁收的。{JOINTLY}",
        "pay",
        usual(S.AGREED, obligation=debt, payee=lambda d: d.li, **PAYS),
        usual(S.AGREED, obligation=debt, payee=lambda d: d.zhou, **PAYS),
    ),
    Row(
        of_payments.something_is_paid,
        f"付款金额要大于零。{BINDING}",
        "pay",
        usual(S.AGREED, obligation=debt, **PAYS | {"amount": 1}),
        usual(S.AGREED, obligation=debt, **PAYS | {"amount": 0}),
    ),
    Row(
        of_payments.paid_by_the_day_recorded,
        "付款日期不能晚于登记当天（今天）。（本会规定：登记制度）",
        "pay",
        usual(S.AGREED, obligation=debt, **PAYS),
        usual(S.AGREED, obligation=debt, **PAYS | {"paid_on": date(2026, 3, 3)}),
    ),
    Row(
        of_payments.paid_since_the_acceptance,
        "付款日期不能早于受理调解的日期（2026年3月2日）；受理以前付的，不算履行协议。（本会规定：登记制度）",
        "pay",
        usual(S.AGREED, obligation=debt, **PAYS),
        usual(S.AGREED, obligation=debt, **PAYS | {"paid_on": date(2026, 3, 1)}),
    ),
    Row(
        of_payments.some_payment_unconfirmed,
        f"没有待收款人确认的付款。{BINDING}",
        "confirm_payment",
        after(S.AGREED, pay(100, confirmed=False), payment=payment, how="电话"),
        after(S.AGREED, pay(100), payment=payment, how="电话"),
    ),
    Row(  # a receiver too, but of money that was confirmed
        of_payments.some_payment_unconfirmed,
        f"没有待收款人确认的付款。{BINDING}",
        "confirm_payment",
        paid_both_ways(first_confirmed=False, second_confirmed=True),
        paid_both_ways(first_confirmed=True, second_confirmed=False),
        by="link:周被",
    ),
    Row(
        of_payments.receiver_confirmed_somehow,
        f"请写明收款人是怎么确认的，例如“电话”。{BINDING}",
        "confirm_payment",
        after(S.AGREED, pay(100, confirmed=False), payment=payment, how="短信"),
        after(S.AGREED, pay(100, confirmed=False), payment=payment, how=" "),
        by="mediator",
    ),
    Row(
        of_payments.receiver_confirmed_somehow,
        f"请写明收款人是怎么确认的，例如“电话”。{BINDING}",
        "pay",
        usual(S.AGREED, obligation=debt, **PAYS, confirmed_on=date(2026, 3, 2), how="短信"),
        usual(S.AGREED, obligation=debt, **PAYS, confirmed_on=date(2026, 3, 2)),
    ),
    Row(
        of_payments.confirmed_between_payment_and_record,
        "收款人确认的日期不能早于付款的日期（今天），也不能晚于登记当天（今天）。（本会规定：登记制度）",
        "pay",
        usual(S.AGREED, obligation=debt, **PAYS, confirmed_on=date(2026, 3, 2), how="短信"),
        usual(S.AGREED, obligation=debt, **PAYS, confirmed_on=date(2026, 3, 1), how="短信"),
    ),
    Row(
        of_payments.confirmed_between_payment_and_record,
        "收款人确认的日期不能早于付款的日期（今天），也不能晚于登记当天（今天）。（本会规定：登记制度）",
        "pay",
        usual(S.AGREED, obligation=debt, **PAYS, confirmed_on=None),
        usual(S.AGREED, obligation=debt, **PAYS, confirmed_on=date(2026, 3, 3), how="短信"),
    ),
    Row(
        of_payments.receiver_confirms,
        f"请选择一笔还没有确认的付款；付款须由收款的一方确认。{BINDING}",
        "confirm_payment",
        after(S.AGREED, pay(100, confirmed=False), payment=payment, how="电话"),
        after(
            S.AGREED,
            pay(100, confirmed=False),
            pay(100),
            payment=payment,
            how="电话",
        ),
    ),
    Row(
        of_payments.receiver_confirms,
        f"请选择一笔还没有确认的付款；付款须由收款的一方确认。{BINDING}",
        "confirm_payment",
        paid_both_ways(first_confirmed=False, second_confirmed=True),
        paid_both_ways(first_confirmed=False, second_confirmed=False, asks_for=1),
        by="link:周被",
    ),
    Row(
        g.some_act_is_owed,
        f"没有待履行的事项。{BINDING}",
        "record_act",
        usual(S.AGREED, obligation=duty, proof="闭水"),
        after(S.AGREED, repaired, obligation=duty, proof="闭水"),
        "mediator",
    ),
    Row(
        g.obligation_is_open_act,
        f"请选择本案一项还没有完成的事项。{BINDING}",
        "record_act",
        usual(S.AGREED, obligation=duty, proof="闭水"),
        usual(S.AGREED, obligation=duty_of_another_case, proof="闭水"),
        "mediator",
    ),
    Row(
        g.everything_done_and_confirmed,
        f"还有没履行的事项，或者收款人还没有确认收到。{BINDING}",
        "complete",
        None,
        after(S.AGREED, start, repaired, pay(SETTLED, confirmed=False)),
    ),
    Row(
        g.something_is_overdue,
        f"到今天没有逾期未履行的事项。{BINDING}",
        "default",
        None,
        usual(S.PERFORMING),
        "system",
    ),
    Row(
        g.nothing_is_overdue,
        f"到今天仍有逾期未履行的事项。{BINDING}",
        "cure",
        None,
        usual(S.DEFAULTED),
    ),
]
