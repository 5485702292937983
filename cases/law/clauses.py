"""The clauses of an agreement in words: their sentence, their gaps, what a court may stumble over.

A clause is given as plain values, the way `Clause.wording()` hands them over: kind, by, to, amount
(分), instalments [(day, 分)], text, place, due_on, due_event, standard, checker, way, hours; what
is missing counts as empty. Instead of a mapping its kind and the values as keywords may be given.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from cases.law import articles
from cases.law.articles import Article
from cases.law.money import both

GAP = "\N{FULLWIDTH LOW LINE}" * 4
PAYING = frozenset("赔偿 补偿 支付 退还 返还 归还 偿还 补交 补缴 缴纳 交纳 给付 垫付".split())

Defect = tuple[str, str, Article]
Warned = tuple[str, Article]


@dataclass(frozen=True, slots=True)
class Wording:
    """One clause as plain values; names are as they stand on paper, money is in 分."""

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
        """Whether a day or an event says when."""
        return bool(self.due_on or self.due_event)

    @property
    def all_words(self) -> str:
        """Everything somebody typed freely, a sentence each."""
        parts = (self.text, self.place, self.due_event, self.standard, self.way, self.hours)
        return "。".join(part for part in parts if part)


def clause_text(kind: str, **fields) -> str:
    """The sentence of a clause given by kind and values; gaps are shown as a ruled blank."""
    return sentence(kind, **fields)


def sentence(clause: Mapping | str, **fields) -> str:
    """The clause as it stands on paper, ending in one 。; gaps are shown as a ruled blank."""
    found = _read(clause, fields)
    return _full_stop(SENTENCES.get(found.kind, _other)(found))


def defects(clause: Mapping | str, **fields) -> list[Defect]:
    """(field, sentence, article) for everything that is missing or does not add up."""
    found = _read(clause, fields)
    missing = [
        (field, said, articles.DISMISSED)
        for field, is_there, said in NEEDED.get(found.kind, NEEDED["other"])
        if not is_there(found)
    ]
    return missing + (_sums(found) if found.kind == "money" else [])


def warnings(clause: Mapping | str, **fields) -> list[Warned]:
    """(sentence, article) for what may keep a court from confirming; never a bar by itself."""
    found = _read(clause, fields)
    words = found.all_words
    said = []
    if vague := sorted(set(VAGUE.findall(words)), key=words.index):
        said.append((f"“{'”“'.join(vague)}”不明确，请写明日期、数额或者标准。", articles.DISMISSED))
    if _ownership(words):
        said.append(("涉及确认所有权等权属，法院不受理司法确认。", articles.NOT_CONFIRMABLE))
    if _cut(found):
        said.append(("不得采取停水、停电、停气、停热等方式催交或者制约。", articles.DUN_FIRST))
        said.append(("涉及停止供水、供热、供气等，不得以电子方式签署。", articles.SIGN_ELECTRONIC))
    if third := THIRD.search(words):
        said.append((f"涉及“{third[0]}”，可能损害他人权益，应当取得其同意。", articles.DISMISSED))
    return said


def cuts_utilities(clause: Mapping | str, **fields) -> bool:
    """Whether the clause has water, power, gas or heat stopped; a promise not to is none."""
    return _cut(_read(clause, fields))


def touches_ownership(clause: Mapping | str, **fields) -> bool:
    """Whether the clause settles who owns something, which a court does not confirm."""
    return _ownership(_read(clause, fields).all_words)


def chinese_day(day: date) -> str:
    """2026年1月5日: no leading zeros.

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


def _tidy(value):
    return " ".join(value.split()) if isinstance(value, str) else value


def _full_stop(said: str) -> str:
    return said.rstrip("。；，、 ") + "。"


def _join(*parts: str) -> str:
    return "，".join(part.rstrip("。；，、 ") for part in parts if part)


def _term(clause: Wording, *, before: str = "前") -> str:
    """于2026年12月10日前 or 于工程结束后三日内; a blank when nothing says when."""
    if clause.due_on:
        return f"于{chinese_day(clause.due_on)}{before}"
    return f"于{clause.due_event or GAP + before}"


def _ending(said: str, tail: str, *known: str) -> str:
    """`said` with `tail`, unless it already ends that way or in one of the known ways."""
    return said if said.endswith((tail, *known)) else said + tail


# --- one sentence per kind ----------------------------------------------------------------------


def _money(c: Wording) -> str:
    sum_ = both(c.amount) if c.amount else f"人民币{GAP}"
    then = "；" if len(c.instalments) > 1 else "，"
    return f"{_join(f'{_whom(c)}{sum_}', _when_paid(c))}{then}{_how_paid(c)}"


def _whom(c: Wording) -> str:
    by, to = c.by or GAP, c.to or GAP
    if c.text and c.text not in PAYING:
        return f"{by}向{to}支付{c.text}"
    return f"{by}{c.text or '支付'}{to}"


