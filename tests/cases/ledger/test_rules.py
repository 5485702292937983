"""Each reason to refuse a row, once failing with its sentence and once passing; and non-reasons."""

import random
from datetime import date, timedelta

import pytest

from cases.ledger.numbers_seen import REPEATED
from cases.ledger.records import content_hash
from tests.cases.ledger.ledgers import (
    HEADINGS,
    TODAY,
    book,
    identity,
    only,
    packed,
    reading,
    reasons,
    row,
)

NUMBER = "示邻调〔2026〕0001号"
TOMORROW = TODAY + timedelta(days=1)
WRONG_CHECK = "35059919900101001" + "123456789X0"["10X98765432".index("4")]


def test_a_sound_row_is_accepted_with_every_field():
    taken = only(row())
    assert taken.is_closed
    assert (taken.sheet, taken.number, taken.recorded_number) == ("Sheet", 4, NUMBER)
    assert (taken.registered_on, taken.ended_on) == (date(2026, 3, 5), date(2026, 3, 20))
    assert (taken.visited_on, taken.sessions, taken.mediator) == (date(2026, 4, 20), 2, "陈调")
    assert (taken.applicants, taken.respondents) == (("李申",), ("周被",))
    assert (taken.phone, taken.respondent_phone) == ("13900000001", "13900000002")
    assert taken.id_number == identity()
    assert (taken.estate, taken.place, taken.summary) == ("示例花园", "3栋0101室", "楼上漏水")
    assert (taken.category, taken.category_code, taken.official_class) == (
        *("房屋漏水渗水", "LK", "neighbour"),
    )
    assert (taken.amount, taken.amount_is_approximate, taken.amount_as_written) == (
        *(120000, False, "1200"),
    )
    assert (taken.source_word, taken.source, taken.organ) == ("当事人申请", "application", "")
    assert (taken.result_word, taken.result_code) == ("达成书面协议", "written")
    assert (taken.performance_word, taken.performance_code) == ("已履行", "performed")
    assert (taken.satisfaction_word, taken.satisfaction_code) == ("满意", "satisfied")


