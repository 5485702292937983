"""不做的事: what somebody does not do, at which hours, until when."""

import re

from cases.law.clause_kinds import row
from cases.law.clause_text import (
    GAP,
    Wording,
    at_place,
    ending,
    join,
    until_day,
    until_event,
    without,
    written_as,
)

_PLACE_OR_TIME = "[后前起内间里上下外旁边处道侧时点中]"
_PROMISED = "今后|以后|此后|承诺|保证|应当?|须|同意|一律|都|均"
# Whose deed it is, beside the party: 其家人, 租客, 员工, 宠物犬.
_OTHERS = "[人方客户属员工队们女孩犬狗猫友]"
_MADE_TO = ".{0,8}(?:使|让|令|致|影响|妨碍|害|逼|迫)"  # 让租客不再安宁 is the party's own deed
_BEFORE = "[^。；不只仅]{0,24}"
# 今后晚上十点后不跑跳, 保证不再敲打, 在楼道内不堆物, 只建两层: says by itself what is not done.
NEGATIVE = re.compile(
    f"(?:{_BEFORE}(?:{_PLACE_OR_TIME}|{_PROMISED}))?(?:[再绝决]?不|停止|禁止|严禁|避免|杜绝|勿|只(?!顾)|仅)"
    f"|(?!{_MADE_TO}){_BEFORE}{_OTHERS}(?:{_PROMISED})?(?:不得(?![安不已])|不再|不准|不许|严禁|禁止)"
)
# 不停敲打, 不文明养犬, 不分昼夜装修: the deed goes on, or is done in a bad way.
_HOW_BADLY = (
    "不停(?![车放在靠止留业工水电气供])|不断(?![电水气网供])|不时|不间断|不定[时期点]|"
    "不分(?=昼夜|日夜|早晚|白天|时[间段]|场合)|不文明|不当(?=使用|占用|利用|操作|行为|收费|言|催)|不正当|"
    "不合理|不规范|不必要|不适当|不良|不实(?![名施行])|不雅|不法(?!院)|不安全"
)
_OMITTED = "不(?:按(?!喇叭|门铃|铃)|依(?![靠赖])|经(?![常营])|顾|听劝|牵|拴|系|戴|及时)"
# 今后不经同意进入 means the deed as well; 今后不交钥匙 may mean that the keys are kept.
FROM_NOW_ON = re.compile(f"(今后|以后|此后)((?:{_HOW_BADLY}|{_OMITTED}).*)")
# 保持安静, 尽量减少噪音, 夜间噪声不超过45分贝: what is done, or kept to, takes no 不得 either.
POSITIVE = re.compile(
    f"(?:{_PROMISED}|夜间|平时|在[^，。；]{{1,12}}[{_PLACE_OR_TIME[1:-1]}])*"
    "(?:(?:保持|维持)[^，。；]{0,8}(?:静|洁|净|卫生|畅通|通畅|距离|克制|良好|关闭|原状|完好|音量)"
    "|尽量|尽可能|尽力|切实|自觉(?!不)|注意(?!力)|遵守|做到|管好|看好|看管好|爱护|轻声|确保|少(?=[跳吵闹打弹敲走发出])"
    "|[拴牵关]好|给[狗犬宠][^，。；]{0,3}(?:戴|拴|系|套)"
    "|(?:减少|降低|减轻|控制)[^，。；]{0,6}(?:噪|声|音|扰|影响))"
    "|[^，。；不只仅]{1,12}(?:不(?:得|能|可|应|会|再)?(?:超过|高于|大于|多于|超出|晚于|早于|超)|只能)"
    # 遛狗必须牵绳, 装修只在约定的时间进行; not 把应当清运的垃圾留在楼道
    "|[^，。；不的]{0,12}(?:必须|务必|应当|应该|[只仅](?:在|限|可|能|准))"
    "(?![^，。；]{0,10}的(?!时间|时段|日子|范围|区域|地方|场所))"
)
# 不牵绳遛狗, 在小区内不按规定停车: the deed itself is an omission, and this is not to happen.
OMISSION = re.compile(
    f"(?:{_BEFORE}{_PLACE_OR_TIME})?(?:{_HOW_BADLY}|{_OMITTED}|只顾|拒不|"
    "不(?:清理|关|管|交|缴|付|配合|履行|打扫|收拾))"
)


def _sentence(c: Wording) -> str:
    what = not_done(without(c.text, *written_as(c.by)) or GAP)
    until = until_day(c) or until_event(c)
    return join(f"{c.by or GAP}{c.hours}{at_place(c.place)}{what}", until)


def not_done(text: str) -> str:
    """What is not done as a prohibition: with 不得, unless the text says it itself."""
    if later := FROM_NOW_ON.fullmatch(text):
        return later[1] + _no_deed(later[2])
    omission = OMISSION.match(text)
    if omission and not re.search(_PROMISED, omission[0]):
        return _no_deed(text)
    return text if NEGATIVE.match(text) or POSITIVE.match(text) else f"不得{text}"


def _no_deed(text: str) -> str:
    return f"不得有{ending(text, '的行为', '行为', '言论')}"


ROW = row.ClauseKind(
    "refrain",
    "不做的事",
    {
        "by_party": "谁",
        "also_by": row.TOGETHER,
        "text": "不做什么",
        "hours": "时段",
        "place": "在哪里",
        "due_on": "到哪天为止（一直不做的不填）",
        "due_event": "或者到什么事为止",
    },
    _sentence,
    (row.WHO, row.WHAT),
    duty=row.LASTING,
    rare=frozenset({"also_by", "due_event", "place"}),
)
