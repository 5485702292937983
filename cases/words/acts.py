"""Each act in the order of the work: what a party is asked, what follows it.

The order of the rows is the order in which acts are shown on a page. An empty sentence means what
the state reached says (`states.py`, `situations.py`).
"""

from cases.law.articles import INTERRUPTION
from cases.law.limitation import FROM_THAT_DAY

from .act_words import ActWords, Ask, AskedBy
from .readers import Reader
from .situations import Situation
from .states import OTHER_SIDE_IS_ASKED, OTHER_WAYS
from .ways import Until

# What these acts write of limitation, and what it means to a party; typed words stay as they are.
INTERRUPTED = (FROM_THAT_DAY, f"起诉的期限（诉讼时效）从这一天起重新计算（{INTERRUPTION}）。")
INTERRUPTING = frozenset({"register", "request_mediation", "request_protection", "add_claim"})
EXAMINE_THEN_DECIDE = "审查后登记受理、不予受理，或者退回补正"
WHAT_IS_LEFT = "{left}。"
TO_COURT = Situation.PREPARING.value.staff_next

ACTS = {
    "register": ActWords(),
    "grade": ActWords(short="定级"),
    "resolve_on_spot": ActWords(short="当场处结"),
    "dispatch": ActWords(short="派单", story="调委会已把这件事交给该办的单位，等它按期答复。"),
    "take_dispatch": ActWords(story="物业公司已经收到这件事。"),
    "bounce": ActWords(
        company="已经退回，由调委会另派。", story="接到的单位说不归它办，调委会另派。"
    ),
    "dispute_competence": ActWords(company="区里确定以前请照常办理。"),
    "settle_competence": ActWords(),
    "ask_time": ActWords(company="等调委会决定；没有同意以前，按原来的期限。"),
    "grant_time": ActWords(),
    "answer": ActWords(short="答复"),
    "review": ActWords(short="复核", story="住户不满意，调委会请承办的单位再办一次。"),
    "supervise": ActWords(story="有关单位正在督促办理。"),
    "reply_to_supervision": ActWords(company="等核实办结。"),
    "close_supervision": ActWords(),
    "make_promise": ActWords(
        staff="到了日子核查是否兑现。",
        company="请按答应的日子办好，到期会核查。",
    ),
    "check_promise": ActWords(
        short="核查",
        party="已经记下来了，工作人员会看到。",
        ask=Ask(
            "答应您的事，办好了吗？",
            "答应的日期和内容都登记着。请您看看到底办没办。",
            "提交",
            law_below=False,
            asked_by=AskedBy.PROMISE,
        ),
    ),
    "order_rectification": ActWords(story="主管部门要求物业公司整改。"),
    "fail_reinspection": ActWords(),
    "pass_reinspection": ActWords(short="复查合格", story="主管部门复查合格。"),
    "lift_notice": ActWords(),
    "record_passed_notice": ActWords(story="主管部门复查合格。"),
    "record_lifted_notice": ActWords(story="主管部门撤销了整改通知。"),
    "rate": ActWords(
        party="谢谢，您的评价已经记下来了。",
        ask=Ask(
            "您对处理满意吗？",
            "您的评价会记下来。不满意也请直说，说明哪里没办好。",
            "提交评价",
            asked_by=AskedBy.RATING,
        ),
    ),
    "strike_off": ActWords(short="销号", story="调委会另派人核对过这件事。"),
    "settle": ActWords(short="处结"),
    "reopen_handling": ActWords(story="又出现同样的问题，重新办理。"),
    "reopen": ActWords(),
    "join": ActWords(story="和同样的几件放在一起办。"),
    "leave": ActWords(story="单独办理。"),
    "check_scope": ActWords(),
    "decline": ActWords(),
    "withdraw": ActWords(
        party="已经撤回。以后需要，还可以再来。",
        ask=Ask(
            "不想继续了，撤回",
            "撤回以后，这件事就不再办了。以后还可以再提出来。",
            "确定撤回",
            quiet=True,
            law_below=False,
        ),
    ),
    "other_side_refuses": ActWords(short="不予调解"),
    "add_party": ActWords(short="补登对方"),
    "represent": ActWords(),
    "end_authority": ActWords(),
    "request_mediation": ActWords(
        short="办调解",
        party=f"您的申请已经收到。{OTHER_SIDE_IS_ASKED}",
        company="调委会问过各方，都同意的才调解。",
        ask=Ask(
            "请调委会调解",
            "自己谈不拢的，可以请调委会来调解，不收费。您有诉讼时效的请求，从您提出的那一天起重新计算。",
            "申请调解",
            asked_by=AskedBy.ANSWER,
        ),
    ),
    "request_protection": ActWords(),
    "consent": ActWords(
        short="记表态",
        party="您的意思已经记下来了。受理以前可以再来改；受理以后不想谈了，可以终止调解。",
        labels={Reader.COMPANY: "表明我方是否同意调解"},
        ask=Ask(
            "愿不愿意调解？",
            "调解要两边都愿意。您可以同意，也可以不同意；不同意也不用说理由。",
            "确定",
            opens="同意调解，或者不同意",
            again="改变主意：同意或者不同意调解",
            own="您已经申请调解，请再确认一次",
            asked_by=AskedBy.CONSENT,
        ),
    ),
    "contact": ActWords(),
    "report_danger": ActWords(short="报告"),
    "report_sham": ActWords(staff=Situation.SUSPENDED.value.staff_next),
    "clear_sham": ActWords(),
    "begin_appraisal": ActWords(),
    "end_appraisal": ActWords(),
    "correct_appraisal": ActWords(),
    "strike_appraisal": ActWords(),
    "correct_referral": ActWords(),
    "record_referral": ActWords(staff="先答复移送单位接收还是退回，再问清各方是否同意调解。"),
    "take_referral": ActWords(short="接收移送"),
    "return_referral": ActWords(short="退回移送"),
    "accept": ActWords(short="受理", made="已立卷，编号 {dossier_number}。"),
    "give_notice": ActWords(),
    "reassign": ActWords(),
    "add_mediator": ActWords(),
    "end_mediator": ActWords(),
    "ask_recusal": ActWords(staff="请调委会先作出决定；决定以前不接着调解。"),
    "decide_recusal": ActWords(short="决定回避"),
    "invite_helper": ActWords(),
    "open_session": ActWords(),
    "log_session": ActWords(),
    "offer": ActWords(),
    "edit_agreement": ActWords(staff="核对草稿，没有问题就定稿，请各方签署。"),
    "draft_agreement": ActWords(made="人民调解协议书已生成，在“文书”里打印。"),
    "conclude_orally": ActWords(),
    "investigate": ActWords(),
    "caucus": ActWords(),
    "sign": ActWords(),
    "mediator_sign": ActWords(),
    "seal": ActWords(short="盖章"),
    "amend": ActWords(staff="改好协议再定稿，各方重新签署。"),
    "take_effect": ActWords(made="协议已生效，编号 {agreement_number}。"),
    "extend": ActWords(),
    "pause": ActWords(staff="情形消失后恢复调解。"),
    "resume": ActWords(),
    "unreachable": ActWords(),
    "ask_again": ActWords(
        party=f"您的申请已经收到。{OTHER_SIDE_IS_ASKED}",
        ask=Ask(
            "还想再调解一次",
            "情况有变化、还愿意谈的，可以再申请调解，不收费。要各方都同意，才能再次调解。",
            "再次申请调解",
            quiet=True,
        ),
    ),
    "hold": ActWords(staff="情形消失后恢复计算期限。"),
    "release_hold": ActWords(),
    "fail": ActWords(),
    "report_back": ActWords(short="回告"),
    "withdraw_mediation": ActWords(
        party=f"调解已经终止。您还可以{OTHER_WAYS}。",
        ask=Ask(
            "不想再调解了，终止调解",
            f"您随时可以终止调解，不用对方同意。终止以后，可以{OTHER_WAYS}。",
            "确定终止",
            quiet=True,
        ),
    ),
    "perform_at_once": ActWords(),
    "start_performance": ActWords(),
    "court_send": ActWords(),
    "court_receive": ActWords(short="签收", court=f"{EXAMINE_THEN_DECIDE}。"),
    "court_accept": ActWords(short="受理", court="审查后登记裁定。"),
    "enforcement_accepted": ActWords(short="受理执行"),
    "court_return": ActWords(court="调委会补正后再送来。"),
    "court_refuse": ActWords(court="把不予受理的结果回告调委会。"),
    "court_decide": ActWords(short="登记裁定"),
    "title_given": ActWords(
        short="回告调委会", stage="可以申请执行", stage_of_party="法院确认了协议"
    ),
    "agreement_stands": ActWords(
        short="回告调委会",
        court="协议仍有约束力，由调委会跟踪履行。",
        stage="未得执行依据",
        stage_of_party="协议仍有效",
        fruitless=True,
    ),
    "judgment_given": ActWords(
        short="文书生效",
        made=WHAT_IS_LEFT,
        stage="可以申请执行",
        stage_of_party="法院文书已生效",
    ),
    "title_breached": ActWords(
        short="文书生效",
        made=WHAT_IS_LEFT,
        stage="可以申请执行",
        stage_of_party="法院文书已生效",
    ),
    "mediate_again": ActWords(
        staff="重新问各方是否同意，谈成的另行起草协议。", stage="协议无效", fruitless=True
    ),
    "claim_lost": ActWords(stage="请求未获支持", fruitless=True),
    "open_suit": ActWords(staff=Situation.RECEIVED.value.staff_next),
    "open_deed": ActWords(staff=Situation.RECEIVED.value.staff_next),
    "convert_order": ActWords(),
    "refuse_suit": ActWords(),
    "open_appeal": ActWords(),
    "no_result": ActWords(stage="没有结果", fruitless=True),
    "enforced": ActWords(short="执行完毕"),
    "enforcement_refused": ActWords(short="回告调委会", court="由调委会告知当事人其他途径。"),
    "end_without_result": ActWords(short="终结本次执行", stage="没有可执行的财产", fruitless=True),
    "settle_enforcement": ActWords(short="执行和解", stage="达成执行和解"),
    "keep_settlement": ActWords(),
    "resume_enforcement": ActWords(short="恢复执行"),
    "court_withdraw": ActWords(),
    "pay": ActWords(made=WHAT_IS_LEFT),
    "confirm_payment": ActWords(
        made=WHAT_IS_LEFT,
        party="已确认收到。",
        ask=Ask(
            "钱收到了吗？",
            "对方说已经付款。真的收到了再确认；没有收到就不要点，打电话告诉调委会。",
            "确认收到",
            asked_by=AskedBy.PAYMENT,
        ),
    ),
    "reverse_payment": ActWords(made=WHAT_IS_LEFT),
    "waive": ActWords(made=WHAT_IS_LEFT),
    "set_off_debts": ActWords(made=WHAT_IS_LEFT),
    "take_back_letting_off": ActWords(made=WHAT_IS_LEFT),
    "record_act": ActWords(),
    "fix_sum": ActWords(made=WHAT_IS_LEFT),
    "record_event": ActWords(),
    "interrupt_enforcement_time": ActWords(),
    "record_condition": ActWords(made=WHAT_IS_LEFT),
    "end_by_condition": ActWords(),
    "record_penalty": ActWords(made=WHAT_IS_LEFT),
    "record_breach": ActWords(),
    "end_breach": ActWords(),
    "dun": ActWords(),
    "default": ActWords(),
    "default_by_breach": ActWords(),
    "owed_again": ActWords(),
    "cure": ActWords(),
    "complete": ActWords(),
    "open_proceeding": ActWords(
        staff=TO_COURT,
        way="共同申请司法确认（须各方同意）",
        way_of_party="和对方一起请法院确认这份协议（不收费，各方都要同意）",
        way_until=Until.CONFIRMATION,
    ),
    "open_enforcement": ActWords(
        staff=TO_COURT,
        way="申请强制执行",
        way_of_party="自己向法院申请强制执行",
        way_until=Until.ENFORCEMENT,
    ),
    "sue_on_the_agreement": ActWords(
        staff=Situation.RECEIVED.value.staff_next,
        way="就协议起诉",
        way_of_party="就这份协议去法院起诉",
        way_until=Until.LIMITATION,
    ),
    "open_payment_order": ActWords(
        staff=Situation.RECEIVED.value.staff_next,
        way="就到期的款项申请支付令",
        way_of_party="就已经到期的钱，向法院申请支付令；对方提出书面异议的，再起诉",
    ),
    "close": ActWords(short="结案"),
    "file_scan": ActWords(),
    "take_out_scan": ActWords(),
    "archive": ActWords(short="核对归档", story="案件材料已经存好。"),
    "give_up": ActWords(stage="不再追究"),
    "reopen_mediation": ActWords(staff="重新问各方是否同意调解。"),
    "reopen_performance": ActWords(),
    "break_seal": ActWords(staff="改好以后重新归档。"),
    "visit": ActWords(),
    "release_party": ActWords(),
    "give_link": ActWords(),
    "correct": ActWords(),
    "correct_party": ActWords(),
    "add_claim": ActWords(),
    "change_claim": ActWords(),
    "withdraw_claim": ActWords(),
}
ASKS = {name: row.ask for name, row in ACTS.items() if row.ask is not None}
ORDER = {name: place for place, name in enumerate(ACTS)}


def place_of(name: str) -> int:
    """The place of an act in the order of the work; an act without a place comes last."""
    return ORDER.get(name, len(ORDER))


def asked_by(name: str) -> AskedBy:
    """What decides whether an act is asked now; the state alone where a party is not asked."""
    ask = ASKS.get(name)
    return ask.asked_by if ask else AskedBy.STATE


def label_of(name: str, reader: Reader, label: str) -> str:
    """An act as this reader's button says it; `label` is the office's."""
    return ACTS[name].labels.get(reader, label) if name in ACTS else label
