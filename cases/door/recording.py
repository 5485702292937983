"""Writing the trail: lines are chained in memory and written once, with the case.

`append` and `change` collect lines and columns on the case, `flush` writes both in two statements;
the last line carries the digests of the case and of every legal record written with it.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from cases.acts import Audience
from cases.legal_records import digests
from cases.models import Case, Step
from cases.models.trail import GENESIS
from cases.words.party_marks import stored, stored_marks
from cases.words.punctuation import as_sentence, well_punctuated
from mediation import clock
from mediation.accounts.actor import Actor


def line(name: str, sentence: str, on: date, by: Actor, audience: str = Audience.ALL) -> Step:
    """A trail line by this actor, not yet chained."""
    return Step(
        name=name,
        sentence=stored(as_sentence(well_punctuated(sentence))),
        on=on,
        actor=by.name[:80],
        actor_title=by.title_line[:120],
        function=by.function,
        principal=by.principal,
        audience=audience,
    )


ALWAYS = ("trail_head", "trail_length", "moved_at", "milestone_on")


def append(case: Case, *rows: Step) -> None:
    """Chain lines to the case's trail; the caller holds the lock and flushes."""
    for row in rows:
        _chain(case, row)
    case.unwritten += rows


def change(case: Case, fields: Iterable[str]) -> None:
    """Mark these columns of the case for the next flush."""
    case.changed_fields |= set(fields)


def _chain(case: Case, row: Step) -> None:
    row.case, row.seq = case, case.trail_length + 1
    row.month = row.on.year * 100 + row.on.month
    row.at = row.at or clock.now()
    if row.milestone:
        case.milestone_on = max(filter(None, (case.milestone_on, row.on)))
    clock.saw(max(case.moved_at, row.at))  # later than now, if the clock is set back
    case.trail_length, case.moved_at = row.seq, row.at


def flush(case: Case) -> None:
    """Write the lines, the changed columns and the head of the trail; the only place that saves
    a case."""
    _seal(case)
    Step.objects.bulk_create(case.unwritten)
    case.through_the_door = True
    try:
        case.save(update_fields=sorted({*ALWAYS, *case.changed_fields}))
    finally:
        case.through_the_door = False
    case.unwritten, case.changed_fields = [], set()


def _seal(case: Case) -> None:
    """Cover what was written by the last line, and chain the lines."""
    if case.unwritten:
        written = case.written.take(case) if case.written else digests.of_records([case])
        case.unwritten[-1].records = digests.as_text(written)
    for row in case.unwritten:
        case.trail_head = row.seal(case.trail_head or GENESIS)


def plain(facts: Mapping[str, Any]) -> dict:
    """Facts as JSON for the hash: dates in ISO form, other values as they are or as text."""
    return json.loads(json.dumps(dict(facts), default=str, ensure_ascii=False), object_hook=_marked)


def _marked(facts: dict) -> dict:
    """The facts, marks of parties in their words as they are stored."""
    return {n: stored_marks(one) if isinstance(one, str) else one for n, one in facts.items()}
