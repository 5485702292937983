"""The rows of every guard of enforcement without result, settlement, reversal and reopening."""

from datetime import timedelta

from cases.phases import common
from cases.phases.enforce import guards as g
from cases.phases.enforce import guards_of_enforcement as e
from cases.phases.enforce import guards_of_giving_up as u
from cases.phases.enforce import guards_of_reopening as again
from cases.phases.enforce import guards_of_reversal as r
from cases.phases.enforce import guards_of_settlements as s
from cases.phases.enforce import guards_of_visits as v
from cases.states import Status as S
from tests.cases.phases.deeds_of_enforcement import (
    BINDING,
    VISITS,
    apply,
    keep_it,
    pay,
    payment,
    promise,
    work_is_done,
)
from tests.cases.phases.guard_rows import Row, after, usual
from tests.cases.phases.guards_of_referrals import told
from tests.deeds import it_is_performed, police_sent_it
from tests.deeds_after import filed_by_another, is_closed
from tests.dispute import FIRST, SETTLED
from tests.factories import at
from tests.moments import MONDAY

DAY = MONDAY
OWED = "已经全部履行，没有还欠的。（《民事诉讼法》第二百四十七条）"
NUMBERS = "（《人民法院案件案号的若干规定》第二条）"
SETTLEMENT = "（《民事诉讼法》第二百四十一条）"
LATER = MONDAY + timedelta(days=30)
LEFT_BY_THE_ORDER = (
    "支付令没有命令付的，照协议仍要付，不因和解减少，还有2,800.00元：请把这些期也写进和解；"
    "各方同意减少的，另办“变更协议”。（《人民调解法》第三十一条）"
)
ENDED = {"ruling": "执行裁定书", "words": "没有财产。"}
AGAIN = {"court_number": "（2026）闽0504执恢3号", "found": "发现存款。"}
SCHEDULE = {"schedule": [(LATER, 500_000)]}


def another_debt(d):
    """李申 owes 周被 a hundred yuan under the same title."""
    first = d.debt
    title, sides = first.title, {"debtor": d.li, "creditor": d.zhou}
    duty = d.case.obligations.create(
        title=title, kind="money", amount=10_000, text="退还押金", due_on=MONDAY, **sides
    )
    duty.instalments.create(number=1, due_on=MONDAY, amount=10_000)


def of_both(d):
    first, second = (duty for duty in d.case.obligations.order_by("pk") if duty.amount)
    return [(LATER, 100, first), (LATER, 10_000, second)]


def more_than_the_second(d):
    first, second = (duty for duty in d.case.obligations.order_by("pk") if duty.amount)
    return [(LATER, 100, first), (LATER, 10_001, second)]


WORDS = {"creditors": lambda d: [d.li], "how": "本人到场说明", **VISITS}
REASON = {"reason": "还要谈"}
TAKEN_BACK = {"payment": payment, "reason": "退票", "proof": "退票通知", "receiver_says": "没到账"}


def the_whole_sum_unconfirmed(d):
    d.work_is_done().pay(SETTLED, confirmed=False)


def let_off(d):
    d.obligations.filter(pk=d.debt.pk).update(status="waived")
    d.case.forget()


def settled(d):
    work_is_done(d)
    d.court("settle_enforcement", **SCHEDULE)


def ordered(d):
    """A payment order orders the first 3,000.00 of 5,800.00; the agreement asks for the rest."""
    d.debt.instalments.filter(number=1).update(ordered=True)
    d.case.titles.filter(until=None).update(kind="payment_order")
    d.case.forget()


def of_all_but(fen):
    return {"schedule": [(LATER, SETTLED - fen)]}


AGREED_TO_VARY, OF_A_TITLE = "（《民法典》第五百四十三条）", "（《民事诉讼法》第二百四十七条）"
PROVED = SCHEDULE | {"proof": "双方签名的和解协议"}


def settles(guard, says, held, broken):
    """The parties settle what a court's paper orders, before anybody applied."""
    return Row(guard, says, "settle_title", held, broken)


def in_default(*deeds, **facts):
    return after(S.DEFAULTED, work_is_done, *deeds, **facts)


def settled_by_themselves(d):
    d.office("settle_title", **PROVED)


