"""Ledgers as committees really keep them, one trait each: what is read, asked, told, refused."""

import io
from datetime import date

import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from cases.ledger import questions, understood
from cases.ledger.answers import Answers
from cases.ledger.numbers_seen import REPEATED
from cases.ledger.questions import skeleton
from cases.ledger.reader import read
from tests.cases.ledger.ledgers import HEADINGS, TODAY, book, fill, packed, reading, row

AMOUNT = "涉及金额(元)"


def answered(workbook, **raw):
    """The reading of a workbook with these answers."""
    return read(packed(workbook), today=TODAY, answers=Answers.of(raw))


def asked(result):
    """The file for --map, of the questions that hold rows up."""
    return skeleton(result.questions.needed)


def renamed(**names):
    """The usual headings, some under other names, and one row below them."""
    headings = [names.get(h, h) for h in HEADINGS]
    return book([row()[h] for h in HEADINGS], headings=headings, above=())


# --- headings ------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "heading"),
    [
        ("调解结果", "调解结果（书面/口头）"),
        ("结案日期", "结案日期（调解日）"),
        ("来源", "案件来源渠道"),
        ("调解员", "主调人"),
        ("小区", "小区【必填】"),
        ("登记日期", "登记日期（年/月/日）"),
        ("申请人电话", "申请人（电话）"),
        ("结案日期", "日期（结案）"),
    ],
)
def test_a_heading_is_read_through_remarks(column, heading):
    result = answered(renamed(**{column: heading}))
    assert (result.unknown_columns, len(result.rows), len(result.questions)) == ([], 1, 0)


@pytest.mark.parametrize("heading", ["金额（已付）", "履约金", "金额（千元）"])
def test_an_amount_that_may_be_another_is_asked_and_nothing_is_read(heading):
    result = answered(renamed(**{AMOUNT: heading}))
    (question,) = result.questions.needed
    assert (question.written, len(result.rows)) == (heading, 0)
    assert list(result.unread) == ["Sheet"]


def test_a_heading_somebody_explained_is_read_and_one_to_be_left_out_is_not():
    workbook = renamed(小区="项目", 备注="稳控措施")
    assert asked(answered(workbook)) == {"headings": {"项目": "", "稳控措施": ""}}
    result = answered(workbook, headings={"项目": "小区", "稳控措施": "不读取"})
    (taken,) = result.rows
    assert (taken.estate, taken.remarks, taken.others) == ("示例花园", "", ())
    assert (result.ignored_columns, len(result.questions)) == (["稳控措施"], 0)


def test_an_unknown_heading_beside_all_weighty_ones_is_named_and_kept():
    result = reading(row(天气="晴"), headings=[*HEADINGS, "天气"])
    (question,) = result.questions
    assert (question.written, question.needed, question.default) == ("天气", False, "保留原文")
    assert any(one.startswith("看不懂的列：天气。") for one in understood.sentences(result))


def test_a_ledger_of_another_kind_is_asked_about_heading_by_heading():
    headings = ["序号", "信访日期", "姓名", "地址", "反映问题", "备注"]
    workbook = book([1, date(2026, 3, 1), "申甲", "示例花园", "漏水", None], headings=headings)
    assert asked(answered(workbook)) == {"headings": {"信访日期": "", "姓名": "", "反映问题": ""}}
    meant = {"信访日期": "登记日期", "姓名": "申请人", "地址": "小区", "反映问题": "纠纷类型"}
    (taken,) = answered(workbook, headings=meant).rows
    assert (taken.applicants, taken.estate, taken.category_code) == (("申甲",), "示例花园", "LK")


THREE_LEVELS = (
    ["序号", "登记日期", "双方当事人信息", None, None, None, None, "小区", "纠纷类型", AMOUNT],
    [None, None, "申请人", None, None, "被申请人", None, None, None, None],
    [None, None, "姓名", "电话", "身份证号", "姓名", "电话", None, None, None],
)
OF_THREE_LEVELS = [1, date(2026, 3, 1), "申甲", "13900000001", None, "被乙", "13900000002",
                   "示例花园", "漏水", 500]  # fmt: skip


