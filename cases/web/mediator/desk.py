"""The mediator's desk: what must be done now, on four shelves, with their true numbers."""

from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, Count, ExpressionWrapper, F, Q, Value
from django.urls import reverse

from cases.law import deadlines
from cases.models import Case
from cases.states import OPEN
from cases.web.case_parts import left_text, tone
from cases.web.dated import sources
from cases.web.listing.cells import ShelfRow
from cases.web.staff import names_of, said
from cases.web.words import cn_day, yuan
from mediation import clock

from .shelves import DUE, MINE, OTHERS, TITLES, TODAY, question, wanted

MOST_ROWS = 6
EMPTY = {
    TODAY: "今天没有排好的回访，也没有今天到期的付款和承诺。",
    MINE: "没有等您办的案件。",
    DUE: "三天内没有到期的期限。",
    OTHERS: "没有在等别人的案件。",
}
COLUMNS = (
    "number",
    "title",
    "status",
    "place",
    "category",
    "urgent",
    "moved_at",
    "struck_off_on",
    "estate_id",
)


@dataclass(frozen=True, slots=True)
class Dated:
    """One thing with a day: a clock, a promise, an instalment, a visit."""

    case_id: int
    kind: str
    on: date
    text: str

    @property
    def today(self) -> bool:
        """Whether it belongs to today rather than to what falls due soon."""
        now = clock.today()
        return self.kind != "clock" and (self.on == now or (self.kind == "visit" and self.on < now))


def context(actor) -> dict:
    """The shelves; four statements whatever stands on them."""
    everything = Case.objects.visible_to(actor)
    visible = everything.open()
    dated = _dated(visible, everything)
    counts = visible.aggregate(**{key: Count("pk", filter=question(key)) for key in (MINE, OTHERS)})
    cases = _cases(visible, {row.case_id for row in dated})
    names = names_of(cases)
    today, soon = ([row for row in dated if row.today is which] for which in (True, False))
    return {
        "shelves": [
            _shelf(TODAY, _dated_rows(today, cases, names)),
            _shelf(MINE, _rows(cases, names, True), counts[MINE]),
            _shelf(DUE, _dated_rows(soon, cases, names)),
            _shelf(OTHERS, _rows(cases, names, False), counts[OTHERS]),
        ]
    }


def _dated(visible, ended_too) -> list[Dated]:
    """What falls due until soon, soonest first; one statement."""
    queries = [
        source.rows.order_by().values_list(
            F(source.case), Value(source.kind), F(source.day), source.text
        )
        for source in sources(visible.values("pk"), ended_too.values("pk"))
    ]
    rows = [Dated(*row) for row in queries[0].union(*queries[1:], all=True)]
    return sorted(rows, key=lambda row: row.on)


def _cases(visible, dated) -> dict[int, Case]:
    """The cases on the desk: those with a day, and the longest untouched of both piles."""
    mine = Q(question(MINE))
    piles = [
        visible.filter(pile).order_by("moved_at").values("pk")[:MOST_ROWS] for pile in (mine, ~mine)
    ]
    wanted = Q(pk__in=dated) | Q(pk__in=piles[0]) | Q(pk__in=piles[1])
    found = Case.objects.filter(wanted).annotate(mine=ExpressionWrapper(mine, BooleanField()))
    rows = found.select_related("estate").defer("summary").order_by("moved_at")
    return {case.pk: case for case in rows}


def _shelf(key, rows, count=None) -> dict:
    count = len(rows) if count is None else count
    return {
        "title": TITLES[key],
        "count": count,
        "rows": rows[:MOST_ROWS],
        "url": f"{reverse('mediator:list')}?shelf={key}",
        "empty": EMPTY[key],
    }


def _rows(cases, names, mine) -> list[dict]:
    pile = [case for case in cases.values() if case.mine is mine and case.status in OPEN]
    return [_row(case, names[case.pk], wanted(case, mine)) for case in pile]


def _row(case, parties, note) -> dict:
    return ShelfRow(
        said(case, parties),
        f"{note} · {case.place}",
        reverse("mediator:case", args=[case.number]),
        tag="紧急" if case.urgent else case.status_label,
        tone="late" if case.urgent else "",
    )


def _dated_rows(dated, cases, names) -> list[dict]:
    """One row a case: its first day, and how many more."""
    by_case: dict[int, list[Dated]] = {}
    for row in dated:
        by_case.setdefault(row.case_id, []).append(row)
    return [
        _dated_row(cases[pk], names[pk], rows[0], len(rows) - 1) for pk, rows in by_case.items()
    ]


def _dated_row(case, parties, first, more) -> dict:
    note = f"{NOTES[first.kind](first)}{f'；还有{more}项' if more else ''}"
    phone = next((party.phone for party in parties if party.phone), "")
    today = clock.today()
    return ShelfRow(
        said(case, parties),
        note,
        reverse("mediator:case", args=[case.number]),
        tag=left_text(first.on, today),
        tone=tone(first.on, today),
        phone=phone if first.today else "",
    )


def _clock_note(row) -> str:
    rule = deadlines.rule(row.text, row.on)
    return f"{rule.name}{cn_day(row.on)}届满；到期：{rule.lapse}"


NOTES = {
    "clock": _clock_note,
    "promise": lambda row: f"承诺：{row.text}，{cn_day(row.on)}前",
    "part": lambda row: f"应付款{yuan(row.text)}元，{cn_day(row.on)}到期",
    "visit": lambda row: f"“1123”回访，计划{cn_day(row.on)}",
}
