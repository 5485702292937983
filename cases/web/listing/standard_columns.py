"""Columns most lists share, on the page and in a workbook.

`names` gives title, place and state as this reader may read them; see `CaseList.names`.
"""

from decimal import Decimal

from cases.law import money
from cases.states import OPEN
from cases.web.case_parts import base_of
from cases.web.dated import deadline_of, is_provisional
from cases.web.listing.cells import Cell, day_cell, deadline_cell, sum_cell, title_cell
from cases.web.listing.columns import Column, ExportColumn
from cases.web.words import cn_day
from cases.words.days import PROVISIONAL


def number_place_and_day(case, names) -> str:
    """The small line below a title: number, place and day of registration."""
    return f"{case.number} · {names.place(case)} · {cn_day(case.registered_on)}登记"


def title_column(face: str, note=number_place_and_day) -> Column:
    """The title of the case with a link to its page; `note(case, names)` is the small line."""

    def cell(case, names) -> Cell:
        tag, tone = ("紧急", "late") if case.urgent else ("", "")
        url = base_of(face, case)
        return title_cell(names.title(case), note(case, names), url, tag=tag, tone=tone)

    return Column("案件", cell, "number", "pk")


def next_day_cell(case, names) -> Cell:
    """The next day of a case, named where it is that of a visit."""
    is_visit = case.status not in OPEN
    return deadline_cell(deadline_of(case), is_visit=is_visit, provisional=is_provisional(case))


STATE = Column("状态", lambda case, names: Cell(names.state(case)), "status", "status")
ESTATE = Column("小区", lambda case, names: Cell(str(case.estate or "")))
MEDIATOR = Column("调解员", lambda case, names: Cell(str(case.mediator or "")))
DEADLINE = Column("最近期限", next_day_cell, "due", "deadline")
AMOUNT = Column("涉及金额", lambda case, names: sum_cell(case.amount), "amount", "amount", True)
ACCEPTED = Column(
    "受理", lambda case, names: day_cell(case.accepted_on, "受理"), "accepted", "accepted_on"
)

# The columns any reader of a list may export.
EXPORTS = (
    ExportColumn("编号", lambda case, names: case.number, 16),
    ExportColumn("案件", lambda case, names: names.title(case), 32),
    ExportColumn("地点", lambda case, names: names.place(case), 24),
    ExportColumn("状态", lambda case, names: names.state(case)),
    ExportColumn("登记日", lambda case, names: case.registered_on),
)
# The next day of a case, and whether it may still move.
NEXT_DAY = (
    ExportColumn("最近期限", lambda case, names: deadline_of(case)),
    ExportColumn("期限说明", lambda case, names: PROVISIONAL if is_provisional(case) else "", 20),
)
# Further columns for the committee's own staff.
STAFF_EXPORTS = (
    *EXPORTS,
    *NEXT_DAY,
    ExportColumn("类型", lambda case, names: case.get_category_display(), 16),
    ExportColumn("小区", lambda case, names: str(case.estate or ""), 16),
    ExportColumn("调解员", lambda case, names: str(case.mediator or "")),
    ExportColumn("受理日", lambda case, names: case.accepted_on),
    ExportColumn("涉及金额（元）", lambda case, names: _yuan(case.amount), 16),
    ExportColumn("应付金额（元）", lambda case, names: _yuan(case.amount_agreed), 16),
)


def _yuan(fen: int | None) -> Decimal | None:
    """A sum of 分 as a number of 元, exact to the 分 in a workbook's fifteen digits."""
    return Decimal(money.plain(fen)) if fen else None
