"""The company's lists beside its desk: promises, mediations with it as a party, all cases."""

from functools import cached_property, partial

from django.db.models import OuterRef, Q, Subquery

from cases.law.clock_rules import FIRST_RESPONSE
from cases.models import Case, Clock, Party, Promise
from cases.states import HANDLING
from cases.texts_as_seen import names_as_seen
from cases.web.case_parts import base_of
from cases.web.listing.case_list import CaseList
from cases.web.listing.cells import LONG, Cell, deadline_cell, grey, title_cell
from cases.web.listing.chips import Choice
from cases.web.listing.columns import Column
from cases.web.listing.standard_columns import DEADLINE, next_day_cell, title_column
from cases.web.urgency import left_text, tone
from cases.web.what_next import name_of
from cases.web.words import cn_day
from cases.words import states
from cases.words.readers import Reader
from mediation import clock

from .own_moves import OwnDuties, has_to_act, keeps_the_day, own_duties, with_marks

LEFT = "已转入调解"
OF_A_COMPANY = (FIRST_RESPONSE, "K2a")


def state_of(case) -> str:
    """The state of a case in the company's words."""
    return name_of(case, Reader.COMPANY)


def own_state(case, party, duties) -> str:
    """The state of a case for a company that is a party: that it has to act, or others have to."""
    acts = has_to_act(case, party, duties)
    return (acts is not None and states.own_move_of(case.status, acts=acts)) or state_of(case)


# What names and offers need of a party.
NAMED_BY = "case_id kind side role name hide_name company_id released_on".split()
NAMED_BY += "row_key phone id_number name_in_text consent predecessor_id".split()


class Discreet:
    """Free texts of several cases without hidden names and numbers; one query."""

    def __init__(self, cases, actor):
        self.actor, self.parties = actor, {case.pk: [] for case in cases}
        for party in self._read(list(self.parties)):
            self.parties[party.case_id].append(party)
        self.seen = {key: names_as_seen(rows, actor) for key, rows in self.parties.items()}

    def __call__(self, case, text) -> str:
        """A text of a case as the actor may read it."""
        return self.seen[case.pk](text)

    def _read(self, keys):
        rows = Party.objects.filter(case__in=keys).select_related("company")
        return rows.only(*NAMED_BY, *(f"company__{name}" for name in ("name", "short_name")))

    def title(self, case) -> str:
        """The title of a case as the actor may read it."""
        return self(case, case.title)

    def place(self, case) -> str:
        """The place of a case as the actor may read it."""
        return self(case, case.place)


class CompanyNames(Discreet):
    """Names of one page's cases for a company, and what it owes of them. Two queries."""

    def _read(self, keys):
        return with_marks(super()._read(keys))

    @cached_property
    def _duties(self) -> OwnDuties:
        rows = [party for parties in self.parties.values() for party in parties]
        own = {party.case_id: party for party in reversed(rows) if self._is_ours(party)}
        return own_duties(own, rows)

    def _is_ours(self, party) -> bool:
        return party.active and party.company_id in self.actor.bodies

    def _own_party(self, case) -> Party | None:
        return next(filter(self._is_ours, self.parties[case.pk]), None)

    def state(self, case) -> str:
        """The state, where the company handles the matter or is a party: whose move it is."""
        if party := self._own_party(case):
            return own_state(case, party, self._duties)
        return state_of(case) if case.status in HANDLING else LEFT

    def keeps_the_day(self, case) -> bool:
        """Whether the first day of the case is one that the company has to keep."""
        return keeps_the_day(case, self._duties, self.actor)


def promises(actor):
    """The promises made in the actor's own complaints and mediations."""
    mine = Case.objects.visible_to(actor).filter(_ours(actor)).values("pk")
    return Promise.objects.filter(case__in=mine)


UNCHECKED = Q(status=Promise.Status.OPEN)


def with_openness(rows):
    """Promises with `is_open`: nobody has checked yet whether they were kept."""
    return rows.annotate(is_open=UNCHECKED)


