"""Disputes taken through the door to where a situation begins, a few words each."""

from datetime import timedelta

from cases.states import Status as S
from mediation import clock
from tests.dispute import COURT_NUMBER, SETTLED
from tests.factories import at, complain, unconfirmed_default


def in_state(status, **more):
    return lambda p: at(p, status, **more)


def ago(days):
    return clock.today() - timedelta(days=days)


def promise(dispute, days, party=None, on=None):
    """A promise of this party, else of the company."""
    promisor = {"party": party} if party else {"company": dispute.p.company}
    due = clock.today() + timedelta(days=days)
    return dispute.office(
        "make_promise", promise_text="修门禁", promise_due_on=due, on=on, **promisor
    )


def asked(p, parties=None):
    dispute = complain(p, **({"parties": parties} if parties else {}))
    return dispute.office("request_mediation", party=dispute.li)


def contacted(p):
    """The company has contacted the applicant, and has yet to answer."""
    return at(p, S.DISPATCHED).company("respond_first", way="phone", words="下午去看")


def refused(p):
    dispute = asked(p)
    return dispute.office("consent", party=dispute.zhou, agrees=False)


def rated(p, score, **more):
    dispute = at(p, S.ANSWERED, **more)
    return dispute.office("rate", party=dispute.li, score=score)


def struck_off(p, status):
    return at(p, status).office("strike_off", checked="到场看过")


def session(p, outcome, dispute=None, **more):
    dispute = dispute or at(p, S.MEDIATING)
    facts = {"present": dispute.both, "place": "评理室", "content": "谈过。"}
    return dispute.mediator("log_session", outcome=outcome, **facts | more)


def two_sessions(p, earlier, later, *, recorded_first):
    """Two sessions of the last two days, recorded in this order."""
    dispute = at(p, S.MEDIATING, day=ago(5))
    for outcome in (recorded_first, *{earlier, later} - {recorded_first}):
        session(p, outcome, dispute, on=ago(2 if outcome == earlier else 1))
    return dispute


def draft(p, *clauses, dispute=None):
    dispute = dispute or at(p, S.MEDIATING).sit_down()
    due = clock.today() + timedelta(days=10)
    money = {"kind": "money", "by_party": dispute.zhou, "to_party": dispute.li}
    money |= {"amount": SETTLED, "way": "银行转账", "due_on": due}
    return dispute.write(*(clauses or (money,)))


def orally(p):
    return at(p, S.MEDIATING).mediator("conclude_orally", content="互不追究", doer=None)


def unconfirmed(p):
    dispute = at(p, S.PERFORMING)
    return dispute.pay(100000, confirmed=False)


def demanded(p):
    return unconfirmed_default(p).mediator("dun", words="请三天内付清")


def sent(p):
    return at(p, S.ADJUDICATING).office("court_send")


def ruled(p, outcome="confirmed"):
    dispute = sent(p).court("court_receive").court("court_accept", court_number=COURT_NUMBER)
    ground = {"ground": "unclear"} if outcome == "dismissed" else {}
    return dispute.court("court_decide", outcome=outcome, **ground)


def joined_and_refused(dispute):
    """The dispute after a further party joined it and refused the mediation."""
    dispute.office("add_party", kind="person", name="王三", role="respondent", side=2)
    joined = dispute.case.parties.get(name="王三")
    return dispute.office("consent", party=joined, agrees=False, how="电话")
