"""Cases by the place they lie in: columns, who sees them, and what keeps the columns right."""

import pytest
from django.db.models import QuerySet

from cases import consistency
from cases.models import Case
from mediation.accounts.actor import NOBODY, Actor, Kind, PostHeld
from mediation.accounts.functions import FunctionRow, Reach
from mediation.directory.models import Community, Department, District, Function, Street
from tests.cast import cast
from tests.factories import complain

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def elsewhere():
    """A community of another street in another district."""
    district = District.objects.create(code="350598", name="邻区")
    street = Street.objects.create(district=district, name="邻街道")
    return Community.objects.create(street=street, name="邻社区")


@pytest.fixture
def overseer(monkeypatch):
    """Makes an actor whose function sees by place, at one department."""
    row = FunctionRow(function=Function.GRID, reach=Reach.PLACE, body="department")
    monkeypatch.setitem(FunctionRow.rows, Function.GRID, row)

    def make(*departments):
        posts = tuple(PostHeld(Function.GRID, "", d.pk, d.name, d.place) for d in departments)
        return Actor(Kind.USER, Function.GRID, "林格", "person:0", posts=posts)

    return make


def office(name, street=None, district=None):
    kind = Department.Kind.STREET if street else Department.Kind.HOUSING
    district = street.district if street else district
    return Department.objects.create(name=name, kind=kind, street=street, district=district)


def test_a_case_lies_where_its_estate_does_and_without_one_in_the_district_of_the_committee(people):
    street = people.estate.community.street

    case = complain(people).case
    nowhere = complain(people, estate=None).case

    assert (case.street, case.district) == (street, street.district)
    assert (nowhere.street, nowhere.district) == (None, people.committee.district)


def test_an_office_sees_only_its_street_or_district_and_no_case_without_a_body(
    people, elsewhere, overseer
):
    case, nowhere = complain(people).case, complain(people, estate=None).case
    own = people.estate.community.street
    seen = {
        "street": office("双阳街道办事处", street=own),
        "district": office("示例区住建局", district=own.district),
        "other street": office("邻街道办事处", street=elsewhere.street),
        "other district": office("邻区住建局", district=elsewhere.street.district),
    }
    seen = {name: set(Case.objects.visible_to(overseer(body))) for name, body in seen.items()}

    assert seen["street"] == {case}
    assert seen["district"] == {case, nowhere}
    assert seen["other street"] == seen["other district"] == set()
    assert not Case.objects.visible_to(overseer()).exists()
    assert not Case.objects.visible_to(NOBODY).exists()


def test_an_estate_that_changes_its_community_takes_its_cases_along(people, elsewhere):
    case, nowhere = complain(people).case, complain(people, estate=None).case

    people.estate.community = elsewhere
    people.estate.save()

    case, nowhere = Case.objects.get(pk=case.pk), Case.objects.get(pk=nowhere.pk)
    assert (case.street, case.district) == (elsewhere.street, elsewhere.street.district)
    assert nowhere.district == people.committee.district
    assert list(consistency.faults()) == []


def test_a_case_in_the_lists_of_another_place_is_a_fault(people, elsewhere):
    case = complain(people).case
    assert list(consistency.faults()) == []

    there = elsewhere.street
    QuerySet(Case).filter(pk=case.pk).update(street=there, district=there.district)

    assert [fault.what for fault in consistency.faults()] == [
        "案件所在的区与小区、调委会所在的区不符。",
        "案件所在的街道与小区所在的街道不符。",
    ]
