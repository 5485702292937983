"""The rows of every guard of a referral, once held and once not."""

from datetime import date, timedelta

from django.db.models import QuerySet

from cases.phases import common
from cases.phases.mediate import guards_of_effect
from cases.phases.mediate import guards_of_referrals as g
from cases.phases.mediate import guards_of_the_police as p
from cases.states import Status as S
from tests.cases.phases.deeds_of_enforcement import VISITS
from tests.cases.phases.deeds_of_mediation import stranger
from tests.cases.phases.guard_rows import Row, after, evaluated, usual
from tests.cases.phases.guards_of_adjudication import invited as a_court_sent_it
from tests.cases.phases.in_a_dispute import court, mediator
from tests.deeds import FROM_THE_POLICE, all_consent, police_sent_it, struck_off
from tests.dispute import usual_clauses
from tests.factories import at
from tests.moments import MONDAY

DAY = MONDAY
OWN_RULES = "（本会规定：受理登记）"
COURT_SENT = {"route": "court_before", "body": "", "number": ""}
POLICE_SENT = FROM_THE_POLICE | {"court": None, "number": ""}


def sent_by_the_police(d):
    d.office("record_referral", **POLICE_SENT)


def sent_by_a_court(d):
    d.office("record_referral", court=d.p.court, **COURT_SENT)


def signed_by_the_parties(d):
    """A court sent it; both parties signed the text, nobody else did."""
    sent_by_a_court(d)
    d.all_consent().office("accept", mediator=d.p.mediator)
    d.rights_notice_served().mediator("open_session").sit_down().write(*usual_clauses(d))
    d.mediator("draft_agreement").parties_sign()


def told(d):
    police_sent_it(d)
    d.office("report_back", how="寄送反馈函")


def after_closing_without(facts):
    """A case sent by the police in which nothing was agreed, closed."""

    def give(people):
        d = at(people, S.FAILED)
        police_sent_it(d)
        told = {"how": "寄送反馈函"}
        d.office("report_back", **told)
        struck_off(d)
        d.office("close")
        return d, evaluated(d, facts)

    return give


def police_sent_and_joined(over):
    """Sent by the police and joined to a case that is over, or is not."""

    def give(people):
        d, lead = at(people, S.REGISTERED), at(people, S.REGISTERED)
        sent_by_the_police(d)
        d.office("join", lead=lead.number, reason="同一处渗漏")
        if over:
            lead.office("withdraw", party=lead.li, reason="自己商量")
        d.case = type(d.case).objects.get(pk=d.case.pk)
        return d, {"how": "寄送反馈函"}

    return give


SPARED = "（《治安管理处罚法》第九条）"
APPLIED = {"parties": lambda d: d.both, "offence": "3月1日推搡邻居", "proof": "收条"}


def applied(guard, says, held, broken):
    return Row(guard, says, "apply_to_the_police", held, broken)


PERFORMED = after(S.PERFORMED, police_sent_it, **APPLIED)
TO_THE_POLICE = [
    applied(
        common.only_parties_of_this_case,
        "请选择本案在册的当事人。（本会规定：当事人登记）",
        PERFORMED,
        after(S.PERFORMED, police_sent_it, **APPLIED | {"parties": lambda d: [stranger(d)]}),
    ),
    applied(
        p.the_police_sent_it,
        f"只有公安机关移送的案件才能申请；没有登记的，先登记移送。{SPARED}",
        PERFORMED,
        usual(S.PERFORMED, **APPLIED),
    ),
    applied(
        p.somebody_applies,
        f"请选由谁申请。{SPARED}",
        PERFORMED,
        after(S.PERFORMED, police_sent_it, **APPLIED | {"parties": lambda d: []}),
    ),
    applied(
        p.agreement_was_performed,
        f"要达成协议并且全部履行，才能申请不予处罚。{SPARED}",
        PERFORMED,
        after_closing_without(APPLIED),
    ),
]
RETURNED = {"ground": "papers", "reason": "没有对方的联系方式", "how": "寄送反馈函"}
ANSWERS = [
    Row(
        g.an_answer_is_due,
        "没有等答复的移送。（本会规定：移送案件）",
        act,
        after(S.REGISTERED, sent_by_the_police, **facts),
        usual(S.REGISTERED, **facts),
    )
    for act, facts in (("take_referral", {"how": "电话"}), ("return_referral", RETURNED))
]


