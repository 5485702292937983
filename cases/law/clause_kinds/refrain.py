"""不做的事: what somebody does not do, at which hours, until when."""

import re

from cases.law.clause_kinds import row
from cases.law.clause_text import GAP, Wording, chinese_day, ending, join, without

_PLACE_OR_TIME = "[后前起内间里上下外旁边处道侧时点中]"
_PROMISED = "今后|以后|此后|承诺|保证|应当?|须|同意|一律|都|均"
_BEFORE = "[^。；不只仅]{0,24}"
# 今后晚上十点后不跑跳, 保证不再敲打, 在楼道内不堆物, 只建两层: says by itself what is not done.
NEGATIVE = re.compile(
    f"(?:{_BEFORE}(?:{_PLACE_OR_TIME}|{_PROMISED}))?(?:不|停止|禁止|严禁|避免|杜绝|勿|只|仅)"
)
# 不牵绳遛狗, 在小区内不按规定停车: the deed itself is an omission, and this is not to happen.
OMISSION = re.compile(
    f"(?:{_BEFORE}{_PLACE_OR_TIME})?不(?:按(?!喇叭|门铃|铃)|依|经|顾|听劝|牵|拴|系|戴|清理|关|管|"
    "交|缴|付|配合|及时|履行|打扫|收拾)"
)


def _sentence(c: Wording) -> str:
    what = _not_done(without(c.text, c.by) or GAP)
    where = f"在{c.place}" if c.place else ""
    return join(f"{c.by or GAP}{c.hours}{where}{what}", _until(c))


def _until(c: Wording) -> str:
    until = chinese_day(c.due_on) if c.due_on else c.due_event
    return until and f"{'' if until.startswith('至') else '至'}{ending(until, '止', '为止')}"


def _not_done(text: str) -> str:
    """What is not done as a prohibition: with 不得, unless the text says it itself."""
    omission = OMISSION.match(text)
    if omission and not re.search(_PROMISED, omission[0]):
        return f"不得有{text}的行为"
    return text if NEGATIVE.match(text) else f"不得{text}"


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
