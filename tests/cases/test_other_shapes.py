"""Real disputes beside the forty-two: a leak of three causes, and heirs of one who died."""

from datetime import date

import pytest

from cases import consistency
from cases.law.deadlines import Due
from cases.web.clock_rows import clocks
from cases.web.duties import state_of
from tests.cases.shapes import (
    LATER,
    LATEST,
    SPECIAL,
    Shape,
    asks,
    body,
    claim,
    does,
    party,
    term,
)
from tests.cases.typed_shapes import typed
from tests.cast import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
FIRST, SECOND, THIRD = date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31)


def owes(by, to, amount, *plan, **more):
    return {
        "kind": "money",
        "by_party": by,
        "to_party": to,
        "amount": amount,
        "way": "银行转账",
        "instalments": list(plan),
        **more,
    }


LEAK = Shape(
    "a leak of three causes, borne by the shares of an appraisal",
    "LK",
    [asks("赵一"), party("钱二"), party("孙三"), body("安邻公司")],
    [
        claim(
            "天花板损失",
            2860000,
            (0, 1),
            also_to=[2, 3],
            liability="shares",
            shares="40%、35%、其余",
        )
    ],
    [
        owes(
            1,
            0,
            2860000,
            (LATER, 2860000),
            also_by=[2, 3],
            liability="shares",
            shares=["40%", "35%", "25%"],
        ),
        does(2, "重做卫生间防水", standard="闭水48小时不渗", checker="社区"),
        does(3, "申请应急使用专项维修资金修缮屋面", LATEST, standard="雨后不渗"),
        term("tolerate", 1, "维修管道", to=2, place="601室"),
    ],
)
HEIRS = Shape(
    "a guard died on duty; the heirs get shares in three parts, each with a penalty",
    "QT",
    [
        asks("戚妻"),
        asks("小戚", born_on=date(2015, 3, 2), speaker="guardian", speaker_name="戚妻"),
        asks("戚女", speaker="agent", speaker_name="谢律师", speaker_scope=SPECIAL),
        body("安邻公司"),
    ],
    [claim("一次性补偿", 90000000, (0, 3), also_from=[1, 2], entitlement="undivided")],
    [
        owes(
            3, 0, 78000000, (FIRST, 26000000), (SECOND, 26000000), (THIRD, 26000000),
            also_to=[1, 2], entitlement="equal",
        ),
        *(term("penalty", 3, to=n, of_clause=1, daily_rate="万分之五") for n in (0, 1, 2)),
        term("condition", None, "任何一期逾期超过十日", effect="all_due", of_clause=1),
    ],
    arose=(date(2026, 2, 10), "day"),
)  # fmt: skip

LIFT = Shape(
    "a lift is added: three instalments from the end of January, its noise damped in summer",
    "EL",
    [asks("林一楼"), party("邱六楼"), body("某电梯公司", "other")],
    [claim("采光补偿", 1500000)],
    [
        owes(
            1, 0, 1500000,
            (date(2027, 1, 31), 500000), (date(2027, 2, 28), 500000), (date(2027, 3, 31), 500000),
        ),
        does(2, "在电梯机房加装隔音棉", date(2027, 6, 30), standard="夜间不超过30分贝"),
    ],
    ends="confirmed",
)  # fmt: skip
INCOME = Shape(
    "the income of the common parts, published every quarter for two years",
    "PB",
    [body("业主委员会", "applicant"), body("安邻公司")],
    [claim("公布公共收益")],
    [
        does(
            1,
            "公布上一季度公共收益的收支",
            date(2028, 3, 2),
            standard="在公告栏张贴",
            hours="每季度首月15日前",
        )
    ],
)  # fmt: skip


def test_each_who_let_water_through_owes_the_share_of_the_appraisal():
    case = typed(cast(), LEAK).mediator("start_performance").case
    owed = [(o.debtor.name, o.amount) for o in case.obligations.order_by("pk") if o.amount]
    assert owed == [("钱二", 1144000), ("孙三", 1001000), ("安邻公司", 715000)]
    assert case.claims.get().liability == "shares"
    assert list(consistency.faults()) == []


def test_each_heir_is_owed_their_part_of_every_instalment_and_a_penalty_of_their_own():
    case = typed(cast(), HEIRS).mediator("start_performance").case
    owed = {
        o.creditor.name: [p.amount for p in o.instalments.all()] for o in case.obligations.all()
    }
    assert [sum(parts) for parts in owed.values()] == [26000000] * 3
    assert [sum(each) for each in zip(*owed.values(), strict=True)] == [26000000] * 3
    assert {part for parts in owed.values() for part in parts} == {8666666, 8666667}
    texts = [clause.sentence for clause in case.agreements.get().parts]
    for name, text in zip(owed, texts[1:4], strict=True):
        assert f"按未付给{name}的金额的日万分之五向{name}支付违约金" in text
    assert list(consistency.faults()) == []


def test_each_duty_of_a_confirmed_paper_has_its_own_two_years():
    """What is paid last on 31 March 2027 ends on a Saturday, 31 March 2029; the other in July."""
    t = typed(cast(), LIFT)
    case, agreed = t.case, [day for day, _ in LIFT.terms[0]["instalments"]]
    assert [p.due_on for p in case.sheet.instalments] == agreed
    assert case.clocks.get(key="K16").due_on == date(2029, 7, 2)
    assert case.first_end_of_enforcement_time() == Due(date(2029, 4, 2), provisional=True)
    (row,) = (row for row in clocks(case, t.p.as_clerk) if row["name"] == "申请执行")
    first = "最早的一项在2029年4月2日（含当日；暂算，工作日历未公布）前申请"
    assert row["who"] == f"由债权人办理；各项分别计算，{first}"
    assert case.warning_of_late_enforcement(date(2029, 4, 2)) == ""
    assert case.warning_of_late_enforcement(date(2029, 4, 3)).startswith("最早的一项已超过")
    assert case.warning_of_late_enforcement(date(2029, 7, 3)).startswith("已超过")


def test_what_is_done_every_quarter_is_logged_and_never_falls_due_at_once(monday):
    t = typed(cast(), INCOME).mediator("start_performance")
    (duty,) = t.case.obligations.all()
    assert (duty.kind, duty.repetition.months, duty.ends_on) == ("lasting", 3, date(2028, 3, 2))
    assert duty.clause.sentence == (
        "安邻公司至2028年3月2日止每季度首月15日前公布上一季度公共收益的收支，在公告栏张贴为合格。"
    )

    monday.move_to("2027-03-02T09:00+08:00")
    t.browsers.clear()
    kept = {"kept_on": "2026-04-10", "kept_until": "2026-04-10", "times": "1"}
    seen = {"seen_by": "网格员看过公告栏", "proof": "照片"}
    t.mediator("record_observance", obligation=duty.pk, **kept, **seen)
    told, _ = state_of(t.case, t.case.obligations.get())
    assert told.endswith("每季度首月15日前，到3月2日应做4次，登记做到1次，还差3次没有登记")
    assert list(consistency.faults()) == []
