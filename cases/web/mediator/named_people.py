"""Whom a clause names in its text without binding them: a party left out, or no party at all; and
who is to pay although a court has taken up its bankruptcy.

Only names that the case knows are looked for; whom else a text means nobody can tell.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from cases.law import articles
from cases.law.article import Article
from cases.law.clause_kinds.row import MONEY, SUM_LATER
from cases.law.clause_kinds.table import row_of
from cases.law.clause_text import Wording
from cases.words.ordinary_words import ORDINARY_WORDS

# What makes somebody owe: a word before the name, or one after it.
SUMS = (MONEY, SUM_LATER)
BEFORE, AFTER = "[由向给替让]", "应|须|要|负责|承担|支付|付|赔|退|修|做|完成|保证"


class Named(NamedTuple):
    """Somebody the case knows: their key as a party, None for nobody's, and their names."""

    key: int | None
    names: tuple[str, ...]
    is_insolvent: bool = False


def people_of(case) -> list[Named]:
    """The parties of a case, then its company and who acts for a party, as far as no party."""
    parties = [
        Named(party.pk, tuple(party.all_names), party.is_insolvent) for party in case.sheet.parties
    ]
    company = (case.company.name, case.company.short_name) if case.company else ()
    others = [company, *((party.speaker_name,) for party in case.sheet.parties)]
    taken = {name for party in parties for name in party.names}
    free = [tuple(filter(None, names)) for names in others if not taken & set(names)]
    return parties + [Named(None, names) for names in dict.fromkeys(free) if names]


def warnings(c: Wording, people: Iterable[Named]) -> list[tuple[str, Article]]:
    """(sentence, article) for each who is named in a clause that asks for something."""
    words = "。".join((c.text, c.due_event, c.standard, c.way))
    bound = {*c.by_keys, *c.to_keys, c.by_key, c.to_key} - {None}
    people = list(people)
    borne = {name for one in people if one.key in bound for name in one.names}
    found = [_about(one, words) for one in people if not borne & set(one.names)]
    sentences = filter(None, found) if row_of(c.kind).duty else ()
    about = [(sentence, articles.CONTENT_OF_AGREEMENT) for sentence in sentences]
    return about + [
        (PAYS_NOBODY_ALONE.format(one.names[0]), articles.PAYMENT_BY_THE_INSOLVENT)
        for one in people
        if one.is_insolvent and one.key in {*c.by_keys, c.by_key} and row_of(c.kind).duty in SUMS
    ]


def _about(one: Named, words: str) -> str:
    plain = [name for name in one.names if len(name) > 1 and name not in ORDINARY_WORDS]
    name = next((name for name in plain if name in words), "")
    if one.key is not None:
        return NOT_BOUND.format(name) if name else ""
    owes = name and re.search(f"{BEFORE}{re.escape(name)}|{re.escape(name)}(?:{AFTER})", words)
    return NO_PARTY.format(name) if owes else ""


PAYS_NOBODY_ALONE = (
    "法院已经受理“{}”的破产申请：对个别债权人的清偿无效，破产费用、共益债务除外；"
    "请只写明确认多少债权，由债权人向管理人申报。"
)
NOT_BOUND = "内容里写到“{}”，这一条没有选其为哪一方；要其承担或者由其收取的，请选上，或者另写一条。"
NO_PARTY = "“{}”不是当事人，协议不约束其；要其付款、做事的，请先补登为当事人，或者改由当事人承担。"
