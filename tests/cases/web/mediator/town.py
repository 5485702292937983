"""The mediator's town: signed-in people, and cases brought as far as a test needs."""

from datetime import timedelta

from django.test import Client

from cases import door
from mediation import clock
from mediation.accounts.models import User

BACKEND = "mediation.accounts.backends.PersonBackend"
SIDES = [
    {"role": "applicant", "side": 1, "name": "李申", "phone": "13800002231"},
    {"role": "respondent", "side": 2, "name": "周被", "phone": "13900005678"},
]


def signed_in(person):
    """A browser signed in as this person."""
    user, _ = User.objects.get_or_create(person=person, defaults={"username": f"u{person.pk}"})
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def requested(p, mediator=None, **more):
    """A dispute in which both sides want mediation."""
    facts = {"category": "LK", "summary": "楼上卫生间漏水。", "amount": 860000, "parties": SIDES}
    case = door.register(
        by=p.as_clerk, committee=p.committee, estate=p.estate, place="6号楼1202室", **facts | more
    )
    li, zhou = case.parties.all()
    case = door.take(case, "request_mediation", by=p.as_clerk, party=li, how="窗口")
    for party in (li, zhou):
        case = door.record(case, "consent", by=p.as_clerk, party=party, agrees=True)
    return case


def accepted(p, mediator=None, **more):
    """A case on a mediator's desk."""
    case = requested(p, **more)
    return door.take(case, "accept", by=p.as_clerk, mediator=mediator or p.mediator)


def mediating(p, **more):
    """A case in mediation, with one session held."""
    case = accepted(p, **more)
    by = p.as_mediator
    parties = list(case.parties.all())
    case = door.record(case, "give_notice", by=by, parties=parties, how="当面")
    case = door.take(case, "open_session", by=by, place="评理室")
    return door.record(
        case,
        "log_session",
        by=by,
        present=parties,
        place="评理室",
        content="先做闭水试验。",
        outcome="continue",
    )


def clauses_for(case, **more):
    """One complete payment clause."""
    li, zhou = case.parties.all()
    due = clock.today() + timedelta(days=10)
    money = {"kind": "money", "by_party": zhou, "to_party": li, "amount": 580000}
    return [money | {"way": "银行转账", "due_on": due} | more]


def drafted(p, **more):
    """A case with a draft that can be made final."""
    case = mediating(p)
    return door.record(
        case,
        "edit_agreement",
        by=p.as_mediator,
        facts="1202室渗水。",
        clauses=clauses_for(case, **more),
    )


def signing(p):
    """A case whose text is final."""
    return door.take(drafted(p), "draft_agreement", by=p.as_mediator)
