"""Notices of rectification without a case as the faces list and show them."""

from dataclasses import dataclass, replace
from functools import partial

from django.db.models import Q
from django.http import Http404
from django.urls import reverse

from cases.models import EstateNotice
from cases.web.listing.case_list import CaseList
from cases.web.listing.cells import LONG, Cell, title_cell
from cases.web.listing.chips import Choice
from cases.web.listing.columns import Column
from cases.web.urgency import left_text, tone
from cases.web.words import cn_day
from mediation import clock

Status = EstateNotice.Status
OPEN = Q(status=Status.OPEN)


@dataclass(frozen=True, slots=True)
class Addresses:
    """What the rows of a page need beside the notices: the face, for their addresses."""

    face: str

    def __call__(self, rows, actor) -> "Addresses":
        return self

    def of(self, notice) -> str:
        """The page of a notice in this face."""
        return reverse(f"{self.face}:notice", args=[notice.pk])


def visible(actor):
    """The notices this reader may see."""
    return EstateNotice.objects.visible_to(actor)


def choices(actor) -> list[Choice]:
    """The chips: what is open, what of it is late, and each outcome."""
    today = clock.today()
    return [
        Choice("open", Status.OPEN.label, lambda: OPEN),
        Choice("late", "已逾期", lambda: OPEN & Q(due_on__lt=today)),
        Choice("passed", Status.PASSED.label, partial(Q, status=Status.PASSED)),
        Choice("lifted", Status.LIFTED.label, partial(Q, status=Status.LIFTED)),
    ]


def _notice_cell(notice, names) -> Cell:
    return title_cell(notice.items, f"{notice.issued_by}　{notice.number}", names.of(notice))


def _where_cell(notice, names) -> Cell:
    return Cell(str(notice.estate), note=str(notice.company), look=LONG)


def _day_cell(notice, names) -> Cell:
    day = f"{cn_day(notice.due_on)}（含当日）前"
    if not notice.is_open:
        return Cell(tag=notice.get_status_display(), tone="ok", note=cn_day(notice.ended_on))
    today = clock.today()
    return Cell(tag=left_text(notice.due_on, today), tone=tone(notice.due_on, today), note=day)


LIST = CaseList(
    title="整改通知",
    hint="主管部门责令物业公司整改的通知书，不属于哪一件案件的。案件里的整改在案件里办。",
    columns=(
        Column("整改的事项", _notice_cell),
        Column("小区", _where_cell),
        Column("期限", _day_cell, "due", "due_on"),
    ),
    names=Addresses(""),
    cases=visible,
    more=lambda rows: rows.annotate(is_waiting=OPEN),
    related=("estate", "company", "issued_by"),
    deferred=(),
    filters=None,
    chip="show",
    choices=choices,
    sort="",
    ties=("-is_waiting", "due_on", "pk"),
    unit="份",
    empty="没有整改通知书。",
    empty_icon="file-earmark-text",
)


def list_of(face) -> CaseList:
    """The list of this face, each row with the address of its own page."""
    return replace(LIST, names=Addresses(face))


def notice_of(request, pk):
    """The notice, if this reader may see it; else 404."""
    related = ("estate", "company", "issued_by")
    found = visible(request.actor).select_related(*related).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def context(notice, events) -> dict:
    """What the page of a notice shows: its text, its last day, and what happened to it."""
    today = clock.today()
    return {
        "notice": notice,
        "events": events,
        "left": left_text(notice.due_on, today) if notice.is_open else notice.get_status_display(),
        "tone": tone(notice.due_on, today) if notice.is_open else "ok",
    }


def notice_page(face):
    """The page of one notice for those who only read it."""

    def page(request, pk):
        notice = notice_of(request, pk)
        shown = context(notice, list(notice.events.all())) | {"form": None}
        return face.render(request, "parts/estate_notice.html", shown, current="notices")

    return page
