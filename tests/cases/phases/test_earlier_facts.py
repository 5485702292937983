"""No act bears a day before the facts it rests on.

Every act is tried on a case registered long before, at which everything else happened on Monday:
once dated before Monday, once on Monday itself.
"""

from datetime import date, datetime

import pytest

from cases.access.links import Ticket
from cases.door import offering
from cases.models import Case, Party
from cases.states import Status as S
from mediation import clock
from tests.cases.phases.all_guard_rows import ROWS
from tests.cases.phases.dated import BEFORE, LATER, LONG_BEFORE, not_before, refusal
from tests.cases.phases.deeds_of_enforcement import HANDED_OVER, work_is_done
from tests.cases.phases.guard_rows import Row, actor, after, usual
from tests.cases.phases.guards_of_claims import ORDER
from tests.cases.phases.guards_of_clocks import MAY_BE_HELD, NOT_THE_OTHERS
from tests.cast import cast
from tests.deeds import (
    FROM_THE_POLICE,
    court_finds_it_void,
    police_sent_it,
    sent_to_court,
    sham_is_reported,
    suit_is_won,
    time_is_held,
    time_to_enforce_runs,
    unconfirmed_sum_falls_due,
)
from tests.factories import at
from tests.moments import MONDAY, morning_of

pytestmark = pytest.mark.django_db

# Acts that may precede everything but the registration, and why.
EARLIER = {
    "add_claim": "a party may claim more from the day it joined",
    "change_claim": "a claim may change from the day it was made",
    "withdraw_claim": "a claim may be withdrawn from the day it was made",
    "add_party": "they joined the dispute on a day of their own",
    "check_scope": "another body may have had the dispute from the first day on",
    "consent": "a party that has not answered may have agreed or refused from the first day on",
    "correct": "what was registered is corrected, on whichever day",
    "correct_referral": "what was registered is corrected, on whichever day",
    "correct_party": "what was registered is corrected, on whichever day",
    "file_scan": "a paper may have been received on any day of the case",
    "give_link": "a party may hold a link from the day they joined",
    "record_referral": "the papers of another body may come before all that follows them",
    "open_enforcement": "what is owed was due long before the daily run noticed it",
    "represent": "who acts for a party may be settled from the day it joined",
    "report_danger": "what may escalate is reported at once, whatever else happened",
    "request_mediation": "the day of the request counts, not that of its record (时效规定 12)",
    "request_protection": "the day of the request counts, not that of its record (时效规定 12)",
}


DANGER = {
    "addressee": "派出所",
    "at": datetime(2026, 3, 2, 9, tzinfo=clock.BEIJING),
    "words": "扬言报复",
}
PROMISE = {"promise_text": "补漆", "promise_due_on": date(2026, 4, 1)}


THE_LAST_STEP = "上一步是那天办的"
# What happened on Monday, and the acts that cannot precede it; others rest on the last step.
HAPPENED = {
    "法院程序是那天结束的": "agreement_stands title_given judgment_given no_result mediate_again",
    "协议是那天定稿的": "amend mediator_sign seal sign",
    "调解员是那天起承办本案的": "caucus investigate",
    "这项承诺是那天作出的": "check_promise",
    "最近一次销号是那天办的": "close",
    "调解是那天开始的": "conclude_orally draft_agreement log_session",
    "这笔款是那天付的": "confirm_payment",
    "最后一方是那天同意调解的": "accept",
    "最后一方是那天收到权利义务告知的": "open_session",
    "调解是那天申请的": "contact give_notice",
    "协议是那天生效的": "dun fix_sum open_payment_order record_breach record_condition "
    "record_event record_penalty sue_on_the_agreement",
    "执行依据是那天生效的": "interrupt_enforcement_time",
    "上次登记这一方由谁出面是在那天": "end_authority",
    "违反是在那天": "end_breach",
    "案件是那天受理调解的": "begin_appraisal edit_agreement offer record_act report_sham",
    "鉴定是那天委托的": "end_appraisal strike_appraisal",
    "调解期限是那天起算的": "extend",
    "到那天才算多次联系不上当事人": "fail",
    "单子是那天派出的，此前承诺人还没有接到这件事": "make_promise",
    "对方是那天表示不同意的": "other_side_refuses",
    "答复是那天作出的": "rate",
    "这份扫描件是那天收到的": "take_out_scan",
    "移送的材料是那天签收的": "report_back",
    "最近一笔付款或者完成的事项是在那天": "enforced",
    "现在的调解员是那天起承办的": "reassign",
    "期限是那天暂停的": "release_hold clear_sham",
    "这一方在本案最近办理的事项是在那天": "release_party",
    "到那天才有住户的评价，或者才等满评价的日子": "settle",
    "单子是那天派出的": "answer take_dispatch",
    "案件是那天结案的，或者上次回访是在那天": "visit",
    "法院程序的上一步是那天办的": "court_send court_receive court_return court_accept court_refuse "
    "court_decide court_withdraw enforcement_accepted enforcement_refused",
}
WITH_A_DAY_RULE = {  # acts whose guard names the day, or which ask for a day of another name
    "correct_appraisal": "委托的日期不能早于受理，结束的日期不能早于委托，都不能晚于更正当天。"
    "（本会规定：登记制度）",
    "hold": f"{MAY_BE_HELD}（2026年3月2日到2026年4月2日）{NOT_THE_OTHERS}",
    "perform_at_once": "日期不能早于2026年3月2日（周一），协议是那天生效的；此前已经付清、做完的，"
    "请改办“登记付款”“登记完成事项”，各填付款、完成的那天。（本会规定：登记制度）",
    "pay": "付款日期不能晚于登记当天（2026年2月20日）。（本会规定：登记制度）",
}


