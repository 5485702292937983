"""A ruling that confirmed the agreement: served, objected to, kept or set aside, and the time for
each, counted by hand."""

from datetime import date

import pytest

from cases.consistency import faults
from cases.door import offering
from cases.door.next_by_state import wanted_acts
from cases.jobs import daily_run
from cases.models import Case
from cases.states import Status as S
from cases.web.dated import running_clocks
from cases.web.stage_bar import stage_bar
from reports.brief_groups import Lists
from reports.brief_sheet import flow
from tests.cast import cast
from tests.deeds_of_objections import PROOF, by_zhou, is_objected_to, is_set_aside
from tests.factories import at
from tests.moments import morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]  # days, no statement

RULED = {"ruling": "民事裁定书"}


def running(d):
    return dict(d.clocks.filter(ended_on=None).values_list("key", "due_on"))


def confirmed(day="2026-03-02"):
    with morning_of(day):
        return at(cast(), S.PERFORMING)


def test_parties_object_for_fifteen_days_after_the_last_was_served():
    d = confirmed()
    with morning_of("2026-03-06"):
        d.office("serve_ruling", **PROOF)
    assert running(d)["K15"] == date(2026, 3, 23)  # Sat 21, Sun 22
    assert d.last_sentence.startswith("确认裁定送达各方。当事人有异议的，2026年3月23日")
    with morning_of("2026-03-24"):
        daily_run.run()
        [over] = d.trail.filter(name="clock_lapsed", facts__key="K15")
        assert not running_clocks().filter(case=d.case, key="K15").exists()  # nobody is late

    assert over.sentence == (
        "对确认裁定提出异议期限已于2026年3月23日届满（《民诉法解释》第三百七十二条）。收到裁定的"
        "当事人不能再提出异议；利害关系人自知道或者应当知道权益受到侵害之日起六个月内仍可以提出。"
    )


def test_while_an_objection_waits_its_answer_comes_before_what_is_paid():
    d = confirmed()
    with morning_of("2026-03-06"):
        assert d.trail.get(name="title_given").sentence.count("有效") == 0  # the ruling said it
        seen = [_first(d)]
        is_objected_to(d)
        seen.append(_first(d))
        d.office("objection_rejected", **RULED)
    assert [*seen, _first(d)] == ["pay", "objection_rejected", "pay"]


def _first(d):
    offered = {offer.name for offer in offering.offers(d.case, d.p.as_clerk)}
    return next(name for name in wanted_acts(d.case, offered) if name != "confirm_payment")


OUTSIDER = {"who": "outsider", "outsider": "吴示"}


@pytest.mark.parametrize(
    ("who", "ruled", "since", "last", "late"),
    [
        ("party", "2026-02-02", "2026-02-06", "2026-02-24", "2026-02-25"),  # 2/21, past 2/23
        ("party", "2026-03-02", "2026-04-20", "2026-05-06", "2026-05-07"),  # 5/5 is off
        ("outsider", "2026-03-30", "2026-03-31", "2026-09-30", "2026-10-08"),  # no 31st
        ("outsider", "2026-03-30", "2026-04-01", "2026-10-08", "2026-10-09"),  # 10/1–10/7
        ("outsider", "2023-08-28", "2023-08-31", "2024-02-29", "2024-03-01"),  # the leap day
    ],
)
def test_each_objects_within_the_own_time(who, ruled, since, last, late):
    d = confirmed(ruled)
    sent = by_zhou(d, since=date.fromisoformat(since))
    if who == "outsider":
        sent |= OUTSIDER | {"party": None}
    with morning_of(last):
        d.office("object_to_ruling", **sent)
        assert "已超过期限" not in d.last_sentence
        d.office("objection_rejected", **RULED)
    with morning_of(late):  # recorded all the same: whether it counts is for the court
        d.office("object_to_ruling", **sent)
    day = date.fromisoformat(last)
    over = f"已超过期限（最后一天是{day:%Y年%-m月%-d日}），是否准许顺延由法院决定"
    assert over in d.last_sentence