REFUSED = [
    ({"申请人": None}, "申请人", "", "申请人没有填写，请填写申请人姓名或名称。"),
    ({"申请人": " 无 "}, "申请人", "无", "申请人没有填写，请填写申请人姓名或名称。"),
    ({"小区": " \u3000"}, "小区", "", "小区没有填写，请填写小区名称。"),
    ({"登记日期": None}, "登记日期", "", "登记日期没有填写，请按 2021-03-05 的样子填写年月日。"),
    (
        {"登记日期": "2026-02-30"},
        *("登记日期", "2026-02-30", "登记日期“2026-02-30”这一天不存在，请核对后改正。"),
    ),
    (
        {"登记日期": "三月初"},
        "登记日期",
        "三月初",
        "登记日期“三月初”不是能识别的日期，请按 2021-03-05 的样子填写年月日。",
    ),
    (
        {"登记日期": f"{TOMORROW}", "结案日期": None, "回访日期": None},
        *("登记日期", "2026-10-16", "登记日期2026-10-16 晚于今天，请核对后改正。"),
    ),
    (
        {"结案日期": TOMORROW, "回访日期": None},
        *("结案日期", "2026-10-16", "结案日期2026-10-16 晚于今天，请核对后改正。"),
    ),
    (
        {"回访日期": "2027/1/1"},
        *("回访日期", "2027/1/1", "回访日期2027-01-01 晚于今天，请核对后改正。"),
    ),
    (
        {"结案日期": "2026.3.4"},
        *("结案日期", "2026.3.4", "结案日期2026-03-04 早于登记日期 2026-03-05，请核对后改正。"),
    ),
    (
        {"回访日期": "2026-03-19"},
        *("回访日期", "2026-03-19", "回访日期2026-03-19 早于结案日期 2026-03-20，请核对后改正。"),
    ),
    (
        {"回访日期": "2026-03-01", "结案日期": None},
        *("回访日期", "2026-03-01", "回访日期2026-03-01 早于登记日期 2026-03-05，请核对后改正。"),
    ),
    (
        {"调解次数": -1},
        *("调解次数", "-1", "调解次数“-1”不在 0 到 999 之间，请核对后改正。"),
    ),
    (
        {"调解次数": "1000次"},
        *("调解次数", "1000次", "调解次数“1000次”不在 0 到 999 之间，请核对后改正。"),
    ),
    (
        {"调解次数": "9" * 30},
        *("调解次数", "9" * 30, f"调解次数“{'9' * 30}”不在 0 到 999 之间，请核对后改正。"),
    ),
    (
        {"涉及金额(元)": "两三千"},
        "涉及金额(元)",
        "两三千",
        "涉及金额(元)“两三千”不是能识别的金额，请只填数字（元），没有金额的填“无”。",
    ),
    (
        {"涉及金额(元)": -1},
        "涉及金额(元)",
        "-1",
        "涉及金额(元)“-1”是负数，请只填数字（元），没有金额的填“无”。",
    ),
    (
        {"申请人身份证号": WRONG_CHECK},
        "申请人身份证号",
        WRONG_CHECK,
        f"申请人身份证号“{WRONG_CHECK}”校验位不符，请核对身份证号，不清楚的请留空。",
    ),
    (
        {"申请人身份证号": "350599199013010010"},
        "申请人身份证号",
        "350599199013010010",
        "申请人身份证号“350599199013010010”中的出生日期不存在，请核对身份证号，不清楚的请留空。",
    ),
    (
        {"申请人身份证号": "12345"},
        "申请人身份证号",
        "12345",
        "申请人身份证号“12345”不是 18 位身份证号，请核对，不清楚的请留空。",
    ),
    (
        {"申请人身份证号": 350599199001010010},
        "申请人身份证号",
        "350599199001010000",
        "申请人身份证号“350599199001010000”以数字格式保存，末几位已被 Excel 抹成 0，"
        "请把该列改为文本格式后重新填写。",
    ),
    (
        {"申请人身份证号": "350599900101001"},
        "申请人身份证号",
        "350599900101001",
        "申请人身份证号“350599900101001”是 15 位旧号码，请改填 18 位身份证号，不清楚的请留空。",
    ),
    (
        {"申请人身份证号": "91350100M000100Y44"},
        "申请人身份证号",
        "91350100M000100Y44",
        "申请人身份证号“91350100M000100Y44”不是有效的统一社会信用代码，请核对，不清楚的请留空。",
    ),
    ({"纠纷类型": None}, "纠纷类型", "", "纠纷类型没有填写，请填写纠纷类型。"),
    (
        {"调解结果": "调解成功"},
        "调解结果",
        "调解成功",
        "调解结果“调解成功”没有说明协议形式，请写“达成书面协议”或“达成口头协议”。",
    ),
    (
        {"调解结果": "不了了之"},
        "调解结果",
        "不了了之",
        "调解结果“不了了之”不能识别，请改为下列之一：达成书面协议、达成口头协议、调解不成、撤回申请。",
    ),
    ({"小区": "#N/A"}, "小区", "", "小区是错误值（以 # 开头），请改成正确的内容。"),
    (
        {"涉及金额(元)": "#DIV/0!"},
        *("涉及金额(元)", "", "涉及金额(元)是错误值（以 # 开头），请改成正确的内容。"),
    ),
    ({"备注": "=1+1"}, "备注", "", "备注是公式，请改成数值（复制后选择性粘贴→数值）。"),
    ({"申请人": "=D1"}, "申请人", "", "申请人是公式，请改成数值（复制后选择性粘贴→数值）。"),
]


@pytest.mark.parametrize(("over", "column", "value", "reason"), REFUSED)
def test_a_row_is_refused_with_the_column_the_value_and_the_remedy(over, column, value, reason):
    assert reasons(row(**over)) == [(4, column, value, reason)]


def test_an_unknown_category_is_refused_with_the_list():
    ((_, column, value, reason),) = reasons(row(纠纷类型="婚姻家庭"))
    assert (column, value) == ("纠纷类型", "婚姻家庭")
    assert reason.startswith(
        "纠纷类型“婚姻家庭”不在分类之中，请改为下列之一：物业费及服务质量、渗漏水、"
    )
    assert reason.endswith("、其他。")


def test_a_repeated_number_refuses_the_second_and_names_the_first():
    result = reading(row(1), row(2), row(3, 案件编号=" 示邻调〔２０２６〕0001号"))
    assert [r.number for r in result.rows] == [4, 5]
    assert [(r.row, r.reason) for r in result.refused] == [
        (6, f"案件编号“{'示邻调〔２０２６〕0001号'}”与第 4 行重复，{REPEATED}。")
    ]


def test_rows_without_a_number_do_not_repeat_each_other():
    result = reading(row(1, 案件编号=None), row(2, 案件编号="-"))
    assert result.refused == []
    assert result.rows[0].content_hash == result.rows[1].content_hash


