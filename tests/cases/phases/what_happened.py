"""What each act of handling and mediating rests on, and a case at which it can be tried.

The acts before a court, of performance and after the end are in `what_happened_later.py`.
"""

from datetime import date, datetime

from cases.access.links import Ticket
from cases.states import Status as S
from mediation import clock
from tests.cases.phases.dated import LONG_BEFORE
from tests.cases.phases.guard_rows import Row, after, usual
from tests.cases.phases.guards_of_clocks import MAY_BE_HELD, NOT_THE_OTHERS
from tests.deeds import FROM_THE_POLICE, police_sent_it, sham_is_reported, time_is_held

# Acts that may precede everything but the registration, and why.
EARLIER = {
    "add_claim": "a party may claim more from the day it joined",
    "change_claim": "a claim may change from the day it was made",
    "withdraw_claim": "a claim may be withdrawn from the day it was made",
    "add_member": "who is of a group is listed from the day the group joined",
    "take_members": "who is of a group is listed from the day the group joined",
    "add_party": "they joined the dispute on a day of their own",
    "check_scope": "another body may have had the dispute from the first day on",
    "consent": "a party that has not answered may have agreed or refused from the first day on",
    "correct": "what was registered is corrected, on whichever day",
    "correct_referral": "what was registered is corrected, on whichever day",
    "correct_party": "what was registered is corrected, on whichever day",
    "file_scan": "a paper may have been received on any day of the case",
    "give_link": "a party may hold a link from the day they joined",
    "record_referral": "the papers of another body may come before all that follows them",
    "order_rectification": "the paper of the competent body has a day of its own",
    "represent": "who acts for a party may be settled from the day it joined",
    "report_danger": "what may escalate is reported at once, whatever else happened",
    "request_mediation": "the day of the request counts, not that of its record (时效规定 12)",
    "request_protection": "the day of the request counts, not that of its record (时效规定 12)",
}
# What happened on Monday, and the acts that cannot precede it; others rest on the last step.
HAPPENED = {
    "这些成员上次登记、表态是在那天": "ask_members release_members settle_members",
    "这位成员是那天登记的": "change_member",
    "协议是那天定稿的": "amend mediator_sign seal sign",
    "调解员是那天起承办本案的": "caucus investigate",
    "这项承诺是那天作出的": "check_promise",
    "最近一次调解是那天进行的": "abandon_variation",
    "调解是那天开始的": "conclude_orally draft_agreement log_session",
    "最后一方是那天同意调解的": "accept",
    "最后一方是那天收到权利义务告知的": "open_session",
    "调解是那天申请的": "contact give_notice transfer",
    "移交是在那天": "take_transfer return_transfer",
    "上次登记这一方由谁出面是在那天": "end_authority",
    "案件是那天受理调解的": "begin_appraisal edit_agreement offer record_act report_sham "
    "add_mediator ask_recusal invite_helper",
    "这位调解员是那天起协办、代办的": "end_mediator",
    "回避是那天申请的": "decide_recusal",
    "鉴定是那天委托的": "end_appraisal strike_appraisal",
    "调解期限是那天起算的": "extend",
    "到那天才算多次联系不上当事人": "fail unreachable",
    "单子是那天派出的，此前承诺人还没有接到这件事": "make_promise",
    "对方是那天表示不同意的": "other_side_refuses",
    "答复是那天作出的": "rate",
    "住户是那天评价不满意的": "review",
    "这份扫描件是那天收到的": "take_out_scan",
    "移送的材料是那天签收的": "report_back take_referral return_referral extend_petition",
    "现在的调解员是那天起承办的": "reassign",
    "期限是那天暂停的": "release_hold clear_sham",
    "这一方在本案最近办理的事项是在那天": "release_party",
    "到那天才有住户的评价，或者才等满评价的日子": "settle",
    "单子是那天派出的": "answer ask_time bounce dispute_competence grant_time take_dispatch",
    "派单是那天收到的": "respond_first",
    "提请区里确定承办单位是在那天": "settle_competence",
    "整改通知书是那天送达的": "fail_reinspection lift_notice pass_reinspection "
    "record_lifted_notice record_passed_notice",
    "主案是那天登记的": "join",
    "那一件是那天登记的": "link_case",
    "这一关联是那天登记的": "unlink_case",
    "并案是在那天": "leave",
    "调解是那天中止的": "resume",
    "结果是那天出来的": "ask_again",
    "督办单是那天开出的": "reply_to_supervision close_supervision",
}
WITH_A_DAY_RULE = {  # acts whose guard names the day, or which ask for a day of another name
    "correct_appraisal": "委托的日期不能早于受理，结束的日期不能早于委托，都不能晚于更正当天。"
    "（本会规定：登记制度）",
    "hold": f"{MAY_BE_HELD}（2026年3月2日到2026年4月2日）{NOT_THE_OTHERS}",
}

