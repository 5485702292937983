"""Whose move a case is, as a small line below its state in a list of staff.

By the rule that puts it on the shelves of the reader's desk, read in the statement of the list.
"""

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from cases.models import Proceeding
from cases.states import OPEN, Status
from cases.web.dated import with_deadline
from cases.web.listing.cells import Cell
from cases.web.listing.columns import Column
from cases.words.states import NOT_ALL_SIGNED, waiting_for

MINE = "等我办"


def with_moves(question):
    """What a list reads beside its cases: their days, and `is_mine` by what `question` gives."""

    def more(cases):
        mine = ExpressionWrapper(Q(question()), output_field=BooleanField())
        return with_results(with_deadline(cases)).annotate(is_mine=mine)

    return more


def with_results(cases):
    """`result_came`: whether a court or another body was asked and none is asked any more."""
    asked = Proceeding.objects.filter(case=OuterRef("pk"))
    came = Q(Exists(asked)) & ~Q(Exists(asked.filter(status__in=Proceeding.OPEN)))
    return cases.annotate(result_came=ExpressionWrapper(came, output_field=BooleanField()))


def state_and_move(*, signed=False) -> Column:
    """The state with whose move it is, of cases `with_results`; of what is `signed` by all only
    the seal is awaited."""

    def cell(case, names) -> Cell:
        return Cell(names.state(case), note=_move_of(case, signed))

    return Column("状态", cell, "status", "status")


def _move_of(case, signed) -> str:
    if getattr(case, "is_mine", False):
        return MINE
    if case.status not in OPEN:
        return ""
    if case.status == Status.SIGNING and not signed:
        return NOT_ALL_SIGNED
    return waiting_for(case.status, result_came=getattr(case, "result_came", False))
