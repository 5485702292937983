"""Clauses as text: sentences, missing values, risks for confirmation."""

from datetime import date

import pytest

from cases.law import articles, clause_defects, clause_risks, clauses
from cases.law.clause_kinds import other
from cases.law.clause_text import GAP

DAY = date(2026, 11, 30)
MONEY = {
    "kind": "money",
    "by": "周被",
    "to": "李申",
    "amount": 580000,
    "text": "赔偿",
    "way": "银行转账",
    "instalments": [(DAY, 300000), (date(2026, 12, 31), 280000)],
}
ACT = {
    "kind": "act",
    "by": "周被",
    "text": "重做1202室卫生间防水层",
    "due_on": date(2026, 12, 10),
    "standard": "闭水48小时不渗",
    "checker": "安邻物业，李申在场",
}
SENTENCES = [
    (
        MONEY,
        "周被赔偿李申人民币伍仟捌佰元整（5,800.00元），分两期付清："
        "2026年11月30日（含当日）前付人民币叁仟元整（3,000.00元）；"
        "2026年12月31日（含当日）前付人民币贰仟捌佰元整（2,800.00元）；均以银行转账方式支付。",
    ),
    (
        MONEY | {"instalments": [], "due_on": DAY, "text": "渗漏水损失"},
        "周被向李申支付渗漏水损失人民币伍仟捌佰元整（5,800.00元），"
        "于2026年11月30日（含当日）前一次付清，"
        "以银行转账方式支付。",
    ),
    (
        ACT,
        "周被于2026年12月10日（含当日）前重做1202室卫生间防水层，"
        "闭水48小时不渗为合格，由安邻物业查验，李申在场。",
    ),
    (
        {"kind": "refrain", "by": "周被", "hours": "每日22时至次日8时", "text": "施工"},
        "周被每日22时至次日8时不得施工。",
    ),
    (
        {"kind": "refrain", "by": "周被", "text": "不施工", "due_event": "工程结束"},
        "周被不施工，至工程结束止。",
    ),
    (
        {"kind": "tolerate", "by": "李申", "to": "安邻物业", "place": "1102室", "text": "查漏"},
        "李申允许安邻物业进入1102室查漏，并予以配合。",
    ),
    (
        {
            "kind": "apology",
            "by": "周被",
            "to": "李申",
            "way": "书面",
            "place": "本楼",
            "due_on": DAY,
        },
        "周被于2026年11月30日（含当日）前以书面形式在本楼范围内向李申赔礼道歉。",
    ),
    (
        {
            "kind": "waiver",
            "by": "安邻物业",
            "to": "李申",
            "text": "2026年物业费",
            "amount": 120000,
        },
        "安邻物业同意减免李申2026年物业费人民币壹仟贰佰元整（1,200.00元）。",
    ),
    (
        {"kind": "set_off", "by": "李申", "to": "安邻物业", "text": "物业费", "amount": 120000},
        "李申应付安邻物业的物业费中抵扣人民币壹仟贰佰元整（1,200.00元），抵扣部分不再支付。",
    ),
    (
        {"kind": "condition", "text": "李申提供发票", "due_on": DAY},
        "李申提供发票，条件应当于2026年11月30日（含当日）前成就。",
    ),
    (
        {"kind": "penalty", "by": "周被", "to": "李申", "amount": 5},
        "周被未按本协议履行的，向李申支付违约金人民币伍分（0.05元）。",
    ),
    (
        {
            "kind": "later_sum",
            "by": "周被",
            "to": "李申",
            "text": "1102室天花板维修费",
            "ratio": 7000,
            "standard": "结算单",
            "amount": 300000,
            "way": "银行转账",
            "due_event": "收到结算单",
            "due_days": 3,
        },
        "周被按70%的比例承担1102室天花板维修费，金额的基数以结算单为准，"
        "最高不超过人民币叁仟元整（3,000.00元），于收到结算单后三日内付给李申，以银行转账方式支付。",
    ),
    (
        {
            "kind": "fee_cut",
            "by": "安邻物业",
            "to": "李申",
            "text": "物业费",
            "amount": 5000,
            "from_on": date(2027, 1, 1),
            "until_on": date(2027, 6, 30),
        },
        "安邻物业自2027年1月起至2027年6月止，每月减收李申物业费人民币伍拾元整（50.00元），"
        "共六个月，合计人民币叁佰元整（300.00元）。",
    ),
    (
        {
            "kind": "trial",
            "by": "双方",
            "text": "轮流使用楼道充电桩",
            "from_on": date(2026, 12, 1),
            "due_on": date(2026, 12, 31),
            "way": "没有异议的，继续照此执行",
        },
        "自2026年12月1日起至2026年12月31日止试行：双方轮流使用楼道充电桩，"
        "试行期满，没有异议的，继续照此执行。",
    ),
    (
        {
            "kind": "condition",
            "text": "业主大会表决通过",
            "effect": "precedent",
            "of_clause": 2,
            "due_on": DAY,
        },
        "本协议第二条附生效条件：业主大会表决通过的，本协议第二条生效，"
        "2026年11月30日（含当日）前条件没有成就的，本协议第二条不生效。",
    ),
    (
        {"kind": "condition", "text": "再次渗水", "effect": "subsequent"},
        "本协议附失效条件：再次渗水的，本协议失效。",
    ),
    (
        {"kind": "penalty", "by": "周被", "to": "李申", "amount": 5, "of_clause": 1},
        "周被未按本协议第一条履行的，向李申支付违约金人民币伍分（0.05元）。",
    ),
    (
        {
            "kind": "set_off",
            "by": "李申",
            "to": "安邻物业",
            "amount": 120000,
            "text": "物业费",
            "from_on": date(2026, 1, 1),
            "until_on": date(2026, 12, 31),
        },
        "李申应付安邻物业的自2026年1月1日起至2026年12月31日止的物业费中抵扣"
        "人民币壹仟贰佰元整（1,200.00元），抵扣部分不再支付。",
    ),
    (
        ACT | {"due_on": None, "due_event": "取得材料后", "due_days": 15, "checker": ""},
        "周被于取得材料后十五日内重做1202室卫生间防水层，闭水48小时不渗为合格。",
    ),
    (
        ACT | {"due_on": None, "due_event": "墙面干透", "checker": ""},
        "周被于墙面干透后重做1202室卫生间防水层，闭水48小时不渗为合格。",
    ),
    (
        ACT | {"due_on": None, "due_event": "工程结束当日", "checker": ""},
        "周被于工程结束当日重做1202室卫生间防水层，闭水48小时不渗为合格。",
    ),
    ({"kind": "penalty", "text": "逾期付款的，按年利率3%付息。"}, "逾期付款的，按年利率3%付息。"),
    ({"kind": "reservation", "by": "李申", "text": "另行主张"}, "李申保留另行主张的权利。"),
    ({"kind": "other", "text": "双方再无其他争议。"}, "双方再无其他争议。"),
    (
        {"kind": "other", "by": "孙三", "text": "自行承担维修费用", "due_on": DAY},
        "孙三于2026年11月30日（含当日）前自行承担维修费用。",
    ),
    (
        {"kind": "other", "by": "孙三", "text": "由孙三交还钥匙", "due_on": DAY},
        "由孙三交还钥匙，最晚2026年11月30日（含当日）。",
    ),
    (
        {"kind": "other", "by": "孙三", "text": "不得在楼道堆物", "due_on": DAY},
        "孙三不得在楼道堆物，至2026年11月30日止。",
    ),
    (
        {
            "kind": "condition",
            "text": "业主大会通过",
            "effect": "precedent",
            "of_clause": 2,
            "due_event": "公示期满",
            "due_days": 7,
        },
        "本协议第二条附生效条件：业主大会通过的，本协议第二条生效，"
        "公示期满后七日内条件没有成就的，本协议第二条不生效。",
    ),
    (
        ACT | {"due_on": None, "due_event": "取得材料", "due_days": 1005, "checker": ""},
        "周被于取得材料后一千零五日内重做1202室卫生间防水层，闭水48小时不渗为合格。",
    ),
    (
        MONEY | {"instalments": [], "due_event": "自签字之日起", "due_days": 30},
        "周被赔偿李申人民币伍仟捌佰元整（5,800.00元），自签字之日起三十日内一次付清，"
        "以银行转账方式支付。",
    ),
    (
        {"kind": "apology", "by": "周被", "to": "李申", "way": "在业主群", "due_on": DAY},
        "周被于2026年11月30日（含当日）前在业主群向李申赔礼道歉。",
    ),
    (
        {"kind": "reservation", "by": "李申", "text": "后续医疗费"},
        "李申保留就后续医疗费另行主张的权利。",
    ),
]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, [other.ONLY_STATED]),
        ({"by": "周被"}, [other.NO_TERM]),
        ({"by": "周被", "due_on": DAY}, []),
    ],
)
def test_a_statement_is_told_from_a_duty(values, expected):
    found = clause_risks.warnings("other", text="照此办理", **values)
    assert [text for text, _ in found] == expected


