"""The numbers of the cases: three series a year, in order, without a gap."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from cases.models import NumberDrawn, NumberSeries
from cases.models.numbers import format_number

from .bundle import Bundle

Kind = NumberSeries.Kind
COLUMNS = {
    Kind.COMPLAINT: "number",
    Kind.DOSSIER: "dossier_number",
    Kind.AGREEMENT: "agreement_number",
}


def draw_all(committee, made: list[Bundle]) -> list[NumberDrawn]:
    """Number the cases and save the series; returns the drawn numbers, not saved."""
    written = [one for one in made if one.plan.result == "written"]
    return [
        *_draw(committee, Kind.COMPLAINT, made, lambda one: one.plan.days["registered"]),
        *_draw(committee, Kind.DOSSIER, made, lambda one: one.plan.days["accepted"]),
        *_draw(committee, Kind.AGREEMENT, written, lambda one: one.plan.days["ended"]),
    ]


def _draw(committee, kind: Kind, made: Iterable[Bundle], day: Callable) -> list[NumberDrawn]:
    years = defaultdict(list)
    for one in sorted(made, key=day):
        years[day(one).year].append(one)
    return [row for year, ones in years.items() for row in _year(committee, kind, year, ones)]


def _year(committee, kind, year, ones) -> list[NumberDrawn]:
    series = NumberSeries.objects.create(
        committee=committee, kind=kind, year=year, next=len(ones) + 1
    )
    rows = []
    for serial, one in enumerate(ones, 1):
        number = format_number(committee, kind, year, serial)
        setattr(one.case, COLUMNS[kind], number)
        rows.append(
            one.add(NumberDrawn(series=series, serial=serial, number=number, case=one.case))
        )
    return rows
