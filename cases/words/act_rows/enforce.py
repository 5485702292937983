"""Acts from the first payment to the archive; last, what may be put right at any time."""

from cases.words.act_words import ActWords, Ask, AskedBy
from cases.words.situations_afterwards import Afterwards
from cases.words.ways import Until

from .adjudicate import WHAT_IS_LEFT, WITH_A_REPORT

TO_COURT = Afterwards.PREPARING.value.staff_next

OWED_AGAIN = "这一项又要做了，逾期从原来约定的日子算；已经结案的，接着办“恢复履行”。"
SHARED = "各户结清没有，看成员名单。"
ACTS = {
    "pay": ActWords(made=WHAT_IS_LEFT),
    "confirm_payment": ActWords(
        short="确认收款",
        made=WHAT_IS_LEFT,
        party="已确认收到。",
        ask=Ask(
            "钱收到了吗？",
            "对方说已经付款。真的收到了再确认；没有收到就不要点，打电话告诉调委会。",
            "确认收到",
            asked_by=AskedBy.PAYMENT,
        ),
    ),
    "share_payment": ActWords(staff=SHARED),
    "share_reduction": ActWords(staff=SHARED),
    "reverse_payment": ActWords(made=WHAT_IS_LEFT),
    "waive": ActWords(made=WHAT_IS_LEFT),
    "set_off_debts": ActWords(made=WHAT_IS_LEFT),
    "take_back_letting_off": ActWords(made=WHAT_IS_LEFT),
    "record_act": ActWords(),
    "reverse_act": ActWords(staff=OWED_AGAIN),
    "fix_sum": ActWords(made=WHAT_IS_LEFT),
    "record_event": ActWords(),
    "interrupt_enforcement_time": ActWords(),
    "record_condition": ActWords(made=WHAT_IS_LEFT),
    "end_by_condition": ActWords(),
    "record_penalty": ActWords(made=WHAT_IS_LEFT),
    "record_breach": ActWords(),
    "end_breach": ActWords(),
    "record_observance": ActWords(),
    "reverse_observance": ActWords(),
    "dun": ActWords(),
    "default": ActWords(),
    "default_by_breach": ActWords(),
    "owed_again": ActWords(),
    "cure": ActWords(),
    "complete": ActWords(),
    "order_enforced": ActWords(),
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
        staff=Afterwards.RECEIVED.value.staff_next,
        way="就协议起诉",
        way_of_party="就这份协议去法院起诉",
        way_until=Until.LIMITATION,
    ),
    "open_payment_order": ActWords(
        staff=Afterwards.RECEIVED.value.staff_next,
        way="就到期的款项申请支付令",
        way_of_party="就已经到期的钱，向法院申请支付令；对方提出书面异议的，再起诉",
    ),
    "apply_to_the_police": ActWords(
        made="治安案件书面申请书已生成，在“文书”里打印，当事人签名后递交。"
    ),
    "close": ActWords(short="结案", made=WITH_A_REPORT),
    "file_scan": ActWords(),
    "take_out_scan": ActWords(),
    "archive": ActWords(short="核对归档", story="案件材料已经存好。"),
    "settle_title": ActWords(short="和解", staff="照和解履行；不履行的恢复原来的依据。"),
    "give_up": ActWords(stage="不再追究", made=WITH_A_REPORT),
    "reopen_mediation": ActWords(short="重新调解", staff="重新问各方是否同意调解。"),
    "reopen_performance": ActWords(short="恢复履行"),
    "break_seal": ActWords(staff="改好以后重新归档。", story="案件材料正在补充、更正。"),
    "visit": ActWords(
        short="记录回访", made="人民调解回访记录已生成，在“文书”里打印，由回访人签名。"
    ),
    "succeed": ActWords(story="由承继的人接着履行。"),
    "plan_visits": ActWords(short="安排回访"),
    "move_visit": ActWords(),
    "give_up_visit": ActWords(),
    "release_party": ActWords(),
    "give_link": ActWords(),
    "correct": ActWords(),
    "correct_party": ActWords(),
    "add_claim": ActWords(interrupts=True),
    "change_claim": ActWords(),
    "withdraw_claim": ActWords(),
}
