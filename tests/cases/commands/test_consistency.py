"""Nothing is inconsistent after the door wrote; every fault planted by raw SQL is reported."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction

from cases import consistency, door
from cases.access import entitlement, links
from cases.consistency import admission
from cases.models import Case
from mediation.directory.models import Court, EstateManagement, Function, PropertyCompany
from mediation.vault import seal_bytes
from tests import kept_rows
from tests.cases.commands.planted import FAULTS, OF_A_SERIES, a_visit_on
from tests.cases.commands.shared_cases import performing
from tests.cases.commands.shell import answer
from tests.cast import cast, hire
from tests.moments import MONDAY, morning_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    with morning_of(MONDAY):
        people = cast()
        pk = kept_rows.once("case with a link, urged to pay", lambda: urged_to_pay(people).pk)
        yield Case.objects.get(pk=pk)


def urged_to_pay(people):
    """A case that is performed, a link of its applicant, and a letter to the debtor."""
    case = performing(people)
    links.issue_link(case, case.parties.first())
    return door.record(case, "dun", by=people.as_clerk, words="请按期付款")


def run_sql(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        assert cursor.rowcount > 0, "the fault was not planted"


def sentences_of_faults():
    return [fault.what for fault in consistency.faults()]


def beside_the_digests():
    """The faults but those of digests, which name every record written around the door."""
    return [fault for fault in consistency.faults() if "（主键" not in fault.what]


def sentences_beside_the_digests():
    return [fault.what for fault in beside_the_digests()]


def test_a_case_written_by_the_door_is_consistent(case):
    case.documents.get(kind="agreement").read_pdf()

    assert sentences_of_faults() == []

    code, out, _ = answer("check_consistency")
    assert (code, out.startswith("✓ 1件案件全部一致")) == (0, True)


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_reported(case, name):
    sql, sentence = FAULTS[name]
    run_sql(sql, case.pk)

    code, out, _ = answer("check_consistency", "--limit", "100")

    wanted = sentence.format(
        length=case.trail_length,
        one_less=case.trail_length - 1,
        debt=case.obligations.values_list("pk", flat=True).get(),
        mediator=f"person:{case.mediator_id}",
        link=f"link:{case.links.values_list('pk', flat=True).get()}",
    )
    assert code == 1
    (line,) = [line for line in out.splitlines() if line.endswith(wanted)]
    assert line.startswith(f"✗ {case.number}：") or name in OF_A_SERIES


def test_a_return_visit_in_a_case_that_neither_agreed_nor_closed_is_reported(case):
    run_sql("UPDATE cases_case SET effective_on = NULL WHERE id = %s", case.pk)
    run_sql(a_visit_on("2026-03-10"), case.pk)

    assert "案件没有结案，却有 2026-03-10 的回访。" in sentences_of_faults()


def test_a_record_that_cannot_be_read_is_a_fault_of_its_case(case):
    day = "some day" if connection.vendor == "sqlite" else "infinity"
    run_sql('UPDATE cases_step SET "on" = %s WHERE case_id = %s AND seq = 2', day, case.pk)

    faults = list(consistency.faults())

    assert {fault.number for fault in faults} == {case.number}
    assert any(fault.what.startswith("有一项记录读不出来，没法核对（") for fault in faults)


def test_a_number_of_two_cases_is_reported(case):
    run_sql(
        "INSERT INTO cases_numberdrawn (series_id, serial, number, case_id, status, reason)"
        " SELECT series_id, 2, number, case_id, status, reason FROM cases_numberdrawn"
        " WHERE case_id = %s AND number = %s",
        case.pk,
        case.number,
    )
    run_sql("UPDATE cases_numberseries SET next = 3 WHERE kind = 'complaint'")

    assert beside_the_digests() == [(case.number, "这个编号在号段里登记了2次。")]


def test_a_case_taken_from_its_trail_is_reported(case):
    """As SQLite's own shell does it, which does not look at who refers to the row."""
    with transaction.atomic():
        run_sql("DELETE FROM cases_case WHERE id = %s", case.pk)
        found = list(consistency.faults())
        transaction.set_rollback(True)

    assert (f"案件（主键{case.pk}）", "案件不见了，只剩它的经过。") in found
    assert (case.number, "登记为已经使用，却没有对应的案件。") in found


def test_two_versions_of_a_paper_in_force_are_reported(case):
    columns = "issued_on, issued_at, html, html_sha256, pdf_sha256, number, addressees"
    run_sql(
        f"INSERT INTO cases_issueddocument (case_id, kind, version, status, check_code, {columns})"
        f" SELECT case_id, kind, 2, status, 'AAAA-BBBB', {columns} FROM cases_issueddocument"
        " WHERE case_id = %s AND kind = 'agreement'",
        case.pk,
    )

    assert sentences_beside_the_digests() == [
        "人民调解协议书有不止一版标为有效。",
        "人民调解协议书应当制发1次，留存的有2份。",
        "人民调解协议书第2版的正文打不开：被改动过，或者缺少密钥。",
    ]


