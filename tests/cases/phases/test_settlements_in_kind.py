"""A settlement of what is no sum: what is still to be done, and a breach to be put right."""

from datetime import date, timedelta

import pytest

from cases import consistency
from cases.forms.base import FORMS
from cases.forms.enforce.duties import what_of
from cases.forms.enforce.settlements import ACTS
from cases.jobs import daily_run
from cases.models import Case
from cases.states import Status as S
from tests.cases.phases.agreed_duties import breaks, confirmed, quiet
from tests.cast import cast
from tests.clients import sign_in
from tests.dispute import ENFORCEMENT_NUMBER
from tests.factories import at
from tests.moments import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
BY = date(2026, 3, 31)
URL = "/court/cases/{}/settle_enforcement/"


def sent(d, **typed):
    shown = {"on": "2026-03-02", "version": d.case.version, "as_of": d.case.trail_length}
    answer = sign_in(d.p.liaison).post(URL.format(d.number), shown | {"key": "one"} | typed)
    d.case = Case.objects.get(pk=d.case.pk)
    return answer


def broken_and_enforced():
    """Confirmed that 周被 keeps quiet; they did not, and a court enforces it."""
    d = confirmed(quiet)
    breaks(d, MONDAY)
    d.office("open_enforcement", court=d.p.court).office("court_send").court("court_receive")
    return d.court("enforcement_accepted", court_number=ENFORCEMENT_NUMBER)


def test_where_only_an_act_is_owed_no_sum_is_asked():
    d = at(cast(), S.ENFORCING).pay(580_000)
    page = sign_in(d.p.liaison).get(URL.format(d.number)).content.decode()
    assert ("每期哪天" in page, "哪天办好" in page) == (False, True)
    [undone] = FORMS["settle_enforcement"](case=d.case, actor=d.p.as_liaison).known(ACTS)
    assert (undone.label, undone.note) == (what_of(d.duty), "没做完")
    assert sent(d, acts_due_on="").status_code == 422

    assert sent(d, acts_due_on="2026-03-31").status_code == 303
    assert (d.status, d.duty.due_on) == (S.PERFORMING, BY)
    said = d.trail.get(name="settle_enforcement").sentence
    assert said.startswith("达成执行和解：没做完的事最晚2026年3月31日（含当日）办好。不履行的，")
    assert d.clocks.get(key="K16", ended_on=None).started_on == BY
    assert list(consistency.faults()) == []


def test_a_breach_before_the_settlement_is_put_right_by_its_day(monday):
    d = broken_and_enforced()
    assert sent(d, acts_due_on="2026-03-31").status_code == 303
    assert d.status == S.PERFORMING
    said = d.trail.get(name="settle_enforcement").sentence
    assert said.startswith("达成执行和解：没改正的违反最晚2026年3月31日（含当日）办好。")
    [unkept, *_] = d.blocked(d.p.as_clerk, "keep_settlement", proof="笔录")
    assert unkept.startswith("和解约定的还没有全部履行")

    d.mediator("end_breach", breach=d.case.sheet.open_breaches[0], proof="邻居说夜里安静")
    d.office("keep_settlement", proof="笔录")
    assert list(consistency.faults()) == []


def test_a_breach_that_is_not_put_right_by_then_revives_the_title(monday):
    d = broken_and_enforced()
    sent(d, acts_due_on="2026-03-31")
    monday.shift(timedelta(days=31))
    daily_run.run()
    d.case = Case.objects.get(pk=d.case.pk)
    assert d.status == S.DEFAULTED
    assert "和解没有履行，恢复原来的执行依据" in d.trail.filter(name="default").last().sentence


def test_a_breach_after_the_settlement_is_a_default_at_once(monday):
    d = broken_and_enforced()
    sent(d, acts_due_on="2026-03-31")
    monday.shift(timedelta(days=2))
    breaks(d, MONDAY + timedelta(days=1))
    assert d.status == S.DEFAULTED
