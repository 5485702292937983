"""The company's lists: complaints to answer, promises made, cases in which it is a party."""

from dataclasses import replace

from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q, Subquery, Window
from django.utils.text import Truncator

from cases.models import Case, Clock, Party, Promise
from cases.states import HANDLING, WITH_THE_COMPANY, Status
from cases.visibility import with_names_as_seen
from cases.web.case_parts import base_of
from cases.web.listing.case_list import CaseList
from cases.web.listing.cells import LONG, Cell, Head, day_cell, heads, title_cell
from cases.web.listing.chips import Chip, Choice
from cases.web.listing.columns import Column
from cases.web.listing.standard_columns import DEADLINE, title_column
from cases.web.urgency import left_text, tone
from cases.web.words import cn_day
from mediation import clock

ON_THE_LIST = [*sorted(s.value for s in WITH_THE_COMPANY), Status.ANSWERED.value]
MOST = 100
STOPS = "，。；！？\n "


LEFT = "已转入调解"


def choices() -> tuple[Choice, ...]:
    """The chips of the work list with the number of cases each holds today."""
    today, waiting = clock.today(), Q(status=Status.ANSWERED)
    to_answer = ~waiting
    return (
        Choice("", "待答复", to_answer),
        Choice("late", "已逾期", to_answer & Q(due_on__lt=today)),
        Choice("today", "今天到期", to_answer & Q(due_on=today)),
        Choice("urgent", "紧急", to_answer & Q(urgent=True)),
        Choice("rating", "等住户评价", waiting),
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


def work_list(actor, key) -> dict:
    """The rows of the chosen chip by their clock, and all chips with true counts; two queries."""
    cases, known = work(actor), choices()
    counts = cases.aggregate(**{f"n{i}": Count("pk", filter=c.holds) for i, c in enumerate(known)})
    chosen = next((choice for choice in known if choice.key == key), known[0])
    rows = cases.filter(chosen.holds).select_related("estate")
    rows = list(rows.order_by(F("due_on").asc(nulls_last=True), "-urgent", "pk")[:MOST])
    names = Discreet(rows, actor)
    return {
        "chips": [_chip(choice, counts[f"n{i}"], chosen) for i, choice in enumerate(known)],
        "columns": WORK_HEADS,
        "rows": [_work_row(case, names) for case in rows],
        "total": counts[f"n{known.index(chosen)}"],
        "late": counts["n1"],
        "most": MOST,
    }


def _chip(choice, count, chosen) -> Chip:
    url = f"?show={choice.key}" if choice.key else "?"
    return Chip(choice.label, url, current=choice is chosen, count=count)


class Discreet:
    """Free texts of several cases without the hidden names; one query."""

    def __init__(self, cases, actor):
        self.actor, self.hiding = actor, {case.pk: [] for case in cases}
        for party in Party.objects.filter(case__in=list(self.hiding), hide_name=True):
            self.hiding[party.case_id].append(party)

    def __call__(self, case, text) -> str:
        """A text of a case as the actor may read it."""
        return with_names_as_seen(text, self.hiding[case.pk], self.actor)

    def title(self, case) -> str:
        """The title of a case as the actor may read it."""
        return self(case, case.title)

    def place(self, case) -> str:
        """The place of a case as the actor may read it."""
        return self(case, case.place)


class CompanyNames(Discreet):
    """Names of one page's cases for a company, without the state of a mediation. Two queries."""

    def __init__(self, cases, actor):
        super().__init__(cases, actor)
        ours = party_rows(actor).filter(case__in=list(self.hiding))
        self.ours = set(ours.values_list("case_id", flat=True))

    def state(self, case) -> str:
        """The state, where the company handles the matter or is a party."""
        known = case.status in HANDLING or case.pk in self.ours
        return case.status_label if known else LEFT


WORK_HEADS = [*heads("期限", "反映的问题", "地点", "来源", "收到"), Head("办理", aloud=True)]


def _work_row(case, names) -> list[Cell]:
    url = base_of("company", case)
    title = names.title(case)
    tag, tone_ = ("紧急", "late") if case.urgent else ("", "")
    return [
        _due_cell(case),
        title_cell(title, _about(case, names), url, tag=tag, tone=tone_),
        Cell(names.place(case), look=LONG),
        Cell(case.get_channel_display()),
        day_cell(case.registered_on),
        _next_cell(case, url, title),
    ]


def _due_cell(case) -> Cell:
    """The days left and the last day; without a clock, who has to act."""
    if not case.due_on:
        return Cell(tag=_state(case), tone="blue")
    today = clock.today()
    left, tone_ = left_text(case.due_on, today), tone(case.due_on, today)
    return Cell(tag=left, tone=tone_, note=cn_day(case.due_on))


def _state(case) -> str:
    return "等住户评价" if case.status == Status.ANSWERED else case.status_label


def _about(case, names) -> str:
    """The state when the column shows a clock instead, the complaint in short, a hidden name."""
    state = _state(case) if case.due_on and case.status != Status.DISPATCHED else ""
    complaint = Truncator(names(case, _beyond_title(case))).chars(40)
    hidden = "住户不愿透露姓名" if case.hidden else ""
    return " · ".join(filter(None, [state, complaint, hidden]))


def _next_cell(case, url, title) -> Cell:
    if case.status == Status.DISPATCHED:
        link = "btn btn-outline-primary"
        return Cell("答复", url=f"{url}answer/", link=link, aloud=f"：{title}")
    return Cell("查看", url=url, aloud=f"：{title}")


def _beyond_title(case) -> str:
    """The complaint without the words its title already contains."""
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


def promise_list(actor) -> dict:
    """The promises as a list shows them, and the total number of them."""
    found = list(promises(actor).annotate(total=Window(Count("pk")))[:MOST])
    discreet = Discreet({promise.case for promise in found}, actor)
    rows = [_promise(promise, discreet) for promise in found]
    return {"promises": rows, "total": found[0].total if found else 0}


def _promise(promise, discreet) -> dict:
    case = promise.case
    is_open = promise.status == promise.Status.OPEN
    today = clock.today()
    return {
        "text": discreet(case, promise.text),
        "by": promise.by,
        "due_on": promise.due_on,
        "number": case.number,
        "title": discreet(case, case.title),
        "tag": left_text(promise.due_on, today) if is_open else promise.get_status_display(),
        "tone": tone(promise.due_on, today) if is_open else _checked(promise),
        "checked_on": promise.checked_on,
        "proof": discreet(case, promise.proof),
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
    """The disputes in which the company is itself a party: requested by it, or past 处."""
    asked = Party.objects.filter(company__in=actor.bodies, role="applicant").values("case")
    mine = Case.objects.visible_to(actor).filter(pk__in=_as_party(actor))
    return mine.filter(~Q(status__in=HANDLING) | Q(pk__in=asked))


def with_answer_due(cases):
    """Cases with `deadline`: the day the company's answer is due; in mediation, None."""
    running = Clock.objects.filter(
        case=OuterRef("pk"), case__status__in=HANDLING, key="K2a", ended_on=None
    )
    return cases.annotate(deadline=Subquery(running.values("due_on")[:1]))


def _note(case, names) -> str:
    return f"{case.number} · {names.place(case)} · {cn_day(case.registered_on)}登记"


# Not sorted by state: the order would reveal the outcome of a mediation.
COLUMNS = (
    title_column("company", _note),
    Column("状态", lambda case, names: Cell(names.state(case), look=LONG)),
    replace(DEADLINE, label="答复期限"),
)
LIST = CaseList(
    title="全部案件",
    columns=COLUMNS,
    names=CompanyNames,
    more=with_answer_due,
    empty="没有找到。可以写编号、地点、标题里的字再找。",
)
MEDIATIONS = CaseList(
    title="我方是当事人的案件",
    hint="物业费等调解：表态、确认收款、看协议都在案件里办。不同意调解、调不成，都不影响信用。",
    columns=(*COLUMNS[:2], DEADLINE),
    names=CompanyNames,
    cases=as_party,
    empty="还没有我方是当事人的案件。",
)
