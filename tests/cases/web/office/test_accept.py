"""Acceptance: the candidates ranked, with the reasons for the rank."""

import pytest

from cases import door
from mediation.directory.models import Function, Post
from tests.cases.web.office.people import complaint, sign_in
from tests.cast import SINCE, cast, hire

pytestmark = pytest.mark.django_db


@pytest.fixture
def p():
    return cast()


def requested(p, **more):
    case = complaint(p, **more)
    return door.take(case, "request_mediation", by=p.as_clerk, party=case.parties.first())


def ranked(p, case):
    response = sign_in(p.clerk).get(f"/office/cases/{case.number}/accept/")
    return response.context


def test_one_posted_at_the_estate_stands_first_then_the_lighter_desk(p):
    newcomer = hire("林律", Function.MEDIATOR, committee=p.committee)
    p.bystander.posts.get().estates.add(p.estate)
    busy = requested(p)
    for party in busy.parties.all():
        door.record(busy, "consent", by=p.as_clerk, party=party, agrees=True)
    door.take(busy, "accept", by=p.as_clerk, mediator=p.mediator)

    context = ranked(p, requested(p))

    rows = [(c.name, c.posted, c.load) for c in context["candidates"]]
    assert rows == [("吴旁", "驻点本小区", 0), ("林律", "全辖区", 0), ("陈调", "全辖区", 1)]
    assert context["chosen"] == str(p.bystander.pk)
    assert newcomer.name in rows[1]


def test_one_tied_to_a_party_stands_last_and_says_so(p):
    Post.objects.create(
        person=p.mediator, function=Function.COMPANY, company=p.company, since=SINCE
    )
    parties = [
        {"role": "applicant", "side": 1, "name": "李申"},
        {"role": "respondent", "side": 2, "name": p.company.name, "company": p.company},
    ]

    context = ranked(p, requested(p, parties=parties))

    assert [(c.name, bool(c.clash)) for c in context["candidates"]] == [
        ("吴旁", False),
        ("陈调", True),
    ]


def test_more_mediators_cost_no_more_statements(p, django_assert_max_num_queries):
    for number in range(8):
        hire(f"调解{number}", Function.MEDIATOR, committee=p.committee)
    case = requested(p)
    client = sign_in(p.clerk)

    with django_assert_max_num_queries(12):
        client.get(f"/office/cases/{case.number}/accept/")
