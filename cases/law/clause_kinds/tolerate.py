"""容忍进入: whom somebody lets in, to do what."""

from cases.law.clause_kinds import row
from cases.law.clause_text import GAP, Wording, term, without


def _sentence(c: Wording) -> str:
    where = f"进入{c.place}" if c.place else ""
    when = term(c) if c.has_term else ""
    said = without(c.text, c.by, "同意", "允许", "准许", c.to, where) or GAP
    return f"{c.by or GAP}允许{c.to}{when}{c.hours}{where}{said}，并予以配合"


ROW = row.ClauseKind(
    "tolerate",
    "容忍进入",
    {
        "by_party": "谁允许",
        "to_party": "允许谁",
        "also_to": "还允许谁",
        "place": "进入哪里",
        "text": "做什么",
        "hours": "时段",
        "due_on": "最晚哪天",
        "due_event": row.DUE_EVENT,
        "due_days": row.DUE_DAYS,
    },
    _sentence,
    (row.WHO, row.ANOTHER, row.WHAT),
    duty=row.LASTING,
    rare=frozenset({"also_to", "due_event", "due_days"}),
    unwritten=frozenset({"to_party"}),
)
