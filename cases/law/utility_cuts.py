"""Cutting off water, power, gas or heat, as people write it: one reading for clauses and answers.

A company may not cut them to collect fees (《民法典》第九百四十四条). Work on the pipes, a cut by
the supplier, a denial and a promise not to are no such cuts; nor is a charger of vehicles switched
off, which supplies no dwelling, unless somebody is to pay by it. 《电子签名法》第三条 (2019) bars
electronic documents only about water, heat and gas; power was dropped from it.
"""

import re

WATER, POWER, GAS, HEAT = "水", "电", "气", "热"
BARRED_FROM_SIGNING = frozenset({WATER, GAS, HEAT})

_SUPPLIES = {
    WATER: "自来水|水(?!泵|表|平|管|池|箱|渍|印|泥|景|压|费(?!用))",
    POWER: "电源|电力|(?<!充)电(?!动|瓶|梯|器|话|视|焊|钻|池|线|箱|缆|费(?!用))",
    GAS: "天然气|燃气|煤气|(?<!暖)气(?!味|体|温)",
    HEAT: "暖气|供暖|热(?!水器|泵|线)|暖",
}
_ANY = "|".join(_SUPPLIES.values())
_CUT = "停止|暂停|中止|停掉|停|切断|关断|掐断|剪断|中断|断开|断掉|断|掐|限制|限"
_SUPPLY = (
    "(?:对其|其|该户|业主|住户|家里|家中|家)*的?(?:供应|输送|供给|供|使用|购|售|送|用|通)*(?:生活)?"
)
_TOGETHER = f"(?:(?:{_ANY}|、|和|及|与|或者?)*)"
_SHUT = "关闭|关掉|关上|关停|关了?|锁上?|锁住|锁定|拆除?|拔掉?|剪断|割断|冻结|封停|拉下|断开"
_DEVICE = "水表|电表|气表|水阀门?|气阀门?|水闸|电闸|总闸|闸刀|电线|电缆|水卡|电卡|气卡"
_DOWN = (
    "拉下|拉掉|拉了|关掉|关了|关闭|关上|断开|拔掉|剪断|锁上|锁住|锁了|拆除|拆掉|拆走|拆了"
    "|[拉关锁拆](?=，|$)"
)
_PASSIVE = "也|都|已经|已|全部|全|给|被|先|一并|一律|暂时"
# 停止供电, 断水断电 · 水电都停了, 把他家的电断了 · 拉闸, 锁水表, 不予充值 · 不给送电 · 供热暂停,
# 电已停 · 电闸拉下, 水阀门关闭 · 卡表, 卡住购电 · 每天只供水两小时 · 水卡不给充值 · 水压调小
_WAYS = (
    rf"(?:{_CUT}){_SUPPLY}{_TOGETHER}(?P<first>{_ANY})",
    rf"(?P<second>{_ANY})(?:、|和)?(?:{_ANY})?(?:{_PASSIVE})*"
    r"(?:停|断|掐|切断|关)(?:了|掉|供|用|着)",
    rf"(?:{_SHUT})[^，。；]{{0,6}}?(?P<third>{_ANY}|{_DEVICE})",
    rf"(?:不给|拒绝|不再|不予|停止|不(?=[供送通]))(?:其|业主|住户)?"
    rf"(?:供应|供给|供|送|通|售|卖|充值?)+(?P<fourth>{_ANY})",
    r"(?P<fifth>拉闸|拉电|掐电|剪线|卡(?:住|着)?(?:[水电气]?表|(?:购|充)[水电气值]))",
    rf"(?P<sixth>{_ANY})(?:力|源)?(?:供应|使用)?(?:暂停|中止|限制|已停|已断)(?!检修|时间|电压)",
    rf"(?P<seventh>{_DEVICE})(?:{_PASSIVE})*(?:{_DOWN})",
    rf"(?:每[天日周][^，。；]{{0,4}}|只|仅)供(?P<eighth>{_ANY})[^，。；]{{0,4}}(?:小时|次|点)",
    rf"(?P<ninth>[水电气]卡)(?:{_PASSIVE})*(?:不给|不予|不让|停止|停|拒绝|拒)(?:充|购|用)",
    rf"(?:停了?|断了?|掐了?|停掉|切断|停止|暂停|中止)(?:[向对给])?[^，。；不]{{0,6}}?"
    rf"(?:[家户室店其他她]|业主)[里们]?(?:的|供应?)(?P<eleventh>{_ANY})",
    r"(?P<tenth>(?:调小|调低|降低|减小)[^，。；]{0,4}?水压|水压[^，。；]{0,2}(?:调小|调低))",
)
_READ = [re.compile(way) for way in _WAYS]
_RESTORED = re.compile(f"恢复(?:正常)?(?:供应|供给|供|通|送|使用)*(?P<what>{_ANY})")
_NOT = re.compile(
    "(?:不得|不再|不能|不应|不会|不可|不许|不准|不|禁止|严禁|避免|未曾|从未|并未|没有|未|没|无权|别)"
    "(?:以|用|采取|采用|实施|擅自|随意|任意|再|因[^，。；]{0,8}|对[^，。；]{0,12}|向[^，。；]{0,12}"
    "|[停断限][水电气热暖供]|、|和|或者?)*$"
)
_EXCUSED = re.compile(
    "检修|维修|抢修|修理|抢险|故障|跳闸|爆管|漏水处|施工|消防|安装|改造|更换|清洗|市政|"
    "供电局|供电公司|电力公司|自来水公司|燃气公司|热力公司|水务|计划停|反映|投诉|来电|报修|咨询"
)
# The household stops its own supply, or a wire is removed that nobody may lay.
_ASKED_FOR = re.compile(
    "(?:自愿|(?:业主|住户|用户|该户|本人)[^，。；不]{0,6}(?:申请|要求|办理))"
    "[^，。；不]{0,12}(?:停[热暖水电气用供]|报停|停止供|暂停供)"
    "|飞线|[私乱][拉接搭]"
)
_FOR_MONEY = re.compile(
    "欠费|欠缴|欠交|拖欠|未缴|未交|不缴|不交|[缴交]了费|缴清|交清|付清|结清|补缴|补交|缴费|交费|缴纳|交纳|"
    "交钱|付钱|还钱|缴齐|交齐|缴完|交完|催费|催缴|催交|催收|物业费|服务费|停车费|欠款|费用"
)
_AS_PRESSURE = re.compile("方式|手段|措施|拒不|不配合|不整改|督促|制约|迫使")
# A charger switched off, for safety or by order of the fire service: 关闭充电桩电源, 充电棚已断电.
_CHARGER = "充电(?:桩|棚|柜|柱|插座|插排|设施|设备|点|站|口|位|车棚|区)的?"
_OF_IT = "(?:总|供|用|送)?(?:电源|电力|电闸|闸刀|电线|电缆|闸|电)?"
_OFF = "停电|断电|停用|停运|停止[供用]电|暂停[供用]电|停供|关停|关闭|切断|断开|拉闸|停了?|断了?"
_CHARGER_OFF = re.compile(
    rf"(?:{_SHUT}|{_CUT}|停用|停运)[^，。；、并和及与水电气热暖]{{0,12}}?{_CHARGER}{_OF_IT}"
    rf"|{_CHARGER}{_OF_IT}(?:{_PASSIVE}|采取|进行|予以)*(?:{_OFF})"
)
_TO_BE_PAID = re.compile(
    "欠费|欠缴|欠交|拖欠|未[缴交付]|不[缴交]|[缴交付结]清|补[缴交]|催[费缴交收]|欠款|[缴交]了?费后"
)


