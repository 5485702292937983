"""What docs/law.md cannot read off the code: the transitions of the law, and where a time is kept
that is no clock of a case.

Transitions and clocks bear the numbers that the product's description gives them.
"""

from dataclasses import dataclass

from cases.acts import ClockTrigger
from cases.law.clocks_of_courts import (
    APPEAL,
    APPEAL_OF_A_RULING,
    IDLE_ENFORCEMENT,
    OBJECTION,
    ORDINARY,
    SET_ASIDE,
    SIMPLE,
    SMALL,
    TO_FILE_A_SUIT,
    TO_OBJECT,
    TO_SERVE_AN_ORDER,
    TO_TAKE_AN_ORDER,
    TRIAL,
)
from cases.phases.adjudicate.court_time import AT_ACCEPTANCE, AT_RECEIPT

# Every transition from the first complaint to the archive: what happens, and the acts that do it.
TRANSITIONS = {
    "T1": ("诉求登记", "register"),
    "T2": (
        "派给物业公司或者部门",
        "dispatch take_dispatch respond_first bounce settle_competence",
    ),
    "T3": ("答复", "answer ask_time grant_time"),
    "T4": ("责令整改", "order_rectification"),
    "T5": ("整改复查", "pass_reinspection fail_reinspection lift_notice"),
    "T6": ("评价、销号、处结", "rate review strike_off settle"),
    "T7": ("转入调解", "request_mediation request_protection record_referral"),
    "T8": ("不予受理", "check_scope decline"),
    "T9": ("对方拒绝调解", "consent other_side_refuses"),
    "T10": ("受理调解", "accept"),
    "T11": ("调查、鉴定", "investigate begin_appraisal end_appraisal"),
    "T12": ("告知权利义务、调解", "give_notice open_session log_session"),
    "T13": ("延期、中止、恢复", "extend pause resume"),
    "T14": ("书面协议生效", "draft_agreement sign mediator_sign seal take_effect"),
    "T15": ("口头协议", "conclude_orally"),
    "T16": ("终止调解", "fail unreachable report_sham report_back"),
    "T17": ("撤回、自行和解", "withdraw withdraw_mediation"),
    "T18": ("履行", "start_performance perform_at_once pay record_act reverse_act dun complete"),
    "T19": ("回访", "plan_visits visit move_visit give_up_visit"),
    "T20": ("共同申请司法确认", "open_proceeding court_send"),
    "T21": ("法院受理或者不予受理", "court_receive court_return court_accept court_refuse"),
    "T22": (
        "裁定协议有效",
        "court_decide title_given serve_ruling object_to_ruling objection_rejected "
        "ruling_set_aside owed_by_the_agreement",
    ),
    "T23": ("裁定驳回", "court_decide agreement_stands mediate_again"),
    "T24": ("申请强制执行", "open_enforcement enforcement_accepted"),
    "T25": (
        "就协议起诉",
        "sue_on_the_agreement judgment_given order_more ask_for_retrial retrial_decided "
        "title_replaced",
    ),
    "T26": ("支付令", "open_payment_order issue_order serve_order convert_order judgment_given"),
    "T27": ("调解不成后起诉", "open_suit open_appeal retry_suit judgment_given claim_lost"),
    "T28": (
        "仲裁",
        "open_suit serve_award ask_to_set_aside setting_aside_refused award_falls "
        "award_falls_in_part arbitrate_again title_replaced",
    ),
    "T29": ("行政途径", "open_suit report_danger"),
    "T30": (
        "执行结案",
        "ask_higher_court higher_court_decides enforced settle_enforcement settle_title "
        "end_without_result",
    ),
    "T31": ("结案归档", "close file_scan archive"),
}


@dataclass(frozen=True)
class Elsewhere:
    """A time that is no clock of a case: its length and source, what keeps it, file and test.

    `word` is a name that both the file and its test use: a file that lost the rule is found.
    """

    name: str
    length: str
    source: str
    how: str
    file: str = ""
    word: str = ""
    test: str = ""


NOT_OURS = "不是本系统办理的步骤，不设期限。"
ELSEWHERE = {
    "K5": Elsewhere("催交物业费", "合理期限", "《民法典》第九百四十四条", NOT_OURS),
    "K6": Elsewhere(
        "更换物业的通知", "60日、90日", "《民法典》第九百四十六条至第九百四十八条", NOT_OURS
    ),
    "K7": Elsewhere("撤销业主大会决定", "1年", "《建筑物区分所有权解释》第十二条", NOT_OURS),
    "K8": Elsewhere(
        "诉讼时效",
        "3年",
        "《民法典》第一百八十八条、《诉讼时效规定》第十二条",
        "不是期限钟：每位权利人哪天提出请求，各有登记；放弃追究前核对是否已过。",
        "cases/phases/handle/requests.py",
        "request_protection",
        "tests/cases/phases/test_requests_for_protection.py",
    ),
    "K12": Elsewhere(
        "协议生效日",
        "最后一个签名、签字、盖章之日；委派的，各方签署之日；口头的，达成之日",
        "《人民调解法》第二十九条、第三十条，《特邀调解规定》第二十四条",
        "由签名、盖章的日期和途径算出，不另填写。",
        "cases/phases/mediate/taking_effect.py",
        "effective_on",
        "tests/cases/phases/test_referrals.py",
    ),
}

