"""金额以后定的付款: a share of a base, or what an invoice says, up to a bound."""

import re

from cases.law.clause_kinds import row
from cases.law.clause_kinds.paying import WAYS, how_paid, who_bears_which_part
from cases.law.clause_text import (
    GAP,
    Wording,
    ending,
    join,
    term,
    without,
    written_as,
)
from cases.law.money import both
from cases.law.ratios import OUT_OF_BOUNDS, WHOLE, exact
from cases.law.shares import share_in_words

GIVES = re.compile("返还|退还|退回|归还|分配")  # 返还公共收益: the words have a verb of their own
NOT_A_COST = re.compile("收益|收入|盈余|结余|利润|分红|押金|保证金|预[付收交缴]|余额")


def _sentence(c: Wording) -> str:
    ratio = c.ratio or WHOLE
    share = f"按{share_in_words(ratio)}的比例" if exact(ratio) != 1 else "据实"
    text = without(c.text, *written_as(c.by), "承担", "支付")
    verb = "" if GIVES.match(text) else "支付" if NOT_A_COST.search(text) else "承担"
    borne = f"{c.by or GAP}{share}{verb}{text or GAP}"
    standard = without(c.standard, "以", "按照", "按") or GAP
    base = f"金额{'' if share == '据实' else '的基数'}以{ending(standard, '为准')}"
    bound = f"最高不超过{both(c.amount)}" if c.amount else ""
    paid = f"{term(c)}付给{c.to or GAP}"
    return join(borne, base, bound, who_bears_which_part(c), paid, how_paid(c))


def _ratio_is_possible(c: Wording) -> bool:
    return c.ratio is None or 0 < exact(c.ratio) <= 1


def _warnings(c: Wording) -> list[str]:
    open_ended = [] if c.amount else ["金额要等以后定，又没有写最高多少，容易争执，请写明上限。"]
    return open_ended + row.unclear_terms(c)


ROW = row.ClauseKind(
    "later_sum",
    "金额以后定的付款",
    {
        "by_party": "付款人",
        "also_by": row.ALSO_BY,
        "liability": row.LIABILITY,
        "shares": row.RATIOS,
        "to_party": "收款人",
        "also_to": row.ALSO_TO,
        "entitlement": row.ENTITLEMENT,
        "to_shares": row.TO_RATIOS,
        "text": "什么费用",
        "ratio": "承担几成（70%、三分之一），全部承担的不填",
        "standard": "以什么单据为准",
        "amount": "最高不超过（元）",
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
        ("text", lambda c: c.text, "没有写明承担什么费用" + row.UNCLEAR),
        ("standard", lambda c: c.standard, "没有写明金额以什么单据为准" + row.UNCLEAR),
        ("ratio", _ratio_is_possible, OUT_OF_BOUNDS),
        ("due_on", lambda c: c.has_term, row.WHEN_PAID),
        row.HOW_PAID,
    ),
    duty=row.SUM_LATER,
    rare=frozenset({"place"}) | row.SHARED,
    choices={"way": WAYS, "standard": "发票 结算单 鉴定意见"},
    warnings=_warnings,
)
