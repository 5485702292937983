"""Two hidden people of one side are told apart, alike wherever a reader meets them."""

import pytest
from django.db.models import QuerySet

from cases.models import Party
from cases.texts_as_seen import as_seen, names_to_avoid
from cases.visibility import name_of
from cases.web.company.lists import Discreet
from tests.cast import cast
from tests.factories import complain

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,  # names of rows that are alike on both
    pytest.mark.usefixtures("monday"),
]
SIDES = {"applicant": 1, "respondent": 2}
FIRST, THIRD = "一位住户（第一位）", "一位住户（第三位）"


def person(name, role, *, hidden=False):
    return {"kind": "person", "name": name, "role": role, "hide_name": hidden, "side": SIDES[role]}


def with_two_hidden():
    rows = [person("甲一一", "applicant", hidden=True), person("乙二二", "applicant")]
    rows += [person("丙三三", "applicant", hidden=True), person("丁四四", "respondent")]
    return complain(cast(), parties=rows)


def read_by(d):
    """The parties by name, and a reader who may not know the hidden ones."""
    d.case.forget()
    by_name = {party.name: party for party in d.parties.all()}
    return by_name, d.link(by_name["丁四四"])


def test_hidden_people_of_one_side_are_numbered_as_they_were_registered():
    d = with_two_hidden()
    people, reader = read_by(d)
    assert name_of(people["甲一一"], reader) == FIRST
    assert name_of(people["丙三三"], reader) == THIRD
    assert as_seen(d.case, "甲一一打了丙三三", reader) == f"{FIRST}打了{THIRD}"
    avoided = [row["instead"] for row in names_to_avoid(d.case, d.p.as_clerk)]
    assert avoided == ["申请人（第一位）", "申请人（第三位）"]


def test_a_number_stays_when_somebody_hides_later():
    d = with_two_hidden()
    d.parties.filter(name="乙二二").update(hide_name=True)
    people, reader = read_by(d)
    assert name_of(people["丙三三"], reader) == THIRD


def test_one_hidden_person_of_a_side_needs_no_number():
    d = with_two_hidden()
    d.parties.filter(name="甲一一").update(hide_name=False)
    people, reader = read_by(d)
    assert name_of(people["丙三三"], reader) == "一位住户"


def test_a_party_read_beside_a_debt_has_the_same_name():
    d = with_two_hidden()
    people, reader = read_by(d)
    alone = Party.objects.select_related("company").get(pk=people["丙三三"].pk)
    assert name_of(alone, reader) == THIRD


def test_a_list_that_reads_some_columns_calls_them_the_same():
    d = with_two_hidden()
    d.case.company = d.p.company
    QuerySet(type(d.case)).filter(pk=d.case.pk).update(title="甲一一打了丙三三")
    d.case.refresh_from_db()

    names = Discreet([d.case], d.p.as_manager)

    assert names.title(d.case) == f"{FIRST}打了{THIRD}"
