"""The office keeps the other posts of its people, and short name and parent of its companies."""

import pytest

from mediation.directory.models import PropertyCompany
from tests.clients import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
PAGE = "/office/directory/"
POST = {"organisation": "侨韵苑业主委员会", "title": "委员", "since": "2019-01-01"}


def kept(p, asked, **sent):
    """The answer of the page of one person, post or company."""
    return sign_in(p.clerk).post(f"{PAGE}?{asked}", sent)


def test_a_former_post_is_registered_shown_and_changed(p):
    first = kept(p, f"person={p.mediator.pk}", **POST)
    row = p.mediator.affiliations.get()
    second = kept(p, f"post={row.pk}", **POST, until="2021-06-30")

    row.refresh_from_db()
    assert (first.status_code, second.status_code, str(row.until)) == (302, 302, "2021-06-30")
    shown = sign_in(p.clerk).get(PAGE).content.decode()
    assert "侨韵苑业主委员会委员（2019年1月1日至2021年6月30日）" in shown


def test_a_post_that_ended_before_it_began_is_refused(p):
    answer = kept(p, f"person={p.mediator.pk}", **POST, until="2018-01-01")

    assert (answer.status_code, p.mediator.affiliations.count()) == (422, 0)


def test_a_company_gets_its_short_name_and_the_company_above_it(p):
    above = PropertyCompany.objects.create(name="示例市安邻集团有限公司")
    answer = kept(p, f"company={p.company.pk}", short_name="安邻服务", parent=above.pk)

    p.company.refresh_from_db()
    assert (answer.status_code, p.company.short_name, p.company.parent) == (302, "安邻服务", above)


def test_a_company_is_not_above_itself_nor_called_like_another(p):
    below = PropertyCompany.objects.create(name="安邻分公司", short_name="分", parent=p.company)
    name = p.company.short_name

    assert kept(p, f"company={p.company.pk}", short_name="分").status_code == 422
    assert kept(p, f"company={p.company.pk}", parent=below.pk).status_code == 422
    p.company.refresh_from_db()
    assert (p.company.short_name, p.company.parent) == (name, None)


def test_people_and_companies_of_other_committees_are_not_there(p):
    foreign = PropertyCompany.objects.create(name="外地物业有限公司")
    asked = (f"person={p.manager.pk}", f"company={foreign.pk}", "post=999", "person=x")

    assert [kept(p, one, **POST).status_code for one in asked] == [404] * 4
    assert sign_in(p.mediator).get(PAGE).status_code == 403
