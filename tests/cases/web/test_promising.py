"""The pages of a promise: the office chooses whose it is, a company says who of it promised."""

import pytest

from cases.models import Promise
from cases.states import Status as S
from mediation import clock
from tests.cast import cast
from tests.clients import sign_in
from tests.dispute import PARTIES
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


@pytest.fixture
def d():
    return at(cast(), S.DISPATCHED)


def sent(**more):
    """The form as it is sent, due today."""
    day = clock.today().isoformat()
    return {"on": day, "promise_text": "换管", "promise_due_on": day, "key": "k", **more}


def test_the_office_chooses_among_the_parties_and_the_company_and_none_is_preselected(d, client):
    url = f"/office/cases/{d.number}/make_promise/"
    form = sign_in(d.p.clerk, client).get(url).context["form"]
    company = f"company-{d.p.company.pk}"

    assert [label for _, label in form.fields["promisor"].choices] == [
        "李申",
        "周被",
        d.p.company.short_name or d.p.company.name,
    ]
    assert form["promisor"].value() is None
    assert client.post(url, sent()).context["form"].errors["promisor"] == ["请选择“谁承诺”。"]
    assert client.post(url, sent(promisor=company)).status_code == 303
    assert Promise.objects.get().company == d.p.company


def test_namesakes_are_told_apart_by_what_stands_below_the_name(client):
    people = cast()
    d = at(people, S.DISPATCHED, parties=(PARTIES[0], PARTIES[1] | {"name": "李申"}))
    form = sign_in(people.clerk, client).get(f"/office/cases/{d.number}/make_promise/")
    notes = form.context["form"].notes["promisor"]

    assert list(notes.values()) == ["申请人", "被申请人", "本案的物业公司"]


def test_a_company_that_is_a_party_is_offered_once(client):
    people = cast()
    company = {"kind": "organisation", "name": people.company.name, "company": people.company}
    d = at(people, S.DISPATCHED, parties=(PARTIES[0], PARTIES[1] | company))
    page = sign_in(people.clerk, client).get(f"/office/cases/{d.number}/make_promise/")
    ours = d.parties.get(company=people.company)

    assert [key for key, _ in page.context["form"].fields["promisor"].choices] == [
        f"party-{d.li.pk}",
        f"party-{ours.pk}",
    ]


def test_a_company_is_asked_who_of_it_promises_and_cannot_promise_for_another(d, client):
    url = f"/company/cases/{d.number}/make_promise/"
    form = sign_in(d.p.manager, client).get(url).context["form"]
    forged = sent(promisor=f"party-{d.li.pk}", party=d.li.pk)

    assert "promisor" not in form.fields
    assert (form["said_by"].label, form["said_by"].value()) == ("贵公司谁答应的", None)
    assert client.post(url, forged).context["form"].errors["said_by"] == [
        "请填写“贵公司谁答应的”。"
    ]
    assert client.post(url, forged | {"said_by": "许经理"}).status_code == 303
    promise = Promise.objects.get()
    assert (promise.company, promise.party, promise.said_by) == (d.p.company, None, "许经理")
