"""The text of an agreement's clauses: their values, and the sentence of each kind as printed.

A clause is given as plain values, as `Clause.wording()` returns them: kind, by, to (the names, each
with the key of its party, by which alone they are compared), amount (分),
instalments [(day, 分)], text, place, due_on, due_event, standard, checker, way, hours; a missing
value counts as empty. Instead of a mapping, the kind and the values may be given as keywords.
Missing values are found by `clause_defects`, risks for confirmation by `clause_risks`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.law.money import both

GAP = "\N{FULLWIDTH LOW LINE}" * 4
PAYING = frozenset("赔偿 补偿 支付 退还 返还 归还 偿还 补交 补缴 缴纳 交纳 给付 垫付".split())


@dataclass(frozen=True, slots=True)
class Wording:
    """One clause as plain values; names as printed on paper, money in 分."""

    kind: str
    by: str = ""
    to: str = ""
    by_key: int | None = None
    to_key: int | None = None
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

    @property
    def has_term(self) -> bool:
        """Whether a day or an event sets the term."""
        return bool(self.due_on or self.due_event)

    @property
    def all_words(self) -> str:
        """All free text of the clause, one sentence per field."""
        parts = (self.text, self.place, self.due_event, self.standard, self.way, self.hours)
        return "。".join(part for part in parts if part)


def read(clause: Mapping | str, fields: Mapping) -> Wording:
    """The clause from a mapping, or from its kind and the values as keywords; text tidied."""
    given = dict(clause) if isinstance(clause, Mapping) else {"kind": clause, **fields}
    given["instalments"] = tuple(given.get("instalments") or ())
    return Wording(**{name: _tidy(value) for name, value in given.items()})


def sentence(clause: Mapping | str, **fields: Any) -> str:
    """The clause as printed, ending in one 。; missing values are printed as a blank rule."""
    wording = read(clause, fields)
    return _full_stop(SENTENCES.get(wording.kind, _other)(wording))


def chinese_day(day: date) -> str:
    """A date as printed, without leading zeros.

    >>> chinese_day(date(2026, 1, 5))
    '2026年1月5日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


def numeral(number: int) -> str:
    """The Chinese numeral of a clause or a count, 1–999.

    >>> numeral(2), numeral(10), numeral(12), numeral(20), numeral(35)
    ('二', '十', '十二', '二十', '三十五')
    >>> numeral(100), numeral(105), numeral(112), numeral(120)
    ('一百', '一百零五', '一百一十二', '一百二十')
    """
    digits = "零一二三四五六七八九"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = f"{digits[hundreds]}百" if hundreds else ""
    if tens:
        words += "十" if tens == 1 and not hundreds else f"{digits[tens]}十"
    elif ones and hundreds:
        words += "零"
    return words + (digits[ones] if ones else "")


# --- joining ------------------------------------------------------------------------