TRIALS = (SMALL, SIMPLE, ORDINARY)
# The clocks that an act may start, by its trigger.
STARTED_BY = {
    ClockTrigger.ADDRESSEE: ("K1", "K2a", "K2b"),
    ClockTrigger.RECEIPT: ("K1", "K2a", "K2b"),
    ClockTrigger.LEVEL: ("K2a", "K2b"),
    ClockTrigger.SUPERVISION: ("KD",),
    ClockTrigger.NOTICE: ("K4",),
    ClockTrigger.REFERRAL: ("K10", "K10b", "K3"),
    ClockTrigger.TRANSFER: ("K10c",),
    ClockTrigger.MEDIATION: ("K9", "K11a", "K11b", "K11c"),
    ClockTrigger.MEDIATION_AGAIN: ("K9",),
    ClockTrigger.ORAL_AGREEMENT: ("K13",),
    ClockTrigger.LAST_MARK: ("K13",),
    ClockTrigger.CONFIRMATION_AGAIN: ("K13",),
    ClockTrigger.TITLE: ("K16",),
    ClockTrigger.JUDGMENT: ("K16",),
    ClockTrigger.PAYMENT: ("K16",),
    ClockTrigger.TERM: ("K16",),
    ClockTrigger.BREACH: ("K16",),
    ClockTrigger.INTERRUPTION: ("K16",),
    ClockTrigger.APPLICATION: ("K16",),
    ClockTrigger.REVERSAL: ("K16",),
    ClockTrigger.REOPENING: ("K16",),
    ClockTrigger.SETTLEMENT: ("K16",),
    ClockTrigger.SET_OFF: ("K16",),
    ClockTrigger.SET_OFF_TAKEN_BACK: ("K16",),
    ClockTrigger.RECEIVED: tuple(AT_RECEIPT.values()),
    ClockTrigger.TAKEN: (*AT_ACCEPTANCE.values(), *TRIALS, APPEAL, APPEAL_OF_A_RULING),
    ClockTrigger.SUIT: (TO_FILE_A_SUIT,),
    ClockTrigger.ORDER: (TO_TAKE_AN_ORDER,),
    ClockTrigger.FILING: (TO_FILE_A_SUIT, TO_TAKE_AN_ORDER),
    ClockTrigger.CONVERSION: (TRIAL, *TRIALS),
    ClockTrigger.RESUMPTION: (IDLE_ENFORCEMENT,),
    ClockTrigger.COURT_ABOVE: (IDLE_ENFORCEMENT,),
    ClockTrigger.ISSUE: (TO_SERVE_AN_ORDER,),
    ClockTrigger.RULING_SERVED: (OBJECTION,),
    ClockTrigger.AWARD_SERVED: (SET_ASIDE,),
    ClockTrigger.SERVICE: (TO_OBJECT,),
    ClockTrigger.PROCEDURE: (TRIAL, *TRIALS),
}
# Its row is a clock of that key.
KEPT_AS = dict.fromkeys((SMALL, SIMPLE, ORDINARY, APPEAL, APPEAL_OF_A_RULING), TRIAL) | {
    "K10b": "K10",
    "K10c": "K10",
    "K11a": "K9",
    "K11b": "K9",
    "K11c": "K9",
}
# A clock that runs on the planned days of visits: what plans them, and what is done about one.
BY_VISIT = {
    "K21": (
        ("close", "give_up", "plan_visits"),
        ("visit", "give_up_visit", "reopen_mediation", "reopen_performance"),
    ),
    "K21a": ((), ()),
    "K21b": ((), ()),
}
# What holds a clock, lets it go on, or moves its last day.
_OF_AN_ANSWER = ("hold", "release_hold", "grant_time")
CHANGED_BY = {
    "K2a": _OF_AN_ANSWER,
    "K2b": _OF_AN_ANSWER,
    "K4": ("fail_reinspection",),
    "K3": ("extend_petition",),
    "K14": ("court_extends",),
    "K21": ("move_visit",),
    "K19": ("court_extends",),
    "K9": ("hold", "release_hold", "begin_appraisal", "end_appraisal", "pause", "resume", "extend"),
}