DANGER = {
    "addressee": "派出所",
    "at": datetime(2026, 3, 2, 9, tzinfo=clock.BEIJING),
    "words": "扬言报复",
}
PROMISE = {"promise_text": "补漆", "promise_due_on": date(2026, 4, 1)}


def tried(act, held, by="clerk"):
    """An act that no guard's row tries, or whose row is of another day."""
    return Row(None, "", act, held, None, by)


def applicant(d):
    return d.li


def promised(d):
    d.office("make_promise", company=d.p.company, **PROMISE)


def promise(d):
    return d.promises.get()


UNFOUNDED = {"body": "区司法局", "words": "双方互不相识"}
FURTHER = [
    tried("add_party", usual(S.REQUESTED, role="respondent", side=2, name="王后来")),
    tried("correct", usual(S.REQUESTED, difficult=True)),
    tried(
        "correct_party",
        usual(S.REQUESTED, party=applicant, phone="13800009999", reason="换了号码"),
    ),
    tried(
        "correct_referral",
        after(S.REQUESTED, police_sent_it, **FROM_THE_POLICE, received_on=LONG_BEFORE, reason="错"),
    ),
    tried("give_link", usual(S.MEDIATING, party=applicant, ticket=Ticket.fresh())),
    tried("offer", usual(S.MEDIATING, party=applicant, text="先修"), "mediator"),
    tried("caucus", usual(S.MEDIATING, party=applicant, text="可多出"), "mediator"),
    tried(
        "investigate",
        usual(S.MEDIATING, place="1202室", asked="周被", text="渗水"),
        "mediator",
    ),
    tried("decline", usual(S.DISPATCHED, reason="不属民间纠纷", ground="not_civil")),
    tried("report_danger", usual(S.MEDIATING, **DANGER)),
    tried("withdraw", usual(S.ANSWERED, party=applicant, reason="已和好")),
    tried("withdraw_mediation", usual(S.MEDIATING, words="已和好")),
    tried(
        "check_promise", after(S.ANSWERED, promised, promise=promise, kept=True, proof="到场看过")
    ),
    tried("grade", usual(S.DISPATCHED, nature=3, extent=3, harm=1, reason="影响的户数增加。")),
    tried("dispatch", usual(S.REGISTERED, company=lambda d: d.p.company)),
    tried(
        "make_promise",
        usual(S.DISPATCHED, company=lambda d: d.p.company, **PROMISE),
    ),
    tried("leave", usual(S.JOINED, reason="不是同一处")),
    tried("reopen", usual(S.DECLINED, reason="又来要求办理")),
    tried("amend", usual(S.SIGNING, reason="错字"), "mediator"),
    tried("begin_appraisal", usual(S.MEDIATING, what="渗漏", body="某鉴定所")),
    tried("release_hold", after(S.MEDIATING, time_is_held)),
    tried("clear_sham", after(S.MEDIATING, sham_is_reported, **UNFOUNDED)),
]
