"""No row is imported twice: repeated runs, three at once, the same number with other contents."""

import threading
from collections import Counter

import pytest
from django.db import connection
from django.db.models import QuerySet

from cases.ledger import writer
from cases.ledger.answers import Answers
from cases.ledger.writer import Importer
from cases.ledger.writing import kept_answers, new_committee
from cases.models import Case, Import, NumberDrawn, Step
from mediation.directory.models import Estate, Post
from tests.cases.ledger.importing import BROKEN, bring, committee, ledger, mixed
from tests.cases.ledger.ledgers import row


@pytest.mark.django_db
def test_every_sound_row_is_imported_and_every_broken_one_refused():
    rows, meant = mixed(1, 60)
    outcome = bring(*rows)

    assert (outcome.read, outcome.imported, outcome.skipped) == (60 + len(BROKEN), 60, 0)
    assert outcome.refused_rows == len(BROKEN)
    stored = Case.objects.order_by("pk").values_list("accepted_on", "amount", "category_written")
    assert list(stored) == meant
    assert outcome.total == sum(fen or 0 for _, fen, _ in meant)


@pytest.mark.django_db
def test_the_chunk_size_does_not_change_the_result(monkeypatch):
    monkeypatch.setattr(writer, "CHUNK", 7)
    reported = []
    rows, meant = mixed(1, 60)
    Importer(ledger(*rows), committee(), reported.append).run()

    assert sum(reported) == 60
    serials = Case.objects.order_by("pk").values_list("accepted_on__year", "number")
    counted = Counter()
    for (year, number), (day, *_) in zip(serials, meant, strict=True):
        counted[year] += 1
        assert (year, number) == (day.year, f"AAL{year}-{counted[year]:06}")


@pytest.mark.django_db
def test_a_dry_run_reports_the_same_and_does_not_write():
    rows, _ = mixed(2, 60)
    rehearsed = Importer(ledger(*rows), None).dry_run()

    assert not Case.objects.exists()
    assert not Estate.objects.exists()
    assert not Import.objects.exists()
    assert rehearsed == bring(*rows)


@pytest.mark.django_db
def test_a_second_import_adds_no_rows():
    rows, _ = mixed(2, 60)
    first = bring(*rows)
    before = everything_counted()

    again = bring(*rows)

    assert (again.imported, again.skipped) == (0, 60)
    assert (again.estates, again.mediators, again.total) == (0, 0, first.total)
    assert everything_counted() == before


def everything_counted():
    return [model.objects.count() for model in (Case, Step, NumberDrawn, Estate, Post, Import)]


@pytest.mark.django_db
def test_the_same_number_with_other_contents_is_refused_naming_the_case():
    bring(row())

    outcome = bring(row(**{"涉及金额(元)": 1300}))

    assert (outcome.imported, outcome.skipped, outcome.total) == (0, 0, 0)
    (refusal,) = outcome.refused
    assert (refusal.row, refusal.column) == (4, "案件编号")
    assert refusal.value == "示邻调〔2026〕0001号"
    assert "AAL2026-000001" in refusal.reason
    assert Case.objects.get().amount == 120_000


@pytest.mark.django_db
def test_a_number_is_the_same_however_it_is_written():
    bring(row(案件编号="(2026)示01号"))

    outcome = bring(row(案件编号="（２０２６） 示01号"))

    assert (outcome.imported, outcome.skipped) == (0, 1)


@pytest.mark.django_db
def test_the_same_number_of_another_committee_is_another_case():
    bring(row())

    assert bring(row(), into=new_committee.find_or_create("另一调委会")).imported == 1


@pytest.mark.django_db
def test_a_row_without_a_number_is_known_by_its_contents():
    first = bring(row(1, 案件编号=None), row(2, 案件编号=None), row(3, 案件编号=None, 备注="另案"))
    again = bring(row(9, 案件编号=None), row(4, 案件编号="示4号"))

    assert (first.imported, first.skipped, first.total) == (2, 1, 240_000)
    assert (again.imported, again.skipped) == (1, 1)


@pytest.mark.django_db
def test_a_ledger_is_imported_beside_the_cases_of_the_demo():
    bring(row())
    QuerySet(Case).update(content_hash="demo:enforcing")
    outcome = bring(row(**{"案件编号": "另一件"}))
    assert (outcome.imported, outcome.skipped) == (1, 0)


@pytest.mark.django_db
def test_corrected_rows_are_imported_beside_the_known_ones():
    outcome = bring(row(1), row(2, 纠纷类型="婚姻"))
    assert (outcome.imported, outcome.refused_rows) == (1, 1)

    again = bring(row(1), row(2))

    assert (again.imported, again.skipped, again.refused) == (1, 1, [])


@pytest.mark.django_db
def test_a_run_that_stored_rows_is_recorded():
    bring(*mixed(1, 60)[0])
    bring(*mixed(1, 60)[0])

    run = Import.objects.get()
    assert (run.imported, run.skipped, run.refused) == (60, 0, len(BROKEN))
    assert run.finished