def _when_paid(c: Wording) -> str:
    if len(c.instalments) > 1:
        rows = (f"{chinese_day(day)}前付{both(fen)}" for day, fen in c.instalments)
        return f"分{_count(len(c.instalments))}期付清：{'；'.join(rows)}"
    day = c.instalments[0][0] if c.instalments else c.due_on
    if day:
        return f"于{chinese_day(day)}前一次付清"
    return f"于{c.due_event or GAP}一次付清"


def _count(number: int) -> str:
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
        c.checker and f"由{_ending(_first(c.checker), '查验', '验收', '检测')}{_rest(c.checker)}"
    )
    return _join(done, standard, checker)


def _first(said: str) -> str:
    return re.split("[，、,]", said, maxsplit=1)[0]


def _rest(said: str) -> str:
    rest = said[len(_first(said)) + 1 :]
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
    said = f"{c.by or GAP}{_term(c)}{how}{where}向{c.to or GAP}赔礼道歉"
    return _join(said, c.text)


def _waiver(c: Wording) -> str:
    sum_ = both(c.amount) if c.amount else ""
    what = c.text or ("" if sum_ else GAP)
    return _join(f"{c.by or GAP}同意减免{c.to}{what}{sum_}", c.due_event and f"自{c.due_event}起")


def _set_off(c: Wording) -> str:
    sum_ = both(c.amount) if c.amount else f"人民币{GAP}"
    what = c.text or "款项"
    said = f"{c.by or GAP}应付{c.to or GAP}的{what}中抵扣{sum_}"
    return _join(said, "抵扣部分不再支付")


def _condition(c: Wording) -> str:
    return _join(c.text or GAP, f"条件应当{_term(c)}成就" if c.has_term else "")


def _penalty(c: Wording) -> str:
    if not c.amount:
        return f"{c.by}{c.text or GAP}"
    said = f"{c.by or GAP}未按本协议履行的，向{c.to or GAP}支付违约金{both(c.amount)}"
    return _join(said, c.text)


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


# --- what each kind needs: (field, is it there, what to say) --------------------------------------


def _amount(c: Wording) -> bool:
    return bool(c.amount and c.amount > 0)


def _paid_when(c: Wording) -> bool:
    return c.has_term or bool(c.instalments)


def _two_people(c: Wording) -> bool:
    return not c.by or c.by != c.to


UNCLEAR = "：协议内容不明确，法院会裁定驳回确认申请。"
PAYER = ("by", lambda c: c.by, "没有付款人" + UNCLEAR)
PAYEE = ("to", lambda c: c.to, "没有收款人" + UNCLEAR)
ANOTHER = ("to", _two_people, "双方不能是同一人，请核对。")
SUM = ("amount", _amount, "没有金额，或者金额不大于零" + UNCLEAR)
WHO = ("by", lambda c: c.by, "没有写明由谁来做" + UNCLEAR)
WHAT = ("text", lambda c: c.text, "没有写明内容" + UNCLEAR)
BY_WHEN = ("due_on", lambda c: c.has_term, "没有完成日期" + UNCLEAR)

NEEDED: dict[str, tuple[tuple[str, Callable[[Wording], object], str], ...]] = {
    "money": (
        PAYER,
        PAYEE,
        ANOTHER,
        SUM,
        ("due_on", _paid_when, "没有付款日期" + UNCLEAR),
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
    "waiver": (WHO, ("text", lambda c: c.text or _amount(c), "没有写明减免什么" + UNCLEAR)),
    "set_off": (PAYER, PAYEE, ANOTHER, SUM),
    "condition": (WHAT,),
    "penalty": (
        ("by", lambda c: c.by or not c.amount, "没有写明由谁承担违约责任" + UNCLEAR),
        ("to", lambda c: c.to or not c.amount, "没有写明违约金付给谁" + UNCLEAR),
        ("text", lambda c: c.text or _amount(c), "没有写明违约责任" + UNCLEAR),
    ),
    "reservation": (WHAT,),
    "other": (WHAT,),
}


def _sums(c: Wording) -> list[Defect]:
    """Instalments are above zero, in the order of their days, and add up to the amount."""
    days = [day for day, _ in c.instalments]
    found = []
    if any(not day or not fen or fen <= 0 for day, fen in c.instalments):
        found.append("每一期都要有日期和大于零的金额。")
    elif days != sorted(set(days)):
        found.append("各期日期要从早到晚，不能重复。")
    total = sum(fen or 0 for _, fen in c.instalments)
    if c.instalments and c.amount and total != c.amount:
        found.append(f"各期合计{both(total)}，与约定金额{both(c.amount)}不一致。")
    return [("instalments", said, articles.DISMISSED) for said in found]


# --- words a court stumbles over ------------------------------------------------------------------

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


def _ownership(words: str) -> bool:
    return bool(OWNERSHIP.search(words))


def _cut(c: Wording) -> bool:
    if c.kind == "refrain":  # what is not to be done
        return False
    words = c.all_words
    return any(not NOT_CUT.search(words[: found.start()]) for found in CUT.finditer(words))
