"""Whether a text can be made final: the defects and warnings of each clause, and the paper."""

from dataclasses import dataclass, field

from cases.door import offering
from cases.forms.base import FORMS
from cases.forms.people import speaker_of
from cases.law import clause_defects, clause_risks, clauses
from cases.law.article import Article
from cases.law.clause_kinds.row import UNCLEAR
from cases.law.clause_text import GAP, numeral
from cases.phases.mediate.agreement import MATTER, PERFORMANCE
from cases.phases.mediate.guards_of_agreeing import no_open_defect
from cases.web.case_parts import base_of
from cases.web.plain_words import Reason, reason
from cases.words.readers import Reader
from mediation import clock

from . import named_people


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence about a clause, with its article and the field it is about."""

    text: str
    basis: Article | None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One clause as checked: its position, its sentence cut at the gaps, its defects."""

    row: str
    number: str
    pieces: list[str]
    defects: list[Finding]
    warnings: list[Finding]


@dataclass(frozen=True, slots=True)
class Check:
    """The whole text as checked."""

    cards: list[Card]
    general: list[Finding]
    electronic: bool
    facts: str = ""
    performance: str = ""
    labels: tuple[str, str] = (MATTER, PERFORMANCE)
    reasons: list[Reason] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    final_act: str = ""  # which makes it final in the present state

    @property
    def defects(self) -> int:
        """The number of missing values."""
        return len(self.general) + sum(len(card.defects) for card in self.cards)

    @property
    def can_be_final(self) -> bool:
        """Whether finalising this text would be refused for nothing."""
        return not self.defects and not self.reasons

    @property
    def warnings(self) -> int:
        """The number of risks for confirmation by a court."""
        return sum(len(card.warnings) for card in self.cards)

    @property
    def lacking(self) -> list[Card]:
        """The clauses with a defect."""
        return [card for card in self.cards if card.defects]

    @property
    def basis(self) -> list[Article]:
        """Why defects matter: each article once, however many defects it is about."""
        found = [finding.basis for card in self.cards for finding in card.defects]
        return list(dict.fromkeys(article for article in found if article))


def reasons_against(case, text, actor) -> list[Reason]:
    """What finalising this text today would be refused for, beside the defects of its clauses.

    The guards of the act itself are asked of the text, saved or not.
    """
    act = act_that_makes_final(case)
    sheet, facts = case.sheet, {"by": actor, "on": clock.today()}
    saved = sheet.agreements
    sheet.agreements = [*(one for one in saved if one.version != text.version), text]
    try:
        unmet = offering.unmet_guards(case, act, facts)
    finally:
        sheet.agreements = saved
    base, ways = base_of("mediator", case), offering.ways_on(offering.offers(case, actor))
    return [reason(g, base, ways, Reader.STAFF) for g in unmet if g != no_open_defect]


def act_that_makes_final(case):
    """The act of this state, or the usual one where the case has moved on meanwhile."""
    acts = [a for a in offering.catalogue() if a.name in FORMS and FORMS[a.name].freezes_text]
    return next((act for act in acts if case.status in act.sources), acts[0])


def check_of(case, facts, performance, rows, wrong=(), reasons=()) -> Check:
    """Check a text: `rows` are (prefix of the card, clause as plain values).

    `wrong` holds by prefix what cannot be saved as typed, as (anchor, sentence); `reasons` is
    what finalising is refused for otherwise.
    """
    return Check(
        cards=_cards(rows, dict(wrong), named_people.people_of(case)),
        general=[
            Finding(text, None, ANCHOR_OF[name])
            for name, text in clause_defects.defects_of_text(facts, rows)
        ],
        electronic=not any(clause_risks.needs_paper(values) for _, values in rows),
        facts=facts,
        performance=performance,
        reasons=list(reasons),
        parties=[_party(party) for party in case.sheet.needed_parties],
        final_act=act_that_makes_final(case).name,
    )


def _cards(rows, wrong, people) -> list[Card]:
    """The card of each clause, with what it lacks and what it risks."""
    texts = clauses.beside_others([values for _, values in rows])
    rows = [(prefix, values) for (prefix, _), values in zip(rows, texts, strict=True)]
    found = clause_defects.defects_of_all(texts)
    risks = clause_risks.warnings_of_all(texts)
    lacks = zip(rows, found, risks, strict=True)
    return [
        _card(place, row, own, wrong.get(row[0], ()), _risks(row[1], told, people))
        for place, (row, own, told) in enumerate(lacks, 1)
    ]


def _card(place, row, defects, wrong, risks) -> Card:
    prefix, values = row
    lacking = [
        Finding(text.removesuffix(UNCLEAR), basis, _anchor(prefix, name))
        for name, text, basis in defects
    ]
    return Card(
        row=prefix,
        number=numeral(place),
        pieces=clauses.sentence(values).split(GAP),
        defects=_once([Finding(text, None, anchor) for anchor, text in wrong], lacking),
        warnings=[Finding(text, basis, prefix) for text, basis in risks],
    )


def _risks(values, told, people) -> list:
    """What a court may stumble over, days that are over, and who is named but not bound."""
    past = clause_risks.past_days(values, clock.today())
    named = named_people.warnings(clauses.read(values, {}), people)
    return told + past + named


ANCHOR_OF = {"facts": "id_matter", "clauses": "clauses"}


def _once(wrong, lacking) -> list[Finding]:
    """What is wrong as typed, and what else is lacking: one reason for a field or instalment."""
    fields = {finding.anchor for finding in wrong}
    parts = any("-part-" in anchor for anchor in fields)
    return wrong + [
        finding
        for finding in lacking
        if finding.anchor not in fields
        and not (parts and finding.text == clause_defects.INCOMPLETE_PART)
    ]


FIELD_OF = {"by": "by_party", "to": "to_party", "instalments": "amount"}


def _anchor(prefix, name) -> str:
    return f"id_{prefix}-{FIELD_OF.get(name, name)}"


def _party(party) -> str:
    born = f"{party.born_on.year}年{party.born_on.month}月生" if party.born_on else ""
    address = f"住{party.address}" if party.address else ""
    known = (party.printed_name, party.sex, party.ethnicity, born, party.occupation, address)
    return "，".join(filter(None, (*known, speaker_of(party))))
