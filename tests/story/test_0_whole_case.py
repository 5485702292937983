"""The mission told as a test: one dispute through 处 → 调 → 裁 → 执."""

from datetime import date

import pytest
import time_machine

from cases import steps
from cases.models import Case
from cases.states import Milestone, Status
from mediation.accounts.actor import SYSTEM
from tests.cast import cast

pytestmark = pytest.mark.django_db

PARTIES = [
    {
        "role": "applicant",
        "side": 1,
        "name": "李申",
        "phone": "13800002231",
        "id_number": "350599197803120016",
        "address": "侨韵苑6号楼1102室",
    },
    {
        "role": "respondent",
        "side": 2,
        "name": "周被",
        "phone": "13900005678",
        "address": "侨韵苑6号楼1202室",
    },
]


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def calendar():
    with time_machine.travel("2026-03-02T09:00+08:00", tick=False) as clock:
        yield clock


def complain(people, **more):
    return steps.register(
        by=people.as_clerk,
        committee=people.committee,
        estate=people.estate,
        place="侨韵苑6号楼1202室",
        category="LK",
        summary="楼上卫生间漏水损坏天花板",
        amount=860000,
        parties=PARTIES,
        claims=[{"item": "赔偿天花板损失", "amount": 860000}],
        **more,
    )


def test_a_dispute_goes_all_the_way_to_enforcement(people, calendar):
    p = people
    case = complain(p)
    assert case.number == "SY2026-000001"
    case = steps.take(case, "dispatch", by=p.as_clerk, company=p.company)
    assert case.clocks.get(key="K2a").due_on == date(2026, 3, 9)
    case = steps.take(
        case,
        "answer",
        by=p.as_manager,
        findings="公共管道无渗漏。",
        action="建议调解。",
        answered_by="许管家",
    )
    li, zhou = case.parties.all()
    case = steps.take(case, "request_mediation", by=p.as_clerk, party=li, how="窗口")
    assert case.requested_on == date(2026, 3, 2)
    for party in (li, zhou):
        case = steps.record(case, "consent", by=p.as_clerk, party=party, agrees=True, how="当面")
    case = steps.take(case, "accept", by=p.as_clerk, mediator=p.mediator)
    assert case.dossier_number == "（2026）洛双物人调字第1号"
    case = steps.record(
        case, "give_notice", by=p.as_mediator, parties=list(case.parties.all()), how="当面"
    )
    case = steps.take(case, "open_session", by=p.as_mediator, place="评理室")
    case = steps.record(
        case,
        "log_session",
        by=p.as_mediator,
        present=[li, zhou],
        place="评理室",
        content="双方同意赔偿并修复。",
        outcome="agreed",
    )
    clauses = [
        {
            "kind": "money",
            "by_party": zhou,
            "to_party": li,
            "amount": 580000,
            "way": "银行转账",
            "instalments": [(date(2026, 3, 20), 300000), (date(2026, 4, 20), 280000)],
        },
        {
            "kind": "act",
            "by_party": zhou,
            "text": "重做1202室卫生间防水层",
            "due_on": date(2026, 3, 31),
            "standard": "闭水48小时不渗",
        },
    ]
    case = steps.record(
        case, "edit_agreement", by=p.as_mediator, facts="1202室渗水。", clauses=clauses
    )
    case = steps.take(case, "draft_agreement", by=p.as_mediator)
    assert case.agreement_number == "洛双物邻调字〔2026〕1号"
    for party in (li, zhou):
        case = steps.record(
            case, "sign", by=p.as_mediator, party=party, mark="name", identity_checked="身份证"
        )
    case = steps.record(case, "mediator_sign", by=p.as_mediator)
    assert case.status == Status.SIGNING
    case = steps.record(case, "seal", by=p.as_clerk)
    assert case.status == Status.AGREED
    assert case.effective_on == date(2026, 3, 2)
    assert case.clocks.get(key="K13").due_on == date(2026, 4, 1)
    case = steps.take(case, "open_proceeding", by=p.as_clerk, court=p.court, applicants=[li, zhou])
    case = steps.record(case, "court_send", by=p.as_clerk)
    case = steps.record(case, "court_receive", by=p.as_liaison)
    case = steps.record(
        case, "court_accept", by=p.as_liaison, court_number="(2026)闽0599诉前调确12号"
    )
    case = steps.record(case, "court_decide", by=p.as_liaison, outcome="confirmed")
    case = steps.take(case, "title_given", by=p.as_liaison)
    assert case.status == Status.PERFORMING
    due = case.obligations.get(amount=580000)
    case = steps.record(
        case,
        "pay",
        by=p.as_mediator,
        obligation=due,
        amount=300000,
        paid_on=date(2026, 3, 2),
        way="transfer",
        confirmed=True,
        how="当面确认",
    )
    assert case.amount_paid == 300000
    calendar.move_to("2026-04-22T09:00+08:00")
    assert steps.daily(case, by=SYSTEM, on=date(2026, 4, 22))
    case = Case.objects.get(pk=case.pk)
    assert case.status == Status.DEFAULTED
    case = steps.record(case, "open_enforcement", by=p.as_clerk, court=p.court)
    case = steps.record(case, "court_send", by=p.as_clerk)
    case = steps.record(case, "court_receive", by=p.as_liaison)
    case = steps.take(
        case, "enforcement_accepted", by=p.as_liaison, court_number="(2026)闽0599执88号"
    )
    case = steps.take(case, "enforced", by=p.as_liaison, words="全部执行到位。")
    assert (case.status, case.amount_paid) == (Status.PERFORMED, 580000)
    case = steps.record(case, "strike_off", by=p.as_clerk, checked="到场核实")
    case = steps.take(
        case,
        "close",
        by=p.as_clerk,
        first_visit_on=date(2026, 5, 22),
        second_visit_on=date(2026, 10, 22),
    )
    case = steps.take(case, "archive", by=p.as_clerk, pages=21, retention="30")
    assert case.status == Status.ARCHIVED
    milestones = list(
        case.trail.exclude(milestone="").order_by("seq").values_list("milestone", flat=True)
    )
    assert milestones == [
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
