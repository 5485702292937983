"""Claims change after the registration: nothing typed is lost, the sum follows, the day stays."""

from datetime import timedelta

import pytest

from cases.models import Claim
from cases.phases import common
from cases.states import Status as S
from mediation import clock
from tests.cases.phases.guard_rows import evaluated
from tests.cases.phases.guards_of_claim_changes import ADDED, RATIO, claim, withdrawn
from tests.cast import cast
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def d():
    """A dispute at the table with a claim of 8,600 yuan."""
    return at(cast(), S.MEDIATING)


def added(d, **more):
    """Another claim, from li against zhou."""
    return d.office("add_claim", **evaluated(d, ADDED) | more)


def last_line(d):
    """The last line of the trail."""
    return d.case.trail.latest("seq")


def told(d):
    """What each right-holder is told of limitation."""
    d.case.forget()
    return common.limitation_facts(d.case)


def test_the_sum_involved_follows_what_is_added_changed_and_withdrawn(d):
    sums = []
    for act, facts in (
        (
            "add_claim",
            evaluated(d, ADDED) | {"amount": 100000},
        ),
        ("change_claim", {"claim": claim(d), "amount": 800000, "reason": "算错了。"}),
        ("change_claim", {"claim": claim(d), **RATIO, "reason": "按比例。"}),
        ("withdraw_claim", {"claim": d.case.claims.order_by("pk").first(), "reason": "放弃。"}),
    ):
        d.office(act, **facts)
        d.case.refresh_from_db()
        sums.append(d.case.amount)

    assert sums == [960000, 900000, 100000, 100000]


def test_a_sum_entered_by_itself_stays_until_a_claim_has_one(d):
    d.case.claims.update(amount=None)

    added(d)
    d.case.refresh_from_db()
    assert d.case.amount == 860000
    added(d, amount=100)
    d.case.refresh_from_db()
    assert d.case.amount == 100
    assert "涉及金额由“8,600.00元”改为“1.00元”" in last_line(d).sentence


def test_what_was_claimed_before_is_on_the_trail_in_full(d):
    d.office("change_claim", claim=claim(d), item="修好", **RATIO, nature="debt", reason="写错了。")

    line = last_line(d)
    assert line.facts["before"] == {
        "谁请求": f"{{p{d.li.pk}}}",
        "向谁": f"{{p{d.zhou.pk}}}",
        "请求": "赔偿天花板损失",
        "金额或者比例": "8,600.00元",
        "性质": "未登记",
    }
    assert (line.facts["after"]["金额或者比例"], line.facts["reason"]) == (
        "修理费的30%",
        "写错了。",
    )
    one = Claim.objects.get(pk=claim(d).pk)
    assert (one.item, one.amount, one.ratio, one.nature) == ("修好", None, 3000, "debt")


def test_a_withdrawn_claim_stays_on_record_with_day_and_reason(d):
    withdrawn(d)

    one = claim(d)
    assert (one.withdrawn_on, one.withdrawn_reason) == (clock.today(), "登记有误。")
    assert d.case.sheet.counted_claims == []


def test_no_change_of_claims_moves_the_day_of_a_request(d):
    before = told(d), d.li.days_asked
    added(d, amount=100)
    withdrawn(d)

    d.li.refresh_from_db()
    assert (told(d), d.li.days_asked) == before


def test_a_claim_added_after_the_request_interrupts_from_its_own_day(d):
    d.case.claims.update(nature="stop")
    added(d, nature="debt", amount=100)
    assert "诉讼时效自当日中断" in last_line(d).sentence
    added(d, nature="stop", item="不再浇水")
    assert "诉讼时效自当日中断" not in last_line(d).sentence


def test_a_debt_added_later_is_not_said_to_be_asked_for_on_the_earlier_day(d, time_machine):
    d.case.claims.update(nature="stop")
    time_machine.move_to(clock.now() + timedelta(days=3))

    added(d, nature="debt", amount=100)

    assert told(d) == {"limitation": {}}
