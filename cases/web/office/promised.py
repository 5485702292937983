"""The register of promises (承诺台账): what was promised in the committee's cases, and by when."""

from functools import partial

from django.db.models import Q
from django.urls import reverse

from cases.door.named_acts import CHECK_PROMISE
from cases.models import Case, Promise
from cases.web.case_parts import base_of
from cases.web.listing.case_list import CaseList
from cases.web.listing.cells import LONG, Cell, title_cell
from cases.web.listing.chips import Choice
from cases.web.listing.columns import Column
from cases.web.staff import StaffNames
from cases.web.urgency import left_text, tone
from cases.web.words import cn_day
from cases.words.acts import ACTS
from mediation import clock

Status = Promise.Status
OPEN = Q(status=Status.OPEN)


def promises(actor):
    """The promises made in the committee's cases."""
    return Promise.objects.filter(case__in=Case.objects.visible_to(actor).values("pk"))


def choices(actor) -> list[Choice]:
    """The chips: what is open, what of it is due by today, and each outcome."""
    today = clock.today()
    return [
        Choice("open", Status.OPEN.label, lambda: OPEN),
        Choice("due", "到期待核查", lambda: OPEN & Q(due_on__lte=today)),
        Choice("kept", Status.KEPT.label, partial(Q, status=Status.KEPT)),
        Choice("broken", Status.BROKEN.label, partial(Q, status=Status.BROKEN)),
    ]


class PromiseNames(StaffNames):
    """Names of the cases in which the promises of one page were made. One statement."""

    def __init__(self, rows, actor):
        super().__init__([promise.case for promise in rows], actor)


def _promise_cell(promise, names) -> Cell:
    """What was promised, by whom, in which case."""
    case = promise.case
    note = " · ".join([promise.by, names.title(case), case.number])
    return title_cell(promise.text, note, base_of("office", case))


def _day_cell(promise, names) -> Cell:
    day = f"{cn_day(promise.due_on)}（含当日）前"
    if promise.status == Status.OPEN:
        today = clock.today()
        return Cell(
            tag=left_text(promise.due_on, today), tone=tone(promise.due_on, today), note=day
        )
    shade = "ok" if promise.status == Status.KEPT else "late"
    return Cell(tag=promise.get_status_display(), tone=shade, note=day)


def _check_cell(promise, names) -> Cell:
    """Who checked it and how; of what is due, the way to the check."""
    if promise.checked_on:
        checked = f"{promise.checked_by}{cn_day(promise.checked_on)}核查"
        return Cell(checked, note=promise.proof, look=LONG)
    if promise.due_on > clock.today():
        return Cell(look=LONG)
    url = reverse("office:act", args=[promise.case.number, CHECK_PROMISE])
    return Cell(
        ACTS[CHECK_PROMISE].short,
        url=url,
        link="btn btn-outline-primary",
        aloud=f"：{promise.text}",
    )


LIST = CaseList(
    title="承诺台账",
    hint="谁答应了什么、哪天办好。到期由承诺人以外的人核查，事事有回音、件件有着落。",
    columns=(
        Column("答应办的事", _promise_cell),
        Column("期限", _day_cell, "due", "due_on"),
        Column("核查", _check_cell),
    ),
    names=PromiseNames,
    cases=promises,
    more=lambda rows: rows.annotate(is_open=OPEN),
    related=("case", "case__estate"),
    deferred=("case__summary",),
    filters=None,
    chip="show",
    choices=choices,
    sort="",
    ties=("-is_open", "due_on", "pk"),
    unit="项",
    empty="这里没有承诺。答复、调解时答应了日子的，会出现在这里。",
    empty_icon="calendar-check",
)