def source_is_a_court(d):
    QuerySet(type(d.case)).filter(pk=d.case.pk).update(source="entrusted_court")


COURT_SENT_IT = COURT_SENT | {"court": court, "received_on": MONDAY, "reason": "写错了。"}

NUMBERED = {"number": "（2026）闽0599诉前调12号"}


def corrects(guard, says, held, broken, before):
    """The correction of a court's referral, held with these values and broken with those."""
    held = after(S.REQUESTED, sent_by_a_court, **COURT_SENT_IT | NUMBERED | held)
    return Row(guard, says, "correct_referral", held, before(broken))


def asked_for(broken):
    """These values of a correction while the case waits to be accepted."""
    return after(S.REQUESTED, sent_by_a_court, **COURT_SENT_IT | broken)


def never_sent(broken):
    """A correction without a referral."""
    return usual(S.REQUESTED, **COURT_SENT_IT | broken)


def accepted(broken):
    """These values of a correction of an accepted case that the police sent."""
    return after(S.ACCEPTED, police_sent_it, **COURT_SENT_IT | broken)


TOMORROW = {"received_on": MONDAY + timedelta(days=1)}
FILED = {"number": "（2026）闽0599民初12号"}
TIME_OF_A_COURT = "（《特邀调解规定》第二十七条）"
CORRECTIONS = [
    corrects(g.referral_is_there, f"没有登记移送，没有可更正的。{OWN_RULES}", {}, {}, never_sent),
    corrects(
        g.sender_is_named,
        f"请写明是哪个单位移送的；法院委派、委托的，选是哪个法院。{OWN_RULES}",
        {},
        {"court": None},
        asked_for,
    ),
    corrects(
        g.number_fits_the_route,
        "法院的案号与途径不符：立案前委派的是“诉前调”等字号，立案后委托的是“民初”字号。"
        f"{TIME_OF_A_COURT}",
        {},
        FILED,
        asked_for,
    ),
    corrects(
        g.route_is_not_printed,
        f"途径已经印在受理登记表上，请由调委会另写更正说明，作为扫描件存入案卷。{OWN_RULES}",
        {},
        {},
        accepted,
    ),
    corrects(
        g.received_by_then,
        f"签收材料的日期不能晚于受理、更正的日期（2026年3月2日更正）。{TIME_OF_A_COURT}",
        {},
        TOMORROW,
        asked_for,
    ),
    corrects(
        g.something_differs,
        f"写的和登记的移送一样：请写明要更正成什么；不更正的，返回案件。{OWN_RULES}",
        {},
        {},
        asked_for,
    ),
]


PETITIONS = "（《信访工作条例》第三十四条）"


def sent_by_petition(d):
    """Received on Monday 2 March: sixty days end on 1 May, moved past the 5th."""
    d.office("record_referral", route="petition", body="区信访局（示例）")


def extended(d):
    d.office("extend_petition", until=date(2026, 5, 20), reason="鉴定")


