"""How the sentences of payments say who pays whom, and in which way."""

from cases.law.clause_text import GAP, Wording, ending, join

PAYING = frozenset("赔偿 补偿 支付 退还 返还 归还 偿还 补交 补缴 缴纳 交纳 给付 垫付".split())
WAYS = "银行转账 手机支付 现金"
REASONS = "赔偿 补偿 支付 退还 补交 垫付"


HOW = {"joint": "连带", "equal": "按相同的份额"}


def payer_and_payee(c: Wording) -> str:
    """周被赔偿李申, or 周被向李申支付渗漏水损失."""
    by, to = f"{c.by or GAP}{HOW.get(c.liability, '')}", c.to or GAP
    if c.text and c.text not in PAYING:
        return f"{by}向{to}支付{c.text}"
    return f"{by}{c.text or '支付'}{to}"


def how_paid(c: Wording) -> str:
    """以银行转账方式支付, with the place or account."""
    all_of_them = "均" if len(c.instalments) > 1 else ""
    way = f"以{ending(c.way or GAP, '方式')}支付"
    place = c.place and (c.place if c.place.startswith("付") else f"付款地点：{c.place}")
    return join(all_of_them + way, place)
