"""The trail told to one reader: the lines he may read, names as he may see them."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from cases.visibility import audiences, name_of

PARTY = re.compile(r"\{p(\d+)\}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the trail as a page shows it."""

    on: date
    time: datetime | None
    lead: str
    sentence: str
    by: str


def tell(case, actor, limit=None) -> list[Entry]:
    """The lines of a case's trail this actor may read, newest first."""
    names = {str(party.pk): name_of(party, actor) for party in case.sheet.all_parties}
    rows = case.trail.told_to(audiences(case, actor)).order_by("-seq")
    return [_entry(row, names) for row in (rows[:limit] if limit else rows)]


def _entry(row, names) -> Entry:
    sentence = PARTY.sub(lambda found: names.get(found[1], "当事人"), row.said)
    by = " · ".join(filter(None, [row.actor, row.actor_title]))
    return Entry(row.on, row.at if row.origin == "done" else None, "", sentence, by)
