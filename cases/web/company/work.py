"""The company's desk: the complaints dispatched to it, by the day the answer is due."""

from functools import partial

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.text import Truncator

from cases.door import offering
from cases.law import hours
from cases.law.clock_rules import SUPERVISED
from cases.models import Case, Clock, Dispatch
from cases.phases.handle.dispatch_receipt import RESPOND_FIRST
from cases.states import WITH_THE_COMPANY, Status
from cases.web.case_parts import base_of
from cases.web.listing.case_list import CaseList
from cases.web.listing.cells import LONG, Cell, day_cell, day_in_a_list, title_cell
from cases.web.listing.chips import Choice
from cases.web.listing.columns import Column
from cases.web.urgency import left_text, tone
from cases.web.words import cn_day
from cases.words import states
from cases.words.acts import ACTS
from cases.words.readers import Reader
from mediation import clock

from .acting import ANSWER
from .lists import OF_A_COMPANY, Discreet, state_of, with_next_due

ON_THE_LIST = [*sorted(s.value for s in WITH_THE_COMPANY), Status.ANSWERED.value]
STOPS = "，。；！？\n "


class WorkNames(Discreet):
    """Names of one page's complaints, and the acts the company is offered in each; two queries.

    Who is a party and to whom the complaint was sent decide the offers, so the sheets get both.
    """

    def __init__(self, cases, actor):
        super().__init__(cases, actor)
        sent = list(Dispatch.objects.filter(case__in=cases).order_by("pk"))
        for case in cases:
            case.sheet.all_parties = self.parties[case.pk]
            case.sheet.dispatches = [one for one in sent if one.case_id == case.pk]
        self.offered = {case.pk: offering.may(case, actor) for case in cases}

    def hides_applicant(self, case) -> bool:
        """Whether a resident who complains wants their name kept from the company."""
        return any(party.hide_name and party.is_applicant for party in self.parties[case.pk])


def work(actor):
    """The complaints dispatched to the actor's company, until they are settled or leave it."""
    return Case.objects.visible_to(actor).filter(company__in=actor.bodies, status__in=ON_THE_LIST)


DISPATCHED = Q(status=Status.DISPATCHED)


def _awaited():
    """The running clocks of the company's first response and of its answer."""
    return Clock.objects.running().filter(case=OuterRef("pk"), key__in=OF_A_COMPANY)


def _late() -> Q:
    """Dispatched cases in which the company's response or answer is late."""
    return DISPATCHED & Q(Exists(_awaited().over()))


def _today() -> Q:
    """Dispatched cases in which the company's response or answer is due today."""
    return DISPATCHED & Q(Exists(_awaited().not_over().filter(due_on=clock.today())))


def _is_supervised() -> Q:
    """A sheet of supervision is not closed yet."""
    return Q(Exists(Clock.objects.filter(case=OuterRef("pk"), key=SUPERVISED, ended_on=None)))


def _in_state(key, status) -> Choice:
    """The chip of one state, called as the company calls the state."""
    return Choice(key, states.name_of(status, Reader.COMPANY), partial(Q, status=status))


TO_ANSWER = _in_state("", Status.DISPATCHED)


def choices(actor) -> list[Choice]:
    """The chips of the work list after 待答复."""
    notice = "逾期没有联系住户、没有答复的，列入逾期名单。先办这几件。"
    return [
        Choice("late", "已逾期", _late, notice=notice),
        Choice("today", "今天到期", _today),
        Choice("supervised", "督办中", _is_supervised, notice="督办的，请先办好并回复督办。"),
        Choice("urgent", "紧急", lambda: DISPATCHED & Q(urgent=True)),
        _in_state("rectify", Status.RECTIFYING),
        _in_state("rating", Status.ANSWERED),
    ]


def _due_cell(case, names) -> Cell:
    """The days left and the last day; without a clock, who has to act."""
    if not case.deadline:
        return Cell(tag=state_of(case), tone="blue")
    today = clock.today()
    left, tone_ = left_text(case.deadline, today), tone(case.deadline, today)
    if case.hour is None:
        return Cell(tag=left, tone=tone_, note=day_in_a_list(case.deadline, case.may_move))
    if case.hour < clock.now() and case.deadline == today:
        left, tone_ = "今天已逾期", "late"
    return Cell(
        tag=left, tone=tone_, note=f"联系住户：{cn_day(case.deadline)}{hours.of_day(case.hour)}"
    )


def _complaint_cell(case, names) -> Cell:
    tag, tone_ = ("紧急", "late") if case.urgent else ("", "")
    about, url = _about(case, names), base_of("company", case)
    return title_cell(names.title(case), about, url, tag=tag, tone=tone_)


def _about(case, names) -> str:
    """The state when the column shows a clock instead, the complaint in short, a hidden name."""
    state = state_of(case) if case.deadline and case.status != Status.DISPATCHED else ""
    complaint = Truncator(names(case, _beyond_title(case))).chars(40)
    hidden = "住户不愿透露姓名" if names.hides_applicant(case) else ""
    return " · ".join(filter(None, [state, complaint, hidden]))


def _next_cell(case, names) -> Cell:
    """The first contact while its hours run or ran out, then the answer; else the case."""
    aloud, offered = f"：{names.title(case)}", names.offered[case.pk]
    wanted = RESPOND_FIRST if case.hour is not None and RESPOND_FIRST in offered else ANSWER
    if wanted not in offered:
        return Cell("查看", url=base_of("company", case), aloud=aloud)
    url = reverse("company:act", args=[case.number, wanted])
    return Cell(ACTS[wanted].short, url=url, link="btn btn-outline-primary", aloud=aloud)


def _beyond_title(case) -> str:
    """The complaint without the words its title already contains."""
    rest = case.summary.removeprefix(case.title)
    is_repeated = rest != case.summary and rest[:1] in STOPS
    return rest.lstrip(STOPS) if is_repeated else case.summary


WORK = CaseList(
    title="待答复",
    columns=(
        Column("期限", _due_cell, "due", "deadline"),
        Column("反映的问题", _complaint_cell),
        Column("地点", lambda case, names: Cell(names.place(case), look=LONG)),
        Column("来源", lambda case, names: Cell(case.get_channel_display())),
        Column(
            "收到", lambda case, names: day_cell(case.registered_on), "registered", "registered_on"
        ),
        Column("办理", _next_cell, aloud=True),
    ),
    names=WorkNames,
    cases=work,
    more=with_next_due,
    deferred=(),
    filters=None,
    chip="show",
    every=TO_ANSWER,
    choices=choices,
    chips_aloud="按期限筛选",
    sort="due",
    ties=("-urgent", "pk"),
    empty="这里没有要办的。新的派单来了会出现在这里。",
    empty_icon="check-circle",
)
