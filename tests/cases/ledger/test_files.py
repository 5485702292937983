"""What is no ledger, or an attack: one Chinese sentence, no traceback, bounded memory."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font

from cases.ledger import safe_unpacking, sheet_xml, workbook
from cases.ledger.reader import read
from cases.ledger.safe_unpacking import (
    BROKEN,
    ENCRYPTED,
    MISSING,
    NOT_A_LEDGER,
    ReaderError,
)
from tests.cases.ledger.ledgers import (
    HEADINGS,
    TODAY,
    book,
    crafted,
    packed,
    repacked,
    row,
)

SOUND = packed(book(row()))
OLE = safe_unpacking.OLE


def refusal_of(source):
    with pytest.raises(ReaderError) as error:
        read(source, today=TODAY)
    return str(error.value)


def zipped(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", 8) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/") + ".xml", content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", NOT_A_LEDGER),
        (b"%PDF-1.7", NOT_A_LEDGER),
        (b"\x89PNG\r\n\x1a\n, ;", NOT_A_LEDGER),
        (zipped(word__document="<a/>"), NOT_A_LEDGER),
        (OLE + b"\0" * 600, BROKEN),
        (OLE, BROKEN),
        (b"PK\x03\x04 and no more", BROKEN),
        (SOUND[:-200], BROKEN),
        (SOUND[:3000] + b"\0" * 300 + SOUND[3300:], BROKEN),
        (zipped(xl__workbook="<workbook>"), BROKEN),
        (zipped(xl__workbook="<workbook/>"), BROKEN),
        (repacked(SOUND, xl__worksheets__sheet1="<worksheet><sheetData>"), BROKEN),
        (repacked(SOUND, xl__worksheets__sheet1="not xml"), BROKEN),
        (crafted('<row r="1"><c r="?"><v>1</v></c></row>'), BROKEN),
        (crafted('<row r="99999999999"><c><v>1</v></c></row>'), BROKEN),
    ],
)
def test_a_file_that_is_not_a_workbook_is_refused_with_one_sentence(data, sentence):
    assert refusal_of(data) == sentence


def test_a_missing_file_is_refused_with_a_sentence(tmp_path):
    for path in (tmp_path / "nowhere.xlsx", str(tmp_path)):
        assert refusal_of(path) == f"{path}：{MISSING}"


def test_a_path_an_open_file_and_bytes_read_alike(tmp_path):
    path = tmp_path / "台账.xlsx"
    path.write_bytes(SOUND)
    with path.open("rb") as file:
        result = [read(source, today=TODAY) for source in (path, str(path), SOUND, file)]
    assert [len(reading.rows) for reading in result] == [1] * 4


def test_an_encrypted_part_is_refused_with_a_sentence():
    data = bytearray(SOUND)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    assert refusal_of(bytes(data)) == ENCRYPTED


def test_an_entity_is_refused_before_it_expands():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>'
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>'
    assert refusal_of(crafted(cell, before=bomb)) == BROKEN


def test_a_zip_bomb_is_refused_by_its_unpacked_size(monkeypatch):
    monkeypatch.setattr(safe_unpacking, "MAX_UNPACKED", 3_000_000)
    bomb = repacked(SOUND, xl__theme__theme9=" " * 4_000_000)
    assert len(bomb) < 100_000
    assert refusal_of(bomb) == safe_unpacking.TOO_BIG_UNPACKED


def test_a_part_with_a_false_size_is_broken():
    bomb = repacked(SOUND, xl__worksheets__sheet1=" " * 1_000_000)
    small, large = (300).to_bytes(4, "little"), (1_000_000).to_bytes(4, "little")
    assert large in bomb
    assert refusal_of(bomb.replace(large, small)) == BROKEN


def test_two_parts_under_one_name_are_refused():
    out = io.BytesIO(SOUND)
    with (
        pytest.warns(UserWarning, match="Duplicate name"),
        zipfile.ZipFile(out, "a") as file,
    ):
        file.writestr("xl/worksheets/sheet1.xml", "<worksheet/>")
    assert refusal_of(out.getvalue()) == BROKEN


def test_a_file_that_is_too_large_is_refused_before_it_is_opened(monkeypatch):
    monkeypatch.setattr(safe_unpacking, "MAX_FILE", 1024 * 1024)
    assert refusal_of(b"PK" + b"\0" * 1024 * 1024) == safe_unpacking.TOO_BIG


def test_too_many_rows_are_refused_with_a_sentence(monkeypatch):
    monkeypatch.setattr(sheet_xml, "MAX_ROWS", 20)
    exactly = packed(book(*(row(n) for n in range(20))))
    assert len(read(exactly, today=TODAY).rows) == 20
    assert refusal_of(packed(book(*(row(n) for n in range(21))))) == sheet_xml.TOO_MANY_ROWS
    monkeypatch.setattr(sheet_xml, "MAX_OTHER_ROWS", 2)
    assert refusal_of(exactly) == sheet_xml.TOO_MANY_ROWS


@pytest.mark.parametrize("stray", ["XFD4", "A1048576", "XFD1048576"])
def test_a_distant_stray_cell_is_named_and_not_laid_out(stray):
    there = book(row())
    there.active[stray] = "x"
    assert refusal_of(packed(there)) == (
        f"单元格 {stray} 离台账太远，请删除台账右侧和下方多余的内容后再导入。"
    )


def test_a_distant_cell_with_only_a_format_is_ignored():
    there = book(row())
    there.active["XFD1048576"].font = Font(bold=True)
    assert len(read(packed(there), today=TODAY).rows) == 1


def test_a_false_dimension_is_ignored():
    data = repacked(SOUND)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        content = file.read("xl/worksheets/sheet1.xml").decode()
    content = content.replace('ref="A1:V4"', 'ref="A1:XFD1048576"')
    assert "XFD1048576" in content
    assert len(read(repacked(data, xl__worksheets__sheet1=content), today=TODAY).rows) == 1


def test_each_use_of_a_long_shared_string_is_counted(monkeypatch):
    def long_remarks(sheet):
        for line in range(2, 12):
            sheet.write_string(line, 21, "长" * 30_000)

    assert len(_with_xlsxwriter(long_remarks).refused) == 40
    monkeypatch.setattr(sheet_xml, "MAX_TEXT", 100_000)
    with pytest.raises(ReaderError, match=safe_unpacking.TOO_BIG_UNPACKED):
        _with_xlsxwriter(long_remarks)


def test_too_many_formulas_or_merged_cells_are_refused_with_a_sentence(monkeypatch):
    monkeypatch.setattr(sheet_xml, "MAX_FORMULAS", 100)
    spread = '<row r="1"><c r="A1"><f t="array" ref="A1:Z900">1</f><v>1</v></c></row>'
    assert refusal_of(crafted(spread)) == sheet_xml.TOO_MANY_FORMULAS
    monkeypatch.setattr(workbook, "MAX_MERGED", 10)
    assert refusal_of(SOUND_MERGED) == workbook.TOO_MANY_MERGED


def _merged():
    there = book(row())
    there.active.merge_cells("A1:V1")
    return packed(there)


SOUND_MERGED = _merged()


def _with_xlsxwriter(write):
    """A ledger as Excel writes it: formulas with their last values, shared strings."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as file:
        sheet = file.add_worksheet("台账")
        sheet.write_row(0, 0, HEADINGS)
        for at, heading in enumerate(HEADINGS):
            sheet.write(1, at, row()[heading])
        write(sheet)
    return read(out.getvalue(), today=TODAY)


