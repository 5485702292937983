"""What a court or the law stumbles over in words: vague, ownership, status, utility cuts."""

from datetime import date

import pytest

from cases.law import articles, clause_risks, not_confirmable, utility_cuts


def articles_warned(text, kind="other"):
    dated = {"by": "李申", "due_on": date(2026, 12, 1)}
    return [article for _, article in clause_risks.warnings(kind, text=text, **dated)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("尽快适当修复", [articles.DISMISSED]),
        ("17号车位归李申所有", [articles.NOT_CONFIRMABLE]),
        ("屋顶所有权属于全体业主", [articles.NOT_CONFIRMABLE, articles.DISMISSED]),
        ("逾期不缴的，物业停水停电", [articles.DUN_FIRST, articles.SIGN_ELECTRONIC]),
        ("李申自愿办理停热，按20%交基础热费", [articles.SIGN_ELECTRONIC]),
        ("不能付清的停止供水", [articles.DUN_FIRST, articles.SIGN_ELECTRONIC]),
        ("不能付清的停止供电", [articles.DUN_FIRST]),
        ("物业使用维修资金修缮", [articles.DISMISSED]),
        ("物业不得停水、停电", []),
        ("不再以停水停电方式催费", []),
        ("停止电动车在楼道充电", []),
        ("停电瓶车处恢复原状", []),
        ("停止水泵夜间运行", []),
        ("李申提供产权证复印件", []),
        ("2026年12月1日前修复", []),
    ],
)
def test_risky_wording_is_warned_about(text, expected):
    assert articles_warned(text) == expected


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("露台由甲方专有使用", "ownership"),
        ("一楼花园归周被独占", "ownership"),
        ("架空层归李申所有", "ownership"),
        ("地下室产权属李申", "ownership"),
        ("1102室房屋归李申所有", "ownership"),
        ("争议平台属于周被专有", "ownership"),
        ("该商标归乙方所有", "ownership"),
        ("拆除越界的墙，以原墙基为界", "ownership"),
        ("宅基地四至以2003年的证为准", "ownership"),
        ("绿地归全体业主共有", "ownership"),
        ("双方解除收养关系", "status"),
        ("先申请宣告失踪，再商量赔偿", "procedure"),
        ("公司破产的，按破产程序申报", "procedure"),
        ("旧电瓶归乙方所有", None),
        ("拆下的旧门窗材料归周被所有", None),
        ("定金归李申所有", None),
        ("租金归共有人", None),
        ("楼道不得由任何一方独占", None),
        ("架空层由李申使用", None),
        ("消防通道不得堆物", None),
        ("由李申的继承人领取", None),
    ],
)
def test_grounds_against_confirmation_are_hinted_at_by_words(text, ground):
    assert [found for found, _ in not_confirmable.hints(text)] == ([ground] if ground else [])


def test_ownership_is_found_in_every_field():
    asked = {"text": "交还", "standard": "车位归李申所有为准"}
    assert [g for g, _ in clause_risks.grounds_hinted("act", **asked)] == ["ownership"]


WATER, POWER, GAS, HEAT = "水电气热"


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("停水停电", {WATER, POWER}),
        ("断水断电", {WATER, POWER}),
        ("停止供应自来水", {WATER}),
        ("停了李申家的水", {WATER}),
        ("停止向1202室供热", {HEAT}),
        ("停止占用业主的电梯厅", set()),
        ("停止在李申家的水池边洗衣", set()),
        ("切断电源", {POWER}),
        ("暂停供热", {HEAT}),
        ("停暖气", {HEAT}),
        ("掐电", {POWER}),
        ("拉闸", {POWER}),
        ("关闭燃气阀门", {GAS}),
        ("锁水表", {WATER}),
        ("冻结其电卡", {POWER}),
        ("把他家的水停了", {WATER}),
        ("水电都停了", {WATER, POWER}),
        ("停止售电", {POWER}),
        ("不给送电", {POWER}),
        ("限制供水", {WATER}),
        ("从未停水停电", set()),
        ("我公司没有停电", set()),
        ("禁止断水断电", set()),
        ("停止水泵夜间运行", set()),
        ("停放电动车", set()),
        ("不缴费的，卡表", {"电"}),
        ("卡住购电", {"电"}),
        ("关掉总闸", {"电"}),
        ("剪断入户电线", {"电"}),
        ("拔掉电表", {"电"}),
        ("物业将其家中电闸拉下", {"电"}),
        ("电已停", {"电"}),
        ("供热暂停", {"热"}),
        ("电力供应限制", {"电"}),
        ("每天只供水两小时", {"水"}),
        ("不得卡表", set()),
        ("没有拔掉电表", set()),
        ("水电改造暂停，等材料到", set()),
        ("更换电表箱", set()),
        ("电梯已停", set()),
        ("自来水阀门已关闭", {WATER}),
        ("把燃气阀门关了", {GAS}),
        ("电表已拆，缴清再装", {POWER}),
        ("电闸已拉", {POWER}),
        ("水、电一并停供", {WATER, POWER}),
        ("水电先停着", {WATER, POWER}),
        ("电卡不给充值", {POWER}),
        ("不缴费不送水", {WATER}),
        ("把该户水压调小", {WATER}),
        ("不收充电费", set()),
        ("水压不足，已调高", set()),
        ("从未因欠费断水", set()),
        ("每天供应开水", set()),
        ("关闭充电桩电源", set()),
        ("充电棚已断电", set()),
        ("停止充电", set()),
        ("停业主家里的电，关闭充电桩", {POWER}),
    ],
)
def test_what_is_cut_is_read_as_people_write_it(text, cut):
    assert utility_cuts.supplies_cut(text) == cut


