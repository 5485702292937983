"""What a kind of clause is made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from cases.law.clause_text import Wording

# A value that must be there: its field, whether it is, and the sentence where it is not.
Need = tuple[str, Callable[[Wording], object], str]

MONEY, ACT, LASTING, SUM_LATER = "money", "act", "lasting", "sum_later"

UNCLEAR = "：协议内容不明确，法院会裁定驳回确认申请。"


@dataclass(frozen=True, slots=True)
class ClauseKind:
    """One kind of clause: what it asks for, how it reads, which duty it makes.

    `fields` are its fields in order, in the words of this kind; `rare` ones are folded, a party in
    `unwritten` may stay unwritten, `choices` are likely values. `duty` is the kind of the
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
    warnings: Callable[[Wording], list[str]] = lambda clause: []


def has_amount(c: Wording) -> bool:
    """Whether a positive sum is written."""
    return bool(c.amount and c.amount > 0)


def _smallest(c: Wording) -> int:
    """The smallest part of the sum, 分."""
    return min((fen or 0 for _, fen in c.instalments), default=c.amount or 0)


def two_different_people(c: Wording) -> bool:
    """Whether the two sides of the clause are not the same party."""
    return c.by_key is None or c.to_key not in (c.by_key, *c.by_keys)


PAYER: Need = ("by", lambda c: c.by, "没有付款人" + UNCLEAR)
PAYEE: Need = ("to", lambda c: c.to, "没有收款人" + UNCLEAR)
ANOTHER: Need = ("to", two_different_people, "双方选了同一位当事人，请核对。")
SUM: Need = ("amount", has_amount, "没有金额，或者金额不大于零" + UNCLEAR)
WHO: Need = ("by", lambda c: c.by, "没有写明由谁来做" + UNCLEAR)
WHAT: Need = ("text", lambda c: c.text, "没有写明内容" + UNCLEAR)
BY_WHEN: Need = ("due_on", lambda c: c.has_term, "没有完成日期" + UNCLEAR)
WHEN_PAID = "没有付款日期" + UNCLEAR
HOW_PAID: Need = ("way", lambda c: c.way, "没有付款方式" + UNCLEAR)

ALSO_BY, LIABILITY = "还有谁一起付", "几个人一起付的，怎么承担"
SHARED, DECIDED = frozenset({"also_by", "liability"}), frozenset({"joint", "equal"})
TOGETHER = "还有谁一起"
HOW_SHARED: Need = (
    "liability",
    lambda c: len(c.by_keys) < 2 or c.liability in DECIDED,
    "几个人一起付的，没有写明是连带还是按份" + UNCLEAR,
)
ENOUGH_TO_SHARE: Need = (
    "amount",
    lambda c: c.liability != "equal" or not has_amount(c) or _smallest(c) >= len(c.by_keys),
    "金额太小，按人数分不到一分钱，请改成连带，或者分条写。",
)
DUE_EVENT, DUE_DAYS = "或者在什么事之后", "这件事之后几日内"
NO_DAYS = "没有写明在这件事之后几日内，到时容易争执，请写明天数。"


def event_without_days(c: Wording) -> list[str]:
    """The warning where a term follows an event by an unknown time."""
    ends_in_a_time = c.due_event.endswith(("内", "前", "日", "天", "时"))
    return [NO_DAYS] if c.due_event and not c.due_days and not ends_in_a_time else []
