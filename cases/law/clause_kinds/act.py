"""要做的事: who does what, for whom, where, by when, and to which standard."""

import re

from cases.law.clause_kinds import row
from cases.law.clause_text import GAP, Wording, ending, join, term, without


def _sentence(c: Wording) -> str:
    where, whom = f"在{c.place}" if c.place else "", f"为{c.to}" if c.to else ""
    what = without(c.text, c.by, whom, f"给{c.to}" if c.to else "") or GAP
    done = f"{c.by or GAP}{term(c)}{whom}{where}{what}"
    standard = c.standard and ending(c.standard, "为合格", "合格", "为准", "标准", "要求")
    checker = (
        c.checker
        and f"由{ending(_first_part(c.checker), '查验', '验收', '检测')}{_other_parts(c.checker)}"
    )
    return join(done, standard, checker)


def _first_part(text: str) -> str:
    return re.split("[，、,]", text, maxsplit=1)[0]


def _other_parts(text: str) -> str:
    rest = text[len(_first_part(text)) + 1 :]
    return f"，{rest}" if rest else ""


ROW = row.ClauseKind(
    "act",
    "要做的事",
    {
        "by_party": "谁来做",
        "also_by": row.TOGETHER,
        "to_party": "为谁做",
        "also_to": "还为谁",
        "text": "做什么",
        "due_on": "最晚完成",
        "due_event": row.DUE_EVENT,
        "due_days": row.DUE_DAYS,
        "standard": "做到什么程度算合格",
        "checker": "谁来查验",
        "place": "在哪里",
    },
    _sentence,
    (
        row.WHO,
        row.ANOTHER,
        row.WHAT,
        row.BY_WHEN,
        ("standard", lambda c: c.standard, "没有写明做到什么程度算合格" + row.UNCLEAR),
    ),
    duty=row.ACT,
    rare=frozenset({"also_by", "also_to", "due_event", "due_days", "place"}),
    unwritten=frozenset({"to_party"}),
    warnings=row.event_without_days,
)
