"""Writing the trail: a line is made, chained to the one before, and the case saved with it."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from mediation import clock
from mediation.accounts.actor import Actor

from .acts import Audience
from .models import Case, Step
from .models.trail import GENESIS


def line(name: str, said: str, on: date, by: Actor, audience: str = Audience.ALL) -> Step:
    """A line of the trail by this actor, not yet chained."""
    return Step(
        name=name,
        said=said,
        on=on,
        actor=by.name[:80],
        actor_title=by.title_line[:120],
        function=by.function,
        principal=by.principal,
        audience=audience,
    )


def append(case: Case, *rows: Step) -> None:
    """Chain rows to the case's trail; the caller holds the lock and saves the case."""
    for row in rows:
        _chain(case, row)
    Step.objects.bulk_create(rows)


def _chain(case: Case, row: Step) -> None:
    row.case, row.seq = case, case.trail_length + 1
    row.month = row.on.year * 100 + row.on.month
    row.at = row.at or clock.now()
    if row.milestone:
        case.milestone_on = max(filter(None, (case.milestone_on, row.on)))
    case.trail_head = row.seal(case.trail_head or GENESIS)
    case.trail_length, case.moved_at = row.seq, row.at


def save(case: Case, fields: tuple[str, ...]) -> None:
    """Save the named fields and the head of the trail; nothing else can save a case."""
    case.through_the_door = True
    try:
        always = ("trail_head", "trail_length", "moved_at", "milestone_on")
        case.save(update_fields=list(dict.fromkeys((*fields, *always))))
    finally:
        case.through_the_door = False


def plain(facts: Mapping[str, Any]) -> dict:
    """Facts as JSON the hash can cover: dates as ISO, the rest as it is or as text."""
    return json.loads(json.dumps(dict(facts), default=str, ensure_ascii=False))
