"""Guards of an agreement whose effect as a whole depends on a condition (民法典 158)."""

from cases.guards import guard
from cases.law import articles
from cases.states import Status

NOT_MET_YET = "整份协议附生效条件，条件成就时才生效，还没有登记条件成就。"
NEVER_MET = "整份协议附的生效条件没有成就，协议不生效，请修改协议、重新签署，或者终止调解。"


@guard(
    otherwise=NOT_MET_YET,
    basis=articles.CONDITIONS,
    remedy="record_condition",
    exact=lambda case, facts: NEVER_MET if case.sheet.a_condition_of_all_failed else NOT_MET_YET,
)
def conditions_of_all_are_met(case, facts):
    sheet = case.sheet
    agreement = sheet.agreement
    if agreement is None or not agreement.is_fully_marked(sheet.needed_parties):
        return True  # the guards of the marks refuse
    return not sheet.open_conditions_of_all and not sheet.a_condition_of_all_failed


@guard(
    otherwise="法院委派调解的，各方都签署后协议已经生效，不能再修改、终止；请补登调解员签名、盖章。",
    basis=articles.BY_THE_PARTIES,
    remedy="mediator_sign",
)
def not_in_force_by_the_parties(case, facts):
    return case.status != Status.SIGNING or not case.sheet.in_force_by_the_parties


@guard(
    otherwise="整份协议附生效条件的，口头达成时还不生效，请改办“协议定稿”，签署盖章后等条件成就。",
    basis=articles.CONDITIONS,
    needs=("by_draft",),
    about="by_draft",
)
def oral_draft_is_unconditional(case, facts):
    agreement = case.sheet.agreement
    return not (facts["by_draft"] and agreement and agreement.conditions_of_all)
