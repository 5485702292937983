"""The rows of links between cases."""

from datetime import date

from cases.phases.handle import guards_of_linking as g
from cases.states import Status as S
from tests.cases.phases.guard_rows import Row, after, usual
from tests.deeds import a_case_of_both, linked, the_linked_case
from tests.factories import complain
from tests.moments import MONDAY

DAY = MONDAY
BASIS = "（本会规定：案件关联）"
WHY = {"reason": "同一处渗漏"}


def number(d):
    return a_case_of_both(d)["other"]


def own_number(d):
    return d.number


def the_linked(d):
    return the_linked_case(d)["other"]


def joined_to_it(d):
    complain(d.p).office("join", lead=d.number, **WHY)


def the_joined(d):
    return d.case.joined_cases.get().number


def of_another_mediator(d):
    """A case in which the mediator of this one may not act."""
    return complain(d.p).number


def later(d):
    return complain(d.p).number


def earlier(d):
    return complain(d.p, day=date(2026, 2, 26)).number


def link(guard, says, other, *, kind="related", held=number, by="clerk"):
    """Linking with another case, and what this number is answered with."""
    good = usual(S.MEDIATING, other=held, kind=kind, **WHY)
    deeds = (linked,) if other is the_linked else (joined_to_it,) if other is the_joined else ()
    bad = after(S.MEDIATING, *deeds, other=other, kind=kind, **WHY)
    return Row(guard, says + BASIS, "link_case", good, bad, by)


UNKNOWN = "没有您能办理的、编号为“{}”的案件，请核对编号。"
ROWS = [
    link(g.other_case_is_ours, UNKNOWN.format("SY0000-1"), "SY0000-1"),
    link(
        g.other_case_is_ours,
        UNKNOWN.format("SY2026-000002"),
        of_another_mediator,
        by="mediator",
    ),
    link(
        g.other_case_is_ours,
        "不能和本案自己关联，请填另一件案件的编号。",
        own_number,
    ),
    link(
        g.not_linked_yet,
        "SY2026-000002已登记为“与本案有关联”，要改的先撤销，再重新登记。",
        the_linked,
    ),
    link(
        g.not_linked_yet,
        "SY2026-000002已与本案并案办理，不用另外登记关联。",
        the_joined,
    ),
    link(
        g.the_later_one_follows,
        "本案是2026年3月2日登记的，SY2026-000002是2026年2月26日登记的：先登记的不会是后登记的那一件的后续，"
        "也不会由它而来，请改选关系。",
        earlier,
        kind="gave_rise",
    ),
    Row(
        g.some_case_is_linked,
        f"没有您能撤销的案件关联。{BASIS}",
        "unlink_case",
        after(S.MEDIATING, linked, other=the_linked, **WHY),
        usual(S.MEDIATING, **WHY),
    ),
    Row(
        g.that_case_is_linked,
        f"本案没有登记过和这一件的关联，请核对编号。{BASIS}",
        "unlink_case",
        after(S.MEDIATING, linked, other=the_linked, **WHY),
        after(S.MEDIATING, linked, other=later, **WHY),
    ),
]
