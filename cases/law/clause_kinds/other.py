"""其他: whatever no other kind is made for."""

from cases.law.clause_kinds import row
from cases.law.clause_text import GAP

ROW = row.ClauseKind(
    "other",
    "其他",
    {"by_party": "谁", "text": "内容", "due_on": "期限"},
    lambda c: c.text or GAP,
    (row.WHAT,),
    duty=row.ACT,
    unwritten=frozenset({"by_party"}),
)