def test_a_party_received_it_no_later_than_the_last_of_them():
    d = confirmed()
    with morning_of("2026-03-06"):
        d.office("serve_ruling", **PROOF)
    with morning_of("2026-03-10"):
        [refused] = d.blocked(
            d.p.as_clerk, "object_to_ruling", **by_zhou(d, since=date(2026, 3, 9))
        )
    assert "不晚于登记的最后一方收到的日期" in refused


def test_an_objection_that_is_rejected_changes_nothing_and_another_may_follow():
    d = confirmed()
    with morning_of("2026-03-02"):
        before = running(d)
        is_objected_to(d)
        d.office("objection_rejected", **RULED)
        assert (running(d), d.case.sheet.title.kind) == (before, "confirmed")
        is_objected_to(d)


def test_a_ruling_that_is_set_aside_leaves_the_agreement_and_the_way_to_a_suit():
    d = confirmed()
    with morning_of("2026-03-02"):
        d.office("serve_ruling", **PROOF)
        owed, agreed = d.debt.pk, d.case.amount_agreed
        is_objected_to(d)
        d.office("ruling_set_aside", **RULED)

        assert running(d).keys() & {"K15", "K16"} == set()
        title = d.case.sheet.title
        assert (title.kind, title.enforceable) == ("agreement", False)
        assert (d.debt.pk, d.case.amount_agreed, d.status) == (owed, agreed, S.PERFORMING)
        assert [str(one) for one in faults() if one.number == d.number] == []
        [ruled] = [
            one for one in stage_bar(d.case, [*d.trail.order_by("-seq")]) if one["key"] == "裁"
        ]
        assert (ruled["label"], ruled["state"]) == ("确认裁定被撤销", "over")
        d.pay(100_000)
        assert "K16" not in running(d)
        d.sue()
    assert d.status == S.ADJUDICATING


def test_while_a_court_enforces_it_ends_that_first():
    with morning_of("2026-03-02"):
        d = at(cast(), S.ENFORCING)
        is_objected_to(d)
        d.court("enforcement_refused", words="原裁定被撤销，终结执行。")
        d.office("ruling_set_aside", **RULED)

    assert (d.status, d.case.sheet.title.kind) == (S.DEFAULTED, "agreement")
    assert "K16" not in running(d)


@pytest.mark.parametrize("state", [S.PERFORMED, S.CLOSED])
def test_what_was_performed_stays_performed_when_its_ruling_falls(state):
    with morning_of("2026-03-02"):
        d = at(cast(), S.PERFORMING).everything_is_done()
        if state == S.CLOSED:
            visits = {"first_visit_on": date(2026, 4, 1), "second_visit_on": date(2026, 9, 1)}
            d.office("strike_off", checked="到场核实").office("close", **visits)
        is_set_aside(d)
        assert (d.status, d.case.sheet.title.kind) == (state, "agreement")
        assert [str(one) for one in faults() if one.number == d.number] == []


def test_what_was_enforced_in_vain_is_owed_by_the_agreement_again():
    with morning_of("2026-03-02"):
        d = at(cast(), S.UNSATISFIED)
        d.office("object_to_ruling", **OUTSIDER, since=date(2026, 3, 2), **PROOF)
        d.office("ruling_set_aside", **RULED)
        assert (d.status, d.case.sheet.title.kind) == (S.DEFAULTED, "agreement")
        assert d.last_sentence == (
            "不再恢复执行；协议约定的事项还没有履行完。可督促履行，或者依法就协议起诉。"
        )
        d.sue()


def test_a_ruling_that_fell_is_not_asked_for_again_and_is_told_as_fallen():
    d = confirmed()
    with morning_of("2026-03-02"):
        is_set_aside(d)
        asked = {"court": d.p.court, "applicants": d.both}
        [refused] = d.blocked(d.p.as_clerk, "open_proceeding", **asked)
        assert "或者撤销了确认裁定" in refused
        [ruling] = d.case.sheet.proceedings
        assert ruling.result == "裁定调解协议有效（已于2026年3月2日失去效力）"
        bars = flow(Case.objects.all(), date(2026, 3, 1), date(2026, 3, 31), Lists())
        [bar] = [one for one in bars if one.label == "裁 确认"]
        assert (bar.value, bar.shown) == (1, "1（1件后来被撤销）")
