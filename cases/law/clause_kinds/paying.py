"""How the sentences of payments say who pays whom, and in which way."""

import re
from collections.abc import Sequence

from cases.law.clause_kinds.row import APART, sums_apart
from cases.law.clause_text import (
    GAP,
    Wording,
    ending,
    join,
    told_apart,
    without,
    written_as,
)
from cases.law.money import both
from cases.law.ratios import Share
from cases.law.shares import share_in_words

PAYING = frozenset("赔偿 补偿 支付 退还 返还 归还 偿还 补交 补缴 缴纳 交纳 给付 垫付".split())
WAYS = "银行转账 手机支付 现金"
REASONS = "赔偿 补偿 支付 退还 补交 垫付"


SAYS_HOW = re.compile("[从由打存汇](?!款)|(?:当面|当场|付|直接)[^支]*[付交]")  # 从物业费中扣
SAYS_WHERE = ("付", "打", "存入", "汇", "转入", "收款")
ACCOUNT = re.compile("[账帐][户号]|户名|卡号|银行卡")
HOW = {"joint": "连带", "equal": "按相同的份额", "shares": "按份"}
ANY_OF_THEM = "{}是连带债权人，付给其中任何一人就算付清"


# 赔偿医疗费 says how it is paid and for what; 赔偿款, 垫付的医药费 only for what.
PAID_FOR = re.compile(f"(?P<verb>{'|'.join(sorted(PAYING))})(?![款金费的等性令宝])(?P<what>.+)")
DIRECT = frozenset({"赔偿", "补偿"})  # 赔偿李申医疗费, but 向李申退还押金


def payer_and_payee(c: Wording) -> str:
    """周被赔偿李申, 周被向李申退还押金, or 周被向李申支付渗漏水损失."""
    by, to = f"{c.by or GAP}{HOW.get(c.liability, '')}", c.to or GAP
    text = without(c.text, *written_as(c.by), f"向{to}")
    if not text or text in PAYING:
        return f"{by}{text or '支付'}{to}"
    paid = PAID_FOR.fullmatch(text)
    verb, what = (paid["verb"], paid["what"]) if paid else ("支付", text)
    what = re.sub("^的(?!士)", "", without(what, "给", told_apart(to)))
    return f"{by}{verb}{to}{what}" if verb in DIRECT else f"{by}向{to}{verb}{what}"


def who_pays_or_gets_what(c: Wording) -> str:
    """其中周被付…、王三付…; how several creditors may be paid; empty for one on each side."""
    together = ANY_OF_THEM.format(c.to) if c.entitlement == "joint" else ""
    sums = sums_apart(c)
    divides = "shares" not in (c.liability, c.entitlement) and len(set(sums)) < 2
    equally = f"{c.to}各得相同的份额" if c.entitlement == "equal" else ""
    if not sums or divides:
        return join(equally, together)
    names, word = (c.by_names, "付") if c.liability in APART else (c.to_names, "得")
    each = (f"{name}{word}{both(fen)}" for name, fen in zip(names, sums, strict=True))
    return join(equally, f"其中{'、'.join(each)}", together)


def who_bears_which_part(c: Wording) -> str:
    """How several people share a sum that is not known yet; empty for one on each side."""
    by = {
        "joint": f"{c.by}承担连带责任",
        "equal": f"{c.by}各承担相同的份额",
        "shares": _parts("承担", c.by_names, c.shares),
    }
    to = {
        "joint": ANY_OF_THEM.format(c.to),
        "equal": f"{c.to}各得相同的份额",
        "shares": _parts("得", c.to_names, c.to_shares),
    }
    return join(by.get(c.liability, ""), to.get(c.entitlement, ""))


def _parts(word: str, names: Sequence[str], written: Sequence[Share]) -> str:
    ratios = ((name, ratio) for name, (_, ratio) in zip(names, written, strict=True))
    return "其中" + "、".join(
        f"{name}{word}{share_in_words(r) if r else GAP}" for name, r in ratios
    )


def how_paid(c: Wording) -> str:
    """以银行转账方式支付, with the place or account."""
    all_of_them = "均" if len(c.instalments) > 1 else ""
    way = without(c.way, "以").removesuffix("支付") or GAP
    said = way if SAYS_HOW.match(way) else f"以{ending(way, '方式')}支付"
    return join(all_of_them + said, c.place and _where_to(c.place))


def _where_to(place: str) -> str:
    """The place, or the account; what says so itself is kept."""
    if place.startswith(SAYS_WHERE):
        return place
    label = "收款账户" if ACCOUNT.search(place) else "付款地点"
    return f"{label}：{re.sub('^(?:在|账户[:：])', '', place)}"
