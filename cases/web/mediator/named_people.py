"""Whom a clause names in its text without binding them: a party left out, or no party at all.

Only names that the case knows are looked for; whom else a text means nobody can tell.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from cases.law import articles
from cases.law.article import Article
from cases.law.clause_kinds.table import row_of
from cases.law.clause_text import Wording
from cases.words.ordinary_words import ORDINARY_WORDS

# What makes somebody owe: a word before the name, or one after it.
BEFORE, AFTER = "[由向给替让]", "应|须|要|负责|承担|支付|付|赔|退|修|做|完成|保证"


class Named(NamedTuple):
    """Somebody the case knows: their key as a party, None for nobody's, and their names."""

    key: int | None
    names: tuple[str, ...]


def people_of(case) -> list[Named]:
    """The parties of a case, then its company and who acts for a party, as far as no party."""
    parties = [Named(party.pk, tuple(party.all_names)) for party in case.sheet.parties]
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
    return [(sentence, articles.CONTENT_OF_AGREEMENT) for sentence in sentences]


def _about(one: Named, words: str) -> str:
    plain = [name for name in one.names if len(name) > 1 and name not in ORDINARY_WORDS]
    name = next((name for name in plain if name in words), "")
    if one.key is not None:
        return NOT_BOUND.format(name) if name else ""
    owes = name and re.search(f"{BEFORE}{re.escape(name)}|{re.escape(name)}(?:{AFTER})", words)
    return NO_PARTY.format(name) if owes else ""


NOT_BOUND = "内容里写到“{}”，这一条没有选其为哪一方；要其承担或者由其收取的，请选上，或者另写一条。"
NO_PARTY = "“{}”不是当事人，协议不约束其；要其付款、做事的，请先补登为当事人，或者改由当事人承担。"
