"""Every guard on the reason a mediation ends for, once held and once not."""

from datetime import date, timedelta

from cases.phases.mediate import guards as g
from cases.phases.mediate import guards_of_reports, guards_of_time
from cases.states import Status as S
from tests.cases.phases.deeds_of_mediation import (
    SESSION,
    SIGNED,
    ending,
    in_vain,
    once_in_vain,
    reached_afterwards,
    row,
    thrice_in_vain_by_telephone,
    thrice_in_vain_on_one_day,
)
from tests.cases.phases.guard_rows import after, usual
from tests.cases.phases.in_a_dispute import zhou
from tests.deeds import nothing, time_is_held
from tests.factories import at
from tests.moments import MONDAY

DAY = MONDAY


def earlier(deed, **facts):
    """The dispute of a week ago at the table, after this deed."""

    def give(people):
        d = at(people, S.MEDIATING, day=DAY - timedelta(days=7))
        deed(d)
        return d, facts

    return give


def reported(d):
    d.mediator("report_sham", addressee="本会", words="双方串通")


def cleared(d):
    d.mediator("clear_sham", **FOUND)


FOUND = {"body": "本会", "words": "双方互不相识"}
ROWS = [
    *(
        row(
            g.unreachable_is_proved,
            "还不能按联系不上办理：对同一方要在2天以上、用2种以上方式联系3次都没有联系上，"
            f"联系上以后的才算。{found}。（《在线调解规则》第二十五条）",
            "fail",
            earlier(in_vain, end_reason="unreachable"),
            earlier(deed, end_reason="unreachable"),
        )
        for deed, found in (
            (nothing, "现在没有联系不上的记录"),
            (once_in_vain, "周被1次、1天、1种方式"),
            (thrice_in_vain_on_one_day, "周被3次、1天、2种方式"),
            (thrice_in_vain_by_telephone, "周被3次、3天、1种方式"),
            (reached_afterwards, "现在没有联系不上的记录"),
        )
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
    row(
        guards_of_reports.sham_was_reported,
        "涉嫌虚假调解的，先中止并报告，再按处理结果终止。（《特邀调解规定》第十八条）",
        "fail",
        after(S.MEDIATING, reported, end_reason="sham", words="派出所查明。"),
        after(S.MEDIATING, reported, cleared, end_reason="sham", words="派出所查明。"),
    ),
    row(
        guards_of_reports.sham_was_established,
        "查明属实的，请写明谁、怎样查明的。（《特邀调解规定》第十八条）",
        "fail",
        after(S.MEDIATING, reported, end_reason="sham", words="派出所查明。"),
        after(S.MEDIATING, reported, end_reason="sham", words=" "),
    ),
    row(
        g.facts_are_written_with_consent,
        "写下双方没有争议的事实，要各方当事人都同意。（《在线调解规则》第二十二条）",
        "fail",
        usual(S.MEDIATING, end_reason="gap", undisputed_facts="渗水属实", facts_agreed=True),
        usual(S.MEDIATING, end_reason="gap", undisputed_facts="渗水属实"),
    ),
    row(
        guards_of_reports.sham_is_reported,
        "没有因为可能是虚假调解而中止的报告。（《特邀调解规定》第十八条）",
        "clear_sham",
        after(S.MEDIATING, reported, **FOUND),
        after(S.MEDIATING, reported, cleared, **FOUND),
    ),
    *(
        row(
            guards_of_reports.mediation_is_not_suspended,
            "可能是虚假调解，已经中止并报告；查明不是的，办“不是虚假调解，恢复调解”；查明属实的终止调解。"
            "（《特邀调解规定》第十八条）",
            act,
            held,
            after(status, reported, **facts),
            by,
        )
        for act, held, status, facts, by in (
            ("open_session", None, S.ACCEPTED, {}, "mediator"),
            ("log_session", None, S.MEDIATING, SESSION | {"present": lambda d: d.both}, "mediator"),
            ("draft_agreement", None, S.MEDIATING, {}, "mediator"),
            ("conclude_orally", None, S.MEDIATING, {"content": "互不追究"}, "mediator"),
            ("sign", None, S.SIGNING, SIGNED | {"party": zhou}, "mediator"),
            ("mediator_sign", None, S.SIGNING, {}, "mediator"),
            ("seal", None, S.SIGNING, {}, "clerk"),
            ("amend", None, S.SIGNING, {"reason": "改金额"}, "mediator"),
            ("take_effect", None, S.SIGNING, {}, "mediator"),
            ("release_hold", after(S.MEDIATING, time_is_held), S.MEDIATING, {}, "mediator"),
        )
    ),
    row(
        guards_of_reports.sham_is_not_reported_yet,
        "已经中止并报告过，等处理结果。（《特邀调解规定》第十八条）",
        "report_sham",
        after(S.MEDIATING, reported, cleared, addressee="本会", words="双方串通"),
        after(S.MEDIATING, reported, addressee="本会", words="双方串通"),
    ),
]
