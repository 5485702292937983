"""The text of an agreement's clauses: sentences, missing fields, and risks for confirmation.

A clause is given as plain values, as `Clause.wording()` returns them: kind, by, to, amount (分),
instalments [(day, 分)], text, place, due_on, due_event, standard, checker, way, hours; a missing
value counts as empty. Instead of a mapping, the kind and the values may be given as keywords.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.law import articles
from cases.law.articles import Article
from cases.law.money import both

GAP = "\N{FULLWIDTH LOW LINE}" * 4
PAYING = frozenset("赔偿 补偿 支付 退还 返还 归还 偿还 补交 补缴 缴纳 交纳 给付 垫付".split())

Defect = tuple[str, str, Article]
Risk = tuple[str, Article]


@dataclass(frozen=True, slots=True)
class Wording:
    """One clause as plain values; names as printed on paper, money in 分."""

    kind: str
    by: str = ""
    to: str = ""
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


def sentence(clause: Mapping | str, **fields: Any) -> str:
    """The clause as printed, ending in one 。; missing values are printed as a blank rule."""
    wording = _read(clause, fields)
    return _full_stop(SENTENCES.get(wording.kind, _other)(wording))


def defects(clause: Mapping | str, **fields: Any) -> list[Defect]:
    """(field, sentence, article) for every value that is missing or does not add up."""
    wording = _read(clause, fields)
    missing = [
        (field, text, articles.DISMISSED)
        for field, is_there, text in NEEDED.get(wording.kind, NEEDED["other"])
        if not is_there(wording)
    ]
    return missing + (_instalment_defects(wording) if wording.kind == "money" else [])


def warnings(clause: Mapping | str, **fields: Any) -> list[Risk]:
    """(sentence, article) for wording that may keep a court from confirming; never a bar by
    itself."""
    wording = _read(clause, fields)
    words = wording.all_words
    risks = []
    if vague := sorted(set(VAGUE.findall(words)), key=words.index):
        risks.append(
            (f"“{'”“'.join(vague)}”不明确，请写明日期、数额或者标准。", articles.DISMISSED)
        )
    if _concerns_ownership(words):
        risks.append(("涉及确认所有权等权属，法院不受理司法确认。", articles.NOT_CONFIRMABLE))
    if _cuts_utilities(wording):
        risks.append(("不得采取停水、停电、停气、停热等方式催交或者制约。", articles.DUN_FIRST))
        risks.append(("涉及停止供水、供热、供气等，不得以电子方式签署。", articles.SIGN_ELECTRONIC))
    if third := THIRD.search(words):
        risks.append((f"涉及“{third[0]}”，可能损害他人权益，应当取得其同意。", articles.DISMISSED))
    return risks


def cuts_utilities(clause: Mapping | str, **fields: Any) -> bool:
    """Whether the clause cuts off water, power, gas or heat; a promise not to does not count."""
    return _cuts_utilities(_read(clause, fields))


def touches_ownership(clause: Mapping | str, **fields: Any) -> bool:
    """Whether the clause decides ownership, which a court does not confirm (民诉法解释 355)."""
    return _concerns_ownership(_read(clause, fields).all_words)


def chinese_day(day: date) -> str:
    """A date as printed, without leading zeros.

    >>> chinese_day(date(2026, 1, 5))
    '2026年1月5日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


def numeral(number: int) -> str:
    """The Chinese numeral of a clause or a count, 1–99.

    >>> numeral(2), numeral(10), numeral(12), numeral(20), numeral(35)
    ('二', '十', '十二', '二十', '三十五')
    """
    tens, ones = divmod(number, 10)
    digits = "〇一二三四五六七八九"
    head = "" if not tens else "十" if tens == 1 else f"{digits[tens]}十"
    return head + (digits[ones] if ones or not tens else "")


# --- reading and joining ------------------------------------------------------------------------


def _read(clause: Mapping | str, fields: Mapping) -> Wording:
    given = dict(clause) if isinstance(clause, Mapping) else {"kind": clause, **fields}
    given["instalments"] = tuple(given.get("instalments") or ())
    return Wording(**{name: _tidy(value) for name, value in given.items()})


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
        rows = (f"{_by_day(day)}付{both(fen)}" for day, fen in c.instalments)
        return f"分{_part_count(len(c.instalments))}期付清：{'；'.join(rows)}"
    day = c.instalments[0][0] if c.instalments else c.due_on
    if day:
        return f"于{_by_day(day)}一次付清"
    return f"于{c.due_event or GAP}一次付清"


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


# --- required fields per kind: (field, test, sentence when it fails) -----------------------------


def _has_amount(c: Wording) -> bool:
    return bool(c.amount and c.amount > 0)


def _has_payment_term(c: Wording) -> bool:
    return c.has_term or bool(c.instalments)


