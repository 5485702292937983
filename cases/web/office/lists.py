"""The office's lists: every case of the committee, and the agreements that wait for the seal."""

from functools import partial

from django.db.models import OuterRef, Subquery, Sum
from django.urls import reverse

from cases.door.next_by_state import from_desk
from cases.models import Case, Clause, Import
from cases.phases.mediate.guards_of_sealing import SEALED_BY_ANOTHER
from cases.web.listing.case_list import CaseList
from cases.web.listing.cells import LONG, Cell, sum_cell
from cases.web.listing.chips import Choice
from cases.web.listing.columns import Column
from cases.web.listing.filter_fields import RowFilter
from cases.web.listing.filters import CaseFilter
from cases.web.listing.moves import state_and_move, with_moves
from cases.web.listing.standard_columns import (
    ACCEPTED,
    AMOUNT,
    DEADLINE,
    ESTATE,
    MEDIATOR,
    STAFF_EXPORTS,
    title_column,
)
from cases.web.staff import StaffNames
from mediation.directory.models import Estate, Function, Person

from . import facts
from .shelves import SHELVES, SUMS, UNSIGNED, question

FIELDS = (
    *("q", "status", "stage", "category", "source", "estate", "mediator"),
    *("registered_from", "registered_to", "accepted_from", "accepted_to"),
)
ALL = list({shelf.key: shelf for shelf in (*SUMS, UNSIGNED, *SHELVES)}.values())


def own_estates(request):
    """The estates of the office's committees."""
    return Estate.objects.filter(committee__in=request.actor.bodies).order_by("name")


def own_mediators(request):
    """The mediators of the office's committees."""
    return Person.objects.filter(
        posts__function=Function.MEDIATOR, posts__committee__in=request.actor.bodies
    ).distinct()


def imports_by_key(request):
    """No choices: the result of an import links to its cases by the key."""
    return Import.objects.none()


class OfficeFilter(CaseFilter):
    """The conditions of the office's list, with its own estates and mediators."""

    estate = RowFilter(label="小区", queryset=own_estates)
    mediator = RowFilter(label="调解员", queryset=own_mediators)
    of_import = RowFilter(
        label="台账导入编号", queryset=imports_by_key, field_name="imported__of_import"
    )


def shelves(actor) -> list[Choice]:
    """The figures and shelves of the desk, each the list behind its number."""
    return [Choice(shelf.key, shelf.title, partial(question, shelf.key)) for shelf in ALL]


LIST = CaseList(
    title="案件",
    columns=(
        title_column("office"),
        state_and_move(),
        DEADLINE,
        ESTATE,
        MEDIATOR,
        AMOUNT,
        ACCEPTED,
    ),
    names=StaffNames,
    more=with_moves(partial(question, "mine")),
    filters=OfficeFilter,
    chip="shelf",
    choices=shelves,
    chips_aloud="待办",
    fields=FIELDS,
    empty="没有符合条件的案件，可以去掉一些条件再看。",
    exports=STAFF_EXPORTS,
)


class SealNames(StaffNames):
    """Names of the cases of one page, with the progress of their signing. Two statements."""

    def __init__(self, cases, actor):
        super().__init__(cases, actor)
        marks = facts.marks_of(list(self.parties))
        self.signings = {pk: facts.signing(of, marks[pk]) for pk, of in self.parties.items()}


def to_be_sealed(actor):
    """The cases whose agreement has every mark but the seal."""
    return Case.objects.visible_to(actor).filter(question("signing"))


def with_sum_agreed(cases):
    """Cases with `agreed`: the sum (分) of the clauses in money of the agreement being signed; None
    without one."""
    clauses = Clause.objects.filter(
        agreement__case=OuterRef("pk"), agreement__status="signing", kind="money"
    ).order_by()
    return cases.annotate(agreed=Subquery(clauses.values("agreement").values_list(Sum("amount"))))


def _agreement_note(case, names) -> str:
    return f"{case.number} · 调解员{case.mediator or ''} · {case.agreement_number}"


def _signing_cell(case, names) -> Cell:
    signing = names.signings[case.pk]
    return Cell(tag=signing["tag"], tone=signing["tone"], note=signing["note"], look=LONG)


def _seal_cell(case, names) -> Cell:
    url = reverse("office:act", args=[case.number, from_desk(case, ())])
    return Cell("核对盖章", url=url, link="btn btn-primary", aloud=f"：{names.title(case)}")


SEALS = CaseList(
    title="待盖章",
    hint=f"用印{SEALED_BY_ANOTHER}。各方和调解员都签好的在这里，还没有签齐的在案件列表的“待签”里。",
    columns=(
        title_column("office", _agreement_note),
        Column("签署", _signing_cell),
        Column("协议金额", lambda case, names: sum_cell(case.agreed), "agreed", "agreed", True),
        Column("办理", _seal_cell, aloud=True),
    ),
    names=SealNames,
    cases=to_be_sealed,
    more=with_sum_agreed,
    filters=None,
    sort="agreed",
    ties=("pk",),
    empty="没有等盖章的协议。",
    empty_icon="award",
)
