"""Numbers: every serial recorded, and every number of a case drawn for it."""

from collections.abc import Iterator

from django.db.models import Count, Max, Min

from cases.models import NumberDrawn, NumberSeries
from cases.models.trail import Origin

from .fault import Fault, by_case

Kind = NumberSeries.Kind
COLUMN_OF = {
    Kind.COMPLAINT: "number",
    Kind.LEDGER: "number",
    Kind.DOSSIER: "dossier_number",
    Kind.AGREEMENT: "agreement_number",
}


def faults() -> Iterator[Fault]:
    """Series with a missing serial or one beyond the next; numbers without a case, or with two."""
    counted = NumberSeries.objects.select_related("committee").annotate(
        count=Count("drawn"), least=Min("drawn__serial"), most=Max("drawn__serial")
    )
    for series in counted.order_by("pk"):
        last = series.next - 1
        whole = (last, 1, last) if last else (0, None, None)
        if (series.count, series.least, series.most) != whole:
            name = f"{series.committee}{series.year}年{series.get_kind_display()}"
            yield Fault(name, _gap(series, last))
    yield from _without_case()
    yield from _duplicates()


def _without_case() -> Iterator[Fault]:
    rows = NumberDrawn.objects.filter(case=None, status=NumberDrawn.Status.USED)
    for number in rows.order_by("pk").values_list("number", flat=True):
        yield Fault(number, "登记为已经使用，却没有对应的案件。")


def _duplicates() -> Iterator[Fault]:
    """The same number under two serials of a committee."""
    rows = NumberDrawn.objects.values("series__committee", "series__kind", "number")
    for row in rows.annotate(count=Count("pk")).filter(count__gt=1).order_by("number"):
        yield Fault(row["number"], f"这个编号在号段里登记了{row['count']}次。")


def _gap(series, last) -> str:
    if series.most and series.most > last:
        return f"已用到第{series.most}号，下一号却记为第{series.next}号。"
    serials = series.drawn.order_by("serial").values_list("serial", flat=True)
    pairs = enumerate(serials.iterator(chunk_size=2000), 1)
    gap = next((place for place, serial in pairs if place != serial), series.count + 1)
    return f"第{gap}号没有登记，既没有使用也没有作废。"


def faults_of_cases(cases) -> Iterator[Fault]:
    """Numbers on a case that were not drawn for it; recorded numbers of a ledger are exempt."""
    used = NumberDrawn.objects.filter(case__in=cases, status=NumberDrawn.Status.USED)
    drawn = by_case(used.select_related("series"))
    for case in cases:
        rows = drawn[case.pk]
        yield from _wrongly_drawn(case, rows)
        for column in _columns(case):
            number = getattr(case, column)
            if number and number not in {row.number for row in rows}:
                yield Fault(case.number, f"编号{number}没有登记在号段里。")


def _wrongly_drawn(case, rows) -> Iterator[Fault]:
    for row in rows:
        if getattr(case, COLUMN_OF[row.series.kind]) != row.number:
            yield Fault(case.number, f"号段里登记给本案的{row.number}，案件上没有。")


def _columns(case) -> tuple[str, ...]:
    if case.origin == Origin.IMPORTED:
        return ("number",)
    return ("number", "dossier_number", "agreement_number")
