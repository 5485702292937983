"""The rows of every guard of suits on an agreement and of payment orders, held and broken."""

from datetime import date, timedelta

from cases.phases import common
from cases.phases.adjudicate import guards_of_claims as g
from cases.phases.adjudicate import guards_of_items as items
from cases.states import Status as S
from mediation.directory.models import Court
from tests.cases.phases.guard_rows import Row, after, usual
from tests.cases.phases.guards_of_items import APART, IN_ORDER
from tests.cases.phases.in_a_dispute import court, debt, li, zhou
from tests.dispute import ORDER_NUMBER, PARTIES, SUIT_NUMBER
from tests.factories import at, complain
from tests.moments import morning_of

DAY = "2026-05-08"
FRIDAY = date(2026, 5, 8)
BINDING = "（《人民调解法》第三十一条）"
SETTLED_LONG_AGO = date(2026, 3, 9)  # its first part was due on 27 March


def court_above(d):
    return Court.objects.create(name="示例市中级人民法院", code="闽05")


def duty(d):
    return d.duty


def a_stranger(d):
    return complain(d.p).li


SUIT = {"party": li, "court": court, "aim": "perform", "proof": "立案受理通知书"}
ORDER = {"obligation": debt, "court": court, "obstacle": "", "proof": "网上立案回执"}
JUDGED = {"since": FRIDAY, "ordered": "as_agreed", "due_on": None}
SUM = {"debtor": zhou, "creditor": li, "amount": 580000}
ON_TIME = JUDGED | SUM | {"ordered": "sum"}  # it names no last day; what was agreed is overdue
RULED = {"judgment_given": ON_TIME, "title_breached": JUDGED}


def overdue(*deeds, **facts):
    """Agreed in March, confirmed by no court, the first part overdue today."""

    def give(people):
        with morning_of(SETTLED_LONG_AGO):
            d = at(people, S.AGREED).mediator("start_performance")
        for deed in deeds:
            deed(d)
        return d, {name: f(d) if callable(f) else f for name, f in facts.items()}

    return give


def sued(aim="perform"):
    def deed(d):
        d.sue(aim).office("court_accept", court_number=SUIT_NUMBER)

    return deed


def decided(outcome, aim="perform"):
    def deed(d):
        sued(aim)(d)
        d.office("court_decide", outcome=outcome, ruling="民事判决书")

    return deed


def ordered(d):
    """A payment order was applied for and served three weeks ago, nobody objected."""
    facts = {name: f(d) if callable(f) else f for name, f in ORDER.items()}
    with morning_of(FRIDAY - timedelta(days=21)):
        d.office("open_payment_order", **facts)
        d.office("court_accept", court_number=ORDER_NUMBER)
    d.office("court_decide", outcome="ordered", ruling="支付令")


FIRM = {**PARTIES[0], "kind": "organisation", "id_number": ""}
DEMAND = {"demanded_on": FRIDAY - timedelta(days=30), "demanded_how": "催款函，已签收"}


def begun(d):
    d.mediator("start_performance")


def of_fees(state, *deeds, **facts):
    """A company claims fees: the dispute in that state in March, after these deeds."""

    def give(people):
        with morning_of(SETTLED_LONG_AGO):
            d = at(people, state, category="PF", parties=(FIRM, PARTIES[1]))
            for deed in deeds:
                deed(d)
        return d, {name: f(d) if callable(f) else f for name, f in facts.items()}

    return give


