"""Every guard of performance, enforcement, closing and filing, once held and once not."""

from datetime import date

import pytest
import time_machine

from cases.phases import common
from cases.phases.enforce import guards as g
from cases.states import Status as S
from tests.cases.phases.deeds_of_enforcement import (
    BINDING,
    PAYS,
    TODAY,
    VISITS,
    agreed_on,
    all_done,
    apply,
    closed_without_a_session,
    court,
    debt,
    debt_of_another_case,
    duty,
    duty_of_another_case,
    keep_it,
    never_accepted,
    pay,
    payment,
    promise,
    received,
    repaired,
    sent,
    start,
    struck_off,
    taken_back,
    the_day_before_the_title,
    the_sum,
    the_work,
    unconfirmed,
    waiver,
)
from tests.cases.phases.refusals import Row, after, lets_through, stops, usual
from tests.cast import cast
from tests.factories import (
    ENFORCEMENT_NUMBER,
    SETTLED,
    money,
)

pytestmark = pytest.mark.django_db

ROWS = [
    Row(
        g.something_is_owed,
        f"没有登记应履行的事项。{BINDING}",
        "start_performance",
        usual(S.AGREED),
        agreed_on(waiver),
        "mediator",
    ),
    Row(
        g.all_done_on_the_spot,
        f"当场没有全部付清、做完的，请改办“开始履行”。{BINDING}",
        "perform_at_once",
        usual(S.AGREED, all_done=True),
        usual(S.AGREED, all_done=False),
        "mediator",
    ),
    Row(
        g.some_money_is_owed,
        f"没有应付的款项。{BINDING}",
        "pay",
        usual(S.AGREED, obligation=debt, **PAYS),
        agreed_on(the_work, obligation=duty, **PAYS),
    ),
    Row(
        g.obligation_is_open_money,
        f"请选择本案一项还没有付清的应付款。{BINDING}",
        "pay",
        usual(S.AGREED, obligation=debt, **PAYS),
        usual(S.AGREED, obligation=duty, **PAYS),
    ),
    Row(
        g.obligation_is_open_money,
        f"请选择本案一项还没有付清的应付款。{BINDING}",
        "pay",
        agreed_on(the_sum, the_sum, obligation=debt, **PAYS),
        usual(S.AGREED, obligation=debt_of_another_case, **PAYS),
    ),
    Row(
        g.something_is_paid,
        f"付款金额要大于零。{BINDING}",
        "pay",
        usual(S.AGREED, obligation=debt, **PAYS | {"amount": 1}),
        usual(S.AGREED, obligation=debt, **PAYS | {"amount": 0}),
    ),
    Row(
        g.paid_by_the_day_recorded,
        "付款日期不能晚于登记当天。（《调委会工作制度》登记制度）",
        "pay",
        usual(S.AGREED, obligation=debt, **PAYS),
        usual(S.AGREED, obligation=debt, **PAYS | {"paid_on": date(2026, 3, 3)}),
    ),
    Row(
        g.paid_since_the_case_came,
        "付款日期不能早于案件登记的日期。（《调委会工作制度》登记制度）",
        "pay",
        usual(S.AGREED, obligation=debt, **PAYS),
        usual(S.AGREED, obligation=debt, **PAYS | {"paid_on": date(2026, 3, 1)}),
    ),
    Row(
        g.some_payment_unconfirmed,
        f"没有待收款人确认的付款。{BINDING}",
        "confirm_payment",
        after(S.AGREED, pay(100, confirmed=False), payment=payment),
        after(S.AGREED, pay(100), payment=payment),
    ),
    Row(
        g.receiver_confirms,
        f"请选择一笔还没有确认的付款；付款须由收款的一方确认。{BINDING}",
        "confirm_payment",
        after(S.AGREED, pay(100, confirmed=False), payment=payment),
        after(
            S.AGREED,
            pay(100, confirmed=False),
            pay(100),
            payment=payment,
        ),
    ),
    Row(
        g.receiver_confirms,
        f"请选择一笔还没有确认的付款；付款须由收款的一方确认。{BINDING}",
        "confirm_payment",
        agreed_on(
            lambda d: money(d, (TODAY, SETTLED), by_party=d.li, to_party=d.zhou),
            payment=lambda d: payment(d.pay(100, confirmed=False)),
        ),
        after(S.AGREED, pay(100, confirmed=False), payment=payment),
        by="link:周被",
    ),
    Row(
        g.some_act_is_owed,
        f"没有待履行的事项。{BINDING}",
        "record_act",
        usual(S.AGREED, obligation=duty, proof="闭水"),
        after(S.AGREED, repaired, obligation=duty, proof="闭水"),
        "mediator",
    ),
    Row(
        g.obligation_is_open_act,
        f"请选择本案一项还没有完成的事项。{BINDING}",
        "record_act",
        usual(S.AGREED, obligation=duty, proof="闭水"),
        usual(S.AGREED, obligation=duty_of_another_case, proof="闭水"),
        "mediator",
    ),
    Row(
        g.everything_done_and_confirmed,
        f"还有没履行的事项，或者收款人还没有确认收到。{BINDING}",
        "complete",
        None,
        after(S.AGREED, start, repaired, pay(SETTLED, confirmed=False)),
    ),
    Row(
        g.something_is_overdue,
        f"没有逾期未履行的事项。{BINDING}",
        "default",
        None,
        usual(S.PERFORMING),
        "system",
    ),
    Row(
        g.nothing_is_overdue,
        f"仍有逾期未履行的事项。{BINDING}",
        "cure",
        None,
        usual(S.DEFAULTED),
    ),
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
        g.not_before_the_title,
        "申请日期不能早于执行依据生效的日期。（《调委会工作制度》登记制度）",
        "open_enforcement",
        usual(S.DEFAULTED, court=court),
        usual(S.DEFAULTED, court=court, on=the_day_before_the_title),
    ),
    Row(
        common.no_proceeding_open,
        "还有法院程序没有结束，请先登记法院的结果，或者登记撤回。（《调委会工作制度》登记制度）",
        "close",
        after(S.ADJUDICATING, all_done, taken_back, struck_off, **VISITS),
        after(S.ADJUDICATING, all_done, struck_off, **VISITS),
    ),
    Row(
        g.enforcement_was_received,
        "执行申请还没有送达法院签收。（《民事诉讼法》第二百四十七条）",
        "enforcement_accepted",
        after(S.DEFAULTED, apply, sent, received, court_number=ENFORCEMENT_NUMBER),
        after(S.DEFAULTED, apply, sent, court_number=ENFORCEMENT_NUMBER),
    ),
    Row(
        common.court_number_is_valid,
        "法院案号的写法不对，例如（2026）闽0504诉前调确12号。（《民事诉讼法》第二百零五条）",
        "enforcement_accepted",
        after(S.DEFAULTED, apply, sent, received, court_number=ENFORCEMENT_NUMBER),
        after(S.DEFAULTED, apply, sent, received, court_number="八十八号"),
    ),
    Row(
        common.no_promise_open,
        "还有没兑现的承诺，核查后才能办结。（《调委会工作制度》承诺台账）",
        "close",
        after(S.PERFORMED, struck_off, promise, keep_it, **VISITS),
        after(S.PERFORMED, struck_off, promise, **VISITS),
    ),
    Row(
        common.struck_off_by_another,
        "还没有由经办人以外的人销号。（《调委会工作制度》销号制度）",
        "close",
        after(S.PERFORMED, struck_off, **VISITS),
        usual(S.PERFORMED, **VISITS),
    ),
    Row(
        g.visits_are_planned,
        "请填写回访计划：结案后一年内两次，第二次晚于第一次。（《调委会工作制度》“1123”回访）",
        "close",
        after(S.PERFORMED, struck_off, **VISITS),
        after(S.PERFORMED, struck_off),
    ),
    Row(
        g.visits_are_planned,
        "请填写回访计划：结案后一年内两次，第二次晚于第一次。（《调委会工作制度》“1123”回访）",
        "close",
        after(S.FAILED, struck_off),
        after(S.PERFORMED, struck_off, first_visit_on=TODAY, second_visit_on=TODAY),
    ),
    Row(
        g.a_visit_is_planned,
        "没有计划中的回访。（《调委会工作制度》“1123”回访）",
        "visit",
        usual(S.CLOSED, words="墙面干透，双方和好"),
        after(S.FAILED, struck_off, lambda d: d.office("close"), words="墙面干透"),
    ),
    Row(
        g.was_accepted,
        "没有受理过调解的案件不立卷归档。（《调委会工作制度》卷宗制度）",
        "archive",
        usual(S.CLOSED, pages=21, retention="30"),
        never_accepted,
    ),
    Row(
        g.required_papers_are_there,
        "卷宗应有的文书还不齐，请看卷宗清单补齐。（《调委会工作制度》卷宗制度）",
        "archive",
        usual(S.CLOSED, pages=21, retention="30"),
        closed_without_a_session,
    ),
    Row(
        g.numbered_and_retained,
        "页数要大于零，并确定保管期限。（《调委会工作制度》卷宗制度）",
        "archive",
        usual(S.CLOSED, pages=1, retention="10"),
        usual(S.CLOSED, pages=0, retention="10"),
    ),
    Row(
        g.numbered_and_retained,
        "页数要大于零，并确定保管期限。（《调委会工作制度》卷宗制度）",
        "archive",
        usual(S.CLOSED, pages=1, retention="permanent"),
        usual(S.CLOSED, pages=1, retention="12"),
    ),
]


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel("2026-03-02T09:00+08:00", tick=False):
        yield


@pytest.mark.parametrize("row", [row for row in ROWS if row.held], ids=str)
def test_a_guard_that_holds_lets_the_act_through(row):
    lets_through(row, cast())


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_guard_that_does_not_hold_stops_the_act_with_its_sentence(row):
    stops(row, cast())
