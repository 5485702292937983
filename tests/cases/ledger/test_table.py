from datetime import date

import openpyxl
import pytest

from cases.ledger.reader import read
from cases.ledger.safe_unpacking import ReaderError
from tests.cases.ledger.ledgers import (
    HEADINGS,
    TITLE,
    TODAY,
    book,
    fill,
    only,
    packed,
    reading,
    reasons,
    row,
)


def test_the_title_names_the_committee():
    result = reading(row())
    assert result.committee_title == "示例物业(邻里)纠纷人民调解委员会"
    assert reading(row(), above=()).committee_title == ""


def test_row_numbers_are_those_of_the_sheet():
    assert [r.number for r in reading(row(1), [], row(2), above=()).rows] == [2, 4]
    assert [r.number for r in reading(row(1), above=([], [], [TITLE], [])).rows] == [6]


def test_rows_that_are_not_cases_are_counted_and_skipped():
    result = reading(
        row(1),
        ["小计", *[None] * 11, 1200],
        [],
        [2],
        [TITLE],
        ["填报单位:示例街道", *[None] * 7, "单位:元"],
        HEADINGS,
        row(3),
        [None, "2026年3月 小　计", *[None] * 10, 1200],
        ["合计：2件", *[None] * 11, "=SUM(M4:M9)"],
        ["填表人：郑管", None, "2026-10-01"],
        ["一、三月份登记的纠纷"],
    )
    assert result.refused == []
    assert [r.number for r in result.rows] == [4, 11]
    assert result.skipped == {"total": 3, "blank": 2, "title": 4, "heading": 1}
    assert result.read == 2


def test_a_company_whose_name_begins_like_a_total_is_a_case():
    headings = [h for h in HEADINGS if h not in {"序号", "登记日期", "案件编号"}] + ["登记日期"]
    assert only(row(申请人="合计利物业公司"), headings=headings).applicants == ("合计利物业公司",)


def test_columns_are_recognised_in_any_order_and_under_other_names():
    renamed = {"纠纷类别": "噪音", "受理日期": "2026/3/5", "小区名称": "示例苑", "甲方": "李申"}
    taken = only(renamed, headings=list(renamed))
    assert taken.category_code == "NZ"
    assert taken.registered_on == date(2026, 3, 5)
    assert (taken.estate, taken.applicants, taken.amount) == ("示例苑", ("李申",), None)
    assert not taken.is_closed


def test_a_second_telephone_column_behind_the_respondent_is_the_respondents():
    headings = ["登记日期", "申请人", "电话", "被申请人", "电话 ", "小区", "纠纷类型"]
    cells = ["2026-03-05", "李申", "1", "周被", "2", "示例苑", "漏水"]
    taken = only(cells, headings=headings)
    assert (taken.phone, taken.respondent_phone) == ("1", "2")


def test_a_summary_behind_an_empty_column_is_told_and_none_of_the_ledger():
    summary = {"小区 ": "皿园", "件数": 5, "金额": 6000}
    cells = [[*row(n).values(), None, *summary.values()] for n in (1, 2)]
    result = reading(*cells, headings=[*HEADINGS, None, *summary])
    assert [(one.amount, one.others) for one in result.rows] == [(120000, ())] * 2
    assert result.ignored_columns == ["小区", "件数", "金额"]


def test_a_ledger_goes_on_behind_an_empty_column():
    headings, cells = list(HEADINGS), list(row().values())
    at = headings.index("纠纷简要情况")
    headings.insert(at, None)
    cells.insert(at, None)
    assert only(cells, headings=headings).amount == 120000


def test_of_two_columns_of_one_field_remarks_make_none_the_better():
    headings = ["金额(元)" if one == "涉及金额(元)" else one for one in HEADINGS]
    result = reading([*row().values(), 6000], headings=[*headings, "金额"])
    assert [(one.amount, one.others) for one in result.rows] == [(120000, (("金额", "6000"),))]


def test_an_unknown_column_is_reported_and_kept():
    result = reading(row(天气="晴"), headings=[*HEADINGS, "天气"])
    assert result.unknown_columns == ["天气"]
    assert result.rows[0].others == (("天气", "晴"),)


def test_cells_outside_the_headings_are_kept_under_the_columns_letter():
    listed = [*(row()[h] for h in HEADINGS), None, "另记"]
    assert only(listed).others == (("X列", "另记"),)


def test_headings_in_two_rows_are_read_as_one():
    upper = ["登记日期", "申请人", None, None, "被申请人", None, "小区", "纠纷类型"]
    lower = [None, "姓名", "电话", "身份证号", "姓名", "电话", None, None]
    cells = ["2026-03-05", "李申", "1", None, "周被", "2", "示例苑", "漏水"]
    workbook = book(lower, cells, headings=upper, above=())
    for area in ("B1:D1", "E1:F1", "A1:A2", "G1:G2", "H1:H2"):
        workbook.active.merge_cells(area)
    (taken,) = read(packed(workbook), today=TODAY).rows
    assert (taken.number, taken.applicants, taken.phone) == (3, ("李申",), "1")
    assert (taken.respondents, taken.respondent_phone) == (("周被",), "2")


