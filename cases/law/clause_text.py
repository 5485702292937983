"""The values of a clause, and the words that the sentences of all its kinds are made of."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.law.ratios import Ratio, Share

GAP = "\N{FULLWIDTH LOW LINE}" * 4


@dataclass(frozen=True, slots=True)
class Wording:
    """One clause as plain values; names as printed on paper, money in 分."""

    kind: str
    by: str = ""
    to: str = ""
    by_key: int | None = None  # parties are compared by key, never by name
    to_key: int | None = None
    by_keys: tuple[int, ...] = ()  # of several people, the first of them `by_key`
    to_keys: tuple[int, ...] = ()
    by_names: tuple[str, ...] = ()  # beside their keys
    to_names: tuple[str, ...] = ()
    amount: int | None = None
    instalments: tuple[tuple[date, int], ...] = ()
    text: str = ""
    place: str = ""
    due_on: date | None = None
    due_event: str = ""
    standard: str = ""
    checker: str = ""
    way: str = ""
    hours: str = ""
    ratio: Ratio | None = None
    daily_rate: Ratio | None = None  # of each day
    bound: int | None = None  # at most so much of what is counted by the day (分)
    from_on: date | None = None
    until_on: date | None = None
    due_days: int | None = None  # after the event
    of_clause: int | None = None
    against_clause: int | None = None
    of_liability: str = ""  # how those owe together who owe under `of_clause`
    against_liability: str = ""
    of_entitlement: str = ""  # how those are owed together who are owed under `of_clause`
    effect: str = ""
    whose: str = ""  # of the joint debtors under `of_clause`, all of them or one
    liability: str = ""  # of several debtors: joint, equal shares, or shares as written
    entitlement: str = ""  # the same of several creditors
    shares: tuple[Share, ...] = ()  # (分, ratio) beside `by_keys`
    to_shares: tuple[Share, ...] = ()

    @property
    def has_term(self) -> bool:
        """Whether a day or an event sets the term."""
        return bool(self.due_on or self.due_event)

    @property
    def all_words(self) -> str:
        """All free text of the clause, one sentence per field."""
        parts = (self.text, self.place, self.due_event, self.standard, self.way, self.hours)
        return "。".join(part for part in parts if part)


def sides_of(
    debtors: Sequence[Any], creditors: Sequence[Any], shares: Mapping[int, tuple]
) -> dict[str, Any]:
    """Both sides of a clause as the values of `Wording`, from parties and their shares by key."""
    found: dict[str, Any] = {}
    for side, of_share, people in (("by", "shares", debtors), ("to", "to_shares", creditors)):
        found[side] = "、".join(party.printed_name for party in people)
        found[f"{side}_key"] = people[0].pk if people else None
        found[f"{side}_keys"] = tuple(party.pk for party in people)
        found[f"{side}_names"] = tuple(party.printed_name for party in people)
        found[of_share] = tuple(shares.get(party.pk, (None, None)) for party in people)
    return found


def chinese_day(day: date) -> str:
    """A date as printed, without leading zeros.

    >>> chinese_day(date(2026, 1, 5))
    '2026年1月5日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


def numeral(number: int) -> str:
    """The Chinese numeral of a clause, a count or a term, 1–9999.

    >>> numeral(2), numeral(10), numeral(12), numeral(20), numeral(35)
    ('二', '十', '十二', '二十', '三十五')
    >>> numeral(100), numeral(105), numeral(112), numeral(120)
    ('一百', '一百零五', '一百一十二', '一百二十')
    >>> numeral(1000), numeral(1005), numeral(1010), numeral(3650)
    ('一千', '一千零五', '一千零一十', '三千六百五十')
    """
    digits = str(number)
    units = ("千", "百", "十", "")[-len(digits) :]
    words = "".join(
        "零一二三四五六七八九"[int(digit)] + (unit if digit != "0" else "")
        for digit, unit in zip(digits, units, strict=True)
    )
    words = re.sub("零+", "零", words).rstrip("零")
    return words.removeprefix("一") if words.startswith("一十") else words


