"""Facts that acts of handling rest on."""

from datetime import timedelta

from cases.earlier_facts import earlier_fact, earliest, latest
from cases.functions import row_of
from cases.law.clock_rules import FIRST_RESPONSE
from cases.phases import roles
from cases.phases.earlier_facts import last_act

from .guards import RATING_WAIT_DAYS
from .guards_of_joining import lead_case
from .guards_of_linking import other_case, removable_link
from .guards_of_rectification import RECORDED

# What came back to the office had not been dealt with before.
BACK_AT_THE_OFFICE = (
    last_act("派单是那天退回的", "bounce"),
    last_act("脱离并案是在那天", "leave"),
    last_act("这一件是那天重新登记的", "reopen"),
)
the_joining = last_act("并案是在那天", "join")
the_request_for_time = last_act("延长答复期限是那天申请的", "ask_time")
ENDED = "整改是那天复查合格或者撤销的"
the_end_of_the_notice = last_act(ENDED, "pass_reinspection", "lift_notice")
the_end_of_any_notice = last_act(ENDED, "pass_reinspection", "lift_notice", *RECORDED)


@earlier_fact("主案是那天登记的")
def the_registration_of_the_lead(case, facts):
    lead = lead_case(case, facts["lead"])
    return lead and lead.registered_on


@earlier_fact("那一件是那天登记的")
def the_registration_of_the_other(case, facts):
    other = other_case(case, facts["other"], facts["by"])
    return other and other.registered_on


@earlier_fact("这一关联是那天登记的")
def the_linking(case, facts):
    link = removable_link(case, facts["other"], facts["by"])
    return link and link.on


@earlier_fact("上一步是那天办的", instead="以前当面或者电话提出过的，请联系调委会登记")
def the_last_step_for_who_asks_online(case, facts):
    """Who asks on a page of their own asks now; only staff can vouch for an earlier request."""
    online = row_of(facts["by"].function).can_be_party
    return latest((case.registered_on, case.last_milestone_on)) if online else None


@earlier_fact("单子是那天派出的")
def the_dispatch(case, facts):
    dispatch = case.sheet.open_dispatch
    return dispatch and dispatch.sent_on


@earlier_fact("派单是那天收到的")
def the_receipt(case, facts):
    running = case.sheet.clock(FIRST_RESPONSE)
    return running and running.started_on


@earlier_fact("提请区里确定承办单位是在那天")
def the_dispute_of_competence(case, facts):
    dispatch = case.sheet.open_dispatch
    return dispatch and dispatch.disputed_on


@earlier_fact("整改通知书是那天送达的")
def the_service_of_the_notice(case, facts):
    notice = case.sheet.open_notice
    return notice and latest((notice.served_on, *(i.on for i in notice.inspections.all())))


@earlier_fact("督办单是那天开出的")
def the_sheet_of_supervision(case, facts):
    sheet = case.sheet.open_supervision
    return sheet and sheet.issued_on


@earlier_fact("督办是那天回复的")
def the_reply_to_supervision(case, facts):
    sheet = case.sheet.open_supervision
    return sheet and sheet.replied_on


@earlier_fact("单子是那天派出的，此前承诺人还没有接到这件事")
def dispatch_to_the_promisor(case, facts):
    """A party may promise from the first day on, anybody else after the matter was sent out."""
    party = facts.get("party")
    if party and not party.company_id:
        return None
    return latest(dispatch.sent_on for dispatch in case.sheet.dispatches)


@earlier_fact("这项承诺是那天作出的")
def the_promise(case, facts):
    return facts["promise"].made_on


@earlier_fact("答复是那天作出的")
def the_answer(case, facts):
    return latest(answer.on for answer in case.sheet.answers)


@earlier_fact("住户是那天评价不满意的")
def the_first_bad_rating(case, facts):
    rated = case.sheet.ratings_of_the_answer
    return earliest(one.on for one in rated if one.score == one.Score.UNSATISFIED)


@earlier_fact("这一方上次评价是在那天")
def the_last_rating_by_the_party(case, facts):
    own = roles.party_of(case, facts["by"]) or facts["party"]
    mine = own.pk if own else None
    return latest(rating.on for rating in case.sheet.ratings if rating.party_id == mine)


@earlier_fact("到那天才有住户的评价，或者才等满评价的日子")
def the_first_rating_or_the_end_of_waiting(case, facts):
    """What is rated again, or after the time to wait, could be settled before."""
    days = [rating.on for rating in case.sheet.ratings_of_the_answer]
    if case.sheet.last_answer is not None:
        days.append(case.sheet.last_answer.on + timedelta(days=RATING_WAIT_DAYS))
    return earliest(days)
