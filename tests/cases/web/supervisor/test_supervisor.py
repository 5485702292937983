"""Overseeing offices: the flags and lists of their place, in which no act is offered."""

from datetime import date, timedelta

import pytest
from django.test import Client

from cases.door import offering
from cases.models import Case
from cases.web.supervisor.acting import ACTS_HERE
from mediation import clock
from mediation.accounts.actor import actor_of
from mediation.directory.models import Community, Person, Street
from tests.cases.web.supervisor.addresses import case_url
from tests.factories import at, complain

pytestmark = pytest.mark.django_db


def flagged(p):
    """A case with a late clock, an urgent one, one with a late promise, and a quiet one."""
    long_ago = clock.today() - timedelta(days=60)
    late = complain(p, day=long_ago)
    late.office("dispatch", company=p.company)
    urgent = complain(p, urgent=True)
    promised = complain(p, day=long_ago)
    promised.office("dispatch", company=p.company)
    promised.company("answer", **ANSWER)
    return late.case, urgent.case, promised.case, complain(p).case


ANSWER = {
    **{"findings": "已查看", "action": "安排维修", "answered_by": "许管家"},
    **{"promise_text": "换水管", "promise_due_on": date(2026, 2, 1)},
}


def numbers(client, flag):
    page = client.get("/supervisor/cases/", {"flag": flag})
    return {case.number for case in page.context["listing"].cases}


def test_each_flag_counts_what_its_list_shows(p):
    late, urgent, promised, _ = flagged(p)
    wanted = {"late": {late.number}, "urgent": {urgent.number}, "promises": {promised.number}}

    desk = p.qian.get("/supervisor/")

    wanted |= {"supervised": set(), "open": set(numbers(p.qian, ""))}
    shown = {
        figure["url"].partition("flag=")[2]: figure["value"] for figure in desk.context["figures"]
    }
    assert {flag: numbers(p.qian, flag) for flag in wanted} == wanted
    assert shown == {flag: len(cases) for flag, cases in wanted.items()}


def test_a_case_in_another_street_is_hidden_from_the_street_office_and_other_districts(p):
    case = complain(p).case
    other = Street.objects.create(district=p.district, name="河市镇")
    p.estate.community = Community.objects.create(street=other, name="河市社区")
    p.estate.save()
    moved = Case.objects.get(pk=case.pk)

    statuses = {
        name: getattr(p, name).get(case_url(moved)).status_code
        for name in ("qian", "jiang", "stranger")
    }

    assert statuses == {"qian": 200, "jiang": 404, "stranger": 404}
    assert numbers(p.jiang, "") == numbers(p.stranger, "") == set()
    assert numbers(p.qian, "") == {case.number}


def test_only_supervision_is_offered_and_only_while_a_matter_is_handled(p):
    overseer, supervision = actor_of(Person.objects.get(name="qian")), set(ACTS_HERE)
    for status, acts in (("registered", supervision), ("requested", set()), ("mediating", set())):
        case = at(p, status).case
        assert offering.may(case, overseer) == acts
        assert p.qian.get(case_url(case, "consent/")).status_code == 404


@pytest.mark.parametrize("text", ["李申", "漏水", "1202", "13800000001"])
def test_a_search_goes_by_numbers_alone(p, text):
    case = complain(p).case

    assert not p.qian.get("/supervisor/cases/", {"q": text}).context["listing"].cases
    response = p.qian.get("/supervisor/cases/", {"q": case.number})
    assert [one.pk for one in response.context["listing"].cases] == [case.pk]


def test_filters_offer_estates_and_committees_of_the_place_alone(p):
    complain(p)
    for client, estates in ((p.qian, ["侨韵苑"]), (p.stranger, [])):
        page = client.get("/supervisor/cases/", {"filter": "open"})
        fields = {field.name: field.field for field in page.context["fields"]}
        assert [str(row) for row in fields["estate"].queryset] == estates
        assert fields["committee"].queryset.count() == len(estates)


def test_a_page_asks_as_little_for_three_cases_as_for_one(p, django_assert_num_queries):
    complain(p, urgent=True)
    for path, budget in (("/supervisor/", 9), ("/supervisor/cases/", 8)):
        client = Client()
        client.cookies = p.qian.cookies
        with django_assert_num_queries(budget, exact=False) as one:
            client.get(path)
        flagged(p)
        with django_assert_num_queries(len(one)):
            client.get(path)