ROWS = [
    *TO_THE_POLICE,
    *(
        Row(
            guards_of_effect.not_in_force_by_the_parties,
            "法院委派调解的，各方都签署后协议已经生效，不能再修改、终止；"
            "请补登调解员签名、盖章。（《特邀调解规定》第二十四条）",
            act,
            usual(S.SIGNING, **facts),
            after(S.REQUESTED, signed_by_the_parties, **facts),
            "mediator",
        )
        for act, facts in (
            ("amend", {"reason": "改金额"}),
            ("fail", {"end_reason": "gap"}),
            ("withdraw_mediation", {}),
        )
    ),
    Row(
        g.not_referred_yet,
        f"已经登记过移送，不再重复登记。{OWN_RULES}",
        "record_referral",
        usual(S.REQUESTED, court=court, **COURT_SENT),
        after(S.REQUESTED, sent_by_the_police, court=court, **COURT_SENT),
    ),
    Row(
        g.sender_is_named,
        f"请写明是哪个单位移送的；法院委派、委托的，选是哪个法院。{OWN_RULES}",
        "record_referral",
        usual(S.REQUESTED, court=court, **COURT_SENT),
        usual(S.REQUESTED, court=None, **COURT_SENT | {"body": "某法院"}),
    ),
    Row(
        g.number_fits_the_route,
        "法院的案号与途径不符：立案前委派的是“诉前调”等字号，立案后委托的是“民初”字号。"
        "（《特邀调解规定》第二十七条）",
        "record_referral",
        usual(S.REQUESTED, court=court, **COURT_SENT | {"number": "（2026）闽0599诉前调12号"}),
        usual(S.REQUESTED, court=court, **COURT_SENT | {"number": "（2026）闽0599民初12号"}),
    ),
    Row(
        g.result_is_wanted_later,
        f"要求回告的日期不能早于收到的日期，请核对。{OWN_RULES}",
        "record_referral",
        usual(S.REQUESTED, court=court, report_until=MONDAY, **COURT_SENT),
        usual(S.REQUESTED, court=court, report_until=MONDAY - timedelta(days=1), **COURT_SENT),
    ),
    *CORRECTIONS,
    *ANSWERS,
    Row(
        g.nobody_asked_the_committee,
        "李申自己也向本会请求过，不能只退回移送；不能受理的，请办不予受理，并告知其他途径。"
        "（《人民调解法》第十七条）",
        "return_referral",
        after(S.REGISTERED, sent_by_the_police, **RETURNED),
        after(S.REQUESTED, sent_by_the_police, **RETURNED),
    ),
    Row(
        g.the_lead_case_has_ended,
        "并入的SY2026-000002还没有结果，等那一件有了结果再回告。（本会规定：移送案件）",
        "report_back",
        police_sent_and_joined(over=True),
        police_sent_and_joined(over=False),
    ),
    Row(
        g.referral_is_recorded,
        "案件来源是法院委派、委托的，先登记移送：委派还是委托，哪天签收材料。"
        "（《特邀调解规定》第二十七条）",
        "accept",
        after(S.REQUESTED, all_consent, sent_by_a_court, mediator=mediator),
        after(S.REQUESTED, all_consent, source_is_a_court, mediator=mediator),
    ),
    Row(
        g.a_report_is_due,
        "没有等回告的移送。（本会规定：移送案件）",
        "report_back",
        after(S.FAILED, police_sent_it, how="寄送反馈函"),
        after(S.FAILED, told, how="寄送反馈函"),
    ),
    Row(
        common.referrer_was_told,
        "结果还没有书面回告移送的单位。（本会规定：移送案件）",
        "close",
        after(S.PERFORMED, told, struck_off, **VISITS),
        after(S.PERFORMED, police_sent_it, struck_off, **VISITS),
    ),
    Row(
        common.referrer_was_told,
        "结果还没有书面回告移送的单位。（《特邀调解规定》第二十六条）",
        "close",
        after(S.PERFORMED, told, struck_off, **VISITS),
        after(S.PERFORMED, a_court_sent_it, struck_off, **VISITS),
    ),
    Row(
        g.a_petition_is_to_be_finished,
        f"没有在计算的信访办结期限，不用延长。{PETITIONS}",
        "extend_petition",
        after(S.REQUESTED, sent_by_petition, until=date(2026, 5, 31), reason="还在鉴定"),
        usual(S.REQUESTED, until=date(2026, 5, 31), reason="还在鉴定"),
    ),
    Row(
        g.not_extended_yet,
        f"办结期限已经延长过一次，不能再延。{PETITIONS}",
        "extend_petition",
        after(S.REQUESTED, sent_by_petition, until=date(2026, 6, 5), reason="还在鉴定"),
        after(S.REQUESTED, sent_by_petition, extended, until=date(2026, 6, 5), reason="鉴定"),
    ),
    *(
        Row(
            g.at_most_thirty_days_more,
            "延长要在届满以前办，新的最后一天要晚于原来的，最多再加三十日"
            f"（原来到2026年5月6日，最多到2026年6月5日）。{PETITIONS}",
            "extend_petition",
            after(S.REQUESTED, sent_by_petition, until=date(2026, 6, 5), reason="还在鉴定"),
            after(S.REQUESTED, sent_by_petition, until=until, reason="还在鉴定"),
        )
        for until in (date(2026, 6, 6), date(2026, 5, 6))
    ),
]
