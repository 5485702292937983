"""A list of cases as a face declares it, and the page built from the declaration."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q

from cases.models import Case
from cases.web.dated import with_deadline
from cases.web.listing.addresses import address_with, hidden_fields, is_narrowed
from cases.web.listing.cells import TemplateValue
from cases.web.listing.chips import LISTED, Chip, Choice, chips_of, count_each
from cases.web.listing.columns import Column, ExportColumn, heads_of, order_of
from cases.web.listing.filter_fields import offer_rows
from cases.web.listing.filters import CaseFilter
from cases.web.listing.refusals import refusals

PAGE = 20
EVERY = Choice("", "全部", Q)
RELATED = ("estate", "mediator", "company")


def all_visible(actor):
    """Every case the actor may see."""
    return Case.objects.visible_to(actor)


@dataclass(frozen=True, slots=True)
class CaseList:
    """One list of a face: which cases, its columns, chips and filters, and its exports.

    `names(cases, actor)` reads at once what the rows of one page need beside the cases, and gives
    titles and places as this reader may read them; `more(cases)` adds what is read in the same
    statement. `choices(actor)` are the chips after the first one, `every`, which is what the list
    holds until one is chosen; `chip` is their parameter. `ties` order what `sort` leaves equal,
    and everything when no column gives the order. A list without `filters` cannot be searched,
    one without `exports` not exported. The rows may also be records of cases, such as promises:
    then `cases` gives these, with `related` and `deferred` to match.
    """

    title: str
    columns: tuple[Column, ...]
    names: Callable[[list, Any], Any]
    cases: Callable[[Any], Any] = all_visible
    more: Callable[[Any], Any] = with_deadline
    related: tuple[str, ...] = RELATED
    deferred: tuple[str, ...] = ("summary",)
    filters: type[CaseFilter] | None = CaseFilter
    hint: str = ""
    chip: str = ""
    every: Choice = EVERY
    choices: Callable[[Any], list[Choice]] | None = None
    chips_aloud: str = "筛选"
    fields: tuple[str, ...] = ()
    sort: str = "-number"  # the default order
    ties: tuple[str, ...] = ("-pk",)
    unit: str = "件"
    empty: str = "没有符合条件的案件；换个词查找，或者看全部。"
    empty_icon: str = "search"
    exports: tuple[ExportColumn, ...] = ()

    def listed(self, request):
        """All cases that match the conditions and the chip, in order, and the filter form.

        None match a condition that cannot be read. The form is None without conditions: creating
        one costs as much as drawing the page.
        """
        chips = self._choices(request) if request.GET.get(self.chip) else []
        cases, form = self.cases(request.actor).filter(self._chosen(request, chips).holds()), None
        if self._is_narrowed(request) or (self.filters and request.GET.get("filter") == "open"):
            chosen = self.filters(_without(request.GET, self.chip), queryset=cases, request=request)
            cases, form = chosen.qs, chosen.form
        if self.refusals(request, form):
            cases = cases.none()
        order = order_of(self.columns, request.GET.get("sort", self.sort))
        return self.read(cases).order_by(*order, *self.ties), form

    def refusals(self, request, form) -> list[str]:
        """Why the list cannot be given as it was asked for; usually nothing."""
        keys = [choice.key for choice in self._choices(request)] if request.GET else []
        return refusals(request, form, self.chip, keys)

    def read(self, cases):
        """The cases with the records shown in their rows."""
        return self.more(cases.select_related(*self.related).defer(*self.deferred))

    def _choices(self, request) -> list[Choice]:
        """All chips; none for a list without."""
        return [self.every, *self.choices(request.actor)] if self.choices else []

    def _chosen(self, request, choices) -> Choice:
        """The chosen chip; the first one for an unknown value."""
        wanted = request.GET.get(self.chip)
        return next((choice for choice in choices if choice.key == wanted), self.every)

    def _is_narrowed(self, request) -> bool:
        """Whether conditions narrow the list beside its chip."""
        return self.filters is not None and is_narrowed(request, self.chip)

    def page(self, request) -> dict:
        """The context of the page: table, chips, filters in force, pages."""
        cases, form = self.listed(request)
        wrong = self.refusals(request, form)
        chips, notices, total = self._chips(request, cases)
        listing = page_of(request, cases, 0 if wrong else total)
        names = self.names(listing.cases, request.actor)
        return {
            "list_title": self.title,
            "list_hint": self.hint,
            "listing": listing,
            "columns": heads_of(self.columns, request, self.sort),
            "rows": [[c.cell(case, names) for c in self.columns] for case in listing.cases],
            "chips": chips,
            "chips_aloud": self.chips_aloud,
            "notices": [*wrong, *notices],
            "wrong": wrong,
            "unit": self.unit,
            "empty": self.empty,
            "empty_icon": self.empty_icon,
            "export_url": _export_url(request) if self.exports and listing.total else "",
            **self._narrowing(request, form, listing.cases),
        }

    def _narrowing(self, request, form, cases) -> dict:
        """What the page shows of its search and filters."""
        return {
            "can_be_searched": self.filters is not None,
            "conditions": conditions(request, form, cases),
            "fields": filter_fields(request, form, self.fields),
            "open_url": address_with(request, filter="open") if self.fields else "",
            "all_url": request.path,
            "kept_by_search": hidden_fields(request, "q"),
            "kept_by_filters": hidden_fields(request, *self.fields),
            "search_text": request.GET.get("q", ""),
        }

    def _chips(self, request, cases) -> tuple[list[Chip], list[str], int | None]:
        """The chips with their counts, their notices, and the total of the listed cases.

        The total is that of the chosen chip, or is counted in the same statement.
        """
        choices = self._choices(request)
        if not choices:
            return [], [], None
        narrowed = cases if self._is_narrowed(request) else None
        counts = count_each(request.actor, self.cases, self.choices, self.every, listed=narrowed)
        chosen = self._chosen(request, choices)
        chips = chips_of(request, self.chip, choices, counts, chosen)
        notices = [choice.notice for choice in choices if choice.notice and counts[choice.key]]
        return chips, notices, counts[chosen.key if narrowed is None else LISTED]


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


def page_of(request, cases, total, size=None) -> Listing:
    """One page of the cases; one statement, and one for the total unless it is known."""
    paginator = Paginator(cases, size or PAGE)
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
    offer_rows(form, names)
    for name in names:
        _say_any(form.fields[name])
    return [form[name] for name in names]


def _say_any(field):
    """Label the empty choice 不限, also where the choices were read with the form."""
    field.empty_label = "不限"
    if hasattr(field, "choices") and not hasattr(field, "queryset"):
        field.choices = [choice for choice in field.choices if choice[0] != ""]
