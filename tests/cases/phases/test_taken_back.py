"""What was recorded as done or kept and was not: taken back, owed again, counted no more."""

from datetime import timedelta

import pytest

from cases import consistency
from cases.door import next_by_state
from cases.models import Obligation
from cases.states import Status as S
from cases.web.duties import rows as duties_shown
from mediation import clock
from tests.cast import cast
from tests.deeds_after import is_closed
from tests.deeds_of_taking_back import zhou_was_quiet_today
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
FOUND = {"reason": "回访时发现没有做", "proof": "到场查看"}


def the_work(d):
    return d.case.obligations.get(kind="act")


def test_a_closed_case_goes_on_with_the_duty_that_was_found_undone():
    d = at(cast(), S.PERFORMED)
    due = the_work(d).due_on
    is_closed(d)
    d.office("reverse_act", obligation=the_work(d), **FOUND)

    line = d.trail.latest("seq").sentence
    assert line.startswith("撤回2026年3月2日的完成登记，重新要做：")
    assert line.endswith("。回访时发现没有做。凭证：到场查看。")
    assert d.status == S.CLOSED
    assert "reopen_performance" in next_by_state.WANTED[S.CLOSED](d.case)
    d.office("reopen_performance", reason="回访时发现没有做")

    duty, agreement = the_work(d), d.case.sheet.agreement_in_force
    assert (d.status, duty.status, duty.due_on) == (S.PERFORMING, Obligation.Status.OPEN, due)
    assert agreement is not None
    assert list(consistency.faults()) == []

    d.passes_to(due + timedelta(days=9))
    assert d.status == S.DEFAULTED
    d.mediator("record_act", obligation=the_work(d), proof="闭水")
    assert (d.status, list(consistency.faults())) == (S.PERFORMED, [])


def test_a_case_closed_with_what_nobody_could_pay_is_filed_and_not_taken_up_again():
    d = at(cast(), S.UNSATISFIED)
    is_closed(d)
    assert "reopen_performance" not in next_by_state.WANTED[S.CLOSED](d.case)


def test_what_counted_as_performed_is_performed_on():
    d = at(cast(), S.PERFORMED)
    d.mediator("reverse_act", obligation=the_work(d), **FOUND)

    assert (d.status, d.trail.latest("seq").name) == (S.PERFORMING, "owed_again")
    assert list(consistency.faults()) == []


def test_a_log_that_was_taken_back_counts_no_more():
    d = at(cast(), S.PERFORMING)
    zhou_was_quiet_today(d)
    log = d.case.observances.get()
    assert "登记做到1次" in str(duties_shown(d.case, d.p.as_mediator))
    d.mediator("reverse_observance", observance=log, reason="看错了")

    log.refresh_from_db()
    assert (log.taken_back_on, log.taken_back_why) == (clock.today(), "看错了")
    assert "登记做到1次" not in str(duties_shown(d.case, d.p.as_mediator))
    assert d.trail.latest("seq").sentence == ("撤回一条记录：2026年3月2日照约定做到1次。看错了。")
