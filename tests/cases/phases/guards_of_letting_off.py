"""The rows of every guard of waivers, of set-offs, and of taking them back."""

from cases.phases.enforce import guards_of_letting_off as g
from cases.phases.enforce import guards_of_payments as payments
from tests.cases.phases.deeds_of_enforcement import (
    BINDING,
    TODAY,
    agreed_on,
    debt_of_another_case,
    duty,
    the_sum,
    the_work,
)
from tests.cases.phases.guard_rows import Row, evaluated
from tests.cases.phases.in_a_dispute import debt, zhou
from tests.cases.phases.several_parties import three, together
from tests.dispute import SETTLED, money
from tests.moments import MONDAY

DAY = MONDAY
WAIVED, SET_OFF = "（《民法典》第五百七十五条）", "（《民法典》第五百六十八条）"
FOR_ONE = "（《民法典》第五百一十九条、第五百二十条）"
PROOF = {"proof": "短信"}
PAIR = {"amount": 100, **PROOF}


def back(d):
    """李申 owes 周被 the same sum, in two months."""
    return money(d, (TODAY.replace(month=5), SETTLED), by_party=d.li, to_party=d.zhou)


def first(d):
    return d.case.obligations.order_by("pk")[0]


def second(d):
    return d.case.obligations.order_by("pk")[1]


def both_owe(**facts):
    return agreed_on(the_sum, back, **{"obligation": first, "against": second, **PAIR, **facts})


def paid_before(d):
    """周被 paid a yuan today, before the agreement, which counts towards the sum."""
    who = {"kind": "prior", "by_party": d.zhou, "to_party": d.li, "of_clause": 1}
    return who | {"amount": 100, "from_on": TODAY, "standard": "收条"}


PAID_TODAY = {"obligation": debt, "paid_on": TODAY, "way": "cash"}
COUNTED = "这一笔写在协议的“此前已付”里，已经计入，不再登记；确实另外又付了的，请核对付款日期。"


def reduced(*, asks_for=0):
    """李申 waived 1元 twice, and took the first back; the fact is one of both."""

    def give(people):
        d, _ = agreed_on(the_sum)(people)
        for _ in range(2):
            d.office("waive", obligation=d.debt, amount=100, proof="短信")
        one = d.case.reductions.order_by("pk")[0]
        d.office("take_back_letting_off", reduction=one, reason="登记错", proof="更正单")
        return d, {
            "reduction": d.case.reductions.order_by("pk")[asks_for],
            "reason": "登记错",
            "proof": "更正单",
        }

    return give


def jointly(**facts):
    """周被 and 王三 owe 李申 500.01 yuan, each the whole."""

    def give(people):
        d, _ = three(together("joint"), people=people)
        return d, evaluated(d, {"obligation": debt, **PROOF, **facts})

    return give


