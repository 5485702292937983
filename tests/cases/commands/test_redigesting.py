"""A data migration over legal records writes their digests again, but not of what was altered."""

import pytest
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader

from cases import consistency
from cases.consistency.redigesting import Rewrite, rewrite
from cases.legal_records import digests
from cases.models import Case, Party, Step
from tests.cases.commands.before_keys import unkey
from tests.cases.commands.shared_cases import mediating, registered
from tests.cases.commands.shell import answer
from tests.cast import cast
from tests.moments import MONDAY, morning_of
from tests.rewriting import ADDRESSES

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def apps(django_db_setup, django_db_blocker):
    """The models as the newest migration knows them."""
    with django_db_blocker.unblock():
        return MigrationLoader(connection).project_state().apps


@pytest.fixture
def people():
    with morning_of(MONDAY):
        yield cast()


def faults():
    return [fault.what for fault in consistency.faults()]


def sql(text, *values):
    with connection.cursor() as cursor:
        cursor.execute(text, values)


def last_line(case) -> Step:
    return case.trail.latest("seq")


def test_the_records_change_and_a_line_covers_them(people, apps):
    case, other = mediating(people), registered(people)
    before, moved_at = case.trail.count(), case.moved_at

    counts = rewrite(apps, ADDRESSES)

    assert counts == {"cases": 2, "records": 4}
    assert {party.address for party in case.parties.all()} == {"洛江区"}
    assert faults() == []
    line = last_line(case)
    assert line.sentence == f"系统升级（迁移 {ADDRESSES.migration}）改写了当事人2项：地址写明到区。"
    assert (line.seq, line.actor, line.function) == (before + 1, "系统", "system")
    assert Case.objects.get(pk=case.pk).moved_at == moved_at
    assert last_line(other).name == "migrated"


def test_run_again_it_changes_nothing_twice(people, apps):
    case = registered(people)
    rewrite(apps, ADDRESSES)

    assert rewrite(apps, ADDRESSES) == {}

    assert {party.address for party in case.parties.all()} == {"洛江区"}


def test_a_record_altered_before_is_changed_but_not_washed_clean(people, apps, capsys):
    case = mediating(people)
    li, zhou = case.parties.order_by("pk")
    sql("UPDATE cases_party SET name = '另一人' WHERE id = %s", li.pk)
    (named,) = faults()

    assert rewrite(apps, ADDRESSES) == {"cases": 1, "records": 2, "altered": 1}

    assert faults() == [named]
    assert named.startswith(f"当事人（主键{li.pk}）被改动过")
    assert last_line(case).facts["altered"] == [li.pk]
    said = "其中1项在改写前就与校验值不符，没有换新的校验值。"
    assert last_line(case).sentence.endswith(said)
    assert said in capsys.readouterr().err
    assert Party.objects.get(pk=zhou.pk).address == "洛江区"


ALTERED_TRAILS = {
    "a line altered": "UPDATE cases_step SET actor = '另一人' WHERE case_id = %s AND seq = 2",
    "the last line cut off": "DELETE FROM cases_step WHERE case_id = %s AND name = 'log_session'",
    "the head altered": "UPDATE cases_case SET trail_head = 'ff' WHERE id = %s",
    "the length altered": "UPDATE cases_case SET trail_length = 99 WHERE id = %s",
    "the moment altered": "UPDATE cases_case SET moved_at = '2020-01-01 00:00:00Z' WHERE id = %s",
}


@pytest.mark.parametrize("text", ALTERED_TRAILS.values(), ids=ALTERED_TRAILS)
def test_an_altered_trail_stays_altered_and_covers_nothing(people, apps, text):
    case = mediating(people)
    sql(text, case.pk)

    assert rewrite(apps, ADDRESSES)["altered"] == 2

    assert any(what.startswith(("经过", "案件记下的末行", "最近办理")) for what in faults())
    assert last_line(case).records == ""


def test_a_planted_record_stays_uncovered(people, apps):
    case = registered(people)
    row = Party(case=case, side=1, role="applicant", name="张三", added_on=MONDAY)
    models.Model.save(row)

    assert rewrite(apps, ADDRESSES)["altered"] == 0

    assert faults() == [f"当事人（主键{row.pk}）不是经由办理写入的，经过中没有它的校验值。"]


def test_a_trail_without_keys_is_covered_by_rekey_afterwards(people, apps):
    case = mediating(people)
    unkey(case)

    rewrite(apps, ADDRESSES)

    assert answer("rekey")[0] == 0
    assert faults() == []


def test_without_the_key_of_a_line_nothing_is_changed(people, apps, settings):
    case = registered(people)
    settings.HASH_KEY = "b3RoZXIga2V5IG90aGVyIGtleSBvdGhlciBrZXkgb3Q="

    with pytest.raises(ValueError, match="OLD_HASH_KEYS"):
        rewrite(apps, ADDRESSES)

    assert {party.address for party in case.parties.all()} == {""}


def forget_columns():
    for known in (digests.covered, digests._columns):
        known.cache_clear()


@pytest.fixture
def without_a_summary(monkeypatch):
    """Calling it removes the column, as the next migration does."""

    def remove():
        monkeypatch.setitem(Case.not_covered, "summary", "removed")
        forget_columns()

    yield remove
    monkeypatch.undo()
    forget_columns()


def test_a_column_that_leaves_is_left_out_of_the_digest(people, apps, without_a_summary):
    case = registered(people)
    summary = Rewrite(
        "0099_summaries_leave", "case", lambda case: None, "简要情况另存", leaving=("summary",)
    )

    assert rewrite(apps, summary) == {"cases": 1, "records": 1}

    assert faults() == [f"案件（主键{case.pk}）被改动过，与经过第2行的校验值不符。"]
    without_a_summary()
    assert faults() == []
