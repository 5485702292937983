"""import_ledger as an operator uses it: exit codes, JSON, sentences, the error workbook."""

import json

import openpyxl
import pytest
from django.db import OperationalError

from cases.ledger import writer
from cases.ledger.writing import chunk
from cases.models import Case
from mediation.directory.committee_lookup import find_committee
from mediation.directory.models import Committee
from tests.cases.commands.shell import answer
from tests.cases.ledger.importing import BROKEN, NAME, mixed
from tests.cases.ledger.ledgers import TODAY, book, fill, packed, row
from tests.moments import morning_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _calendar():
    with morning_of(TODAY):
        yield


@pytest.fixture
def file(tmp_path):
    """Write a ledger with these rows and return its path."""

    def write(*rows, name="台账.xlsx", **how):
        path = tmp_path / name
        path.write_bytes(packed(book(*rows, **how)))
        return str(path)

    return write


def ask(path, *options, create=True):
    create = ["--create"] if create else []
    return answer("import_ledger", path, "--committee", NAME, *create, *options)


def ask_json(path, *options, **how):
    code, out, _ = ask(path, "--format", "json", *options, **how)
    return code, json.loads(out)


def test_the_json_answer_has_exactly_these_fields(file):
    path = file(row(1), row(2, 登记日期="2025-02-30"))

    code, answer_json = ask_json(path)

    (refused,) = answer_json.pop("refused")
    understood = answer_json.pop("understood")
    assert (code, understood["sheets"], understood["columns"]["小区"]) == (3, ["Sheet"], "小区")
    assert answer_json == {
        "read": 2,
        "imported": 1,
        "skipped": 0,
        "created": {"estates": 1, "mediators": 1},
        "total": "1200.00",
        "questions": [],
        "map": {},
    }
    reason = refused.pop("reason")
    assert refused == {"row": 5, "column": "登记日期", "value": "2025-02-30"}
    assert "不存在" in reason


def test_the_exit_code_is_0_when_all_rows_are_imported_or_known(file):
    path = file(row(1), row(2))

    assert ask_json(path)[0] == 0
    code, answer_json = ask_json(path, create=False)

    assert (code, answer_json["imported"], answer_json["skipped"], answer_json["total"]) == (
        0,
        0,
        2,
        "2400.00",
    )
    assert answer_json["created"] == {"estates": 0, "mediators": 0}


def write_map(tmp_path, content):
    path = tmp_path / "对应.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return str(path)


def test_open_questions_are_named_with_the_file_that_answers_them(file, tmp_path):
    path = file(row(1), row(2, 调解结果="和解"))

    code, answer_json = ask_json(path)
    assert (code, answer_json["imported"]) == (3, 1)
    assert answer_json["map"] == {"words": {"调解结果": {"和解": ""}}}
    (question,) = answer_json["questions"]
    assert question["question"] == "调解结果里的“和解”是指哪一项？"
    _, out, err = ask(path)
    assert "请回答：调解结果里的“和解”是指哪一项？（1 处）可选：达成书面协议、" in out
    assert "有 1 个问题要回答（见上），用 --map 再运行一次。" in err

    answer_json["map"]["words"]["调解结果"]["和解"] = "达成口头协议"
    assert ask(path, "--map", write_map(tmp_path, answer_json["map"]))[0] == 0
    assert ask_json(file(row(3, 调解结果="和解")))[0] == 0


