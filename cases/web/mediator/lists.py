"""The mediator's list: their cases by stage and shelf, with search, sorting and clocks."""

from functools import partial

import django_filters
from django.db.models import Q

from cases.states import STATES_OF_STAGE, Stage
from cases.web.listing.case_list import CaseList
from cases.web.listing.cells import day_cell
from cases.web.listing.chips import Choice
from cases.web.listing.columns import Column
from cases.web.listing.filters import CaseFilter
from cases.web.listing.moves import state_and_move, with_moves
from cases.web.listing.standard_columns import (
    ACCEPTED,
    AMOUNT,
    DEADLINE,
    STAFF_EXPORTS,
    title_column,
)
from cases.web.staff import StaffNames
from mediation import clock

from .shelves import MINE, TITLES, question


class MediatorFilter(CaseFilter):
    """The conditions of the list; a shelf's number opens its list."""

    shelf = django_filters.ChoiceFilter(
        label="待办", choices=list(TITLES.items()), method="on_shelf"
    )

    def on_shelf(self, cases, name, key):
        """The cases of one shelf of the desk."""
        return cases.filter(question(key))


FIELDS = (
    *("status", "category", "estate", "registered_from", "registered_to"),
    *("accepted_from", "accepted_to"),
)


def _note(case, names) -> str:
    return f"{case.number} · {names.place(case)}"


def _moved(case, names):
    return day_cell(clock.beijing(case.moved_at), "办理")


def stages(actor) -> list[Choice]:
    """The stages 处 调 裁 执 结."""
    return [Choice(stage.value, stage.label, partial(_in_stage, stage)) for stage in Stage]


def _in_stage(stage) -> Q:
    return Q(status__in=sorted(STATES_OF_STAGE[stage]))


LIST = CaseList(
    title="我的案件",
    columns=(
        title_column("mediator", _note),
        state_and_move(signed=True),
        DEADLINE,
        AMOUNT,
        ACCEPTED,
        Column("最近办理", _moved, "moved", "moved_at"),
    ),
    names=StaffNames,
    more=with_moves(partial(question, MINE)),
    filters=MediatorFilter,
    chip="stage",
    choices=stages,
    chips_aloud="按阶段筛选",
    exports=STAFF_EXPORTS,
    sort="due",
    fields=FIELDS,
)
