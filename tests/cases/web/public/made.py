"""Cases as the tests of the company, the residents and the public need them, each by the door."""

from cases import door
from cases.access.links import Link, issue_link, token_mark
from mediation.accounts.models import User

ID_NUMBER = "350599197803120016"
PHONE = "13800002231"
OTHER_PHONE = "13900005678"
PARTIES = [
    {
        "role": "applicant",
        "side": 1,
        "name": "李申",
        "phone": PHONE,
        "id_number": ID_NUMBER,
        "address": "侨韵苑6号楼1102室",
    },
    {
        "role": "respondent",
        "side": 2,
        "name": "周被",
        "phone": OTHER_PHONE,
        "address": "侨韵苑6号楼1202室",
    },
]


def complaint(p, *, hide=False, parties=None, **more):
    """A registered complaint of 李申 against 周被."""
    rows = parties or [PARTIES[0] | {"hide_name": hide}, PARTIES[1]]
    facts = {
        "place": "6号楼1202室",
        "category": "LK",
        "title": "楼上漏水",
        "summary": "楼上卫生间漏水损坏天花板",
    }
    return door.register(
        by=p.as_clerk,
        committee=p.committee,
        estate=p.estate,
        parties=rows,
        **facts | more,
    )


def dispatched(p, **more):
    """A complaint the company must answer."""
    return door.take(complaint(p, **more), "dispatch", by=p.as_clerk, company=p.company)


def answered(p, **more):
    """A complaint the company has answered."""
    case = dispatched(p, **more)
    return door.take(
        case,
        "answer",
        by=p.as_manager,
        findings="公共管道无渗漏。",
        action="建议调解。",
        answered_by="许管家",
    )


def requested(p, *, first=complaint, **more):
    """A dispute for which mediation was requested."""
    case = first(p, **more)
    party = case.parties.first()
    return door.take(case, "request_mediation", by=p.as_clerk, party=party)


def mediating(p, **more):
    """A dispute at the table, with words only its mediator may read."""
    case = requested(p, **more)
    for party in case.parties.all():
        case = door.record(case, "consent", by=p.as_clerk, party=party, agrees=True, how="当面")
    case = door.take(case, "accept", by=p.as_clerk, mediator=p.mediator)
    parties = list(case.parties.all())
    case = door.record(case, "give_notice", by=p.as_mediator, parties=parties, how="当面")
    case = door.take(case, "open_session", by=p.as_mediator, place="评理室")
    secret = {"party": parties[1], "text": "底线是三千元"}
    return door.record(case, "caucus", by=p.as_mediator, **secret)


def signing(p, *, more=(), **facts):
    """An agreement ready to be signed: 周被 pays 李申 5,800 元 by day, and does `more` for him."""
    case = mediating(p, **facts)
    first, second = case.parties.all()
    talk = {"place": "评理室", "content": "谈成了。", "outcome": "agreed"}
    case = door.record(case, "log_session", by=p.as_mediator, present=[first, second], **talk)
    on = case.registered_on
    clause = {
        "kind": "money",
        "by_party": second,
        "to_party": first,
        "amount": 580000,
        "way": "银行转账",
        "instalments": [(on.replace(day=20), 580000)],
    }
    rest = [row | {"by_party": second, "to_party": first} for row in more]
    facts = {"facts": "1202室渗水。", "clauses": [clause, *rest]}
    case = door.record(case, "edit_agreement", by=p.as_mediator, **facts)
    return door.take(case, "draft_agreement", by=p.as_mediator)


def performing(p, **more):
    """An agreement in force that is being performed."""
    case = signing(p, **more)
    for party in case.parties.all():
        facts = {"party": party, "mark": "name", "identity_checked": "身份证"}
        case = door.record(case, "sign", by=p.as_mediator, **facts)
    case = door.record(case, "mediator_sign", by=p.as_mediator)
    case = door.record(case, "seal", by=p.as_clerk)
    return door.take(case, "start_performance", by=p.as_mediator)


def login(client, person):
    """Sign a person in."""
    user, _ = User.objects.get_or_create(username=f"u{person.pk}", person=person)
    client.force_login(user, backend="mediation.accounts.backends.PersonBackend")


def open_case(client, case, party=None):
    """Open a case as one of its parties (the first); returns the link."""
    ticket = issue_link(case, party or case.parties.first())
    response = client.post(f"/r/{ticket.token}/", {"code": ticket.code})
    assert response.status_code == 303
    return Link.objects.get(token_mark=token_mark(ticket.token))
