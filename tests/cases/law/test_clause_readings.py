"""What people type into a clause reads as it was meant, and never the wrong way round."""

from datetime import date

import pytest

from cases.law import clause_risks, clauses
from cases.law.clause_kinds import fee_cut, penalty, row

DAY, SUM = date(2026, 11, 30), "人民币壹元整（1.00元）"
BY_DAY, ONCE = "于2026年11月30日（含当日）前", "一次付清，以现金方式支付"
DUE = {"due_on": DAY}
CASH = {"amount": 100, "way": "现金"} | DUE
BY_A_LIST = CASH | {"standard": "双方确认的账目", "amount": None}
READ = [
    # the other's name is in the deed, or the deed goes to them
    ("act", "与李申互换储藏室的钥匙", DUE, f"周被{BY_DAY}与李申互换储藏室的钥匙"),
    ("act", "返还钥匙两把", DUE, f"周被{BY_DAY}向李申返还钥匙两把"),
    ("act", "应当拆除雨棚", DUE, f"周被{BY_DAY}为李申拆除雨棚"),
    ("act", "保证金收据交给李申", DUE, f"周被{BY_DAY}保证金收据交给李申"),
    ("act", "同意李申通行", DUE, f"周被{BY_DAY}同意李申通行"),
    # the words say themselves for whom: by what they are, by a pronoun, by a namesake's bare name
    ("act", "免费为租客更换门锁", DUE, f"周被{BY_DAY}免费为租客更换门锁"),
    ("act", "协助租客搬家", DUE, f"周被{BY_DAY}协助租客搬家"),
    ("act", "同意租客进入", DUE, f"周被{BY_DAY}同意租客进入"),
    ("act", "同意租客进入", DUE | {"to": ""}, f"周被{BY_DAY}同意租客进入"),
    ("act", "同意退还钥匙", DUE | {"to": ""}, f"周被{BY_DAY}退还钥匙"),
    ("act", "为对方修墙", DUE, f"周被{BY_DAY}为李申修墙"),
    ("act", "为其他住户修墙", DUE, f"周被{BY_DAY}为李申为其他住户修墙"),
    ("act", "给社区交钥匙", DUE, f"周被{BY_DAY}为李申给社区交钥匙"),
    ("act", "为李申修墙", DUE | {"to": "李申（1102室）"}, f"周被{BY_DAY}为李申（1102室）修墙"),
    ("act", "周被拆除雨棚", DUE | {"by": "周被（6号楼）"}, f"周被（6号楼）{BY_DAY}为李申拆除雨棚"),
    ("refrain", "周被弹琴", {"by": "周被（6号楼）"}, "周被（6号楼）不得弹琴"),
    ("act", "不得再施工", DUE, "周被不得再施工，至2026年11月30日止"),
    ("act", "停止施工", DUE, f"周被{BY_DAY}为李申停止施工"),
    ("act", "修墙", DUE | {"place": "在客厅"}, f"周被{BY_DAY}为李申在客厅修墙"),
    (
        "act",
        "修墙",
        DUE | {"checker": "由物业验收", "standard": "合格标准为平整"},
        f"周被{BY_DAY}为李申修墙，合格标准为平整，由物业验收",
    ),
    ("act", "修墙", {"due_event": "雨季结束时", "due_days": 7}, "周被于雨季结束后七日内为李申修墙"),
    # what is done is not forbidden
    ("refrain", "保持安静", {}, "周被保持安静"),
    ("refrain", "保持楼道畅通", {}, "周被保持楼道畅通"),
    ("refrain", "维持违建现状", {}, "周被不得维持违建现状"),
    ("refrain", "夜间保持音响开启", {}, "周被不得夜间保持音响开启"),
    ("refrain", "尽量减少噪音", {}, "周被尽量减少噪音"),
    ("refrain", "以后少跳", {}, "周被以后少跳"),
    ("refrain", "切实做到不在楼道停车", {}, "周被切实做到不在楼道停车"),
    ("refrain", "夜间噪声不超过45分贝", {}, "周被夜间噪声不超过45分贝"),
    ("refrain", "遛狗必须牵绳", {}, "周被遛狗必须牵绳"),
    ("refrain", "必须在每晚十点前关闭音响", {}, "周被必须在每晚十点前关闭音响"),
    ("refrain", "装修只在工作日进行", {}, "周被装修只在工作日进行"),
    ("refrain", "给狗戴嘴套", {}, "周被给狗戴嘴套"),
    ("refrain", "装修只在约定的时间进行", {}, "周被装修只在约定的时间进行"),
    ("refrain", "把应当清运的垃圾留在楼道", {}, "周被不得把应当清运的垃圾留在楼道"),
    ("refrain", "在仅限儿童使用的沙坑遛狗", {}, "周被不得在仅限儿童使用的沙坑遛狗"),
    ("refrain", "给狗喂食", {}, "周被不得给狗喂食"),
    ("refrain", "减少绿地", {}, "周被不得减少绿地"),
    ("refrain", "噪音超过45分贝", {}, "周被不得噪音超过45分贝"),
    ("refrain", "弹琴", {"due_event": "直到李申搬离后"}, "周被不得弹琴，至李申搬离止"),
    ("refrain", "弹琴", {"due_event": "永久"}, "周被不得弹琴，长期有效"),
    # who puts up with whose noise
    ("tolerate", "容忍合理噪音", {}, "周被容忍李申的合理噪音"),
    ("tolerate", "对合理的噪音予以容忍", {}, "周被对李申合理的噪音予以容忍"),
    ("tolerate", "容忍噪音", {"to": ""}, "周被容忍噪音"),
    ("tolerate", "容忍装修产生的噪音", {}, "周被容忍李申装修产生的噪音"),
    ("tolerate", "容忍租客的噪音", {}, "周被容忍租客的噪音"),
    ("tolerate", "容忍对方施工", {}, "周被容忍李申施工"),
    ("tolerate", "容忍其噪音", {}, "周被容忍李申的噪音"),
    ("tolerate", "适当容忍孩子跑动", {}, "周被适当容忍李申孩子跑动"),
    ("tolerate", "予以容忍", {}, "周被对李申予以容忍"),
    ("tolerate", "不再投诉", {}, "周被不再投诉李申"),
    ("tolerate", "租客进入检修", {}, "周被允许租客进入检修，并予以配合"),
    ("tolerate", "让对方进入检修", {}, "周被允许李申进入检修，并予以配合"),
    (
        "trial",
        "双方轮流停车",
        DUE | {"from_on": DAY, "way": "另行商量"},
        "自2026年11月30日起至2026年11月30日止试行：双方轮流停车，试行期满，另行商量",
    ),
    ("tolerate", "不阻止施工", {}, "周被不阻止李申施工"),
    ("tolerate", "配合物业入户检查", {}, "周被配合物业入户检查"),
    ("tolerate", "检修", {"place": "进入201室"}, "周被允许李申进入201室检修，并予以配合"),
    (
        "tolerate",
        "物业检修水管",
        {"to": "", "place": "201室"},
        "周被允许物业检修水管，可以进入201室，并予以配合",
    ),
    # the verb of paying is said once
    ("money", "退还押金", CASH, f"周被向李申退还押金{SUM}，{BY_DAY}{ONCE}"),
    ("money", "支付维修费", CASH, f"周被向李申支付维修费{SUM}，{BY_DAY}{ONCE}"),
    ("money", "赔偿李申医疗费", CASH, f"周被赔偿李申医疗费{SUM}，{BY_DAY}{ONCE}"),
    ("money", "赔偿款", CASH, f"周被向李申支付赔偿款{SUM}，{BY_DAY}{ONCE}"),
    ("money", "垫付的医药费", CASH, f"周被向李申支付垫付的医药费{SUM}，{BY_DAY}{ONCE}"),
    ("money", "的士费", CASH, f"周被向李申支付的士费{SUM}，{BY_DAY}{ONCE}"),
    (
        "money",
        "",
        CASH | {"way": "以现金支付", "place": "户名李申，账号6222"},
        f"周被支付李申{SUM}，{BY_DAY}{ONCE}，收款账户：户名李申，账号6222",
    ),
    (
        "money",
        "",
        CASH | {"way": "从物业费中扣"},
        f"周被支付李申{SUM}，{BY_DAY}一次付清，从物业费中扣",
    ),
    (
        "money",
        "赔偿",
        CASH | {"due_on": None, "due_event": "签字当场"},
        f"周被赔偿李申{SUM}，于签字当场{ONCE}",
    ),
    (
        "money",
        "赔偿",
        CASH | {"due_on": None, "due_event": "2027年3月"},
        f"周被赔偿李申{SUM}，于2027年3月{ONCE}",
    ),
    (
        "money",
        "赔偿",
        CASH | {"due_on": None, "due_event": "满三个月"},
        f"周被赔偿李申{SUM}，于满三个月后{ONCE}",
    ),
    (
        "later_sum",
        "承担维修费",
        CASH | {"standard": "以发票为准", "amount": None},
        f"周被据实承担维修费，金额以发票为准，{BY_DAY}付给李申，以现金方式支付",
    ),
    (
        "later_sum",
        "公共收益",
        BY_A_LIST | {"ratio": 7000},
        f"周被按70%的比例支付公共收益，金额的基数以双方确认的账目为准，{BY_DAY}付给李申，以现金方式支付",
    ),
    (
        "later_sum",
        "退还押金",
        BY_A_LIST,
        f"周被据实退还押金，金额以双方确认的账目为准，{BY_DAY}付给李申，以现金方式支付",
    ),
    (
        "apology",
        "",
        DUE | {"way": "以书面形式", "place": "在小区"},
        f"周被{BY_DAY}以书面形式在小区范围内向李申赔礼道歉",
    ),
    # what is given up
    ("waiver", "不再主张其他费用", {}, "周被同意不再向李申主张其他费用"),
    ("waiver", "不再追究责任", {}, "周被同意不再追究李申责任"),
    ("waiver", "其他请求", {}, "周被同意放弃对李申的其他请求"),
    ("waiver", "停车费", {"due_event": "自签字之日起"}, "周被同意减免李申停车费，自签字之日起"),
    ("set_off", "从押金里扣", {"amount": 100}, f"周被应付李申的押金中抵扣{SUM}，抵扣部分不再支付"),
    ("set_off", "用电费", {"amount": 100}, f"周被应付李申的用电费中抵扣{SUM}，抵扣部分不再支付"),
    (
        "condition",
        "表决通过后",
        {"effect": "precedent"},
        "本协议附生效条件：表决通过后，本协议生效",
    ),
    # a penalty names its breach and who is paid
    ("penalty", "按日万分之五支付违约金", {}, "周被未按本协议履行的，按日万分之五向李申支付违约金"),
    ("penalty", "逾期一天付100元", {}, "周被逾期一天向李申支付100元"),
    (
        "penalty",
        "未付的款项每日支付千分之一",
        {},
        "周被未付的款项每日向李申支付千分之一",
    ),
    ("penalty", "由周被承担违约责任", {}, "未按本协议履行的，由周被承担违约责任"),
    ("penalty", "李申可以申请强制执行", {}, "周被未按本协议履行的，李申可以申请强制执行"),
    (
        "penalty",
        "逾期每日",
        {"amount": 100, "of_clause": 1},
        f"周被未按本协议第一条履行的，逾期每日向李申支付违约金{SUM}",
    ),
    (
        "penalty",
        "每发现一次不牵绳遛狗",
        {"amount": 100},
        f"周被未按本协议履行的，每发现一次不牵绳遛狗向李申支付违约金{SUM}",
    ),
    ("reservation", "不放弃后续治疗费", {}, "周被保留就后续治疗费另行主张的权利"),
    (
        "act",
        "冲洗管道",
        DUE | {"to": "", "standard": "室温达标", "checker": "李申、社区"},
        f"周被{BY_DAY}冲洗管道，室温达标为合格，由李申、社区查验",
    ),
    (
        "act",
        "冲洗管道",
        DUE | {"to": "", "standard": "室温达标", "checker": "由物业查验、李申在场"},
        f"周被{BY_DAY}冲洗管道，室温达标为合格，由物业查验，李申在场",
    ),
    ("other", "双方互不追究", {}, "双方互不追究"),
    ("other", "保持楼道整洁", DUE, "周被保持楼道整洁，至2026年11月30日止"),
    ("act", "每周打扫一次楼道", DUE, "周被每周打扫一次楼道，至2026年11月30日止"),
    ("act", "承诺每月公布账目", DUE, "周被承诺每月公布账目，至2026年11月30日止"),
    ("act", "给每户发一份通知", DUE, f"周被{BY_DAY}为李申给每户发一份通知"),
    # a name of one letter that is part of a word
    ("money", "赔偿安装费", CASH | {"to": "安"}, f"周被赔偿安安装费{SUM}，{BY_DAY}{ONCE}"),
    ("act", "安装防盗网", DUE | {"by": "安", "to": "装"}, f"安{BY_DAY}为装安装防盗网"),
    ("penalty", "安全部赔偿", {"by": "安"}, "安未按本协议履行的，安全部赔偿"),
    (
        "later_sum",
        "安装费",
        CASH | {"by": "安", "standard": "发票", "amount": None},
        f"安据实承担安装费，金额以发票为准，{BY_DAY}付给李申，以现金方式支付",
    ),
    (
        "trial",
        "安静停车",
        DUE | {"by": "安", "from_on": DAY, "way": "本条失效"},
        "自2026年11月30日起至2026年11月30日止试行：安安静停车，试行期满，本条失效",
    ),
    ("other", "应急灯修好", DUE, f"周被{BY_DAY}应急灯修好"),
]