def promise_choices(actor) -> list[Choice]:
    """The chips of the promises: those that are late among the open ones, and each status."""
    status = Promise.Status
    return [
        Choice("open", status.OPEN.label, lambda: UNCHECKED),
        Choice("late", "已逾期", lambda: UNCHECKED & Q(due_on__lt=clock.today())),
        Choice("kept", status.KEPT.label, partial(Q, status=status.KEPT)),
        Choice("broken", status.BROKEN.label, partial(Q, status=status.BROKEN)),
    ]


def promise_names(rows, actor) -> Discreet:
    """The texts of the cases in which these promises were made."""
    return Discreet({promise.case for promise in rows}, actor)


def _promise_cell(promise, names) -> Cell:
    case = promise.case
    note = " · ".join([names(case, promise.by), names.title(case), case.number])
    return title_cell(names(case, promise.text), note, base_of("company", case))


def _promised_day_cell(promise, names) -> Cell:
    today, due_on = clock.today(), promise.due_on
    day = f"{cn_day(due_on)}（含当日）前"
    if promise.is_open:
        return Cell(tag=left_text(due_on, today), tone=tone(due_on, today), note=day)
    shade = "ok" if promise.status == promise.Status.KEPT else "late"
    return Cell(tag=promise.get_status_display(), tone=shade, note=day)


def _check_cell(promise, names) -> Cell:
    if not promise.checked_on:
        return Cell(look=LONG)
    proof = names(promise.case, promise.proof)
    return Cell(f"{cn_day(promise.checked_on)}核查", note=proof, look=LONG)


PROMISES = CaseList(
    title="答应过的事",
    hint="说了日子就要办到，由别人核查。办完了打电话告诉调委会，或者等住户来确认。",
    columns=(
        Column("答应办的事", _promise_cell),
        Column("期限", _promised_day_cell, "due", "due_on"),
        Column("核查", _check_cell),
    ),
    names=promise_names,
    cases=promises,
    more=with_openness,
    related=("case",),
    deferred=("case__summary",),
    filters=None,
    chip="show",
    choices=promise_choices,
    sort="",
    ties=("-is_open", "due_on", "pk"),
    unit="项",
    empty="这里没有承诺。答复时填了日子，就会出现在这里。",
    empty_icon="calendar-check",
)


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
    return _with_days(cases, _due("K2a"))


def with_next_due(cases):
    """Cases with `deadline`, the day of what the company must do first, its response or its
    answer, and `hour`, the last moment of the response."""
    due = _due(*OF_A_COMPANY).order_by("due_on", "pk")
    return _with_days(cases, due).annotate(hour=Subquery(due.values("due_at")[:1]))


def _with_days(cases, due):
    """Cases with `deadline`, the first day due, and whether a notice `may_move` it."""
    first, moving = Subquery(due.values("due_on")[:1]), Subquery(due.values("provisional")[:1])
    return cases.annotate(deadline=first, may_move=moving)


def _due(*keys):
    """The running clocks of a company in a case that is handled."""
    running = Clock.objects.running().filter(key__in=keys)
    return running.filter(case=OuterRef("pk"), case__status__in=HANDLING)


def _answer_cell(case, names) -> Cell:
    return deadline_cell(case.deadline, provisional=case.may_move)


# Not sorted by state: the order would reveal the outcome of a mediation.
COLUMNS = (
    title_column("company"),
    Column("状态", lambda case, names: Cell(names.state(case), look=LONG)),
    Column("答复期限", _answer_cell, "due", "deadline"),
)
LIST = CaseList(
    title="全部案件",
    columns=COLUMNS,
    names=CompanyNames,
    more=with_answer_due,
    empty="没有找到。可以写编号、地点、标题里的字再找。",
)


def _day_cell(case, names) -> Cell:
    """The first day of a case; grey where it is not the company that has to keep it."""
    cell = next_day_cell(case, names)
    return cell if names.keeps_the_day(case) else grey(cell)


MEDIATIONS = CaseList(
    title="我方是当事人的案件",
    hint="物业费等调解：表态、确认收款、看协议都在案件里办。不同意调解、调不成，都不影响信用。",
    columns=(*COLUMNS[:2], Column(DEADLINE.label, _day_cell, DEADLINE.sort, DEADLINE.by)),
    names=CompanyNames,
    cases=as_party,
    empty="还没有我方是当事人的案件。",
)
