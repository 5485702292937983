"""The import page: send, answer, import, correct; in the words of the command."""

import re
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from cases.ledger import writer
from cases.ledger.uploads import holding, sending, working
from cases.ledger.writer import Importer
from cases.models import Case, Import, LedgerFile, LedgerUpload
from mediation import clock
from mediation.directory.models import Function
from tests.cases.commands.shell import answer
from tests.cases.ledger.ledgers import HEADINGS, TODAY, book, packed, row
from tests.cast import hire
from tests.clients import sign_in
from tests.moments import morning_of

# On the other database: the same work, killed and continued, in ledger/test_killed_import.py.
pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
ALL = reverse("office:ledgers")


@pytest.fixture
def office(p):
    with morning_of(TODAY):
        yield sign_in(p.clerk)


def send(client, *rows, content=None, key="k", name="台账.xlsx", **how):
    """Send a ledger with these rows; returns the answer."""
    file = SimpleUploadedFile(name, packed(book(*rows, **how)) if content is None else content)
    return client.post(ALL, {"key": key, "file": file})


def sent(client, *rows, **how):
    """Send a ledger, let the work be done, and return its address."""
    url = send(client, *rows, **how).url
    working.work()
    return url


def press(client, url, act, **more):
    """Press a button of its page, and let the work be done."""
    answer = client.post(url, {"act": act, **more})
    working.work()
    return answer


def text_of(client, url):
    return client.get(url).content.decode()


def test_a_ledger_is_checked_before_anything_is_written_and_then_imported(office):
    url = sent(office, row(1), row(2, 登记日期="2025-02-30"))

    page = text_of(office, url)
    assert "试算，没有写入：读到 2 行，导入 1 行，已有 0 行，退回 1 行" in page
    assert "第 5 行：登记日期“2025-02-30”" in page
    assert not Case.objects.exists()

    press(office, url, "import")
    page = text_of(office, url)
    assert "已导入：读到 2 行，导入 1 行，已有 0 行，退回 1 行" in page
    (case,) = Case.objects.all()
    listed = re.search(r'href="(/office/cases/\?of_import=\d+)"', page)[1]
    assert case.number in text_of(office, listed)
    assert not LedgerFile.objects.filter(kind="ledger").exists()


def test_page_and_command_say_the_same(office, p, tmp_path):
    rows = [
        row(1),
        row(2, 调解结果="和解", 主调人="甲"),
        row(3, 申请人电话="1390000"),
        row(4, 小区=None),
    ]
    headings = [*rows[0], "主调人"]
    path = tmp_path / "台账.xlsx"
    path.write_bytes(packed(book(*rows, headings=headings)))

    page = text_of(office, sent(office, content=path.read_bytes()))
    command = ("import_ledger", str(path), "--committee", p.committee.name, "--dry-run")
    _, out, err = answer(*command)

    said = [line.removeprefix("提醒：").removeprefix("退回：") for line in out.splitlines()]
    told = [line for line in said if line.endswith("。") and "可选：" not in line]
    assert [line for line in told + err.splitlines()[:1] if line not in page] == []
    asked = [line.partition("：")[2].partition("可选")[0] for line in said if "可选：" in line]
    assert len(asked) == 2
    assert [question for question in asked if question not in page] == []


def question_names(page):
    return dict.fromkeys(re.findall(r'name="(q-\w+)"', page))


def test_an_answer_is_used_at_once_and_kept_for_the_next_ledger(office):
    url = sent(office, row(1, 调解结果="和解"))
    (name,) = question_names(text_of(office, url))

    press(office, url, "answers", **{name: "达成口头协议"})
    page = text_of(office, url)
    assert "导入 1 行" in page
    assert not question_names(page)
    press(office, url, "import")
    page = text_of(office, sent(office, row(2, 调解结果="和解"), key="next"))

    assert "导入 1 行" in page
    assert not question_names(page)


def test_answers_taken_back_are_asked_again(office):
    url = sent(office, row(1, 调解结果="和解"))
    (name,) = question_names(text_of(office, url))
    press(office, url, "answers", **{name: "达成口头协议"})

    press(office, url, "take_back")

    assert list(question_names(text_of(office, url))) == [name]


@pytest.mark.parametrize("chosen", ["", "胡说"])
def test_no_answer_and_one_that_is_not_offered_are_refused(office, chosen):
    url = sent(office, row(1, 调解结果="和解"))
    (name,) = question_names(text_of(office, url))

    answered = press(office, url, "answers", **{name: chosen})

    assert answered.status_code == 422
    assert LedgerUpload.objects.get().answers == ""


def test_pressing_twice_sends_imports_and_deletes_once(office):
    first, second = send(office, row(1)), send(office, row(1))
    assert first.url == second.url
    working.work()
    for _ in range(2):
        office.post(first.url, {"act": "import"})
    working.work()
    press(office, first.url, "import")

    assert (Case.objects.count(), Import.objects.get().imported) == (1, 1)
    assert office.post(first.url, {"act": "delete"}).url == ALL
    assert office.post(first.url, {"act": "delete"}).status_code == 404
    assert Case.objects.count() == 1


def test_the_form_gone_back_to_with_a_corrected_file_sends_that_file(office):
    first = sent(office, row(1))
    press(office, first, "import")

    second = sent(office, row(1), row(2))

    assert first != second
    assert "试算，没有写入：读到 2 行，导入 1 行，已有 1 行" in text_of(office, second)


