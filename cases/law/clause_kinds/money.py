"""付款: a sum in figures, at once or by instalments."""

from datetime import date

from cases.law.clause_kinds import row
from cases.law.clause_kinds.paying import (
    REASONS,
    WAYS,
    how_paid,
    payer_and_payee,
    who_pays_or_gets_what,
)
from cases.law.clause_text import GAP, Wording, at_event, by_day, counted, join
from cases.law.money import both


def _sentence(c: Wording) -> str:
    sum_ = both(c.amount) if c.amount else f"人民币{GAP}"
    then = "；" if len(c.instalments) > 1 else "，"
    what = join(f"{payer_and_payee(c)}{sum_}", who_pays_or_gets_what(c), _when_paid(c))
    return f"{what}{then}{how_paid(c)}"


def _when_paid(c: Wording) -> str:
    if len(c.instalments) > 1:
        rows = (_part(day, fen) for day, fen in c.instalments)
        return f"分{counted(len(c.instalments))}期付清：{'；'.join(rows)}"
    day = c.instalments[0][0] if c.instalments else c.due_on
    if day:
        return f"于{by_day(day)}一次付清"
    return f"{at_event(c) or f'于{GAP}'}一次付清"


def _part(day: date | None, fen: int | None) -> str:
    return f"{by_day(day) if day else GAP}付{both(fen) if fen else GAP}"


def _has_payment_term(c: Wording) -> bool:
    return c.has_term or bool(c.instalments)


ROW = row.ClauseKind(
    "money",
    "付款",
    {
        "by_party": "付款人",
        "also_by": row.ALSO_BY,
        "liability": row.LIABILITY,
        "shares": row.SHARES,
        "to_party": "收款人",
        "also_to": row.ALSO_TO,
        "entitlement": row.ENTITLEMENT,
        "to_shares": row.TO_SHARES,
        "amount": "金额（元）",
        "text": "什么钱",
        "way": "付款方式",
        "due_on": "付清日期",
        "due_event": row.DUE_EVENT,
        "due_days": row.DUE_DAYS,
        "place": "付款地点、账户",
    },
    _sentence,
    (
        row.PAYER,
        row.HOW_SHARED,
        row.PAYEE,
        row.HOW_RECEIVED,
        row.ONE_SIDE_APART,
        row.ANOTHER,
        row.SUM,
        row.ENOUGH_TO_SHARE,
        ("due_on", _has_payment_term, row.WHEN_PAID),
        row.HOW_PAID,
    ),
    duty=row.MONEY,
    rare=frozenset({"due_event", "due_days", "place"}) | row.SHARED,
    choices={"text": REASONS, "way": WAYS},
    warnings=row.unclear_terms,
)
