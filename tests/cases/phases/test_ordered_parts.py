"""A payment order covers what was due when it was applied for; the agreement's rest stands.

Agreed on Monday 5 January 2026: 1,000.00 on 31 January, 28 February and 31 March, the repair by
20 March. Applied for on 10 February, served on the 24th: the fifteenth day is Wednesday 11 March.
"""

from datetime import date

import pytest
import time_machine

from cases.access.links import issue_link
from cases.door.offering import is_open
from cases.door.refusals import StepBlocked
from cases.forms.base import FORMS
from cases.law.payment_order import NOT_BY_THE_ORDER
from cases.states import Status as S
from tests.cases.phases.agreed_duties import quiet
from tests.cases.phases.orders_in_parts import (
    LAST,
    PLAN,
    REPAIR,
    SECOND,
    SERVED,
    THIRD,
    TODAY,
    applied,
    consistent,
    in_force,
    paid_in_parts,
    repaired,
    two_years,
)
from tests.clients import open_link, sign_in
from tests.dispute import ENFORCEMENT_NUMBER, money
from tests.moments import morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.mark.parametrize(
    ("moment", "taken"), [("2026-03-11T23:59+08:00", False), ("2026-03-12T00:00+08:00", True)]
)
def test_an_order_takes_effect_at_midnight_in_beijing_after_its_fifteenth_day(moment, taken):
    d = applied()
    with time_machine.travel(moment, tick=False):
        told = {"since": SERVED, "ordered": "as_agreed", "due_on": None}
        d.office("court_decide", outcome="ordered", ruling="支付令")
        refused = [] if taken else d.blocked(d.p.as_clerk, "title_breached", **told)
        if taken:
            d.office("title_breached", **told)
    assert (d.status == S.DEFAULTED) is taken
    assert any("最后一天是2026年3月11日" in one for one in refused) is not taken


def a_sum(d, fen, **who):
    return {"ordered": "sum", "debtor": d.zhou, "creditor": d.li, "amount": fen} | who


def parts_of(d):
    return sorted(
        (part.due_on, part.amount, part.paid) for part in d.case.sheet.instalments if part.amount
    )


def figures(d):
    return d.case.amount_agreed, d.case.amount_paid, d.case.sheet.left_to_pay


def test_as_agreed_moves_only_the_part_that_was_due_when_it_was_applied_for():
    d = in_force(applied())
    assert parts_of(d) == [(SECOND, 100_000, 0), (LAST, 100_000, 0), (THIRD, 100_000, 0)]
    assert (d.duty.due_on, d.duty.status, d.duty.title.kind) == (REPAIR, "open", "payment_order")
    assert (figures(d), d.status) == ((300_000, 0, 300_000), S.DEFAULTED)
    k16 = d.clocks.get(key="K16", ended_on=None)
    assert (k16.started_on, k16.due_on) == (LAST, date(2028, 3, 13))  # 11 and 12: weekend
    plan = d.case.sheet.agreement_in_force.parts[0].instalments.all()
    assert [part.due_on for part in plan] == [day for day, _ in PLAN]
    assert consistent(d) == []


def test_a_sum_of_its_own_replaces_that_part_and_nothing_else():
    d = applied()
    in_force(d, **a_sum(d, 102_550))
    assert parts_of(d) == [(SECOND, 100_000, 0), (LAST, 102_550, 0), (THIRD, 100_000, 0)]
    assert (d.duty.due_on, figures(d)) == (REPAIR, (302_550, 0, 302_550))
    assert "协议其余的款项、事项照旧" in d.last_sentence
    assert consistent(d) == []


def test_what_was_paid_after_the_application_counts_on_the_ordered_sum():
    d = applied(paid=30_001)
    in_force(d, **a_sum(d, 100_000))
    assert parts_of(d) == [
        (date(2026, 1, 31), 30_001, 30_001),
        (SECOND, 100_000, 0),
        (LAST, 69_999, 0),
        (THIRD, 100_000, 0),
    ]
    assert figures(d) == (300_000, 30_001, 269_999)
    assert consistent(d) == []


def paid_twice_in_january(d):
    return money(d, (date(2026, 1, 15), 50_000), (date(2026, 1, 31), 50_000), text="赔偿")


def owed_by(d, *, order):
    rows = d.case.sheet.instalments
    return [(part.due_on, part.owed) for part in rows if part.owed and part.ordered is order]


def test_of_an_order_for_less_the_rest_stays_owed_by_the_agreement_on_its_own_day():
    d = applied()
    in_force(d, **a_sum(d, 60_001))
    assert owed_by(d, order=True) == [(LAST, 60_001)]
    assert owed_by(d, order=False) == [(PLAN[0][0], 39_999), (SECOND, 100_000), (THIRD, 100_000)]
    assert (figures(d), d.status) == ((300_000, 0, 300_000), S.DEFAULTED)
    assert "支付令比申请时到期的少399.99元，这部分仍按协议原来的日子履行" in d.last_sentence
    k16 = d.clocks.get(key="K16", ended_on=None)
    assert (k16.started_on, d.case.sheet.sum_to_enforce) == (LAST, 60_001)
    assert consistent(d) == []


