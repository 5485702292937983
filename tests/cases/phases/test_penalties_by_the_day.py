"""A penalty by the day is counted to the 分, shown, and owed once a person records it."""

from datetime import date
from fractions import Fraction

import pytest

from cases import consistency
from cases.law import clause_risks
from cases.states import Status as S
from tests.cast import cast
from tests.clients import sign_in
from tests.dispute import money
from tests.factories import at
from tests.house import budgets, measuring

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
FIRST, SECOND = date(2026, 3, 12), date(2026, 4, 11)  # a Saturday: due on Monday the 13th
PAID, UNTIL, BY = date(2026, 3, 20), date(2026, 4, 20), date(2026, 5, 20)
RATE = Fraction(1, 2000)
STATEMENTS = 19
# 13–20 March 2,000.00 × 8; 21 March–13 April 1,000.00 × 24; 14–20 April 4,000.00 × 7.
COUNTED = "（2,000.00元×8日＋1,000.00元×24日＋4,000.00元×7日）×日万分之五＝34.00元"


def by_the_day(d, **more):
    who = {"kind": "penalty", "by_party": d.zhou, "to_party": d.li, "of_clause": 1}
    return who | {"daily_rate": RATE, **more}


def drafted(**more):
    d = at(cast(), S.MEDIATING).sit_down()
    return d.write(money(d, (FIRST, 200_000), (SECOND, 300_000)), by_the_day(d, **more))


def late(monday, **more):
    """1,000.00 was paid eight days late, and nothing else by the 20th of April."""
    d = drafted(**more).mediator("draft_agreement").all_marks().mediator("start_performance")
    monday.move_to(PAID)
    d.pay(100_000)
    monday.move_to(UNTIL)
    return d


def claim(d, **more):
    [penalty] = d.case.sheet.open_penalties
    facts = {"penalty": penalty, "counted_to": UNTIL, "amount": 3400, "due_on": BY}
    return facts | {"proof": "李申来要", **more}


def test_the_paper_says_rate_base_and_bound():
    d = drafted(bound=60_000)
    assert d.case.sheet.agreement.parts[1].sentence == (
        "周被未按本协议第一条付款的，自逾期之日起至付清之日止，按未付金额的日万分之五向李申支付违约金，"
        "最高不超过人民币陆佰元整（600.00元）。"
    )


def test_nothing_is_owed_before_a_person_records_it(monday):
    d = late(monday)
    assert (d.amount_agreed, d.case.obligations.count()) == (500_000, 1)
    d.mediator("record_penalty", **claim(d))

    duty = d.case.obligations.get(amount=3400)
    assert (duty.due_on, d.amount_agreed) == (BY, 503_400)
    assert f"算到2026年4月20日：{COUNTED}，要34.00元。" in d.last_sentence
    assert list(consistency.faults()) == []


def test_what_accrues_later_is_claimed_later(monday):
    d = late(monday)
    d.mediator("record_penalty", **claim(d, counted_to=PAID, amount=800))
    most = d.blocked(d.p.as_mediator, "record_penalty", **claim(d))
    assert most == [
        f"要的违约金不能超过按约定算出的：算到2026年4月20日：{COUNTED}，"
        "已经登记8.00元，最多26.00元。（《民法典》第五百八十五条）"
    ]
    d.mediator("record_penalty", **claim(d, amount=2600))
    assert d.amount_agreed == 503_400
    assert list(consistency.faults()) == []


def test_its_bound_is_kept(monday):
    d = late(monday, bound=3000)
    [refused] = d.blocked(d.p.as_mediator, "record_penalty", **claim(d))
    assert "最高不超过30.00元，最多30.00元" in refused
    d.mediator("record_penalty", **claim(d, amount=3000))
    assert d.amount_agreed == 503_000


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"amount": None}, "请填算到哪天、要多少"),
        ({"counted_to": None}, "请填算到哪天、要多少"),
        ({"counted_to": date(2026, 4, 21)}, "算到的那天不能晚于登记当天"),
        ({"amount": 0}, "请填算到哪天、要多少"),
    ],
)
def test_what_is_claimed_is_complete(monday, more, says):
    d = late(monday)
    assert any(
        says in one for one in d.blocked(d.p.as_mediator, "record_penalty", **claim(d, **more))
    )


def test_before_anything_is_late_none_is_owed():
    d = drafted().mediator("draft_agreement").all_marks().mediator("start_performance")
    today = date(2026, 3, 2)
    [first, *_] = d.blocked(d.p.as_mediator, "record_penalty", **claim(d, counted_to=today))
    assert first.startswith("到这一天还没有登记违反")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"amount": 5}, "违约金写定数或者每日的比例，只能选一种"),
        ({"daily_rate": None, "bound": 5, "amount": 5}, "写了最高多少，没有写每日的比例"),
        ({"by_party": None}, "没有写明由谁承担违约责任"),
        ({"of_clause": 3}, "协议里没有第三条"),
    ],
)
def test_what_is_not_clear_is_not_final(more, says):
    d = drafted(**more)
    assert any(says in one for one in d.blocked(d.p.as_mediator, "draft_agreement"))


def test_a_high_penalty_is_warned_of():
    penalty = {"kind": "penalty", "by": "周被", "to": "李申", "of_clause": 1}
    pays = {"kind": "money", "by": "周被", "to": "李申", "amount": 100_000, "due_on": FIRST}
    said = [
        [text for text, _ in clause_risks.warnings_of_all([pays, penalty | more])[1]]
        for more in (
            {"amount": 30_000},
            {"amount": 30_001},
            {"daily_rate": RATE},
            {"daily_rate": RATE, "bound": 5},
        )
    ]
    assert [len(one) for one in said] == [0, 1, 1, 0]
    assert "违约金超过第一条金额的30%" in said[1][0]
    assert "逾期600日就到未付金额的30%" in said[2][0]


@pytest.mark.one_database
def test_one_by_the_day_is_recorded_within_the_statements_of_an_act(monday):
    d = late(monday)
    [penalty] = d.case.sheet.open_penalties
    client = sign_in(d.p.clerk)
    path = f"/office/cases/{d.case.number}/record_penalty/"
    sent = measuring.filled(client.get(path).context["form"])
    sent |= {"penalty": penalty.pk, "counted_to": str(UNTIL), "amount": "34", "due_on": str(BY)}
    with measuring.counted() as found:
        assert client.post(path, sent | {"proof": "李申来要"}).status_code == 303

    assert len(found) == STATEMENTS <= budgets.ACT, len(found)
