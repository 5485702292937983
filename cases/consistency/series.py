"""Numbers: every serial recorded, and every number of a case drawn for it."""

from collections.abc import Iterator

from django.db.models import CharField, Count, Exists, Max, Min, OuterRef, Value
from django.db.models.functions import Cast

from cases.models import Case, NumberDrawn, NumberSeries, Step, Supervision
from cases.models.trail import Origin

from .fault import Fault, by_case

NO_CASE = "登记为已经使用，却没有对应的案件。"
ONLY_TRAIL = "案件不见了，只剩它的经过。"
NUMBER, TRAIL = 0, 1
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
    """Numbers and trails whose case is gone: SQLite's own shell deletes it and asks for nothing."""
    gone = ~Exists(Case.objects.filter(pk=OuterRef("case_id")))
    numbers = NumberDrawn.objects.filter(gone, status=NumberDrawn.Status.USED)
    trails = Step.objects.filter(gone).annotate(number=Cast("case_id", CharField())).distinct()
    found = numbers.annotate(kind=Value(NUMBER)).values_list("kind", "number")
    found = found.union(trails.annotate(kind_=Value(TRAIL)).values_list("kind_", "number"))
    for kind, name in found.order_by("kind", "number"):
        yield Fault(name, NO_CASE) if kind == NUMBER else Fault(f"案件（主键{name}）", ONLY_TRAIL)


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
    supervised = [pk for pk, rows in drawn.items() if any(_is_of_a_sheet(row) for row in rows)]
    sheets = by_case(Supervision.objects.filter(case__in=supervised)) if supervised else {}
    for case in cases:
        rows = drawn[case.pk]
        yield from _wrongly_drawn(case, rows, {one.number for one in sheets.get(case.pk, ())})
        for column in _columns(case):
            number = getattr(case, column)
            if number and number not in {row.number for row in rows}:
                yield Fault(case.number, f"编号{number}没有登记在号段里。")


def _is_of_a_sheet(row) -> bool:
    """Whether the number is that of a sheet of supervision, of which a case may have several."""
    return row.series.kind == Kind.SUPERVISED


def _wrongly_drawn(case, rows, of_sheets) -> Iterator[Fault]:
    for row in rows:
        known = of_sheets if _is_of_a_sheet(row) else {getattr(case, COLUMN_OF[row.series.kind])}
        if row.number not in known:
            yield Fault(case.number, f"号段里登记给本案的{row.number}，案件上没有。")


def _columns(case) -> tuple[str, ...]:
    if case.origin == Origin.IMPORTED:
        return ("number",)
    return ("number", "dossier_number", "agreement_number")
