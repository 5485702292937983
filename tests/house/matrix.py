"""The reviewed matrix of acts: from where to where, who may take it, and how it is taken.

One row an act, written by hand from the product's table of states and functions. Doors, acts by
state and function, refusals, budgets of statements and the form sent twice are derived from it and
from the registries; an act without its row fails.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from cases.states import Status as S
from tests import deeds
from tests import deeds_after as after
from tests import deeds_of_groups as of_groups
from tests import deeds_of_letting_off as letting_off
from tests import deeds_of_succession as succession

OFFICE, M, C, K, A, R, SYSTEM = (
    *("office", "mediator", "company", "court"),
    *("applicant", "respondent", "system"),
)
STAFF, PARTIES, COURT_OR_OFFICE = {OFFICE, M}, {A, R}, {K, OFFICE}

EARLY, TABLE = "registered dispatched answered", "accepted mediating paused signing"
LATE = "agreed adjudicating performing defaulted enforcing performed"
BEFORE = "handled joined declined withdrawn"  # where a case ended before mediation
NEVER_RESTING = f"{EARLY} rectifying requested {TABLE} failed {LATE} unsatisfied"
BEFORE_THE_TEXT = NEVER_RESTING.replace(" signing", "")
TALKING = "mediating paused signing"  # under a title, of which a variation is talked about
MONEY, AT_COURT = (
    f"{TALKING} {LATE} unsatisfied closed archived",
    "adjudicating performing enforcing",
)
OBSERVED = f"{TALKING} agreed adjudicating performing defaulted enforcing unsatisfied"
LISTED = f"{EARLY} rectifying requested accepted mediating paused failed"  # who is of a group
EVERYWHERE = " ".join(S.values)
ELSEWHERE = EVERYWHERE.replace(" rectifying", "")  # beside the step of that state


@dataclass(frozen=True)
class Taken:
    """How an act is taken: in which state, after which deeds, and the values of its form."""

    state: S
    before: Callable = deeds.nothing
    sent: Callable = deeds.nothing  # beside the required fields
    by: frozenset[str] = frozenset()  # empty: everybody who may
    act: str = ""  # the name of its row


@dataclass(frozen=True)
class Act:
    """One row. An act nobody may take yet is declared with its form not built."""

    name: str
    sources: str
    target: str | None
    may: frozenset[str] = frozenset()
    taken: tuple[Taken, ...] = ()
    follows: bool = False  # the door takes it by itself: it has no form
    only_at: str = ""  # it has a page of its own, at this face alone
    until_mediated: frozenset[str] = frozenset()  # also may, until a mediator is assigned


def step(name, sources, target, may=(), *taken, **more):
    """An act that moves the case."""
    rows = tuple(replace(row, act=name, by=row.by or frozenset(may)) for row in taken)
    return Act(name, sources, target, frozenset(may), rows, **more)


def entry(name, states, may, *taken, **more):
    """An act that records a fact and moves nothing."""
    return step(name, states, None, may, *taken, **more)


def in_state(state, before=deeds.nothing, sent=deeds.nothing, by=()):
    """The act is taken in this state."""
    return Taken(S(state), before, sent, frozenset(by))


def both(before, **sent):
    """The act on a group is taken at the window, and at the table."""
    form = of_groups.of_the_group(**sent)
    return in_state("registered", before, form, by={OFFICE}), in_state("mediating", before, form)


STOPS = "accepted mediating paused signing"
# A table: an act in one line or two.
# fmt: off
ACTS = (
    # --- 处 -------------------------------------------------------------------------------------
    step("dispatch", "registered", "dispatched", {OFFICE}, in_state("registered")),
    entry("give_link", EVERYWHERE, {OFFICE},
          in_state("registered", sent=deeds.link_for_the_applicant), only_at=OFFICE),
    entry("take_dispatch", "dispatched", {C, OFFICE}, in_state("dispatched")),
    step("answer", "dispatched", "answered", {C, OFFICE},
         in_state("dispatched", sent=deeds.answer_with_a_promise)),
    entry("make_promise", NEVER_RESTING, STAFF,
          in_state("dispatched", by={C}), in_state("mediating"), until_mediated=frozenset({C})),
    entry("check_promise", f"{NEVER_RESTING} handled", STAFF | {A},
          in_state("mediating", deeds.company_promises)),
    entry("rate", "answered handled performed closed", {A, OFFICE}, in_state("answered")),
    entry("strike_off", "answered failed performed unsatisfied", {OFFICE}, in_state("answered")),
    step("settle", "answered", "handled", {OFFICE},
         in_state("answered", deeds.rated_and_struck_off)),
    step("request_mediation", f"{EARLY} rectifying handled", "requested",
         STAFF | PARTIES | {C, SYSTEM},
         in_state("registered", sent=deeds.words(how="来访"), by={OFFICE, A}),
         in_state("dispatched", sent=deeds.words(how="来访"), by={OFFICE, C, R})),
    entry("request_protection", EVERYWHERE.replace(" archived", ""), STAFF,
          in_state("registered", by={OFFICE}), in_state("mediating")),
    entry("check_scope", f"{EARLY} rectifying handled requested {TABLE}", STAFF,
          in_state("registered", by={OFFICE}), in_state("mediating")),
    step("decline", "registered dispatched requested", "declined", {OFFICE},
         in_state("registered"), in_state("dispatched")),
    step("withdraw", f"{EARLY} rectifying requested", "withdrawn", {A, OFFICE},
         in_state("registered"), in_state("dispatched")),
    entry("correct", NEVER_RESTING, {OFFICE},
          in_state("registered", sent=deeds.words(title="卫生间渗水"))),
    entry("correct_party", NEVER_RESTING, {OFFICE},
          in_state("registered", sent=deeds.words(phone="13800009999"))),
    entry("add_claim", NEVER_RESTING, STAFF,
          in_state("registered", sent=deeds.li_against_zhou, by={OFFICE}),
          in_state("mediating", sent=deeds.li_against_zhou, by={M})),
    entry("change_claim", NEVER_RESTING, STAFF,
          in_state("registered", sent=deeds.words(item="赔偿顶板损失"), by={OFFICE})),
    entry("withdraw_claim", NEVER_RESTING, STAFF, in_state("registered", by={OFFICE})),
    entry("add_party", BEFORE_THE_TEXT, STAFF, in_state("registered", by={OFFICE})),
    entry("add_member", LISTED, STAFF, *both(of_groups.a_group_takes_part, household="3-501")),
    entry("take_members", LISTED, STAFF,
          in_state("mediating", of_groups.a_group_takes_part, of_groups.a_workbook_of_members)),
    entry("change_member", LISTED, STAFF, *both(of_groups.a_list_of_three, number="2", name="丁")),
    entry("ask_members", LISTED.replace(" rectifying", "").replace(" failed", ""), STAFF,
          *both(of_groups.a_list_of_three, who="all")),
    entry("settle_members", "mediating", {M},
          in_state("mediating", of_groups.members_agree, of_groups.none_agrees)),
    entry("release_members", LISTED, STAFF, *both(of_groups.a_list_of_three, numbers="2、3")),
    entry("represent", BEFORE_THE_TEXT, STAFF, in_state("mediating")),
    entry("end_authority", NEVER_RESTING, STAFF,
          in_state("mediating", deeds.zhou_has_an_agent, deeds.authority_of_zhou)),
    entry("release_party", BEFORE_THE_TEXT, STAFF, in_state("mediating")),
    entry("grade", NEVER_RESTING, {OFFICE},
          in_state("registered", sent=deeds.a_graver_level),
          in_state("dispatched", sent=deeds.a_graver_level)),
    entry("supervise", f"{EARLY} rectifying", {OFFICE},
          in_state("dispatched", sent=deeds.in_ten_days)),
    entry("reply_to_supervision", f"{EARLY} rectifying", {OFFICE, C},
          in_state("dispatched", deeds.supervised)),
    entry("close_supervision", f"{EARLY} rectifying", {OFFICE},
          in_state("dispatched", deeds.supervised)),
    step("resolve_on_spot", "registered", "answered", {OFFICE}, in_state("registered")),
    step("bounce", "dispatched", "registered", {C, OFFICE}, in_state("dispatched")),
    entry("dispute_competence", "dispatched", {C, OFFICE},
          in_state("dispatched", deeds.another_sent_it_back)),
    entry("settle_competence", "dispatched", {OFFICE},
          in_state("dispatched", deeds.competence_is_disputed)),
    entry("ask_time", "dispatched", {C}, in_state("dispatched", sent=deeds.ten_days_more)),
    entry("grant_time", "dispatched", {OFFICE},
          in_state("dispatched", sent=deeds.ten_days_granted)),
    step("order_rectification", "dispatched answered", "rectifying", {OFFICE},
         in_state("dispatched", deeds.the_bureau_is_known, deeds.notice_of_the_bureau)),
    entry("fail_reinspection", EVERYWHERE, {OFFICE},
          in_state("rectifying", deeds.a_notice_is_open, deeds.new_day_after_the_inspection)),
    entry("record_passed_notice", ELSEWHERE, {OFFICE},
          in_state("dispatched", deeds.a_notice_is_open)),
    entry("record_lifted_notice", ELSEWHERE, {OFFICE},
          in_state("dispatched", deeds.a_notice_is_open)),
    step("review", "answered", "dispatched", {OFFICE},
         in_state("answered", deeds.rated_badly)),
    step("pass_reinspection", "rectifying", "answered", {OFFICE}, in_state("rectifying")),
    step("lift_notice", "rectifying", "answered", {OFFICE}, in_state("rectifying")),
    step("reopen_handling", "handled", "dispatched", {OFFICE}, in_state("handled")),
    step("reopen", "declined withdrawn", "registered", {OFFICE},
         in_state("declined"), in_state("withdrawn")),
    step("join", f"{EARLY} requested", "joined", {OFFICE},
         in_state("registered", sent=deeds.the_lead_case)),
    step("leave", "joined", "registered", {OFFICE}, in_state("joined")),
    entry("link_case", EVERYWHERE, STAFF, in_state("mediating", sent=deeds.a_case_of_both)),
    entry("unlink_case", EVERYWHERE, STAFF,
          in_state("mediating", deeds.linked, deeds.the_linked_case)),
    # --- 调 -------------------------------------------------------------------------------------
    entry("contact", f"requested {TABLE}", STAFF, in_state("mediating")),
    entry("report_danger", EVERYWHERE, STAFF, in_state("mediating")),
    entry("apply_to_the_police", "performed closed", STAFF,
          in_state("performed", deeds.police_sent_it)),
    entry("report_sham", TABLE, STAFF, in_state("mediating")),
    entry("clear_sham", TABLE, STAFF, in_state("mediating", deeds.sham_is_reported)),
    entry("begin_appraisal", TABLE, STAFF, in_state("mediating")),
    entry("end_appraisal", TABLE, STAFF, in_state("mediating", deeds.an_opinion_is_awaited)),
    entry("correct_appraisal", TABLE, STAFF,
          in_state("mediating", deeds.an_opinion_is_awaited, deeds.opinion_given_today)),
    entry("strike_appraisal", TABLE, STAFF, in_state("mediating", deeds.an_opinion_is_awaited)),
    entry("consent", f"{EARLY} handled requested {TABLE}", STAFF | PARTIES,
          in_state("requested", by={OFFICE, *PARTIES}), in_state("accepted", by={M})),
    entry("record_referral", f"{EARLY} rectifying handled requested", STAFF | {SYSTEM},
          in_state("requested", sent=deeds.from_the_police, by={OFFICE})),
    step("transfer", "requested accepted mediating", "requested", {OFFICE},
         in_state("requested", sent=deeds.to_another_committee),
         in_state("accepted", sent=deeds.to_another_committee)),
    entry("take_transfer", "requested", {OFFICE},
          in_state("requested", deeds.came_from_another_committee)),
    entry("return_transfer", "requested", {OFFICE},
          in_state("requested", deeds.came_from_another_committee)),
    entry("take_referral", f"{EARLY} rectifying handled requested", {OFFICE},
          in_state("requested", deeds.sent_by_the_police)),
    step("return_referral", "registered dispatched requested", "declined", {OFFICE},
         in_state("registered", deeds.sent_by_the_police)),
    entry("correct_referral", f"{EARLY} rectifying handled requested {TABLE}", {OFFICE},
          in_state("requested", deeds.police_sent_it, deeds.words(number="洛公函〔2026〕8号"))),
    entry("extend_petition", f"{EARLY} rectifying handled requested {TABLE}", {OFFICE},
          in_state("requested", deeds.petition_sent_it, deeds.in_eighty_days)),
    step("accept", "requested", "accepted", STAFF,
         in_state("requested", deeds.all_consent, by={OFFICE})),
    step("other_side_refuses", "requested", "failed", STAFF,
         in_state("requested", deeds.zhou_refuses, by={OFFICE})),
    entry("give_notice", f"requested {TABLE}", STAFF, in_state("accepted")),
    entry("reassign", TABLE, {OFFICE}, in_state("mediating")),
    entry("add_mediator", TABLE, {OFFICE}, in_state("mediating", sent=deeds.the_bystander)),
    entry("end_mediator", TABLE, {OFFICE}, in_state("mediating", deeds.bystander_shares)),
    entry("ask_recusal", TABLE, STAFF | PARTIES, in_state("mediating")),
    entry("decide_recusal", TABLE, {OFFICE},
          in_state("mediating", deeds.mediator_is_challenged, deeds.challenge_is_refused)),
    entry("invite_helper", TABLE, STAFF, in_state("mediating", sent=deeds.all_agree)),
    step("open_session", "accepted", "mediating", {M},
         in_state("accepted", deeds.rights_notice_served)),
    entry("log_session", "mediating", {M}, in_state("mediating")),
    entry("offer", "mediating", {M},
          in_state("mediating", sent=deeds.words(amount="3000"))),
    entry("caucus", TABLE, {M}, in_state("mediating")),
    entry("investigate", TABLE, {M}, in_state("mediating")),
    entry("extend", TABLE, {M}, in_state("mediating", sent=deeds.agreed_to_go_on)),
    entry("hold", f"dispatched {TABLE}", STAFF, in_state("mediating")),
    entry("release_hold", f"dispatched {TABLE}", STAFF, in_state("mediating", deeds.time_is_held)),
    entry("report_back", f"{BEFORE} failed {LATE} unsatisfied closed", STAFF,
          in_state("failed", deeds.police_sent_it)),
    step("fail", STOPS, "failed", STAFF, in_state("mediating", deeds.drafted)),
    step("withdraw_mediation", STOPS, "failed", STAFF | PARTIES,
         in_state("mediating", deeds.drafted)),
    entry("edit_agreement", "mediating performing defaulted", {M},
          in_state("mediating", deeds.drafted, deeds.text_of_ten_cards), only_at=M),
    step("draft_agreement", "mediating", "signing", {M}, in_state("mediating", deeds.drafted)),
    step("conclude_orally", "mediating", "agreed", {M},
         in_state("mediating", deeds.drafted, deeds.sum_to_be_paid_later)),
    step("amend", "signing", "mediating", {M}, in_state("signing")),
    entry("sign", "signing", STAFF, in_state("signing", deeds.mediator_signs_and_office_seals)),
    entry("mediator_sign", "signing", {M},
          in_state("signing", deeds.parties_sign_and_office_seals)),
    entry("seal", "signing", {OFFICE}, in_state("signing", deeds.all_sign)),
    step("take_effect", "signing", "agreed", STAFF | {SYSTEM},
         in_state("signing", deeds.all_marks), follows=True),
    step("unreachable", "requested", "failed", STAFF,
         in_state("requested", deeds.zhou_is_out_of_reach, by={OFFICE})),
    step("pause", "mediating", "paused", {M}, in_state("mediating")),
    step("resume", "paused", "mediating", {M}, in_state("paused")),
    step("renegotiate", "adjudicating performing", "mediating", {M},
         in_state("agreed", deeds.it_is_performed)),
    step("vary", "performing defaulted", "signing", {M},
         in_state("agreed", deeds.a_variation_is_drafted)),
    step("abandon_variation", "mediating paused signing", "performing", {M},
         in_state("agreed", deeds.they_talk_again)),
    step("ask_again", "failed", "requested", PARTIES | {OFFICE},
         in_state("failed", sent=deeds.words(how="来访"))),
    step("reopen_mediation", "closed", "requested", {OFFICE},
         in_state("failed", after.is_closed)),
    # --- 裁 -------------------------------------------------------------------------------------
    step("open_proceeding", "agreed performing defaulted", "adjudicating", STAFF,
         in_state("agreed")),
    entry("court_send", f"{AT_COURT} defaulted", STAFF, in_state("adjudicating")),
    entry("court_receive", f"{AT_COURT} defaulted performed", COURT_OR_OFFICE,
          in_state("adjudicating", after.sent_to_court)),
    entry("court_return", f"{AT_COURT} defaulted performed", COURT_OR_OFFICE,
          in_state("adjudicating", after.sent_to_court)),
    entry("court_accept", f"{AT_COURT} performed", COURT_OR_OFFICE,
          in_state("adjudicating", after.court_receives, after.number_of_confirmation)),
    entry("court_refuse", f"{AT_COURT} defaulted performed", COURT_OR_OFFICE,
          in_state("adjudicating", after.court_receives)),
    entry("court_decide", "adjudicating performed", COURT_OR_OFFICE,
          in_state("adjudicating", after.court_accepts)),
    entry("court_withdraw", "adjudicating performing defaulted performed", STAFF,
          in_state("adjudicating")),
    step("title_given", "adjudicating", "performing", COURT_OR_OFFICE,
         in_state("adjudicating", after.court_decides("confirmed"))),
    step("agreement_stands", "adjudicating", "performing", COURT_OR_OFFICE,
         in_state("adjudicating", after.court_decides("dismissed"))),
    step("sue_on_the_agreement", "agreed performing defaulted", "adjudicating", STAFF,
         in_state("agreed")),
    step("open_payment_order", "performing defaulted", "adjudicating", STAFF,
         in_state("performing", after.unconfirmed_sum_falls_due)),
    step("judgment_given", "adjudicating", "performing", {OFFICE},
         in_state("adjudicating", after.suit_is_won, after.as_agreed_today)),
    step("mediate_again", "adjudicating", "mediating", {M},
         in_state("adjudicating", after.court_finds_it_void)),
    step("open_suit", "failed", "adjudicating", STAFF,
         in_state("failed", sent=after.goes_to_court)),
    step("open_deed", "agreed performing defaulted", "adjudicating", STAFF,
         in_state("agreed", sent=after.goes_to_a_notary)),
    entry("convert_order", "adjudicating", {OFFICE},
          in_state("adjudicating", after.order_is_objected_to, after.number_of_a_suit)),
    entry("refuse_suit", "adjudicating", {OFFICE},
          in_state("adjudicating", after.order_is_objected_to, after.served_today)),
    entry("issue_order", "adjudicating", {OFFICE},
          in_state("adjudicating", after.order_is_accepted)),
    entry("serve_order", "adjudicating", {OFFICE},
          in_state("adjudicating", after.order_is_issued)),
    entry("set_procedure", "adjudicating", {OFFICE},
          in_state("adjudicating", after.suit_is_filed, deeds.words(procedure="simple"))),
    entry("court_extends", "adjudicating", COURT_OR_OFFICE,
          in_state("adjudicating", after.court_accepts, after.in_sixty_days)),
    entry("open_appeal", "adjudicating", {OFFICE},
          in_state("adjudicating", after.judgment_may_be_appealed, after.goes_up)),
    step("claim_lost", "adjudicating", "closed", {OFFICE},
         in_state("adjudicating", after.suit_is_lost, after.in_force_today)),
    step("no_result", "adjudicating", "failed", {OFFICE},
         in_state("adjudicating", after.court_finds_it_void)),
    step("title_breached", "adjudicating", "defaulted", {OFFICE},
         in_state("adjudicating", after.suit_is_won_too_late, after.as_agreed_today)),
    # --- 执 -------------------------------------------------------------------------------------
    step("perform_at_once", "agreed", "performed", {M},
         in_state("agreed", sent=deeds.words(all_done="on"))),
    step("start_performance", "agreed", "performing", STAFF, in_state("agreed")),
    entry("pay", MONEY, STAFF,
          in_state("performing", sent=after.whole_sum_in_person),
          in_state("defaulted", sent=after.whole_sum_in_person)),
    entry("reverse_payment", MONEY, STAFF,
          in_state("performing", after.part_is_paid, after.the_payment_bounced)),
    entry("waive", MONEY, STAFF,
          in_state("performing", sent=letting_off.part_is_waived_today)),
    entry("set_off_debts", MONEY, STAFF,
          in_state("performing", letting_off.li_owes_zhou_too, letting_off.set_off_today)),
    entry("take_back_letting_off", MONEY, STAFF,
          in_state("performing", letting_off.something_was_waived, letting_off.taken_back_today)),
    entry("confirm_payment", MONEY, STAFF | {A},
          in_state("performing", after.last_payment_unconfirmed, deeds.words(how="电话"))),
    entry("record_act", MONEY, STAFF, in_state("performing")),
    entry("fix_sum", OBSERVED, STAFF,
          in_state("performing", after.a_bill_is_awaited, deeds.words(base="1000", proof="发票"))),
    entry("record_event", OBSERVED, STAFF,
          in_state("performing", after.an_event_is_awaited, after.event_today)),
    entry("interrupt_enforcement_time", "performing defaulted", STAFF,
          in_state("performing", after.time_to_enforce_runs, after.demanded_today)),
    entry("record_condition", OBSERVED, STAFF,
          in_state("performing", after.a_condition_is_awaited, after.condition_met_today)),
    step("end_by_condition", "agreed performing defaulted", "failed", STAFF | {SYSTEM},
         in_state("performing", after.the_condition_that_ends_it_came), follows=True),
    entry("record_penalty", f"{OBSERVED} performed", STAFF,
          in_state("performing", after.what_a_penalty_secures_is_broken)),
    entry("record_breach", f"{OBSERVED} performed", STAFF,
          in_state("performing", after.zhou_keeps_quiet)),
    entry("end_breach", OBSERVED, STAFF, in_state("performing", after.zhou_breaks_it)),
    step("default_by_breach", "performing", "defaulted", STAFF | {SYSTEM},
         in_state("performing", after.zhou_breaks_it), follows=True),
    entry("succeed", OBSERVED, STAFF,
          in_state("performing", succession.one_heir_is_registered,
                   succession.the_heir_takes_over)),
    entry("dun", "performing defaulted", STAFF, in_state("performing")),
    step("default", "performing", "defaulted", {SYSTEM},
         in_state("performing", after.last_due_day_passes), follows=True),
    step("cure", "defaulted", "performing", STAFF | PARTIES | {SYSTEM},
         in_state("performing", after.first_part_is_paid_late), follows=True),
    step("complete", "adjudicating performing defaulted enforcing unsatisfied", "performed",
         STAFF | PARTIES | {SYSTEM, K},
         *(in_state(s, after.everything_is_done) for s in f"{AT_COURT} defaulted".split()),
         follows=True),
    entry("open_enforcement", "defaulted", STAFF, in_state("defaulted")),
    step("enforcement_accepted", "defaulted", "enforcing", COURT_OR_OFFICE,
         in_state("defaulted", after.enforcement_is_applied_for, after.number_of_enforcement)),
    step("enforced", "enforcing", "performed", COURT_OR_OFFICE,
         in_state("enforcing", after.work_is_done, deeds.words(received="5800"))),
    step("enforcement_refused", "enforcing", "defaulted", COURT_OR_OFFICE, in_state("enforcing")),
    step("close", "failed performed unsatisfied", "closed", STAFF,
         in_state("performed", deeds.struck_off, deeds.two_visits)),
    entry("visit", f"{LATE} unsatisfied closed archived", STAFF,
          in_state("closed", sent=deeds.somebody_was_met)),
    entry("move_visit", f"{LATE} unsatisfied closed archived", STAFF,
          in_state("closed", sent=deeds.the_first_visit_moved)),
    entry("plan_visits", f"{LATE} unsatisfied", STAFF,
          in_state("performing", deeds.visits_count_from_the_effect, deeds.two_visits)),
    entry("file_scan", EVERYWHERE, STAFF, in_state("mediating", sent=deeds.a_scan)),
    entry("take_out_scan", EVERYWHERE.replace(" archived", ""), STAFF,
          in_state("mediating", deeds.a_scan_is_filed)),
    step("archive", "closed", "archived", {OFFICE},
         in_state("closed", deeds.every_scan_is_filed, deeds.words(retention="30"))),
    step("give_up", "defaulted", "closed", STAFF,
         in_state("defaulted", sent=after.given_up)),
    step("settle_enforcement", "enforcing", "performing", COURT_OR_OFFICE,
         in_state("enforcing", after.work_is_done, after.a_schedule)),
    entry("settle_title", "performing defaulted", STAFF,
          in_state("performing", after.work_is_done, after.settled_by_themselves)),
    entry("keep_settlement", "performing", STAFF,
          in_state("enforcing", after.settled_and_paid)),
    entry("ask_higher_court", "enforcing", STAFF,
          in_state("enforcing", after.enforcement_lies_idle, after.asks_above)),
    entry("higher_court_decides", "enforcing", {OFFICE},
          in_state("enforcing", after.court_above_is_asked, after.above_sets_a_day)),
    step("end_without_result", "enforcing", "unsatisfied", COURT_OR_OFFICE, in_state("enforcing")),
    step("resume_enforcement", "unsatisfied", "enforcing", COURT_OR_OFFICE,
         in_state("unsatisfied", sent=after.number_of_resumption)),
    step("owed_again", "performed", "performing", STAFF | {SYSTEM},
         in_state("performing", after.penalty_is_claimed_after_all), follows=True),
    step("reopen_performance", "closed", "performing", {OFFICE},
         in_state("unsatisfied", after.is_closed)),
    step("break_seal", "archived", "closed", {OFFICE},
         in_state("archived", after.filed_by_another)),
)
# fmt: on

BUILT = {act.name: act for act in ACTS if act.may}
WITH_A_FORM = {name: act for name, act in BUILT.items() if not act.follows}
MAY = {name: act.may | act.until_mediated for name, act in BUILT.items()}
TAKEN = tuple(row for act in WITH_A_FORM.values() for row in act.taken)
EDGES = {(s, act.name, act.target) for act in ACTS if act.target for s in act.sources.split()}
