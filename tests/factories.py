"""Disputes taken through the real door to the state a test needs; nothing is written raw.

`at(people, Status.SIGNING)` takes the usual dispute (a leak: 李申 against 周被) to that state.
`Dispute` continues from there, one act at a time. `day` is the legal day of every act so far, for
tests in the past; by default everything happened today.
"""

from datetime import timedelta

from cases import door
from cases.models import Case
from cases.states import Status as S
from mediation import clock
from mediation.directory.models import Department
from tests import kept_rows
from tests.dispute import ENFORCEMENT_NUMBER, PARTIES, Dispute, usual_clauses

LEAST = {"nature": 1, "extent": 1, "harm": 1}


def complain(people, *, by=None, day=None, parties=PARTIES, **more):
    """The usual complaint at the window, registered."""
    sum_ = more.get("amount", 860000)
    facts = {
        "committee": people.committee,
        "estate": people.estate,
        "place": "侨韵苑6号楼1202室",
        "category": "LK",
        "summary": "楼上卫生间漏水损坏天花板",
        "amount": sum_,
        "parties": parties,
        "claims": [{"item": "赔偿天花板损失", "amount": sum_}],
        **LEAST,
    }
    case = door.register(by=by or people.as_clerk, on=day, **facts | more)
    return Dispute(people, case, day)


# --- the usual dispute: each state reached from the previous one -----------------------------


def _dispatched(d):
    return d.office("dispatch", company=d.p.company)


def _answered(d):
    return d.company(
        "answer", findings="公共管道无渗漏。", action="建议调解。", answered_by="许管家"
    )


def _rectifying(d):
    day = d.day or clock.today()
    return d.office(
        "order_rectification",
        issued_by=Department.objects.get_or_create(name="城管局", district=d.p.district)[0],
        company=d.p.company,
        number="洛城管改〔2026〕5号",
        basis="《福建省物业管理条例》",
        items="修复漏水的公共管道",
        served_on=day,
        due_on=day + timedelta(days=15),
    )


def _joined(d):
    return d.office("join", lead=complain(d.p, day=d.day).number, reason="同一处渗漏")


def _handled(d):
    d.office("rate", party=d.li, score="satisfied").office("strike_off", checked="到场核实")
    return d.office("settle")


def _requested(d):
    return d.office("request_mediation", party=d.li, how="窗口")


def _accepted(d):
    return d.all_consent().office("accept", mediator=d.p.mediator, clash="", clash_waived=False)


def _mediating(d):
    return d.rights_notice_served().mediator("open_session", place="评理室")


def _paused(d):
    return d.mediator("pause", reason="一方住院", proof="住院证明")


def _signing(d):
    return d.sit_down().write(*usual_clauses(d)).mediator("draft_agreement")


def _failed(d):
    return d.mediator("fail", end_reason="gap", words="差距太大。")


def _confirmed(d):
    d.apply_for_confirmation().court_takes_it()
    return d.court("court_decide", outcome="confirmed").court("title_given")


def _defaulted(d):
    assert d.passes_to(clock.today())
    return d


def _enforcing(d):
    d.office("open_enforcement", court=d.p.court, on=None).office("court_send", on=None)
    d.court("court_receive", on=None)
    return d.court("enforcement_accepted", court_number=ENFORCEMENT_NUMBER, on=None)


def _without_result(d):
    ruling = "（2026）闽0504执12号之一执行裁定书"
    return d.court("end_without_result", ruling=ruling, words="没有可供执行的财产。", on=None)


def _performed(d):
    return d.mediator("start_performance").everything_is_done()


def _closed(d):
    today = clock.today()
    first, second = today + timedelta(days=30), today + timedelta(days=180)
    d.office("strike_off", checked="到场核实")
    return d.office("close", first_visit_on=first, second_visit_on=second)


REACHED_BY = {
    S.DISPATCHED: (S.REGISTERED, _dispatched),
    S.ANSWERED: (S.DISPATCHED, _answered),
    S.HANDLED: (S.ANSWERED, _handled),
    S.DECLINED: (
        S.REGISTERED,
        lambda d: d.office("decline", ground="not_civil", reason="不属民间纠纷"),
    ),
    S.WITHDRAWN: (S.REGISTERED, lambda d: d.office("withdraw", party=d.li, reason="已自行解决")),
    S.RECTIFYING: (S.DISPATCHED, _rectifying),
    S.JOINED: (S.REGISTERED, _joined),
    S.REQUESTED: (S.REGISTERED, _requested),
    S.ACCEPTED: (S.REQUESTED, _accepted),
    S.MEDIATING: (S.ACCEPTED, _mediating),
    S.PAUSED: (S.MEDIATING, _paused),
    S.SIGNING: (S.MEDIATING, _signing),
    S.AGREED: (S.SIGNING, lambda d: d.all_marks()),
    S.FAILED: (S.MEDIATING, _failed),
    S.ADJUDICATING: (S.AGREED, lambda d: d.apply_for_confirmation()),
    S.PERFORMING: (S.AGREED, _confirmed),
    S.DEFAULTED: (S.PERFORMING, _defaulted),
    S.ENFORCING: (S.DEFAULTED, _enforcing),
    S.UNSATISFIED: (S.ENFORCING, _without_result),
    S.PERFORMED: (S.AGREED, _performed),
    S.CLOSED: (S.PERFORMED, _closed),
    S.ARCHIVED: (S.CLOSED, lambda d: d.scans_filed().office("archive", retention="30")),
}
REACHABLE = (S.REGISTERED, *REACHED_BY)
LONG_AGO = {S.DEFAULTED: 60, S.ENFORCING: 60, S.UNSATISFIED: 60}


def at(people, status, *, day=None, **complaint):
    """The usual dispute in this state. Performance is of a confirmed agreement; what is in
    default was agreed sixty days ago."""
    if day is None and status in LONG_AGO:
        day = clock.today() - timedelta(days=LONG_AGO[status])
    dispute = _reach(people, status, day, complaint)
    dispute.day = None
    assert dispute.status == status
    return dispute


def _reach(people, status, day, complaint):
    if complaint:
        return _go(people, status, day, complaint)
    pk = kept_rows.once((status, day), lambda: _go(people, status, day, {}).pk)
    return Dispute(people, Case.objects.get(pk=pk), day)


def _go(people, status, day, complaint):
    if status == S.REGISTERED:
        return complain(people, day=day, **complaint)
    before, go_on = REACHED_BY[status]
    return go_on(_reach(people, before, day, complaint))


def unconfirmed_default(people):
    """In default on an agreement that no court has confirmed."""
    dispute = at(people, S.AGREED, day=clock.today() - timedelta(days=60))
    dispute.mediator("start_performance")
    return _defaulted(dispute)
