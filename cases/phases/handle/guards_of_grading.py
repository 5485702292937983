"""Guards of the level of a matter."""

from cases.guards import guard
from cases.law import articles

SCORES = ("nature", "extent", "harm")


@guard(
    otherwise="还没有定级：请先按事件性质、影响范围、危害程度定级。",
    basis=articles.GRADING,
    remedy="grade",
)
def level_is_known(case, facts):
    return case.is_graded


@guard(
    otherwise="三项和现在登记的一样：请选择要改成什么；不改的，返回案件。",
    basis=articles.GRADING,
    needs=SCORES,
    about="nature",
)
def some_score_differs(case, facts):
    return any(getattr(case, name) != facts[name] for name in SCORES)


@guard(
    otherwise="改变等级要写明原因。",
    basis=articles.GRADING,
    needs=SCORES,
    about="reason",
)
def regrading_has_its_reason(case, facts):
    return not case.is_graded or bool(facts.get("reason", "").strip())
