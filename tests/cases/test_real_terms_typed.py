"""What real disputes needed of an agreement, typed into its editor: held and printed as agreed."""

from datetime import date
from fractions import Fraction

import pytest

from cases.forms.mediate.agreement_editor import AgreementForm
from cases.forms.people import NOBODY
from cases.law import clause_defects, clauses, money
from cases.models import Case
from tests.cases.shapes import asks, party
from tests.cases.web.mediator.agreement_form import card, sent
from tests.cast import cast
from tests.factories import complain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
TWO = [asks("甲甲"), party("乙乙")]


def case_of(parties):
    fields = [{n: v for n, v in given.items() if n != "flat"} for given in parties]
    d = complain(cast(), parties=fields, claims=[], amount=None)
    return Case.objects.get(pk=d.case.pk)


def typed(value):
    """A value as somebody types it."""
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    return "" if value is None else value


def post(case, terms):
    """The form as the browser sends it."""
    people = list(case.parties.order_by("pk"))
    cards = []
    for number, term in enumerate(terms):
        fields = dict(term)
        parts = [(typed(day), money.plain(fen)) for day, fen in fields.pop("instalments", [])]
        sides = {n: fields.pop(n) for n in ("by_party", "to_party") if n in fields}
        fields = {name: typed(value) for name, value in fields.items()}
        if fields.get("amount"):
            fields["amount"] = f"{money.yuan(fields['amount'])}元"
        fields |= {n: NOBODY if at is None else people[at].pk for n, at in sides.items()}
        cards.append(card(number, fields.pop("kind"), parts, **fields))
    return AgreementForm(sent(*cards), case=case, draft=None)


# What happened in practice (any of the published cases), as fields that are typed, and as printed.
A, B = {"by_party": 0}, {"to_party": 1}
NEEDS = [
    (
        {"kind": "waiver", **A, **B, "text": "物业费", "ratio": "三成"}
        | {"from_on": "2022年1月1日", "until_on": "2025年6月30日", "amount": "1,424.26"},
        "甲甲同意减免乙乙自2022年1月1日起至2025年6月30日止的物业费的30%，"
        "即人民币壹仟肆佰贰拾肆元贰角陆分（1,424.26元）。",
    ),
    (
        {"kind": "apology", **A, "to_party": None, "way": "书面", "place": "全体业主"}
        | {"due_on": "2026年4月1日"},
        "甲甲于2026年4月1日（含当日）前以书面形式向全体业主赔礼道歉。",
    ),
    (
        {"kind": "later_sum", **A, **B, "text": "维修费", "ratio": "四成", "way": "现金"}
        | {"standard": "发票", "due_event": "收到发票", "due_days": "七日"},
        "甲甲按40%的比例承担维修费，金额的基数以发票为准，于收到发票后七日内付给乙乙，以现金方式支付。",
    ),
    (
        {"kind": "later_sum", **A, **B, "text": "检测费", "ratio": "三分之一", "way": "现金"}
        | {"standard": "发票", "due_on": "2026-04-01"},
        "甲甲按三分之一的比例承担检测费，金额的基数以发票为准，"
        "于2026年4月1日（含当日）前付给乙乙，以现金方式支付。",
    ),
    (
        {"kind": "act", **A, "to_party": 1, "text": "告知犬只健康情况", "due_on": "2026年3月17日"}
        | {"hours": "每日", "standard": "以发送照片为准"},
        "甲甲至2026年3月17日止每日向乙乙告知犬只健康情况，以发送照片为准。",
    ),
    (
        {"kind": "tolerate", **A, **B, "text": "全程见证维修", "hours": "每日8时至18时"},
        "甲甲允许乙乙每日8时至18时全程见证维修，并予以配合。",
    ),
    (
        {"kind": "refrain", **A, "text": "使用震楼器", "due_event": "长期"},
        "甲甲不得使用震楼器，长期有效。",
    ),
    (
        {"kind": "reservation", "by_party": 1, "text": "后续治疗费用"},
        "乙乙保留就后续治疗费用另行主张的权利。",
    ),
    (
        {"kind": "set_off", **A, **B, "text": "此前已经垫付的3100元", "amount": "3100"},
        "甲甲应付乙乙的此前已经垫付的3100元中抵扣人民币叁仟壹佰元整（3,100.00元），抵扣部分不再支付。",
    ),
    (
        {"kind": "prior", **A, **B, "text": "医疗费", "amount": "3100", "from_on": "2026年2月1日"}
        | {"standard": "收条"},
        "甲甲已于2026年2月1日向乙乙支付医疗费人民币叁仟壹佰元整（3,100.00元）（凭证：收条），"
        "不计入本协议约定支付的款项。",
    ),
    (
        {"kind": "fee_cut", **A, **B, "text": "物业费", "amount": "100.5"}
        | {"from_on": "2026年4月1日", "until_on": "2026年6月30日"},
        "甲甲自2026年4月起至2026年6月止，每月减收乙乙物业费人民币壹佰元零伍角整（100.50元），"
        "共三个月，合计人民币叁佰零壹元伍角整（301.50元）。",
    ),
    (
        {"kind": "trial", "by_party": None, "text": "充电区夜间开放", "from_on": "2026年3月5日"}
        | {"due_on": "2026年4月4日", "way": "各方另行商量"},
        "自2026年3月5日起至2026年4月4日止试行：充电区夜间开放，试行期满，各方另行商量。",
    ),
    (
        {"kind": "money", **A, **B, "amount": "6千万", "way": "银行转账", "text": "返还公共收益"}
        | {"due_on": "2026年12月31日", "place": "小区公益基金专户"},
        "甲甲向乙乙返还公共收益人民币陆仟万元整（60,000,000.00元），于2026年12月31日（含当日）前"
        "一次付清，以银行转账方式支付，付款地点：小区公益基金专户。",
    ),
]


@pytest.mark.parametrize(("term", "sentence"), NEEDS, ids=[n["kind"] for n, _ in NEEDS])
def test_what_disputes_need_is_typed_printed_and_complete(term, sentence):
    case = case_of(TWO)
    form = post(case, [])
    fields = {n: v for n, v in term.items() if n != "amount"}
    form = post(case, [fields])
    form.data["clause-0-amount"] = term.get("amount", "")
    assert form.is_valid(), form.clauses.errors
    [wording] = [one.wording() for one in form.clauses.in_order()]

    assert clauses.sentence(wording) == sentence
    assert clause_defects.defects(wording) == []


def test_a_rate_and_a_fraction_are_shown_again_as_they_were_typed():
    case = case_of(TWO)
    late = {"kind": "penalty", **A, **B, "of_clause": "第一条", "daily_rate": "日万分之五"}
    form = post(case, [late])
    assert form.is_valid()
    [value] = form.facts()["clauses"]
    assert (value["daily_rate"], value["of_clause"]) == (Fraction(1, 2000), 1)
    field = form.clauses.forms[0].fields["daily_rate"]
    assert field.prepare_value(value["daily_rate"]) == "日万分之五"
