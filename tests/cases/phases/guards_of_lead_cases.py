"""The rows of cases that join their lead case."""

from cases.phases.handle import guards_of_joining as g
from cases.states import Status as S
from tests.cases.phases.guard_rows import Row, after, usual
from tests.deeds import the_lead_case
from tests.factories import at, complain
from tests.moments import MONDAY

DAY = MONDAY
SAME = {"reason": "同一处渗漏"}


def join(says, lead):
    """Joining another open case, and what this number is answered with."""
    held = usual(S.REGISTERED, lead=open_lead, **SAME)
    says = f"{says}（本会规定：并案办理）"
    return Row(g.lead_is_open_here, says, "join", held, usual(S.REGISTERED, lead=lead, **SAME))


def open_lead(d):
    return the_lead_case(d)["lead"]


def own_number(d):
    return d.number


def one_that_was_handled(d):
    return at(d.p, S.HANDLED).number


def one_that_joined_another(d):
    return at(d.p, S.JOINED).number


def another_joined_it(d):
    complain(d.p).office("join", lead=d.number, **SAME)


ROWS = [
    join("本调委会没有编号为“SY0000-1”的案件，请核对编号。", "SY0000-1"),
    join("不能并入本案自己，请填主案的编号。", own_number),
    join("SY2026-000002已处结，不能并入；请填正在办理的主案。", one_that_was_handled),
    join("SY2026-000002已并案，不能并入；请填正在办理的主案。", one_that_joined_another),
    Row(
        g.nobody_joined_this_one,
        "SY2026-000002已并入本案，本案不能再并入别的案件。（本会规定：并案办理）",
        "join",
        usual(S.REGISTERED, lead=open_lead, **SAME),
        after(S.REGISTERED, another_joined_it, lead=open_lead, **SAME),
    ),
]
