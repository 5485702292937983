"""Screens call a company by its short name; its full name stands where identity counts in law."""

import re

import pytest
from django.urls import reverse

from cases.access.links import actor_of_link, issue_link, link_of
from cases.door import offering
from cases.models import Case
from cases.states import Status as S
from tests.cast import cast
from tests.factories import at
from tests.house import measuring
from tests.house.doors import VIEWS

pytestmark = pytest.mark.django_db
STATES = [S.MEDIATING, S.SIGNING, S.ADJUDICATING, S.PERFORMING, S.ENFORCING]
# Where the full name belongs: once on the card of the parties, beside the marks of an agreement,
# the links and the package for a court, and in the text of an agreement.
BELONGS = re.compile(
    r'<section class="card" aria-labelledby="parties-h">.*?</section>'
    r'|<dl class="facts">.*?</dl>'
    r"|<h3>达成的协议</h3>.*?</ol>|<summary>(?:看协议内容|正在履行的).*?</ol>"
    r'|<section class="card" aria-labelledby="(?:marks|links)-h">.*?</section>',
    re.S,
)


def dispute_with_a_company(people, status):
    """A dispute in this state whose respondent is the company."""
    found = at(people, status)
    firm = {"kind": "organisation", "name": people.company.name, "company": people.company}
    found.case.parties.filter(role="respondent").update(**firm)
    return found


def everybody(people, case):
    """(role, actor, client) of everybody who may see the case."""
    for role, who in measuring.STAFF.items():
        actor = getattr(people, f"as_{who}")
        if Case.objects.visible_to(actor).filter(pk=case.pk).exists():
            yield role, actor, measuring.browser(people, role, case)
    actor = actor_of_link(link_of(issue_link(case, case.parties.first()).token).pk)
    yield "applicant", actor, measuring.browser(people, "applicant", case)


def addresses(role, actor, case):
    """The case's page with its further views, and the page of every act offered."""
    face = measuring.face_of(role)
    base = reverse(f"{face}:case", args=[case.number])
    yield from (base + view for view in ("", *VIEWS.get(f"{face}:case", ())))
    yield from (f"{base}{offer.name}/" for offer in offering.offers(case, actor))
    yield reverse(f"{face}:desk") if role in measuring.STAFF else base


def outside(html, name) -> list[str]:
    """Where the name stands in a page beside the places in which it belongs."""
    text = BELONGS.sub("", html)
    return [text[m.start() - 60 : m.end()] for m in re.finditer(re.escape(name), text)]


@pytest.mark.one_database  # words alone differ
@pytest.mark.parametrize("status", STATES)
def test_a_company_that_is_a_party_goes_by_its_short_name(status):
    people = cast()
    case = dispute_with_a_company(people, status).case
    full, found = people.company.name, []
    for role, actor, client in everybody(people, case):
        for path in addresses(role, actor, case):
            page = client.get(path)
            found += [f"{role} {path} {one}" for one in outside(page.content.decode(), full)]
    assert found == []
