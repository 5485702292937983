"""Cases shared by the command tests: taken through the door to the state a test needs."""

from datetime import date

from cases import door
from cases.models import Case
from tests.factories import LEAST

FIRST_DUE, LAST_DUE = date(2026, 3, 20), date(2026, 4, 20)


def parties():
    return [
        {"role": "applicant", "side": 1, "name": "李申", "phone": "13800002231"},
        {"role": "respondent", "side": 2, "name": "周被", "phone": "13900005678"},
    ]


def registered(p, **more) -> Case:
    more.setdefault("estate", p.estate)
    return door.register(
        by=p.as_clerk,
        committee=p.committee,
        place="侨韵苑6号楼1202室",
        category="LK",
        summary="楼上卫生间漏水损坏天花板",
        amount=860000,
        **LEAST,
        parties=parties(),
        **more,
    )


def mediating(p) -> Case:
    case = registered(p)
    li, zhou = case.parties.all()
    case = door.take(case, "request_mediation", by=p.as_clerk, party=li)
    for party in (li, zhou):
        case = door.record(case, "consent", by=p.as_clerk, party=party, agrees=True, how="当面")
    case = door.take(case, "accept", by=p.as_deputy, mediator=p.mediator)
    case = door.record(
        case, "give_notice", by=p.as_mediator, parties=list(case.parties.all()), how="当面"
    )
    case = door.take(case, "open_session", by=p.as_mediator, place="评理室")
    return door.record(
        case,
        "log_session",
        by=p.as_mediator,
        present=[li, zhou],
        place="评理室",
        content="双方同意赔偿。",
        outcome="agreed",
    )


def signing(p) -> Case:
    case = mediating(p)
    li, zhou = case.parties.all()
    clause = {
        "kind": "money",
        "by_party": zhou,
        "to_party": li,
        "amount": 580000,
        "way": "银行转账",
        "instalments": [(FIRST_DUE, 300000), (LAST_DUE, 280000)],
    }
    case = door.record(
        case, "edit_agreement", by=p.as_mediator, facts="1202室渗水。", clauses=[clause]
    )
    return door.take(case, "draft_agreement", by=p.as_mediator)


def performing(p) -> Case:
    """In performance, 3,000.00 of 5,800.00 paid."""
    case = signing(p)
    for party in case.parties.all():
        case = door.record(
            case, "sign", by=p.as_mediator, party=party, mark="name", identity_checked="身份证"
        )
    case = door.record(case, "mediator_sign", by=p.as_mediator)
    case = door.record(case, "seal", by=p.as_clerk)
    case = door.take(case, "start_performance", by=p.as_mediator)
    return door.record(
        case,
        "pay",
        by=p.as_mediator,
        obligation=case.obligations.get(),
        amount=300000,
        paid_on=case.registered_on,
        way="transfer",
    )