def counted(number: int) -> str:
    """The numeral before a measure word, 两 for two.

    >>> counted(2), counted(12)
    ('两', '十二')
    """
    return "两" if number == 2 else numeral(number)


# What people write before a duty although the sentence says it: 应当拆除, 自愿放弃.
PROMISED = re.compile("(?:自愿(?!者)|愿意|承诺(?!书)|保证(?![金书人])|应当|应该|必须)+")


# --- joining ------------------------------------------------------------------------


STOPS = "。；，、;,. "  # with which people end what they type


def full_stop(text: str) -> str:
    """The text ending in one 。."""
    return text.rstrip(STOPS) + "。"


def join(*parts: str) -> str:
    """The non-empty parts, joined by ，."""
    return "，".join(part.rstrip(STOPS) for part in parts if part)


def by_day(day: date) -> str:
    """2026年12月10日（含当日）前."""
    return f"{chinese_day(day)}（含当日）前"


def until_day(clause: Wording) -> str:
    """至2026年12月10日止, of what lasts until then; empty without a day."""
    return f"至{chinese_day(clause.due_on)}止" if clause.due_on else ""


# What is no event, but no end at all.
FOR_EVER = frozenset("永久 永远 长期 一直 始终 终身 无限期 不限 不限期 不限期限".split())


def until_event(clause: Wording) -> str:
    """至装修完成止, or 长期有效, of what lasts until something happens; empty without an event."""
    said = without(clause.due_event, "直到", "截止到", "截至", "至", "到")
    event = re.sub("[之以]?后$", "", said)
    if event in FOR_EVER:
        return "长期有效"
    return event and f"至{ending(event, '止', '为止')}"


def term(clause: Wording) -> str:
    """于2026年12月10日（含当日）前 or 于工程结束后三日内; a blank rule without a term."""
    return f"于{by_day(clause.due_on)}" if clause.due_on else at_event(clause) or f"于{GAP}前"


def at_event(clause: Wording) -> str:
    """于验收合格后三日内; what begins with 在, 自 or 待 gets no 于. Empty without an event."""
    event = after_event(clause)
    return event if ALREADY_AT.match(event) or not event else f"于{event}"


# Not where the sign begins another word: 自来水修好, 当事人签字, 到货, 等级鉴定作出.
ALREADY_AT = re.compile(
    "[于在待]|自(?![来动行家建备助费筹])|从(?!业)|等(?!级|额)|到(?![货账位期场])|当(?![事地庭面天日])"
)
AFTER = re.compile("后(?![门院墙窗勤续台座排楼厨备])")  # 收到发票后, not 后门修好
# The end of an event that is written as a time, to which 后 would not fit: 签字当场, 2027年3月.
ENDS_IN_A_TIME = re.compile(
    "[内前日天号时底初末中间旬场起止]$|(?:[0-9一二三四五六七八九十本下当每]|[下本]个)月$"
)


def after_event(clause: Wording) -> str:
    """验收合格后三日内, or 验收合格后 without a number of days; a time as it is written."""
    event = clause.due_event
    if not clause.due_days:
        is_a_time = AFTER.search(event) or ENDS_IN_A_TIME.search(event)
        return event if is_a_time or not event else f"{event}后"
    event = re.sub("(?:[之以]?后|[之的]?时)?的?$", "", event, count=1)  # 雨季结束时, 收到以后的
    return f"{event}{_counted_from(event)}{numeral(clause.due_days)}日内"


def _counted_from(event: str) -> str:
    """自签字之日起三十日内 and 自验收合格起七日内, else 收到发票后七日内."""
    if event.endswith(("日起", "时起")) or (event.endswith("起") and event[0] in "自从"):
        return ""
    return "起" if event.endswith("之日") else "后"


