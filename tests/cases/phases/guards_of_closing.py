"""The rows of every guard of closing."""

from cases.phases import common
from cases.phases.enforce import guards as g
from cases.states import Status as S
from tests.cases.phases.deeds_of_enforcement import (
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
]