def test_a_formula_with_a_cached_value_is_detected():
    result = _with_xlsxwriter(lambda sheet: sheet.write_formula("M2", "=600*2", None, 1200))
    assert [(r.row, r.column, r.value) for r in result.refused] == [(2, "涉及金额(元)", "1200")]
    assert _with_xlsxwriter(lambda sheet: None).refused == []


def test_every_cell_of_an_array_formula_is_a_formula():
    result = _with_xlsxwriter(
        lambda sheet: sheet.write_array_formula("I2:J2", '{="示例花园"}', None, "示例花园")
    )
    assert [r.column for r in result.refused] == ["小区", "楼栋房号"]


def test_cells_without_references_are_counted_on():
    cells = "".join(
        f'<c t="inlineStr"><is><t>{word}</t></is></c>'
        for word in ("登记日期", "申请人", "小区", "纠纷类型")
    )
    values = "".join(
        f'<c t="inlineStr"><is><t>{word}</t></is></c>' for word in ("2026-03-05", "李申", "苑")
    )
    data = crafted(f"<row>{cells}</row><row>{values}<c><f>1</f></c></row>")
    assert [(r.row, r.column) for r in read(data, today=TODAY).refused] == [(2, "纠纷类型")]


def test_a_prefixed_namespace_hides_no_formula():
    content = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<x:sheetData><x:row r="1">{}</x:row><x:row r="2">{}</x:row></x:sheetData></x:worksheet>'
    )
    words = ("登记日期", "申请人", "小区", "纠纷类型")
    cell = '<x:c r="{}" t="inlineStr"><x:is><x:t>{}</x:t></x:is></x:c>'
    heads = "".join(cell.format(f"{'ABCD'[n]}1", word) for n, word in enumerate(words))
    data = repacked(
        SOUND,
        xl__worksheets__sheet1=content.format(heads, '<x:c r="B2"><x:f>1+1</x:f></x:c>'),
    )
    assert "申请人是公式" in read(data, today=TODAY).refused[0].reason


def test_a_workbook_counting_from_1904_is_read_by_its_own_calendar():
    serial = (date(2026, 3, 5) - date(1904, 1, 1)).days
    there = book(row(登记日期=serial, 结案日期=date(2026, 3, 20)))
    there.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    (taken,) = read(packed(there), today=TODAY).rows
    assert (taken.registered_on, taken.ended_on) == (date(2026, 3, 5), date(2026, 3, 20))


def test_macros_and_pictures_are_removed():
    data = io.BytesIO(SOUND)
    with zipfile.ZipFile(data, "a") as file:
        file.writestr("xl/vbaProject.bin", b"\0" * 100)
    with safe_unpacking.repacked_uncompressed(data.getvalue()) as stored:
        kept = zipfile.ZipFile(stored).namelist()
    assert "xl/vbaProject.bin" not in kept


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(SOUND) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_file_is_read_or_refused_with_a_sentence(at, noise):
    data, sentence = SOUND[:at] + noise + SOUND[at + len(noise) :], "读到了。"
    try:
        read(data, today=TODAY)
    except ReaderError as error:
        sentence = str(error)
    assert sentence.endswith("。")