def test_a_ledger_held_up_by_a_question_is_refused(file):
    code, out, err = ask(file(row(1), above=[["台账（单位：万元）"]]))

    assert (code, Case.objects.count()) == (1, 0)
    assert "请回答：“涉及金额(元)”列的数字以什么为单位？" in out
    assert "没有导入。有 1 个问题要回答" in err


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{", "不是有效的 JSON"),
        ("[]", "要写成“名称：回答”的对照"),
        ({"词语": {}}, "看不懂“词语”"),
        ({"headings": {"项目": "楼盘名"}}, "列名“项目”的回答“楼盘名”看不懂"),
        ({"words": {"小区": {"甲": "乙"}}}, "“小区”不是可以对应词语的列"),
        ({"words": {"调解结果": {"和解": "好"}}}, "“和解”的回答“好”看不懂"),
        ({"words": {"纠纷类型": {"吵架": "保留原文"}}}, "纠纷类型“吵架”要选一个类别"),
        ({"units": {"金额": "百元"}}, "“units”的回答“百元”看不懂"),
        ({"numbers": "是"}, "“numbers”的回答“是”看不懂"),
        ({"estates": {"皿园": 1}}, "“皿园”的回答要写成文字"),
    ],
)
def test_a_file_of_answers_that_cannot_be_understood_is_refused(file, tmp_path, content, sentence):
    code, _, err = ask(file(row(1)), "--map", write_map(tmp_path, content))

    assert (code, Committee.objects.count()) == (1, 0)
    assert sentence in err


def test_a_missing_file_of_answers_is_refused(file, tmp_path):
    code, _, err = ask(file(row(1)), "--map", str(tmp_path / "没有.json"))

    assert (code, "没有这个文件或者文件夹" in err) == (1, True)


def test_an_import_without_an_accepted_row_is_refused_and_creates_no_committee(file):
    code, out, err = ask(file(row(纠纷类型="婚姻")))

    assert code == 1
    assert "第 4 行：纠纷类型“婚姻”" in out
    assert "全部退回" in err
    assert not Committee.objects.exists()


def test_other_contents_under_a_known_number_are_refused(file):
    ask(file(row()))

    code, answer_json = ask_json(file(row(备注="改过")))

    assert code == 1
    assert "AAL2026-000001" in answer_json["refused"][0]["reason"]


def test_a_ledger_without_rows_is_refused(file):
    code, _, err = ask(file())

    assert code == 1
    assert "没有案件" in err


def test_a_dry_run_counts_and_shows_the_words_but_does_not_write(file):
    path = file(*mixed(4, 60)[0])

    code, answer_json = ask_json(path, "--dry-run")
    _, out, _ = ask(path, "--dry-run")

    assert (code, answer_json["imported"]) == (3, 60)
    assert len({refused["row"] for refused in answer_json["refused"]}) == len(BROKEN)
    assert answer_json["created"] == {"estates": 1, "mediators": 1}
    assert "→ 公共设施设备及安全保障（SF）" in out
    assert "→ 依申请调解" in out
    assert "试算，没有写入" in out
    assert not Committee.objects.exists()
    assert ask_json(path)[1] == answer_json
    assert Case.objects.count() == 60


def test_a_dry_run_recognises_imported_rows(file):
    ask(file(row(1)))

    code, answer_json = ask_json(file(row(1), row(2), row(3, 申请人=None)), "--dry-run")

    assert (code, answer_json["imported"], answer_json["skipped"], len(answer_json["refused"])) == (
        3,
        1,
        1,
        1,
    )
    assert Case.objects.count() == 1


def test_an_unknown_committee_is_refused_unless_created(file):
    path = file(row())

    code, _, err = ask(path, create=False)
    assert code == 1
    assert "--create" in err

    code, _, err = ask(path)
    assert code == 0
    assert "新建调委会：AA" in err
    assert find_committee("示例").name == NAME


def test_a_committee_is_recognised_by_any_of_its_names(file):
    ask(file(row(1)))

    for at, name in enumerate(("AA", "示例", NAME), start=2):
        assert answer("import_ledger", file(row(at)), "--committee", name)[0] == 0
    assert Case.objects.count() == 4


