"""The rows of every guard of closing, return visits and filing."""

from cases.phases import common
from cases.phases.enforce import guards as g
from cases.states import Status as S
from tests.cases.phases.deeds_of_enforcement import (
    TODAY,
    VISITS,
    all_done,
    keep_it,
    promise,
    taken_back,
)
from tests.cases.phases.guard_rows import Row, after, usual
from tests.deeds import struck_off
from tests.moments import MONDAY

DAY = MONDAY

ROWS = [
    Row(
        g.no_proceeding_open,
        "还有法院程序没有结束，请先登记法院的结果，或者登记撤回。（本会规定：登记制度）",
        "close",
        after(S.ADJUDICATING, all_done, taken_back, struck_off, **VISITS),
        after(S.ADJUDICATING, all_done, struck_off, **VISITS),
    ),
    Row(
        common.no_promise_open,
        "还有没兑现的承诺，核查后才能办结。（本会规定：承诺台账）",
        "close",
        after(S.PERFORMED, struck_off, promise, keep_it, **VISITS),
        after(S.PERFORMED, struck_off, promise, **VISITS),
    ),
    Row(
        common.struck_off_by_another,
        "还没有由经办人以外的人销号。（本会规定：销号制度）",
        "close",
        after(S.PERFORMED, struck_off, **VISITS),
        usual(S.PERFORMED, **VISITS),
    ),
    Row(
        g.visits_are_planned,
        "请填写回访计划：结案后一年内（2026年3月2日到2027年3月2日）两次，第二次晚于第一次。（本会规定：“1123”回访）",
        "close",
        after(S.PERFORMED, struck_off, **VISITS),
        after(S.PERFORMED, struck_off),
    ),
    Row(
        g.visits_are_planned,
        "请填写回访计划：结案后一年内（2026年3月2日到2027年3月2日）两次，第二次晚于第一次。（本会规定：“1123”回访）",
        "close",
        after(S.FAILED, struck_off),
        after(S.PERFORMED, struck_off, first_visit_on=TODAY, second_visit_on=TODAY),
    ),
    Row(
        g.a_visit_is_planned,
        "没有计划中的回访。（本会规定：“1123”回访）",
        "visit",
        usual(S.CLOSED, words="墙面干透，双方和好"),
        after(S.FAILED, struck_off, lambda d: d.office("close"), words="墙面干透"),
    ),
]