SETTLED_BY_THEMSELVES = [
    settles(
        s.a_paper_of_another_body_binds,
        "现在履行的是各方自己的协议，要改的变更协议；和解是就法院、公证等文书登记的。"
        + AGREED_TO_VARY,
        after(S.PERFORMING, work_is_done, **PROVED),
        after(S.AGREED, it_is_performed, **PROVED),
    ),
    settles(
        g.no_enforcement_open,
        f"已有一个执行程序没有结束。{OF_A_TITLE}",
        in_default(**PROVED),
        in_default(apply, **PROVED),
    ),
    settles(
        s.no_settlement_is_open,
        "已有一项和解正在履行：履行完的先登记履行完毕，到期不履行的恢复原来的依据以后再登记。"
        + AGREED_TO_VARY,
        in_default(**PROVED),
        in_default(settled_by_themselves, **PROVED),
    ),
    settles(
        s.schedule_is_in_order,
        f"每期写日期和金额，日期从早到晚，都在达成和解那天以后。{AGREED_TO_VARY}",
        in_default(**PROVED),
        in_default(**PROVED | {"schedule": [(MONDAY, 500_000)]}),
    ),
    settles(
        s.no_more_than_is_owed,
        "和解的金额合计不能多于现在还欠的5,800.00元；另加违约金的，先登记违约金。" + AGREED_TO_VARY,
        in_default(**PROVED),
        in_default(**PROVED | {"schedule": [(LATER, SETTLED + 1)]}),
    ),
    settles(
        s.what_the_order_leaves_is_kept,
        LEFT_BY_THE_ORDER,
        in_default(ordered, **PROVED | of_all_but(FIRST - 1)),
        in_default(ordered, **PROVED | of_all_but(FIRST)),
    ),
    settles(
        s.each_part_is_of_a_debt,
        "欠款不止一笔，请写明每期是谁付谁；一笔的，各期合计不能多于这一笔现在还欠的。"
        + AGREED_TO_VARY,
        in_default(**PROVED),
        in_default(another_debt, **PROVED),
    ),
    settles(
        s.open_acts_have_a_day,
        f"还有没做完的事、没改正的违反，请写明和解约定哪天做完、改正。{AGREED_TO_VARY}",
        in_default(**PROVED),
        usual(S.DEFAULTED, **PROVED),
    ),
    settles(
        s.settlement_is_proved,
        f"请写明和解的凭证，例如双方签名的和解协议。{AGREED_TO_VARY}",
        in_default(**PROVED),
        in_default(**PROVED | {"proof": " "}),
    ),
]


def payment_of_another_case(d):
    other = at(d.p, S.PERFORMING).pay(100)
    return payment(other)


