"""The desk: the number of cases with each flag, the worst of each, and requests to answer."""

from django.db.models import Exists, OuterRef
from django.urls import reverse

from cases.law.clock_rules import rule
from cases.law.clocks_of_visits import VISITS
from cases.models import Case, Unmasking
from cases.web.dated import Pile, visits_on
from cases.web.listing.cells import ShelfRow
from cases.web.listing.chips import count_each
from cases.web.urgency import left_of, left_text, named
from cases.web.words import cn_day
from mediation import clock

from . import flags
from .flags import FLAGS, late_clocks, late_promises

SHOWN = 5
ENOUGH = 4 * SHOWN  # a case may have several late days
RELATED = ("case__estate", "case__committee")


def context(actor) -> dict:
    """Figures and shelves of the actor's place; one statement a shelf, one for the numbers."""
    visible = Case.objects.visible_to(actor)
    counts = count_each(actor, Case.objects.visible_to, flags.choices)
    rows = {"late": _late(visible), "urgent": _urgent(visible), "promises": _promises(visible)}
    return {
        "figures": [_figure(flag, counts[flag.key]) for flag in FLAGS],
        "shelves": [_shelf(flag, counts[flag.key], rows[flag.key]) for flag in FLAGS if flag.none],
        "requests": _requests(actor, visible),
    }


def list_url(flag) -> str:
    """The list behind a flag's number."""
    return f"{reverse('supervisor:list')}?flag={flag.key}"


def _figure(flag, count) -> dict:
    tone = "late" if count and flag.none else ""
    return {"value": count, "label": flag.title, "url": list_url(flag), "note": "", "tone": tone}


def _shelf(flag, count, rows) -> dict:
    url = list_url(flag) if count else ""
    return {"title": flag.title, "count": count, "rows": rows, "url": url, "empty": flag.none}


def _late(visible) -> list[ShelfRow]:
    """The cases with the oldest late clocks and return visits, each with its first one."""
    today = clock.today()
    rows = [
        (one.due_on, one.case, named(one), left_of(one, today))
        for one in _oldest(late_clocks(), "due_on", visible)
    ] + [
        (one.planned_on, one.case, rule(VISITS, one.planned_on).name, left_text(one.on, today))
        for one in _oldest(visits_on(Pile.LATE), "planned_on", visible)
    ]
    return _first_of_each_case(rows)


def _promises(visible) -> list[ShelfRow]:
    rows, today = _oldest(late_promises(), "due_on", visible), clock.today()
    return _first_of_each_case(
        (row.due_on, row.case, "承诺", left_text(row.due_on, today)) for row in rows
    )


def _urgent(visible) -> list[ShelfRow]:
    urgent = visible.filter(flags.is_urgent()).order_by("-urgent", "-level", "pk")
    return [_row(case) for case in urgent.select_related("estate", "committee")[:SHOWN]]


def _oldest(rows, day, visible):
    """The first rows of the place; an index finds them in the order of their days."""
    mine = rows.filter(Exists(visible.filter(pk=OuterRef("case"))))
    return mine.select_related(*RELATED).order_by(day, "pk")[:ENOUGH]


def _first_of_each_case(rows) -> list[ShelfRow]:
    """Of (day, case, what, time left) the first of each case, the oldest first."""
    found: dict = {}
    for _, case, what, left in sorted(rows, key=lambda row: row[0]):
        found.setdefault(case.pk, _row(case, what, left))
    return list(found.values())[:SHOWN]


def _row(case, what="", left="", shade="late") -> ShelfRow:
    """One case without names: what is late and the time left, or why it is a red flag."""
    about = [case.number, str(case.committee), what or f"{cn_day(case.registered_on)}登记"]
    return ShelfRow(
        f"{case.estate or case.committee}　{case.get_category_display()}",
        " · ".join(about),
        reverse("supervisor:case", args=[case.number]),
        tag=left or _weight(case),
        tone=shade,
    )


def _weight(case) -> str:
    """Why an open case is a red flag: it is urgent, or of a grave level."""
    return "紧急" if case.urgent else f"{case.level}级"


def _requests(actor, visible) -> list[ShelfRow]:
    """The requests of colleagues, each linking to the page for the answer."""
    asked = Unmasking.objects.to_answer(actor).filter(case__in=visible).select_related("case")
    return [_request(row) for row in asked]


def _request(asked) -> ShelfRow:
    url = reverse("supervisor:decide", args=[asked.case.number, asked.pk])
    title = f"{asked.actor}申请查看 {asked.case.number} 的个人信息"
    return ShelfRow(title, f"理由：{asked.reason}", url, action_url=url, action_label="答复")
