"""Whose move a case is stands below its state in the lists of staff, by the rule of their desks."""

import pytest

from cases.states import Status as S
from mediation.directory.models import Department, Function
from tests.cast import cast, hire
from tests.clients import sign_in
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
OURS, NOBODY = "等我办", ""
MOVES = {
    # state: what the office, the mediator and the supervisor read
    S.DISPATCHED: ("等被派单的单位答复", None, "等被派单的单位答复"),
    S.REQUESTED: (OURS, None, "等各方表态、调委会受理"),
    S.MEDIATING: ("等调解员调解", OURS, "等调解员调解"),
    S.SIGNING: ("等各方、调解员签署，调委会盖章", OURS, "等各方、调解员签署，调委会盖章"),
    S.PERFORMING: ("等当事人履行", "等当事人履行", "等当事人履行"),
    S.DEFAULTED: ("等调解员督促履行", OURS, "等调解员督促履行"),
    S.ADJUDICATING: ("等法院或者其他机关", "等法院或者其他机关", "等法院或者其他机关"),
    S.PERFORMED: (OURS, "等调委会销号", "等调委会销号"),
    S.CLOSED: (OURS, NOBODY, NOBODY),
    S.ARCHIVED: (NOBODY, NOBODY, NOBODY),
}


def move_in(who, face) -> str | None:
    """What the only case of that list has below its state; None where the list is empty."""
    listed = sign_in(who).get(f"/{face}/cases/").context
    place = [head.label for head in listed["columns"]].index("进度" if face == "court" else "状态")
    return listed["rows"][0][place].note if listed["rows"] else None


@pytest.mark.parametrize("state", MOVES)
def test_each_reader_sees_at_once_whose_move_it_is(state):
    p = cast()
    bureau = Department.objects.create(name="住建局", kind="housing", district=p.district)
    overseer = hire("qian", Function.SUPERVISOR, department=bureau)
    at(p, state)

    read = (move_in(p.clerk, "office"), move_in(p.mediator, "mediator"))
    assert (*read, move_in(overseer, "supervisor")) == MOVES[state]


def test_of_what_all_have_signed_the_office_and_the_mediator_see_that_the_seal_is_awaited():
    p = cast()
    d = at(p, S.SIGNING)
    d.parties_sign().mediator("mediator_sign")

    assert move_in(p.clerk, "office") == OURS
    assert move_in(p.mediator, "mediator") == "签字齐了，等调委会盖章"


def test_once_a_court_decided_the_office_is_awaited_and_no_court():
    p = cast()
    bureau = Department.objects.create(name="住建局", kind="housing", district=p.district)
    overseer = hire("qian", Function.SUPERVISOR, department=bureau)
    d = at(p, S.AGREED).apply_for_confirmation().office("court_send")
    d.court("court_receive").court("court_accept", court_number="（2026）闽0599民特12号")
    assert move_in(p.clerk, "office") == "等法院或者其他机关"
    d.court("court_decide", outcome="dismissed", ground="morals")

    assert d.status == S.ADJUDICATING
    read = {move_in(p.clerk, "office"), move_in(p.mediator, "mediator")}
    assert read | {move_in(overseer, "supervisor")} == {"有了结果，等调委会接着办"}
    desk = sign_in(p.mediator).get("/mediator/").content.decode()
    assert "有了结果，等调委会接着办 · " in desk


def test_a_court_sees_whose_move_each_of_its_cases_is():
    p = cast()
    d = at(p, S.AGREED).apply_for_confirmation().office("court_send")
    read = [move_in(p.liaison, "court")]
    d.court("court_receive").court("court_accept", court_number="（2026）闽0599民特12号")
    read.append(move_in(p.liaison, "court"))
    d.court("court_decide", outcome="confirmed")
    read.append(move_in(p.liaison, "court"))
    d.court("title_given")
    read.append(move_in(p.liaison, "court"))

    assert read == ["等本院签收", "等本院办理", "等本院回告", NOBODY]
