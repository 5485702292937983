"""Writing the trail: lines are chained to the one before, and written with the case at the end.

An act and what follows from it write once: `append` and `change` keep lines and columns on the
case, `flush` writes both in two statements.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from cases.acts import Audience
from cases.models import Case, Step
from cases.models.trail import GENESIS
from mediation import clock
from mediation.accounts.actor import Actor


def line(name: str, sentence: str, on: date, by: Actor, audience: str = Audience.ALL) -> Step:
    """A line of the trail by this actor, not yet chained."""
    return Step(
        name=name,
        sentence=sentence,
        on=on,
        actor=by.name[:80],
        actor_title=by.title_line[:120],
        function=by.function,
        principal=by.principal,
        audience=audience,
    )


ALWAYS = ("trail_head", "trail_length", "moved_at", "milestone_on")


def append(case: Case, *rows: Step) -> None:
    """Chain rows to the case's trail; the caller holds the lock and flushes."""
    for row in rows:
        _chain(case, row)
    case.unwritten += rows


def change(case: Case, fields: Iterable[str]) -> None:
    """These columns of the case were changed and go with the next flush."""
    case.changed_fields |= set(fields)


def _chain(case: Case, row: Step) -> None:
    row.case, row.seq = case, case.trail_length + 1
    row.month = row.on.year * 100 + row.on.month
    row.at = row.at or clock.now()
    if row.milestone:
        case.milestone_on = max(filter(None, (case.milestone_on, row.on)))
    case.trail_head = row.seal(case.trail_head or GENESIS)
    case.trail_length, case.moved_at = row.seq, row.at


def flush(case: Case) -> None:
    """Write the lines, the changed columns and the head of the trail; nothing else saves a case."""
    Step.objects.bulk_create(case.unwritten)
    case.through_the_door = True
    try:
        case.save(update_fields=sorted({*ALWAYS, *case.changed_fields}))
    finally:
        case.through_the_door = False
    case.unwritten, case.changed_fields = [], set()


def plain(facts: Mapping[str, Any]) -> dict:
    """Facts as JSON the hash can cover: dates as ISO, the rest as it is or as text."""
    return json.loads(json.dumps(dict(facts), default=str, ensure_ascii=False))
