"""试行: an arrangement for a time, and what holds when it is over."""

from cases.law.clause_kinds import row
from cases.law.clause_kinds.other import OF_ALL
from cases.law.clause_text import (
    GAP,
    Wording,
    chinese_day,
    join,
    without,
    written_as,
)


def _sentence(c: Wording) -> str:
    since = f"自{chinese_day(c.from_on)}起" if c.from_on else f"自{GAP}起"
    until = f"至{chinese_day(c.due_on)}止" if c.due_on else f"至{GAP}止"
    who = "" if OF_ALL.match(c.text) else c.by
    return join(
        f"{since}{until}试行：{who}{without(c.text, *written_as(c.by), '试行') or GAP}",
        f"试行期满，{c.way or GAP}",
    )


ROW = row.ClauseKind(
    "trial",
    "试行",
    {
        "by_party": "谁",
        "text": "试行什么办法",
        "from_on": "从哪天起",
        "due_on": "到哪天为止",
        "way": "期满以后",
    },
    _sentence,
    (
        row.WHAT,
        ("from_on", lambda c: c.from_on, "没有写明试行从哪天起" + row.UNCLEAR),
        ("due_on", lambda c: c.due_on, "没有写明试行到哪天为止" + row.UNCLEAR),
        ("way", lambda c: c.way, "没有写明试行期满以后怎样" + row.UNCLEAR),
    ),
    duty=row.LASTING,
    unwritten=frozenset({"by_party"}),
    choices={"way": "没有异议的，继续照此执行 各方另行商量 本条失效"},
)
