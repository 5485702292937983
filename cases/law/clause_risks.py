"""Wording of a clause that may keep a court from confirming the agreement."""

import re
from collections.abc import Mapping
from typing import Any

from cases.law import articles
from cases.law.articles import Article
from cases.law.clause_kinds.table import row_of
from cases.law.clause_text import Wording
from cases.law.clauses import read

Risk = tuple[str, Article]

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
    if _concerns_ownership(words):
        risks.append(("涉及确认所有权等权属，法院不受理司法确认。", articles.NOT_CONFIRMABLE))
    if _cuts_utilities(wording):
        risks.append(("不得采取停水、停电、停气、停热等方式催交或者制约。", articles.DUN_FIRST))
        risks.append(("涉及停止供水、供热、供气等，不得以电子方式签署。", articles.SIGN_ELECTRONIC))
    if third := THIRD.search(words):
        risks.append((f"涉及“{third[0]}”，可能损害他人权益，应当取得其同意。", articles.DISMISSED))
    own = row_of(wording.kind).warnings(wording)
    return risks + [(sentence, articles.CONTENT_OF_AGREEMENT) for sentence in own]


def cuts_utilities(clause: Mapping | str, **fields: Any) -> bool:
    """Whether the clause cuts off water, power, gas or heat; a promise not to does not count."""
    return _cuts_utilities(read(clause, fields))


def touches_ownership(clause: Mapping | str, **fields: Any) -> bool:
    """Whether the clause decides ownership, which a court does not confirm (民诉法解释 355)."""
    return _concerns_ownership(read(clause, fields).all_words)


def _concerns_ownership(words: str) -> bool:
    return bool(OWNERSHIP.search(words))


def _cuts_utilities(c: Wording) -> bool:
    if c.kind == "refrain":  # prohibitions
        return False
    words = c.all_words
    return any(not NOT_CUT.search(words[: match.start()]) for match in CUT.finditer(words))
