"""The mission as a test: one dispute through 处 → 调 → 裁 → 执."""

from datetime import date

import pytest

from cases import door
from cases.models import Case
from cases.states import Milestone, Status
from mediation.accounts.actor import SYSTEM
from tests.cast import cast
from tests.dispute import Dispute
from tests.factories import complain
from tests.moments import MONDAY, morning_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def calendar():
    with morning_of(MONDAY) as clock:
        yield clock


TODAY = date(2026, 3, 2)
INSTALMENTS = [(date(2026, 3, 20), 300000), (date(2026, 4, 20), 280000)]
REPAIR = {
    "kind": "act",
    "text": "重做1202室卫生间防水层",
    "due_on": date(2026, 3, 31),
    "standard": "闭水48小时不渗",
}
MILESTONES = [
    Milestone.REGISTERED,
    Milestone.DISPATCHED,
    Milestone.ANSWERED,
    Milestone.REQUESTED,
    Milestone.ACCEPTED,
    Milestone.AGREED_WRITTEN,
    Milestone.EFFECTIVE,
    Milestone.CONFIRMED,
    Milestone.ENFORCEMENT_BEGAN,
    Milestone.PERFORMED,
    Milestone.CLOSED,
    Milestone.ARCHIVED,
]


def test_a_dispute_goes_all_the_way_to_enforcement(people, calendar):
    case = complain(people).case
    assert case.number == "SY2026-000001"
    for chapter in (handle, mediate, agree, adjudicate):
        case = chapter(people, case)
    calendar.move_to("2026-04-22T09:00+08:00")
    case = close(people, enforce(people, case))

    assert case.status == Status.ARCHIVED
    marked = case.trail.exclude(milestone="").order_by("seq")
    assert list(marked.values_list("milestone", flat=True)) == MILESTONES


def handle(p, case):
    """处: the company must answer; the answer settles nothing."""
    case = door.take(case, "dispatch", by=p.as_clerk, company=p.company)
    assert case.clocks.get(key="K2a").due_on == date(2026, 3, 9)
    facts = {"findings": "公共管道无渗漏。", "action": "建议调解。", "answered_by": "许管家"}
    return door.take(case, "answer", by=p.as_manager, **facts)


def mediate(p, case):
    """调: requested, consented by both sides, accepted, rights notice, one session."""
    both = list(case.parties.all())
    case = door.take(case, "request_mediation", by=p.as_clerk, party=both[0], how="窗口")
    assert case.requested_on == TODAY
    for party in both:
        case = door.record(case, "consent", by=p.as_clerk, party=party, agrees=True, how="当面")
    case = door.take(case, "accept", by=p.as_deputy, mediator=p.mediator)
    assert case.dossier_number == "（2026）洛双物人调字第1号"
    case = door.record(case, "give_notice", by=p.as_mediator, parties=both, how="当面")
    case = door.take(case, "open_session", by=p.as_mediator, place="评理室")
    facts = {"place": "评理室", "content": "双方同意赔偿并修复。", "outcome": "agreed"}
    return door.record(case, "log_session", by=p.as_mediator, present=both, **facts)


def agree(p, case):
    """A written agreement with two instalments, all marks set, in force the same day."""
    li, zhou = case.parties.all()
    owed = {"kind": "money", "by_party": zhou, "to_party": li, "amount": 580000}
    owed |= {"way": "银行转账", "instalments": INSTALMENTS}
    text = {"facts": "1202室渗水。", "clauses": [owed, REPAIR | {"by_party": zhou}]}
    case = door.record(case, "edit_agreement", by=p.as_mediator, **text)
    case = door.take(case, "draft_agreement", by=p.as_mediator)
    assert case.agreement_number == "洛双物邻调字〔2026〕1号"
    for party in (li, zhou):
        mark = {"party": party, "mark": "name", "identity_checked": "身份证"}
        case = door.record(case, "sign", by=p.as_mediator, **mark)
    case = door.record(case, "mediator_sign", by=p.as_mediator)
    assert case.status == Status.SIGNING
    case = door.record(case, "seal", by=p.as_clerk)
    assert (case.status, case.effective_on) == (Status.AGREED, TODAY)
    assert case.clocks.get(key="K13").due_on == date(2026, 4, 1)
    return case


def adjudicate(p, case):
    """裁: both apply together, the court confirms; 执 begins with a first payment."""
    both = list(case.parties.all())
    case = door.take(case, "open_proceeding", by=p.as_clerk, court=p.court, applicants=both)
    case = door.record(case, "court_send", by=p.as_clerk)
    case = door.record(case, "court_receive", by=p.as_liaison)
    number = "(2026)闽0599诉前调确12号"
    case = door.record(case, "court_accept", by=p.as_liaison, court_number=number)
    case = door.record(case, "court_decide", by=p.as_liaison, outcome="confirmed")
    case = door.take(case, "title_given", by=p.as_liaison)
    assert case.status == Status.PERFORMING
    paid = {"obligation": case.obligations.get(amount=580000), "amount": 300000}
    paid |= {"paid_on": TODAY, "way": "transfer", "confirmed_on": TODAY, "how": "当面确认"}
    case = door.record(case, "pay", by=p.as_mediator, **paid)
    assert case.amount_paid == 300000
    return case


def enforce(p, case):
    """执: the daily run declares the default, the court enforces the rest."""
    assert door.daily(case, by=SYSTEM, on=date(2026, 4, 22))
    case = Case.objects.get(pk=case.pk)
    assert case.status == Status.DEFAULTED
    case = door.record(case, "open_enforcement", by=p.as_clerk, court=p.court)
    case = door.record(case, "court_send", by=p.as_clerk)
    case = door.record(case, "court_receive", by=p.as_liaison)
    number = "(2026)闽0599执88号"
    case = door.take(case, "enforcement_accepted", by=p.as_liaison, court_number=number)
    for duty in case.obligations.filter(amount=None):
        done = {"obligation": duty, "proof": "闭水48小时不渗"}
        case = door.record(case, "record_act", by=p.as_mediator, **done)
    proof = {"receipt": "申请人收条", "words": "全部执行到位。"}
    owed = sum(debt.owed for debt in case.sheet.obligations)
    case = door.take(case, "enforced", by=p.as_liaison, received=owed, **proof)
    assert (case.status, case.amount_paid) == (Status.PERFORMED, 580000)
    return case


def close(p, case):
    """Struck off by another person, visits planned, filed."""
    case = door.record(case, "strike_off", by=p.as_clerk, checked="到场核实")
    visits = {"first_visit_on": date(2026, 5, 22), "second_visit_on": date(2026, 10, 22)}
    case = door.take(case, "close", by=p.as_clerk, **visits)
    Dispute(p, case).scans_filed()
    return door.take(case, "archive", by=p.as_clerk, retention="30")