@pytest.mark.django_db
def test_a_run_that_ended_before_its_record_was_closed_is_closed_by_the_next(monkeypatch):
    same_file, counts = ledger(row(1), row(2)), []
    monkeypatch.setattr(writer, "refresh_planner_statistics", lambda: counts.append("refreshed"))
    with monkeypatch.context() as cut:
        cut.setattr(Importer, "_finish", lambda self: None)
        cut.setattr(writer, "refresh_planner_statistics", lambda: None)
        Importer(same_file, committee()).run()
    assert not Import.objects.get().finished

    Importer(same_file, committee()).run()
    Importer(same_file, committee()).run()

    assert counts == ["refreshed"]
    run = Import.objects.get()
    assert (run.imported, run.skipped, run.finished) == (2, 0, True)


@pytest.mark.django_db(transaction=True)
def test_three_threads_at_once_import_each_row_once(monkeypatch):
    """On the database of this run."""
    monkeypatch.setattr(writer, "CHUNK", 10)
    source, barrier, outcomes = ledger(*mixed(6, 60)[0]), threading.Barrier(3), []

    def one():
        barrier.wait()
        try:
            outcomes.append(Importer(source, committee()).run())
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [outcome.imported + outcome.skipped for outcome in outcomes] == [60] * 3
    assert sum(outcome.imported for outcome in outcomes) == 60
    assert everything_counted()[0] == 60
    serials = NumberDrawn.objects.order_by("pk").values_list("case__number", flat=True)
    assert list(serials) == list(Case.objects.order_by("pk").values_list("number", flat=True))
    run = Import.objects.get()
    assert (run.imported, run.skipped, run.finished) == (60, 0, True)


RESTARTING = ({"登记日期": "2025-03-01"}, {"登记日期": "2026-03-01"})
OPEN = {"结案日期": None, "回访日期": None, "案件编号": "001"}


@pytest.mark.django_db
def test_a_number_that_begins_again_is_another_case_each_year():
    rows = [row(n, **OPEN, **day) for n, day in enumerate(RESTARTING, 1)]
    restart = {"numbers": "每年重新编号"}

    assert [bring(*rows, raw=restart).imported, bring(*rows, raw=restart).skipped] == [2, 2]
    stored = Case.objects.order_by("pk").values_list("recorded_number", "recorded_year")
    assert list(stored) == [("001", 2025), ("001", 2026)]
    changed = bring(row(1, **OPEN, **RESTARTING[1], 备注="改过"), raw=restart)
    assert "内容与本行不同" in changed.refused[0].reason


@pytest.mark.django_db
def test_a_number_of_another_year_in_an_earlier_ledger_is_asked_about():
    bring(row(1, **OPEN, **RESTARTING[0]))
    upcoming = row(1, **OPEN, **RESTARTING[1])
    read = ledger(upcoming)

    outcome = Importer(read, committee()).dry_run()
    assert [question.section for question in read.reading.questions] == ["numbers"]
    assert [refusal.reason for refusal in outcome.refused] == [
        "案件编号“001”已登记为案件 AAL2025-000001，登记年份不同，请先回答编号是否每年重新编号。"
    ]
    assert bring(upcoming, raw={"numbers": "编号不重复"}).imported == 0
    assert bring(upcoming, raw={"numbers": "每年重新编号"}).imported == 1


SPELLINGS = ("皿园小区", "皿園 小区", "⽫园小区", "皿园", "皿园小区一期")


@pytest.mark.django_db
def test_spellings_of_an_estate_are_one_and_alike_ones_wait_for_an_answer():
    rows = [row(n, 小区=name) for n, name in enumerate(SPELLINGS, 1)]
    read = ledger(*rows)

    outcome = Importer(read, committee()).run()
    assert (outcome.imported, outcome.estates) == (3, 1)
    assert [q.written for q in read.reading.questions] == ["皿园", "皿园小区一期"]
    bring(*rows, raw={"estates": {"皿园": "皿园小区", "皿园小区一期": "另一个小区"}})
    assert list(Estate.objects.order_by("pk").values_list("name", flat=True)) == [
        "皿园小区",
        "皿园小区一期",
    ]
    assert Case.objects.filter(estate__name="皿园小区").count() == 4


@pytest.mark.django_db
def test_an_answer_about_words_headings_and_estates_is_kept_for_the_next_ledger():
    raw = {
        "headings": {"项目": "小区"},
        "words": {"调解结果": {"和解": "撤回申请"}},
        "estates": {"皿园": "皿园小区"},
        "numbers": "每年重新编号",
    }
    headings = ["项目" if heading == "小区" else heading for heading in row(1)]
    bring(row(1, 小区="皿园小区"), raw=raw)

    here = committee()
    later = row(2, 调解结果="和解") | {"项目": "皿园"}
    outcome = bring(later, headings=headings, into=here)

    assert (outcome.refused, outcome.imported) == ([], 1)
    case = Case.objects.latest("pk")
    assert (case.estate.name, case.result_written) == ("皿园小区", "和解")
    assert Answers.of(kept_answers.merged(here, {})).numbers == ""
    assert kept_answers.merged(here, {"estates": {"皿园": "另一个小区"}})["estates"] == {
        "皿园": "另一个小区"
    }