def test_a_value_merged_over_several_rows_counts_for_each():
    workbook = book(row(1), row(2, 小区=None), row(3, 小区=None))
    workbook.active.merge_cells("I4:I6")
    assert [r.estate for r in read(packed(workbook), today=TODAY).rows] == ["示例花园"] * 3


def test_an_amount_merged_over_two_rows_is_counted_once():
    workbook = book(row(1), row(2, **{"涉及金额(元)": None}))
    workbook.active.merge_cells("M4:M5")
    result = read(packed(workbook), today=TODAY)
    assert [r.amount for r in result.rows] == [120000]
    assert [(r.row, r.reason) for r in result.refused] == [
        (5, "涉及金额(元)与上一行合并在一格，请取消合并并逐行填写。")
    ]


@pytest.mark.parametrize(
    ("heading", "unit", "fen"),
    [
        ("涉及金额(元)", "单位:元", 120),
        ("涉及金额(万元)", "单位：万元", 1200000),
        ("涉及金额", "单位：万元", 1200000),
        ("金额（万）", "", 1200000),
        ("涉案金额（单位：万）", "", 1200000),
        ("标的额／万元", "", 1200000),
        ("标的（人民币：万元）", "", 1200000),
        ("涉及金额", "单位：万元（人民币）", 1200000),
        ("涉及金额", "调解台账（金额：万元）", 1200000),
        ("涉及金额", "以下金额以万元为单位", 1200000),
        ("涉及金额（元，约）", "", 120),
        ("涉及金额", "", 120),
    ],
)
def test_the_unit_is_that_of_the_heading_or_of_the_unit_row(heading, unit, fen):
    headings = [heading if h == "涉及金额(元)" else h for h in HEADINGS]
    cells = row(**{heading: 1.2})
    assert only(cells, headings=headings, above=([TITLE], [unit])).amount == fen


def test_an_upright_or_void_sheet_is_named_with_the_remedy():
    upright = openpyxl.Workbook()
    for pair in row().items():
        upright.active.append(pair)
    with pytest.raises(ReaderError, match=r"^工作表“Sheet”像是一件写成一列的，请改成一件一行"):
        read(packed(upright), today=TODAY)

    void = book(row())
    void.active.title = "2025作废"
    with pytest.raises(ReaderError, match=r"^工作表“2025作废”的名称写明作废，没有读取"):
        read(packed(void), today=TODAY)


def test_a_line_of_signatures_is_no_case_whatever_column_it_is_in():
    signed = ["制表人：陈调", None, None, "审核：王某", None, "日期：2026年4月1日"]
    result = read(packed(book(row(), signed)), today=TODAY)
    assert (len(result.rows), list(result.refused)) == (1, [])


def test_several_sheets_are_read_and_a_hidden_one_is_not():
    workbook = book(row(1))
    fill(workbook.create_sheet("四月"), row(2))
    fill(workbook.create_sheet("草稿"), row(3)).sheet_state = "hidden"
    fill(workbook.create_sheet("底稿"), row(4)).sheet_state = "veryHidden"
    workbook.create_sheet("说明").append(["请逐行填写"])
    workbook.create_sheet("空")
    fill(workbook.create_sheet("汇总"), headings=["小区", "纠纷类型", "金额"])
    result = read(packed(workbook), today=TODAY)
    assert [(r.sheet, r.number) for r in result.rows] == [("Sheet", 4), ("四月", 2)]
    assert result.unread == {
        "草稿": "工作表已隐藏，没有读取；需要时请取消隐藏后再导入。",
        "底稿": "工作表已隐藏，没有读取；需要时请取消隐藏后再导入。",
        "说明": "没有找到台账表头，没有读取。",
        "汇总": "缺少“登记日期”“申请人”列，没有读取。",
    }


def test_a_number_repeated_on_another_sheet_names_the_sheet():
    workbook = book(row(1))
    fill(workbook.create_sheet("四月"), row(1))
    (refusal,) = read(packed(workbook), today=TODAY).refused
    assert (refusal.sheet, refusal.row) == ("四月", 2)
    assert "与工作表“Sheet”第 4 行重复" in refusal.reason


def test_a_missing_column_is_one_sentence_for_the_file():
    headings = [h for h in HEADINGS if h not in {"小区", "纠纷类型"}]
    with pytest.raises(ReaderError) as error:
        reading(row(), headings=headings)
    assert str(error.value) == "台账缺少“小区”“纠纷类型”列，请补上列名后再导入。"


def test_a_sheet_without_headings_is_refused_with_the_required_columns():
    with pytest.raises(ReaderError) as error:
        reading(["你好"], headings=["随便"], above=())
    assert str(error.value) == (
        "没有找到台账表头，表头至少要有“登记日期”“申请人”“小区”“纠纷类型”各列，请补上后再导入。"
    )


def test_words_are_shown_with_their_codes_for_confirmation():
    result = reading(row(1), row(2, 来源="天上掉的", 满意度="五星"))
    assert result.words()["source"] == {"当事人申请": ("application", 1), "天上掉的": ("", 1)}
    assert [(n.row, n.reason) for n in result.notices] == [
        (5, "来源“天上掉的”没有对应的代码，按原文保留。"),
        (5, "满意度“五星”没有对应的代码，按原文保留。"),
    ]
    assert reasons(row(1), row(2, 来源="天上掉的")) == []