@pytest.mark.parametrize(
    ("text", "unlawful"),
    [
        ("已停止供电，缴清物业费后恢复", True),
        ("已停止供电。缴清物业费后恢复。", True),
        ("欠费住户已断水断电", True),
        ("业主拖欠物业费，我司对其拉闸", True),
        ("物业费交清后恢复供水", True),
        ("先停电卡充值，补交欠费再开通；停止售电", True),
        ("锁住水表，待其结清费用", True),
        ("将停水催交物业费", True),
        ("拒不整改的，停水处理", True),
        ("以停水停电方式督促", True),
        ("把水给断了，等他来交钱", True),
        ("我司办理停水，欠费交清再开", True),
        ("应业主申请已停水，欠费交清后恢复供水", True),
        ("该户业主拒不申请，我司停水催费", True),
        ("业主2025年自愿办理停热，应按20%交纳基础热费", False),
        ("该户2024年申请停止供热，基本热费没有付清", False),
        ("已拆除飞线充电的电线，费用自理", False),
        ("不会因欠费停水停电", False),
        ("因管道检修停水两小时，与物业费无关", False),
        ("供电局计划停电，已张贴通知；欠费请到前台缴纳", False),
        ("我公司从未停水停电，请按时缴纳物业费", False),
        ("不得以停水、停电的方式催交物业费", False),
        ("已修好水管，恢复正常", False),
        ("业主反映停水，经查是管道爆管，已抢修", False),
        ("已派单，三日内修好路灯", False),
        ("充电桩有安全隐患，已关闭充电桩电源，督促整改", False),
        ("已断开3号充电棚总闸，督促运营单位整改，合格后恢复供电", False),
        ("对违规充电桩采取断电措施；整改费用由我司承担", False),
        ("充电柜冒烟，充电柜已停用，作为临时措施", False),
        ("关闭充电桩，费用以后再议", False),
        ("不会因欠费关闭充电桩电源", False),
        ("因检修关闭充电桩电源，欠费的业主请到前台缴费", False),
        ("业主欠物业费，我司关闭其充电桩电源，缴清后恢复", True),
        ("充电桩已断电，补缴停车费以后再开", True),
        ("关闭充电桩电源，并切断该户家中电源，督促整改", True),
        ("断电、停用充电桩，拒不整改的不恢复", True),
        ("关闭充电桩电源；该户停水，待其结清费用", True),
    ],
)
def test_a_cut_to_collect_fees_is_told_from_work_on_the_pipes(text, unlawful):
    assert utility_cuts.is_unlawful(text) is unlawful


def test_a_prohibition_cuts_nothing_and_power_alone_may_be_signed_electronically():
    assert not clause_risks.needs_paper("refrain", by="安邻物业", text="停水停电")
    assert clause_risks.needs_paper("act", by="安邻物业", text="停水停电")
    assert not clause_risks.needs_paper("act", text="停电检修配电箱", due_on=date(2026, 12, 1))


TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"due_on": date(2026, 3, 1)}, "2026年3月1日已经过了，请核对日期。"),
        ({"due_on": TODAY}, None),
        (
            {"instalments": [(date(2025, 3, 31), 1), (date(2026, 2, 28), 1), (TODAY, 1)]},
            "2025年3月31日、2026年2月28日已经过了，请核对日期。",
        ),
        ({"from_on": date(2026, 1, 1), "until_on": date(2026, 6, 30)}, None),
        ({"until_on": date(2026, 1, 31)}, "2026年1月31日已经过了，请核对日期。"),
    ],
)
def test_a_day_that_is_over_is_warned_about(values, said):
    assert [text for text, _ in clause_risks.past_days("money", TODAY, **values)] == (
        [said] if said else []
    )