@pytest.mark.parametrize(("clause", "expected"), SENTENCES, ids=[c["kind"] for c, _ in SENTENCES])
def test_a_clause_is_one_sentence(clause, expected):
    assert clauses.sentence(clause) == expected
    values = {name: value for name, value in clause.items() if name != "kind"}
    assert clauses.sentence(clause["kind"], **values) == expected


def fields(clause):
    return [field for field, _, _ in clause_defects.defects(clause)]


@pytest.mark.parametrize("clause", [c for c, _ in SENTENCES], ids=[c["kind"] for c, _ in SENTENCES])
def test_a_clause_with_everything_has_no_defect(clause):
    undecided = clause["kind"] == "condition" and "effect" not in clause
    assert fields(clause) == (["effect"] if undecided else [])


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("money", ["by", "to", "amount", "due_on", "way"]),
        ("act", ["by", "text", "due_on", "standard"]),
        ("refrain", ["by", "text"]),
        ("tolerate", ["by", "text"]),
        ("apology", ["by", "to", "way", "due_on"]),
        ("waiver", ["by", "text"]),
        ("set_off", ["by", "to", "amount"]),
        ("later_sum", ["by", "to", "text", "standard", "due_on", "way"]),
        ("fee_cut", ["by", "to", "text", "amount", "from_on", "until_on"]),
        ("trial", ["text", "from_on", "due_on", "way"]),
        ("condition", ["text", "effect"]),
        ("penalty", ["text"]),
        ("reservation", ["text"]),
        ("other", ["text"]),
        ("unheard-of", ["text"]),
    ],
)
def test_an_empty_clause_names_its_required_values_and_shows_blanks(kind, wanted):
    assert fields({"kind": kind}) == wanted
    assert GAP in clauses.sentence(kind)


