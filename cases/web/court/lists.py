"""The court's list: every case sent to it, by the progress of its own proceedings."""

from datetime import date
from functools import partial

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from cases.models import Proceeding
from cases.web.listing.case_list import CaseList, all_visible
from cases.web.listing.cells import Cell, day_cell, sum_cell
from cases.web.listing.chips import Choice
from cases.web.listing.columns import Column
from cases.web.listing.standard_columns import title_column
from cases.web.staff import StaffNames

from . import desk


def with_our_last(actor):
    """The cases this court may see, each with `last`: the columns of its own last proceeding."""
    ours = Proceeding.objects.filter(case=OuterRef("pk"), court__in=actor.bodies).order_by("-pk")
    columns = {name: name for name in ("status", "kind", "number", "sent_on")}
    columns = JSONObject(**columns, again=desk.asked_again())
    return all_visible(actor).annotate(last=Subquery(ours.values(columns=columns)[:1]))


class CourtNames(StaffNames):
    """Cases of one page by their sides, with the last proceeding of this court."""

    def state(self, case) -> str:
        """The state of the court's own proceeding."""
        return Proceeding.Status(case.last["status"]).label if case.last else ""

    def move(self, case) -> str:
        """Whose move it is there: the court's, or the committee's."""
        return desk.move_of(case.last, case) if case.last else ""

    def kind(self, case) -> str:
        """What is applied for."""
        return Proceeding.Kind(case.last["kind"]).label if case.last else ""

    def number(self, case) -> str:
        """The court's own number."""
        return case.last["number"] if case.last else ""

    def sent_on(self, case) -> date | None:
        """The day the committee sent the case."""
        day = case.last and case.last["sent_on"]
        return date.fromisoformat(day) if day else None


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
        Column("进度", lambda case, names: Cell(names.state(case), note=names.move(case))),
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
    cases=with_our_last,
    more=as_they_are,
    chip="step",
    choices=steps,
    chips_aloud="进度",
)