def why(name):
    """The refusal of an act dated before Monday."""
    happened = next((what for what, acts in HAPPENED.items() if name in acts.split()), None)
    return WITH_A_DAY_RULE.get(name) or not_before(
        "2026年3月2日（周一）", happened or THE_LAST_STEP
    )


def applicant(d):
    return d.li


def promised(d):
    d.office("make_promise", company=d.p.company, **PROMISE)


def promise(d):
    return d.promises.get()


UNFOUNDED = {"body": "区司法局", "words": "双方互不相识"}
FURTHER = [
    Row(None, "", "add_party", usual(S.REQUESTED, role="respondent", side=2, name="王后来"), None),
    Row(None, "", "correct", usual(S.REQUESTED, level=2), None),
    Row(
        None,
        "",
        "correct_party",
        usual(S.REQUESTED, party=applicant, phone="13800009999", reason="换了号码"),
        None,
    ),
    Row(
        None,
        "",
        "correct_referral",
        after(S.REQUESTED, police_sent_it, **FROM_THE_POLICE, received_on=LONG_BEFORE, reason="错"),
        None,
    ),
    Row(None, "", "give_link", usual(S.MEDIATING, party=applicant, ticket=Ticket.fresh()), None),
    Row(None, "", "offer", usual(S.MEDIATING, party=applicant, text="先修"), None, "mediator"),
    Row(None, "", "caucus", usual(S.MEDIATING, party=applicant, text="可多出"), None, "mediator"),
    Row(
        None,
        "",
        "investigate",
        usual(S.MEDIATING, place="1202室", asked="周被", text="渗水"),
        None,
        "mediator",
    ),
    Row(None, "", "decline", usual(S.DISPATCHED, reason="不属民间纠纷", ground="not_civil"), None),
    Row(None, "", "report_danger", usual(S.MEDIATING, **DANGER), None),
    Row(None, "", "withdraw", usual(S.ANSWERED, party=applicant, reason="已和好"), None),
    Row(None, "", "withdraw_mediation", usual(S.MEDIATING, words="已和好"), None),
    Row(None, "", "check_promise", after(S.ANSWERED, promised, promise=promise, kept=True), None),
    Row(None, "", "dispatch", usual(S.REGISTERED, company=lambda d: d.p.company), None),
    Row(
        None,
        "",
        "make_promise",
        usual(S.DISPATCHED, company=lambda d: d.p.company, **PROMISE),
        None,
    ),
    Row(
        None,
        "",
        "interrupt_enforcement_time",
        after(S.PERFORMING, time_to_enforce_runs, happened_on=MONDAY, cause="demand", proof="函"),
        None,
    ),
    Row(None, "", "no_result", after(S.ADJUDICATING, court_finds_it_void), None),
    Row(None, "", "mediate_again", after(S.ADJUDICATING, court_finds_it_void), None, "mediator"),
    Row(
        None,
        "",
        "judgment_given",
        after(S.ADJUDICATING, suit_is_won, since=MONDAY, ordered="as_agreed"),
        None,
    ),
    Row(
        None,
        "",
        "open_payment_order",
        after(S.PERFORMING, unconfirmed_sum_falls_due, **ORDER),
        None,
    ),
    Row(None, "", "amend", usual(S.SIGNING, reason="错字"), None, "mediator"),
    Row(None, "", "enforced", after(S.ENFORCING, work_is_done, **HANDED_OVER), None, "liaison"),
    Row(None, "", "court_receive", after(S.ADJUDICATING, sent_to_court), None, "liaison"),
    Row(None, "", "begin_appraisal", usual(S.MEDIATING, what="渗漏", body="某鉴定所"), None),
    Row(None, "", "release_hold", after(S.MEDIATING, time_is_held), None),
    Row(None, "", "clear_sham", after(S.MEDIATING, sham_is_reported, **UNFOUNDED), None),
    Row(None, "", "enforcement_refused", usual(S.ENFORCING, words="驳回"), None, "liaison"),
]
DATED = {row.act: row for row in [*reversed(ROWS), *FURTHER] if row.held}


def acts_with_a_day():
    return sorted({a.name for a in offering.catalogue() if a.built and not a.follow})


def long_registered(dispute, facts):
    """The case and its parties were there long before all else."""
    Case.objects.filter(pk=dispute.pk).update(registered_on=LONG_BEFORE)
    dispute.parties.update(added_on=LONG_BEFORE)
    dispute.case = Case.objects.get(pk=dispute.pk)
    for given in facts.values():
        for party in given if isinstance(given, list) else [given]:
            if isinstance(party, Party):
                party.refresh_from_db()


@pytest.mark.parametrize("name", acts_with_a_day())
def test_an_act_is_refused_before_the_day_of_what_it_rests_on_and_not_on_that_day(name):
    people, row = cast(), DATED[name]
    with morning_of(MONDAY):
        dispute, facts = row.held(people)
        long_registered(dispute, facts)
    with morning_of(LATER):
        by = actor(people, row, dispute)
        refused = refusal(dispute, name, by, facts, BEFORE)

        assert refused[-1:] == ([] if name in EARLIER else [why(name)])
        assert not refused or refusal(dispute, name, by, facts, MONDAY) == []


def test_a_party_may_have_promised_before_the_matter_was_sent_to_the_company():
    with morning_of(LONG_BEFORE):
        dispute = at(cast(), S.REGISTERED)
    with morning_of(MONDAY):
        dispute.office("dispatch", company=dispute.p.company)
        office, facts = dispute.p.as_clerk, PROMISE | {"party": dispute.zhou}

        assert refusal(dispute, "make_promise", office, facts, BEFORE) == []
