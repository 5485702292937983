"""A settlement during enforcement: kept it ends the matter, broken it revives the title."""

from datetime import date, timedelta

import pytest

from cases import consistency
from cases.jobs import daily_run
from cases.models import Case
from cases.states import Status as S
from tests.cast import cast
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
FIRST, SECOND = date(2026, 3, 31), date(2026, 4, 30)
SCHEDULE = [(FIRST, 300_000), (SECOND, 200_000)]


@pytest.fixture
def d():
    dispute = at(cast(), S.ENFORCING)
    dispute.work_is_done()
    return dispute.court("settle_enforcement", schedule=SCHEDULE, words="")


def rows(d):
    parts = [part for duty in d.case.sheet.obligations for part in duty.instalments.all()]
    return sorted((part.due_on or date.max, part.owed) for part in parts if part.owed)


def test_what_is_owed_is_cut_by_the_settlement_and_adds_up(d):
    assert (d.status, d.case.sheet.enforcement.outcome) == (S.PERFORMING, "settled")
    owed = rows(d)
    assert sum(amount for _, amount in owed) == 580_000
    assert sum(amount for day, amount in owed if day == FIRST) == 300_000
    assert sum(amount for day, amount in owed if day == SECOND) == 200_000
    assert sum(amount for day, amount in owed if day == date.max) == 80_000
    assert "其余800.00元，照此履行完的不再要求。" in d.trail.last().sentence
    runs = d.clocks.get(key="K16", ended_on=None)
    assert (runs.started_on, runs.due_on) == (date(2026, 3, 2), date(2028, 3, 2))


def test_a_settlement_kept_ends_the_matter(d, monday):
    monday.shift(timedelta(days=20))
    d.pay(300_000)
    assert d.blocked(d.p.as_clerk, "keep_settlement", proof="收条")[0].startswith(
        "和解约定的还没有"
    )
    d.pay(200_000)
    d.office("keep_settlement", proof="收条")

    assert (d.status, d.case.amount_paid) == (S.PERFORMED, 500_000)
    assert d.case.settlements.get().status == "kept"
    assert list(consistency.faults()) == []


def test_a_settlement_broken_revives_the_title_and_what_was_paid_counts(d, monday):
    monday.shift(timedelta(days=20))
    d.pay(300_000)
    monday.shift(timedelta(days=50))  # 11 May
    daily_run.run()
    d.case = Case.objects.get(pk=d.case.pk)

    assert d.status == S.DEFAULTED
    assert d.case.settlements.get().status == "broken"
    assert sum(amount for _, amount in rows(d)) == 280_000
    assert all(day < date(2026, 3, 2) for day, _ in rows(d))
    said = d.trail.filter(name="default").last().sentence
    assert "执行和解没有履行，恢复原来的执行依据，已付的扣除" in said
    assert d.clocks.get(key="K16", ended_on=None).started_on == SECOND
    assert list(consistency.faults()) == []
