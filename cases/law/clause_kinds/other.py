"""其他: whatever no other kind is made for."""

import re

from cases.law.clause_kinds import row
from cases.law.clause_text import (
    GAP,
    Wording,
    by_day,
    chinese_day,
    deed,
    join,
    names_somebody,
    until_day,
)
from cases.law.lasting_duties import is_lasting

# A text that says itself whom it is about is not put behind a name: 双方互不追究.
OF_ALL = re.compile("双方|各方|三方|一方|任何一方|本协议|本条|调解费")
ON_THE_SPOT = "当场"  # the way of what was done when it was agreed by word of mouth

ONLY_STATED = "没有写是谁的，也没有写期限：只写进协议，不作为要履行的事跟踪。"
NO_TERM = "没有写期限，不知道哪天算没有履行，请写明最晚哪天。"


def _warnings(c: Wording) -> list[str]:
    """双方再无其他争议 asks nobody for anything; a duty without a term is never late."""
    if c.due_on:
        return row.sum_not_booked(c)
    return [NO_TERM if c.by else ONLY_STATED, *row.sum_not_booked(c)]


def _sentence(c: Wording) -> str:
    """Who and by when, unless the text names them itself: the paper says what is followed."""
    text, who = c.text or GAP, c.by
    if names_somebody((c.by,), text) or OF_ALL.match(text):
        who = ""
    if not c.due_on or c.way == ON_THE_SPOT:
        return who + text
    if is_lasting("other", c.text, c.by):
        return join(who + text, until_day(c))
    if who:
        return f"{who}于{by_day(c.due_on)}{deed(text)}"
    return join(text, f"最晚{chinese_day(c.due_on)}（含当日）")


ROW = row.ClauseKind(
    "other",
    "其他",
    {"by_party": "谁", "text": "内容", "due_on": "期限"},
    _sentence,
    (row.WHAT,),
    duty=row.ACT,
    unwritten=frozenset({"by_party"}),
    warnings=_warnings,
)