@pytest.mark.parametrize("areas", [(), ("C2:G2", "C3:E3", "F3:G3", "A2:A4", "B2:B4", "H2:H4")])
def test_headings_of_three_levels_are_read_merged_or_not(areas):
    workbook = book(*THREE_LEVELS[1:], OF_THREE_LEVELS, headings=THREE_LEVELS[0], above=[["台账"]])
    for area in areas:
        workbook.active.merge_cells(area)
    (taken,) = answered(workbook).rows
    assert (taken.number, taken.applicants, taken.phone) == (5, ("申甲",), "13900000001")
    assert (taken.respondents, taken.respondent_phone) == (("被乙",), "13900000002")


def test_a_telephone_below_an_unknown_person_is_asked_about():
    upper = ["登记日期", "申请人", "受邀人", "小区", "纠纷类型"]
    lower = [None, "姓名", "电话", None, None]
    result = answered(book(lower, [None] * 5, headings=upper, above=()))
    assert asked(result) == {"headings": {"受邀人电话": ""}}


def test_a_second_table_below_is_read_by_its_own_headings():
    second = ["登记日期", "申请人", "被申请人", "小区", "纠纷类型", "金额", "调解结果"]
    below = ["5月1日", "补甲", "补乙", "示例花园", "噪音", 800, "达成口头协议"]
    result = answered(book(row(1), [], ["2023年补录"], second, below))
    assert [(r.number, r.registered_on.year, r.amount) for r in result.rows] == [
        (4, 2026, 120000),
        (8, 2023, 80000),
    ]
    assert result.refused == []
    assert result.skipped == {"blank": 1}


# --- units ------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "title"),
    [(AMOUNT, "调解台账（单位：万元）"), ("涉及金额(万元)", "单位:元"), ("涉及金额", "单位：千元")],
)
def test_units_that_contradict_each_other_are_asked(heading, title):
    headings = [heading if h == AMOUNT else h for h in HEADINGS]
    workbook = book([0.35 if h == AMOUNT else row()[h] for h in HEADINGS], headings=headings,
                    above=[[title]])  # fmt: skip
    result = answered(workbook)
    assert (asked(result), len(result.rows)) == ({"units": {heading: ""}}, 0)
    for unit, fen in (("元", 35), ("千元", 35000), ("万元", 350000)):
        (taken,) = answered(workbook, units={heading: unit}).rows
        assert taken.amount == fen


def test_a_unit_nobody_wrote_is_told():
    headings = ["涉及金额" if h == AMOUNT else h for h in HEADINGS]
    result = answered(book([row()[h] for h in HEADINGS], headings=headings, above=()))
    assert "“涉及金额”列没有写单位，按元读取。" in result.assumed


# --- ditto marks, totals, years ------------------------------------------------------------


@pytest.mark.parametrize("mark", ["同上", " 同 上 ", "〃", "″", "''", '"', "同上。"])
def test_a_ditto_mark_takes_what_stands_above(mark):
    result = reading(row(1), row(2, 小区=mark, 调解员=mark, 登记日期=mark), row(3, 小区=mark))
    assert [(r.estate, r.mediator) for r in result.rows] == [("示例花园", "陈调")] * 3
    assert result.dittos == {"小区": 2, "调解员": 1, "登记日期": 1}


def test_a_ditto_mark_with_nothing_above_is_refused():
    result = reading(row(1, 小区="同上"), row(2, 案件编号="〃"))
    assert [(r.row, r.reason) for r in result.refused] == [
        (4, "小区写的是“同上”，上面没有可以引用的内容，请写明。"),
        (5, "案件编号不能写“同上”，请写明编号。"),
    ]


@pytest.mark.parametrize(
    "cells",
    [
        {"小区": "示例花园小计", AMOUNT: 3000},
        {"登记日期": "一季度小计", AMOUNT: 3000},
        {"案件编号": "小计", "调解次数": "4件", AMOUNT: "6,000元"},
        {"纠纷类型": "漏水类合计:4件", AMOUNT: 10000},
        {"纠纷简要情况": "以上共计4件", AMOUNT: 10000},
        {"申请人": "合计"},
        {"序号": "总计"},
    ],
)
def test_a_total_is_skipped_wherever_it_stands(cells):
    result = reading(row(1), dict.fromkeys(HEADINGS) | cells, row(2))
    assert (len(result.rows), result.refused, result.skipped) == (2, [], {"total": 1})


