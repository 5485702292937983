"""Every guard on the reason a mediation ends for, once held and once not."""

from datetime import date

import pytest
import time_machine

from cases.phases.mediate import guards as g
from cases.states import Status as S
from tests.cases.phases.deeds_of_mediation import ending, in_vain, reached, row
from tests.cases.phases.refusals import after, lets_through, stops, usual
from tests.cast import cast

pytestmark = pytest.mark.django_db

ROWS = [
    row(
        g.unreachable_is_proved,
        "还没有联系不上当事人的记录，请先记录联系。（《在线调解规则》第二十五条）",
        "fail",
        after(S.MEDIATING, in_vain, end_reason="unreachable"),
        after(S.MEDIATING, reached, end_reason="unreachable"),
    ),
    row(
        g.time_is_over,
        "调解期限还没有届满，不能以期限届满终止，请据实选择原因。"
        "（《人民调解工作若干规定》第三十三条）",
        "fail",
        ending(end_reason="time_over", on=date(2026, 2, 25)),
        ending(end_reason="time_over", on=date(2026, 2, 24)),
        "clerk",
    ),
    row(
        g.not_settled_between_themselves,
        "自行和解的按当事人撤回办理，请改办“当事人要求终止调解”。（《在线调解规则》第二十五条）",
        "fail",
        usual(S.MEDIATING, end_reason="gap"),
        usual(S.MEDIATING, end_reason="settled_themselves"),
        "clerk",
    ),
]


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel("2026-03-02T09:00+08:00", tick=False):
        yield


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_guard_that_holds_lets_the_act_through(row):
    lets_through(row, cast())


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_guard_that_does_not_hold_stops_the_act_with_its_sentence(row):
    stops(row, cast())
