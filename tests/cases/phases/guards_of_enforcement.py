"""The rows of every guard of enforcement."""

from cases.phases import common
from cases.phases.enforce import guards as g
from cases.states import Status as S
from tests.cases.phases.deeds_of_enforcement import (
    apply,
    court,
    received,
    sent,
    unconfirmed,
)
from tests.cases.phases.guard_rows import Row, after, usual
from tests.dispute import ENFORCEMENT_NUMBER
from tests.moments import MONDAY

DAY = MONDAY

ROWS = [
    Row(
        g.an_enforceable_title,
        "强制执行要有可执行的依据（如经司法确认的协议）；没有的可以就协议起诉。"
        "（《民事诉讼法》第二百四十七条）",
        "open_enforcement",
        usual(S.DEFAULTED, court=court),
        unconfirmed,
    ),
    Row(
        g.no_enforcement_open,
        "已有一个执行程序没有结束。（《民事诉讼法》第二百四十七条）",
        "open_enforcement",
        usual(S.DEFAULTED, court=court),
        after(S.DEFAULTED, apply, court=court),
    ),
    Row(
        g.enforcement_was_received,
        "执行申请还没有送达法院签收。（《民事诉讼法》第二百四十七条）",
        "enforcement_accepted",
        after(S.DEFAULTED, apply, sent, received, court_number=ENFORCEMENT_NUMBER),
        after(S.DEFAULTED, apply, sent, court_number=ENFORCEMENT_NUMBER),
    ),
    Row(
        common.court_number_is_valid,
        "法院案号的写法不对，例如（2026）闽0504诉前调确12号。（《民事诉讼法》第二百零五条）",
        "enforcement_accepted",
        after(S.DEFAULTED, apply, sent, received, court_number=ENFORCEMENT_NUMBER),
        after(S.DEFAULTED, apply, sent, received, court_number="八十八号"),
    ),
]
