"""Signed-in people, and the main road of a case: who does what, and what the form sends."""

from datetime import timedelta

from cases import door
from cases.law import money
from cases.models import Case
from mediation import clock
from mediation.accounts.actor import SYSTEM
from tests import kept_rows
from tests.clients import sign_in
from tests.dispute import PARTIES, Dispute
from tests.factories import complain

# Answers to the acceptance that a mediator without ties is appointed by the committee.
APPOINTED = {"tie": "no", "chosen_by_parties": "committee"}


def complaint(p, *, parties=PARTIES, **more):
    """A registered complaint of two neighbours."""
    return complain(p, parties=parties, **more).case


def _consent(side):
    return lambda p, case: {"party": case.parties.all()[side].pk, "agrees": "yes", "how": "当面"}


def _sign(side):
    return lambda p, case: {
        "party": case.parties.all()[side].pk,
        "signer": "self",
        "mark": "name",
        "way": "paper",
        "identity_checked": "身份证",
    }


def _pay(p, case):
    return {
        "obligation": case.obligations.get(amount=580000).pk,
        "amount": "1000",
        "paid_on": clock.today().isoformat(),
        "way": "transfer",
        "confirmed": "on",
        "confirmed_on": clock.today().isoformat(),
        "how": "电话",
    }


def _all(p, case):
    return [party.pk for party in case.parties.all()]


def _retention(p, c):
    """Every scan is filed first."""
    Dispute(p, c).scans_filed()
    return {"retention": "30"}


def _visits(p, case):
    days = (clock.today() + timedelta(days=count) for count in (30, 180))
    return dict(zip(("first_visit_on", "second_visit_on"), map(str, days), strict=True))


def agree(p, case):
    """The mediator holds a session and finishes the text."""
    parties = list(case.parties.all())
    by = p.as_mediator
    case = door.take(case, "open_session", by=by)
    session = {"place": "评理室", "content": "愿意赔偿。", "outcome": "agreed"}
    case = door.record(case, "log_session", by=by, present=parties, **session)
    money = {"kind": "money", "by_party": parties[1], "to_party": parties[0], "amount": 580000}
    money |= {"way": "转账", "due_on": clock.today() + timedelta(days=5)}
    case = door.record(case, "edit_agreement", by=by, facts="渗水。", clauses=[money])
    return door.take(case, "draft_agreement", by=by)


def mediator_signs(p, case):
    """The mediator signs."""
    return door.record(case, "mediator_sign", by=p.as_mediator)


def ten_days_pass(p, case):
    """The daily run finds the due day passed."""
    p.calendar.shift(timedelta(days=10))
    door.daily(case, by=SYSTEM, on=clock.today())
    return Case.objects.get(pk=case.pk)


ANSWER = {"findings": "无渗漏", "action": "调解", "answered_by": "许", "result": "done"}


def _enforced(p, case):
    owed = sum(duty.owed for duty in case.obligations.exclude(amount=None))
    return {"words": "执行到位", "receipt": "申请人收条", "received": money.plain(owed)}


# (who, act, what the form is sent) or (function, None, None): what others do in between.
ROAD = [
    ("clerk", "dispatch", lambda p, c: {"addressee": f"company-{p.company.pk}"}),
    ("clerk", "answer", lambda p, c: ANSWER),
    (
        "clerk",
        "request_mediation",
        lambda p, c: {"source": "application", "party": c.parties.first().pk, "how": "窗口"},
    ),
    ("clerk", "consent", _consent(0)),
    ("clerk", "consent", _consent(1)),
    ("deputy", "accept", lambda p, c: {"mediator": p.mediator.pk, **APPOINTED}),
    ("clerk", "give_notice", lambda p, c: {"parties": _all(p, c), "how": "当面"}),
    (agree, None, None),
    ("clerk", "sign", _sign(0)),
    ("clerk", "sign", _sign(1)),
    (mediator_signs, None, None),
    ("clerk", "seal", lambda p, c: {}),
    (
        "clerk",
        "open_proceeding",
        lambda p, c: (
            {"court": p.court.pk, "applicants": _all(p, c)}
            | {"venue": "committee", "excluded": "none"}
        ),
    ),
    ("clerk", "court_send", lambda p, c: {}),
    ("liaison", "court_receive", lambda p, c: {}),
    ("liaison", "court_accept", lambda p, c: {"court_number": "(2026)闽0599诉前调确12号"}),
    ("liaison", "court_decide", lambda p, c: {"outcome": "confirmed", "ruling": "裁定书"}),
    ("liaison", "title_given", lambda p, c: {}),
    ("clerk", "pay", _pay),
    (ten_days_pass, None, None),
    ("clerk", "open_enforcement", lambda p, c: {"court": p.court.pk}),
    ("clerk", "court_send", lambda p, c: {}),
    ("liaison", "court_receive", lambda p, c: {}),
    ("liaison", "enforcement_accepted", lambda p, c: {"court_number": "(2026)闽0599执88号"}),
    ("liaison", "enforced", _enforced),
    ("clerk", "strike_off", lambda p, c: {"checked": "到场核实"}),
    ("clerk", "close", _visits),
    ("clerk", "archive", _retention),
]
FACE = {"clerk": "office", "deputy": "office", "liaison": "court"}


def walk(p, case, until=None):
    """The case after the acts of the road before `until` (an act, its first time)."""
    for station in range(_station(until)):
        case = _next(p, case, station)
    return case


def walked(p, until):
    """The usual complaint walked to `until`; up to the ten days each station is built once."""
    shared = min(_station(until), ROAD.index((ten_days_pass, None, None)))
    case = Case.objects.get(pk=_arrived(p, shared))
    for station in range(shared, _station(until)):
        case = _next(p, case, station)
    return case


def _station(act):
    """How many acts of the road are before this one, or all."""
    acts = [act for _, act, _ in ROAD]
    return len(ROAD) if act is None else acts.index(act)


def _next(p, case, station):
    who, act, data = ROAD[station]
    return who(p, case) if act is None else post(p, who, case, act, data(p, case))


def _arrived(p, station):
    """The key of the usual complaint after so many acts."""

    def go():
        if not station:
            return complaint(p).pk
        before = Case.objects.get(pk=_arrived(p, station - 1))
        return _next(p, before, station - 1).pk

    return kept_rows.once(("walked", station), go)


def post(p, who, case, act, data):
    """One act by its page; the fresh case."""
    response = send(p, who, case, act, data)
    assert response.status_code == 303, (act, response.status_code, reasons(response))
    return Case.objects.get(pk=case.pk)


def send(p, who, case, act, data):
    """The answer to one act's form."""
    lines = case.trail.count()
    sent = {"on": clock.today().isoformat(), "version": case.version, "as_of": lines} | data
    return sign_in(getattr(p, who)).post(f"/{FACE[who]}/cases/{case.number}/{act}/", sent)


def reasons(response):
    """The reasons on a refused page."""
    context = response.context or {}
    form = context.get("form")
    return [r.otherwise for r in context.get("refused", [])], form and form.errors