def _tidy(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value


def _full_stop(text: str) -> str:
    return text.rstrip("。；，、 ") + "。"


def _join(*parts: str) -> str:
    return "，".join(part.rstrip("。；，、 ") for part in parts if part)


def _by_day(day: date) -> str:
    return f"{chinese_day(day)}（含当日）前"


def _term(clause: Wording) -> str:
    """于2026年12月10日（含当日）前 or 于工程结束后三日内; a blank rule without a term."""
    if clause.due_on:
        return f"于{_by_day(clause.due_on)}"
    return f"于{clause.due_event or GAP + '前'}"


def _ending(text: str, tail: str, *known: str) -> str:
    """The text with `tail` appended, unless it ends in it or in one of `known` already."""
    return text if text.endswith((tail, *known)) else text + tail


# --- one sentence per kind ----------------------------------------------------------------------


def _money(c: Wording) -> str:
    sum_ = both(c.amount) if c.amount else f"人民币{GAP}"
    then = "；" if len(c.instalments) > 1 else "，"
    return f"{_join(f'{_payer_and_payee(c)}{sum_}', _when_paid(c))}{then}{_how_paid(c)}"


def _payer_and_payee(c: Wording) -> str:
    by, to = c.by or GAP, c.to or GAP
    if c.text and c.text not in PAYING:
        return f"{by}向{to}支付{c.text}"
    return f"{by}{c.text or '支付'}{to}"


def _when_paid(c: Wording) -> str:
    if len(c.instalments) > 1:
        rows = (_part(day, fen) for day, fen in c.instalments)
        return f"分{_part_count(len(c.instalments))}期付清：{'；'.join(rows)}"
    day = c.instalments[0][0] if c.instalments else c.due_on
    if day:
        return f"于{_by_day(day)}一次付清"
    return f"于{c.due_event or GAP}一次付清"


def _part(day: date | None, fen: int | None) -> str:
    return f"{_by_day(day) if day else GAP}付{both(fen) if fen else GAP}"


def _part_count(number: int) -> str:
    return "两" if number == 2 else numeral(number)


def _how_paid(c: Wording) -> str:
    all_of_them = "均" if len(c.instalments) > 1 else ""
    way = f"以{_ending(c.way or GAP, '方式')}支付"
    place = c.place and (c.place if c.place.startswith("付") else f"付款地点：{c.place}")
    return _join(all_of_them + way, place)


def _act(c: Wording) -> str:
    done = f"{c.by or GAP}{_term(c)}{f'在{c.place}' if c.place else ''}{c.text or GAP}"
    standard = c.standard and _ending(c.standard, "为合格", "合格", "为准", "标准", "要求")
    checker = (
        c.checker
        and f"由{_ending(_first_part(c.checker), '查验', '验收', '检测')}{_other_parts(c.checker)}"
    )
    return _join(done, standard, checker)


def _first_part(text: str) -> str:
    return re.split("[，、,]", text, maxsplit=1)[0]


def _other_parts(text: str) -> str:
    rest = text[len(_first_part(text)) + 1 :]
    return f"，{rest}" if rest else ""


def _refrain(c: Wording) -> str:
    what = c.text or GAP
    if not what.startswith(("不", "停止", "禁止")):
        what = f"不得{what}"
    where = f"在{c.place}" if c.place else ""
    return _join(f"{c.by or GAP}{c.hours}{where}{what}", _until(c))


def _until(c: Wording) -> str:
    until = chinese_day(c.due_on) if c.due_on else c.due_event
    return until and f"{'' if until.startswith('至') else '至'}{_ending(until, '止', '为止')}"


def _tolerate(c: Wording) -> str:
    where = f"进入{c.place}" if c.place else ""
    when = _term(c) if c.has_term else ""
    return f"{c.by or GAP}允许{c.to}{when}{c.hours}{where}{c.text or GAP}，并予以配合"


def _apology(c: Wording) -> str:
    how = f"以{_ending(c.way or GAP, '形式', '方式')}"
    where = f"在{c.place}范围内" if c.place else ""
    text = f"{c.by or GAP}{_term(c)}{how}{where}向{c.to or GAP}赔礼道歉"
    return _join(text, c.text)


def _waiver(c: Wording) -> str:
    sum_ = both(c.amount) if c.amount else ""
    what = c.text or ("" if sum_ else GAP)
    return _join(f"{c.by or GAP}同意减免{c.to}{what}{sum_}", c.due_event and f"自{c.due_event}起")


def _set_off(c: Wording) -> str:
    sum_ = both(c.amount) if c.amount else f"人民币{GAP}"
    what = c.text or "款项"
    text = f"{c.by or GAP}应付{c.to or GAP}的{what}中抵扣{sum_}"
    return _join(text, "抵扣部分不再支付")


def _condition(c: Wording) -> str:
    return _join(c.text or GAP, f"条件应当{_term(c)}成就" if c.has_term else "")


def _penalty(c: Wording) -> str:
    if not c.amount:
        return f"{c.by}{c.text or GAP}"
    text = f"{c.by or GAP}未按本协议履行的，向{c.to or GAP}支付违约金{both(c.amount)}"
    return _join(text, c.text)


def _reservation(c: Wording) -> str:
    text = c.text or GAP
    return f"{c.by}{text}" if "保留" in text else f"{c.by}保留{_ending(text, '的权利', '权利')}"


def _other(c: Wording) -> str:
    return c.text or GAP


SENTENCES: dict[str, Callable[[Wording], str]] = {
    "money": _money,
    "act": _act,
    "refrain": _refrain,
    "tolerate": _tolerate,
    "apology": _apology,
    "waiver": _waiver,
    "set_off": _set_off,
    "condition": _condition,
    "penalty": _penalty,
    "reservation": _reservation,
}
