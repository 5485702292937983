"""Ledgers whose cells, sheets and titles say two things: asked or refused, never guessed."""

import csv
import io

import pytest
import xlsxwriter
from openpyxl.comments import Comment

from cases.ledger import old_excel
from cases.ledger.answers import Answers
from cases.ledger.errors import write_errors
from cases.ledger.files import open_file
from cases.ledger.reader import read
from cases.ledger.safe_unpacking import ReaderError
from cases.ledger.styles_xml import Runs
from tests.cases.ledger.ledgers import HEADINGS, TODAY, book, crafted, fill, packed, reading, row
from tests.cases.ledger.old_excel_files import compound, record, workbook

AMOUNT, COMMITTEE = "涉及金额(元)", "甲区物业纠纷人民调解委员会"
OTHER = "乙区物业纠纷人民调解委员会"
OURS = ("甲区", COMMITTEE)


def of(workbook, names=OURS, **answers):
    return read(packed(workbook), today=TODAY, names=names, answers=Answers.of(answers))


def numbers(result):
    return [taken.recorded_number[-5:-1] for taken in result.rows]


def reasons(result):
    return [refusal.reason for refusal in result.refused]


# --- struck out in part --------------------------------------------------------------------


def rich(*parts, cell_is_struck=False):
    """A ledger whose amount has parts in formats of their own: (is_struck, text)."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as file:
        sheet = file.add_worksheet()
        struck, plain = file.add_format({"font_strikeout": True}), file.add_format({"bold": True})
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_row(1, 0, [row()[heading] or "" for heading in HEADINGS])
        formatted = [
            one for is_struck, text in parts for one in (struck if is_struck else plain, text)
        ]
        style = [struck] if cell_is_struck else []
        sheet.write_rich_string(1, HEADINGS.index(AMOUNT), *formatted, *style)
    return read(out.getvalue(), today=TODAY)


def test_a_cell_struck_out_in_part_is_refused_and_never_read_as_one_number():
    part = f"{AMOUNT}里有一部分划掉了，请删去划掉的部分。"
    assert reasons(rich((True, "1200"), (False, "800"))) == [part]
    assert reasons(rich((False, "800"), (True, "1200"))) == [part]
    whole = f"{AMOUNT}有删除线，请删去划掉的内容，或者去掉删除线。"
    assert reasons(rich((True, "12"), (True, "00"))) == [whole]
    assert [taken.amount for taken in rich((False, "12"), (False, "00")).rows] == [120000]


@pytest.mark.parametrize(
    ("tags", "in_struck_cell", "in_plain_cell"),
    [
        (["r", "text", "r", "rPr", "strike", "text"], "all", "part"),
        (["r", "text", "r", "rPr", "text"], "part", ""),
        (["r", "rPr", "strike", "text", "r", "rPr"], "all", "all"),
        (["r", "rPr", "strike", "text", "rPh", "text"], "all", "all"),
        (["text"], "", ""),
    ],
)
def test_a_run_without_a_format_is_struck_out_with_its_cell(tags, in_struck_cell, in_plain_cell):
    runs = Runs()
    for tag in tags:
        runs.text("王") if tag == "text" else runs.start(tag, {})
    runs.end()
    strikes = [runs.strike(cell_is_struck=is_struck) for is_struck in (True, False)]
    assert strikes == [in_struck_cell, in_plain_cell]


# --- sheets, titles, tables ---------------------------------------------------------------


@pytest.mark.parametrize("name", ["旧", "台账副本", "台账 (2)", "2025年旧台账", "模板", "Backup"])
def test_a_sheet_that_looks_like_a_copy_waits_for_an_answer(name):
    workbook = book(row(1))
    fill(workbook.create_sheet(name, 0), row(1, **{AMOUNT: 99}), row(2))
    result = of(workbook)
    assert (numbers(result), reasons(result)) == (["0001"], [])
    assert [taken.amount for taken in result.rows] == [120000]
    assert [(one.section, one.written, one.needed) for one in result.questions] == [
        ("sheets", name, True)
    ]
    assert name in result.unread
    answered = of(workbook, sheets={name: "不读取"})
    assert (numbers(answered), len(answered.questions)) == (["0001"], 0)
    assert numbers(of(workbook, sheets={name: "读取"})) == ["0001", "0002"]


@pytest.mark.parametrize("name", ["老旧小区", "旧城小区", "历史遗留问题", "2025年"])
def test_a_sheet_with_an_everyday_name_is_read(name):
    workbook = book(row(1))
    fill(workbook.create_sheet(name), row(2))
    assert numbers(of(workbook)) == ["0001", "0002"]


def test_the_only_sheet_is_read_whatever_its_name():
    workbook = book(row(1))
    workbook.active.title = "台账 (2)"
    assert numbers(of(workbook)) == ["0001"]


def of_two_committees():
    workbook = book(row(1), row(2), above=((f"{COMMITTEE}2026年调解台账",),))
    for cells in ([f"{OTHER}调解台账"], HEADINGS, *([row(n)[h] for h in HEADINGS] for n in (1, 3))):
        workbook.active.append(cells)
    return workbook


def test_rows_below_the_title_of_another_committee_wait_for_an_answer():
    result = of(of_two_committees())
    assert numbers(result) == ["0001", "0002"]
    reason = f"标题写明是“{OTHER}”，请先回答要不要当作本调委会的案件读取。"
    assert reasons(result) == [reason] * 2
    assert [(one.section, one.written, one.times) for one in result.questions] == [
        ("committees", OTHER, 2)
    ]
    assert numbers(of(of_two_committees(), names=("乙区", OTHER))) == ["0001", "0003"]
    left = of(of_two_committees(), committees={OTHER: "不读取"})
    assert (numbers(left), left.skipped["of_others"]) == (["0001", "0002"], 2)
    taken = of(of_two_committees(), committees={OTHER: "读取"})
    assert (numbers(taken), len(taken.refused)) == (["0001", "0002", "0003"], 1)


def test_returned_rows_of_another_committee_keep_its_title():
    data, out = packed(of_two_committees()), io.BytesIO()
    refused = read(data, today=TODAY, names=OURS).refused
    assert write_errors(data, refused, out) == 2
    again = read(out.getvalue(), today=TODAY, names=OURS)
    assert (list(again.rows), reasons(again)) == ([], [refusal.reason for refusal in refused])


def test_a_row_that_names_another_committee_in_a_column_waits_for_an_answer():
    headings, column = [*HEADINGS, "所属调委会"], "所属调委会"
    rows = (
        row(1) | {column: "甲区调委会"},
        row(2) | {column: "乙区调委会"},
        row(3) | {column: "本调委会"},
    )
    result = of(book(*rows, headings=headings))
    assert numbers(result) == ["0001", "0003"]
    assert [(one.column, one.value) for one in result.refused] == [(column, "乙区调委会")]


def test_a_second_table_to_the_right_is_named_and_nothing_is_read():
    cells = ([one[h] for h in HEADINGS] for one in (row(1), row(2)))
    two_in_a_row = [cell for half in cells for cell in [*half, None]]
    with pytest.raises(ReaderError) as refused:
        reading(two_in_a_row, headings=[*HEADINGS, None, *HEADINGS, None])
    assert "右边还有一张表（从“序号”列起）" in str(refused.value)


def test_comments_and_what_kept_columns_lost_are_told():
    days = enumerate(("=1+1", "#N/A", 5), 1)
    rows = [row(number) | {"办理天数": cell} for number, cell in days]
    workbook = book(*rows, headings=[*HEADINGS, "办理天数"])
    workbook.active["D4"].comment = Comment("其实是王二。", "郑管")
    result = of(workbook)
    assert [taken.others for taken in result.rows] == [(), (), (("办理天数", "5"),)]
    assert result.assumed[0] == "文件里有 1 处批注，没有读取；有用的内容请写进单元格。"
    assert "“办理天数”列有 2 处是没有值的公式、错误值或者划掉的内容，没有保留。" in result.assumed


def test_comments_of_an_old_workbook_are_told():
    content = workbook([*HEADINGS], [row()[heading] for heading in HEADINGS])
    end = record(0x000A)
    assert content.endswith(end)
    noted = content.removesuffix(end) + record(0x1C, b"\0" * 10) + end
    assert old_excel.open_old(compound(noted)).remarks == (
        "文件里有 1 处批注，没有读取；有用的内容请写进单元格。",
    )


def test_a_row_of_no_height_is_a_hidden_row():
    cells = "".join(f'<c r="{{}}" t="inlineStr"><is><t>{text}</t></is></c>' for text in "甲乙丙")
    rows = "".join(
        f'<row r="{at}"{ht}>{cells.format(*(f"{letter}{at}" for letter in "ABC"))}</row>'
        for at, ht in ((1, ""), (2, ' ht="0" customHeight="1"'))
    )
    (sheet,) = open_file(crafted(rows)).sheets
    assert sheet.hidden_rows == {1}


@pytest.mark.parametrize(
    "remark", ["此件作废", "作废（重复登记）", "已删除", "重复", "与3号重复登记", "本行注销。"]
)
def test_a_row_that_is_remarked_as_void_is_not_taken_and_asked_about(remark):
    sound = (row(2, 备注="合同作废后和好"), row(3, 备注="重复投诉多次"))
    result = of(book(row(1, 备注=remark), *sound))
    assert numbers(result) == ["0002", "0003"]
    assert result.skipped["void"] == 1
    assert [one.section for one in result.questions] == ["struck_rows"]


def test_a_row_with_a_period_and_nothing_else_is_a_title():
    result = of(book(["2026年3月"], row(1), ["四月份"], row(2), ["第三季度"], ["2026年下半年"]))
    assert (numbers(result), result.skipped, result.refused) == (["0001", "0002"], {"title": 4}, [])


# --- units, days, sums ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "above", "below"),
    [
        ("金额（单位：元／万元）", "", None),
        ("涉及金额", "单位：美元", None),
        (AMOUNT, "", {"序号": "单位", AMOUNT: "万元"}),
        (AMOUNT, "", {AMOUNT: "（万元）"}),
    ],
)
def test_units_that_contradict_each_other_are_asked(heading, above, below):
    headings = [heading if one == AMOUNT else one for one in HEADINGS]
    rows = [list(({**dict.fromkeys(HEADINGS), **below}).values())] if below else []
    result = of(book(*rows, list(row().values()), headings=headings, above=((above,),)))
    assert (list(result.rows), [one.section for one in result.questions]) == ([], ["units"])


def test_the_day_on_which_a_sheet_was_filled_in_gives_no_year():
    undated = row(登记日期="3月5日", 结案日期=None, 回访日期=None)
    for cell in ("填报日期：2025年1月10日", "2025年1月10日", "截至2025年", "2025/1/10"):
        result = of(book(undated, above=(("示例调委会调解台账",), (cell,))))
        assert [refusal.value for refusal in result.refused] == ["3月5日"], cell
    titled = (("示例调委会2024年度调解台账",), ("填报日期：2025年1月10日",))
    assert [one.registered_on.year for one in of(book(undated, above=titled)).rows] == [2024]


@pytest.mark.parametrize("remark", ["农历", "阴历", "预计", "拟"])
def test_a_heading_whose_remark_changes_its_matter_is_asked(remark):
    headings = [f"结案日期（{remark}）" if one == "结案日期" else one for one in HEADINGS]
    result = of(book(list(row().values()), headings=headings))
    assert [one.written for one in result.questions] == [f"结案日期（{remark}）"]
    assert list(result.rows) == []


def test_headings_in_traditional_characters_are_read():
    old = [one.replace("调", "調").replace("员", "員").replace("区", "區") for one in HEADINGS]
    assert numbers(of(book(list(row().values()), headings=old))) == ["0001"]


def test_a_sum_finer_than_a_fen_in_a_column_of_ten_thousands_is_refused():
    headings = ["涉及金额（万元）" if one == AMOUNT else one for one in HEADINGS]
    sums = (1.2345678, 0.35, 0.1 + 0.2)
    cells = [list(row(n, **{AMOUNT: one}).values()) for n, one in enumerate(sums, 1)]
    result = of(book(*cells, headings=headings))
    assert [one.amount for one in result.rows] == [350_000, 300_000]
    assert [one.value for one in result.refused] == ["1.2345678"]


# --- ditto marks, telephones, CSV --------------------------------------------------------------


@pytest.mark.parametrize("pointer", ["同左", "同第2行", "同申请人", "……", "同上（二期）", "同下"])
def test_a_cell_that_points_elsewhere_than_up_is_refused(pointer):
    result = of(book(row(1), row(2, 被申请人=pointer, 小区=pointer)))
    assert {one.column for one in result.refused} == {"小区", "被申请人"}
    assert all("请写明" in reason for reason in reasons(result))


@pytest.mark.parametrize("mark", ["do.", "上同", "↑", "同上一件"])
def test_further_ditto_marks_take_what_stands_above(mark):
    assert [one.estate for one in of(book(row(1), row(2, 小区=mark))).rows] == ["示例花园"] * 2


@pytest.mark.parametrize(
    ("written", "read_as", "is_doubted"),
    [
        ("139 0000 0001", "13900000001", False),
        ("+86 139-0000-0001", "13900000001", False),
        ("13900000001 13900000002", "13900000001、13900000002", False),
        ("0595 22000000", "0595-22000000", False),
        (1.39e10, "13900000000", True),
    ],
)
def test_a_telephone_written_with_spaces_is_one_number(written, read_as, is_doubted):
    result = of(book(row(申请人电话=written)))
    assert [one.phone for one in result.rows] == [read_as]
    assert bool(result.notices) is is_doubted


def test_a_quote_left_open_swallows_no_rows_of_a_csv():
    out = io.StringIO()
    csv.writer(out).writerows([HEADINGS, *([row(n)[h] for h in HEADINGS] for n in (1, 2, 3))])
    with pytest.raises(ReaderError, match="第 2 行的引号没有成对"):
        read(out.getvalue().replace("示例花园", '"示例花园', 1).encode(), today=TODAY)
