"""What an entry replaces or adds up, rebuilt from the trail: consent, and days a clock was held."""

from collections.abc import Iterator
from datetime import date

from cases.models import Clock, Party, Step

from .fault import Fault, by_case

# The facts of the lines that record an answer, the beginning of a hold, and its end.
AGREES, AGREED, HELD, RELEASED = "agrees", "agreed", "key", "keys"
ASKED_AGAIN = "asked_anew"  # parties whose earlier answer no longer counts
LEFT_OUT = "left_out"  # the days held so far, counted again, and since when it stands still
TELLING = [AGREES, AGREED, ASKED_AGAIN, HELD, RELEASED, LEFT_OUT]
NOT_KNOWN = "空"


def faults(cases) -> Iterator[Fault]:
    """Parties of these cases whose consent, and clocks whose held days, differ from the trail."""
    telling = Step.objects.filter(facts__has_any_keys=TELLING)
    lines = by_case(telling.filter(case__in=cases).order_by("case_id", "seq"))
    parties = by_case(Party.objects.filter(case__in=lines.keys()).order_by("pk"))
    clocks = by_case(Clock.objects.filter(case__in=lines.keys()).order_by("pk"))
    for case in cases:
        rows = lines[case.pk]
        for what in (*_consents(rows, parties[case.pk]), *_held(rows, clocks[case.pk])):
            yield Fault(case.number, what)


def _consents(rows, parties) -> Iterator[str]:
    """The last answer of each party on the trail is the one the party's row keeps."""
    last = {party: answer for row in rows for party, answer in _answers(row)}
    for party in parties:
        kept = party.consent, party.consent_on
        wanted = last.get(party.pk, kept)
        if kept != wanted:
            yield f"{party}的表态是“{_in_words(*kept)}”，经过中最后是“{_in_words(*wanted)}”。"


def _answers(row) -> Iterator[tuple[int, tuple[str, date]]]:
    """The answers a line records; a line of an earlier version names no party."""
    if AGREES in row.facts:
        consent = Party.Consent.YES if row.facts[AGREES] else Party.Consent.NO
        yield from ((party, (consent.value, row.on)) for party in row.facts.get("about", ()))
    yield from ((party, ("", None)) for party in row.facts.get(ASKED_AGAIN, ()))
    if AGREED in row.facts:  # who asks again has agreed by asking
        yield row.facts[AGREED], (Party.Consent.YES.value, row.on)


def _in_words(consent, on) -> str:
    return f"{dict(Party.Consent.choices).get(consent, NOT_KNOWN)} {on or NOT_KNOWN}"


def _held(rows, clocks) -> Iterator[str]:
    """The days the clocks of a kind were held are those between hold and release, each once."""
    for key, days in _days_held(rows).items():
        kept = sum(clock.held_days for clock in clocks if clock.key == key)
        if kept != len(days):
            yield f"期限{key}已暂停天数记为{kept}天，经过中暂停了{len(days)}天。"


def _days_held(rows) -> dict[str, set[int]]:
    """Per kind of clock the days of its holds that were released."""
    since: dict[str, int] = {}
    days: dict[str, set[int]] = {}
    for row in rows:
        if HELD in row.facts:
            since[row.facts[HELD]] = row.on.toordinal()
        for key in row.facts.get(RELEASED, ()):
            if key in since:
                days.setdefault(key, set()).update(range(since.pop(key), row.on.toordinal()))
        for key, (count, held_on) in row.facts.get(LEFT_OUT, {}).items():
            days[key] = set(range(count))
            since.pop(key, None)
            if held_on:
                since[key] = date.fromisoformat(held_on).toordinal()
    return days
