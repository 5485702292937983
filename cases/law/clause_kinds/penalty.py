"""违约责任: what follows a breach of one clause, or of the agreement."""

from cases.law.clause_kinds import row
from cases.law.clause_text import GAP, Wording, join, of_clause
from cases.law.money import both


def _sentence(c: Wording) -> str:
    which = of_clause(c)
    if not c.amount:
        head = f"未按本协议{which}履行的，" if which else ""
        return f"{c.by}{head}{c.text or GAP}"
    text = f"{c.by or GAP}未按本协议{which}履行的，向{c.to or GAP}支付违约金{both(c.amount)}"
    return join(text, c.text)


ROW = row.ClauseKind(
    "penalty",
    "违约责任",
    {
        "by_party": "谁违约",
        "to_party": "违约金付给谁",
        "of_clause": "违反第几条（整份协议的不填）",
        "amount": "违约金（元）",
        "text": "违约责任",
    },
    _sentence,
    (
        ("by", lambda c: c.by or not c.amount, "没有写明由谁承担违约责任" + row.UNCLEAR),
        ("to", lambda c: c.to or not c.amount, "没有写明违约金付给谁" + row.UNCLEAR),
        row.ANOTHER,
        ("text", lambda c: c.text or row.has_amount(c), "没有写明违约责任" + row.UNCLEAR),
    ),
    unwritten=frozenset({"by_party", "to_party"}),
)
