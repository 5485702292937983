"""The office's desk: its shelves with their numbers, in six statements for any number of cases."""

from collections import defaultdict
from functools import partial
from itertools import starmap
from operator import attrgetter
from typing import NamedTuple

from django.db import models
from django.db.models import (
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
    Window,
)
from django.db.models.functions import RowNumber
from django.urls import reverse

from cases import presence
from cases.door.named_acts import ASK_FOR_MEDIATION, DECIDE_ON_RECUSAL, TAKE_THE_TRANSFER
from cases.door.next_by_state import from_desk
from cases.models import Case, Clock
from cases.models.clocks import is_over
from cases.states import OPEN
from cases.web.dated import (
    CLOCK,
    STILL_OPEN,
    VISIT,
    Pile,
    pile_of,
    running_clocks,
    sources,
    visits,
    visits_on,
)
from cases.web.dated_rows import Dated, first_by_case, note_of, together
from cases.web.lateness import to_watch
from cases.web.listing.cells import ShelfRow
from cases.web.listing.chips import Choice, count_each
from cases.web.staff import sides_and_category
from cases.web.urgency import Urgency, left_of, left_text, named, soon_day, tone, tone_of
from cases.words.acts import ACTS
from mediation import clock

from . import facts, untold
from .first_acts import CHECK_THE_DOSSIER, address_of, of_the_first_act
from .shelves import OURS, SHELVES, SUMS, question, shelf_of_the_case
from .untold import REPORTS

SHOWN = 5
HANDED_OVER = "has_transfers"  # by another committee, which waits for the answer
TO_BE_TAKEN = {"tag": "移交待接收", "tone": "soon", "act": TAKE_THE_TRANSFER}
TO_BE_DECIDED = {"tag": "申请回避", "tone": "soon", "act": DECIDE_ON_RECUSAL}
BY_CLOCK = ("late", "due")
BY_DAY = ("today", *BY_CLOCK)


def context(actor) -> dict:
    """The figures and the shelves, as their parts want them."""
    visible = Case.objects.visible_to(actor)
    places = _places(visible)
    numbers = count_each(actor, Case.objects.visible_to, _counted_together)
    numbers |= _numbers_of_ours(places, numbers["open"])
    rows = _rows(visible, places, actor)
    return {
        "figures": [_figure(sum_, numbers[sum_.key]) for sum_ in SUMS],
        "shelves": [_shelf(s, numbers[s.key], rows.get(s.key, [])) for s in SHELVES],
    }


def _counted_together(actor) -> list[Choice]:
    """What the own shelves do not count: what is dated, and all that is open."""
    dated = [Choice(key, "", partial(question, key)) for key in (*BY_DAY, REPORTS)]
    return [*dated, Choice("open", "", lambda: STILL_OPEN)]


def _numbers_of_ours(places, still_open) -> dict[str, int]:
    """The numbers of our own shelves, of all together, and of what waits for others.

    Added up, because counted they would ask the questions of our shelves three times over.
    """
    numbers = dict.fromkeys((shelf.key for shelf in OURS), 0)
    numbers |= {place.shelf: place.total for place in places}
    ours_open = sum(numbers[s.key] for s in OURS if OPEN.issuperset(s.states))
    return numbers | {"mine": sum(numbers.values()), "others": still_open - ours_open}


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


def _rows(visible, places, actor) -> dict[str, list[ShelfRow]]:
    """The rows of every shelf: one statement for all cases, and one for their parties."""
    clocks, (today, wanted, planned) = _first_clocks(visible), _dated(visible)
    shown = (today, wanted, *clocks.values(), *planned.values())
    dated = [row.case_id for firsts in shown for row in firsts]
    known = {HANDED_OVER: presence.FLAGS[HANDED_OVER], **of_the_first_act()}
    found = visible.defer("summary").select_related("committee").annotate(**known)
    cases = found.in_bulk({place.case_id for place in places}.union(dated))
    parties = facts.parties_of(list(cases))
    ours = [(p.shelf, cases[p.case_id]) for p in places if p.case_id in cases]
    rows = {
        key: _clock_rows([*firsts, *planned[key]], cases, parties) for key, firsts in clocks.items()
    }
    rows[REPORTS] = [untold.row_of(one, cases[one.case_id], parties[one.case_id]) for one in wanted]
    rows["today"] = [_today_row(t, cases[t.case_id], parties[t.case_id]) for t in today]
    return _rows_of_ours(ours, parties, actor) | rows


def _rows_of_ours(ours, parties, actor) -> dict[str, list[ShelfRow]]:
    """The urgent and the oldest few of our own shelves, with the facts that decide."""
    marks = facts.marks_of([case.pk for shelf, case in ours if shelf == "signing"])
    mediators = facts.ties(actor.bodies)
    rows = defaultdict(list)
    for shelf, case in ours:
        fact = {}
        if shelf == "requests":
            asked = facts.consent(parties[case.pk], mediators)
            fact = TO_BE_TAKEN if getattr(case, HANDED_OVER) else asked
        elif shelf == "recusals":
            fact = TO_BE_DECIDED
        elif shelf == "signing":
            fact = facts.signing(parties[case.pk], marks[case.pk])
        rows[shelf].append(_row(case, fact, parties[case.pk]))
    return dict(rows)


def _in_order() -> tuple:
    """Urgent, late, due, new today, then the oldest: the rule of `urgency` for the database.

    Late and due cases need no class each: their days put them in order.
    """
    today = clock.today()
    urgency = models.Case(
        When(deadline__lte=soon_day(today), then=Value(Urgency.DUE)),
        When(registered_on=today, then=Value(Urgency.NEW)),
        default=Value(Urgency.REST),
    )
    return F("urgent").desc(), urgency.asc(), F("deadline").asc(nulls_last=True), F("pk").asc()