DUN_FIRST = (
    "物业费先催告，给合理期限，期满仍不交的才起诉、申请支付令、仲裁：请写明哪天、怎么催告的。"
    "（《民法典》第九百四十四条）"
)
IN_COURT = {"kind": "suit", "party": li, "court": court, "proof": "立案受理通知书"}
ENFORCEABLE = "（《民事诉讼法》第二百四十七条）"
ROWS = [
    *(
        Row(
            g.fees_were_demanded,
            DUN_FIRST,
            act,
            of_fees(state, *deeds, **facts, **DEMAND),
            of_fees(state, *deeds, **facts),
        )
        for act, state, deeds, facts in (
            ("sue_on_the_agreement", S.AGREED, (), SUIT),
            ("open_payment_order", S.AGREED, (begun,), ORDER),
            ("open_suit", S.FAILED, (), IN_COURT),
        )
    ),
    Row(
        g.fees_were_demanded,
        "物业费先催告，给合理期限，期满仍不交的才起诉、申请支付令、仲裁：催告的日期要早于2026年5月8日。"
        "（《民法典》第九百四十四条）",
        "open_payment_order",
        of_fees(S.AGREED, begun, **ORDER, **DEMAND),
        of_fees(S.AGREED, begun, **ORDER, **DEMAND | {"demanded_on": FRIDAY}),
    ),
    Row(
        common.only_parties_of_this_case,
        "请选择本案在册的当事人。（本会规定：当事人登记）",
        "sue_on_the_agreement",
        usual(S.AGREED, **SUIT),
        usual(S.AGREED, **SUIT | {"party": a_stranger}),
    ),
    *(
        Row(
            g.nothing_enforceable_yet,
            "已经有可以强制执行的依据，不必再起诉或者申请支付令；不履行的申请强制执行。"
            + ENFORCEABLE,
            act,
            overdue(**facts),
            usual(S.DEFAULTED, **facts),
        )
        for act, facts in (("sue_on_the_agreement", SUIT), ("open_payment_order", ORDER))
    ),
    *(
        Row(
            g.court_hears_it_first,
            "第一审由基层人民法院管辖；确实应当由中级人民法院管辖的，请选中级人民法院并勾选说明。"
            "（《民事诉讼法》第十八条）",
            act,
            overdue(**facts | held),
            overdue(**facts | {"court": court_above}),
        )
        for act, facts, held in (
            ("sue_on_the_agreement", SUIT, {"court": court_above, "higher": True}),
            ("open_payment_order", ORDER, {}),
        )
    ),
    *(
        Row(
            g.filing_is_proved,
            "请写明起诉状、申请书等已经提交的凭证，例如收件回执。（本会规定：法院程序登记）",
            act,
            overdue(**facts),
            overdue(**facts | {"proof": " "}),
        )
        for act, facts in (("sue_on_the_agreement", SUIT), ("open_payment_order", ORDER))
    ),
    Row(
        g.money_is_due,
        "支付令只能请求已经到期、金额确定的款项，现在没有；其他事项可以就协议起诉。"
        "（《民诉法解释》第四百二十七条）",
        "open_payment_order",
        overdue(**ORDER),
        after(S.AGREED, lambda d: d.mediator("start_performance"), **ORDER),
    ),
    Row(
        g.sum_of_the_order_is_due,
        "支付令只能请求已经到期、金额确定的款项，请选到期没有付的一笔。（《民诉法解释》第四百二十七条）",
        "open_payment_order",
        overdue(**ORDER),
        overdue(**ORDER | {"obligation": duty}),
    ),
    Row(
        g.no_obstacle_to_an_order,
        "核对的结果是“债权人自己还有对应的事没有做（有对待给付义务）”，不能申请支付令；可以就协议起诉。"
        "（《民诉法解释》第四百二十七条）",
        "open_payment_order",
        overdue(**ORDER),
        overdue(**ORDER | {"obstacle": "counter_duty"}),
    ),
    *(
        Row(
            g.the_court_gave_a_title,
            f"法院程序还没有以生效后可以执行的文书（判决、法院调解书、支付令）结束。{ENFORCEABLE}",
            act,
            overdue(decided("court_paper"), **facts),
            overdue(decided("lost"), **facts),
        )
        for act, facts in RULED.items()
    ),
    *(
        Row(
            g.title_begins_after_the_decision,
            "生效的日期不能早于裁判的日期，也不能晚于登记当天。（本会规定：登记制度）",
            act,
            overdue(decided("granted"), **facts),
            overdue(decided("granted"), **facts | {"since": FRIDAY - timedelta(days=1)}),
        )
        for act, facts in RULED.items()
    ),
    *(
        Row(
            g.order_was_not_objected_to,
            "支付令送达后满十五日、债务人没有书面异议的，才可以申请执行：最后一天是2026年5月8日，今天还没有过。"
            "（《民事诉讼法》第二百二十七条）",
            act,
            held,
            # served on 22 April: the fifteenth day is 7 May; on 23 April: 8 May, today
            overdue(ordered, **ON_TIME | {"since": date(2026, 4, 23)}),
        )
        for act, held in (
            ("judgment_given", overdue(decided("granted"), **ON_TIME)),
            ("title_breached", overdue(ordered, **ON_TIME | {"since": date(2026, 4, 22)})),
        )
    ),
    *(
        Row(
            g.ordered_is_complete,
            "请写明文书判令谁做什么：付款的写付款人、收款人和金额；协议不在的，不能选“与协议相同”。"
            f"{ENFORCEABLE}",
            act,
            overdue(decided("granted"), **facts),
            overdue(decided("granted"), **ON_TIME | {"amount": None}),
        )
        for act, facts in (
            ("judgment_given", JUDGED | {"ordered": "act", "debtor": zhou, "text": "拆除雨棚"}),
            ("title_breached", JUDGED),
        )
    ),
    *(
        Row(
            g.last_day_is_not_before_the_effect,
            "文书规定的履行期限不能早于生效的日期。（本会规定：登记制度）",
            act,
            overdue(decided("granted"), **facts),
            overdue(decided("granted"), **JUDGED | {"due_on": FRIDAY - timedelta(days=1)}),
        )
        for act, facts in (
            ("judgment_given", JUDGED | {"due_on": FRIDAY}),
            ("title_breached", JUDGED),
        )
    ),
    *(
        Row(
            guard,
            says,
            act,
            overdue(decided("granted"), **held),
            overdue(decided("granted"), **held | SUM | wrong),
        )
        for guard, says, wrong in (
            (items.parties_ordered_are_apart, APART, {"also_debtors": lambda d: [d.li]}),
            (items.parts_are_in_order, IN_ORDER, {"parts": [(FRIDAY, 1), (FRIDAY, 1)]}),
        )
        for act, held in RULED.items()
    ),
    Row(
        g.what_is_ordered_is_not_late,
        f"文书规定的最后一天已经过了，请改办“文书生效，已逾期未履行”。{ENFORCEABLE}",
        "judgment_given",
        overdue(decided("granted"), **ON_TIME),
        overdue(decided("granted"), **JUDGED),
    ),
    Row(
        g.what_is_ordered_is_late,
        f"文书规定的最后一天还没有过，请改办“文书生效，按文书履行”。{ENFORCEABLE}",
        "title_breached",
        overdue(decided("granted"), **JUDGED),
        overdue(decided("granted"), **ON_TIME),
    ),
    Row(
        g.nothing_is_left_to_perform,
        "协议没有被认定无效、撤销：还有效的，继续履行；驳回请求的，办“请求未获支持”。"
        "（《民法典》第一百五十五条）",
        "no_result",
        overdue(decided("voided", "void")),
        overdue(decided("lost")),
    ),
    Row(
        g.the_agreement_is_void,
        "法院没有认定协议无效或者撤销协议，不能就同一件事重新调解。（《民法典》第一百五十五条）",
        "mediate_again",
        overdue(decided("voided", "void")),
        overdue(decided("lost")),
        "mediator",
    ),
]
