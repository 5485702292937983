"""Every guard of performance, enforcement, closing and filing, once held and once not."""

from datetime import date, timedelta

import pytest
import time_machine

from cases.phases.enforce import guards as g
from cases.phases.handle import guards as handling
from cases.states import Status as S
from mediation import clock
from tests.cases.phases.refusals import Row, after, lets_through, stops, usual
from tests.cast import cast
from tests.factories import (
    COURT_NUMBER,
    ENFORCEMENT_NUMBER,
    FIRST,
    SECOND,
    SETTLED,
    at,
    money,
    repair,
    unconfirmed_default,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)
BINDING = "（《人民调解法》第三十一条）"
PAYS = {"amount": 100, "paid_on": TODAY, "way": "transfer"}
VISITS = {"first_visit_on": date(2026, 4, 1), "second_visit_on": date(2026, 8, 28)}
PROMISE = {"promise_text": "补刷墙面", "promise_due_on": TODAY, "promised_by": "周被"}


def debt(d):
    return d.debt


def duty(d):
    return d.duty


def court(d):
    return d.p.court


def payment(d):
    return d.payments.latest("pk")


def start(d):
    d.mediator("start_performance")


def pay(amount, **more):
    return lambda d: d.pay(amount, **more)


def repaired(d):
    d.mediator("record_act", obligation=d.duty, proof="闭水48小时不渗")


def struck_off(d):
    d.office("strike_off")


def promise(d):
    d.office("make_promise", **PROMISE)


def keep_it(d):
    d.office("check_promise", promise=d.promises.first(), kept=True)


def apply(d):
    d.office("open_enforcement", court=d.p.court)


def sent(d):
    d.office("court_send")


def received(d):
    d.court("court_receive")


def debt_of_another_case(d):
    return at(d.p, S.AGREED).debt


def duty_of_another_case(d):
    return at(d.p, S.AGREED).duty


def agreed_on(*clauses, **facts):
    """An agreement in force with these clauses."""

    def give(people):
        d = at(people, S.MEDIATING).sit_down()
        d.write(*(clause(d) for clause in clauses)).mediator("draft_agreement").all_marks()
        return d, {name: f(d) if callable(f) else f for name, f in facts.items()}

    return give


def waiver(d):
    return {"kind": "waiver", "by_party": d.li, "to_party": d.zhou, "text": "违约金"}


def the_sum(d):
    return money(d, (TODAY, SETTLED))


def when_it_is_dry(d):
    return money(d, amount=SETTLED, due_event="天花板干透后三日内")


def the_work(d):
    return repair(d, TODAY)


def unconfirmed(people):
    return unconfirmed_default(people), {"court": people.court}


def closed_without_a_session(people):
    d = at(people, S.MEDIATING).mediator("fail", end_reason="gap")
    d.office("strike_off").office("close", **VISITS)
    return d, {"pages": 3, "retention": "10"}


def never_accepted(people):
    d = at(people, S.REQUESTED).office("consent", party=complain_zhou(people), agrees=False)
    d.office("other_side_refuses").office("strike_off").office("close")
    return d, {"pages": 3, "retention": "10"}


