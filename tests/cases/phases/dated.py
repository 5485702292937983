"""An act on a certain day: whether the door takes it, and what it says against an earlier one."""

from datetime import date

from cases import door
from cases.door import refusals

LONG_BEFORE, BEFORE, LATER = date(2026, 2, 2), date(2026, 2, 20), date(2026, 3, 20)
TENTH = date(2026, 3, 10)


def refusal(dispute, name, by, facts, day):
    """The sentences against the act on that day; empty if it was done."""
    try:
        door.do(dispute.case, name, by=by, **facts | {"on": day})
    except refusals.StepBlocked as blocked:
        return [str(guard) for guard in blocked.guards]
    return []


def not_before(day, happened):
    """The refusal of a day before this one, on which this happened."""
    return f"日期不能早于{day}，{happened}；请填那天或者以后的日期。（本会规定：登记制度）"
