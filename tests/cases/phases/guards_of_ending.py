"""Every guard on the reason a mediation ends for, once held and once not."""

from datetime import date

from cases.phases.mediate import guards as g
from cases.phases.mediate import guards_of_time
from cases.states import Status as S
from tests.cases.phases.deeds_of_mediation import ending, in_vain, reached, row
from tests.cases.phases.guard_rows import after, usual
from tests.moments import MONDAY

DAY = MONDAY

ROWS = [
    row(
        g.unreachable_is_proved,
        "还没有联系不上当事人的记录，请先记录联系。（《在线调解规则》第二十五条）",
        "fail",
        after(S.MEDIATING, in_vain, end_reason="unreachable"),
        after(S.MEDIATING, reached, end_reason="unreachable"),
    ),
    row(
        guards_of_time.time_is_over,
        "调解期限最后一天是2026年2月24日，到2026年2月24日还没有届满，不能以期限届满终止，请据实选择原因。"
        "（《人民调解工作若干规定》第三十三条）",
        "fail",
        ending(end_reason="time_over", on=date(2026, 2, 25)),
        ending(end_reason="time_over", on=date(2026, 2, 24)),
        "clerk",
    ),
    row(
        g.not_settled_between_themselves,
        "自行和解的按当事人撤回办理，请改办“当事人要求终止调解”。（《在线调解规则》第二十五条）",
        "fail",
        usual(S.MEDIATING, end_reason="gap"),
        usual(S.MEDIATING, end_reason="settled_themselves"),
        "clerk",
    ),
]