def complain_zhou(people):
    return people.committee.cases.latest("pk").parties.get(name="周被")


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
        g.enforcement_was_received,
        "执行申请还没有送达法院签收。（《民事诉讼法》第二百四十七条）",
        "enforcement_accepted",
        after(S.DEFAULTED, apply, sent, received, court_number=ENFORCEMENT_NUMBER),
        after(S.DEFAULTED, apply, sent, court_number=ENFORCEMENT_NUMBER),
    ),
    Row(
        g.court_number_reads_right,
        "法院案号的写法不对，例如（2026）闽0504诉前调确12号。（《民事诉讼法》第二百零五条）",
        "enforcement_accepted",
        after(S.DEFAULTED, apply, sent, received, court_number=ENFORCEMENT_NUMBER),
        after(S.DEFAULTED, apply, sent, received, court_number="八十八号"),
    ),
    Row(
        handling.no_promise_open,
        "还有没兑现的承诺，核查后才能办结。（《调委会工作制度》承诺台账）",
        "close",
        after(S.PERFORMED, struck_off, promise, keep_it, **VISITS),
        after(S.PERFORMED, struck_off, promise, **VISITS),
    ),
    Row(
        handling.struck_off_by_another,
        "还没有由经办人以外的人销号。（《调委会工作制度》销号制度）",
        "close",
        after(S.PERFORMED, struck_off, **VISITS),
        usual(S.PERFORMED, **VISITS),
    ),
    Row(
        g.visits_are_planned,
        "请填写回访计划：一个周期年内两次，第二次晚于第一次。（《调委会工作制度》“1123”回访）",
        "close",
        after(S.PERFORMED, struck_off, **VISITS),
        after(S.PERFORMED, struck_off),
    ),
    Row(
        g.visits_are_planned,
        "请填写回访计划：一个周期年内两次，第二次晚于第一次。（《调委会工作制度》“1123”回访）",
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


def test_what_is_overdue_defaults_and_what_is_paid_up_is_cured():
    dispute = at(cast(), S.PERFORMING, day=clock.today() - timedelta(days=18))
    assert not dispute.passes_to(clock.today())

    assert dispute.passes_to(clock.today() + timedelta(days=1))
    assert dispute.status == S.DEFAULTED

    assert dispute.pay(FIRST).status == S.PERFORMING
    assert dispute.trail.latest("seq").name == "cure"


def test_the_last_confirmation_completes_the_performance():
    dispute = at(cast(), S.AGREED).mediator("start_performance")
    dispute.mediator("record_act", obligation=dispute.duty, proof="闭水")
    dispute.pay(SETTLED, confirmed=False)
    assert dispute.status == S.PERFORMING

    dispute.do(dispute.link(dispute.li), "confirm_payment", payment=payment(dispute))

    assert dispute.status == S.PERFORMED
    assert dispute.trail.latest("seq").name == "complete"


def test_an_agreement_that_only_waives_is_performed_at_once():
    dispute, facts = agreed_on(waiver, all_done=True)(cast())

    assert dispute.mediator("perform_at_once", **facts).status == S.PERFORMED


def test_the_court_may_dismiss_an_enforcement_it_had_taken_up():
    dispute = at(cast(), S.ENFORCING).court("enforcement_refused", words="双方已和解，另行申请。")

    assert dispute.status == S.DEFAULTED
    assert dispute.sheet.enforcement.outcome == "dismissed"
    dispute.office("open_enforcement", court=dispute.p.court)
    assert dispute.proceedings.filter(kind="enforcement").count() == 2


def test_performance_early_leaves_no_clock_running():
    dispute = at(cast(), S.PERFORMING)
    assert dispute.sheet.clock("K16").started_on > clock.today()

    dispute.everything_is_done()

    assert dispute.status == S.PERFORMED
    assert not dispute.clocks.filter(ended_on=None).exists()


def test_a_late_entry_never_dates_the_performance_before_the_step_before():
    with time_machine.travel("2026-02-02T09:00+08:00", tick=False):
        dispute = at(cast(), S.ADJUDICATING)
    dispute.court_takes_it().court("court_decide", outcome="confirmed").court("title_given")

    dispute.mediator("record_act", obligation=dispute.duty, proof="闭水")
    dispute.pay(SETTLED, on=date(2026, 2, 10), paid_on=date(2026, 2, 10))

    assert dispute.trail.get(milestone="performed").on == TODAY


def test_the_rest_is_all_that_is_paid_on_the_spot():
    dispute = at(cast(), S.AGREED).pay(100000, confirmed=False)

    dispute.mediator("perform_at_once", all_done=True, proof="当场付清")

    rows = dispute.payments.order_by("pk").values_list("amount", "credited", "confirmed_on")
    assert list(rows) == [(100000, 0, TODAY), (480000, 0, TODAY)]
    assert (dispute.status, dispute.amount_paid) == (S.PERFORMED, SETTLED)


def test_a_sum_due_on_an_event_is_paid_in_parts_like_any_other():
    dispute, _ = agreed_on(when_it_is_dry)(cast())
    dispute.mediator("start_performance").pay(SECOND)
    assert (dispute.debt.status, dispute.amount_paid) == ("open", SECOND)

    dispute.pay(SETTLED)

    assert (dispute.debt.status, dispute.status) == ("done", S.PERFORMED)
    assert dispute.payments.latest("pk").credited == SECOND


def test_a_payment_form_opened_before_another_payment_does_not_undo_it():
    dispute = at(cast(), S.AGREED)
    seen = dispute.obligations.prefetch_related("instalments").get(amount=SETTLED)
    list(seen.instalments.all())
    dispute.pay(FIRST)

    dispute.pay(SECOND, obligation=seen)

    assert [part.paid for part in dispute.debt.instalments.all()] == [FIRST, SECOND]
    assert dispute.amount_paid == SETTLED


def test_a_court_number_is_kept_in_its_normal_form():
    dispute = at(cast(), S.ADJUDICATING).office("court_send").court("court_receive")

    dispute.court("court_accept", court_number="(2026)闽0599诉前调确12号")

    assert dispute.proceedings.get().number == COURT_NUMBER
