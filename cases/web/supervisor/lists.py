"""The list of a place: every case by category, state and place, without names."""

from django.db.models import Q

from cases.web.dated import with_deadline
from cases.web.listing.case_list import CaseList
from cases.web.listing.cells import Cell, day_cell
from cases.web.listing.columns import Column, ExportColumn
from cases.web.listing.filter_fields import RowFilter
from cases.web.listing.filters import CaseFilter
from cases.web.listing.moves import state_and_move, with_results
from cases.web.listing.standard_columns import (
    ESTATE,
    EXPORTS,
    NEXT_DAY,
    next_day_cell,
    title_column,
)
from mediation.directory.models import Committee, Estate

from .flags import choices


def own_estates(request):
    """The estates of the actor's places, by location; no case is read."""
    lies_in = Q(pk__in=())
    for kind, keys in request.actor.places.items():
        lies_in |= ESTATES_OF[kind](keys)
    return Estate.objects.filter(lies_in).order_by("name")


ESTATES_OF = {
    "street": lambda keys: Q(community__street__in=keys),
    "district": lambda keys: (
        Q(community__street__district__in=keys) | Q(community=None, committee__district__in=keys)
    ),
}


def own_committees(request):
    """The committees that serve an estate of the actor's places."""
    serving = own_estates(request).order_by().values("committee")
    return Committee.objects.filter(pk__in=serving).order_by("short_name")


class PlaceFilter(CaseFilter):
    """The conditions of the list, with the estates and committees of the place."""

    estate = RowFilter(label="小区", queryset=own_estates)
    committee = RowFilter(label="调委会", queryset=own_committees)


class RowsWithMaskedNames:
    """Names of the cases of one page without any person's name; no statement."""

    def __init__(self, cases, actor):
        pass

    def title(self, case) -> str:
        """The category of the dispute."""
        return f"{case.get_category_display()}纠纷"

    def place(self, case) -> str:
        """The estate; without one, the committee."""
        return str(case.estate or case.committee)

    def state(self, case) -> str:
        """The state in the office's words."""
        return case.status_label


def _note(case, names) -> str:
    return f"{case.number} · {case.committee}"


def _with_committee(cases):
    return with_results(with_deadline(cases.select_related("committee")))


LIST = CaseList(
    title="案件",
    hint="姓名、电话、住址和事情经过平时遮住；要看的，在案件页写明理由申请。",
    columns=(
        title_column("supervisor", _note),
        state_and_move(),
        ESTATE,
        Column("最近期限", next_day_cell),
        Column("承诺", lambda case, names: _promises(case)),
        Column("登记", lambda case, names: day_cell(case.registered_on, "登记")),
    ),
    names=RowsWithMaskedNames,
    more=_with_committee,
    filters=PlaceFilter,
    chip="flag",
    choices=choices,
    chips_aloud="红旗",
    fields=("status", "stage", "category", "estate", "committee"),
    exports=(
        *EXPORTS,
        ExportColumn("调委会", lambda case, names: str(case.committee)),
        *NEXT_DAY,
    ),
)


def _promises(case) -> Cell:
    return Cell(f"{case.open_promises}项待兑现" if case.open_promises else "")
