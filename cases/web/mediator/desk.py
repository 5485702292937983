"""The mediator's desk: what must be done now, on five shelves with their numbers."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    Subquery,
)
from django.urls import reverse

from cases.models import Assignment, Case
from cases.web.dated import Pile, pile_of, running_clocks, sources
from cases.web.dated_rows import first_by_case, note_of, together
from cases.web.listing.cells import ShelfRow
from cases.web.listing.moves import with_results
from cases.web.staff import parties_by_case, sides_and_category
from cases.web.urgency import NOTHING_DUE, NOTHING_LATE, NOTHING_TODAY, Urgency, left_text, tone
from mediation import clock

from .shelves import DUE, LATE, MINE, OTHERS, TITLES, TODAY, question, wanted

MOST_ROWS = 6
EMPTY = {
    TODAY: NOTHING_TODAY,
    LATE: NOTHING_LATE,
    MINE: "没有等您办的案件。",
    DUE: NOTHING_DUE,
    OTHERS: "没有在等别人的案件。",
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open case: its urgency, its next last day and whether it may move, its last move."""

    case_id: int
    urgency: Urgency
    deadline: date | None
    may_move: bool | None
    moved_at: datetime

    def order(self) -> tuple:
        """The sort key; cases without a last day come last within their urgency."""
        day = self.deadline or date.max
        return self.urgency, day, self.moved_at, self.case_id


def context(actor) -> dict:
    """The shelves; four statements whatever is on them."""
    everything = Case.objects.visible_to(actor)
    visible = everything.open()
    found = {pile: first_by_case(rows) for pile, rows in _dated_rows(visible, everything).items()}
    piles = {pile: list(rows.values()) for pile, rows in found.items()} | _waiting(visible, found)
    firsts = {key: pile[:MOST_ROWS] for key, pile in piles.items()}
    keys = {row.case_id for rows in firsts.values() for row in rows}
    cases = with_results(everything.defer("summary")).in_bulk(keys)
    names = parties_by_case(keys)
    return {
        "shelves": [
            _shelf(key, [_row(cases, names, row, key) for row in firsts[key]], len(piles[key]))
            for key in TITLES
        ]
    }


def _dated_rows(visible, ended_too) -> dict[Pile, list[tuple]]:
    """Everything late, of today and due soon as plain values, by its pile; one statement."""
    found = sources(visible.values("pk"), ended_too.values("pk"))
    piles: dict[Pile, list[tuple]] = {pile: [] for pile in Pile}
    for row in together((source, source.rows) for source in found):
        piles[pile_of(*row[1:3])].append(row)
    return piles


def _waiting(visible, found) -> dict[str, list[Waiting]]:
    """The open cases by what they wait for: late, due, new, then longest untouched."""
    piles: dict[str, list[Waiting]] = {MINE: [], OTHERS: []}
    late, due = found[Pile.LATE], found[Pile.TODAY].keys() | found[Pile.DUE].keys()
    for key, mine, new, *times in _open_rows(visible):
        urgency = Urgency.NEW if new else Urgency.REST
        urgency = Urgency.LATE if key in late else Urgency.DUE if key in due else urgency
        piles[MINE if mine else OTHERS].append(Waiting(key, urgency, *times))
    return {key: sorted(rows, key=Waiting.order) for key, rows in piles.items()}


def _open_rows(visible):
    """Every open case as values: key, waits for the mediator, new, next last day, whether it may
    move, last move.

    One statement. A mediator's open cases are few; a sort in the database would repeat the same
    conditions four times in the statement. A case is new on the day of assignment.
    """
    mine = ExpressionWrapper(Q(question(MINE)), BooleanField())
    soonest = running_clocks().filter(case=OuterRef("pk")).order_by("due_on")
    first = (Subquery(soonest.values(name)[:1]) for name in ("due_on", "provisional"))
    new = Assignment.objects.filter(case=OuterRef("pk"), until=None, since=clock.today())
    return visible.order_by().values_list("pk", mine, Exists(new), *first, "moved_at")


def _shelf(key, rows, count) -> dict:
    return {
        "title": TITLES[key],
        "count": count,
        "rows": rows,
        "url": f"{reverse('mediator:list')}?shelf={key}",
        "empty": EMPTY[key],
    }


def _row(cases, names, first, shelf) -> ShelfRow:
    """A case as a row of a shelf."""
    case, parties = cases[first.case_id], names[first.case_id]
    row = _waiting_row if shelf in (MINE, OTHERS) else _dated_row
    return row(case, parties, first, shelf)


def _waiting_row(case, parties, waiting, shelf) -> ShelfRow:
    mine = shelf == MINE
    tag, shade = _tag(case, waiting)
    return ShelfRow(
        sides_and_category(case, parties),
        f"{wanted(case, mine)} · {case.place}",
        reverse("mediator:case", args=[case.number]),
        tag=tag,
        tone=shade,
        phone=_phone(parties) if mine else "",
    )


def _tag(case, waiting) -> tuple[str, str]:
    """The tag beside a row and its tone: urgent, its day, new, or the state."""
    if case.urgent:
        return "紧急", "late"
    shade = tone(waiting.deadline, clock.today())
    if shade:
        left = left_text(waiting.deadline, clock.today(), may_move=waiting.may_move)
        return left, shade
    return ("新", "blue") if waiting.urgency == Urgency.NEW else (case.status_label, "")


def _phone(parties) -> str:
    phones = (party.phone_to_call(clock.today()) for party in parties)
    return next(filter(None, phones), "")


def _dated_row(case, parties, first, shelf) -> ShelfRow:
    """A case with its first day, and the number of further ones on this shelf."""
    today = clock.today()
    return ShelfRow(
        sides_and_category(case, parties),
        note_of(first),
        reverse("mediator:case", args=[case.number]),
        tag=TITLES[TODAY] if shelf == TODAY else left_text(first.on, today),
        tone=tone(first.on, today),
        phone=_phone(parties) if shelf != DUE else "",
    )