def supplies_cut(text: str) -> set[str]:
    """What a text cuts off, of 水 电 气 热; a denial or a promise not to counts as nothing."""
    found: set[str] = set()
    for sentence in re.split("[。；！\n]", _CHARGER_OFF.sub("", text)):
        for pattern in _READ:
            for match in pattern.finditer(sentence):
                if not _NOT.search(sentence[: match.start()]):
                    found |= _supplies(match[0])
    return found


def _supplies(words: str) -> set[str]:
    """The supplies named in the words of a cut; 拉闸 and its like cut power."""
    named = {supply for supply, way in _SUPPLIES.items() if re.search(way, words)}
    named |= {supply for supply in (WATER, POWER, GAS) if re.search(f"{supply}[表阀闸卡压]", words)}
    return named or {POWER}


def is_asked_for(text: str) -> bool:
    """Whether the household itself asks for the cut (报停), or nobody may lay what is removed.

    >>> is_asked_for("白户主自愿办理停热手续"), is_asked_for("欠费的停热")
    (True, False)
    """
    return bool(_ASKED_FOR.search(text))


def is_unlawful(text: str) -> bool:
    """Whether a text cuts something off, or keeps it cut, to collect fees or as a pressure."""
    if not (_FOR_MONEY.search(text) or _AS_PRESSURE.search(text)):
        return False
    sentences = re.split("[。；！\n]", text)
    if _CHARGER_OFF.search(text) and not supplies_cut(text):
        off = any(_switches_a_charger_off(one) for one in sentences)
        return off and bool(_TO_BE_PAID.search(text))
    return any(
        _RESTORED.search(one) or (supplies_cut(one) and not is_asked_for(one))
        for one in sentences
        if not _EXCUSED.search(one)
    )


def _switches_a_charger_off(sentence: str) -> bool:
    found = _CHARGER_OFF.search(sentence)
    excused = _EXCUSED.search(sentence)
    return bool(found and not excused and not _NOT.search(sentence[: found.start()]))