def period(clause: Wording) -> str:
    """自2027年1月1日起至2027年6月30日止, or one of both; empty without either."""
    since = f"自{chinese_day(clause.from_on)}起" if clause.from_on else ""
    until = f"至{chinese_day(clause.until_on)}止" if clause.until_on else ""
    return since + until


def months(clause: Wording) -> str:
    """自2027年1月起至2027年6月止; a blank rule for a month that is missing."""
    first, last = (
        f"{day.year}年{day.month}月" if day else GAP for day in (clause.from_on, clause.until_on)
    )
    return f"自{first}起至{last}止"


def count_of_months(clause: Wording) -> int:
    """How many months the period touches, from its first to its last; 0 without a period."""
    first, last = clause.from_on, clause.until_on
    if not (first and last):
        return 0
    return max(0, (last.year - first.year) * 12 + last.month - first.month + 1)


def of_clause(clause: Wording) -> str:
    """第二条, or empty for the whole agreement."""
    return f"第{numeral(clause.of_clause)}条" if clause.of_clause else ""


def percent(ratio: int) -> str:
    """A ratio in 1/10,000 as a percentage, without needless zeros.

    >>> percent(7000), percent(3333), percent(50)
    ('70%', '33.33%', '0.5%')
    """
    return f"{ratio // 100}.{ratio % 100:02}".rstrip("0").rstrip(".") + "%"


def without(text: str, *beginnings: str) -> str:
    """The text without these beginnings, each taken off once and in this order, unless nothing
    else is left.

    >>> without("周被允许李申进入", "周被", "允许"), without("允许", "允许")
    ('李申进入', '允许')
    """
    for beginning in beginnings:
        text = (beginning and text.removeprefix(beginning)) or text
    return text


def at_place(place: str, preposition: str = "在") -> str:
    """在楼道, whether or not 在 was typed; empty without a place.

    >>> at_place("在楼道"), at_place("201室", "进入"), at_place("")
    ('在楼道', '进入201室', '')
    """
    return place and preposition + without(place, preposition)


def names_somebody(names: Sequence[str], text: str) -> bool:
    """Whether a text names one of these people itself."""
    return any(name in text for name in filter(None, map(told_apart, names)))


def told_apart(name: str) -> str:
    """A name as it can be told from other words in a text: none of one sign, 高 begins 高空."""
    return name if len(name) > 1 else ""


def written_as(name: str) -> tuple[str, ...]:
    """How a text may begin with a party: as printed, or without what tells it from a namesake.

    >>> written_as("李申（1102室）"), written_as("高")
    (('李申（1102室）', '李申'), ())
    """
    return tuple(filter(told_apart, dict.fromkeys((name, re.sub("（[^（）]*）$", "", name)))))


# Who is meant without a name, or by what they are; 其他 and 其余 are nobody.
PRONOUN = re.compile("(?:其(?![他它余中实间])|对方|另一方|他们|他(?![人们])|她|该[户方人])")
_PEOPLE = "租客|[承出]租[人方]|房客|房东|业主|[住租商]户|户主|邻居|被?申请人|[甲乙买卖]方"
A_PERSON = re.compile(_PEOPLE)
_BODIES = "物业|社区|居委会|施工[队方人单]|维修人员|师傅|工人|公司|单位"
ROLE = re.compile(f"{_PEOPLE}|楼[上下]|隔壁|对门|{_BODIES}")


def deed(text: str, *names: str) -> str:
    """What is done, without who does it and without the promise before it.

    >>> deed("周被应当拆除雨棚", "周被"), deed("退还保证金"), deed("保证金由周被退还")
    ('拆除雨棚', '退还保证金', '保证金由周被退还')
    """
    known = [one for name in names for one in written_as(name)]
    bare = without(text, *(f"由{name}" for name in known), *known)
    return PROMISED.sub("", bare, count=1) if PROMISED.match(bare) else bare


def ending(text: str, tail: str, *known: str) -> str:
    """The text with `tail` appended, unless it ends in it or in one of `known` already."""
    return text if text.endswith((tail, *known)) else text + tail