class Place(NamedTuple):
    """One of the first cases of a shelf: its place, and the number of cases on the shelf."""

    case_id: int
    shelf: str
    number: int
    total: int


def _places(visible) -> list[Place]:
    """The first cases of every shelf of ours, in order; one statement."""
    soonest = running_clocks().filter(case=OuterRef("pk")).order_by("due_on").values("due_on")
    placed = (
        visible.filter(question("mine"))
        .alias(deadline=Subquery(soonest[:1]))
        .annotate(
            shelf=shelf_of_the_case(),
            on_shelf=Window(RowNumber(), partition_by=[F("shelf")], order_by=_in_order()),
            total=Window(Count("pk"), partition_by=[F("shelf")]),
        )
    )
    firsts = placed.filter(on_shelf__lte=SHOWN).order_by()
    rows = firsts.values_list("pk", "shelf", "on_shelf", "total")
    return sorted(starmap(Place, rows), key=attrgetter("number"))


def _row(case, fact, parties):
    scores = [case.worst_score] if case.worst_score else []
    act = fact.get("act") or from_desk(case, parties, scores)
    asked = case.requested_on and act == ASK_FOR_MEDIATION
    mark = {"tag": "请求调解", "tone": "soon"} if asked else {}
    mark = {"tag": "紧急", "tone": "late"} if case.urgent else mark
    return ShelfRow(
        sides_and_category(case, parties),
        " · ".join(filter(None, [case.number, case.place, fact.get("note")])),
        reverse("office:case", args=[case.number]),
        tag=fact.get("tag") or mark.get("tag", ""),
        tone=fact.get("tone") or mark.get("tone", ""),
        action_url=address_of(case, act),
        action_label=ACTS[act].short if act else CHECK_THE_DOSSIER,
    )


def _dated(visible) -> tuple[list[Dated], list[Dated], dict[str, list[Dated]]]:
    """What is dated today in the cases, once a case (visits outlive a case), the first referrals
    whose sender waits for the result, and the visits late and due; one statement."""
    found = sources(visible.open().values("pk"), visible.values("pk"))
    arms = [(one, _of_the_desk(one, visible)) for one in found if one.kind != CLOCK]
    waiting = untold.untold(visible)
    rows = list(together([*arms, (waiting, waiting.rows)]))
    planned = {pile: [] for pile in Pile}
    for row in (row for row in rows if row[1] == VISIT):
        planned[pile_of(*row[1:3])].append(row)
    others = [row for row in rows if row[1] not in (REPORTS, VISIT)]
    today = first_by_case([*others, *planned[Pile.TODAY]])
    wanted = first_by_case(row for row in rows if row[1] == REPORTS)
    by_clock = {key: list(first_by_case(planned[key]).values())[:SHOWN] for key in BY_CLOCK}
    return list(today.values())[:SHOWN], list(wanted.values())[:SHOWN], by_clock


def _of_the_desk(source, visible):
    """Of visits those of the cases that come first on each pile, of the rest what is a task of
    today."""
    return _first_visits(visible) if source.kind == VISIT else source.on(Pile.TODAY)


def _first_visits(visible):
    """All visits of the first cases of each pile: there may be thousands of late ones, which are
    found in the order of their days (index `visits_open`), and only counted."""
    mine = Exists(visible.filter(pk=OuterRef("case")))
    firsts = (visits_on(pile).filter(mine).order_by("planned_on", "pk") for pile in Pile)
    shown = [Q(case__in=rows.values("case")[: 3 * SHOWN]) for rows in firsts]
    return visits().filter(Q(*shown, _connector=Q.OR))


def _today_row(first, case, parties):
    """What is to be done today, and the state of the case."""
    url = reverse("office:case", args=[case.number])
    return ShelfRow(sides_and_category(case, parties), note_of(first), url, tag=case.status_label)


def _first_clocks(visible) -> dict[str, list]:
    """The first clock of each case, soonest first, late and due apart; one statement."""
    today = clock.today()
    pile = models.Case(When(is_over(), then=Value("late")), default=Value("due"))
    place = Window(RowNumber(), partition_by=[pile], order_by=("due_on", "pk"))
    clocks = to_watch().filter(due_on__lte=soon_day(today))
    running = clocks.filter(case__in=visible).annotate(pile=pile, place=place)
    first: dict[str, dict] = {key: {} for key in BY_CLOCK}
    for row in running.filter(place__lte=3 * SHOWN).order_by("due_on", "pk"):
        first[row.pile].setdefault(row.case_id, row)
    return {key: list(rows.values())[:SHOWN] for key, rows in first.items()}


def _clock_rows(firsts, cases, parties) -> list[ShelfRow]:
    """The first clocks and visits, once a case, soonest first."""
    shown = {}
    for one in sorted(firsts, key=lambda one: one.due_on if isinstance(one, Clock) else one.on):
        shown.setdefault(one.case_id, one)
    return [
        (_clock_row if isinstance(one, Clock) else _visit_row)(one, cases[pk], parties[pk])
        for pk, one in [*shown.items()][:SHOWN]
    ]


def _visit_row(first, case, parties):
    today, url = clock.today(), reverse("office:case", args=[case.number])
    note = f"{case.number} · {note_of(first)}"
    tag, shade = left_text(first.on, today), tone(first.on, today)
    return ShelfRow(sides_and_category(case, parties), note, url, tag=tag, tone=shade)


def _clock_row(running, case, parties):
    today = clock.today()
    return ShelfRow(
        sides_and_category(case, parties),
        f"{case.number} · {named(running)} · 由{running.must_act or '调委会'}办理",
        reverse("office:case", args=[case.number]),
        tag=left_of(running, today),
        tone=tone_of(running, today),
    )
