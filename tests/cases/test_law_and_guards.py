"""Which guard implements which rule of law, and before which act it is checked.

The guards are tested one by one in `phases/test_guards.py`; this table shows that no guard is
missing from an act for which the law requires it.
"""

import pytest

from cases.door import offering

# rule, act: the guards that hold it
LAW = {
    ("来源、地点、事由明确方可派单（本会规定）", "dispatch"): "source_place_and_matter_known",
    ("紧急事项当时告知电话（派单制度）", "dispatch"): "urgent_has_a_number_to_call",
    ("答复期限自收到之日起算（民法典137）", "dispatch"): "received_since_the_dispatch",
    ("答复期限自收到之日起算（民法典137）", "take_dispatch"): "receipt_is_proved",
    ("不予办理写明依据（民法典285）", "answer"): "refusal_has_a_ground",
    ("不得停水停电催费（民法典944）", "answer"): "no_utility_is_cut",
    ("评价或者期满、承诺兑现、他人销号方可处结", "settle"): (
        "rated_or_time_over no_promise_open struck_off_by_another"
    ),
    ("来源跟着谁提出走（受理登记）", "request_mediation"): "source_fits_who_asks",
    ("每次请求各有其日（时效规定12）", "request_protection"): "request_is_new",
    ("一方明确拒绝的不得调解（调解法17）", "accept"): "nobody_refused",
    ("一方明确拒绝的不得调解（调解法17）", "open_session"): "nobody_refused",
    ("各方自愿，沉默不算同意（调解法3、17）", "accept"): "all_willing both_sides_known",
    ("各方自愿，沉默不算同意（调解法3、17）", "draft_agreement"): "all_willing both_sides_known",
    ("各方自愿，沉默不算同意（调解法3、17）", "conclude_orally"): "all_willing both_sides_known",
    ("拒绝才是不予调解（调解法17）", "other_side_refuses"): "somebody_refused",
    ("只能替自己表态（调解法23）", "consent"): "speaks_only_for_own_party",
    ("只能撤回自己的请求，没有人再请求才终止（调解法23）", "withdraw"): (
        "speaks_only_for_own_party one_who_asks_withdraws no_other_applicant_asks "
        "the_other_side_does_not_ask"
    ),
    ("机关已受理又未移送的不受理（若干规定22）", "accept"): "not_before_another_body",
    ("移送的登记途径和签收日（特邀规定27、在线规则24）", "accept"): "referral_is_recorded",
    ("移送的登记途径和签收日（特邀规定27、在线规则24）", "record_referral"): (
        "not_referred_yet sender_is_named number_fits_the_route result_is_wanted_later"
    ),
    ("更正签收日的期限重新计算（特邀规定27、在线规则24）", "correct_referral"): (
        "referral_is_there sender_is_named number_fits_the_route route_is_not_printed "
        "received_by_then something_differs"
    ),
    ("结果书面回告移送单位（特邀规定26）", "close"): "referrer_was_told",
    ("移送答复一次，当事人自己的请求另行审查（在线规则15）", "return_referral"): (
        "an_answer_is_due nobody_asked_the_committee"
    ),
    ("移送答复一次（在线规则15）", "take_referral"): "an_answer_is_due",
    ("并案的照主案的结果回告（特邀规定26）", "report_back"): "the_lead_case_has_ended",
    ("立案后委托的由法院制作调解书（特邀规定20）", "open_proceeding"): (
        "not_entrusted_after_filing"
    ),
    ("机关已经解决的不受理（若干规定22）", "accept"): "not_settled_by_another_body",
    ("专门机关处理、禁止民间调解的不受理（若干规定22）", "accept"): (
        "not_reserved_to_another_body"
    ),
    ("不予受理要有依据（若干规定20–22）", "decline"): "decline_has_a_ground",
    ("不受理的告知该找的机关（若干规定24）", "decline"): "body_that_can_help_is_named",
    ("调解员由调委会指定或者当事人选定（调解法19）", "accept"): (
        "appointed_by_the_committee_or_self mediator_belongs_to_the_committee"
    ),
    (
        "调解员由调委会指定或者当事人选定（调解法19）",
        "reassign",
    ): "mediator_belongs_to_the_committee",
    ("有利害关系的回避，各方同意的除外（调解法15；特邀规定15）", "accept"): ("no_clash"),
    ("有利害关系的回避，各方同意的除外（调解法15；特邀规定15）", "reassign"): ("no_clash"),
    ("有利害关系的回避，各方同意的除外（特邀规定15）", "draft_agreement"): (
        "mediators_have_no_clash_now"
    ),
    ("有利害关系的回避，各方同意的除外（特邀规定15）", "conclude_orally"): (
        "mediators_have_no_clash_now"
    ),
    ("调解前告知权利义务（调解法23）", "open_session"): "rights_notice_served_on_all",
    ("调解前告知权利义务（调解法23）", "draft_agreement"): "rights_notice_served_on_all",
    ("调解前告知权利义务（调解法23）", "conclude_orally"): "rights_notice_served_on_all",
    ("没有完全民事行为能力的由法定代理人出面（民法典17–23）", "draft_agreement"): (
        "guardians_act_for_those_without_capacity"
    ),
    ("没有完全民事行为能力的由法定代理人出面（民法典17–23）", "conclude_orally"): (
        "guardians_act_for_those_without_capacity"
    ),
    ("没有完全民事行为能力的由法定代理人签署（民法典17–23）", "sign"): "who_signed_may_sign",
    ("代理和解要有写明的特别授权且未到期（民诉法62、民诉法解释89）", "sign"): (
        "agents_may_settle who_signed_is_known"
    ),
    ("代理和解要有写明的特别授权且未到期（民诉法62、民诉法解释89）", "conclude_orally"): (
        "agents_may_settle"
    ),
    ("单位由法定代表人签的写明是谁（调解法29）", "sign"): "legal_representative_is_named",
    ("行为能力有依据（民法典18、24）", "represent"): "capacity_has_its_ground",
    ("行为能力有依据（民法典18、24）", "add_party"): "capacity_has_its_ground",
    ("印在协议书上的不在登记里更正（调解法29）", "correct_party"): (
        "party_is_not_printed kind_fits_the_company something_differs_of_the_party "
        "dwelling_is_in_the_estate"
    ),
    ("印在受理登记表上的另写说明（调解法27）", "correct"): (
        "category_is_not_printed sum_is_not_that_of_the_claims something_differs"
    ),
    ("写定在协议里的请求不再改动（调解法29）", "add_claim"): (
        "claims_are_not_settled claimed_from_another sum_or_ratio"
    ),
    ("写定在协议里的请求不再改动（调解法29）", "change_claim"): (
        "claims_are_not_settled claim_stands claimed_from_another sum_or_ratio something_changes"
    ),
    ("写定在协议里的请求不再改动（调解法29）", "withdraw_claim"): (
        "claims_are_not_settled claim_stands"
    ),
    ("代理人、监护人写明姓名（民法典165）", "represent"): "who_speaks_is_named",
    ("代理权终止（民法典173）", "end_authority"): (
        "somebody_acts_by_an_agent an_agent_has_authority"
    ),
    ("不得自己代理、双方代理（民法典168、35）", "represent"): "acts_for_one_side",
    ("不得自己代理、双方代理（民法典168、35）", "add_party"): "acts_for_one_side",
    ("不得自己代理、双方代理（民法典168、35）", "draft_agreement"): "nobody_acts_for_both_sides",
    ("不得自己代理、双方代理（民法典168、35）", "conclude_orally"): "nobody_acts_for_both_sides",
    ("延期须各方同意（若干规定33）", "extend"): (
        "time_is_running extension_agreed_by_all extension_moves_the_last_day"
    ),
    ("法定期间不能暂停（若干规定33）", "hold"): "a_clock_may_be_held clock_may_be_held",
    ("恢复要先有暂停", "release_hold"): "a_clock_is_held",
    ("鉴定时间不计入调解期限（在线规则26）", "release_hold"): "no_appraisal_is_awaited",
    ("鉴定时间不计入调解期限（在线规则26）", "end_appraisal"): (
        "an_appraisal_is_open appraisal_is_open"
    ),
    ("鉴定时间不计入调解期限（在线规则26）", "correct_appraisal"): (
        "an_appraisal_is_recorded appraisal_is_of_the_case appraisal_days_in_order "
        "appraisal_days_differ"
    ),
    ("鉴定时间不计入调解期限（在线规则26）", "strike_appraisal"): (
        "an_appraisal_is_recorded appraisal_is_of_the_case"
    ),
    ("终止要有真实原因（在线规则25）", "fail"): (
        "unreachable_is_proved time_is_over not_settled_between_themselves"
    ),
    ("虚假调解先中止并报告（特邀规定18）", "fail"): ("sham_was_reported sham_was_established"),
    **{
        ("中止期间不得继续调解（特邀规定18）", act): "mediation_is_not_suspended"
        for act in (
            "open_session log_session draft_agreement conclude_orally sign mediator_sign seal "
            "release_hold amend take_effect"
        ).split()
    },
    ("虚假调解先中止并报告（特邀规定18）", "clear_sham"): "sham_is_reported",
    ("虚假调解先中止并报告（特邀规定18）", "report_sham"): ("sham_is_not_reported_yet"),
    ("已有执行依据的不能终止（调解法31）", "fail"): "no_title_in_force",
    ("已有执行依据的不能终止（调解法31）", "withdraw_mediation"): "no_title_in_force",
    ("调解记录在先（调解法27）", "draft_agreement"): "a_session_is_on_record",
    ("协议内容明确（调解法29）", "draft_agreement"): (
        "a_draft_exists no_open_defect clauses_name_only_active_parties"
    ),
    ("钱款不经调委会之手（调解法4、15）", "draft_agreement"): "no_money_through_the_committee",
    ("钱款不经调委会之手（调解法4、15）", "conclude_orally"): "payee_is_not_the_committee",
    ("口头协议由调解员记录内容（调解法28）", "conclude_orally"): (
        "oral_content_is_recorded oral_sum_is_named oral_money_goes_to_another "
        "oral_due_day_is_known"
    ),
    ("核对身份，一人一签（调解法29）", "sign"): "identity_was_checked not_signed_yet",
    ("停水停气不得电子签署（电子签名法3）", "sign"): "electronic_signing_is_allowed",
    ("第二人用印，先看签名（用印制度）", "seal"): (
        "seal_by_a_second_person not_sealed_yet seal_before_all_marks_is_meant"
    ),
    ("签名、签字、盖章齐全生效（调解法29）", "take_effect"): (
        "everyone_has_signed the_mediator_has_signed the_seal_is_set"
    ),
    ("三十日内各方共同申请确认（调解法33、民诉法205）", "open_proceeding"): (
        "written_agreement_in_force within_thirty_days all_apply_together court_is_competent "
        "court_is_of_the_right_level"
    ),
    ("以法院收到或者交邮的日期为准（民诉法205、85）", "court_receive"): (
        "a_proceeding_is_open posted_before_the_receipt"
    ),
    ("确权等不予受理（民诉法解释355）", "open_proceeding"): "nothing_excluded",
    ("已确认、已驳回的不再申请（民诉法206）", "open_proceeding"): (
        "not_confirmed_already not_dismissed_already no_adjudication_open"
    ),
    ("驳回的写明情形，无效的协议没有约束力（民诉法解释358）", "court_decide"): (
        "dismissal_has_a_ground"
    ),
    ("驳回的写明情形，无效的协议没有约束力（民诉法解释358）", "agreement_stands"): (
        "agreement_is_not_void"
    ),
    ("就协议的履行、内容起诉，基层法院一审（调解法32、民诉法18）", "sue_on_the_agreement"): (
        "nothing_enforceable_yet court_hears_it_first filing_is_proved"
    ),
    (
        "到期、定额、无对待给付、能送达才可申请支付令（民诉法225、民诉法解释427）",
        "open_payment_order",
    ): (
        "nothing_enforceable_yet money_is_due sum_of_the_order_is_due no_obstacle_to_an_order "
        "court_hears_it_first filing_is_proved"
    ),
    ("支付令送达后十五日无异议才可执行（民诉法227）", "title_breached"): (
        "the_court_gave_a_title title_begins_after_the_decision order_was_not_objected_to "
        "ordered_is_complete last_day_is_not_before_the_effect what_is_ordered_is_late"
    ),
    ("无效、被撤销的协议自始没有约束力（民法典155）", "no_result"): "nothing_is_left_to_perform",
    ("无效、被撤销的协议自始没有约束力（民法典155）", "mediate_again"): "the_agreement_is_void",
    (
        "执行时效因要求履行、和解、同意、申请而中断，有凭证（执行程序解释20）",
        "interrupt_enforcement_time",
    ): (
        "time_to_enforce_runs interrupted_while_it_ran interrupted_by_the_day_recorded "
        "interruption_is_proved"
    ),
    ("案号与程序相符（案号规定2）", "court_accept"): "court_number_fits_the_kind",
    ("案号与程序相符（案号规定2）", "enforcement_accepted"): "court_number_fits_the_kind",
    ("裁定协议有效才是执行依据（民诉法206）", "title_given"): "confirmed_last",
    ("驳回的协议仍有约束力（调解法31）", "agreement_stands"): (
        "ended_without_title_but_agreement_binds"
    ),
    ("强制执行要有依据（民诉法247）", "open_enforcement"): (
        "an_enforceable_title no_enforcement_open"
    ),
    ("由第一审法院或者同级的财产所在地法院执行（民诉法235）", "open_enforcement"): (
        "court_may_enforce"
    ),
    ("裁决、公证书由哪个法院执行（仲裁裁决执行规定2、民诉法235）", "open_enforcement"): (
        "seat_of_the_court_is_named court_is_of_the_level_that_enforces"
    ),
    **{
        ("物业费先催告再起诉、仲裁（民法典944）", act): "fees_were_demanded"
        for act in "open_suit sue_on_the_agreement open_payment_order".split()
    },
    ("诉前调书、公证由各方一起申请（民诉法125、公证法37）", "open_deed"): (
        "all_ask_for_it paper_is_made_by_the_inviting_court a_deed_is_for_what_is_certain"
    ),
    ("不作为义务从违反之日起算（执行程序解释21）", "record_breach"): (
        "obligation_lasts breach_has_proof breached_by_the_day_recorded breached_while_it_lasted"
    ),
    ("金额确定才付，由债务人付（调解法31）", "pay"): "a_fixed_sum_is_owed sum_is_fixed",
    (
        "金额凭单据确定（调解法29）",
        "fix_sum",
    ): "sum_of_the_duty_is_open base_is_positive sum_has_proof",
    ("期限不明确的定下期限（民法典511）", "record_event"): (
        "duty_waits_for_an_event happened_by_the_day_recorded term_is_known"
    ),
    ("附条件的，成就了才履行（民法典158）", "record_condition"): (
        "condition_is_open outcome_is_of_that_time condition_came_in_time "
        "outcome_has_proof new_day_is_known sum_to_waive_is_fixed"
    ),
    ("整份协议附生效条件的，成就时生效（民法典158）", "take_effect"): "conditions_of_all_are_met",
    **{
        ("委派调解的，各方签署后生效（特邀规定24）", act): "not_in_force_by_the_parties"
        for act in "amend fail withdraw_mediation".split()
    },
    ("还有要履行的，不算履行完毕（调解法31）", "owed_again"): "something_is_pending",
    ("整份协议附生效条件的，成就时生效（民法典158）", "conclude_orally"): (
        "oral_draft_is_unconditional"
    ),
    ("附解除条件的，成就时失效（民法典158）", "end_by_condition"): "conditions_ended_it",
    ("附条件的，成就了才履行（民法典158）", "perform_at_once"): "nothing_waits_for_a_condition",
    ("债权人免除，不超过所欠（民法典575）", "waive"): (
        "duty_is_pending creditor_waives no_more_is_waived_than_left waiver_has_proof"
    ),
    ("判决、调解书的再审（民诉法210、216、217）", "ask_for_retrial"): (
        "a_judgment_is_in_force no_retrial_waits retrial_is_asked_of_that_court_or_above "
        "retrial_counts_from_the_effect"
    ),
    ("判决、调解书的再审（民诉法210、216、217）", "retrial_decided"): "retrial_is_that_far",
    ("再审改判、重新仲裁的，原文书终止（民诉法217、268）", "title_replaced"): (
        "something_is_tried_again outcome_is_of_that_body enforcement_of_the_old_paper_has_ended"
    ),
    ("限期重新仲裁，中止撤销程序（仲裁法74）", "arbitrate_again"): (
        "arbitrated_again_once new_day_is_set"
    ),
    ("超裁的部分撤销，其余有效（仲裁法解释19）", "award_falls_in_part"): (
        "setting_aside_does_not_rest sum_of_the_award_is_chosen only_a_part_falls"
    ),
    ("只免除一位连带债务人的，以其份额为限（民法典519、520）", "waive"): (
        "whose_debt_is_waived_is_said debtor_has_a_share_to_waive"
    ),
    ("互负债务的抵销，单方的要到期（民法典568、569）", "set_off_debts"): (
        "debts_are_of_the_same_two no_more_is_set_off_than_left who_declares_it_may "
        "set_off_has_proof"
    ),
    ("免除、抵销撤回的，又要履行（民法典575）", "take_back_letting_off"): (
        "reduction_stands its_duty_is_still_followed taking_back_is_proved"
    ),
    ("违约了才付违约金（民法典585）", "record_penalty"): (
        "penalty_is_open what_it_secures_was_broken penalty_has_proof penalty_is_due_later "
        "a_sum_is_named_by_the_day_alone no_more_than_accrued"
    ),
    ("连带的，写明谁付、谁收（民法典518）", "pay"): "payer_is_a_debtor payee_is_a_creditor",
    ("持续义务到期自行终止（执行程序解释21）", "record_act"): "no_end_by_itself",
    ("持续义务当场做不完（调解法31）", "perform_at_once"): "nothing_lasts_on",
    ("执行完毕只登记到位、发还的款项（调解法31）", "enforced"): (
        "only_money_is_open every_payment_is_confirmed received_is_what_is_owed "
        "handing_over_is_proved"
    ),
    ("收款人本人确认", "confirm_payment"): (
        "some_payment_unconfirmed receiver_confirms receiver_confirmed_somehow"
    ),
    ("他人销号、承诺兑现、回访有计划方可结案", "close"): (
        "struck_off_by_another no_promise_open visits_are_planned no_proceeding_open"
    ),
    ("文书齐全、定保管期限方可归档（调解法27）", "archive"): (
        "was_accepted required_papers_are_there retention_is_known"
    ),
    ("入卷的是卷内的一种文书，身份证明每方一份，不重复（调解法27）", "file_scan"): (
        "paper_belongs_to_a_dossier paper_of_each_party_names_its_party not_filed_before"
    ),
}
IDS = [f"{act}: {rule}" for rule, act in LAW]


@pytest.mark.parametrize(("rule", "guards"), LAW.items(), ids=IDS)
def test_the_guards_of_a_rule_are_asked_at_the_act_it_is_about(rule, guards):
    act = next(act for act in offering.catalogue() if act.name == rule[1])
    standing = {guard.test.__name__ for guard in act.guards}

    assert set(guards.split()) - standing == set()
