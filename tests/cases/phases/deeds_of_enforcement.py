"""Deeds for the rows of guards of enforcement: agreements, and cases part of the way."""

from datetime import date

from cases.states import Status as S
from tests.dispute import SETTLED, money, repair
from tests.factories import at, unconfirmed_default

TODAY = date(2026, 3, 2)
BINDING = "（《人民调解法》第三十一条）"
PAYS = {"amount": 100, "paid_on": TODAY, "way": "transfer"}
VISITS = {"first_visit_on": date(2026, 4, 1), "second_visit_on": date(2026, 8, 28)}
PROMISE = {"promise_text": "补刷墙面", "promise_due_on": TODAY}


HANDED_OVER = {"received": SETTLED, "receipt": "申请人收条", "words": "到位"}


def work_is_done(d):
    d.work_is_done()


def duty(d):
    return d.duty


def payment(d):
    return d.payments.latest("pk")


def start(d):
    d.mediator("start_performance")


def pay(amount, **more):
    return lambda d: d.pay(amount, **more)


def repaired(d):
    d.mediator("record_act", obligation=d.duty, proof="闭水48小时不渗")


def promise(d):
    d.office("make_promise", company=d.p.company, **PROMISE)


def keep_it(d):
    d.office("check_promise", promise=d.promises.first(), kept=True, proof="到场看过")


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


def paid_both_ways(*, first_confirmed, second_confirmed, asks_for=0):
    """李申 paid 周被, then 周被 paid 李申; the fact is one of the two payments, by its place."""

    def give(people):
        d, _ = agreed_on(
            lambda d: money(d, (TODAY, SETTLED), by_party=d.li, to_party=d.zhou),
            lambda d: money(d, (TODAY, SETTLED)),
        )(people)
        for duty, confirmed in zip(
            d.obligations.order_by("pk"), (first_confirmed, second_confirmed), strict=True
        ):
            d.pay(100, obligation=duty, confirmed=confirmed)
        return d, {"payment": d.payments.order_by("pk")[asks_for]}

    return give


def waiver(d):
    return {"kind": "waiver", "by_party": d.li, "to_party": d.zhou, "text": "违约金"}


def confirmed_waiver(people):
    """Performance of an agreement in which nobody owes anything, confirmed by the court."""
    d, _ = agreed_on(waiver)(people)
    d.apply_for_confirmation().court_takes_it()
    d.court("court_decide", outcome="confirmed").court("title_given")
    return d, {"words": "请按期付款"}


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
    return d, {"retention": "10"}


def never_accepted(people):
    d = at(people, S.REQUESTED).office("consent", party=complain_zhou(people), agrees=False)
    d.office("other_side_refuses").office("strike_off").office("close")
    return d, {"retention": "10"}


def complain_zhou(people):
    return people.committee.cases.latest("pk").parties.get(name="周被")


def all_done(d):
    """Everything is performed while the court still has the application."""
    d.everything_is_done()


def taken_back(d):
    """The applicants withdraw it."""
    d.office("court_withdraw")
