"""减免: what is no longer asked for, wholly, in part, or for a period."""

from cases.law.clause_kinds import row
from cases.law.clause_text import GAP, Wording, join, period, without
from cases.law.money import both

GIVEN_UP = ("减免", "免除", "放弃", "不再收取", "不再要求")  # what the sentence says itself


def _sentence(c: Wording) -> str:
    sum_ = both(c.amount) if c.amount else ""
    said = without(c.text, c.by, "同意", "自愿", *GIVEN_UP, c.to)
    what = said or ("" if sum_ else GAP)
    span = period(c)
    of_time = f"{span}的" if span and c.until_on else ""
    since = span if span and not c.until_on else c.due_event and f"自{c.due_event}起"
    return join(f"{c.by or GAP}同意减免{c.to}{of_time}{what}{sum_}", since)


ROW = row.ClauseKind(
    "waiver",
    "减免",
    {
        "by_party": "谁减免",
        "to_party": "减免谁的",
        "text": "减免什么",
        "amount": "金额（元）",
        "from_on": "哪天起的",
        "until_on": "到哪天为止的",
        "due_event": "从什么时候起",
    },
    _sentence,
    (
        row.WHO,
        row.ANOTHER,
        ("text", lambda c: c.text or row.has_amount(c), "没有写明减免什么" + row.UNCLEAR),
    ),
    rare=frozenset({"from_on", "until_on", "due_event"}),
    unwritten=frozenset({"to_party"}),
    warnings=lambda clause: [row.NOT_BOOKED] if clause.amount else [],
)
