"""The mediator's desk: what must be done now, on five shelves with their numbers."""

from dataclasses import dataclass, replace
from datetime import date

from django.db import models
from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
    Window,
)
from django.db.models.functions import RowNumber
from django.urls import reverse

from cases.law import deadlines
from cases.models import Assignment, Case
from cases.web.dated import Pile, dated, pile_of, running_clocks, sources
from cases.web.listing.cells import ShelfRow
from cases.web.staff import names_of, said
from cases.web.urgency import Urgency, left_text, tone
from cases.web.words import cn_day, yuan
from mediation import clock

from .shelves import DUE, LATE, MINE, OTHERS, TITLES, TODAY, question, wanted

MOST_ROWS = 6
EMPTY = {
    TODAY: "今天没有排好的回访，也没有今天到期的付款和承诺。",
    LATE: "没有过了日子还没办的事。",
    MINE: "没有等您办的案件。",
    DUE: "三个工作日内没有到期的期限。",
    OTHERS: "没有在等别人的案件。",
}


@dataclass(frozen=True, slots=True)
class Dated:
    """The first dated row of a case on a shelf, and the number of further ones."""

    case_id: int
    kind: str
    on: date
    text: str
    more: int


def context(actor) -> dict:
    """The shelves; five statements whatever is on them."""
    everything = Case.objects.visible_to(actor)
    visible = everything.open()
    found = {pile: _by_case(rows) for pile, rows in _dated_rows(visible, everything).items()}
    firsts = {pile: list(cases.values())[:MOST_ROWS] for pile, cases in found.items()}
    waiting = {key: Count("pk", filter=question(key)) for key in (MINE, OTHERS)}
    counts = {pile: len(cases) for pile, cases in found.items()} | visible.aggregate(**waiting)
    mine, others = _piles(visible)
    keys = {row.case_id for rows in firsts.values() for row in rows}
    cases = everything.defer("summary").in_bulk(keys)
    names = names_of({*cases, *(case.pk for case in (*mine, *others))})
    rows = {key: [_dated_row(cases, names, row, key) for row in firsts[key]] for key in firsts}
    rows[MINE] = [_row(case, names[case.pk], mine=True) for case in mine]
    rows[OTHERS] = [_row(case, names[case.pk], mine=False) for case in others]
    return {"shelves": [_shelf(key, rows[key], counts[key]) for key in TITLES]}


def _dated_rows(visible, ended_too) -> dict[Pile, list[tuple]]:
    """Everything late, of today and due soon as plain values, by its pile; one statement."""
    arms = [
        source.rows.order_by().values_list(
            F(source.case), Value(source.kind), F(source.day), source.text
        )
        for source in sources(visible.values("pk"), ended_too.values("pk"))
    ]
    piles: dict[Pile, list[tuple]] = {pile: [] for pile in Pile}
    for row in arms[0].union(*arms[1:], all=True):
        piles[pile_of(*row[1:3])].append(row)
    return piles


def _by_case(rows) -> dict[int, Dated]:
    """The first dated row of each case, soonest first, with the number of further ones."""
    firsts: dict[int, Dated] = {}
    for key, kind, on, text in sorted(rows, key=lambda row: row[2]):
        first = firsts.get(key)
        firsts[key] = (
            replace(first, more=first.more + 1) if first else Dated(key, kind, on, text, 0)
        )
    return firsts


def _piles(visible) -> tuple[list[Case], list[Case]]:
    """The cases by what they wait for: late, due, new, then longest untouched."""
    mine = ExpressionWrapper(Q(question(MINE)), BooleanField())
    soonest = running_clocks().filter(case=OuterRef("pk")).order_by("due_on").values("due_on")
    order = ["urgency", F("deadline").asc(nulls_last=True), "moved_at", "pk"]
    place = Window(RowNumber(), partition_by=[F("mine")], order_by=order)
    placed = visible.annotate(mine=mine, urgency=_urgency(), deadline=Subquery(soonest[:1]))
    placed = placed.annotate(place_in_pile=place)
    found = placed.filter(place_in_pile__lte=MOST_ROWS).defer("summary").order_by(*order)
    piles: tuple[list, list] = ([], [])
    for case in found:
        piles[0 if case.mine else 1].append(case)
    return piles


def _urgency():
    """The rule of `urgency` as a database expression; a case is new on the day of assignment."""
    new = Assignment.objects.filter(case=OuterRef("pk"), until=None, since=clock.today())
    return models.Case(
        When(dated(Pile.LATE), then=Value(Urgency.LATE)),
        When(dated(Pile.TODAY) | dated(Pile.DUE), then=Value(Urgency.DUE)),
        When(Exists(new), then=Value(Urgency.NEW)),
        default=Value(Urgency.REST),
        output_field=IntegerField(),
    )


def _shelf(key, rows, count) -> dict:
    return {
        "title": TITLES[key],
        "count": count,
        "rows": rows,
        "url": f"{reverse('mediator:list')}?shelf={key}",
        "empty": EMPTY[key],
    }


def _row(case, parties, *, mine) -> ShelfRow:
    tag, shade = _tag(case)
    return ShelfRow(
        said(case, parties),
        f"{wanted(case, mine)} · {case.place}",
        reverse("mediator:case", args=[case.number]),
        tag=tag,
        tone=shade,
        phone=_phone(parties) if mine else "",
    )


def _tag(case) -> tuple[str, str]:
    """The tag beside a row and its tone: urgent, its day, new, or the state."""
    if case.urgent:
        return "紧急", "late"
    shade = tone(case.deadline, clock.today())
    if shade:
        return left_text(case.deadline, clock.today()), shade
    return ("新", "blue") if case.urgency == Urgency.NEW else (case.status_label, "")


def _phone(parties) -> str:
    return next((party.phone for party in parties if party.phone), "")


def _dated_row(cases, names, first, shelf) -> ShelfRow:
    """A case with its first day, and the number of further ones on this shelf."""
    case, parties = cases[first.case_id], names[first.case_id]
    more = f"；还有{first.more}项" if first.more else ""
    today = clock.today()
    return ShelfRow(
        said(case, parties),
        f"{NOTES[first.kind](first)}{more}",
        reverse("mediator:case", args=[case.number]),
        tag=left_text(first.on, today),
        tone=tone(first.on, today),
        phone=_phone(parties) if shelf != DUE else "",
    )


def _clock_note(row) -> str:
    rule = deadlines.rule(row.text, row.on)
    return f"{rule.name}{cn_day(row.on)}届满；到期：{rule.lapse}"


NOTES = {
    "clock": _clock_note,
    "promise": lambda row: f"承诺：{row.text}，{cn_day(row.on)}（含当日）前",
    "part": lambda row: f"应付款{yuan(row.text)}元，{cn_day(row.on)}到期",
    "visit": lambda row: f"“1123”回访，计划{cn_day(row.on)}",
}
