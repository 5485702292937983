"""A list of cases as a face declares it, and the page built from the declaration."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import OuterRef, Q, Subquery

from cases.models import Case
from cases.web.dated import running_clocks
from cases.web.listing.addresses import address_with, hidden_fields, is_narrowed
from cases.web.listing.cells import TemplateValue
from cases.web.listing.chips import Chip, Choice, chips_of, count_each
from cases.web.listing.columns import Column, ExportColumn, heads_of, order_of
from cases.web.listing.filters import CaseFilter

PAGE = 20
EVERY = Choice("", "全部", Q())
RELATED = ("estate", "mediator", "company")


def all_visible(actor):
    """Every case the actor may see."""
    return Case.objects.visible_to(actor)


def with_deadline(cases):
    """Cases with `deadline`: the next last day that somebody must watch, or None."""
    running = running_clocks().filter(case=OuterRef("pk")).order_by("due_on")
    return cases.annotate(deadline=Subquery(running.values("due_on")[:1]))


@dataclass(frozen=True, slots=True)
class CaseList:
    """One list of a face: which cases, its columns, chips and filters, and its exports.

    `names(cases, actor)` reads at once what the rows of one page need beside the cases, and gives
    titles and places as this reader may read them; `more(cases)` adds what is read in the same
    statement. `choices(actor)` are the chips, without 全部; `chip` is their parameter. A list
    without `exports` cannot be exported.
    """

    title: str
    columns: tuple[Column, ...]
    names: Callable[[list, Any], Any]
    cases: Callable[[Any], Any] = all_visible
    more: Callable[[Any], Any] = with_deadline
    filters: type[CaseFilter] = CaseFilter
    hint: str = ""
    chip: str = ""
    choices: Callable[[Any], list[Choice]] | None = None
    chips_aloud: str = "筛选"
    fields: tuple[str, ...] = ()
    sort: str = "-number"  # the default order
    empty: str = "没有符合条件的案件；换个词查找，或者看全部。"
    exports: tuple[ExportColumn, ...] = ()

    def listed(self, request):
        """All cases that match the conditions and the chip, in order, and the filter form.

        The form is None without conditions: creating one costs as much as drawing the page.
        """
        cases, form = self.cases(request.actor), None
        if chip := self._chip_of(request):
            cases = cases.filter(chip.holds)
        if is_narrowed(request, self.chip) or request.GET.get("filter") == "open":
            chosen = self.filters(_without(request.GET, self.chip), queryset=cases, request=request)
            cases, form = chosen.qs, chosen.form
        order = order_of(self.columns, request.GET.get("sort", self.sort))
        return self.read(cases).order_by(*order, "-pk"), form

    def read(self, cases):
        """The cases with the records shown in their rows."""
        return self.more(cases.select_related(*RELATED).defer("summary"))

    def _chip_of(self, request) -> Choice | None:
        """The chosen chip; None for the whole list and for an unknown value."""
        wanted = request.GET.get(self.chip)
        choices = self.choices(request.actor) if self.choices and wanted else []
        return next((choice for choice in choices if choice.key == wanted), None)

    def page(self, request) -> dict:
        """The context of the page: table, chips, filters in force, pages."""
        cases, form = self.listed(request)
        chips, total = self._chips(request)
        listing = _page_of(request, cases, total)
        names = self.names(listing.cases, request.actor)
        return {
            "list_title": self.title,
            "list_hint": self.hint,
            "listing": listing,
            "columns": heads_of(self.columns, request, self.sort),
            "rows": [[c.cell(case, names) for c in self.columns] for case in listing.cases],
            "chips": chips,
            "chips_aloud": self.chips_aloud,
            "conditions": conditions(request, form, listing.cases),
            "fields": filter_fields(request, form, self.fields),
            "open_url": address_with(request, filter="open") if self.fields else "",
            "all_url": request.path,
            "kept_by_search": hidden_fields(request, "q"),
            "kept_by_filters": hidden_fields(request, *self.fields),
            "search_text": request.GET.get("q", ""),
            "empty": self.empty,
            "export_url": _export_url(request) if self.exports and listing.total else "",
        }

    def _chips(self, request) -> tuple[list[Chip], int | None]:
        """The chips with their counts, and the total when one of them equals it."""
        if not self.choices:
            return [], None
        choices = [EVERY, *self.choices(request.actor)]
        counts = count_each(self.cases(request.actor), {c.key: c.holds for c in choices})
        wanted = request.GET.get(self.chip)
        chosen = next((choice for choice in choices if choice.key == wanted), EVERY)
        chips = chips_of(request, self.chip, choices, counts, chosen)
        return chips, None if is_narrowed(request, self.chip) else counts[chosen.key]


def _without(query, name):
    """The parameters without the chip, which is a condition of its own."""
    rest = query.copy()
    rest.pop(name, None)
    return rest


@dataclass(frozen=True, slots=True)
class Listing(TemplateValue):
    """One page of a list with its true count."""

    cases: list
    total: int
    first: int
    last: int
    previous_url: str
    next_url: str
    filtered: bool


def _page_of(request, cases, total) -> Listing:
    """One page of the cases; one statement, and one for the total unless it is known."""
    paginator = Paginator(cases, PAGE)
    if total is not None:
        paginator.count = total
    page = paginator.get_page(request.GET.get("page"))
    before = page.number - 1 if page.has_previous() else 0
    after = page.number + 1 if page.has_next() else 0
    return Listing(
        cases=list(page.object_list),
        total=paginator.count,
        first=page.start_index(),
        last=page.end_index(),
        previous_url=address_with(request, page=before) if before else "",
        next_url=address_with(request, page=after) if after else "",
        filtered=is_narrowed(request),
    )


def _export_url(request) -> str:
    """The workbook of the listed cases: the same address with .xlsx, the same conditions."""
    query = address_with(request, filter="")
    return f"{request.path.rstrip('/')}.xlsx{query if query != '?' else ''}"


def conditions(request, form, cases) -> list[Chip]:
    """The active conditions, each with the address that removes it; chips are shown elsewhere."""
    fields = form.fields if form else {}
    return [
        Chip(_in_words(fields[name], name, value, cases), address_with(request, **{name: ""}))
        for name, value in request.GET.items()
        if value and form and name in form.data and name in fields
    ]


def _in_words(field, name, value, cases) -> str:
    """A condition in words; the name of an estate or a person is taken from the rows."""
    if name in ("estate", "mediator"):
        shown = str(getattr(cases[0], name)) if cases else ""
    elif hasattr(field, "choices"):
        shown = dict(field.choices).get(value, value)
    else:
        shown = value
    return f"{field.label}：{shown}" if shown else field.label


def filter_fields(request, form, names) -> list:
    """The fields of the filter form, only while it is open: their choices cost statements."""
    if form is None or (request.GET.get("filter") != "open" and form.is_valid()):
        return []
    for name in names:
        _say_any(form.fields[name])
    return [form[name] for name in names]


def _say_any(field):
    """Label the empty choice 不限, also where the choices were read with the form."""
    field.empty_label = "不限"
    if hasattr(field, "choices") and not hasattr(field, "queryset"):
        field.choices = [choice for choice in field.choices if choice[0] != ""]