def test_every_reason_of_a_row_is_reported_and_the_row_counted_once():
    result = reading(row(申请人=None, 小区=None, 纠纷类型="外星", 登记日期="2026-2-31"), row(2))
    assert [r.column for r in result.refused] == ["登记日期", "申请人", "小区", "纠纷类型"]
    assert (result.read, len(result.rows)) == (2, 1)


@pytest.mark.parametrize(
    "over",
    [
        {"登记日期": TODAY, "结案日期": TODAY, "回访日期": TODAY},
        {"结案日期": "2026-03-05"},
        {"涉及金额(元)": 0},
        {"涉及金额(元)": None},
        {"案件编号": None},
        {"被申请人": None},
        {"申请人身份证号": None},
        {"申请人身份证号": identity(random.Random(3)).lower()},
        {"申请人身份证号": "91350100M000100Y43"},
        {"调解结果": None, "结案日期": None},
        {"备注": "'=不是公式"},
        {"来源": "没听说过"},
        {"调解次数": "若干"},
        {"调解次数": 0},
        {"调解次数": "999次"},
        {"回访日期": "2026-03-20"},
        {"结案日期": None},
    ],
)
def test_a_row_with_a_tolerated_oddity_is_accepted(over):
    assert reasons(row(**over)) == []


@pytest.mark.parametrize("performance", ["已履行", "未履行", "分期履行中", "", "没听说过"])
def test_a_row_with_an_end_is_closed_whatever_its_performance(performance):
    assert only(row(履行情况=performance)).is_closed
    assert not only(row(履行情况=performance, 结案日期=None)).is_closed


def test_the_hash_is_of_the_content_however_written():
    plain = only(row())
    over = {
        "登记日期": "2026年3月5日",
        "申请人": " 李申\u3000",
        "涉及金额(元)": "１,２００元",
        "申请人电话": 13900000001,
    }
    assert only(row(**over), above=()).content_hash == plain.content_hash
    assert only(row(序号=99)).content_hash == plain.content_hash


@pytest.mark.parametrize("heading", [h for h in HEADINGS if h != "序号"])
def test_the_hash_changes_with_every_column(heading):
    other = {
        **{"登记日期": "2026-03-06", "结案日期": "2026-03-21", "回访日期": "2026-04-21"},
        **{"申请人身份证号": identity(random.Random(5)), "纠纷类型": "装修", "涉及金额(元)": 1201},
        **{"来源": "法院委派", "调解次数": 3, "调解结果": "达成口头协议", "履行情况": "未履行"},
        **{"满意度": "不满意"},
    }.get(heading, "别的")
    assert only(row(**{heading: other})).content_hash != only(row()).content_hash


def test_a_formula_below_the_table_is_not_lost():
    workbook = book(row(1))
    workbook.active["M9"] = "=SUM(M4:M4)"
    workbook.active["A11"] = "=ROW()-3"
    workbook.active["AB13"] = "=1"  # in a column that is not read
    assert [(r[0], r[1]) for r in _formulas(workbook)] == [(9, "涉及金额(元)")]


def test_a_formula_in_a_row_of_totals_refuses_no_row():
    result = reading(row(1), ["合计", *[None] * 11, "=SUM(M4:M4)"])
    assert (result.refused, result.skipped["total"]) == ([], 1)


def test_a_formula_in_a_merged_area_refuses_its_row():
    workbook = book(row(1), row(2, 小区=None), row(3))
    workbook.active["I4"] = '="示例"&"花园"'
    workbook.active.merge_cells("I4:I5")
    refused = [(r[0], r[1]) for r in _formulas(workbook)]
    assert refused == [(4, "小区")]


def _formulas(workbook):
    from cases.ledger.reader import read

    result = read(packed(workbook), today=TODAY)
    return [(r.row, r.column) for r in result.refused if "是公式" in r.reason]


def test_a_mistyped_resident_number_is_never_taken_for_a_company_code():
    sound = identity()
    for sign in "0123456789X".replace(sound[-1], ""):
        ((*_, reason),) = reasons(row(申请人身份证号=sound[:-1] + sign))
        assert "校验位不符" in reason


def test_the_hash_of_a_case_imported_before_numbers_stood_beside_names_is_the_same():
    facts = {"recorded_number": "1", "applicants": ("李申",)}
    younger = {"applicant_phones": (), "applicant_ids": (), "applicants_more": False}
    assert content_hash(facts | younger) == content_hash(facts)
    assert content_hash(facts | {"applicant_phones": ("1",)}) != content_hash(facts)
