"""Nothing is wrong after the door has written; every fault planted by raw SQL is found."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection

from cases import access, consistency, steps
from cases.consistency import admission
from cases.models import Case
from mediation.directory.models import Court, EstateManagement, Function, PropertyCompany
from mediation.vault import seal_bytes
from tests.cases.commands.asking import answer
from tests.cases.commands.wholes import performing
from tests.cast import cast, hire

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    with time_machine.travel("2026-03-02T09:00+08:00", tick=False):
        people = cast()
        found = performing(people)
        access.issue_link(found, found.parties.first())
        found = steps.record(found, "dun", by=people.as_clerk, words="请按期付款")
        yield found


def run_sql(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        assert cursor.rowcount == 1, "the fault was not planted"


def whats():
    return [fault.what for fault in consistency.faults()]


def test_what_the_door_wrote_agrees(case):
    case.documents.get().read_pdf()

    assert whats() == []

    code, out, _ = answer("check_consistency")
    assert (code, out.startswith("✓ 1件案件全部一致")) == (0, True)


FAULTS = {
    "a status written around the door": (
        "UPDATE cases_case SET status = 'closed' WHERE id = %s",
        "状态是“已结案”，经过最后到的是“履行中”。",
    ),
    "words of a line altered": (
        "UPDATE cases_step SET said = '什么都没有发生' WHERE case_id = %s AND seq = 3",
        "经过第3行（2026-03-02 consent）被改动过，校验值不符。",
    ),
    "a day of a line altered": (
        "UPDATE cases_step SET month = 202512 WHERE case_id = %s AND seq = 2",
        "经过第2行的年月 202512 与日期 2026-03-02 不符。",
    ),
    "a line cut out": (
        "DELETE FROM cases_step WHERE case_id = %s AND seq = 4",
        "经过第4行缺失。",
    ),
    "the last line cut off": (
        "DELETE FROM cases_step WHERE case_id = %s AND name = 'dun'",
        "经过应有{length}行，实有{one_less}行。",
    ),
    "the head on the case altered": (
        "UPDATE cases_case SET trail_head = 'ff' WHERE id = %s",
        "案件记下的末行校验值与经过不符。",
    ),
    "a day of acceptance altered": (
        "UPDATE cases_case SET accepted_on = '2026-01-05' WHERE id = %s",
        "受理日是 2026-01-05，经过中“受理调解”是 2026-03-02。",
    ),
    "a day of registration altered": (
        "UPDATE cases_case SET registered_on = '2026-01-05' WHERE id = %s",
        "登记日是 2026-01-05，经过中“登记”是 2026-03-02。",
    ),
    "a day of effect taken away": (
        "UPDATE cases_case SET effective_on = NULL WHERE id = %s",
        "协议生效日是 空，经过中“协议生效”是 2026-03-02。",
    ),
    "a day of closing invented": (
        "UPDATE cases_case SET closed_on = '2026-03-05' WHERE id = %s",
        "结案日是 2026-03-05，经过中“结案”是 空。",
    ),
    "the day of the last milestone altered": (
        "UPDATE cases_case SET milestone_on = '2026-01-05' WHERE id = %s",
        "最近节点日是 2026-01-05，经过中是 2026-03-02。",
    ),
    "a promise forgotten": (
        "UPDATE cases_case SET open_promises = 3 WHERE id = %s",
        "待兑现承诺记为3项，实有0项。",
    ),
    "a payment made smaller": (
        "UPDATE cases_payment SET amount = 299999 WHERE case_id = %s",
        "各期已付3,000.00元，付款记录2,999.99元（义务{debt}）。",
    ),
    "the sum paid altered": (
        "UPDATE cases_case SET amount_paid = 580000 WHERE id = %s",
        "已付金额记为5,800.00元，付款记录合计3,000.00元。",
    ),
    "the sum agreed altered": (
        "UPDATE cases_case SET amount_agreed = 580001 WHERE id = %s",
        "协议金额记为5,800.01元，现行依据下应付合计5,800.00元。",
    ),
    "an instalment altered": (
        "UPDATE cases_instalment SET amount = 280001 WHERE number = 2 AND obligation_id ="
        " (SELECT id FROM cases_obligation WHERE case_id = %s)",
        "分期合计5,800.01元，应付5,800.00元（义务{debt}）。",
    ),
    "an admission without a ground": (
        "INSERT INTO cases_caseaccess (case_id, principal, function)"
        " VALUES (%s, 'person:999', 'mediator')",
        "person:999 mediator 能看到本案，但没有依据。",
    ),
    "an admission taken away": (
        "DELETE FROM cases_caseaccess WHERE case_id = %s AND function = 'mediator'",
        "{mediator} mediator 应能看到本案，但没有准入记录。",
    ),
    "an admission prolonged": (
        "UPDATE cases_caseaccess SET until = NULL WHERE case_id = %s AND function = 'resident'",
        "{link} resident 的准入期限是 无期，应为 2026-08-29。",
    ),
    "a number altered on the case": (
        "UPDATE cases_case SET dossier_number = '（2026）第9号' WHERE id = %s",
        "编号（2026）第9号没有登记在号段里。",
    ),
    "a serial taken out of the book": (
        "DELETE FROM cases_numberdrawn WHERE number = '洛双物邻调字〔2026〕1号' AND case_id = %s",
        "第1号没有登记，既没有使用也没有作废。",
    ),
    "a series set back": (
        "UPDATE cases_numberseries SET next = 1 WHERE kind = 'dossier' AND committee_id ="
        " (SELECT committee_id FROM cases_case WHERE id = %s)",
        "已用到第1号，下一号却记为第1号。",
    ),
    "a paper's hash altered": (
        "UPDATE cases_issueddocument SET html_sha256 = 'ff' WHERE case_id = %s",
        "文书agreement第1版的正文与制发时的校验值不符。",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found(case, name):
    sql, sentence = FAULTS[name]
    run_sql(sql, case.pk)

    found = whats()

    wanted = sentence.format(
        length=case.trail_length,
        one_less=case.trail_length - 1,
        debt=case.obligations.values_list("pk", flat=True).get(),
        mediator=f"person:{case.mediator_id}",
        link=f"link:{case.links.values_list('pk', flat=True).get()}",
    )
    assert wanted in found


def test_one_byte_of_a_pdf_altered_is_found(case):
    case.documents.get().read_pdf()
    pdf = bytearray(bytes(case.documents.get().pdf))
    pdf[-1] ^= 1
    run_sql("UPDATE cases_issueddocument SET pdf = %s WHERE case_id = %s", bytes(pdf), case.pk)

    assert whats() == ["文书agreement第1版的PDF打不开：被改动过，或者缺少密钥。"]


def test_other_bytes_under_a_good_seal_are_found(case):
    forged = seal_bytes(b"forged")
    run_sql("UPDATE cases_issueddocument SET html = %s WHERE case_id = %s", forged, case.pk)

    assert whats() == ["文书agreement第1版的正文与制发时的校验值不符。"]


def test_a_scanned_file_that_was_altered_is_found(case):
    case.evidence.create(
        title="身份证", blob=seal_bytes(b"scan"), sha256="ff", received_on=case.registered_on
    )

    assert whats() == ["材料“身份证”与制发时的校验值不符。"]


def test_rows_of_access_that_lapsed_by_day_are_no_fault(case):
    link = case.links.get()
    with time_machine.travel(link.expires_on + timedelta(days=2), tick=False):
        assert whats() == []


def test_a_ledgers_figures_stand_without_obligations(case):
    columns = "origin = 'imported', amount_agreed = 100, amount_paid = 0"
    for table in ("payment", "instalment", "obligation", "title"):
        _delete_all(table)
    run_sql(f"UPDATE cases_case SET {columns} WHERE id = %s", case.pk)

    assert whats() == []


def _delete_all(table):
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM cases_{table}")


def test_both_counts_of_access_agree_on_every_way_to_be_admitted(case):
    start, company = case.registered_on, case.estate.company_on(case.registered_on)
    case.parties.filter(side=2).update(company=company)
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

    assert recounted == access.entitled(case)
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
    with django_assert_max_num_queries(25):
        assert whats() == []
    assert Case.objects.count() == 1
