"""What is dated in cases, as rows of a desk: the first of each case, and how many more."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import F, QuerySet, Value

from cases.law import clock_rules
from cases.web.dated import VISIT, Source
from cases.web.urgency import moves_to
from cases.web.words import cn_day, yuan


@dataclass(frozen=True, slots=True)
class Dated:
    """The first dated row of a case on a shelf, and the number of further ones."""

    case_id: int
    kind: str
    on: date
    text: str
    more: int


def together(arms: Iterable[tuple[Source, QuerySet]]) -> Iterator[tuple]:
    """(case, kind, day, text) of rows of several sources; one statement."""
    first, *others = (
        rows.order_by().values_list(F(source.case), Value(source.kind), F(source.day), source.text)
        for source, rows in arms
    )
    return first.union(*others, all=True)


def first_by_case(rows) -> dict[int, Dated]:
    """The first dated row of each case, soonest first, with the number of further ones."""
    firsts: dict[int, Dated] = {}
    for key, kind, on, text in sorted(rows, key=lambda row: row[2]):
        first = firsts.get(key)
        firsts[key] = (
            replace(first, more=first.more + 1) if first else Dated(key, kind, on, text, 0)
        )
    return firsts


def note_of(first: Dated) -> str:
    """What is dated, its day, and the number of further ones of the case."""
    more = f"；还有{first.more}项" if first.more else ""
    return f"{NOTES[first.kind](first)}{more}"


def _clock_note(row) -> str:
    rule = clock_rules.rule(row.text, row.on)
    return f"{rule.name}{cn_day(row.on)}届满；到期：{rule.lapse}"


def _part_note(row) -> str:
    """What is owed of an instalment, its agreed day, and the day to which it moves."""
    sum_, day = row.text.split()
    due_on = date.fromisoformat(day)
    moved = moves_to(due_on, row.on)
    return "；".join(filter(None, (f"还欠{yuan(sum_)}元，{cn_day(due_on)}到期", moved)))


NOTES = {
    "clock": _clock_note,
    "session": lambda row: f"约好{cn_day(row.on)}{row.text[:5]}再谈",
    "promise": lambda row: f"承诺：{row.text}，{cn_day(row.on)}（含当日）前",
    "part": _part_note,
    VISIT: lambda row: f"“1123”回访，计划{cn_day(row.on)}",
}
