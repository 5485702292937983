"""Ledgers that are no .xlsx: old workbooks and CSV, and what is wrong with them in one sentence."""

import struct
import tempfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.ledger import csv_file, old_excel, sheet_xml
from cases.ledger import workbook as new_excel
from cases.ledger.reader import read
from cases.ledger.safe_unpacking import BROKEN, ENCRYPTED, NOT_A_LEDGER, ReaderError
from tests.cases.ledger.ledgers import HEADINGS, TODAY, book, packed, row
from tests.cases.ledger.old_excel_files import compound, record, workbook
from tests.cases.ledger.old_excel_files import old_excel as an_old_one

ROWS = [[*HEADINGS], *([row(n)[h] for h in HEADINGS] for n in (1, 2, 3))]
LINES = "\n".join(",".join("" if cell is None else str(cell) for cell in cells) for cells in ROWS)


def reading(data):
    return read(data, today=TODAY)


def refusal_of(data):
    with pytest.raises(ReaderError) as error:
        reading(data)
    return str(error.value)


@pytest.mark.parametrize(
    ("reader", "data"), [(new_excel, packed(book(row()))), (old_excel, an_old_one(*ROWS))]
)
def test_a_killed_reader_leaves_nothing_on_the_disk(monkeypatch, tmp_path, reader, data):
    """While the sheets are read there is no file with a name: a kill has nothing to leave."""
    seen, laid_out = [], reader.laid_out
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(
        reader, "laid_out", lambda *given: (seen.append([*tmp_path.iterdir()]), laid_out(*given))[1]
    )
    assert len(reading(data).rows) == len(seen) * (1 if reader is new_excel else 3)
    assert seen == [[]]


# --- CSV ------------------------------------------------------------


@pytest.mark.parametrize(
    ("codec", "name"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("gb18030", "GB18030"), ("utf-16", "UTF-16")],
)
def test_a_csv_is_read_in_any_usual_encoding(codec, name):
    result = reading(LINES.encode(codec))
    assert [(r.applicants, r.estate, r.amount) for r in result.rows] == [
        (("李申",), "示例花园", 120000)
    ] * 3
    assert result.assumed == [f"文字编码按 {name} 读取。"]


def test_a_csv_in_big5_is_known_by_its_headings():
    headings = "登記日期,申請人,小區,糾紛類型,涉及金額,調解員,結案日期,結果"
    cells = "2026-03-05,李申,示例花園,漏水,1200,陳調,2026-03-20,書面"
    result = reading(f"{headings}\n{cells}".encode("big5"))
    assert result.assumed[0] == "文字编码按 Big5 读取。"
    assert [(one.column, one.value) for one in result.refused] == [("結果", "書面")]
    assert [question.written for question in result.questions] == ["書面"]


@pytest.mark.parametrize(
    ("data", "lost"),
    [
        (LINES.replace("李申", "李申*").encode().replace(b"*", b"\xed\xa0\xbd"), True),
        (LINES.replace("李申", "李申*").encode("gb18030").replace(b"*", b"\xff"), True),
        (LINES.replace("李申", "李申*").encode("utf-16").replace(b"*\0", b"\0\xd8"), True),
        (LINES.replace("李申", "李\x07申").encode(), False),
    ],
    ids=["utf-8", "gb18030", "utf-16", "controls"],
)
def test_a_character_that_cannot_be_read_is_named_by_its_cell(data, lost):
    """Half a character is refused; controls are left out, and told."""
    result = reading(data)
    told = result.refused if lost else result.notices
    assert [(one.row, one.column) for one in told] == [(row, "申请人") for row in (2, 3, 4)]
    assert {("读不出的字符" in one.reason, "控制字符" in one.reason) for one in told} == {
        (lost, not lost)
    }
    assert {row.applicants for row in result.rows} == (set() if lost else {("李申",)})


def test_a_rare_sign_of_private_use_stays_part_of_the_name():
    result = reading(LINES.replace("李申", "李\ue5e5").encode())
    assert {row.applicants for row in result.rows} == {("李\ue5e5",)}


@pytest.mark.parametrize("sign", [";", "\t", "，"])
def test_a_csv_is_read_with_any_usual_separator(sign):
    assert len(reading(LINES.replace(",", sign).encode()).rows) == 3


