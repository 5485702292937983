"""The company's lists: what it must answer by when, what it promised, where it is a party."""

from dataclasses import dataclass

from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q

from cases.models import Case, Party, Promise
from cases.states import HANDLING, WITH_THE_COMPANY, Status
from cases.visibility import as_told
from cases.web.case_parts import left_text, tone
from mediation import clock

ON_THE_LIST = [*sorted(s.value for s in WITH_THE_COMPANY), Status.ANSWERED.value]
MOST = 100
STOPS = "，。；！？\n "


@dataclass(frozen=True, slots=True)
class Chip:
    """One way to narrow the work list."""

    key: str
    label: str
    holds: Q


def chips() -> tuple[Chip, ...]:
    """The chips with what each holds today."""
    today, waiting = clock.today(), Q(status=Status.ANSWERED)
    to_answer = ~waiting
    return (
        Chip("", "全部", Q()),
        Chip("late", "已逾期", to_answer & Q(due_on__lt=today)),
        Chip("today", "今天到期", to_answer & Q(due_on=today)),
        Chip("urgent", "紧急", to_answer & Q(urgent=True)),
        Chip("rating", "等住户评价", waiting),
    )


def work(actor):
    """The complaints dispatched to the actor's company, each with its running clock."""
    hidden = Party.objects.filter(case=OuterRef("pk"), role="applicant", hide_name=True)
    running = Q(clocks__key="K2a", clocks__ended_on=None)
    return (
        Case.objects.visible_to(actor)
        .filter(company__in=actor.bodies, status__in=ON_THE_LIST)
        .annotate(running=FilteredRelation("clocks", condition=running))
        .annotate(due_on=F("running__due_on"), hidden=Exists(hidden))
    )


def work_list(actor, chosen) -> dict:
    """The rows of the chosen chip by their clock, and all chips with true counts; two queries."""
    cases, known = work(actor), chips()
    counts = cases.aggregate(**{f"n{i}": Count("pk", filter=c.holds) for i, c in enumerate(known)})
    current = next((chip for chip in known if chip.key == chosen), known[0])
    rows = cases.filter(current.holds).select_related("estate")
    rows = list(rows.order_by(F("due_on").asc(nulls_last=True), "-urgent", "pk")[:MOST])
    told = Discreet(rows, actor)
    return {
        "chips": [_chip(chip, counts[f"n{i}"], current) for i, chip in enumerate(known)],
        "rows": [_row(case, told) for case in rows],
        "total": counts[f"n{known.index(current)}"],
        "late": counts["n1"],
        "most": MOST,
    }


def _chip(chip, count, current) -> dict:
    return {
        "label": chip.label,
        "count": count,
        "url": f"?show={chip.key}" if chip.key else "?",
        "current": chip is current,
    }


class Discreet:
    """Free texts of several cases, each hidden name as the actor may see it; one query."""

    def __init__(self, cases, actor):
        self.actor, self.hiding = actor, {case.pk: [] for case in cases}
        for party in Party.objects.filter(case__in=list(self.hiding), hide_name=True):
            self.hiding[party.case_id].append(party)

    def __call__(self, case, text) -> str:
        """The text of a case as it may be told."""
        return as_told(text, self.hiding[case.pk], self.actor)


def _row(case, told) -> dict:
    today, due_on = clock.today(), case.due_on
    waiting = case.status == Status.ANSWERED
    return {
        "number": case.number,
        "title": told(case, case.title),
        "place": told(case, case.place),
        "channel": case.get_channel_display(),
        "came_on": case.registered_on,
        "summary": told(case, _beyond_title(case)),
        "urgent": case.urgent,
        "hidden": case.hidden,
        "state": "等住户评价" if waiting else case.status_label,
        "to_answer": case.status == Status.DISPATCHED,
        "left_text": left_text(due_on, today) if due_on else "",
        "due_on": due_on,
        "tone": tone(due_on, today) if due_on else "",
    }


def _beyond_title(case) -> str:
    """The complaint without the words its title has said already."""
    rest = case.summary.removeprefix(case.title)
    said_already = rest != case.summary and rest[:1] in STOPS
    return rest.lstrip(STOPS) if said_already else case.summary


def promises(actor):
    """The promises made in the actor's own complaints and mediations, the open ones first."""
    mine = Case.objects.visible_to(actor).filter(_ours(actor)).values("pk")
    return (
        Promise.objects.filter(case__in=mine)
        .select_related("case")
        .annotate(is_open=Q(status=Promise.Status.OPEN))
        .order_by("-is_open", "due_on", "pk")
    )


def promise_rows(actor) -> list[dict]:
    """The promises as a list shows them."""
    found = list(promises(actor)[:MOST])
    told = Discreet({promise.case for promise in found}, actor)
    return [_promise(promise, told) for promise in found]


def _promise(promise, told) -> dict:
    case = promise.case
    is_open = promise.status == promise.Status.OPEN
    today = clock.today()
    return {
        "text": told(case, promise.text),
        "by": promise.by,
        "due_on": promise.due_on,
        "number": case.number,
        "title": told(case, case.title),
        "tag": left_text(promise.due_on, today) if is_open else promise.get_status_display(),
        "tone": tone(promise.due_on, today) if is_open else _checked(promise),
        "checked_on": promise.checked_on,
        "proof": told(case, promise.proof),
    }


def _checked(promise) -> str:
    return "ok" if promise.status == promise.Status.KEPT else "late"


def _ours(actor) -> Q:
    """Cases dispatched to the actor's company and still handled, or where it is a party."""
    return Q(company__in=actor.bodies, status__in=HANDLING) | Q(pk__in=_as_party(actor))


def party_rows(actor):
    """The parties of cases that are the actor's company."""
    return Party.objects.filter(company__in=actor.bodies, released_on=None)


def _as_party(actor):
    return party_rows(actor).values("case")


def as_party(actor):
    """The disputes in which the actor's company is itself a party: asked for by it, or past 处."""
    asked = Party.objects.filter(company__in=actor.bodies, role="applicant").values("case")
    mine = Case.objects.visible_to(actor).filter(pk__in=_as_party(actor))
    return mine.filter(~Q(status__in=HANDLING) | Q(pk__in=asked))