def test_a_day_without_its_year_takes_that_of_the_sheet():
    workbook = book(row(1, 登记日期="3月1日", 结案日期="3.10", 回访日期=None))
    workbook.active.title = "2022年"
    result = answered(workbook)
    assert [(r.registered_on, r.ended_on) for r in result.rows] == [
        (date(2022, 3, 1), date(2022, 3, 10))
    ]
    assert result.assumed == ["工作表“2022年”有 2 处日期没有写年份，按名称或标题中的 2022 年读取。"]


@pytest.mark.parametrize("title", ["Sheet", "2022-2023年"])
def test_a_day_without_its_year_is_refused_where_none_or_two_are_named(title):
    workbook = book(row(1, 登记日期="3月1日", 结案日期=None, 回访日期=None))
    workbook.active.title = title
    assert [r.column for r in answered(workbook).refused] == ["登记日期"]


# --- hidden, struck out, void ------------------------------------------------------------


def with_hidden_and_struck():
    workbook = book(row(1), row(2), row(3), row(4, 备注="作废"), row(5))
    sheet = workbook.active
    sheet.row_dimensions[5].hidden = True
    sheet["D6"].font = Font(strike=True)
    sheet.column_dimensions["F"].hidden = True
    return workbook


def test_hidden_rows_wait_for_an_answer_and_struck_ones_are_not_taken():
    result = answered(with_hidden_and_struck())
    assert [r.number for r in result.rows] == [4, 8]
    assert result.skipped == {"hidden": 1, "struck": 1, "void": 1}
    assert result.aside == {
        ("Sheet", "hidden"): [5],
        ("Sheet", "struck"): [6],
        ("Sheet", "void"): [7],
    }
    assert asked(result) == {"hidden_rows": ""}
    assert result.hidden_columns == ["申请人身份证号"]


@pytest.mark.parametrize(
    ("hidden", "struck", "rows"),
    [("读取", "", [4, 5, 8]), ("不读取", "", [4, 8]), ("读取", "读取", [4, 5, 6, 7, 8])],
)
def test_an_answer_decides_about_hidden_and_struck_rows(hidden, struck, rows):
    result = answered(with_hidden_and_struck(), hidden_rows=hidden, struck_rows=struck)
    assert [r.number for r in result.rows] == rows
    assert asked(result) == {}


def test_a_single_cell_struck_out_refuses_its_row():
    workbook = book(row(1))
    workbook.active["M4"].font = Font(strike=True)
    assert [(r.column, r.reason) for r in answered(workbook).refused] == [
        (AMOUNT, f"{AMOUNT}有删除线，请删去划掉的内容，或者去掉删除线。")
    ]


def test_a_name_struck_out_within_its_cell_is_struck_out():
    workbook = book(row(1), row(2))
    workbook.active["D5"] = CellRichText(TextBlock(InlineFont(strike=True), "李申"))
    assert answered(workbook).skipped == {"struck": 1}


def test_a_void_or_hidden_sheet_is_read_only_when_wanted():
    workbook = book(row(1))
    fill(workbook.create_sheet("2025作废"), row(2))
    fill(workbook.create_sheet("草稿"), row(3)).sheet_state = "hidden"
    result = answered(workbook)
    assert (result.sheets, list(result.unread)) == (["Sheet"], ["草稿", "2025作废"])
    wanted = answered(workbook, sheets={"2025作废": "读取", "草稿": "读取", "Sheet": "不读取"})
    assert (wanted.sheets, list(wanted.unread)) == (["2025作废", "草稿"], ["Sheet"])


# --- formulas, numbers ------------------------------------------------------------


