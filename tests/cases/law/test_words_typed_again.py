"""What people type again beside the sentence of a clause, or says the contrary, is said once."""

from datetime import date

import pytest

from cases.law import clauses
from cases.law.lasting_duties import is_lasting

DAY = date(2026, 11, 30)

# What people type again although the sentence says it, or says the contrary.
TYPED_TWICE = [
    ("refrain", "今后晚上十点后不跑跳", "周被今后晚上十点后不跑跳。"),
    ("refrain", "保证不再敲打管道", "周被保证不再敲打管道。"),
    ("refrain", "周被不得敲墙", "周被不得敲墙。"),
    ("refrain", "靠李家一侧只建两层", "周被靠李家一侧只建两层。"),
    ("refrain", "在楼道不堆放杂物", "周被在楼道不堆放杂物。"),
    ("refrain", "不牵绳遛狗", "周被不得有不牵绳遛狗的行为。"),
    ("refrain", "在小区内不按规定停车", "周被不得有在小区内不按规定停车的行为。"),
    ("refrain", "擅自拆改不属于自己的管道", "周被不得擅自拆改不属于自己的管道。"),
    ("refrain", "今后不按喇叭", "周被今后不按喇叭。"),
    ("refrain", "不停敲打墙壁", "周被不得有不停敲打墙壁的行为。"),
    ("refrain", "不停放电动车", "周被不停放电动车。"),
    ("refrain", "今后不经同意进入", "周被今后不得有不经同意进入的行为。"),
    ("refrain", "今后不交钥匙", "周被今后不交钥匙。"),
    ("refrain", "不文明行为", "周被不得有不文明行为。"),
    ("refrain", "其家人不再堆放杂物", "周被其家人不再堆放杂物。"),
    ("refrain", "员工不得敲门催费", "周被员工不得敲门催费。"),
    ("refrain", "绝不敲打", "周被绝不敲打。"),
    ("refrain", "不当众辱骂", "周被不当众辱骂。"),
    ("refrain", "不分享业主信息", "周被不分享业主信息。"),
    ("refrain", "不经常打扰", "周被不经常打扰。"),
    ("refrain", "夜间不停产生噪音", "周被不得有夜间不停产生噪音的行为。"),
    ("refrain", "使老人不能入睡", "周被不得使老人不能入睡。"),
    ("refrain", "让租客不再安宁", "周被不得让租客不再安宁。"),
    ("refrain", "使他人不得安宁", "周被不得使他人不得安宁。"),
    ("refrain", "打扰不能自理的老人", "周被不得打扰不能自理的老人。"),
    ("refrain", "在禁止停车的地方停车", "周被不得在禁止停车的地方停车。"),
    ("tolerate", "维修，并予以配合", "周被允许李申维修，并予以配合。"),
    ("act", "把钥匙交给李申", "周被于2026年11月30日（含当日）前把钥匙交给李申。"),
    ("act", "修复李申家天花板", "周被于2026年11月30日（含当日）前修复李申家天花板。"),
    ("waiver", "滞纳金全部免除", "周被同意减免李申滞纳金。"),
    ("waiver", "免收滞纳金", "周被同意减免李申滞纳金。"),
    ("waiver", "放弃对李申的其他请求", "周被同意放弃对李申的其他请求。"),
    ("waiver", "不再追究责任", "周被同意不再追究李申责任。"),
    ("condition", "如果业主大会通过", "本协议附生效条件：业主大会通过的，本协议生效"),
    ("condition", "若干业主同意", "本协议附生效条件：若干业主同意的，本协议生效"),
    ("reservation", "就后续医疗费", "周被保留就后续医疗费另行主张的权利。"),
    ("reservation", "追偿权", "周被保留追偿权。"),
    ("set_off", "从物业费里抵扣", "周被应付李申的物业费中抵扣人民币壹元整（1.00元）"),
    ("set_off", "抵物业费", "周被应付李申的物业费中抵扣人民币壹元整（1.00元）"),
    ("tolerate", "允许李申进入维修", "周被允许李申进入维修，并予以配合。"),
    ("act", "周被移走石块", "周被于2026年11月30日（含当日）前为李申移走石块。"),
    ("act", "为李申移走石块", "周被于2026年11月30日（含当日）前为李申移走石块。"),
    ("waiver", "放弃部分赔偿", "周被同意减免李申部分赔偿。"),
    ("condition", "业主大会通过的", "本协议附生效条件：业主大会通过的，本协议生效"),
    ("set_off", "从物业费中抵扣", "周被应付李申的物业费中抵扣人民币壹元整（1.00元）"),
]