@pytest.mark.parametrize(("kind", "text", "values", "expected"), READ)
def test_a_clause_reads_as_it_was_meant(kind, text, values, expected):
    people = {"by": "周被", "to": "李申"}
    assert clauses.sentence(kind, **people | {"text": text} | values) == f"{expected}。"


@pytest.mark.parametrize(
    ("kind", "values", "warned"),
    [
        ("act", {"due_event": "年底前"}, row.A_DAY_IN_WORDS.format("年底前")),
        ("money", {"due_event": "2027年春节前"}, row.A_DAY_IN_WORDS.format("2027年春节前")),
        ("money", {"due_event": "下个月15号"}, row.A_DAY_IN_WORDS.format("下个月15号")),
        ("act", DUE | {"text": "十日内修好水管"}, row.TWO_TERMS.format("十日内")),
        ("act", DUE | {"text": "给付修理费500元"}, row.SUM_IN_WORDS.format("给付修理费500元")),
        ("act", DUE | {"text": "三个月内不漏水"}, None),
        (
            "fee_cut",
            {"from_on": date(2027, 1, 15), "until_on": date(2027, 2, 28)},
            fee_cut.WHOLE_MONTHS.format("自2027年1月起至2027年2月止"),
        ),
        ("fee_cut", {"from_on": date(2027, 1, 1), "until_on": date(2027, 2, 28)}, None),
        ("penalty", {"text": "按日万分之五支付违约金"}, penalty.NOT_BOOKED),
        ("penalty", {"text": "按月", "amount": 5000}, penalty.BOOKED_ONCE.format("按月")),
        ("penalty", {"text": "每违反一次", "amount": 5000}, None),
        ("penalty", {"amount": 5000}, None),
        ("act", {"due_event": "签字当场"}, None),
        ("act", {"due_event": "业主大会通过", "due_days": 3, "text": "拆除雨棚"}, None),
    ],
)
def test_a_term_that_nobody_can_follow_is_named(kind, values, warned):
    found = [text for text, _ in clause_risks.warnings(kind, by="周被", **values)]
    assert found == ([warned] if warned else [])
