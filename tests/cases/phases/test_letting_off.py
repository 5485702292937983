"""Waivers and set-offs: what they take off a duty, to the 分, when, and how it comes back."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from cases import consistency
from cases.models import Case
from cases.states import Status as S
from cases.web.money_card import money_box
from cases.web.resident import owing
from reports.documents.closing_report import performance
from tests.cases.phases.several_parties import three, together
from tests.cast import cast
from tests.dispute import money
from tests.factories import at
from tests.moments import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
FIRST, SECOND, THIRD = (MONDAY + timedelta(days=n) for n in (10, 40, 70))
PLAN = ((FIRST, 300_001), (SECOND, 300_000), (THIRD, 400_000))


def waiver(d, **more):
    who = {"kind": "waiver", "by_party": d.li, "to_party": d.zhou, "of_clause": 1}
    return who | {"effect": "at_once", **more}


def back(d, amount):
    """李申 owes 周被 something too."""
    return money(d, (SECOND, amount), by_party=d.li, to_party=d.zhou)


def set_off(d, amount, **more):
    who = {"kind": "set_off", "by_party": d.zhou, "to_party": d.li, "of_clause": 1}
    return who | {"amount": amount, **more}


def drafted(*clauses):
    """周被 pays 10,000.01 in three parts, beside these clauses."""
    d = at(cast(), S.MEDIATING).sit_down()
    return d.write(money(d, *PLAN), *(clause(d) for clause in clauses))


def agreed(*clauses):
    d = drafted(*clauses).mediator("draft_agreement").all_marks()
    return d.mediator("start_performance")


def parts(d, position=1):
    duty = d.case.obligations.get(clause__position=position)
    return [(part.paid, part.let_off, part.owed) for part in duty.instalments.all()]


def faults():
    return list(consistency.faults())


# --- by a clause -----------------------------------------------------------------------------


def test_a_sum_given_up_falls_off_the_parts_due_last_on_the_day_of_effect():
    d = agreed(lambda d: waiver(d, amount=500_000))

    assert parts(d) == [(0, 0, 300_001), (0, 100_000, 200_000), (0, 400_000, 0)]
    assert (d.amount_agreed, d.case.sheet.left_to_pay) == (1_000_001, 500_001)
    said = d.trail.get(name="take_effect").sentence
    assert "按第二条，第一条减少5,000.00元。" in said
    box = money_box(d.case, d.p.as_mediator)
    assert (box["left"], box["let_off"], box["paid"], box["lapsed"]) == (500_001, 500_000, 0, 0)
    assert faults() == []
    assert d.pay(500_001).status == S.PERFORMED
    said = "应付10,000.01元，已付5,000.01元，免除、抵销5,000.00元。已经全部履行。"
    assert (performance(d.case), faults()) == (said, [])


def test_two_debts_are_set_off_by_the_same_sum_from_the_parts_due_first():
    d = agreed(lambda d: back(d, 350_005), lambda d: set_off(d, 350_000, against_clause=2))

    assert parts(d) == [(0, 300_001, 0), (0, 49_999, 250_001), (0, 0, 400_000)]
    assert parts(d, 2) == [(0, 350_000, 5)]
    assert d.case.sheet.left_to_pay == 650_001 + 5
    assert "第一条、第二条各减少3,500.00元。" in d.trail.get(name="take_effect").sentence
    assert faults() == []


def test_a_debt_set_off_wholly_counts_as_performed():
    d = agreed(lambda d: back(d, 350_000), lambda d: set_off(d, 350_000, against_clause=2))

    duty = d.case.obligations.get(clause__position=2)
    assert (duty.status, duty.done_on) == ("done", d.case.effective_on)
    assert faults() == []


def on_time(d):
    return waiver(d, effect="on_time", amount=400_000)


def test_the_rest_is_waived_once_the_others_were_paid_in_time(monday):
    d = agreed(on_time)
    d.pay(300_001)
    assert parts(d)[2] == (0, 0, 400_000)
    monday.move_to(SECOND)
    d.pay(300_000)

    assert parts(d) == [(300_001, 0, 0), (300_000, 0, 0), (0, 400_000, 0)]
    assert d.status == S.PERFORMED
    assert "按第二条免除4,000.00元。" in d.trail.filter(name="pay").last().sentence
    assert faults() == []


def test_paid_a_day_late_the_duty_stays(monday):
    d = agreed(on_time)
    late = d.case.sheet.last_day(FIRST, d.case.obligations.get()) + timedelta(days=1)
    monday.move_to(late)
    d.pay(600_001)

    assert parts(d)[2] == (0, 0, 400_000)
    assert d.status == S.PERFORMING
    assert faults() == []


def test_a_payment_taken_back_takes_back_what_was_waived_for_it(monday):
    d = agreed(on_time)
    d.pay(600_001)
    assert d.status == S.PERFORMED
    why = {"reason": "银行退票", "proof": "退票通知", "receiver_says": "没有到账"}
    d.office("reverse_payment", payment=d.case.payments.get(), **why)

    assert (d.status, d.case.sheet.left_to_pay) == (S.PERFORMING, 1_000_001)
    assert faults() == []
    d.pay(600_001)
    assert (d.status, parts(d)[2]) == (S.PERFORMED, (0, 400_000, 0))
    assert faults() == []


def no_leak(d, **more):
    return waiver(d, effect="upon", standard="三个月内不再渗水", due_on=THIRD, **more)


@pytest.mark.parametrize(
    ("met", "left", "words"),
    [(True, 600_001, "第一条免除4,000.00元。"), (False, 1_000_001, "没有成就")],
)
def test_a_condition_in_words_is_recorded_by_a_person(met, left, words):
    d = agreed(lambda d: no_leak(d, amount=400_000))
    assert d.case.sheet.left_to_pay == 1_000_001
    clause = d.case.sheet.open_conditions[0]
    d.mediator("record_condition", condition=clause, met=met, happened_on=MONDAY, proof="照片")

    assert d.case.sheet.left_to_pay == left
    assert words in d.last_sentence
    assert "（三个月内不再渗水）" in d.last_sentence
    assert faults() == []


def test_all_of_a_clause_may_be_waived_on_a_condition():
    d = agreed(no_leak)
    d.pay(300_001)
    clause = d.case.sheet.open_conditions[0]
    d.mediator("record_condition", condition=clause, met=True, happened_on=MONDAY, proof="照片")

    assert (d.case.sheet.left_to_pay, d.status) == (0, S.PERFORMED)
    assert faults() == []


@pytest.mark.parametrize(
    ("clause", "says"),
    [
        (lambda d: waiver(d, of_clause=3), "协议里没有第三条"),
        (lambda d: waiver(d, effect=""), "没有选什么时候免除"),
        (lambda d: waiver(d, amount=1_000_002), "第一条只有人民币壹万元零壹分（10,000.01元）"),
        (lambda d: waiver(d, effect="on_time"), "没有写明免除多少"),
        (lambda d: waiver(d, effect="on_time", amount=1_000_001), "免除的要少于第一条的全部金额"),
        (lambda d: waiver(d, effect="upon", due_on=THIRD), "没有写明是什么条件"),
        (lambda d: waiver(d, effect="upon", standard="不漏"), "没有写明条件最晚哪天成就"),
        (lambda d: waiver(d, text="利息"), "全部免除的，内容请空着"),
        (lambda d: waiver(d, by_party=d.zhou, to_party=d.li), "第一条不是李申要履行的"),
        (lambda d: set_off(d, 5, by_party=d.li, to_party=d.zhou), "第一条不是李申要履行的"),
        (lambda d: set_off(d, 5, against_clause=1), "两处写的是同一条"),
        (lambda d: set_off(d, 5, of_clause=None, against_clause=1), "没有写抵扣第几条的付款"),
    ],
)
def test_what_cannot_be_let_off_so_is_not_final(clause, says):
    d = drafted(clause)
    assert any(says in one for one in d.blocked(d.p.as_mediator, "draft_agreement"))


# --- recorded later --------------------------------------------------------------------------

PROOF = {"proof": "李申的短信"}


def test_a_creditor_waives_a_part_and_then_the_rest():
    d = agreed()
    d.pay(100_001)
    d.office("waive", obligation=d.debt, amount=500_000, **PROOF)
    assert parts(d) == [(100_001, 0, 200_000), (0, 100_000, 200_000), (0, 400_000, 0)]
    assert "还欠4,000.00元。凭证：李申的短信。" in d.last_sentence

    d.office("waive", obligation=d.debt, **PROOF)
    assert d.status == S.PERFORMED
    assert faults() == []


def test_a_waiver_taken_back_is_owed_again_on_its_old_days():
    d = agreed()
    d.office("waive", obligation=d.debt, **PROOF)
    assert (d.status, d.debt.status) == (S.PERFORMED, "waived")
    one = d.case.reductions.get()
    d.office("take_back_letting_off", reduction=one, reason="周被不要免除", proof="周被的信")

    assert (d.status, parts(d)) == (S.PERFORMING, [(0, 0, fen) for _, fen in PLAN])
    assert d.case.reductions.get().taken_back_why == "周被不要免除"
    assert faults() == []


def test_two_debts_are_set_off_later_and_that_is_taken_back_on_both_sides():
    d = agreed(lambda d: back(d, 350_000))
    first, second = d.case.obligations.order_by("pk")
    d.pay(100_000, obligation=first)
    facts = {"obligation": first, "against": second, "amount": 350_000, "proof": "双方签字"}
    d.office("set_off_debts", **facts)
    assert (first_left(d), d.case.sheet.left_to_pay) == (550_001, 550_001)
    assert faults() == []

    one = d.case.reductions.first()
    d.office("take_back_letting_off", reduction=one, reason="登记错了", proof="更正单")
    assert (d.case.sheet.left_to_pay, d.case.reductions.exclude(taken_back_on=None).count()) == (
        1_250_001,
        2,
    )
    assert faults() == []


def first_left(d):
    return d.case.obligations.order_by("pk").first().owed


def test_one_alone_sets_off_only_what_is_due_to_them():
    d = agreed(lambda d: back(d, 350_000))
    first, second = d.case.obligations.order_by("pk")
    facts = {"obligation": first, "against": second, "amount": 100, "proof": "通知"}
    [refused] = d.blocked(d.p.as_clerk, "set_off_debts", declared_by=d.li, **facts)
    assert "已经到期的有0.00元" in refused
    assert "双方商定才能抵销" in refused


def test_agreed_by_word_of_mouth_the_same_clauses_do_the_same():
    d = drafted(on_time, lambda d: back(d, 5), lambda d: set_off(d, 5, against_clause=3))
    d.mediator("conclude_orally", by_draft=True).mediator("start_performance")

    assert parts(d)[0] == (0, 5, 299_996)
    d.pay(599_996)
    assert (parts(d)[2], d.status) == ((0, 400_000, 0), S.PERFORMED)
    assert faults() == []


def test_a_confirmed_title_keeps_what_was_let_off_and_what_may_be():
    d = drafted(on_time, lambda d: waiver(d, amount=1)).mediator("draft_agreement").all_marks()
    d.apply_for_confirmation().court_takes_it()
    d.court("court_decide", outcome="confirmed").court("title_given")

    assert parts(d)[2] == (0, 1, 399_999)
    d.pay(599_999)
    assert d.case.sheet.left_to_pay == 400_001
    d.pay(1)
    assert (d.status, d.case.sheet.left_to_pay) == (S.PERFORMED, 0)
    assert faults() == []


def test_each_of_several_debtors_is_let_off_by_their_share():
    """周被 owes a third, 王三 the rest of 500.02; 100.01 is waived of both, then 50.00 of one."""
    of_both = {"kind": "waiver", "of_clause": 1, "effect": "at_once", "amount": 10_001}

    def clause(d):
        found = together("shares")(d)
        ratios = (Fraction(1, 3), Fraction(2, 3))
        people = [d.zhou, *found["also_by"]]
        return found | {"shares": [(p, (None, r)) for p, r in zip(people, ratios, strict=True)]}

    d, _ = three(clause, lambda d: of_both | {"by_party": d.li})
    first, second = d.case.obligations.order_by("pk")
    assert [(duty.amount, duty.let_off) for duty in (first, second)] == [
        (16_667, 3334),
        (33_334, 6667),
    ]
    d.office("waive", obligation=second, amount=5000, **PROOF)
    assert d.case.sheet.left_to_pay == 50_001 - 10_001 - 5000
    assert faults() == []


def test_what_may_be_waived_is_not_performed_on_the_spot_and_the_debtor_reads_it():
    d = drafted(on_time).mediator("draft_agreement").all_marks()
    refused = d.blocked(d.p.as_mediator, "perform_at_once", all_done=True)
    assert any("请改办“开始履行”" in one for one in refused)

    d.mediator("start_performance").pay(100)
    [row] = owing.rows(Case.objects.get(pk=d.case.pk), d.link(d.zhou))
    assert row["standing"].endswith("其余按期付清的，免除 4,000.00 元。")
    d.pay(599_901)
    [row] = owing.rows(Case.objects.get(pk=d.case.pk), d.link(d.zhou))
    assert row["standing"] == "付的，加上免除、抵销的，已经不用再付。"


# --- the time in which enforcement can be applied for (执行程序解释 20) --------------------------

# The last part is due on Monday, 11 May 2026: two years end on Thursday, 11 May 2028.
STARTED, LAST = date(2026, 5, 11), date(2028, 5, 11)
BOTH_SIGNED = {"amount": 100_000, "proof": "双方签字"}


def confirmed():
    """周被 owes 李申 in three parts, 李申 owes 3,500.00 back, under a confirmed title."""
    d = drafted(lambda d: back(d, 350_000)).mediator("draft_agreement").all_marks()
    d.apply_for_confirmation().court_takes_it()
    return d.court("court_decide", outcome="confirmed").court("title_given")


def two_years(d):
    rows = d.case.clocks.filter(key="K16").order_by("pk")
    return [(row.started_on, row.due_on, row.status == "running") for row in rows]


def set_off_on(d, monday, day, **more):
    monday.move_to(f"{day + timedelta(days=1)}T09:00+08:00")
    first, second = d.case.obligations.order_by("pk")
    facts = {"obligation": first, "against": second, **BOTH_SIGNED, **more}
    return d.office("set_off_debts", on=day, **facts)


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2026, 5, 12), date(2028, 5, 12)),  # the day after the start; a Friday
        (date(2026, 6, 8), date(2028, 6, 8)),  # a Thursday
        (date(2026, 6, 10), date(2028, 6, 12)),  # 10 June 2028 is a Saturday
        (LAST, date(2030, 5, 13)),  # on the last day; 11 May 2030 is a Saturday
    ],
)
def test_a_set_off_that_both_agreed_starts_the_two_years_again(monday, day, last):
    d = set_off_on(confirmed(), monday, day)

    assert two_years(d) == [(STARTED, LAST, False), (day, last, True)]
    assert faults() == []


def by_notice(d):
    return {"declared_by": d.li}


def all_that_is_owed(d):
    """What 李申 owes is set off; 周被 has paid the rest, and 李申 confirmed it."""
    d.pay(650_001)
    return {"amount": 350_000}


@pytest.mark.parametrize(
    ("day", "more"),
    [
        (date(2026, 5, 11), dict),  # the day itself does not interrupt what begins with it
        (date(2026, 4, 20), dict),  # before they began
        (date(2028, 5, 12), dict),  # over
        (date(2026, 6, 8), by_notice),  # one alone agrees to nothing
        (date(2026, 6, 8), all_that_is_owed),  # nothing is left to apply for
    ],
)
def test_another_set_off_leaves_the_two_years_as_they_run(monday, day, more):
    d = confirmed()
    monday.move_to("2026-05-11T08:00+08:00")
    set_off_on(d, monday, day, **(more() if more is dict else more(d)))

    [(since, last, _)] = two_years(d)
    assert (since, last) == (STARTED, LAST)


@pytest.mark.parametrize("beside", ["nothing", "payment", "demand"])
def test_taken_back_it_interrupted_nothing_unless_something_else_did(monday, beside):
    day, d = date(2026, 6, 8), confirmed()
    monday.move_to("2026-06-08T10:00+08:00")
    if beside == "demand":
        cause = {"cause": "demand", "happened_on": day, "proof": "签收的催款函"}
        d.office("interrupt_enforcement_time", **cause)
    set_off_on(d, monday, day)
    if beside == "payment":
        d.pay(100, paid_on=day)
    one = d.case.reductions.filter(kind="set_off").first()

    d.office("take_back_letting_off", reduction=one, reason="登记错了", proof="更正单")

    running = [row[:2] for row in two_years(d) if row[2]]
    since = STARTED if beside == "nothing" else day
    assert running == [(since, since.replace(year=2028))]
