import io

import openpyxl
import pytest

from cases.ledger.errors import write_errors
from cases.ledger.reader import read
from tests.cases.ledger.ledgers import HEADINGS, TITLE, TODAY, book, fill, many, packed, row


def error_workbook(workbook):
    """The error workbook of a ledger: its bytes."""
    data, out = packed(workbook), io.BytesIO()
    write_errors(data, read(data, today=TODAY).refused, out)
    return out.getvalue()


def cells(data, sheet=None):
    there = openpyxl.load_workbook(io.BytesIO(data))
    return [list(line) for line in (there[sheet] if sheet else there.active).values]


def test_refused_rows_are_returned_unchanged_with_their_reasons():
    bad = row(2, 申请人=None, **{"涉及金额(元)": "面议"})
    title, unit, headings, only = cells(error_workbook(book(row(1), bad, row(3))))
    assert (title[0], unit[0]) == (TITLE, "填报单位:示例街道")
    assert headings == [*HEADINGS, "原行号", "退回原因"]
    assert only[:-2] == [bad[h] for h in HEADINGS]
    assert only[-2] == 5
    assert only[-1] == (
        "申请人没有填写，请填写申请人姓名或名称。\n"
        "涉及金额(元)“面议”不是能识别的金额，请只填数字（元），没有金额的填“无”。"
    )


def test_no_formula_is_returned():
    bad = row(1, 申请人=None, 小区="+86示例", 被申请人="@周被", 备注="=HYPERLINK(1)")
    there = book(bad)
    place = there.active.cell(4, HEADINGS.index("楼栋房号") + 1, "=1+1")
    place.data_type = "s"
    data = error_workbook(there)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    kinds = {cell.data_type for line in sheet.iter_rows() for cell in line}
    assert kinds == {"n", "s"}
    back = dict(zip(HEADINGS, cells(data)[3], strict=False))
    assert (back["小区"], back["被申请人"], back["楼栋房号"]) == ("+86示例", "@周被", "=1+1")
    assert back["备注"] is None


def test_a_ditto_mark_is_returned_as_what_stood_above():
    data = error_workbook(book(row(1, 小区="甲苑"), row(2, 小区="同上", 申请人=None)))
    assert dict(zip(HEADINGS, cells(data)[3], strict=False))["小区"] == "甲苑"


def test_corrected_rows_can_be_imported_again():
    there = openpyxl.load_workbook(io.BytesIO(error_workbook(book(row(1), row(2, 申请人=None)))))
    there.active["D4"] = "李申"
    corrected = read(packed(there), today=TODAY)
    assert (corrected.refused, corrected.unknown_columns) == ([], [])
    original = read(packed(book(row(1), row(2))), today=TODAY)
    assert corrected.rows[0].content_hash == original.rows[1].content_hash
    assert corrected.committee_title == original.committee_title


def test_uncorrected_rows_are_refused_for_the_same_reasons():
    there = book(row(1, 纠纷类型="外星"), row(2, 小区=None, 登记日期="2026-02-30"))
    first = read(packed(there), today=TODAY).refused
    again = read(error_workbook(there), today=TODAY).refused
    assert [(r.row, r.column, r.reason) for r in again] == [
        (r.row, r.column, r.reason) for r in first
    ]


def test_each_sheet_is_returned_separately():
    there = book(row(1), row(2))
    fill(there.create_sheet("四月"), row(3, 小区=None))
    data = error_workbook(there)
    assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames == ["四月"]
    assert cells(data, "四月")[1][-2] == 2


def test_headings_in_two_rows_are_returned_in_one():
    upper = ["登记日期", "申请人", None, "小区", "纠纷类型"]
    there = book([None, "姓名", "电话"], ["2026-03-05", None, "1", "苑", "漏水"],
                 headings=upper, above=([TITLE],))  # fmt: skip
    there.active.merge_cells("B2:C2")
    assert cells(error_workbook(there))[1][:3] == ["登记日期", "申请人姓名", "申请人电话"]


def test_without_refusals_the_workbook_states_that_there_are_none(tmp_path):
    data = packed(book(row()))
    assert write_errors(data, [], tmp_path / "errors.xlsx") == 0
    assert openpyxl.load_workbook(tmp_path / "errors.xlsx").sheetnames == ["没有退回的行"]


@pytest.mark.parametrize("seed", range(3))
def test_only_the_broken_rows_of_many_are_returned(seed):
    rows, _ = many(seed, 40)
    sound = [cells for cells in rows if isinstance(cells, dict)]
    for spoilt in sound[::5]:
        spoilt["申请人"] = None
    back = cells(error_workbook(book(*rows)))[3:]
    assert [line[0] for line in back] == [spoilt["序号"] for spoilt in sound[::5]]


def test_a_second_table_of_a_sheet_is_returned_on_a_sheet_of_its_own():
    second = ["登记日期", "申请人", "小区", "纠纷类型"]
    below = [second, ["2026-03-05", "补甲", None, "噪音"]]
    there = openpyxl.load_workbook(
        io.BytesIO(error_workbook(book(row(1, 小区=None), [], ["补录"], *below)))
    )
    assert there.sheetnames == ["Sheet", "Sheet (2)"]
    title, headings, only = (list(line) for line in there["Sheet (2)"].values)
    assert (title[0], headings[:4]) == ("补录", second)
    assert (only[1], only[-1]) == ("补甲", "小区没有填写，请填写小区名称。")
