"""A term that follows the agreement's own effect or signing is a day once it is in force."""

from datetime import date, timedelta

import pytest

from cases.law.deadlines import Calendar
from cases.law.event_terms import due_day
from tests.cases.phases.agreed_duties import after_drying, agreed, quiet, runs_to
from tests.cases.phases.several_parties import three
from tests.dispute import money
from tests.moments import MONDAY

SIGNED, EFFECTIVE = date(2026, 1, 30), date(2026, 1, 31)
pytestmark = pytest.mark.usefixtures("monday")


@pytest.mark.parametrize(
    ("event", "days", "on"),
    [
        ("协议生效", 30, date(2026, 3, 2)),
        ("协议生效后一个月内", None, date(2026, 2, 28)),
        ("自签字之日起", 30, date(2026, 3, 1)),
        ("签字当天", None, EFFECTIVE),
        ("本协议签订之日起１０日内", None, date(2026, 2, 9)),
        ("签订本协议后两个月内", None, date(2026, 3, 30)),
        ("协议书签字盖章后3个工作日内", None, date(2026, 2, 4)),
        ("双方签字捺印后7日内", None, date(2026, 2, 6)),
        ("本协议经各方签名、按指印之日起十日内", None, date(2026, 2, 9)),
        ("人民调解协议生效后一百八十日内", None, date(2026, 7, 30)),
        ("协议生效后90天", None, date(2026, 5, 1)),
        ("签字后的三日内", None, date(2026, 2, 2)),
        ("协议生效后一百二日内", None, None),
        ("乙方签字后三日内", None, None),
        ("协议生效后9999年内", None, None),
        ("协议生效后十十日内", None, None),
        ("结算单双方签字", 7, None),
        ("判决生效", 30, None),
        ("协议生效后", None, None),
        ("调解协议经双方签字后七日内", None, date(2026, 2, 6)),
        ("双方签字按手印之日起七日内", None, date(2026, 2, 6)),
        ("即日起十日内", None, date(2026, 2, 9)),
        ("签字后一百二十天内", None, date(2026, 5, 30)),
        ("签收协议后十日内", None, None),
        ("当场", None, EFFECTIVE),
        ("签字当场", None, EFFECTIVE),
        ("收到款项当场", None, None),
    ],
)
def test_the_last_day_is_counted_from_the_day_after(event, days, on):
    assert due_day(event, days, EFFECTIVE, SIGNED, Calendar({})) == on


@pytest.mark.django_db
def test_money_due_after_the_effect_is_late_without_a_recorded_event(monday):
    d = agreed(lambda d: money(d, amount=10000, due_event="协议生效", due_days=30))
    due = MONDAY + timedelta(days=30)
    assert (d.debt.due_on, d.debt.instalments.get().due_on) == (due, due)
    assert not d.debt.waits_for_an_event

    assert runs_to(d, due, monday)["defaulted"] == 0
    assert runs_to(d, due + timedelta(days=1), monday)["defaulted"] == 1


@pytest.mark.django_db
def test_work_and_the_parts_of_several_are_due_alike():
    after_signing = {"liability": "equal", "due_event": "签字之日起一个月内"}

    def split(d):
        also = {"also_by": [d.parties.get(name="王三")]}
        return money(d, amount=10000, **after_signing, **also)

    d, _ = three(split, lambda d: after_drying(d, due_event="协议生效后十日内"))

    parts = [part.due_on for duty in d.case.obligations.all() for part in duty.instalments.all()]
    assert parts == [date(2026, 4, 2)] * 2
    assert d.duty.due_on == MONDAY + timedelta(days=10)


@pytest.mark.django_db
def test_what_is_not_done_until_then_ends_by_itself(monday):
    d = agreed(lambda d: quiet(d, due_event="签字之日起一个月内"))
    assert (d.duty.ends_on, d.duty.ends_by_itself) == (date(2026, 4, 2), True)


@pytest.mark.django_db
def test_a_length_written_into_the_event_is_counted_and_not_asked_again():
    d = agreed(lambda d: after_drying(d, due_event="墙面干透后三日内"))
    d.mediator("record_event", obligation=d.duty, happened_on=MONDAY, proof="双方认可")
    assert d.duty.due_on == date(2026, 3, 5)
