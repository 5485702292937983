"""What is dated in cases, as rows of a desk: the first of each case, and how many more."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import F, QuerySet, Value

from cases.law import clock_rules, deadlines
from cases.law.clocks_of_visits import VISITS
from cases.models import ReturnVisit
from cases.web.clock_rows import in_a_note
from cases.web.dated import ACT, CONDITION, KEPT, PART, VISIT, Source
from cases.web.urgency import calendar_on, moves_to
from cases.web.words import cn_day, yuan
from mediation import clock


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
    return map(_with_last_day, first.union(*others, all=True))


def _with_last_day(row) -> tuple:
    """The row with the last day of its duty, which SQL moves only where it is not yet over."""
    key, kind, on, text = row
    if kind not in (PART, ACT, CONDITION):
        return row
    due_on, kept = _agreed(text)
    on = due_on if kept else deadlines.last_day(due_on, calendar_on(clock.today()))
    return key, kind, on, text


def _agreed(text) -> tuple[date, bool]:
    """The day agreed in a row's text, and whether days off leave it where it is."""
    words = text.split()
    kept = words[-1] == KEPT
    return date.fromisoformat(words[-2] if kept else words[-1]), kept


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


def _part_note(row) -> str:
    """What is owed of an instalment, its agreed day, and the day to which it moves."""
    return _duty_note(row, f"还欠{yuan(row.text.split()[0])}元，")


def _duty_note(row, what) -> str:
    due_on, kept = _agreed(row.text)
    moves = moves_to(due_on, row.on, fixed=kept)
    return "；".join(filter(None, (f"{what}{cn_day(due_on)}到期", moves)))


def _visit_note(row) -> str:
    """The planned day of a visit and its time of day."""
    slot = ReturnVisit.Slot(row.text).label if row.text else ""
    return f"{clock_rules.rule(VISITS, row.on).name}，计划{cn_day(row.on)}{slot}"


NOTES = {
    "clock": lambda row: in_a_note(row.text, row.on),
    "session": lambda row: f"约好{cn_day(row.on)}{row.text[:5]}再谈",
    "promise": lambda row: f"承诺：{row.text}，{cn_day(row.on)}（含当日）前",
    PART: _part_note,
    ACT: lambda row: _duty_note(row, "约定要做的事"),
    CONDITION: lambda row: _duty_note(row, "约定的条件"),
    VISIT: _visit_note,
}