def test_a_missing_pdf_or_scan_is_reported(case):
    case.documents.get(kind="agreement").read_pdf()
    run_sql(
        "UPDATE cases_issueddocument SET pdf = NULL WHERE case_id = %s AND kind = 'agreement'",
        case.pk,
    )
    case.evidence.create(title="身份证", sha256="ff", received_on=case.registered_on)

    assert sentences_beside_the_digests() == [
        "人民调解协议书第1版的PDF不见了，只剩校验值。",
        "材料“身份证”不见了，只剩校验值。",
    ]


def test_one_altered_byte_of_a_pdf_is_reported(case):
    case.documents.get(kind="agreement").read_pdf()
    pdf = bytearray(bytes(case.documents.get(kind="agreement").pdf))
    pdf[-1] ^= 1
    run_sql(
        "UPDATE cases_issueddocument SET pdf = %s WHERE case_id = %s AND kind = 'agreement'",
        bytes(pdf),
        case.pk,
    )

    assert sentences_of_faults() == ["人民调解协议书第1版的PDF打不开：被改动过，或者缺少密钥。"]


def test_other_bytes_under_a_valid_seal_are_reported(case):
    forged = seal_bytes(b"forged")
    run_sql(
        "UPDATE cases_issueddocument SET html = %s WHERE case_id = %s AND kind = 'agreement'",
        forged,
        case.pk,
    )

    assert sentences_of_faults() == ["人民调解协议书第1版的正文与制发时的校验值不符。"]


def test_an_altered_scan_is_reported(case):
    case.evidence.create(
        title="身份证", blob=seal_bytes(b"scan"), sha256="ff", received_on=case.registered_on
    )

    assert sentences_beside_the_digests() == ["材料“身份证”与制发时的校验值不符。"]


def test_expired_access_rows_are_not_reported(case):
    link = case.links.get()
    with time_machine.travel(link.expires_on + timedelta(days=2), tick=False):
        assert sentences_of_faults() == []


def test_the_figures_of_an_imported_case_need_no_obligations(case):
    columns = "origin = 'imported', amount_agreed = 100, amount_paid = 0"
    for table in ("payment", "instalment", "obligation", "title"):
        _delete_all(table)
    run_sql(f"UPDATE cases_case SET {columns} WHERE id = %s", case.pk)

    assert sentences_beside_the_digests() == []


def _delete_all(table):
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM cases_{table}")


def test_both_computations_of_access_agree_for_every_kind_of_admission(case):
    start, company = case.registered_on, case.estate.company_on(case.registered_on)
    case.parties.filter(side=2).update(kind="organisation", company=company)
    other = PropertyCompany.objects.create(name="另一家物业", phone="1")
    EstateManagement.objects.create(
        estate=case.estate, company=other, since=date(2019, 1, 1), until=date(2026, 6, 30)
    )
    hire("甲", Function.COMPANY, company=other)
    run_sql("UPDATE cases_case SET company_id = %s WHERE id = %s", other.pk, case.pk)
    court = Court.objects.get()
    case.proceedings.create(
        court=court, kind="suit", applied_on=start, sent_on=start, status="sent"
    )
    case = Case.objects.get(pk=case.pk)

    recounted = admission.entitled([case])[case.pk]

    assert recounted == entitlement.entitled(case)
    assert {function for _, function in recounted} == {"mediator", "company", "court", "resident"}
    assert date(2026, 6, 30) in recounted.values()


def test_the_command_names_the_first_faults_and_exits_1(case):
    run_sql(
        "UPDATE cases_case SET amount_paid = 1, closed_on = '2026-03-03' WHERE id = %s", case.pk
    )

    code, out, err = answer("check_consistency", "--limit", "1")

    assert code == 1
    assert out == f"✗ {case.number}：结案日是 2026-03-03，经过中“结案”是 空。\n"
    assert err == "发现1处不一致（到此为止，可能还有）。\n"


def test_many_cases_cost_few_statements_more(case, django_assert_max_num_queries):
    # Each kind of record is read once, and once more where a check of its own compares it.
    with django_assert_max_num_queries(95):
        assert sentences_of_faults() == []
    assert Case.objects.count() == 1


@pytest.fixture
def unchecked(case):
    """The database takes what its constraints would refuse, until the test ends."""
    sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        drop = "ALTER TABLE cases_party DROP CONSTRAINT party_company_is_organisation"
        connection.check_constraints()  # PostgreSQL alters no table with checks still to come
        cursor.execute("PRAGMA ignore_check_constraints = ON" if sqlite else drop)
        yield
        cursor.execute("PRAGMA ignore_check_constraints = OFF" if sqlite else "SELECT 1")


@pytest.mark.usefixtures("unchecked")
def test_a_person_with_a_company_is_reported(case):
    party = case.parties.first()
    case.parties.filter(pk=party.pk).update(company=PropertyCompany.objects.first())
    wanted = f"第{party.pk}号当事人登记为“个人”，却连着物业公司，这家公司因此能看到本案。"
    assert wanted in sentences_of_faults()


def test_the_database_keeps_a_company_from_a_person(case):
    with pytest.raises(IntegrityError, match="party_company_is_organisation"):
        case.parties.update(company=PropertyCompany.objects.first())
