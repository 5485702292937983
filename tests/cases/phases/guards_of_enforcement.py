"""The rows of every guard of enforcement."""

from cases.phases import common
from cases.phases.enforce import guards as g
from cases.phases.enforce import guards_of_enforcement as of_enforcement
from cases.phases.enforce import guards_of_payments as of_payments
from cases.states import Status as S
from mediation.directory.models import Court
from tests.cases.phases.deeds_of_enforcement import (
    HANDED_OVER,
    apply,
    pay,
    received,
    sent,
    unconfirmed,
    work_is_done,
)
from tests.cases.phases.guard_rows import Row, after, usual
from tests.cases.phases.guards_of_adjudication import court_above
from tests.cases.phases.in_a_dispute import court
from tests.deeds_after import an_order_is_enforced
from tests.deeds_of_awards import an_award_is_given
from tests.dispute import ENFORCEMENT_NUMBER, FIRST
from tests.moments import MONDAY

DAY = MONDAY
PAID_IN_FULL = {
    "obligation": lambda d: d.debt,
    "amount": FIRST,
    **{"way": "transfer", "how": "当面确认", "paid_on": MONDAY, "confirmed_on": MONDAY},
}


def under_an_award(**facts):
    return after(S.DEFAULTED, an_award_is_given, **{"court": court_above} | facts)


def under_a_deed(**facts):
    return after(S.DEFAULTED, a_deed_is_made, seat="debtor", **facts)


def a_deed_is_made(d):
    d.case.titles.filter(until=None).update(kind="notarised")
    d.case.forget()


ROWS = [
    Row(
        g.an_enforceable_title,
        "强制执行要有可执行的依据（如经司法确认的协议）；没有的可以就协议起诉。"
        "（《民事诉讼法》第二百四十七条）",
        "open_enforcement",
        usual(S.DEFAULTED, court=court),
        unconfirmed,
    ),
    Row(
        g.no_enforcement_open,
        "已有一个执行程序没有结束。（《民事诉讼法》第二百四十七条）",
        "open_enforcement",
        usual(S.DEFAULTED, court=court),
        after(S.DEFAULTED, apply, court=court),
    ),
    Row(
        of_enforcement.court_may_enforce,
        "由作出裁判的第一审法院，或者与它同级的被执行财产所在地法院执行，请核对法院；"
        "作出裁判的是示例区人民法院。（《民事诉讼法》第二百三十五条）",
        "open_enforcement",
        usual(S.DEFAULTED, court=court),
        usual(S.DEFAULTED, court=court_above),
    ),
    Row(
        of_enforcement.seat_of_the_court_is_named,
        "仲裁裁决、公证书由被执行人住所地或者被执行的财产所在地法院执行，请选这个法院是哪一种。"
        "（《仲裁裁决执行规定》第二条）",
        "open_enforcement",
        under_an_award(seat="debtor"),
        under_an_award(),
    ),
    Row(
        of_enforcement.court_is_of_the_level_that_enforces,
        "仲裁裁决由中级人民法院执行，请选中级人民法院；经批准指定由基层人民法院执行的，请勾选。"
        "（《仲裁裁决执行规定》第二条）",
        "open_enforcement",
        under_an_award(seat="property", court=court, designated=True),
        under_an_award(seat="property", court=court),
    ),
    Row(
        of_enforcement.court_is_of_the_level_that_enforces,
        "公证书由基层人民法院执行，依级别管辖属于中级人民法院的由其执行，请核对法院。"
        "（《民事诉讼法》第二百三十五条）",
        "open_enforcement",
        under_a_deed(court=court),
        under_a_deed(court=lambda d: Court.objects.create(name="示例省高级人民法院")),
    ),
    Row(
        g.enforcement_was_received,
        "执行申请还没有送达法院签收。（《民事诉讼法》第二百四十七条）",
        "enforcement_accepted",
        after(S.DEFAULTED, apply, sent, received, court_number=ENFORCEMENT_NUMBER),
        after(S.DEFAULTED, apply, sent, court_number=ENFORCEMENT_NUMBER),
    ),
    Row(
        g.only_money_is_open,
        "还有没做完的事，或者金额没有确定的款项，先登记完成事项、确定金额。（《人民调解法》第三十一条）",
        "enforced",
        after(S.ENFORCING, work_is_done, **HANDED_OVER),
        usual(S.ENFORCING, **HANDED_OVER),
        "liaison",
    ),
    Row(
        of_enforcement.nothing_is_owed_beside_the_order,
        "支付令只命令付申请时的那笔款，协议还有别的没有履行：到位的登记付款（法院执行款），确认收到，"
        "付清以后执行自动结束。（《民事诉讼法》第二百二十五条）",
        "enforced",
        after(S.ENFORCING, work_is_done, **HANDED_OVER),
        after(S.ENFORCING, an_order_is_enforced, **HANDED_OVER),
        "liaison",
    ),
    Row(
        of_enforcement.the_ordered_sum_was_paid,
        "支付令命令付的款还没有付清，或者收款人还没有确认收到。（《民事诉讼法》第二百二十五条）",
        "order_enforced",
        None,
        after(S.ENFORCING, an_order_is_enforced),
        "liaison",
    ),
    Row(
        of_enforcement.the_ordered_sum_was_paid,
        "",
        "pay",
        after(S.ENFORCING, an_order_is_enforced, **PAID_IN_FULL),
        None,
        "mediator",
    ),
    Row(
        of_payments.every_payment_is_confirmed,
        "还有付款没有确认收到，先确认收款。（《人民调解法》第三十一条）",
        "enforced",
        after(S.ENFORCING, work_is_done, **HANDED_OVER),
        after(S.ENFORCING, work_is_done, pay(100, confirmed=False), **HANDED_OVER),
        "liaison",
    ),
    Row(
        g.received_is_what_is_owed,
        "现在还欠5,800.00元，与到位的金额不一致。没有全部到位的，先由调委会登记付款。"
        "（《人民调解法》第三十一条）",
        "enforced",
        after(S.ENFORCING, work_is_done, **HANDED_OVER),
        after(S.ENFORCING, work_is_done, **HANDED_OVER | {"received": 100}),
        "liaison",
    ),
    Row(
        g.handing_over_is_proved,
        "请写明款项已经发还申请人的凭证。（《人民调解法》第三十一条）",
        "enforced",
        after(S.ENFORCING, work_is_done, **HANDED_OVER),
        after(S.ENFORCING, work_is_done, **HANDED_OVER | {"receipt": " "}),
        "liaison",
    ),
    Row(
        common.court_number_is_valid,
        "法院案号的写法不对，例如（2026）闽0504执12号。（《人民法院案件案号的若干规定》第二条）",
        "enforcement_accepted",
        after(S.DEFAULTED, apply, sent, received, court_number=ENFORCEMENT_NUMBER),
        after(S.DEFAULTED, apply, sent, received, court_number="八十八号"),
    ),
    Row(
        common.court_number_fits_the_kind,
        "案号的类型代字与程序不符，请核对：申请执行用“执”“执恢”。"
        "（《人民法院案件案号的若干规定》第二条）",
        "enforcement_accepted",
        after(S.DEFAULTED, apply, sent, received, court_number=ENFORCEMENT_NUMBER),
        after(S.DEFAULTED, apply, sent, received, court_number="（2026）闽0599民初8号"),
    ),
]