def test_of_several_parts_the_order_covers_first_what_was_due_first():
    d = applied(paid_twice_in_january)
    in_force(d, **a_sum(d, 70_000))
    assert owed_by(d, order=True) == [(LAST, 70_000)]
    assert owed_by(d, order=False) == [(date(2026, 1, 31), 30_000)]
    with morning_of(TODAY):
        d.pay(70_000)
        assert (d.status, owed_by(d, order=True)) == (S.DEFAULTED, [])
        assert not is_open(d.case, "open_enforcement")
        order = {"obligation": d.debt, "court": d.p.court, "obstacle": ""}
        d.office("open_payment_order", **order, proof="网上立案回执")
        assert "支付300.00元（" in d.last_sentence
    assert consistent(d) == []


@pytest.mark.parametrize(
    ("paid", "ordered", "rest"),
    [(30_001, [(LAST, 30_000)], 39_999), (80_000, [], 20_000)],
)
def test_what_was_paid_since_counts_on_an_order_for_less_and_then_on_the_rest(paid, ordered, rest):
    d = applied(paid=paid)
    in_force(d, **a_sum(d, 60_001))
    assert owed_by(d, order=True) == ordered
    assert owed_by(d, order=False)[0] == (PLAN[0][0], rest)
    assert figures(d) == (300_000, paid, 300_000 - paid)
    k16 = d.clocks.filter(key="K16", ended_on=None)
    assert k16.exists() is bool(ordered)
    assert ("已经付清，不用申请执行" in d.last_sentence) is (not ordered)
    assert ("还没有履行完" in d.last_sentence) is bool(ordered)
    assert consistent(d) == []


def test_a_creditor_reads_the_limitation_of_what_is_sued_for_from_the_agreed_day():
    d = applied(lambda d: money(d, PLAN[0], text="赔偿"))
    in_force(d, **a_sum(d, 60_001))
    with morning_of(TODAY):
        page = open_link(issue_link(d.case, d.li)).get(f"/my/cases/{d.number}/").content.decode()
    assert "从2026年2月2日算到2029年2月2日" in page  # 31 January is a Saturday; a Friday


def test_pages_tell_the_ordered_part_from_that_of_the_agreement():
    d = applied()
    in_force(d, **a_sum(d, 60_001))
    with morning_of(TODAY):
        page = sign_in(d.p.clerk).get(f"/office/cases/{d.number}/")
        own = open_link(issue_link(d.case, d.zhou)).get(f"/my/cases/{d.number}/").content.decode()
    box = page.context["money"]
    assert [row["label"] for row in box["rows"]][:2] == [
        "第1期 支付令命令付的 3月11日",
        "第1期 按协议付的 1月31日",
    ]
    assert box["agreed_name"] == "应付金额"
    assert own.count("，支付令命令付的") == 1
    assert own.count("，按协议付的") == 3


def test_a_court_that_found_nothing_leaves_the_ordered_sum_alone():
    d = applied()
    in_force(d, **a_sum(d, 60_001))
    with morning_of(TODAY):
        d.office("open_enforcement", court=d.p.court).office("court_send").court("court_receive")
        d.court("enforcement_accepted", court_number=ENFORCEMENT_NUMBER)
        row = sign_in(d.p.liaison).get("/court/").content.decode()
        assert "600.01" in row
        d.court("end_without_result", ruling="执行裁定书")
    assert "还欠600.01元" in d.last_sentence


def test_a_lower_sum_that_was_paid_already_leaves_the_later_parts():
    d = applied(paid=100_000)
    in_force(d, **a_sum(d, 90_000))
    assert figures(d) == (300_000, 100_000, 200_000)
    assert [row[0] for row in parts_of(d) if row[2] == 0] == [SECOND, THIRD]
    assert consistent(d) == []


def test_what_the_order_asks_beyond_a_debt_that_was_paid_is_owed():
    d = applied(lambda d: money(d, PLAN[0], text="赔偿"), repaired, paid=100_000)
    assert d.debt.status == "done"
    in_force(d, **a_sum(d, 102_550))
    assert parts_of(d) == [(PLAN[0][0], 100_000, 100_000), (LAST, 2_550, 0)]
    assert (d.debt.status, figures(d)) == ("open", (102_550, 100_000, 2_550))
    assert consistent(d) == []


@pytest.mark.parametrize("what", ["act", "parts", "other people"])
def test_an_order_is_for_the_debt_applied_for(what):
    d = applied()
    told = {
        "act": {"ordered": "act", "debtor": d.zhou, "text": "拆除雨棚"},
        "parts": a_sum(d, 2, parts=((LAST, 1), (THIRD, 1))),
        "other people": a_sum(d, 100_000, debtor=d.li, creditor=d.zhou),
    }
    with pytest.raises(StepBlocked, match="支付令只命令付申请时的那笔款"):
        in_force(d, **told[what])