def with_formulas(*, in_column: int):
    """A ledger as Excel writes it, with a formula and its last value in one column."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as file:
        sheet = file.add_worksheet("台账")
        sheet.write_row(0, 0, [*HEADINGS, "办理天数"])
        for at, heading in enumerate(HEADINGS):
            sheet.write(1, at, row()[heading])
        sheet.write_formula(1, in_column, "=1+1", None, 2)
    return read(out.getvalue(), today=TODAY)


def test_a_formula_matters_only_in_columns_that_are_read():
    counter, unknown = with_formulas(in_column=0), with_formulas(in_column=len(HEADINGS))
    assert (len(counter.rows), counter.refused) == (1, [])
    assert [r.others for r in unknown.rows] == [(("办理天数", "2"),)]
    assert [r.column for r in with_formulas(in_column=12).refused] == [AMOUNT]


def restarting(*numbers):
    days = ("2024-03-01", "2025-03-01", "2026-03-01")
    later = {"结案日期": None, "回访日期": None}
    rows = zip(numbers, days, strict=False)
    return book(*(row(案件编号=number, 登记日期=day, **later) for number, day in rows))


def test_a_number_in_another_year_is_asked_about_once():
    result = answered(restarting("1", "1", "1"))
    (question,) = result.questions
    assert (question.section, question.times, len(result.rows)) == ("numbers", 2, 1)
    assert [r.reason for r in result.refused] == [
        f"案件编号“1”与第 {at} 行相同，登记年份不同，请先回答编号是否每年重新编号。"
        for at in (4, 4)
    ]
    assert len(answered(restarting("1", "1"), numbers="每年重新编号").rows) == 2


@pytest.mark.parametrize(
    ("number", "numbers"), [("皿调〔2024〕1号", "每年重新编号"), ("1", "编号不重复")]
)
def test_a_number_that_cannot_begin_again_is_repeated(number, numbers):
    result = answered(restarting(number, number), numbers=numbers)
    assert [r.reason for r in result.refused] == [f"案件编号“{number}”与第 4 行重复，{REPEATED}。"]


# --- words and telephones ------------------------------------------------------------


def test_an_unknown_word_is_asked_once_and_then_understood():
    rows = (row(1, 调解结果="和解"), row(2, 调解结果="和解"), row(3, 纠纷类型="漏水、噪音"))
    result = answered(book(*rows))
    assert asked(result) == {"words": {"调解结果": {"和解": ""}, "纠纷类型": {"漏水、噪音": ""}}}
    assert [q.times for q in result.questions] == [2, 1]
    meant = {"调解结果": {"和解": "撤回申请"}, "纠纷类型": {"漏水、噪音": "渗漏水"}}
    result = answered(book(*rows), words=meant)
    assert [(r.result_code, r.category_code) for r in result.rows] == [
        ("withdrawn", "LK"),
        ("withdrawn", "LK"),
        ("written", "LK"),
    ]
    assert next(iter(result.rows)).result_word == "和解"


def test_beyond_some_questions_the_others_are_counted_and_asked_later(monkeypatch):
    monkeypatch.setattr(questions, "MOST", 2)
    words = [row(n, 调解结果=f"结果{n}", 履行情况=f"履行{n % 4}") for n in range(1, 6)]
    result = answered(book(*words))
    assert [q.written for q in result.questions.needed] == ["结果1", "结果2"]
    assert (len(result.questions), result.questions.unlisted) == (4, 3 + 2)
    told = "问题太多，只列出前面的；另有 5 处的问题没有列出，回答以后会再列。"
    assert told in understood.sentences(result)
    given = {"调解结果": {"结果1": "调解不成", "结果2": "调解不成"}}
    later = answered(book(*words), words=given)
    assert [q.written for q in later.questions.needed] == ["结果3", "结果4"]


def test_an_unknown_minor_word_is_kept_and_may_be_explained():
    workbook = book(row(1, 履行情况="已付一半"))
    (question,) = answered(workbook).questions
    assert (question.needed, question.default) == (False, "保留原文")
    (taken,) = answered(workbook, words={"履行情况": {"已付一半": "部分履行"}}).rows
    assert (taken.performance_word, taken.performance_code) == ("已付一半", "partial")


def test_a_telephone_that_lost_figures_gives_a_warning_and_is_kept():
    result = reading(row(申请人电话="1.39E+10"))
    assert [(n.row, n.column) for n in result.notices] == [(4, "申请人电话")]
    assert [r.phone for r in result.rows] == ["1.39E+10"]


def test_the_answer_names_everything_that_was_understood():
    workbook = with_hidden_and_struck()
    told = understood.as_json(answered(workbook))
    assert told["rows_aside"] == [
        {"sheet": "Sheet", "kind": "hidden", "rows": [5]},
        {"sheet": "Sheet", "kind": "struck", "rows": [6]},
        {"sheet": "Sheet", "kind": "void", "rows": [7]},
    ]
    assert (told["columns"]["涉及金额(元)"], told["columns_hidden"]) == (
        *("涉及金额", ["申请人身份证号"]),
    )
    assert told["words"]["调解结果"] == {"达成书面协议": "written"}
