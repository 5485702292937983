"""A late or very grave matter is supervised: number, last day, reply, and an end by another."""

from datetime import date

import pytest

from cases import consistency
from cases.states import Status as S
from mediation.accounts.actor import actor_of
from tests.cast import cast, overseer
from tests.factories import at, complain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
THURSDAY = date(2026, 3, 5)
SHEET = {"demand": "答复已经逾期，请立即答复。", "due_on": THURSDAY}
REPLY = {"reply": "已经修好。", "replied_by": "许管家"}


@pytest.fixture
def people():
    return cast()


def sheet(d):
    return d.supervisions.latest("pk")


def time_left(d):
    return list(d.clocks.filter(key="KD", ended_on=None).values_list("due_on", flat=True))


def test_a_sheet_goes_out_is_replied_to_and_closed_by_another(people):
    d = at(people, S.DISPATCHED).office("supervise", **SHEET)
    assert d.last_sentence == (
        "调委会督办（洛双物督〔2026〕1号）：请安邻物业2026年3月5日（含当日）前办好并回复。"
        "答复已经逾期，请立即答复。"
    )
    assert time_left(d) == [THURSDAY]

    d.company("reply_to_supervision", **REPLY)
    assert (sheet(d).replied_by, time_left(d)) == ("许管家", [THURSDAY])
    d.office("close_supervision", finding="到场核实，已办好。")
    assert (sheet(d).closed_by, sheet(d).closed_on) == ("郑管", date(2026, 3, 2))
    assert time_left(d) == []
    assert list(consistency.faults()) == []


def test_the_district_takes_over_what_the_committee_supervises(people):
    d = at(people, S.DISPATCHED).office("supervise", **SHEET)
    d.do(actor_of(overseer(people)), "supervise", number="示督〔2026〕7号", **SHEET)

    first, second = d.supervisions.order_by("pk")
    assert (first.finding, first.closed_on) == ("上一级另行督办", date(2026, 3, 2))
    assert (second.rank, second.department.name) == (3, "住建局")
    assert time_left(d) == [THURSDAY]


def test_a_matter_of_the_gravest_level_is_supervised_at_once(people):
    d = complain(people, nature=3, extent=3, harm=3)
    assert d.trail.first().sentence.endswith(
        "即时督办（洛双物督〔2026〕1号，本会规定：分级处置）：2026年3月3日（含当日）前办好并回复。"
    )
    assert (sheet(d).to, time_left(d)) == (str(people.committee), [date(2026, 3, 3)])

    later = at(people, S.DISPATCHED)
    later.office("grade", nature=3, extent=3, harm=3, reason="电梯坠落。")
    assert (sheet(later).to, sheet(later).due_on) == ("安邻物业", date(2026, 3, 3))


def test_mediation_ends_the_supervision_of_the_company(people):
    d = at(people, S.DISPATCHED).office("supervise", **SHEET)
    d.office("request_mediation", party=d.li, how="窗口")

    assert (sheet(d).finding, time_left(d)) == ("案件转入下一步", [])


def test_what_is_supervised_is_not_settled_before_that_ends(people):
    d = at(people, S.ANSWERED).office("supervise", **SHEET)
    d.office("rate", party=d.li, score="satisfied").office("strike_off", checked="到场核实")

    assert "还没有办结" in d.blocked(people.as_clerk, "settle")[0]
    d.company("reply_to_supervision", **REPLY).office("close_supervision", finding="属实。")
    assert d.office("settle").status == S.HANDLED