ROWS = [
    *SETTLED_BY_THEMSELVES,
    Row(
        e.something_is_still_owed,
        OWED,
        "end_without_result",
        usual(S.ENFORCING, **ENDED),
        after(S.ENFORCING, the_whole_sum_unconfirmed, **ENDED),
        "liaison",
    ),
    Row(
        e.something_is_still_owed,
        OWED,
        "resume_enforcement",
        usual(S.UNSATISFIED, **AGAIN),
        after(S.UNSATISFIED, the_whole_sum_unconfirmed, **AGAIN),
        "liaison",
    ),
    Row(
        e.number_is_of_an_enforcement,
        f"请写执行的案号（执、执恢），例如（2026）闽0504执恢12号。{NUMBERS}",
        "resume_enforcement",
        usual(S.UNSATISFIED, **AGAIN),
        usual(S.UNSATISFIED, **AGAIN | {"court_number": "（2026）闽0504民初3号"}),
        "liaison",
    ),
    *(
        Row(
            s.schedule_is_in_order,
            f"每期写日期和金额，日期从早到晚，都在达成和解那天以后。{SETTLEMENT}",
            "settle_enforcement",
            after(S.ENFORCING, work_is_done, **SCHEDULE),
            after(S.ENFORCING, work_is_done, schedule=rows),
            "liaison",
        )
        for rows in (
            [(MONDAY, 500_000)],
            [(LATER, 100), (LATER, 100)],
            [(LATER, 0)],
        )
    ),
    *(
        Row(
            s.no_more_than_is_owed,
            f"和解的金额合计不能多于现在还欠的5,800.00元；另加违约金的，先登记违约金。{SETTLEMENT}",
            "settle_enforcement",
            after(S.ENFORCING, work_is_done, **SCHEDULE),
            after(S.ENFORCING, work_is_done, schedule=rows),
            "liaison",
        )
        for rows in ([(LATER, SETTLED + 1)], [])
    ),
    Row(
        s.what_the_order_leaves_is_kept,
        LEFT_BY_THE_ORDER,
        "settle_enforcement",
        after(S.ENFORCING, work_is_done, ordered, **of_all_but(FIRST - 1)),
        after(S.ENFORCING, work_is_done, ordered, **of_all_but(FIRST)),
        "liaison",
    ),
    *(
        Row(
            s.each_part_is_of_a_debt,
            f"欠款不止一笔，请写明每期是谁付谁；一笔的，各期合计不能多于这一笔现在还欠的。{SETTLEMENT}",
            "settle_enforcement",
            after(S.ENFORCING, work_is_done, another_debt, schedule=of_both),
            after(S.ENFORCING, work_is_done, another_debt, schedule=rows),
            "liaison",
        )
        for rows in ([(LATER, 100)], more_than_the_second)
    ),
    *(
        Row(
            s.open_acts_have_a_day,
            f"还有没做完的事、没改正的违反，请写明和解约定哪天做完、改正。{SETTLEMENT}",
            "settle_enforcement",
            usual(S.ENFORCING, **SCHEDULE, acts_due_on=LATER),
            usual(S.ENFORCING, **SCHEDULE, acts_due_on=day),
            "liaison",
        )
        for day in (None, MONDAY)
    ),
    Row(
        s.settlement_is_open,
        f"没有正在履行的和解。{SETTLEMENT}",
        "keep_settlement",
        after(S.ENFORCING, settled, pay(500_000), proof="收条"),
        usual(S.PERFORMING, proof="收条"),
    ),
    *(
        Row(
            s.settled_sums_are_paid,
            "和解约定的还没有全部履行，或者收款人还没有确认收到。（《民诉法解释》第四百六十五条）",
            "keep_settlement",
            after(S.ENFORCING, settled, pay(500_000), proof="收条"),
            after(S.ENFORCING, settled, paid, proof="收条"),
        )
        for paid in (pay(499_999), pay(500_000, confirmed=False))
    ),
    Row(
        common.no_promise_open,
        "还有没兑现的承诺，核查后才能办结。（本会规定：承诺台账）",
        "give_up",
        after(S.DEFAULTED, promise, keep_it, **WORDS),
        after(S.DEFAULTED, promise, **WORDS),
    ),
    Row(
        common.referrer_was_told,
        "结果还没有书面回告移送的单位。（本会规定：移送案件）",
        "give_up",
        after(S.DEFAULTED, told, **WORDS),
        after(S.DEFAULTED, police_sent_it, **WORDS),
    ),
    Row(
        g.no_proceeding_open,
        "还有法院程序没有结束，请先登记法院的结果，或者登记撤回。（本会规定：登记制度）",
        "give_up",
        usual(S.DEFAULTED, **WORDS),
        after(S.DEFAULTED, apply, **WORDS),
    ),
    *(
        Row(
            u.every_creditor_said_so_or_time_is_over,
            "还没有全部收款人、权利人表示不再追究；请选都有谁，写明怎么说的；期间也还没有过。"
            + BINDING,
            "give_up",
            usual(S.DEFAULTED, **WORDS),
            usual(S.DEFAULTED, **WORDS | said),
        )
        for said in ({"creditors": []}, {"how": " "}, {"creditors": lambda d: [d.zhou]})
    ),
    Row(
        v.visits_are_planned,
        "请填写回访计划：结案后一年内（2026年3月2日到2027年3月2日）两次，第二次晚于第一次。"
        "（本会规定：“1123”回访）",
        "give_up",
        usual(S.DEFAULTED, **WORDS),
        usual(S.DEFAULTED, **WORDS | {"second_visit_on": None}),
    ),
    Row(
        again.nothing_agreed_stands,
        "协议还有效，不能就同一件事重新调解；没有履行的办“恢复履行”，另一件事请另行登记。"
        + BINDING,
        "reopen_mediation",
        after(S.FAILED, is_closed, **REASON),
        usual(S.CLOSED, **REASON),
    ),
    Row(
        again.something_agreed_is_open,
        "没有还要履行的事项：登记做完了、其实没有做的，先办“撤回完成登记”，付款没有到的办“冲销付款”；"
        "没有达成协议的办“重新调解”，另一件事请另行登记。" + BINDING,
        "reopen_performance",
        after(S.UNSATISFIED, is_closed, **REASON),
        usual(S.CLOSED, **REASON),
    ),
    Row(
        again.opened_by_another,
        "启封要由归档经办人以外的人办理。（本会规定：卷宗制度）",
        "break_seal",
        after(S.ARCHIVED, filed_by_another, **REASON),
        usual(S.ARCHIVED, **REASON),
    ),
    Row(
        r.some_payment_stands,
        f"没有可以冲销的付款。{BINDING}",
        "reverse_payment",
        after(S.PERFORMING, pay(100), **TAKEN_BACK),
        usual(S.PERFORMING, **TAKEN_BACK | {"payment": payment_of_another_case}),
    ),
    Row(
        r.payment_stands,
        f"请选择本案一笔没有冲销过的付款。{BINDING}",
        "reverse_payment",
        after(S.PERFORMING, pay(100), **TAKEN_BACK),
        after(S.PERFORMING, pay(100), **TAKEN_BACK | {"payment": payment_of_another_case}),
    ),
    Row(
        r.its_duty_was_not_let_off,
        f"这一笔所付的事项已经不在履行（依据已变更，或者已经免除），不能冲销。{BINDING}",
        "reverse_payment",
        after(S.PERFORMING, pay(100), **TAKEN_BACK),
        after(S.PERFORMING, pay(100), let_off, **TAKEN_BACK),
    ),
    *(
        Row(
            guard,
            says + BINDING,
            "reverse_payment",
            after(S.PERFORMING, pay(100), **TAKEN_BACK),
            after(S.PERFORMING, pay(100), **TAKEN_BACK | {lacks: " "}),
        )
        for guard, lacks, says in (
            (
                r.receiver_agrees_who_confirmed,
                "receiver_says",
                "收款人确认过收到，请写明收款人现在怎么说。",
            ),
            (r.reversal_is_proved, "proof", "请写明冲销的凭证。"),
        )
    ),
]
