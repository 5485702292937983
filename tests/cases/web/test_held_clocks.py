"""A held clock counts down on no page: its days do not count until it is released."""

import re
from datetime import date

import pytest

from cases.forms.base import FORMS
from cases.states import Status as S
from cases.web import about, clock_rows
from cases.web.dated import deadline_of, with_deadline
from cases.web.supervisor.flags import late_clocks
from tests.cast import cast
from tests.clients import sign_in
from tests.factories import at
from tests.moments import MONDAY, morning_of

pytestmark = pytest.mark.django_db
LATE = re.compile("逾期 [1-9]")
LONG_AFTER = "2026-05-04"


@pytest.fixture
def held():
    """A mediation held since Tuesday for an appraisal, read long after its old last day."""
    with morning_of(MONDAY):
        dispute = at(cast(), S.MEDIATING)
    with morning_of("2026-03-03"):
        dispute.mediator("hold", clock=dispute.clocks.get(key="K9"), reason="委托鉴定。")
    with morning_of(LONG_AFTER):
        yield dispute


def test_the_case_page_says_since_when_and_why_and_names_no_last_day(held):
    row = clock_rows.clocks(held.case, held.p.as_mediator)[-1]

    said = {name: row[name] for name in ("name", "due_on", "left_text", "tone", "who", "lapse")}
    assert said == {
        **{"name": "调解期限", "due_on": None, "left_text": "已停", "tone": "", "lapse": ""},
        "who": "3月3日起不计入期限，委托鉴定",
    }


def test_neither_the_stages_nor_an_act_count_its_days(held):
    page = sign_in(held.p.mediator).get(f"/mediator/cases/{held.number}/").content.decode()

    assert ("逾期" in page, "/ 30 天" in page, "已停" in page) == (False, False, True)
    assert "逾期" not in str(about.about(held.case, held.p.as_mediator))


def test_a_held_clock_is_not_listed_as_late(held):
    cases = type(held.case).objects.filter(pk=held.case.pk)

    assert [deadline_of(case) for case in with_deadline(cases)] == [None]
    assert list(late_clocks()) == []
    for who, desk in ((held.p.mediator, "mediator"), (held.p.clerk, "office")):
        assert not LATE.search(sign_in(who).get(f"/{desk}/").content.decode())


def test_the_release_says_beforehand_which_day_becomes_the_last(held):
    form = FORMS["release_hold"](case=held.case, actor=held.p.as_mediator)

    # 4/2 and the 62 days from 3/3 to 5/4: Wednesday 6/3
    assert [line.text for line in form.after] == [
        "日期填今天的，调解期限从2026年5月4日（周一）起接着计算，最后一天是2026年6月3日（周三）"
    ]
    held.mediator("release_hold")
    assert held.clocks.get(key="K9").due_on == date(2026, 6, 3)


def test_after_its_release_it_is_late_from_the_moved_last_day(held):
    held.mediator("release_hold")

    assert [c.due_on > date.fromisoformat(LONG_AFTER) for c in held.clocks.running()] == [True]
    assert [clock_rows.clocks(held.case, held.p.as_mediator)[-1]["left_text"]] != ["已停"]
