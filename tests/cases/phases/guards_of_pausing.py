"""The rows of a pause, of a party out of reach, and of a request after a failed mediation."""

from datetime import timedelta

from cases.phases import common
from cases.phases.mediate import guards_of_pausing as p
from cases.phases.mediate import guards_of_reports, guards_of_time
from cases.states import Status as S
from tests.cases.phases.deeds_of_mediation import (
    OWN_PARTIES,
    SESSION,
    in_vain,
    once_in_vain,
    reached_afterwards,
    row,
    stranger,
    thrice_in_vain_by_telephone,
    thrice_in_vain_on_one_day,
)
from tests.cases.phases.guard_rows import after, usual
from tests.cases.phases.in_a_dispute import li, zhou
from tests.deeds import nothing, sham_is_reported, time_is_held
from tests.factories import at
from tests.moments import MONDAY

DAY = MONDAY
ILL = {"reason": "一方住院", "proof": "住院证明"}
SUSPENDED = (
    "可能是虚假调解，已经中止并报告；查明不是的，办“不是虚假调解，恢复调解”；查明属实的终止调解。"
    "（《特邀调解规定》第十八条）"
)


def asked_a_week_ago(deed):
    """Asked for a week ago; the parties were tried since."""

    def give(people):
        d = at(people, S.REQUESTED, day=DAY - timedelta(days=7))
        deed(d)
        return d, {}

    return give


def paused_from_wednesday_to_saturday(on):
    """A mediation that was paused last week; what is recorded of it bears this day."""

    def give(people):
        d = at(people, S.MEDIATING, day=DAY - timedelta(days=7))
        d.mediator("pause", **ILL, on=DAY - timedelta(days=5))
        d.mediator("resume", on=DAY - timedelta(days=2))
        return d, SESSION | {"present": d.both, "on": on}

    return give


PAUSE = [
    row(
        p.nobody_met_while_it_was_stopped,
        "从2026年2月25日到2026年2月28日中止着调解，那些天没有调解，请核对日期。"
        "（本会规定：登记制度）",
        "log_session",
        paused_from_wednesday_to_saturday(DAY - timedelta(days=5)),
        paused_from_wednesday_to_saturday(DAY - timedelta(days=4)),
    ),
    row(
        p.pause_has_its_proof,
        "请写明中止的凭证，例如鉴定委托书、住院证明。（《人民调解工作若干规定》第三十三条）",
        "pause",
        usual(S.MEDIATING, **ILL),
        usual(S.MEDIATING, **ILL | {"proof": " "}),
    ),
    row(
        guards_of_reports.mediation_is_not_suspended,
        SUSPENDED,
        "pause",
        usual(S.MEDIATING, **ILL),
        after(S.MEDIATING, sham_is_reported, **ILL),
    ),
    row(
        guards_of_reports.mediation_is_not_suspended,
        SUSPENDED,
        "resume",
        usual(S.PAUSED),
        after(S.PAUSED, sham_is_reported),
    ),
    row(
        p.mediation_is_not_paused,
        "正在中止调解；办理恢复调解，期限就接着计算。（《人民调解工作若干规定》第三十三条）",
        "release_hold",
        after(S.MEDIATING, time_is_held),
        usual(S.PAUSED),
        "clerk",
    ),
    row(
        guards_of_time.a_clock_may_be_held,
        "没有可以暂停的期限在计算。（《人民调解工作若干规定》第三十三条）",
        "hold",
        usual(S.MEDIATING, clock=lambda d: d.case.clocks.get(key="K9"), reason="疫情"),
        usual(S.PAUSED, clock=lambda d: d.case.clocks.get(key="K9"), reason="疫情"),
        "clerk",
    ),
]
OUT_OF_REACH = [
    row(
        p.a_party_cannot_be_reached,
        "还不能按联系不上办理：对同一方要在2天以上、用2种以上方式联系3次都没有联系上，"
        f"联系上以后的才算。{found}。（《在线调解规则》第二十五条）",
        "unreachable",
        asked_a_week_ago(in_vain),
        asked_a_week_ago(deed),
        "clerk",
    )
    for deed, found in (
        (nothing, "现在没有联系不上的记录"),
        (once_in_vain, "周被1次、1天、1种方式"),
        (thrice_in_vain_on_one_day, "周被3次、1天、2种方式"),
        (thrice_in_vain_by_telephone, "周被3次、3天、1种方式"),
        (reached_afterwards, "现在没有联系不上的记录"),
    )
]
ASKED_AGAIN = [
    row(
        p.somebody_asks_again,
        "请选择是哪一方再次申请。（《人民调解法》第十七条）",
        "ask_again",
        usual(S.FAILED, party=li, how="窗口"),
        usual(S.FAILED, party=None, how="窗口"),
        "clerk",
    ),
    row(
        common.only_parties_of_this_case,
        OWN_PARTIES,
        "ask_again",
        usual(S.FAILED, party=zhou, how="窗口"),
        usual(S.FAILED, party=stranger, how="窗口"),
        "clerk",
    ),
    row(
        common.speaks_only_for_own_party,
        "只能替自己这一方表态。（《人民调解法》第二十三条）",
        "ask_again",
        usual(S.FAILED, party=zhou, how="网上"),
        usual(S.FAILED, party=li, how="网上"),
        "link:周被",
    ),
]
ROWS = [*PAUSE, *OUT_OF_REACH, *ASKED_AGAIN]
