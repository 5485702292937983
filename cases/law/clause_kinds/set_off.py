"""抵扣: a sum that is no longer paid because the other side owes it."""

import re

from cases.law.clause_kinds import row
from cases.law.clause_text import (
    GAP,
    Wording,
    join,
    period,
    told_apart,
    without,
)
from cases.law.money import both

TAKEN = re.compile(
    "[中里内](?:予以)?[抵扣冲]?[扣除减销抵]$|(?:予以)?(?:抵扣|扣除|扣减|抵销|冲抵)$|中$"
)


def _sentence(c: Wording) -> str:
    sum_ = both(c.amount) if c.amount else f"人民币{GAP}"
    what = (
        without(TAKEN.sub("", c.text), "从", "以", "抵扣", "抵", told_apart(c.by), "应付的")
        or "款项"
    )
    span = period(c)
    of_time = f"{span}的" if span else ""
    text = f"{c.by or GAP}应付{c.to or GAP}的{of_time}{what}中抵扣{sum_}"
    return join(text, "抵扣部分不再支付")


ROW = row.ClauseKind(
    "set_off",
    "抵扣",
    {
        "by_party": "谁应付的",
        "to_party": "应付给谁",
        "text": "从什么款项中抵扣",
        "amount": "抵扣金额（元）",
        "from_on": "哪天起的款项",
        "until_on": "到哪天为止的款项",
    },
    _sentence,
    (row.PAYER, row.PAYEE, row.ANOTHER, row.SUM),
    rare=frozenset({"from_on", "until_on"}),
    warnings=lambda clause: [row.NOT_BOOKED],
)
