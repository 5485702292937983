"""Wording of a clause that may keep a court from confirming the agreement."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cases.law import articles, clause_ties, not_confirmable, utility_cuts
from cases.law.article import Article
from cases.law.clause_kinds.table import row_of
from cases.law.clause_text import Wording, chinese_day
from cases.law.clauses import read

Risk = tuple[str, Article]

VAGUE = re.compile(
    "尽快|尽早|尽量|尽力|适当|合理|酌情|及时|妥善|适时|大概|大约|左右|近期|日后|若干|"
    "必要时|视情况|另行协商|再行协商|协商解决|有关费用|相关费用"
)
THIRD = re.compile("第三人|第三方|案外人|其他业主|全体业主|公共部位|共有部分|公共收益|维修资金")


def warnings(clause: Mapping | str, **fields: Any) -> list[Risk]:
    """(sentence, article) for wording that may keep a court from confirming; never a bar by
    itself."""
    wording = read(clause, fields)
    words = wording.all_words
    risks = []
    if vague := sorted(set(VAGUE.findall(words)), key=words.index):
        risks.append(
            (f"“{'”“'.join(vague)}”不明确，请写明日期、数额或者标准。", articles.DISMISSED)
        )
    risks += [
        (_unconfirmed(*hint), articles.NOT_CONFIRMABLE) for hint in not_confirmable.hints(words)
    ]
    cut = _supplies_cut(wording)
    if cut and not utility_cuts.is_asked_for(words):
        risks.append(("不得采取停水、停电、停气、停热等方式催交或者制约。", articles.DUN_FIRST))
    if cut & utility_cuts.BARRED_FROM_SIGNING:
        risks.append(("涉及停止供水、供热、供气，不得以电子方式签署。", articles.SIGN_ELECTRONIC))
    if third := THIRD.search(words):
        risks.append((f"涉及“{third[0]}”，可能损害他人权益，应当取得其同意。", articles.DISMISSED))
    own = row_of(wording.kind).warnings(wording)
    return risks + [(sentence, articles.CONTENT_OF_AGREEMENT) for sentence in own]


def warnings_of_all(rows: Sequence[Mapping]) -> list[list[Risk]]:
    """The warnings of each clause of a text, with those of what one says about another."""
    wordings = [read(row, {}) for row in rows]
    return [
        warnings(row) + clause_ties.warnings(one, wordings)
        for row, one in zip(rows, wordings, strict=True)
    ]


def past_days(clause: Mapping | str, today: date, **fields: Any) -> list[Risk]:
    """(sentence, article) for a day to perform, or the end of a period, that is over already."""
    c = read(clause, fields)
    days = {*(day for day, _ in c.instalments), c.due_on, c.until_on}
    past = "、".join(chinese_day(day) for day in sorted(filter(None, days)) if day < today)
    return [(f"{past}已经过了，请核对日期。", articles.CONTENT_OF_AGREEMENT)] if past else []


def needs_paper(clause: Mapping | str, **fields: Any) -> bool:
    """Whether the clause is about stopping water, heat or gas, or about personal status.

    Then it is not signed electronically (电子签名法 3 as in force: power is no longer listed).
    """
    wording = read(clause, fields)
    status = any(ground == "status" for ground, _ in not_confirmable.hints(wording.all_words))
    return status or bool(_supplies_cut(wording) & utility_cuts.BARRED_FROM_SIGNING)


def grounds_hinted(clause: Mapping | str, **fields: Any) -> list[tuple[str, str]]:
    """(ground of 民诉解释 355, the words that point to it) in a clause."""
    return not_confirmable.hints(read(clause, fields).all_words)


GROUNDS = dict(not_confirmable.GROUNDS)


def _unconfirmed(ground: str, words: str) -> str:
    return f"“{words}”可能属于{GROUNDS[ground]}，法院不受理确认申请，请核对。"


def _supplies_cut(c: Wording) -> set[str]:
    """What the clause cuts off; a prohibition cuts nothing."""
    return set() if c.kind == "refrain" else utility_cuts.supplies_cut(c.all_words)
