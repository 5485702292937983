"""The court's list: every case sent to it, by the progress of its own proceedings."""

from functools import partial

from cases.models import Proceeding
from cases.web.listing.case_list import CaseList
from cases.web.listing.cells import Cell, day_cell, sum_cell
from cases.web.listing.chips import Choice
from cases.web.listing.columns import Column
from cases.web.listing.standard_columns import title_column
from cases.web.staff import StaffNames

from . import desk


class CourtNames(StaffNames):
    """Cases of one page by their sides, with the last proceeding of this court."""

    def __init__(self, cases, actor):
        super().__init__(cases, actor)
        keys = [case.pk for case in cases]
        ours = Proceeding.objects.filter(case__in=keys, court__in=actor.bodies)
        self.last = {row.case_id: row for row in ours.order_by("pk")}

    def state(self, case) -> str:
        """The state of the court's own proceeding."""
        last = self.last.get(case.pk)
        return last.get_status_display() if last else ""

    def kind(self, case) -> str:
        """What is applied for."""
        last = self.last.get(case.pk)
        return last.get_kind_display() if last else ""

    def number(self, case) -> str:
        """The court's own number."""
        last = self.last.get(case.pk)
        return last.number if last else ""

    def sent_on(self, case):
        """The day the committee sent the case."""
        last = self.last.get(case.pk)
        return last.sent_on if last else None


def _note(case, names) -> str:
    return desk.DOT.join(filter(None, [case.number, names.place(case), names.kind(case)]))


def steps(actor) -> list[Choice]:
    """The shelves of the inbox: the cases with a proceeding of this court on each."""
    return [
        Choice(shelf.key, shelf.title, partial(desk.cases_on, shelf, actor))
        for shelf in desk.SHELVES
    ]


def as_they_are(cases):
    """The cases unchanged: the committee's clocks do not concern a court."""
    return cases


LIST = CaseList(
    title="案件",
    columns=(
        title_column("court", _note),
        Column("进度", lambda case, names: Cell(names.state(case))),
        Column("案号", lambda case, names: Cell(names.number(case))),
        Column(
            "约定金额",
            lambda case, names: sum_cell(case.amount_agreed),
            "sum",
            "amount_agreed",
            True,
        ),
        Column("送来", lambda case, names: day_cell(names.sent_on(case), "送来")),
    ),
    names=CourtNames,
    more=as_they_are,
    chip="step",
    choices=steps,
    chips_aloud="进度",
)