def test_enforcement_speaks_of_the_ordered_sum_and_the_rest_may_go_to_court():
    d = in_force(applied())
    with morning_of(TODAY):
        form = FORMS["open_enforcement"](case=d.case, actor=d.p.as_clerk)
        assert NOT_BY_THE_ORDER in [after.text for after in form.after]
        assert is_open(d.case, "open_payment_order")
        d.office("open_enforcement", court=d.p.court)
        assert NOT_BY_THE_ORDER in d.last_sentence


def test_nothing_is_said_of_a_rest_that_there_is_not():
    d = in_force(applied(lambda d: money(d, PLAN[0], text="赔偿")))
    with morning_of(TODAY):
        form = FORMS["open_enforcement"](case=d.case, actor=d.p.as_clerk)
        assert NOT_BY_THE_ORDER not in [after.text for after in form.after]
        assert not is_open(d.case, "open_payment_order")


def test_once_the_ordered_sum_is_paid_the_rest_is_not_enforced_by_the_order():
    d = in_force(applied())
    with morning_of(TODAY):
        d.pay(100_000)
        assert d.status == S.DEFAULTED  # the second part is late by the agreement
        assert not is_open(d.case, "open_enforcement")
        assert is_open(d.case, "sue_on_the_agreement")
        assert [row[0] for row in parts_of(d) if not row[2]] == [SECOND, THIRD]
        order = {"obligation": d.debt, "court": d.p.court, "obstacle": ""}
        d.office("open_payment_order", **order, proof="网上立案回执")
        assert "支付1,000.00元（" in d.last_sentence
    assert consistent(d) == []


def test_a_second_order_is_for_what_the_first_did_not_order():
    d = in_force(applied())
    with morning_of(TODAY):
        order = {"obligation": d.debt, "court": d.p.court, "obstacle": ""}
        d.office("open_payment_order", **order, proof="网上立案回执")
    assert "支付1,000.00元（" in d.last_sentence  # the second part; the first is ordered already


def test_under_an_order_the_breach_of_what_lasts_starts_no_two_years():
    d = in_force(applied(paid_in_parts, quiet))
    lasting = next(duty for duty in d.case.sheet.obligations if duty.lasts)
    with morning_of(TODAY):
        d.pay(100_000)
        before = list(d.clocks.filter(key="K16").values_list("pk", flat=True))
        d.mediator(
            "record_breach", obligation=lasting, breached_on=TODAY, words="夜里施工", proof="照片"
        )
        assert list(d.clocks.filter(key="K16").values_list("pk", flat=True)) == before


def test_the_court_enforces_the_ordered_sum_and_the_rest_is_performed():
    d = in_force(applied())
    with morning_of(TODAY):
        d.office("open_enforcement", court=d.p.court).office("court_send").court("court_receive")
        d.court("enforcement_accepted", court_number=ENFORCEMENT_NUMBER)
        d.pay(100_000)
        assert (d.status, d.trail.latest("seq").name) == (S.PERFORMING, "order_enforced")
        assert d.case.sheet.enforcement.outcome == "paid"
        assert [row[0] for row in parts_of(d) if not row[2]] == [SECOND, THIRD]
    assert consistent(d) == []


def test_two_years_end_with_the_ordered_sum_and_run_on_if_it_was_not_paid():
    d = in_force(applied())
    with morning_of(TODAY):
        ran = two_years(d)
        d.pay(100_000)
        assert (ran, two_years(d)) == ([(LAST, date(2028, 3, 13))], [])
        paid = d.case.sheet.payments[-1]
        taken_back = {"reason": "退票", "proof": "退票通知", "receiver_says": "没到账"}
        d.office("reverse_payment", payment=paid, **taken_back)
        assert two_years(d) == ran
    assert consistent(d) == []


def test_two_years_end_once_the_receiver_confirms_the_ordered_sum():
    d = in_force(applied())
    with morning_of(TODAY):
        d.pay(100_000, confirmed=False)
        assert two_years(d)
        d.office("confirm_payment", payment=d.case.sheet.payments[-1], how="电话确认")
        assert two_years(d) == []
    assert consistent(d) == []


def test_a_settlement_leaves_what_the_order_does_not_order_to_the_agreement():
    d = in_force(applied())
    with morning_of(TODAY):
        told = {"proof": "双方签名的和解协议", "acts_due_on": date(2026, 4, 30)}
        short = [(date(2026, 4, 30), 200_000, d.debt)]
        assert any(
            "还有2,000.00元" in why
            for why in d.blocked(d.p.as_clerk, "settle_title", schedule=short, **told)
        )
        d.office("settle_title", schedule=[(date(2026, 4, 30), 250_000, d.debt)], **told)
    sentence = d.trail.filter(name="settle_title").get().sentence
    assert "其余500.00元，照此履行完的不再要求" in sentence
    assert consistent(d) == []
