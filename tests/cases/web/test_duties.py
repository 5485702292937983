"""What was agreed, duty by duty: paid, only claimed, left; kept, broken; a sum still open."""

from datetime import timedelta

import pytest

from cases.models import Case
from cases.web import case_parts, duties
from tests.cases.phases.agreed_duties import after_drying, agreed, bill, breaks, quiet
from tests.dispute import money
from tests.moments import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
FIRST, SECOND = MONDAY + timedelta(days=7), MONDAY + timedelta(days=14)


def two_parts(d):
    return money(d, (FIRST, 30000), (SECOND, 20000), text="赔偿")


def notes(d):
    case = Case.objects.get(pk=d.case.pk)
    return [row["note"] for row in duties.rows(case, d.p.as_mediator)]


def parts(d):
    box = case_parts.money_box(Case.objects.get(pk=d.case.pk), d.p.as_mediator)
    return box["unconfirmed"], [row["note"] for row in box["rows"]]


def test_what_only_the_payer_claims_is_not_paid_up_and_what_is_left_is_said():
    d = agreed(two_parts)
    assert notes(d) == ["3月9日到期，还有 7 天"]

    d.pay(30000, confirmed=False)
    assert notes(d) == [
        "已付 300.00 元，还欠 200.00 元；其中 300.00 元待收款人确认；3月16日到期，还有 14 天"
    ]
    assert parts(d) == (30000, ["还有 14 天", "付款方说已付，待收款人确认"])

    d.mediator("confirm_payment", payment=d.payments.get(), how="电话")
    assert parts(d) == (0, ["还有 14 天", "已付清"])
    d.pay(20000, confirmed=False)
    assert notes(d) == ["付款方说已付，待收款人确认"]
    assert parts(d)[1] == ["已付清", "付款方说已付，待收款人确认"]


def test_every_kind_of_duty_says_how_it_stands():
    d = agreed(bill, after_drying, quiet, lambda d: quiet(d, due_on=SECOND))
    assert notes(d) == ["金额待定", "待“墙面干透”", "一直遵守", "守到3月16日"]

    broken = d.case.obligations.get(ends_on=SECOND)
    breaks(d, MONDAY, obligation=broken)
    assert notes(d)[-1] == "3月2日违反，还没有改正"


def test_a_case_that_is_closed_says_when_it_will_be_visited():
    d = agreed(two_parts).pay(50000)
    d.office("strike_off", checked="到场核实")
    first, second = MONDAY + timedelta(days=30), MONDAY + timedelta(days=180)
    d.office("close", first_visit_on=first, second_visit_on=second)
    assert d.last_sentence == "结案。计划回访：2026年4月1日、2026年8月29日。"
