"""Values of a clause that are missing or do not add up: without them a court dismisses."""

from collections.abc import Callable, Mapping, Sized
from typing import Any

from cases.law import articles
from cases.law.articles import Article
from cases.law.clauses import Wording, chinese_day, read
from cases.law.money import both

Defect = tuple[str, str, Article]


def defects(clause: Mapping | str, **fields: Any) -> list[Defect]:
    """(field, sentence, article) for every value that is missing or does not add up."""
    wording = read(clause, fields)
    missing = [
        (field, text, articles.DISMISSED)
        for field, is_there, text in NEEDED.get(wording.kind, NEEDED["other"])
        if not is_there(wording)
    ]
    apart = _instalment_defects(wording) if wording.kind == "money" else []
    return missing + apart + _two_terms(wording)


def defects_of_text(facts: str, clauses: Sized) -> list[tuple[str, str]]:
    """(field, sentence) for what an agreement lacks as a whole: its facts, any clause."""
    lacking = [] if facts.strip() else [("facts", "请写明主要事实和争议事项。")]
    return lacking if clauses else [*lacking, ("clauses", "协议至少要有一条内容。")]


# --- required fields per kind: (field, test, sentence when it fails) -----------------------------


def _has_amount(c: Wording) -> bool:
    return bool(c.amount and c.amount > 0)


def _has_payment_term(c: Wording) -> bool:
    return c.has_term or bool(c.instalments)


def _two_different_people(c: Wording) -> bool:
    return c.by_key is None or c.by_key != c.to_key


TWO_DAYS = "付清日期{}与最后一期的到期日{}不是同一天，请改成同一天，或者只留一处。"
DAY_AND_EVENT = "写了日期，又写了在什么事之后；协议里只能写一种，请只留一处。"
INCOMPLETE_PART = "每一期都要有日期和大于零的金额。"
UNCLEAR = "：协议内容不明确，法院会裁定驳回确认申请。"
PAYER = ("by", lambda c: c.by, "没有付款人" + UNCLEAR)
PAYEE = ("to", lambda c: c.to, "没有收款人" + UNCLEAR)
ANOTHER = ("to", _two_different_people, "双方选了同一位当事人，请核对。")
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
    "tolerate": (WHO, ANOTHER, WHAT),
    "apology": (
        WHO,
        ("to", lambda c: c.to, "没有写明向谁道歉" + UNCLEAR),
        ANOTHER,
        ("way", lambda c: c.way, "没有写明道歉的形式" + UNCLEAR),
        BY_WHEN,
    ),
    "waiver": (
        WHO,
        ANOTHER,
        ("text", lambda c: c.text or _has_amount(c), "没有写明减免什么" + UNCLEAR),
    ),
    "set_off": (PAYER, PAYEE, ANOTHER, SUM),
    "condition": (WHAT,),
    "penalty": (
        ("by", lambda c: c.by or not c.amount, "没有写明由谁承担违约责任" + UNCLEAR),
        ("to", lambda c: c.to or not c.amount, "没有写明违约金付给谁" + UNCLEAR),
        ANOTHER,
        ("text", lambda c: c.text or _has_amount(c), "没有写明违约责任" + UNCLEAR),
    ),
    "reservation": (WHAT,),
    "other": (WHAT,),
}


def _two_terms(c: Wording) -> list[Defect]:
    """Two terms of which the paper would print one."""
    last = max((day for day, _ in c.instalments if day), default=None)
    if c.due_on and last and c.due_on != last:
        apart = TWO_DAYS.format(chinese_day(c.due_on), chinese_day(last))
        return [("due_on", apart, articles.DISMISSED)]
    if c.due_event and (c.due_on or last):
        return [("due_event", DAY_AND_EVENT, articles.DISMISSED)]
    return []


def _instalment_defects(c: Wording) -> list[Defect]:
    """Instalments are positive, in date order, and add up to the amount."""
    days = [day for day, _ in c.instalments]
    sentences = []
    if any(not day or not fen or fen <= 0 for day, fen in c.instalments):
        sentences.append(INCOMPLETE_PART)
    elif days != sorted(set(days)):
        sentences.append("各期日期要从早到晚，不能重复。")
    total = sum(fen or 0 for _, fen in c.instalments)
    if c.instalments and c.amount and total != c.amount:
        sentences.append(f"各期合计{both(total)}，与约定金额{both(c.amount)}不一致。")
    return [("instalments", sentence, articles.DISMISSED) for sentence in sentences]
