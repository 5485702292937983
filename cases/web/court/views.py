"""What a court reads: the inbox, the list, one case with its papers beside it."""

import django_filters
from csp.constants import SELF
from csp.decorators import csp_replace
from django.views.decorators.clickjacking import xframe_options_sameorigin

from cases.models import Case, Proceeding
from cases.web import case_parts
from cases.web.face import Face
from cases.web.listing import CaseFilter, list_cases
from cases.web.stepping import ActView
from cases.web.words import cn_day, yuan
from mediation.accounts.front_door import admits
from mediation.directory.models import Function

from . import case_page
from . import desk as inbox

FACE = Face(
    "court",
    Function.COURT,
    menu=(("desk", "收件", "inbox"), ("list", "案件", "folder2-open")),
    search_hint="编号、姓名、地点…",
)


class CourtAct(ActView):
    """One act of a court, in its frame."""

    template_name = "court/act.html"


COLUMNS = ("案件", "进度", "案号", "约定金额", "申请")


class CourtFilter(CaseFilter):
    """What a court's list may be narrowed by: the progress of its own proceedings."""

    step = django_filters.ChoiceFilter(
        label="进度", choices=[(s.key, s.title) for s in inbox.SHELVES], method="on_shelf"
    )

    def on_shelf(self, cases, name, key):
        """The cases with a proceeding of this court on that shelf."""
        return cases.filter(pk__in=[p.case_id for p in inbox.standing(self.request.actor)[key]])


@admits(Function.COURT)
def desk(request):
    """What the court must do now, by the state of its proceedings."""
    context = {"shelves": inbox.shelves(request.actor)}
    return FACE.render(request, "court/desk.html", context, current="desk")


@admits(Function.COURT)
def case_list(request):
    """Every case the court was sent."""
    listing = list_cases(request, Case.objects.visible_to(request.actor), filters=CourtFilter)
    keys = [case.pk for case in listing.rows]
    ours = Proceeding.objects.filter(case__in=keys, court__in=request.actor.bodies)
    last = {row.case_id: row for row in ours.order_by("pk")}
    context = {
        "listing": listing,
        "columns": [{"label": label, "numeric": "金额" in label} for label in COLUMNS],
        "rows": [_row(case, last.get(case.pk)) for case in listing.rows],
        "chips": _chips(request),
        "step": request.GET.get("step", ""),
        "search_text": request.GET.get("q", ""),
    }
    return FACE.render(request, "court/list.html", context, current="list")


def _row(case, proceeding):
    kind = proceeding.get_kind_display() if proceeding else ""
    return {
        "url": case_parts.base_of("court", case),
        "cells": [
            {"text": case.title, "note": f"{case.number}{inbox.DOT}{kind}"},
            {"text": proceeding.get_status_display() if proceeding else ""},
            {"text": proceeding.number if proceeding else ""},
            {"text": _agreed(case), "numeric": True},
            {"text": f"{cn_day(proceeding.applied_on)}申请" if proceeding else ""},
        ],
    }


def _agreed(case):
    return f"{yuan(case.amount_agreed)} 元" if case.amount_agreed else ""


def _chips(request):
    now = request.GET.get("step", "")
    found = [{"label": "全部", "url": "?", "current": not now}]
    for shelf in inbox.SHELVES:
        url = f"?step={shelf.key}"
        found.append({"label": shelf.title, "url": url, "current": shelf.key == now})
    return found


@admits(Function.COURT)
def case(request, number):
    """One case as the court was sent it."""
    found = case_parts.find(request, number)
    context = case_page.context(FACE, found, request.actor)
    return FACE.render(request, "court/case.html", context, current="list")


# Our own case page shows the paper in a frame; nobody else's may.
paper = FACE.paper_view()
paper = csp_replace({"frame-ancestors": [SELF]})(xframe_options_sameorigin(paper))