@pytest.mark.parametrize(("kind", "text", "expected"), TYPED_TWICE)
def test_what_the_sentence_says_itself_is_said_once(kind, text, expected):
    values = {"amount": 100} if kind == "set_off" else {}
    values |= {"effect": "precedent"} if kind == "condition" else {}
    values |= {"due_on": DAY} if kind in ("act", "condition") else {}
    written = clauses.sentence(kind, by="周被", to="李申", text=text, **values)
    assert written.startswith(expected.rstrip("。"))
    assert kind in ("condition", "set_off") or written == expected


ALL_AT_ONCE = "任何一期逾期的，本协议没有到期的款项一并到期。"


@pytest.mark.parametrize(
    ("effect", "text", "expected"),
    [
        ("all_due", "任何一期逾期，其余各期一并到期。", ALL_AT_ONCE),
        ("all_due", "如果任何一期逾期,则剩余款项立即到期", ALL_AT_ONCE),
        ("all_due", "任何一期逾期；未到期的各期视为全部到期；", ALL_AT_ONCE),
        ("all_due", "第二期到期", "第二期到期的，本协议没有到期的款项一并到期。"),
        ("precedent", "通过表决，协议才生效。", "本协议附生效条件：通过表决的，本协议生效。"),
        ("subsequent", "房屋卖掉，本协议作废", "本协议附失效条件：房屋卖掉的，本协议失效。"),
    ],
)
def test_what_follows_from_a_condition_is_said_once(effect, text, expected):
    assert clauses.sentence("condition", text=text, effect=effect) == expected


@pytest.mark.parametrize("stop", ["。", "；", "，", ";", ".", "。 "])
def test_a_stop_that_was_typed_does_not_end_the_sentence_halfway(stop):
    cash = {"text": f"渗漏水损失{stop}", "amount": 100, "due_on": DAY, "way": f"现金{stop}"}
    assert clauses.sentence("money", by="周被", to="李申", **cash) == (
        "周被向李申支付渗漏水损失人民币壹元整（1.00元），"
        "于2026年11月30日（含当日）前一次付清，以现金方式支付。"
    )


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        ("refrain", {"by": "高", "text": "高空抛物"}, "高不得高空抛物。"),
        (
            "act",
            {"by": "高", "to": "空", "text": "清理高空坠物", "due_on": DAY},
            "前为空清理高空坠物。",
        ),
        ("other", {"by": "高", "text": "清理高空坠物"}, "高清理高空坠物。"),
        ("other", {"by": "周被", "text": "双方互不打扰", "due_on": DAY}, "双方互不打扰，至"),
        ("tolerate", {"by": "周被", "place": "602室", "text": "入户维修"}, "到602室入户维修，"),
        (
            "tolerate",
            {"by": "周被", "place": "进入602室", "text": "维修"},
            "允许维修，可以进入602室，",
        ),
        ("apology", {"by": "周被", "way": "以书面形式", "due_on": DAY}, "前以书面形式向"),
        ("apology", {"by": "周被", "way": "通过微信", "due_on": DAY}, "前通过微信向"),
    ],
)
def test_a_name_or_a_place_is_told_from_other_words(kind, values, expected):
    assert expected in clauses.sentence(kind, **values)


@pytest.mark.parametrize(
    ("event", "days", "expected"),
    [
        ("自来水修好", 3, "于自来水修好后三日内"),
        ("当事人签字", 3, "于当事人签字后三日内"),
        ("到货", None, "于到货后"),
        ("后门修好", None, "于后门修好后"),
        ("自验收合格起", 7, "自验收合格起七日内"),
        ("自签字之日", 30, "自签字之日起三十日内"),
        ("待验收合格", 3, "待验收合格后三日内"),
    ],
)
def test_an_event_is_read_as_a_whole_word(event, days, expected):
    written = clauses.sentence("act", by="周被", text="拆除围栏", due_event=event, due_days=days)
    assert written == f"周被{expected}拆除围栏。"


@pytest.mark.parametrize(
    ("text", "lasts"),
    [
        ("今后不在楼道堆物", True),
        ("以后，都不敲打", True),
        ("双方互不打扰", True),
        ("保证今后不跑跳", True),
        ("音量不超过55分贝", True),
        ("跳舞时音量控制在55分贝以下", True),
        ("供暖期室温不低于18摄氏度", True),
        ("更换阀门，室温不低于18摄氏度", False),
        ("安装隔音板，使噪声不超过55分贝", False),
        ("将室温调到不低于18摄氏度", False),
        ("免费保修屋面防水层五年", True),
        ("负责质保", True),
        ("修好以后交付保修卡", False),
        ("今后不定期清扫楼道", False),
        ("今后不迟于每月5日清扫", False),
        ("双方互不相欠", False),
        ("互不追究", False),
        ("不在三日内修复的，承担违约金", False),
    ],
)
def test_what_is_not_done_from_now_on_lasts_under_another_kind_too(text, lasts):
    assert is_lasting("other", text, "周被") is lasts
    assert ("止。" in clauses.sentence("other", by="周被", text=text, due_on=DAY)) is lasts
