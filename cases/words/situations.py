"""Sentences more exact than those of the state, because they use what the case has recorded.

Where one is empty, the state's own applies (`states.py`). `web/what_next.py` fills in the names in
braces.
"""

from cases.law.scope import Ground

from . import situation_words as said
from .situation_words import Found, SituationWords
from .states import (
    ASK_FOR_MEDIATION,
    LATE_ANSWERS,
    NOT_WITH_THE_COMPANY,
    OTHER_SIDE_IS_ASKED,
    OTHER_WAYS,
    PERFORM_OR_BEGIN,
)


class Situation(Found):
    """A case that is handled, mediated or agreed."""

    ASKED_AT_ONCE = SituationWords(
        staff_next="本人已请求调委会调解，办理申请调解。",
        party_next=f"您已经请调委会调解。{OTHER_SIDE_IS_ASKED}",
    )
    ASKED_AND_ANSWERED = SituationWords(
        staff_next="本人已请求调委会调解：看过答复还要调解的，办理申请调解。",
        party_next=f"请看看答复，满意就评价一下。已经请求调解的，{OTHER_SIDE_IS_ASKED}",
        company_next="等住户评价；住户已请求调委会调解，调委会会征求各方意见。",
    )
    WITH_A_DEPARTMENT = SituationWords(
        party="有关部门正在办理",
        staff_next="有关部门在期限内答复。",
        party_next=f"有关部门要在期限里答复。{LATE_ANSWERS}",
        company_next=NOT_WITH_THE_COMPANY,
    )
    RATED_BY_READER = SituationWords(party_next="您已经评价过。事情还没了的，可以请调委会调解。")
    RATED_WELL = SituationWords(
        staff_next=f"住户已经评价，由另一人核实销号后处结；{ASK_FOR_MEDIATION}",
        company_next="住户已经评价，等调委会核实后处结。",
    )
    RATED_BADLY = SituationWords(
        staff_next=f"住户评价不满意，请问清还要什么；{ASK_FOR_MEDIATION}",
        company_next="住户评价不满意，请再与住户商量；住户可以请调委会调解。",
    )
    ANSWER_STRUCK_OFF = SituationWords(staff_next="处结。")
    REFUSED = SituationWords(
        party="现在不能调解",
        staff_next="有一方不同意，办理“对方不同意调解”，并告知其他途径。",
        party_next=f"有一方不愿意调解。您还可以{OTHER_WAYS}；想问清楚，请打调委会电话。",
        company_next="有一方不愿意调解，这次就不调解了。",
    )
    TRIAL_GOES_ON = SituationWords(
        party="这次不调解",
        party_next="这次不调解，案件转回法院，法院会接着审理，请等法院通知。",
        company_next="这次不调解，案件转回法院继续审理，请等法院通知。",
    )
    HANDED_BACK = SituationWords(
        party="这次不调解",
        party_next=f"这次不调解，材料会交回委派的法院；{said.FILED_THERE}",
        company_next=f"这次不调解，材料交回委派的法院；{said.FILED_THERE_BY_US}",
    )
    REFUSED_BY_READER = SituationWords(
        party_next="您表示了不同意，这次不调解。改变主意的，请告诉工作人员。",
        company_next="贵公司表示了不同意，这次不调解。改变主意的，请告诉调委会。",
    )
    REFUSED_AFTERWARDS = SituationWords(
        staff_next="有一方不同意调解：让其退出，或者终止调解，并告知其他途径。",
        party_next=f"有一方不愿意调解。{said.STEPS_ARE_SAID}",
        company_next=f"有一方不愿意调解。{said.STEPS_ARE_SAID_TO_US}",
    )
    ALONE = SituationWords(staff_next="先补登对方当事人，再问是否同意。")
    SILENT = SituationWords(staff_next="问清{names}是否同意，都同意的受理。")
    WILLING = SituationWords(
        party="各方都同意调解",
        staff_next="各方都同意了，受理并指派调解员。",
        party_next="调委会会安排调解员，再打电话约时间。",
        company_next="各方都同意了，等调委会受理并安排调解员。",
    )
    SUSPENDED = SituationWords(
        party=said.PAUSED.party,
        staff_next="已中止并报告，等处理结果：查明不是虚假调解的恢复调解，查明属实的终止调解。",
        party_next=said.PAUSED.party_next,
        company_next=said.PAUSED.company_next,
    )
    RECUSAL_ASKED = SituationWords(
        staff_next=f"{said.SOMEBODY_CHALLENGED}：{said.UNTIL_DECIDED}、不订协议。",
        party_next=(
            f"有人申请换调解员。{said.UNTIL_DECIDED}；约好的时间先不用来，决定以后会另外通知您。"
        ),
        company_next=(
            f"{said.SOMEBODY_CHALLENGED}。{said.UNTIL_DECIDED}；约好的时间，决定以后另行通知。"
        ),
    )
    TALKED_AGAIN = SituationWords(
        party="正在商量变更协议",
        staff_next=f"{said.BINDS_ON}；谈成的起草变更协议，谈不成的放弃变更、继续履行。",
        party_next=f"{said.BINDS_ON}。谈成了另签变更协议。",
        company_next=f"{said.BINDS_ON}。谈成的，另签变更协议。",
    )
    VARIATION_IS_SIGNED = SituationWords(
        party="等各方签变更协议",
        staff_next=f"{said.MARKS_ARE_MISSING}{said.BINDS_ON}；不签的，放弃变更、继续履行。",
        party_next=f"变更的协议各方都签、盖了章以后生效；{said.BINDS_ON}。",
        company_next=f"变更的协议各方都签署、盖章后生效；{said.BINDS_ON}。",
    )
    AGREED_IN_TALKS = SituationWords(
        party="已经谈成",
        staff_next="谈成了，起草协议；只有口头的，登记口头协议。",
        party_next="调解员会把说好的写下来，请您核对。",
        company_next="已经谈成，调解员会把说好的写下来，请贵公司核对。",
    )
    FAILED_IN_TALKS = SituationWords(
        staff_next="没有谈成：不再谈的，终止调解；还要谈的，约好时间再谈。",
        party_next=said.NOT_AGREED_THIS_TIME,
        company_next=said.NOT_AGREED_THIS_TIME,
    )
    APPOINTED = SituationWords(
        staff_next="约好{appointment}再谈，谈完记录这次调解。",
        party_next="约好{appointment}再谈，请按时来；来不了的，请先打调委会电话。",
        company_next="约好{appointment}再谈，请按时到场。",
    )
    INFORMED = SituationWords(staff_next="开始调解。")
    UNSIGNED = SituationWords(staff_next=said.MARKS_ARE_MISSING)
    SIGNED_BY_READER = SituationWords(
        party_next="您已经签好了，等其余的人签。都签好、盖了章以后生效。",
        company_next="贵公司已经签署，等其余各方签署、调解员签名、盖章。",
    )
    SIGNED_BY_ALL = SituationWords(
        party="各方都签了，等调解员签名、盖章",
        staff_next=f"各方都签了，{said.MARKS_ARE_MISSING}",
        party_next="各方都签好了。调解员签名、调委会盖章以后生效，这一页会写明。",
        company_next="各方都已签署，等调解员签名、调委会盖章后生效。",
    )
    IN_FORCE_BY_THE_PARTIES = SituationWords(
        party="各方都签了，协议已经生效",
        staff_next=f"各方签署后协议已经生效，{said.MARKS_ARE_MISSING}",
        party_next=f"各方都签好了，协议已经生效，请照协议办。{said.MARKS_FOLLOW}",
        company_next=f"各方都已签署，协议已经生效，请照协议履行。{said.MARKS_FOLLOW}",
    )
    WAITS_FOR_A_CONDITION = SituationWords(
        party="协议签好了，等约定的条件成就",
        staff_next="协议附生效条件：条件成就（不成就）的，登记条件成就。",
        party_next="协议写明了条件，条件成就以后才生效；成就了，这一页会写明。",
        company_next="协议附生效条件，条件成就以后才生效。",
    )
    CONDITION_OVER = SituationWords(
        staff_next="条件最晚哪天成就，这一天已经过了：登记条件成就或者没有成就。"
    )
    NEVER_IN_FORCE = SituationWords(
        party="条件没有成就，协议没有生效",
        staff_next="条件没有成就，协议不生效：修改协议、重新签署，或者终止调解。",
        party_next=f"{said.NEVER_BEGAN}。可以再谈，也可以不谈了。",
        company_next=f"{said.NEVER_BEGAN}；可以再谈，也可以终止。",
    )
    NO_LONGER_CONFIRMABLE = SituationWords(
        staff_next=f"{PERFORM_OR_BEGIN}；已过共同申请司法确认的期限。",
        party_next="请照协议办。",
        company_next="请照协议履行。",
    )
    FOR_ITS_COURT = SituationWords(
        staff_next=f"{PERFORM_OR_BEGIN}；{said.ITS_COURT_MAKES_A_PAPER}。",
        party_next=f"请照协议办；{said.ITS_COURT_MAKES_A_PAPER}。",
        company_next=f"请照协议履行；{said.ITS_COURT_MAKES_A_PAPER}。",
    )
    ORAL = SituationWords(
        staff_next=f"{PERFORM_OR_BEGIN}。",
        party_next="说好的事已经记下来了，请照着办。",
        company_next="口头说好的事，请照着办。",
    )
    NOT_MEDIATED = SituationWords(office="未进入调解", party="没有进入调解，可走其他途径")
    TURNED_ELSEWHERE = SituationWords(
        party_next=f"这件事请找{{turn_to}}。您还可以{OTHER_WAYS}。",
    )
    WITH_ANOTHER_BODY = SituationWords(
        party_next=(
            "这件事请找{turn_to}，那里已经受理，会依法处理；"
            "对结果不服的，可以申请复议、上诉或者起诉。"
        ),
    )
    DECIDED_ELSEWHERE = SituationWords(
        party_next="这件事已经处理过。不服的，可以申请复议、上诉、申请再审或者起诉。",
    )
    SETTLED = SituationWords(
        party="各方已经自行说好",
        party_next="各方自己说好了，调解就到这里。又有问题的，可以再提出来。",
        company_next="各方自行和解，调解就到这里。",
    )
    BACK_TO_TRIAL = SituationWords(
        party_next="没有调成，案件转回法院，法院会接着审理，请等法院通知。",
        company_next="没有调成，案件转回法院继续审理，请等法院通知。",
    )
    BACK_TO_ITS_COURT = SituationWords(
        party_next=f"没有调成，材料会交回委派的法院；{said.FILED_THERE}",
        company_next=f"没有调成，材料交回委派的法院；{said.FILED_THERE_BY_US}",
    )
    STRUCK_OFF = SituationWords(staff_next="结案。")


# What a party reads where somebody else has the dispute, by the ground of the decline.
DECLINED_ON = {
    Ground.PENDING: Situation.WITH_ANOTHER_BODY,
    Ground.SETTLED: Situation.DECIDED_ELSEWHERE,
}
