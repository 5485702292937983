"""Real disputes beside the forty-two: a leak of three causes, and heirs of one who died."""

from datetime import date

import pytest
from django.core.management import call_command

from cases import consistency
from cases.law.deadlines import Due
from cases.models import Case
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


ADMINISTRATOR = {"speaker": "appointed", "speaker_name": "林律师"}
ENERGY = Shape(
    "a company under an administrator asks for its energy fee",
    "PF",
    [
        body("恒暖公司", "applicant", **ADMINISTRATOR, speaker_scope="（2026）闽05破1号决定书"),
        body("安邻公司"),
    ],
    [claim("能耗费", 3127899)],
    [owes(1, 0, 2500000, (SECOND, 1250000), (THIRD, 1250000)), term("waiver", 0, "其余能耗费", 1)],
)
TWICE_SOLD = Shape(
    "a parking space is sold twice: the price comes back in parts, the other buyer registers",
    "PK",
    [asks("甲买方"), party("乙买方", "other"), body("某开发商")],
    [claim("退还差价", 1500000, (0, 2))],
    [
        owes(2, 0, 1500000, (FIRST, 500000), (date(2026, 12, 31), 1000000)),
        does(1, "办妥另一车位的过户手续", date(2026, 5, 29), standard="取得不动产权证"),
    ],
    ends="confirmed",
)
WARRANTY = Shape(
    "three who sold their flats pay for a roof, which is repaired whenever called for",
    "LK",
    [asks("周业主"), party("王一"), party("王二"), party("王三"), body("防水公司", "other")],
    [claim("屋面防水", 5000000, (0, 1), also_to=[2, 3], liability="undivided")],
    [
        does(4, "完成屋面防水", date(2026, 5, 29), standard="闭水48小时不渗"),
        does(4, "返修渗漏的部位", date(2031, 5, 30), hours="每次接到通知后三日内"),
        does(4, "免费保修屋面的排水口", date(2031, 5, 30)),
        owes(
            1, 4, 3000000, (LATER, 3000000),
            also_by=[2, 3], liability="shares", shares=["三分之一", "三分之一", "其余"],
        ),
    ],
)  # fmt: skip


def test_each_sentence_on_several_duties_names_the_two_years_that_end_first(monday):
    """The sum's last part falls on a Thursday, 31 December 2026; the other on Friday, 29 May."""
    t, due = typed(cast(), TWICE_SOLD), date(2026, 4, 13)
    last = "2029年1月2日（含当日；暂算，工作日历未公布）前"
    first = "各项分别计算，最早的一项在2028年5月29日（含当日；暂算，工作日历未公布）前申请"
    assert f"{last}申请强制执行；{first}" in t.case.trail.get(name="title_given").sentence

    monday.move_to("2026-04-13T09:00+08:00")
    t.browsers.clear()
    call_command("run_due", at=due)
    t.case = Case.objects.get()
    t.office("open_enforcement", court=t.p.court.pk, seat="ruled", words="差价第一期")
    applied = t.case.trail.get(name="open_enforcement").sentence
    assert f"法院要在{last}收到；{first}；邮寄的" in applied
    t.office("court_send").court("court_receive")
    t.court("enforcement_accepted", court_number="（2026）闽0599执31号")
    t.court("end_without_result", ruling="执行裁定书")
    said = t.case.trail.get(name="end_without_result").sentence
    assert f"申请执行时还没有到期的部分，要在{last}申请执行；{first}" in said
    assert list(consistency.faults()) == []


def test_an_administrator_settles_and_signs_by_its_appointment():
    t = typed(cast(), ENERGY).mediator("start_performance")
    company = t.parties[0]
    [mark] = t.case.agreements.get().signatures.filter(party=company)
    assert (mark.signer, mark.name, mark.mark) == ("appointed", "林律师", "name")
    assert (t.case.status, t.case.amount_agreed) == ("performing", 2500000)
    assert list(consistency.faults()) == []


def test_what_is_repaired_whenever_called_for_is_not_late_after_the_last_day():
    t = typed(cast(), WARRANTY).mediator("start_performance")
    kinds = [(o.kind, o.due_on or o.ends_on) for o in t.case.obligations.order_by("pk")]
    assert kinds[:3] == [
        ("act", date(2026, 5, 29)),
        ("lasting", date(2031, 5, 30)),
        ("lasting", date(2031, 5, 30)),
    ]
    texts = [clause.sentence for clause in t.case.agreements.get().parts]
    assert texts[1] == ("防水公司至2031年5月30日止每次接到通知后三日内返修渗漏的部位，完好为合格。")
    assert texts[2] == "防水公司免费保修屋面的排水口，至2031年5月30日止，完好为合格。"


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
    assert f"各项分别计算，{first}" in case.trail.get(name="title_given").sentence
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