def _two_different_people(c: Wording) -> bool:
    return not c.by or c.by != c.to


UNCLEAR = "：协议内容不明确，法院会裁定驳回确认申请。"
PAYER = ("by", lambda c: c.by, "没有付款人" + UNCLEAR)
PAYEE = ("to", lambda c: c.to, "没有收款人" + UNCLEAR)
ANOTHER = ("to", _two_different_people, "双方不能是同一人，请核对。")
SUM = ("amount", _has_amount, "没有金额，或者金额不大于零" + UNCLEAR)
WHO = ("by", lambda c: c.by, "没有写明由谁来做" + UNCLEAR)
WHAT = ("text", lambda c: c.text, "没有写明内容" + UNCLEAR)
BY_WHEN = ("due_on", lambda c: c.has_term, "没有完成日期" + UNCLEAR)

NEEDED: dict[str, tuple[tuple[str, Callable[[Wording], object], str], ...]] = {
    "money": (
        PAYER,
        PAYEE,
        ANOTHER,
        SUM,
        ("due_on", _has_payment_term, "没有付款日期" + UNCLEAR),
        ("way", lambda c: c.way, "没有付款方式" + UNCLEAR),
    ),
    "act": (
        WHO,
        WHAT,
        BY_WHEN,
        ("standard", lambda c: c.standard, "没有写明做到什么程度算合格" + UNCLEAR),
    ),
    "refrain": (WHO, WHAT),
    "tolerate": (WHO, WHAT),
    "apology": (
        WHO,
        ("to", lambda c: c.to, "没有写明向谁道歉" + UNCLEAR),
        ANOTHER,
        ("way", lambda c: c.way, "没有写明道歉的形式" + UNCLEAR),
        BY_WHEN,
    ),
    "waiver": (WHO, ("text", lambda c: c.text or _has_amount(c), "没有写明减免什么" + UNCLEAR)),
    "set_off": (PAYER, PAYEE, ANOTHER, SUM),
    "condition": (WHAT,),
    "penalty": (
        ("by", lambda c: c.by or not c.amount, "没有写明由谁承担违约责任" + UNCLEAR),
        ("to", lambda c: c.to or not c.amount, "没有写明违约金付给谁" + UNCLEAR),
        ("text", lambda c: c.text or _has_amount(c), "没有写明违约责任" + UNCLEAR),
    ),
    "reservation": (WHAT,),
    "other": (WHAT,),
}


def _instalment_defects(c: Wording) -> list[Defect]:
    """Instalments are positive, in date order, and add up to the amount."""
    days = [day for day, _ in c.instalments]
    sentences = []
    if any(not day or not fen or fen <= 0 for day, fen in c.instalments):
        sentences.append("每一期都要有日期和大于零的金额。")
    elif days != sorted(set(days)):
        sentences.append("各期日期要从早到晚，不能重复。")
    total = sum(fen or 0 for _, fen in c.instalments)
    if c.instalments and c.amount and total != c.amount:
        sentences.append(f"各期合计{both(total)}，与约定金额{both(c.amount)}不一致。")
    return [("instalments", sentence, articles.DISMISSED) for sentence in sentences]


# --- wording that may keep a court from confirming ------------------------------------------------

VAGUE = re.compile(
    "尽快|尽早|尽量|尽力|适当|合理|酌情|及时|妥善|适时|大概|大约|左右|近期|日后|若干|"
    "必要时|视情况|另行协商|再行协商|协商解决|有关费用|相关费用"
)
OWNERSHIP = re.compile(
    "(?<![款金费益])归[^，。；、]{1,16}所有|所有权(?!人)|产权(?!人|证)|权属|归属"
)
THIRD = re.compile("第三人|第三方|案外人|其他业主|全体业主|公共部位|共有部分|公共收益|维修资金")
CUT = re.compile(
    "(?:停止|停|切断|关断|掐断|中断|断|限制|限|暂停)(?:对其|其)?(?:供应|供|使用)?"
    "(?:水(?!泵|表|平|管)|电(?!动|瓶|梯|器|话|视|焊|钻)|气(?!味)|热(?!水器|泵)|暖|燃气|煤气|天然气)"
)
NOT_CUT = re.compile(
    "(?:不得|不再|不能|不应|不会|不可|不予|不|禁止|严禁|避免)"
    "(?:以|用|采取|采用|实施|擅自|随意|再|对[^，。；]{0,12}|[停断限][水电气热暖供]|、|和|或者?)*$"
)


def _concerns_ownership(words: str) -> bool:
    return bool(OWNERSHIP.search(words))


def _cuts_utilities(c: Wording) -> bool:
    if c.kind == "refrain":  # prohibitions
        return False
    words = c.all_words
    return any(not NOT_CUT.search(words[: match.start()]) for match in CUT.finditer(words))
