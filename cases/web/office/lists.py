"""The office's lists: every case of the committee, and the agreements that wait for the seal."""

import django_filters
from django.core.paginator import Paginator
from django.forms import DateInput
from django.urls import reverse

from cases.models import Case
from cases.web.listing import PAGE, CaseFilter, RowFilter, list_cases
from cases.web.staff import names_of, said
from cases.web.words import cn_day, yuan
from mediation.directory.models import Estate, Person

from . import facts
from .shelves import SHELVES, SUMS, question

COLUMNS = (
    ("案件", "number", "pk"),
    ("状态", "", ""),
    ("小区", "", ""),
    ("调解员", "", ""),
    ("涉及金额", "amount", "amount"),
    ("受理", "accepted", "accepted_on"),
)
NUMERIC = "涉及金额"
ORDERS = {name: column for _, name, column in COLUMNS if name}
FIELDS = "q status stage category source estate mediator accepted_from accepted_to".split()
DAY = DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
ALL = list({shelf.key: shelf for shelf in (*SUMS, *SHELVES)}.values())
MORE = ["shelf", "filter", "sort", "page"]


def own_estates(request):
    """The estates of the office's committees."""
    return Estate.objects.filter(committee__in=request.actor.bodies).order_by("name")


def own_mediators(request):
    """The mediators of the office's committees."""
    return Person.objects.filter(
        posts__function="mediator", posts__committee__in=request.actor.bodies
    ).distinct()


class OfficeFilter(CaseFilter):
    """What the office's list may be narrowed by; a shelf's number opens its list."""

    estate = RowFilter(label="小区", queryset=own_estates)
    mediator = RowFilter(label="调解员", queryset=own_mediators)
    accepted_from = django_filters.DateFilter(
        label="受理日自", field_name="accepted_on", lookup_expr="gte", widget=DAY
    )
    accepted_to = django_filters.DateFilter(
        label="受理日至", field_name="accepted_on", lookup_expr="lte", widget=DAY
    )
    shelf = django_filters.ChoiceFilter(
        label="待办", choices=[(s.key, s.title) for s in ALL], method="on_shelf"
    )

    def on_shelf(self, cases, name, key):
        """The cases of one shelf of the desk."""
        return cases.filter(question(key))


def case_list(request) -> dict:
    """The context of the list: table, chips, filters, pages."""
    chosen = _order(request.GET.get("sort", ""))
    visible = Case.objects.visible_to(request.actor)
    listing = list_cases(request, visible, filters=OfficeFilter, order=chosen)
    return {
        "listing": listing,
        "columns": columns(request),
        "rows": rows(listing.rows),
        "chips": chips(request),
        "active": active(request, listing),
        "fields": filter_fields(request, listing.form),
        "open_url": _url(request, filter="open"),
        "kept": [(n, request.GET[n]) for n in ("shelf", "sort") if request.GET.get(n)],
    }


def _order(sort) -> str:
    """The column to sort by; only ours, newest first when in doubt."""
    column = ORDERS.get(sort.removeprefix("-"), "")
    if not column:
        return "-pk"
    return f"-{column}" if sort.startswith("-") else column


def _url(request, **changed) -> str:
    """This list with some parameters changed; an empty one is dropped, and so is the page."""
    query = request.GET.copy()
    for name in ("page", *changed):
        query.pop(name, None)
    for name, value in changed.items():
        if value:
            query[name] = value
    return f"?{query.urlencode()}"


def columns(request) -> list[dict]:
    """The heads of the columns; those that can sort link to both directions in turn."""
    sort = request.GET.get("sort", "-number")
    return [_column(request, sort, *column) for column in COLUMNS]


def _column(request, sort, label, name, _):
    head = {"label": label, "numeric": label == NUMERIC}
    if not name:
        return head
    rising = sort == name
    if sort.removeprefix("-") == name:
        head["sorted"] = "ascending" if rising else "descending"
    return head | {"sort_url": _url(request, sort=f"-{name}" if rising else name)}


def rows(cases) -> list[dict]:
    """The cases by their sides; one statement for the names."""
    names = names_of(case.pk for case in cases)
    return [row(case, names[case.pk]) for case in cases]


def row(case, parties) -> dict:
    """One case as a row."""
    tag = {"紧急": "late"} if case.urgent else {}
    return {
        "url": reverse("office:case", args=[case.number]),
        "cells": [
            {"text": said(case, parties), "note": _about(case), **_tag(tag)},
            {"text": case.status_label},
            {"text": str(case.estate or "")},
            {"text": str(case.mediator or "")},
            {"text": f"{yuan(case.amount)} 元" if case.amount else "", "numeric": True},
            {"text": f"{cn_day(case.accepted_on)}受理" if case.accepted_on else ""},
        ],
    }


def _about(case):
    return f"{case.number} · {case.place} · {cn_day(case.registered_on)}登记"


def _tag(tag):
    return {"tag": next(iter(tag)), "tone": tag[next(iter(tag))]} if tag else {}


def chips(request) -> list[dict]:
    """All cases, or one shelf's."""
    now = request.GET.get("shelf", "")
    base = reverse("office:list")
    found = [{"label": "全部", "url": base, "current": not now}]
    for shelf in ALL:
        url = f"{base}?shelf={shelf.key}"
        found.append({"label": shelf.title, "url": url, "current": shelf.key == now})
    return found


def active(request, listing) -> list[dict]:
    """The filters in force, each with the address that lifts it."""
    found = []
    for name, value in request.GET.items():
        if value and name not in MORE and name in listing.form.fields:
            text = _said(listing, name, value)
            found.append({"label": text, "url": _url(request, **{name: ""})})
    return found


def _said(listing, name, value) -> str:
    """A filter in words; the name of an estate or a person is read off the rows."""
    field = listing.form.fields[name]
    if name in ("estate", "mediator"):
        shown = str(getattr(listing.rows[0], name)) if listing.rows else ""
    elif hasattr(field, "choices"):
        shown = dict(field.choices).get(value, value)
    else:
        shown = value
    return f"{field.label}：{shown}" if shown else field.label


def filter_fields(request, form) -> list:
    """The fields of the filter form, only when it is open: their choices cost statements."""
    if request.GET.get("filter") != "open" and form.is_valid():
        return []
    for name in FIELDS:
        _say_any(form.fields[name])
    return [form[name] for name in FIELDS]


def _say_any(field):
    """The empty choice reads 不限, also where the choices were read when the form was made."""
    field.empty_label = "不限"
    if hasattr(field, "choices") and not hasattr(field, "queryset"):
        field.choices = [choice for choice in field.choices if choice[0] != ""]


def seals(request) -> dict:
    """The agreements that wait for the committee's seal, those ready for it marked."""
    waiting = Case.objects.visible_to(request.actor).filter(question("seal"))
    page = Paginator(waiting.select_related("mediator").order_by("pk"), PAGE).get_page(
        request.GET.get("page")
    )
    keys = [case.pk for case in page.object_list]
    parties, marks = facts.parties_of(keys), facts.marks_of(keys)
    found = [_seal(c, parties[c.pk], marks[c.pk]) for c in page.object_list]
    return {"rows": found, "page": page, "total": page.paginator.count}


def _seal(case, parties, marks):
    return {
        "number": case.number,
        "agreement": case.agreement_number,
        "title": said(case, parties),
        "mediator": str(case.mediator or ""),
        "amount": case.amount,
        "url": reverse("office:case", args=[case.number]),
        "seal_url": reverse("office:act", args=[case.number, "seal"]),
        **facts.signing(parties, marks),
    }