def test_text_kept_with_an_equals_sign_is_text_and_anything_else_a_formula():
    kept = LINES.replace(row(1)["案件编号"], '"=""001"""').replace("楼上漏水", "=1+1", 1)
    result = reading(kept.encode())
    assert [r.reason for r in result.refused] == [
        "纠纷简要情况是公式，请改成数值（复制后选择性粘贴→数值）。"
    ]
    sound = LINES.replace(row(1)["案件编号"], '"=""001"""')
    assert next(iter(reading(sound.encode()).rows)).recorded_number == "001"


def test_a_csv_that_is_too_long_or_too_wide_or_no_ledger_is_refused(monkeypatch):
    assert refusal_of("你好,世界\n".encode()).startswith("没有找到台账表头")
    assert refusal_of(LINES.encode()[:1000] + b"\0," * 99) == NOT_A_LEDGER
    assert refusal_of(b"<html><table><td>a,b;c</td></table></html>") == NOT_A_LEDGER
    assert refusal_of((LINES + "," * 300).encode()) == csv_file.TOO_FAR
    assert refusal_of(f'{LINES}\n"{"长" * 140_000}"'.encode()) == BROKEN
    monkeypatch.setattr(sheet_xml, "MAX_ROWS", 2)
    assert refusal_of(LINES.encode()) == sheet_xml.TOO_MANY_ROWS


# --- old workbooks ------------------------------------------------------------


def test_an_old_workbook_is_read_with_its_hidden_struck_and_computed_cells():
    applicant = HEADINGS.index("申请人")
    remarked = [*ROWS[3][:-1], "=7"]
    data = an_old_one(*ROWS, remarked, hidden=[2], struck=[(1, applicant)])
    result = reading(data)
    assert (result.sheets, [r.number for r in result.rows]) == (["台账"], [4])
    assert result.skipped == {"hidden": 1, "struck": 1}
    assert [(r.row, r.column) for r in result.refused if "公式" in r.reason] == [(5, "备注")]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (an_old_one(*ROWS, locked=True), ENCRYPTED),
        (compound(b"x", "EncryptedPackage"), ENCRYPTED),
        (compound(b"x", "WordDocument"), NOT_A_LEDGER),
        (compound(b"x"), BROKEN),
        (an_old_one(*ROWS)[:2000], BROKEN),
        (compound(workbook(*ROWS)[:300]), BROKEN),
    ],
)
def test_an_old_file_that_cannot_be_read_is_refused_with_one_sentence(data, sentence):
    assert refusal_of(data) == sentence


def test_a_distant_cell_of_an_old_workbook_is_refused_before_it_is_laid_out():
    stray = record(0x0203, struct.pack("<HHHd", 65_000, 180, 0, 1.0))
    book = workbook(*ROWS)
    assert refusal_of(compound(book[:-4] + stray + book[-4:])) == old_excel.TOO_FAR


SOUND = an_old_one(*ROWS)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(SOUND) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_old_workbook_is_read_or_refused_with_a_sentence(at, noise):
    data, sentence = SOUND[:at] + noise + SOUND[at + len(noise) :], "读到了。"
    try:
        reading(data)
    except ReaderError as error:
        sentence = str(error)
    assert sentence.endswith("。")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2026-03-05,李申,示例花园,房屋漏水渗水,1,200,已付", "200"),
        ("2026-03-05,李申,示例花园,房屋漏水渗水,12,300.50", "300.50"),
    ],
)
def test_a_sum_that_its_comma_divided_is_not_kept_as_its_first_part(row, said):
    sound = "2026-03-06,王五,示例花园,房屋漏水渗水,300,已付 200 元"
    lines = ["登记日期,申请人,小区,纠纷类型,涉及金额,备注", row, sound]
    result = read("\n".join(lines).encode(), today=TODAY)
    assert [one.amount for one in result.rows] == [30000]
    [refusal] = result.refused
    assert refusal.reason.startswith(f"涉及金额后面一格是“{said}”，像是一个金额被逗号分成了两格")


def test_a_cell_beyond_the_headings_of_a_csv_is_named_and_kept():
    lines = ["登记日期,申请人,小区,纠纷类型", "2026-03-05,李申,示例花园,房屋漏水渗水,旁注"]
    result = read("\n".join(lines).encode(), today=TODAY)
    assert list(result.unknown_columns) == ["E列"]
    assert [one.others for one in result.rows] == [(("E列", "旁注"),)]
