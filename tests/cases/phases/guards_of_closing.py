"""The rows of every guard of closing, return visits and filing."""

from cases.phases import common
from cases.phases.enforce import guards as g
from cases.states import Status as S
from tests.cases.phases.deeds_of_enforcement import (
    TODAY,
    VISITS,
    all_done,
    closed_without_a_session,
    keep_it,
    never_accepted,
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
    Row(
        g.was_accepted,
        "没有受理过调解的案件不立卷归档。（本会规定：卷宗制度）",
        "archive",
        usual(S.CLOSED, pages=21, retention="30"),
        never_accepted,
    ),
    Row(
        g.required_papers_are_there,
        "卷宗应有的文书还不齐，请看卷宗清单补齐。（本会规定：卷宗制度）",
        "archive",
        usual(S.CLOSED, pages=21, retention="30"),
        closed_without_a_session,
    ),
    Row(
        g.pages_are_numbered,
        "页数要大于零。（本会规定：卷宗制度）",
        "archive",
        usual(S.CLOSED, pages=1, retention="10"),
        usual(S.CLOSED, pages=0, retention="10"),
    ),
    Row(
        g.retention_is_known,
        "请确定保管期限。（本会规定：卷宗制度）",
        "archive",
        usual(S.CLOSED, pages=1, retention="permanent"),
        usual(S.CLOSED, pages=1, retention="12"),
    ),
]
