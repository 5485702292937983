"""抵扣: a sum that is no longer paid because the other side owes it."""

import re

from cases.law.clause_kinds import row
from cases.law.clause_kinds.letting_off import owed_under
from cases.law.clause_text import (
    GAP,
    Wording,
    join,
    period,
    without,
    written_as,
)
from cases.law.money import both

TAKEN = re.compile(
    "[中里内](?:予以)?[抵扣冲]?[扣除减销抵]$|(?:予以)?(?:抵扣|扣除|扣减|抵销|冲抵)$|中$"
)


def _sentence(c: Wording) -> str:
    return _of_clauses(c) if c.of_clause else _in_words(c)


def _of_clauses(c: Wording) -> str:
    """Two debts of the agreement as far as they are set off, or one against an older debt."""
    sum_ = both(c.amount) if c.amount else f"人民币{GAP}"
    by, to = c.by or GAP, c.to or GAP
    first = f"{owed_under(by, c.of_clause, c.of_liability)}{to}的款项"
    if not c.against_clause:
        what = f"以{c.text}" if c.text else ""
        return f"自本协议生效之日起，{first}中{what}抵扣{sum_}，抵扣部分不再支付"
    second = f"{owed_under(to, c.against_clause, c.against_liability)}{by}的款项"
    return f"自本协议生效之日起，{first}与{second}，相互抵销{sum_}，抵销部分双方不再支付"


def _in_words(c: Wording) -> str:
    sum_ = both(c.amount) if c.amount else f"人民币{GAP}"
    what = (
        without(TAKEN.sub("", c.text), "从", "以", "抵扣", "抵", *written_as(c.by), "应付的")
        or "款项"
    )
    span = period(c)
    of_time = f"{span}的" if span else ""
    text = f"{c.by or GAP}应付{c.to or GAP}的{of_time}{what}中抵扣{sum_}"
    return join(text, "抵扣部分不再支付")


NO_PERIOD = "写了第几条的，哪天起、到哪天为止的款项不写。"
NO_WORDS = "写了与第几条抵销的，用什么抵扣不写。"


ROW = row.ClauseKind(
    "set_off",
    "抵扣",
    {
        "by_party": "谁应付的",
        "to_party": "应付给谁",
        "of_clause": "抵扣第几条的付款（不针对某一条的不填）",
        "against_clause": "与第几条的付款相互抵销（没有的不填）",
        "amount": "抵扣金额（元）",
        "text": "从什么款项中抵扣；写了第几条的，写用什么抵扣",
        "from_on": "哪天起的款项",
        "until_on": "到哪天为止的款项",
    },
    _sentence,
    (
        row.PAYER,
        row.PAYEE,
        row.ANOTHER,
        row.SUM,
        ("from_on", lambda c: not (c.of_clause and (c.from_on or c.until_on)), NO_PERIOD),
        ("text", lambda c: not (c.against_clause and c.text), NO_WORDS),
    ),
    rare=frozenset({"from_on", "until_on"}),
    warnings=lambda clause: [] if clause.of_clause else [row.NOT_BOOKED],
)