def test_refused_rows_are_returned_as_a_workbook_and_imported_once_corrected(file, tmp_path):
    out = tmp_path / "退回.xlsx"
    ask(file(row(1)))
    path = file(row(1, 备注="改过"), row(2, 申请人=None), row(3))

    code, _, err = ask(path, "--errors", str(out))

    assert code == 3
    assert str(out) in err
    sheet = openpyxl.load_workbook(out).active
    cells = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=4)]
    assert [line[2] for line in cells] == ["示邻调〔2026〕0001号", "示邻调〔2026〕0002号"]
    assert "AAL2026-000001" in cells[0][-1]
    assert "申请人" in cells[1][-1]
    sheet.cell(5, 4).value = "李申"
    sheet.delete_rows(4)
    sheet.parent.save(tmp_path / "改好.xlsx")
    assert ask(str(tmp_path / "改好.xlsx"))[0] == 0
    assert Case.objects.count() == 3


def test_without_refused_rows_no_error_workbook_is_written_and_it_says_so(file, tmp_path):
    out = tmp_path / "退回.xlsx"
    code, said, _ = ask(file(row(1)), "--dry-run", "--errors", str(out))
    assert (code, out.exists()) == (0, False)
    assert f"没有退回的行，没有写 {out}。" in said


def test_a_dry_run_writes_the_error_workbook_too(file, tmp_path):
    out = tmp_path / "退回.xlsx"

    assert ask(file(row(1), row(2, 小区=None)), "--dry-run", "--errors", str(out))[0] == 3

    assert out.exists()


def test_an_error_workbook_that_cannot_be_written_does_not_undo_the_import(file, tmp_path):
    (tmp_path / "占用.xlsx").mkdir()

    code, out, err = ask(file(row(1), row(2, 小区=None)), "--errors", str(tmp_path / "占用.xlsx"))

    assert (code, Case.objects.count()) == (3, 1)
    assert "写不进去" in err
    assert "导入 1 行" in out


def test_a_failing_database_leaves_complete_chunks_and_the_answer_says_how_to_continue(
    file, monkeypatch
):
    parts = iter([chunk.store])

    def fail(*args):
        for store in parts:
            return store(*args)
        raise OperationalError("database is locked")

    path = file(*(row(serial) for serial in range(1, 6)))
    with monkeypatch.context() as broken:
        broken.setattr(writer, "CHUNK", 2)
        broken.setattr(chunk, "store", fail)
        code, _, err = ask(path)

    assert (code, Case.objects.count()) == (3, 2)
    assert "已导入 2 行；再运行一次" in err
    assert ask_json(path)[1]["imported"] == 3


def test_reasons_name_the_sheet_if_there_are_several(tmp_path):
    workbook = book(row(1), row(2, 小区=None))
    fill(workbook.create_sheet("续"), row(3, 小区=None))
    path = tmp_path / "两张.xlsx"
    workbook.save(path)

    _, answer_json = ask_json(str(path))

    assert [r["reason"].split("：")[0] for r in answer_json["refused"]] == [
        "工作表“Sheet”",
        "工作表“续”",
    ]


def test_a_ledger_titled_for_another_committee_gives_a_warning(file):
    _, _, err = ask(file(row(), above=[["洛江区万安人民调解委员会调解台账"]]))

    assert "没有选错" in err


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 2),
        (["--committee"], 2),
        (["--committee", NAME, "--format", "xml"], 2),
        (["--committee", NAME, "--create", "--errors", "台账.xlsx"], 2),
        (["--committee", NAME, "--create", "--errors", "退回.txt"], 2),
        (["--committee", NAME, "--create", "--errors", "没有/退回.xlsx"], 1),
        (["--committee", "长" * 81, "--create"], 1),
        (["--committee", " ", "--create"], 1),
    ],
)
def test_wrong_usage_is_refused_before_anything_is_written(
    file, monkeypatch, tmp_path, options, code
):
    file(row())
    monkeypatch.chdir(tmp_path)

    assert answer("import_ledger", "台账.xlsx", *options)[0] == code
    assert not Committee.objects.exists()


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04", "登记日期,小区".encode()])
def test_a_file_that_is_not_a_workbook_is_refused_with_a_sentence(tmp_path, content):
    path = tmp_path / "文件.xlsx"
    if content is not None:
        path.write_bytes(content)

    code, out, err = ask(str(path))

    assert (code, out) == (1, "")
    assert err.endswith("。\n")
