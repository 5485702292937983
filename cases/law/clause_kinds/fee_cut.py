"""按月减收: a fee that is lower from one month to another."""

from datetime import timedelta

from cases.law.clause_kinds import row
from cases.law.clause_text import GAP, Wording, count_of_months, counted, join, months, without
from cases.law.money import both

WHOLE_MONTHS = "按整月减收，协议上写的是{}；只减几天的，请算出金额，改用“减免”。"


def _sentence(c: Wording) -> str:
    sum_ = both(c.amount) if c.amount else f"人民币{GAP}"
    fee = without(c.text, "每月", "减收", "的") or GAP
    each = f"{c.by or GAP}{months(c)}，每月减收{c.to or GAP}{fee}{sum_}"
    count = count_of_months(c)
    whole = f"共{counted(count)}个月，合计{both(count * c.amount)}" if count and c.amount else ""
    return join(each, whole)


def _warnings(c: Wording) -> list[str]:
    """The paper names months: a day within one is not printed."""
    first, last = c.from_on, c.until_on
    begins_within = first and first.day != 1
    ends_within = last and (last + timedelta(days=1)).day != 1
    return [WHOLE_MONTHS.format(months(c))] if begins_within or ends_within else []


ROW = row.ClauseKind(
    "fee_cut",
    "按月减收",
    {
        "by_party": "谁减收",
        "to_party": "减收谁的",
        "text": "什么费",
        "amount": "每月减收（元）",
        "from_on": "从哪个月起（填该月一日）",
        "until_on": "到哪个月止（填该月最后一日）",
    },
    _sentence,
    (
        row.WHO,
        ("to", lambda c: c.to, "没有写明减收谁的" + row.UNCLEAR),
        row.ANOTHER,
        ("text", lambda c: c.text, "没有写明减收什么费" + row.UNCLEAR),
        row.SUM,
        ("from_on", lambda c: c.from_on, "没有写明从哪个月起" + row.UNCLEAR),
        ("until_on", lambda c: c.until_on, "没有写明到哪个月止" + row.UNCLEAR),
    ),
    duty=row.LASTING,
    choices={"text": "物业费 停车费"},
    warnings=_warnings,
)
