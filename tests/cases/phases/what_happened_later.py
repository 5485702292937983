"""What each act before a court, of performance and after the end rests on, and a case for it."""

from cases.states import Status as S
from tests.cases.phases.deeds_of_enforcement import HANDED_OVER, work_is_done
from tests.cases.phases.guard_rows import after, usual
from tests.cases.phases.guards_of_claims import ORDER
from tests.cases.phases.guards_of_claims import SUIT as ON_THE_AGREEMENT
from tests.cases.phases.guards_of_other_ways import SUIT
from tests.cases.phases.what_happened import tried
from tests.deeds_after import (
    court_accepts,
    court_finds_it_void,
    order_is_issued,
    sent_to_court,
    suit_is_won,
    suit_is_won_too_late,
    time_to_enforce_runs,
    unconfirmed_sum_falls_due,
)
from tests.moments import MONDAY

# Acts that may precede everything but the registration, and why.
EARLIER = {
    "open_enforcement": "what is owed was due long before the daily run noticed it",
}
# What happened on Monday, and the acts that cannot precede it; others rest on the last step.
HAPPENED = {
    "确认裁定是那天作出的": "serve_ruling object_to_ruling",
    "异议是那天提出的": "objection_rejected ruling_set_aside",
    "确认裁定是那天撤销的": "owed_by_the_agreement",
    "仲裁裁决是那天作出的": "serve_award ask_to_set_aside",
    "撤销裁决的申请是那天提出的": "setting_aside_refused award_falls arbitrate_again "
    "award_falls_in_part",
    "原文书是那天生效的": "ask_for_retrial",
    "再审申请是那天提出的，或者法院是那天决定再审的": "retrial_decided",
    "再审、重新仲裁是那天开始的": "title_replaced",
    "约定的事项是那天全部履行的": "apply_to_the_police",
    "法院程序是那天结束的": "agreement_stands title_given judgment_given no_result mediate_again "
    "title_breached claim_lost convert_order refuse_suit open_appeal retry_suit "
    "resume_enforcement",
    "调解是那天结束的": "open_suit",
    "逾期未履行是那天登记的": "give_up",
    "卷宗是那天归档的": "break_seal",
    "最近一次销号是那天办的": "close",
    "这笔款是那天付的": "confirm_payment reverse_payment share_payment",
    "协议是那天生效的": "vary renegotiate dun fix_sum open_payment_order record_breach "
    "record_condition record_event record_penalty sue_on_the_agreement open_deed waive "
    "set_off_debts plan_visits record_observance",
    "这一笔免除、抵销是那天的": "take_back_letting_off share_reduction",
    "执行依据是那天生效的": "order_more interrupt_enforcement_time settle_title succeed",
    "违反是在那天": "end_breach",
    "这一项是那天登记做完的": "reverse_act",
    "这是那天做到的": "reverse_observance",
    "最近一笔付款或者完成的事项是在那天": "enforced",
    "最近一笔付款、确认或者完成的事项是在那天": "keep_settlement",
    "案件是那天结案的，或者上次回访是在那天": "visit move_visit give_up_visit "
    "reopen_mediation reopen_performance",
    "法院程序的上一步是那天办的": "court_send court_receive court_return court_accept court_refuse "
    "court_decide court_withdraw enforcement_accepted enforcement_refused "
    "end_without_result settle_enforcement set_procedure court_extends issue_order serve_order "
    "ask_higher_court higher_court_decides",
}
WITH_A_DAY_RULE = {  # acts whose guard names the day, or which ask for a day of another name
    "perform_at_once": "日期不能早于2026年3月2日（周一），协议是那天生效的；此前已经付清、做完的，"
    "请改办“登记付款”“登记完成事项”，各填付款、完成的那天。（本会规定：登记制度）",
    "pay": "付款日期不能晚于登记当天（2026年2月20日）。（本会规定：登记制度）",
}

FURTHER = [
    tried(
        "interrupt_enforcement_time",
        after(S.PERFORMING, time_to_enforce_runs, happened_on=MONDAY, cause="demand", proof="函"),
    ),
    tried("sue_on_the_agreement", usual(S.AGREED, **ON_THE_AGREEMENT)),
    tried("open_suit", usual(S.FAILED, **SUIT)),
    tried("no_result", after(S.ADJUDICATING, court_finds_it_void)),
    tried("mediate_again", after(S.ADJUDICATING, court_finds_it_void), "mediator"),
    tried(
        "judgment_given",
        after(S.ADJUDICATING, suit_is_won, since=MONDAY, ordered="as_agreed"),
    ),
    tried(
        "title_breached",
        after(S.ADJUDICATING, suit_is_won_too_late, since=MONDAY, ordered="as_agreed"),
    ),
    tried(
        "open_payment_order",
        after(S.PERFORMING, unconfirmed_sum_falls_due, **ORDER),
    ),
    tried("enforced", after(S.ENFORCING, work_is_done, **HANDED_OVER), "liaison"),
    tried("court_receive", after(S.ADJUDICATING, sent_to_court), "liaison"),
    tried("court_decide", after(S.ADJUDICATING, court_accepts, outcome="confirmed"), "liaison"),
    tried("serve_order", after(S.ADJUDICATING, order_is_issued, proof="送达回证")),
    tried("enforcement_refused", usual(S.ENFORCING, words="驳回"), "liaison"),
]
