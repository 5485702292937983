"""不做的事: what somebody does not do, at which hours, until when."""

from cases.law.clause_kinds import row
from cases.law.clause_text import GAP, Wording, chinese_day, ending, join


def _sentence(c: Wording) -> str:
    what = c.text or GAP
    if not what.startswith(("不", "停止", "禁止")):
        what = f"不得{what}"
    where = f"在{c.place}" if c.place else ""
    return join(f"{c.by or GAP}{c.hours}{where}{what}", _until(c))


def _until(c: Wording) -> str:
    until = chinese_day(c.due_on) if c.due_on else c.due_event
    return until and f"{'' if until.startswith('至') else '至'}{ending(until, '止', '为止')}"


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