def test_a_colleague_and_another_committee_do_not_see_an_upload(office, p):
    url = sent(office, row(1))
    colleague = sign_in(hire("何同事", Function.OFFICE, committee=p.committee))

    assert "台账.xlsx" in text_of(office, ALL)
    assert "台账.xlsx" not in text_of(colleague, ALL)
    for address in (url, f"{url}refused.xlsx"):
        assert colleague.get(address).status_code == 404
    assert colleague.post(url, {"act": "import"}).status_code == 404
    p.clerk.posts.all().delete()
    assert office.get(url).status_code == 403


def test_the_ledger_its_name_and_its_report_lie_sealed(office):
    sent(office, row(1), row(2, 申请人="李密文", 小区=None), name="李密文.xlsx")

    table = LedgerUpload._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT file_name, report, answers FROM {table}")
        stored = "".join(cursor.fetchone())
    assert "李密文" not in stored
    files = [bytes(file.content) for file in LedgerFile.objects.all()]
    assert [content[:2] for content in files] == [b"v2", b"v2"]
    assert not any(b"PK" in content[:40] for content in files)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "这个文件是空的，请重新选择。"),
        (b"%PDF-1.7 ,", "这不是能读取的表格文件"),
        (b"\x89PNG\r\n\x1a\n", "这不是能读取的表格文件"),
        (b"<html><table><tr><td>a</td></tr></table>", "这不是能读取的表格文件"),
    ],
    ids=["empty", "pdf", "png", "html"],
)
def test_what_is_no_table_is_refused_at_once_in_words(office, content, sentence):
    answered = send(office, content=content)

    assert answered.status_code == 422
    assert sentence in answered.content.decode()
    assert not LedgerUpload.objects.exists()


def test_no_file_and_a_file_above_the_limit_are_refused_in_words(office):
    assert "请选择台账文件。" in office.post(ALL, {"key": "k"}).content.decode()
    answered = office.post(ALL, "a", "text/plain", CONTENT_LENGTH=2**25)
    assert answered.status_code == 413
    assert "台账文件超过 20 MB，请分成几个文件分别导入。" in answered.content.decode()


def test_a_workbook_that_is_no_ledger_is_named_and_deleted(office):
    url = sent(office, content=packed(book(headings=["甲", "乙"], above=())))

    assert "没有找到台账表头" in text_of(office, url)
    assert not LedgerFile.objects.exists()
    assert office.post(url, {"act": "import"}).url == url


def test_the_corrected_workbook_of_refused_rows_brings_the_rest(office):
    url = sent(office, row(1), row(2, 小区=None))
    press(office, url, "import")
    refused = openpyxl.load_workbook(BytesIO(office.get(f"{url}refused.xlsx").content))
    sheet = refused.active
    sheet.cell(sheet.max_row, HEADINGS.index("小区") + 1).value = "示例花园"
    form = office.get(url).context["send_again"]
    assert f'action="{ALL}"' in text_of(office, url)

    press(office, sent(office, content=packed(refused), key=form["key"].value()), "import")

    assert Case.objects.count() == 2


def test_an_unexpected_failure_is_tried_three_times_and_then_named(office, monkeypatch):
    url = send(office, row(1)).url
    monkeypatch.setattr(Importer, "dry_run", lambda importer: 1 / 0)
    working.work()
    assert "试了几次都没有办成" in text_of(office, url)
    monkeypatch.undo()

    press(office, url, "again")

    assert "导入 1 行" in text_of(office, url)


def test_one_process_at_a_time_works_and_a_killed_one_is_followed_by_the_next(office):
    url = send(office, row(1)).url
    held = holding.hold_next()

    assert working.work() == 0
    assert "正在打开文件。" in text_of(office, url)
    LedgerUpload.objects.update(held_until=held.at)
    assert "请按“继续”" in text_of(office, url)
    press(office, url, "continue")
    assert "导入 1 行" in text_of(office, url)
    with pytest.raises(holding.Lost):
        holding.keep_hold(held)


def test_an_import_cut_off_between_chunks_ends_with_the_figures_of_one(office, monkeypatch):
    monkeypatch.setattr(writer, "CHUNK", 2)
    url = sent(office, *(row(serial, 小区=f"{serial}号院") for serial in range(1, 6)))
    office.post(url, {"act": "import"})
    note, calls = Importer._note, []

    def cut_off(importer, cases, directory):
        calls.append(note(importer, cases, directory))
        if len(calls) == 2:
            raise holding.Lost

    monkeypatch.setattr(Importer, "_note", cut_off)
    working.work()
    LedgerUpload.objects.update(held_until=None)
    monkeypatch.setattr(Importer, "_note", note)
    working.work()

    assert Case.objects.count() == Import.objects.get().imported == 5
    page = text_of(office, url)
    assert "导入 5 行，已有 0 行，退回 0 行；新建小区 5 个" in page


def test_what_is_over_is_deleted_but_an_ordered_import_is_not_lost(office):
    waits, ordered = (send(office, row(n), key=f"k{n}") for n in (1, 2))
    working.work()
    office.post(ordered.url, {"act": "import"})
    LedgerUpload.objects.update(until=clock.now())

    sending.delete_expired()

    assert office.get(waits.url).status_code == 404
    assert LedgerUpload.objects.get().stage == "ordered"


def test_the_daily_run_continues_what_was_left(office):
    url = send(office, row(1)).url

    assert answer("run_due")[0] == 0

    assert "导入 1 行" in text_of(office, url)


def test_nobody_keeps_more_than_twenty(office, monkeypatch):
    monkeypatch.setattr(sending, "MOST", 1)
    send(office, row(1))

    refused = send(office, row(2), key="next")

    assert refused.status_code == 422
    assert "份台账没有删除，请先删除不再需要的。" in refused.content.decode()
