"""Values of a clause that are missing or do not add up: without them a court dismisses."""

from collections.abc import Mapping, Sequence, Sized
from datetime import date
from typing import Any

from cases.law import articles, clause_ties, shares
from cases.law.article import Article
from cases.law.clause_kinds import condition
from cases.law.clause_kinds.row import ACT, MONEY, SUM_LATER, UNCLEAR
from cases.law.clause_kinds.table import row_of
from cases.law.clause_text import Wording, chinese_day, numeral
from cases.law.clauses import read
from cases.law.money import both

Defect = tuple[str, str, Article]


def defects(clause: Mapping | str, **fields: Any) -> list[Defect]:
    """(field, sentence, article) for every value that is missing or does not add up."""
    wording = read(clause, fields)
    missing = [
        (field, text, articles.DISMISSED)
        for field, is_there, text in row_of(wording.kind).needed
        if not is_there(wording)
    ]
    return missing + _of_sums(wording) + _two_terms(wording) + _period_backwards(wording)


def defects_of_all(rows: Sequence[Mapping]) -> list[list[Defect]]:
    """The defects of each clause of a text, with those of what one says about another."""
    wordings = [read(row, {}) for row in rows]
    return [
        defects(row) + clause_ties.defects(one, wordings) + _condition_defects(one, wordings)
        for row, one in zip(rows, wordings, strict=True)
    ]


def defects_of_text(facts: str, clauses: Sized) -> list[tuple[str, str]]:
    """(field, sentence) for what an agreement lacks as a whole: its facts, any clause."""
    lacking = [] if facts.strip() else [("facts", "请写明主要事实和争议事项。")]
    return lacking if clauses else [*lacking, ("clauses", "协议至少要有一条内容。")]


TWO_DAYS = "付清日期{}与最后一期的到期日{}不是同一天，请改成同一天，或者只留一处。"
DAY_AND_EVENT = "写了日期，又写了在什么事之后；协议里只能写一种，请只留一处。"
INCOMPLETE_PART = "每一期都要有日期和大于零的金额。"
DAYS_WITHOUT_EVENT = "写了几日内，没有写在什么事之后，请写明是什么事。"
NO_LAST_DAY = "整份协议附生效条件的，没有写明最晚哪天成就"
DUE_BEFORE_EFFECT = (
    "最晚成就的那天晚于{}的日期，到时协议可能还没有生效；"
    "请把日期改到那天以后，或者写明在条件成就以后几日内。"
)
ENDS_BEFORE_IT_BEGINS = "结束的日期早于开始的日期，请核对。"


def _condition_defects(c: Wording, all_of_them: list[Wording]) -> list[Defect]:
    """A condition of all without a last day, or a sum or an act that is due before that day."""
    if c.kind != condition.ROW.code or c.of_clause or c.effect != condition.PRECEDENT:
        return []
    if not c.due_on:
        return [("due_on", NO_LAST_DAY + UNCLEAR, articles.DISMISSED)]
    early = [
        f"第{numeral(place)}条"
        for place, other in enumerate(all_of_them, 1)
        if row_of(other.kind).duty in (ACT, MONEY, SUM_LATER)
        and min(_days_of(other), default=c.due_on) < c.due_on
    ]
    found = DUE_BEFORE_EFFECT.format("、".join(early))
    return [("due_on", found, articles.DISMISSED)] if early else []


def _days_of(c: Wording) -> list[date]:
    days = [c.due_on, *(day for day, _ in c.instalments)]
    return [day for day in days if day]


def _period_backwards(c: Wording) -> list[Defect]:
    last, name = (c.until_on, "until_on") if c.until_on else (c.due_on, "due_on")
    backwards = c.from_on and last and last < c.from_on
    return [(name, ENDS_BEFORE_IT_BEGINS, articles.DISMISSED)] if backwards else []


def _two_terms(c: Wording) -> list[Defect]:
    """Two terms of which the paper would print one."""
    last = max((day for day, _ in c.instalments if day), default=None)
    if c.due_on and last and c.due_on != last:
        apart = TWO_DAYS.format(chinese_day(c.due_on), chinese_day(last))
        return [("due_on", apart, articles.DISMISSED)]
    if c.due_event and (c.due_on or last):
        return [("due_event", DAY_AND_EVENT, articles.DISMISSED)]
    if c.due_days and not c.due_event:
        return [("due_event", DAYS_WITHOUT_EVENT, articles.DISMISSED)]
    return []


ONLY_RATIOS = "金额以后才定，各人的份额请写百分之几，不写金额。"


def _of_sums(c: Wording) -> list[Defect]:
    """The parts of a sum: by day, and of each person."""
    duty = row_of(c.kind).duty
    if duty not in (MONEY, SUM_LATER):
        return []
    faults = shares.faults if duty == MONEY else _faults_of_ratios
    sides = (("shares", c.liability, c.shares), ("to_shares", c.entitlement, c.to_shares))
    by_day = _instalment_defects(c) if duty == MONEY else []
    return by_day + [
        (name, text, articles.DISMISSED)
        for name, how, written in sides
        if how == "shares" and written
        for text in faults(c.amount, written)
    ]


def _faults_of_ratios(bound: int | None, written: Sequence[shares.Share]) -> list[str]:
    """Why shares of a sum that is not known yet are wrong; its bound is not the sum."""
    has_sum = any(fen is not None for fen, _ in written)
    return [ONLY_RATIOS] if has_sum else shares.faults(None, written)


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
