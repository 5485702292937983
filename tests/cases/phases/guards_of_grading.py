"""The rows of the guards of the level of a matter."""

from cases.phases.handle import guards_of_grading as g
from cases.states import Status as S
from tests.cases.phases.guard_rows import Row, usual
from tests.factories import LEAST, complain
from tests.moments import MONDAY

DAY = MONDAY

GRAVER = {"nature": 3, "extent": 3, "harm": 1}


def ungraded(people):
    return complain(people, **dict.fromkeys(LEAST)), {"company": people.company}


ROWS = [
    Row(
        g.level_is_known,
        "还没有定级：请先按事件性质、影响范围、危害程度定级。（本会规定：分级处置）",
        "dispatch",
        held=usual(S.REGISTERED, company=lambda d: d.p.company),
        broken=ungraded,
    ),
    Row(
        g.some_score_differs,
        "三项和现在登记的一样：请选择要改成什么；不改的，返回案件。（本会规定：分级处置）",
        "grade",
        held=usual(S.REGISTERED, **GRAVER, reason="影响的户数增加。"),
        broken=usual(S.REGISTERED, **LEAST, reason="核对过。"),
    ),
    Row(
        g.regrading_has_its_reason,
        "改变等级要写明原因。（本会规定：分级处置）",
        "grade",
        held=usual(S.REGISTERED, **GRAVER, reason="影响的户数增加。"),
        broken=usual(S.REGISTERED, **GRAVER),
    ),
]
