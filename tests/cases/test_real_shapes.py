"""Forty-two real disputes: each is typed in through the forms and read back unchanged."""

import pytest

from cases.states import Status as S
from tests.cases.held_as_typed import assert_held
from tests.cases.shapes import TODAY, body
from tests.cases.shapes_one import FIRST
from tests.cases.shapes_two import SECOND
from tests.cases.typed_shapes import add_party, typed
from tests.cast import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

SHAPES = [*FIRST, *SECOND]


@pytest.fixture
def people():
    return cast()


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_a_real_dispute_is_held_as_it_was_typed(people, shape):
    assert_held(typed(people, shape).case, shape)


def test_all_forty_two_are_there():
    assert len({shape.name for shape in SHAPES}) == 42


def test_a_company_replaced_in_mid_case_is_followed_by_the_new_one(people):
    t = typed(people, next(s for s in SHAPES if s.ends == "open"))
    old = t.parties[1]
    add_party(t, body("新物业公司"))
    t.office("release_party", party=old.pk, reason="合同到期，由新公司接管")

    new = t.parties[-1]
    assert (new.active, new.added_on) == (True, TODAY)
    assert (t.parties[1].active, t.parties[1].released_on) == (False, TODAY)


def test_a_promise_broken_soon_after_is_on_record_with_its_proof(people):
    shape = next(s for s in SHAPES if s.ends == "oral" and s.terms[0]["kind"] == "refrain")
    t = typed(people, shape).mediator("start_performance")
    duty = t.case.obligations.get()
    what = {"words": "夜里又开了震楼器", "proof": "邻居录像"}
    t.mediator("record_breach", obligation=duty.pk, breached_on=TODAY.isoformat(), **what)

    assert (t.case.status, duty.kind) == (S.DEFAULTED, "lasting")
    breach = t.case.breaches.get()
    assert (breach.obligation, breach.on, breach.proof) == (duty, TODAY, "邻居录像")


def test_fifteen_daily_reports_are_logged_as_the_father_saw_them(people):
    shape = next(s for s in SHAPES if any(term.get("hours") == "每日" for term in s.terms))
    t = typed(people, shape).mediator("start_performance")
    duty = t.case.obligations.get(kind="lasting")
    days = {"kept_on": TODAY.isoformat(), "kept_until": TODAY.isoformat(), "times": "一次"}
    seen = {"seen_by": "钱父", "proof": "手机收到照片"}
    t.mediator("record_observance", obligation=duty.pk, **days, **seen)

    kept = t.case.observances.get()
    assert (kept.obligation, kept.times, kept.seen_by) == (duty, 1, "钱父")
    assert (t.case.status, duty.repetition.days) == (S.PERFORMING, 1)
