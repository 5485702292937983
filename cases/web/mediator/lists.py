"""The mediator's list: his cases by stage and shelf, searched, sorted, with their clocks."""

import django_filters
from django.db.models import Count, Min, Q
from django.urls import reverse

from cases.models import Case
from cases.states import STATES_OF_STAGE, Stage
from cases.web.case_parts import RIGHTS, left_text, tone
from cases.web.listing import CaseFilter, list_cases
from cases.web.staff import names_of, said
from cases.web.words import cn_day, yuan
from mediation import clock

from .shelves import TITLES, question

COLUMNS = (
    ("案件", "number", "pk"),
    ("状态", "status", "status"),
    ("最近期限", "due", "soonest"),
    ("涉及金额", "amount", "amount"),
    ("受理", "accepted", "accepted_on"),
    ("最近办理", "moved", "moved_at"),
)
NUMERIC = "涉及金额"
ORDERS = {name: column for _, name, column in COLUMNS}


class MediatorFilter(CaseFilter):
    """What the list may be narrowed by; a shelf's number opens its list."""

    shelf = django_filters.ChoiceFilter(
        label="待办", choices=list(TITLES.items()), method="on_shelf"
    )

    def on_shelf(self, cases, name, key):
        """The cases of one shelf of the desk."""
        return cases.filter(question(key))


def context(request) -> dict:
    """The context of the list: table, chips, pages."""
    visible = Case.objects.visible_to(request.actor)
    over = Q(clocks__key__in=RIGHTS, clocks__due_on__lt=clock.today())
    running = Min("clocks__due_on", filter=Q(clocks__ended_on=None) & ~over)
    listing = list_cases(
        request,
        visible.annotate(soonest=running),
        filters=MediatorFilter,
        order=order(request.GET.get("sort", "")),
    )
    names = names_of({case.pk: case for case in listing.rows})
    return {
        "listing": listing,
        "columns": [_column(request, *column) for column in COLUMNS],
        "rows": [_row(case, names[case.pk]) for case in listing.rows],
        "chips": chips(request, visible),
        "shelf": TITLES.get(request.GET.get("shelf", ""), ""),
        "search_text": request.GET.get("q", ""),
        "kept": [(n, request.GET[n]) for n in ("stage", "shelf", "sort") if request.GET.get(n)],
    }


def order(sort) -> str:
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
    query.update({name: value for name, value in changed.items() if value})
    return f"?{query.urlencode()}"


def _column(request, label, name, _) -> dict:
    sort = request.GET.get("sort", "-number")
    rising = sort == name
    head = {"label": label, "numeric": label == NUMERIC}
    if sort.removeprefix("-") == name:
        head["sorted"] = "ascending" if rising else "descending"
    return head | {"sort_url": _url(request, sort=f"-{name}" if rising else name)}


def chips(request, visible) -> list[dict]:
    """The stages with their true numbers; one statement."""
    now = request.GET.get("stage", "")
    stages = list(Stage)
    counts = visible.aggregate(
        total=Count("pk"),
        **{s.name: Count("pk", filter=Q(status__in=sorted(STATES_OF_STAGE[s]))) for s in stages},
    )
    every = not now and not request.GET.get("shelf")
    found = [{"label": "全部", "count": counts["total"], "current": every, "value": ""}]
    found += [
        {"label": s.label, "count": counts[s.name], "current": now == s.value, "value": s.value}
        for s in stages
    ]
    return [chip | {"url": _url(request, stage=chip["value"], shelf="")} for chip in found]


def _row(case, parties) -> dict:
    return {
        "url": reverse("mediator:case", args=[case.number]),
        "cells": [
            {
                "text": said(case, parties),
                "note": f"{case.number} · {case.place}",
                **({"tag": "紧急", "tone": "late"} if case.urgent else {}),
            },
            {"text": case.status_label},
            _due(case),
            {"text": f"{yuan(case.amount)} 元" if case.amount else "", "numeric": True},
            {"text": f"{cn_day(case.accepted_on)}受理" if case.accepted_on else ""},
            {"text": f"{cn_day(clock.beijing(case.moved_at))}办理"},
        ],
    }


def _due(case) -> dict:
    if case.soonest is None:
        return {"text": ""}
    today = clock.today()
    return {
        "text": cn_day(case.soonest),
        "tag": left_text(case.soonest, today),
        "tone": tone(case.soonest, today),
    }
