"""The trail for one reader: the lines they may read, with names as they may see them."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from cases.acts import Audience
from cases.door import offering
from cases.functions import row_of
from cases.phases import roles
from cases.states import Milestone
from cases.texts_as_seen import as_seen
from cases.visibility import (
    audiences,
    hides_name,
    is_masked,
    outside,
    short_name_of,
    without_unseen_cases,
)
from cases.words.acts import ACTS, INTERRUPTED, INTERRUPTING
from cases.words.party_marks import words_and_keys
from cases.words.punctuation import as_sentence, well_punctuated
from cases.words.written_names import contains_any
from mediation import clock

# Lines of the daily run: wholly ours, without typed text or names, so that a mask leaves them.
OURS = frozenset(
    {"clock_lapsed", "clock_reminded", "clock_recounted", "duty_ended", "promise_lapsed"}
    | {"visit_lapsed", "visit_reminded", "visits_wanted", "parts_run_out"}
)
# The milestone of an agreement in force; the line before it says the same and more.
REPEATED = "effective"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the trail for the page."""

    on: date
    time: datetime | None
    lead: str
    sentence: str
    by: str


def entries_for(case, actor, limit=None, rows=None) -> list[Entry]:
    """The lines of the case's trail this actor may read, newest first; `rows` if loaded."""
    seen = {party: short_name_of(party, actor) for party in case.sheet.all_parties}
    names = {str(party.pk): shown for party, shown in seen.items()}
    readable = audiences(case, actor)
    rows = case.trail.readable_by(readable).order_by("-seq") if rows is None else rows
    rows = [row for row in rows if row.audience in readable and row.name != REPEATED]
    rows = _until_mediation(case, rows) if outside(case, actor) else rows
    rows = without_unseen_cases(case, rows, actor)
    if is_masked(case, actor):
        return [_under_mask(row, case, actor) for row in rows if _done(row)][:limit]
    signed = _signers(case, rows[:limit], names)
    return [_entry(row, names, signed, case, actor) for row in rows[:limit]]


def _signers(case, rows, names) -> dict[str, str]:
    """By principal of a one-case link what its party is called; no query without such lines."""
    if not any(row_of(row.function).by_link for row in rows):
        return {}
    links = case.links.values_list("pk", "party_id")
    return {f"link:{link}": names.get(str(party), "") for link, party in links}


def _under_mask(row, case, actor) -> Entry:
    """The lines with act, day and function only: no typed text and no name."""
    by = as_seen(case, row.actor_title, actor) if row.origin == "done" else ""
    return Entry(row.on, None, "", _done(row), by)


def _done(row) -> str:
    """What a line says under the mask; nothing when only its typed words would say it."""
    if row.name in OURS:
        return row.sentence
    label = _labels().get(row.name) or (row.milestone and Milestone(row.milestone).label)
    return f"{label}。" if label else ""


@cache
def _labels() -> dict[str, str]:
    """The label of each act; of an act with several edges, the label of the first."""
    return {act.name: act.label for act in reversed(offering.catalogue())}


def _until_mediation(case, rows) -> list:
    """The lines up to the one that requested mediation."""
    asked = [row.seq for row in rows if row.milestone == Milestone.REQUESTED]
    return [row for row in rows if row.seq <= min(asked, default=0)]


def _entry(row, names, signed, case, actor) -> Entry:
    parts = words_and_keys(_sentence(row, actor))
    sentence = "".join(as_seen(case, words, actor) + _named(key, names) for words, key in parts)
    sentence += as_seen(case, _demand(row, case, actor), actor)
    by = " · ".join(dict.fromkeys(filter(None, _signature(row, signed, case, actor))))
    sentence = as_sentence(well_punctuated(sentence))  # lines written before the door did so
    same_day = row.origin == "done" and clock.beijing(row.at) == row.on
    return Entry(row.on, row.at if same_day else None, "", sentence, by)


def _named(key, names) -> str:
    """What the party with that key is called; what was typed before marks were told apart."""
    return key and names.get(key, f"{{p{key}}}")


def _sentence(row, actor) -> str:
    """The stored sentence; for a party the plain one, where the office has its own."""
    if not actor.party_id:
        return row.sentence
    plain = ACTS[row.name].story if row.name in ACTS else ""
    if plain or row.name not in INTERRUPTING:
        return plain or row.sentence
    return row.sentence.replace(*INTERRUPTED)


def _demand(row, case, actor) -> str:
    """What the office demanded of whom it sent the case to: for these, and for the staff."""
    note = "" if actor.party_id else row.facts.get("note", "")
    reads = note and (Audience.STAFF in audiences(case, actor) or roles.addressee(case, actor))
    return f"要求：{note}" if reads else ""


def _signature(row, signed, case, actor) -> list:
    """Name and function of the actor; empty for a public page, which the sentence names.

    Of the people of a body whose name is hidden, not their own names either.
    """
    if row_of(row.function).is_anonymous:
        return []
    title = as_seen(case, row.actor_title, actor)
    is_hidden = names_hidden_body(row, case, actor)
    return [title] if is_hidden else [_who(row, signed), title]


def names_hidden_body(row, case, actor) -> bool:
    """Whether who acted on that line did so for a party whose name this reader may not know."""
    if not row_of(row.function).party_column:
        return False
    parties = (party for party in case.sheet.all_parties if party.hide_name)
    hidden = (party for party in parties if hides_name(party, actor))
    return any(contains_any(row.actor_title, party.all_names) for party in hidden)


def _who(row, signed) -> str:
    """The actor's name; of a party that acted through its link, as this reader may see it."""
    by_link = row_of(row.function).by_link
    return signed.get(row.principal, "当事人") if by_link else row.actor