ROWS = [
    Row(
        g.something_is_pending,
        f"{g.NOTHING_TO_WAIVE}{BINDING}",
        "waive",
        agreed_on(the_sum, obligation=debt, **PROOF),
        agreed_on(
            lambda d: {"kind": "other", "text": "双方再无其他争议"},
            obligation=debt_of_another_case,
            **PROOF,
        ),
    ),
    Row(
        g.duty_is_pending,
        f"请选择本案一项还要履行的事项。{BINDING}",
        "waive",
        agreed_on(the_sum, obligation=debt, **PROOF),
        agreed_on(the_sum, obligation=debt_of_another_case, **PROOF),
    ),
    Row(
        g.creditor_waives,
        f"只有权利人能免除：请选这一笔的收款人，或者这件事为谁做的那一位。{WAIVED}",
        "waive",
        agreed_on(the_sum, obligation=debt, creditor=lambda d: d.li, **PROOF),
        agreed_on(the_sum, obligation=debt, creditor=zhou, **PROOF),
    ),
    Row(
        g.no_more_is_waived_than_left,
        f"免除的金额要大于零，不超过还欠的金额（5,800.00元）。{WAIVED}",
        "waive",
        agreed_on(the_sum, obligation=debt, amount=SETTLED, **PROOF),
        agreed_on(the_sum, obligation=debt, amount=SETTLED + 1, **PROOF),
    ),
    Row(
        g.no_more_is_waived_than_left,
        f"这一项没有确定的金额，只能全部免除，金额不填。{WAIVED}",
        "waive",
        agreed_on(the_work, obligation=duty, **PROOF),
        agreed_on(the_work, obligation=duty, amount=1, **PROOF),
    ),
    Row(
        g.whose_debt_is_waived_is_said,
        f"几位付款人连带承担的，请选是几位都免除，还是只免除其中一位的。{FOR_ONE}",
        "waive",
        jointly(of_all=True),
        jointly(),
    ),
    Row(
        g.debtor_has_a_share_to_waive,
        "请选这一笔确定了金额的连带款项的一位付款人，其应当承担的份额还没有付清；别的不能只免除一位的。"
        f"{FOR_ONE}",
        "waive",
        jointly(debtor=zhou),
        agreed_on(the_sum, obligation=debt, debtor=zhou, **PROOF),
    ),
    Row(
        g.no_more_is_waived_than_left,
        f"免除的金额要大于零，不超过这一位应当承担的份额里还没有付的（250.01元）。{WAIVED}",
        "waive",
        jointly(debtor=zhou, amount=25_001),
        jointly(debtor=zhou, amount=25_002),
    ),
    Row(
        g.waiver_has_proof,
        f"请写明凭什么登记免除。{WAIVED}",
        "waive",
        agreed_on(the_sum, obligation=debt, **PROOF),
        agreed_on(the_sum, obligation=debt, proof=" "),
    ),
    Row(
        g.two_debts_face_each_other,
        f"{g.NOTHING_TO_SET_OFF}{SET_OFF}",
        "set_off_debts",
        both_owe(),
        agreed_on(the_sum, the_sum, obligation=first, against=second, **PAIR),
    ),
    Row(
        g.debts_are_of_the_same_two,
        f"请选同样两位当事人互相欠的两笔：一笔的付款人是另一笔的收款人。{SET_OFF}",
        "set_off_debts",
        both_owe(),
        both_owe(against=first),
    ),
    Row(
        g.no_more_is_set_off_than_left,
        f"{g.TOO_MUCH_TO_SET_OFF}（5,800.00元）。{SET_OFF}",
        "set_off_debts",
        both_owe(amount=SETTLED),
        both_owe(amount=SETTLED + 1),
    ),
    Row(
        g.who_declares_it_may,
        f"{g.NOT_DUE}（到2026年3月2日已经到期的有0.00元）。{SET_OFF}",
        "set_off_debts",
        both_owe(declared_by=lambda d: d.li),  # the sum owed to them is due today
        both_owe(declared_by=zhou),
    ),
    Row(
        g.set_off_has_proof,
        f"请写明凭什么登记抵销。{SET_OFF}",
        "set_off_debts",
        both_owe(),
        both_owe(proof=""),
    ),
    Row(
        payments.not_counted_by_the_agreement,
        f"{COUNTED}{BINDING}",
        "pay",
        agreed_on(the_sum, paid_before, amount=101, **PAID_TODAY),
        agreed_on(the_sum, paid_before, amount=100, **PAID_TODAY),
    ),
    Row(
        g.some_reduction_was_recorded,
        f"{g.NOTHING_TO_TAKE_BACK}{WAIVED}",
        "take_back_letting_off",
        reduced(asks_for=1),
        lambda people: _of_another_case(people),
    ),
    Row(
        g.reduction_stands,
        "请选择本案一笔登记过、没有撤回的免除或者抵销；协议里写明的、法院撤销裁决减去的，"
        f"不能这样撤回。{WAIVED}",
        "take_back_letting_off",
        reduced(asks_for=1),
        reduced(),
    ),
    Row(
        g.its_duty_is_still_followed,
        f"这一笔所减的事项已经不在履行（依据已变更），不能撤回。{BINDING}",
        "take_back_letting_off",
        reduced(asks_for=1),
        lambda people: _title_ended(people),
    ),
    Row(
        g.taking_back_is_proved,
        f"请写明凭什么撤回。{WAIVED}",
        "take_back_letting_off",
        reduced(asks_for=1),
        lambda people: _without_proof(people),
    ),
]


def _of_another_case(people):
    _, facts = reduced(asks_for=1)(people)
    return agreed_on(the_sum)(people)[0], facts


def _title_ended(people):
    d, facts = reduced(asks_for=1)(people)
    d.case.titles.update(until=TODAY)
    return d, facts


def _without_proof(people):
    d, facts = reduced(asks_for=1)(people)
    return d, facts | {"proof": " "}
