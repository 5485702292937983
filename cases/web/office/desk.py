"""The office's desk: six shelves with their numbers, in six statements for any number of cases."""

from collections import defaultdict

from django.db import models
from django.db.models import (
    CharField,
    F,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
    Window,
)
from django.db.models.functions import RowNumber
from django.urls import reverse

from cases.door.next_act import from_desk
from cases.law import deadlines
from cases.models import Case
from cases.web.dated import running_clocks
from cases.web.listing.cells import ShelfRow
from cases.web.listing.chips import count_each
from cases.web.staff import parties_by_case, sides_and_category
from cases.web.urgency import Urgency, left_text, soon_day, tone
from cases.words.acts import ACTS
from mediation import clock

from . import facts
from .shelves import SHELVES, SUMS, lapsed, question, soon_due

SHOWN = 5
BY_CLOCK = {"late": lapsed, "due": soon_due}
STANDING = [shelf for shelf in SHELVES if shelf.key not in BY_CLOCK]


def context(actor) -> dict:
    """The figures and the shelves, as their parts want them."""
    visible = Case.objects.visible_to(actor)
    keys = [*dict.fromkeys(shelf.key for shelf in (*SUMS, *SHELVES))]
    numbers = count_each(visible, {key: question(key) for key in keys})
    rows = _rows(visible, actor) | _clock_rows(visible)
    return {
        "figures": [_figure(sum_, numbers[sum_.key]) for sum_ in SUMS],
        "shelves": [_shelf(s, numbers[s.key], rows.get(s.key, [])) for s in SHELVES],
    }


def _figure(sum_, count) -> dict:
    tones = {"due": "soon", "late": "late"}
    tone = tones.get(sum_.key, "") if count else ""
    url = list_url(sum_.key)
    return {"value": count, "label": sum_.title, "url": url, "note": "", "tone": tone}


def _shelf(shelf, count, rows):
    return {
        "key": shelf.key,
        "title": shelf.title,
        "count": count,
        "rows": rows,
        "url": list_url(shelf.key) if count else "",
        "empty": shelf.empty,
    }


def list_url(key) -> str:
    """The list behind a shelf's number."""
    if key == "signing":
        return reverse("office:seals")
    return f"{reverse('office:list')}?shelf={key}"


def _rows(visible, actor):
    """The urgent and the oldest few of each shelf, with the facts that decide."""
    found = list(_first_of_each(visible))
    keys = [case.pk for case in found]
    parties, marks = facts.parties_of(keys), facts.marks_of(keys)
    mediators = facts.ties(actor.bodies)
    rows = defaultdict(list)
    for case in found:
        fact = {}
        if case.shelf == "requests":
            fact = facts.consent(parties[case.pk], mediators)
        elif case.shelf == "signing":
            fact = facts.signing(parties[case.pk], marks[case.pk])
        rows[case.shelf].append(_row(case, fact, parties[case.pk]))
    return dict(rows)


def _in_order() -> tuple:
    """Urgent, late, due, new today, then the oldest: the rule of `urgency` for the database."""
    today = clock.today()
    urgency = models.Case(
        When(deadline__lt=today, then=Value(Urgency.LATE)),
        When(deadline__lte=soon_day(today), then=Value(Urgency.DUE)),
        When(registered_on=today, then=Value(Urgency.NEW)),
        default=Value(Urgency.REST),
        output_field=IntegerField(),
    )
    return F("urgent").desc(), urgency.asc(), F("deadline").asc(nulls_last=True), F("pk").asc()


def _first_of_each(visible):
    """The first cases of every standing shelf, in one statement."""
    soonest = running_clocks().filter(case=OuterRef("pk")).order_by("due_on").values("due_on")
    which = models.Case(
        *[When(question(s.key), then=Value(s.key)) for s in STANDING],
        default=Value(""),
        output_field=CharField(),
    )
    place = Window(RowNumber(), partition_by=[F("shelf")], order_by=_in_order())
    waiting = visible.filter(Q(*[question(s.key) for s in STANDING], _connector=Q.OR))
    waiting = waiting.annotate(deadline=Subquery(soonest[:1]))
    placed = waiting.annotate(shelf=which).annotate(place_on_shelf=place)
    return placed.filter(place_on_shelf__lte=SHOWN).order_by(*_in_order())


def _row(case, fact, parties):
    asked = case.shelf == "new" and case.requested_on
    mark = {"tag": "请求调解", "tone": "soon"} if asked else {}
    mark = {"tag": "紧急", "tone": "late"} if case.urgent else mark
    act = from_desk(case, parties)
    return ShelfRow(
        sides_and_category(case, parties),
        " · ".join(filter(None, [case.number, case.place, fact.get("note")])),
        reverse("office:case", args=[case.number]),
        tag=fact.get("tag") or mark.get("tag", ""),
        tone=fact.get("tone") or mark.get("tone", ""),
        action_url=reverse("office:act", args=[case.number, act]),
        action_label=ACTS[act].short,
    )


def _clock_rows(visible) -> dict[str, list[ShelfRow]]:
    """The shelves of what has lapsed and of what lapses soon; names in one statement for both."""
    firsts = {key: _first_clocks(visible, clocks()) for key, clocks in BY_CLOCK.items()}
    names = parties_by_case({row.case_id for first in firsts.values() for row in first})
    return {
        key: [_clock_row(row, sides_and_category(row.case, names[row.case_id])) for row in first]
        for key, first in firsts.items()
    }


def _first_clocks(visible, clocks) -> list:
    """The first clock of each case, soonest first."""
    running = clocks.filter(case__in=visible).select_related("case").order_by("due_on", "pk")
    first: dict = {}
    for row in running[: 3 * SHOWN]:
        first.setdefault(row.case_id, row)
    return list(first.values())[:SHOWN]


def _clock_row(running, title):
    today = clock.today()
    rule = deadlines.rule(running.key, running.started_on)
    return ShelfRow(
        title,
        f"{running.case.number} · {rule.name} · 由{running.must_act or '调委会'}办理",
        reverse("office:case", args=[running.case.number]),
        tag=left_text(running.due_on, today),
        tone=tone(running.due_on, today),
    )
