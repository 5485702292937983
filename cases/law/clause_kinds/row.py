"""What a kind of clause is made of."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from cases.law import shares
from cases.law.clause_text import ENDS_IN_A_TIME, Wording

# A value that must be there: its field, whether it is, and the sentence where it is not.
Need = tuple[str, Callable[[Wording], object], str]

MONEY, ACT, LASTING, SUM_LATER = "money", "act", "lasting", "sum_later"

NO_SHARE = (None, None)
UNCLEAR = "：协议内容不明确，法院会裁定驳回确认申请。"


@dataclass(frozen=True, slots=True)
class ClauseKind:
    """One kind of clause: what it asks for, how it reads, which duty it makes.

    `fields` are its fields in order, in the words of this kind; `rare` ones are folded, a party in
    `unwritten` may stay unwritten, `choices` are likely values, `effects` the answers to what it
    does, or when, `whose` those to which joint debtors it releases. `duty` is the kind of the
    obligation (MONEY, ACT, LASTING, or SUM_LATER for a sum that is fixed later); empty where the
    clause asks for nothing by itself. `warnings` are sentences beside those of every kind.
    """

    code: str
    label: str
    fields: Mapping[str, str]
    sentence: Callable[[Wording], str]
    needed: tuple[Need, ...]
    duty: str = ""
    rare: frozenset[str] = frozenset()
    unwritten: frozenset[str] = frozenset()
    choices: Mapping[str, str] = field(default_factory=dict)
    effects: tuple[tuple[str, str], ...] = ()
    whose: tuple[tuple[str, str], ...] = ()
    warnings: Callable[[Wording], list[str]] = lambda clause: []


def has_amount(c: Wording) -> bool:
    """Whether a positive sum is written."""
    return bool(c.amount and c.amount > 0)


def two_different_people(c: Wording) -> bool:
    """Whether the two sides of the clause are not the same party."""
    if c.by_key is None or c.to_key is None:
        return c.by_key is None or c.to_key != c.by_key
    return not {c.by_key, *c.by_keys} & {c.to_key, *c.to_keys}


def sums_apart(c: Wording) -> list[int]:
    """What each owes, or is owed, apart (分); empty for one sum, or where shares are wrong."""
    if c.liability in APART:
        written = c.shares if c.liability == "shares" else [NO_SHARE] * len(c.by_keys)
    elif c.entitlement in APART:
        written = c.to_shares if c.entitlement == "shares" else [NO_SHARE] * len(c.to_keys)
    else:
        return []
    is_wrong = "shares" in (c.liability, c.entitlement) and shares.faults(c.amount, written)
    return [] if is_wrong or not c.amount else shares.sums(c.amount, written)


# A set-off or waiver that names no clause is words alone: the sums of the others are followed.
NOT_BOOKED = (
    "没有写是第几条的，抵扣、减免只写在协议里，不记账；付款按付款那一条的金额记账、跟踪，"
    "那一条要写抵扣、减免以后的金额。"
)
NET_SUMS = "本协议约定支付的金额，均为抵扣、减免以后的金额。"
NET_SUMS_BUT = "除写明减免、抵扣第几条的以外，本协议约定支付的金额，均为抵扣、减免以后的金额。"

PAYER: Need = ("by", lambda c: c.by, "没有付款人" + UNCLEAR)
PAYEE: Need = ("to", lambda c: c.to, "没有收款人" + UNCLEAR)
ANOTHER: Need = ("to", two_different_people, "双方选了同一位当事人，请核对。")
SUM: Need = ("amount", has_amount, "没有金额，或者金额不大于零" + UNCLEAR)
WHO: Need = ("by", lambda c: c.by, "没有写明由谁来做" + UNCLEAR)
WHAT: Need = ("text", lambda c: c.text, "没有写明内容" + UNCLEAR)
BY_WHEN: Need = ("due_on", lambda c: c.has_term, "没有完成日期" + UNCLEAR)
WHEN_PAID = "没有付款日期" + UNCLEAR
HOW_PAID: Need = ("way", lambda c: c.way, "没有付款方式" + UNCLEAR)

ALSO_BY, LIABILITY, SHARES = "还有谁一起付", "几个人一起付的，怎么承担", "各付多少"
ALSO_TO, ENTITLEMENT, TO_SHARES = "还付给谁", "几个人一起收的，怎么收", "各收多少"
RATIOS, TO_RATIOS = "各承担百分之几", "各得百分之几"
SHARED = frozenset({"also_by", "liability", "shares", "also_to", "entitlement", "to_shares"})
OF_THREE = SHARED | {"whose"}  # asked only where there are three parties
APART = frozenset({"equal", "shares"})
DECIDED = APART | {"joint"}
TOGETHER = "还有谁一起"
HOW_SHARED: Need = (
    "liability",
    lambda c: len(c.by_keys) < 2 or c.liability in DECIDED,
    "几个人一起付的，没有写明是连带还是按份" + UNCLEAR,
)
HOW_RECEIVED: Need = (
    "entitlement",
    lambda c: len(c.to_keys) < 2 or c.entitlement in DECIDED,
    "几个人一起收的，没有写明是连带还是按份" + UNCLEAR,
)
ONE_SIDE_APART: Need = (
    "entitlement",
    lambda c: not (c.liability in APART and c.entitlement in APART),
    "付的人和收的人都按份的，看不出谁付给谁多少，请分条写。",
)
ENOUGH_TO_SHARE: Need = (
    "amount",
    lambda c: not has_amount(c) or min(sums_apart(c), default=1) > 0,
    "金额太小，按份分不到一分钱，请改成连带，或者分条写。",
)
DUE_EVENT, DUE_DAYS = "或者在什么事之后", "这件事之后几日内"
A_DAY_IN_WORDS = "“{}”是日子，不是一件事：请写成日期，不然要等有人登记，才会到期。"
TWO_TERMS = "内容里写的“{}”也是期限，和这一条的期限不一样时，看不出以哪个为准，请只留一处。"
SUM_IN_WORDS = "内容里写的“{}”不记账、不跟踪；要付的钱，请另写一条付款。"
NO_DAYS = "没有写明在这件事之后几日内，到时容易争执，请写明天数。"


_YEAR = "(?:(?:20[0-9]{2}|[今明后当本])年)?"
_DAY = (
    "(?:春节|元旦|元宵|清明|五一|端午|中秋|国庆|除夕|年[底末终初中]|[上下]半年|(?:本|下|这)个?月"
    "|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月)(?:节|[底末初中]|[上中下]旬|[0-9]{1,2}[日号])?"
)
DAY_IN_WORDS = re.compile(
    f"[于在到]?{_YEAR}(?:{_DAY}|每?月[底末初])(?:假?期间?|[之以]?前|[过之以]?后|当[日天])?"
)
TERM_IN_WORDS = re.compile(
    "[0-9]{1,2}月[0-9]{1,2}[日号][之以]?前"
    "|[0-9一二两三四五六七八九十]+(?:个?工作日|[日天周]|个?月)[之以]?内(?![不无再没免])"
)
SUM_TO_PAY = re.compile(
    "(?:支付|给付|付给|赔偿|补偿|退还|返还|付)[^，。；]{0,16}?[0-9一二两三四五六七八九十百千万,.]+万?元"
)


def unclear_terms(c: Wording) -> list[str]:
    """Warnings of a term by an unknown time after an event, by a day in words, and of two terms."""
    named = DAY_IN_WORDS.fullmatch(c.due_event)
    is_open = c.due_event and not (c.due_days or ENDS_IN_A_TIME.search(c.due_event))
    second = TERM_IN_WORDS.search(c.text) if c.has_term else None
    return [
        *([A_DAY_IN_WORDS.format(named[0])] if named else [NO_DAYS] if is_open else []),
        *([TWO_TERMS.format(second[0])] if second else []),
    ]


def sum_not_booked(c: Wording) -> list[str]:
    """The warning of a sum within the words of a clause that is not about money."""
    found = SUM_TO_PAY.search(c.text)
    return [SUM_IN_WORDS.format(found[0])] if found else []