def test_a_missing_day_is_a_defect_with_the_article_of_dismissal():
    found_defects = clause_defects.defects(ACT | {"due_on": None})

    assert found_defects == [
        ("due_on", "没有完成日期：协议内容不明确，法院会裁定驳回确认申请。", articles.DISMISSED)
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([(DAY, 300000)], "不一致"),
        ([(DAY, 580000), (DAY, 0)], "大于零"),
        ([(DAY, 300000), (DAY, 280000)], "从早到晚"),
        ([(date(2026, 12, 31), 300000), (DAY, 280000)], "从早到晚"),
        ([(None, 580000)], "日期"),
    ],
)
def test_instalments_that_do_not_add_up_or_are_out_of_order_are_named(rows, expected):
    found_defects = [
        s for f, s, _ in clause_defects.defects(MONEY | {"instalments": rows}) if f == "instalments"
    ]

    assert len(found_defects) == 1
    assert expected in found_defects[0]


@pytest.mark.parametrize(
    ("clause", "fields"),
    [
        (MONEY | {"due_on": date(2026, 12, 31)}, []),
        (MONEY | {"due_on": DAY}, ["due_on"]),
        (MONEY | {"instalments": [(date(2027, 2, 28), 580000)], "due_on": DAY}, ["due_on"]),
        (MONEY | {"due_event": "验收合格"}, ["due_event"]),
        (ACT | {"due_event": "取得材料"}, ["due_event"]),
        (ACT | {"due_on": None, "due_event": "取得材料"}, []),
    ],
)
def test_of_two_terms_that_contradict_none_is_dropped_in_silence(clause, fields):
    found = clause_defects.defects(clause)
    assert [field for field, _, _ in found] == fields


def test_a_day_beside_instalments_is_named_with_theirs():
    late = MONEY | {"instalments": [(date(2027, 2, 28), 580000)], "due_on": date(2026, 12, 31)}
    [(_, sentence, _)] = clause_defects.defects(late)
    assert "2026年12月31日" in sentence
    assert "2027年2月28日" in sentence


def test_a_period_that_ends_before_it_begins_is_a_defect():
    first, last = date(2027, 2, 1), date(2027, 1, 31)
    waiver = {"kind": "waiver", "by": "甲", "text": "物业费"}
    assert fields(waiver | {"from_on": first, "until_on": last}) == ["until_on"]
    assert fields(waiver | {"from_on": last, "until_on": first}) == []


PENALTY = {"kind": "penalty", "by": "周被", "to": "李申", "by_key": 1, "to_key": 2, "amount": 5}


@pytest.mark.parametrize(
    ("tied", "sentence"),
    [
        ({"of_clause": 1}, None),
        ({"of_clause": 2}, "第二条没有约定要履行的事，请核对是第几条。"),
        ({"of_clause": 9}, "协议里没有第九条，请改成有的条，或者不填。"),
        (
            {"of_clause": 1, "by": "李申", "by_key": 2, "to_key": 1},
            "第一条不是李申要履行的，请核对是第几条。",
        ),
    ],
)
def test_a_penalty_is_tied_to_a_clause_that_its_debtor_performs(tied, sentence):
    _, of_penalty = clause_defects.defects_of_all([MONEY | {"by_key": 1}, PENALTY | tied])
    assert [text for _, text, _ in of_penalty] == ([sentence] if sentence else [])


def test_rare_characters_survive():
    assert clauses.sentence("other", text="喆堃犇燚䶮㛃𠮷") == "喆堃犇燚䶮㛃𠮷。"


def test_line_breaks_in_a_field_do_not_break_the_sentence():
    assert clauses.sentence("other", text="第一行\n第二行") == "第一行 第二行。"


@pytest.mark.parametrize("kind", ["money", "apology", "set_off", "tolerate", "waiver", "penalty"])
def test_two_people_are_compared_by_their_rows_and_never_by_their_names(kind):
    namesakes = {"kind": kind, "by": "王某", "to": "王某", "by_key": 1, "to_key": 2}
    found = {key: clause_defects.defects(namesakes | {"to_key": key}) for key in (1, 2)}

    assert [defect for defect in found[1] if defect not in found[2]] == [
        ("to", "双方选了同一位当事人，请核对。", articles.DISMISSED)
    ]
