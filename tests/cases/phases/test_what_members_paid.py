"""What a group paid, or is owed no more, among its members: who of them has settled how much."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet

from cases.consistency import faults
from cases.forms.base import FORMS
from cases.models import GroupMember, MemberShare, Payment
from cases.phases.mediate.member_shares import booked
from cases.states import Status as S
from tests.cast import cast
from tests.deeds_of_groups import group
from tests.deeds_of_shares import OWED, among, part_is_paid, part_is_waived, pays
from tests.dispute import money
from tests.factories import at
from tests.house import measuring
from tests.moments import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

STATEMENTS = 12


def after(deed):
    d = at(cast(), S.MEDIATING)
    deed(d)
    return d


def of_each():
    """By number: what is booked for each who is bound."""
    rows = GroupMember.objects.bound().annotate(booked=booked()).order_by("number")
    return dict(rows.values_list("number", "booked"))


def numbers(d, *names):
    said = d.case.sheet.members_of(group(d).pk)
    return [said[name] for name in names]


def test_a_payment_is_shared_to_the_fen_and_what_is_left_is_said():
    d = after(part_is_paid)
    d.office("share_payment", **among(d, "these", (1,)))
    assert d.last_sentence == (
        f"2026年3月2日的付款1,500.00元：分到{{p{group(d).pk}}}的成员1户，合计1,000.01元。"
        "还有499.99元没有分到户。"
    )
    d.office("share_payment", **among(d, "but", (1,), "each", amount=49_999))

    assert d.last_sentence.endswith("的成员1户，每户499.99元，合计499.99元。")
    assert of_each() == {1: 100_001, 2: 49_999}
    assert numbers(d, "bound", "paid", "owing") == [2, 1, 1]
    assert list(faults()) == []


def test_all_of_them_paid_what_they_owe():
    d = after(pays(OWED))
    d.office("share_payment", **among(d))

    assert of_each() == {1: 100_001, 2: 100_002}
    assert numbers(d, "paid", "owing") == [2, 0]
    assert list(faults()) == []


def test_a_part_of_what_binds_each_is_rounded_up():
    d = after(pays(100_002))
    d.office("share_payment", **among(d, measure="part", ratio=5000))

    assert of_each() == {1: 50_001, 2: 50_001}


def test_a_share_is_put_right_and_the_old_one_stays_on_record():
    d = after(part_is_paid)
    d.office("share_payment", **among(d, "these", (1, 2), "each", amount=60_000))
    d.office("share_payment", **among(d, "these", (2,), "each", amount=90_000))
    assert d.last_sentence.endswith("的成员1户，每户900.00元，合计900.00元，其中1户是更正。")
    assert of_each() == {1: 60_000, 2: 90_000}
    d.office("share_payment", **among(d, "these", (1,), "none"))

    assert d.last_sentence.endswith("的成员1户的份额。还有600.00元没有分到户。")
    assert of_each() == {1: 0, 2: 90_000}
    assert MemberShare.objects.count() == 3
    assert list(faults()) == []


@pytest.mark.parametrize(("who", "numbers"), [("all", ""), ("but", "1")])
def test_a_share_is_taken_back_by_number_alone(who, numbers):
    d = after(part_is_paid)
    form = FORMS["share_payment"](
        {"measure": "none", "who": who, "numbers": numbers}, case=d.case, actor=d.p.as_clerk
    )

    assert form.errors["who"] == ["收回份额的，请选“只有几户”，写明是哪几户。"]


def test_a_reversal_takes_the_shares_back():
    d = after(part_is_paid)
    d.office("share_payment", **among(d, "these", (1,)))
    why = {"reason": "退票", "proof": "通知", "receiver_says": "没有到账"}
    d.office("reverse_payment", payment=d.case.payments.last(), **why)

    assert of_each() == {1: 0, 2: 0}
    assert numbers(d, "paid", "owing") == [0, 2]
    assert list(faults()) == []


def test_what_was_waived_is_of_the_member_it_was_waived_to():
    d = after(part_is_waived)
    d.office("share_reduction", **among(d, "these", (2,), "each", amount=50_000))
    assert d.last_sentence.endswith("的成员1户，每户500.00元，合计500.00元。")
    d.pay(OWED - 50_000)
    paid = {"payment": d.case.payments.last()}
    facts = {"party": group(d), "who": "all", "numbers": (), "measure": "rest"}
    d.office("share_payment", **facts | paid)

    assert of_each() == {1: 100_001, 2: 100_002}
    assert numbers(d, "paid", "owing") == [2, 0]
    assert list(faults()) == []


def test_nobody_owes_once_their_group_owes_nothing():
    d = after(part_is_paid)
    d.office("waive", obligation=d.debt, proof="本人书面")

    assert numbers(d, "paid", "owing") == [0, 0]


def test_after_a_variation_shares_count_from_its_title_on():
    d = after(part_is_paid)
    d.office("share_payment", **among(d, "these", (1,)))
    d.mediator("renegotiate", reason="一时付不出")
    d.write(money(d, (MONDAY + timedelta(days=60), 50_003), by_party=group(d)))
    none = {"party": group(d), "outcome": "not", "who": "these", "numbers": (1,)}
    d.mediator("settle_members", **none)
    each = {"outcome": "signed", "who": "all", "measure": "each", "amount": 50_003}
    d.mediator("settle_members", party=group(d), **each)
    d.mediator("draft_agreement").all_marks()
    assert of_each() == {2: 0}
    says = d.blocked(d.p.as_clerk, "share_payment", **among(d, "these", (2,)))

    assert any(one.startswith("这一笔不是这些成员按现在的协议付的") for one in says), says
    assert list(faults()) == []


def test_shares_are_compared_with_the_payment_and_with_what_binds():
    d = after(part_is_paid)
    d.office("share_payment", **among(d, "these", (1,)))
    QuerySet(MemberShare).update(amount=150_001)

    assert {str(fault).partition("（付款")[0] for fault in faults()} >= {
        f"{d.number}：分到各户1,500.01元，这一笔计入应付款的是1,500.00元",
        f"{d.number}：侨韵苑部分业主第1号已结1,500.01元，多于受约束的金额。",
    }


def test_shares_are_compared_with_what_of_the_payment_counts_for_the_debt():
    d = after(part_is_paid)
    d.office("share_payment", **among(d, "these", (1,)))
    QuerySet(Payment).update(credited=50_000)

    said = f"{d.number}：分到各户1,000.01元，这一笔计入应付款的是1,000.00元"
    assert said in {str(fault).partition("（付款")[0] for fault in faults()}


def test_a_reversal_leaves_each_payment_what_its_members_were_shared(monday):
    d = after(pays(50_000))
    monday.move_to(MONDAY + timedelta(days=2))
    d.pay(100_000)
    d.office("share_payment", **among(d, "all", measure="each", amount=50_000))
    d.pay(OWED, paid_on=MONDAY)  # known later; 1,499.97 元 of it above the debt
    first = d.case.payments.earliest("pk")
    why = {"reason": "退票", "proof": "通知", "receiver_says": "没有到账"}
    d.office("reverse_payment", payment=first, **why)

    assert d.last_sentence.endswith("此前多付的500.00元改为计入欠款。")
    assert [*d.case.payments.order_by("pk").values_list("credited", flat=True)] == [0, 0, 100_000]
    assert of_each() == {1: 50_000, 2: 50_000}
    assert list(faults()) == []
    d.office("share_payment", **among(d))
    assert of_each() == {1: 100_001, 2: 100_002}
    assert numbers(d, "paid", "owing") == [2, 0]


def of_many(count):
    """A group of so many, each bound for 1,000 元, which paid all of it."""
    d = after(pays(OWED))
    day, here = MONDAY, group(d)
    bound = {"bound_on": day, "bound_how": "signed", "bound_for": 1, "joined_on": day}
    GroupMember.objects.bound().update(bound_for=0)
    GroupMember.objects.bulk_create(
        GroupMember(case=d.case, group=here, number=n, household=f"{n}室", **bound)
        for n in range(11, 11 + count)
    )
    return d


@pytest.mark.parametrize("count", [1, 3, 1700])
def test_1700_shares_are_written_in_as_few_statements_as_one(count):
    d = of_many(count)
    facts = among(d)
    with measuring.counted() as found:
        d.office("share_payment", **facts)

    assert MemberShare.objects.count() == count
    assert len(found) == STATEMENTS
