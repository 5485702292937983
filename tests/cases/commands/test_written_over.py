"""What was altered around the door and then written over by an act stays named by the check."""

from datetime import date

import pytest
from django.db import connection, models

from cases import consistency, door
from cases.models import Case, EstateNotice
from mediation.accounts.actor import actor_of
from tests.cases.commands import shared_cases
from tests.cases.commands.shell import answer
from tests.cast import cast, overseer
from tests.house import measuring
from tests.moments import MONDAY, morning_of

OTHER_KEY = "b3RoZXIga2V5IG90aGVyIGtleSBvdGhlciBrZXkgb3Q="
pytestmark = pytest.mark.django_db
ANSWER = {"findings": "水管老化。", "action": "已更换水管。", "answered_by": "许管家"}


@pytest.fixture
def people():
    with morning_of(MONDAY):
        yield cast()


def run_sql(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        assert cursor.rowcount == 1, "nothing was edited"


def altered(case):
    """The records named as altered before a line, by kind."""
    whats = [f.what for f in consistency.faults() if f.number == case.number]
    told = [what for what in whats if what.endswith("行写入以前被改动过。")]
    return {what.partition("（")[0] for what in told}


def agree(people, case):
    party = case.parties.order_by("pk").last()
    door.record(case, "consent", by=people.as_clerk, party=party, agrees=True, how="当面")


def draft(people, case):
    clause = {"kind": "other", "text": "互相谅解。"}
    door.record(case, "edit_agreement", by=people.as_mediator, facts="渗水。", clauses=[clause])


def dispatched(people):
    case = shared_cases.registered(people)
    return door.take(case, "dispatch", by=people.as_clerk, company=people.company)


def answered(people, case):
    return door.take(case, "answer", by=people.as_manager, **ANSWER)


def test_a_column_of_the_case_that_no_act_writes_stays_named(people):
    case = shared_cases.mediating(people)
    run_sql("UPDATE cases_case SET amount = 1 WHERE id = %s", case.pk)
    for _ in range(2):
        agree(people, case)

    assert altered(case) == {"案件"}


def test_a_clock_that_an_act_ends_in_bulk_stays_named(people):
    case = dispatched(people)
    clock = case.clocks.order_by("pk").last()
    run_sql("UPDATE cases_clock SET started_on = '2026-02-02' WHERE id = %s", clock.pk)
    answered(people, case)

    assert altered(case) == {"期限"}


def test_a_party_that_an_act_saves_stays_named(people):
    case = shared_cases.mediating(people)
    run_sql("UPDATE cases_party SET side = 1 WHERE case_id = %s AND side = 2", case.pk)
    agree(people, case)

    assert altered(case) == {"当事人"}


def test_a_record_put_there_and_then_written_over_stays_named(people):
    case = shared_cases.mediating(people)
    added = case.parties.order_by("pk").last()
    added.pk, added._state.adding, added.name = None, True, "第三人"
    models.QuerySet(type(added)).bulk_create([added])
    agree(people, case)

    assert altered(case) == {"当事人"}


def test_a_draft_deleted_by_an_act_stays_named(people):
    case = shared_cases.mediating(people)
    draft(people, case)
    clause = case.agreements.get().clauses.get()
    run_sql("UPDATE cases_clause SET place = '另一处' WHERE id = %s", clause.pk)
    draft(people, case)

    assert altered(case) == {"条款"}


def test_a_draft_that_a_page_read_and_an_act_deletes_stays_named(people):
    case = shared_cases.mediating(people)
    draft(people, case)
    clause = case.agreements.get().clauses.get()
    run_sql("UPDATE cases_clause SET place = '另一处' WHERE id = %s", clause.pk)
    page = Case.objects.get(pk=case.pk)
    assert page.sheet.draft.parts[0].place == "另一处"
    draft(people, page)

    assert altered(case) == {"条款"}


@pytest.mark.parametrize("count", [2, 20])
def test_what_an_act_deletes_is_read_again_in_one_statement(people, count):
    case = shared_cases.mediating(people)
    clauses = [{"kind": "other", "text": f"互相谅解{n}。"} for n in range(count)]
    door.record(case, "edit_agreement", by=people.as_mediator, facts="渗水。", clauses=clauses)
    page = Case.objects.get(pk=case.pk)
    assert len(page.sheet.draft.parts) == count
    with measuring.counted() as found:
        draft(people, page)

    read = [sql for sql in found if sql.startswith("SELECT") and 'FROM "cases_clause"' in sql]
    assert len(read) == 1


def test_a_changed_key_is_no_alteration_and_hides_none(people, settings):
    whole, wrong = shared_cases.mediating(people), shared_cases.mediating(people)
    run_sql("UPDATE cases_case SET amount = 1 WHERE id = %s", wrong.pk)
    for case in (whole, wrong):
        agree(people, case)
    settings.OLD_HASH_KEYS, settings.HASH_KEY = [settings.HASH_KEY], OTHER_KEY
    for case in (whole, wrong):
        agree(people, case)

    assert (altered(whole), altered(wrong)) == (set(), {"案件"})
    answer("rekey")
    assert (altered(whole), altered(wrong)) == (set(), {"案件"})
    assert not [f for f in consistency.faults() if f.number == whole.number]


def test_a_notice_without_a_case_stays_named(people):
    by = actor_of(overseer(people))
    bureau = people.overseer.posts.get().department
    where = {"estate": people.estate, "company": people.company, "issued_by": bureau}
    text = {"number": "1号", "basis": "《物业管理条例》", "items": "清理消防通道"}
    days = {"issued_on": MONDAY, "served_on": MONDAY, "due_on": date(2026, 3, 17)}
    notice = EstateNotice.issue(by, **where, **text, **days, service="直接送达")
    run_sql(f"UPDATE {notice._meta.db_table} SET basis = '另一条' WHERE id = %s", notice.pk)
    EstateNotice.objects.get().conclude(by, "passed", date(2026, 3, 16), "已清理")

    (what,) = [fault.what for fault in consistency.faults()]
    assert what.startswith("通知书被改动过")
