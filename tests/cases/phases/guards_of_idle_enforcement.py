"""The rows of every guard of an enforcement that lay idle for six months."""

from datetime import date

from cases.phases.enforce import guards_of_idle_enforcement as g
from cases.states import Status as S
from mediation.directory.models import Court
from tests.cases.phases.guard_rows import Row, after, usual
from tests.cases.phases.in_a_dispute import court
from tests.deeds_after import court_above_is_asked, enforcement_lies_idle, higher_court
from tests.moments import MONDAY

DAY = MONDAY
LAW = "（《民事诉讼法》第二百三十七条）"
PROOF = {"proof": "收件回执"}
WITHIN = {"outcome": "within", "until": date(2026, 5, 4), "ruling": "督促执行令"}


def above(d):
    return higher_court()


def another(d):
    return Court.objects.create(name="另一示例区人民法院", code="闽0588")


IDLE = "法院收到申请执行书之日起超过六个月未执行的，才可以向上一级人民法院申请执行"
ASKED = {"court": above, **PROOF}
OTHER = WITHIN | {"outcome": "other", "until": None}
ROWS = [
    *(
        Row(
            g.six_months_are_over,
            f"{IDLE}{why}。{LAW}",
            "ask_higher_court",
            after(S.ENFORCING, enforcement_lies_idle, **ASKED),
            broken,
        )
        for why, broken in (
            ("：最后一天是2026年9月2日", usual(S.ENFORCING, **ASKED)),
            (
                "；已经申请过，或者还没有开始算",
                after(S.ENFORCING, court_above_is_asked, **ASKED),
            ),
        )
    ),
    Row(
        g.court_is_the_one_above,
        "请选上一级人民法院：基层人民法院的上一级是中级人民法院，"
        f"中级人民法院的上一级是高级人民法院。{LAW}",
        "ask_higher_court",
        after(S.ENFORCING, enforcement_lies_idle, **ASKED),
        after(S.ENFORCING, enforcement_lies_idle, **ASKED | {"court": court}),
    ),
    Row(
        g.a_court_above_was_asked,
        f"没有等上一级人民法院答复的申请。{LAW}",
        "higher_court_decides",
        after(S.ENFORCING, court_above_is_asked, **WITHIN),
        after(S.ENFORCING, enforcement_lies_idle, **WITHIN),
    ),
    Row(
        g.a_day_is_set,
        f"责令限期执行的，请填执行到哪天，要晚于决定的那天。{LAW}",
        "higher_court_decides",
        after(S.ENFORCING, court_above_is_asked, **WITHIN),
        after(S.ENFORCING, court_above_is_asked, **WITHIN | {"until": date(2026, 3, 2)}),
    ),
    Row(
        g.another_court_is_named,
        f"指令其他法院执行的，请选另一个法院。{LAW}",
        "higher_court_decides",
        after(S.ENFORCING, court_above_is_asked, **OTHER, court=another),
        after(S.ENFORCING, court_above_is_asked, **OTHER, court=court),
    ),
]
