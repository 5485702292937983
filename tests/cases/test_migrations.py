"""A database of the previous version keeps its data when migrated, on both databases."""

from datetime import timedelta

import pytest
from django.core.management import CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from cases.models import Case, Clock, Party
from tests.cast import cast
from tests.dispute import PARTIES
from tests.factories import complain
from tests.moments import MONDAY

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
BEFORE = "0002_a_duty_in_full"


def migrate(name):
    """Go to that migration and return the models as they were then."""
    executor = MigrationExecutor(connection)
    return executor.migrate([("cases", name)]).apps


def migrate_to_newest():
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes("cases"))


def asked(pk):
    rows = Party.objects.filter(case=pk).order_by("pk")
    return {p.name: (p.asked_on, p.asked_how, p.asked_proof) for p in rows}


def places(*cases):
    rows = Case.objects.filter(pk__in=[case.pk for case in cases]).order_by("pk")
    return list(rows.values_list("street", "district"))


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def cases(people):
    """Cases requested by one party, by the complaint, by nobody, and one outside the estates."""
    second = {**PARTIES[0], "name": "李妻", "id_number": "", "phone": ""}
    named = complain(people, day=MONDAY, parties=[*PARTIES, second])
    named.office("request_mediation", party=named.li, how="电话", proof="录音")
    whole = complain(people, day=MONDAY, parties=[*PARTIES, second], request={"how": "窗口"})
    namesake = PARTIES[1] | {"address": "别处", "phone": ""}
    own = complain(people, day=MONDAY, parties=[*PARTIES, namesake])
    own.office("request_mediation", source="own_initiative")
    return named.case, whole.case, own.case, complain(people, estate=None).case


@pytest.fixture
def with_a_company(people):
    """Two cases whose respondent is a person, one called like the company."""
    rows = [{**PARTIES[0]}, {**PARTIES[1], "name": people.company.name}]
    return complain(people, parties=rows).case, complain(people).case


def test_an_old_database_keeps_its_data_on_its_way_to_the_newest(people, cases, with_a_company):
    """One way down and up, since each stop on it takes seconds."""
    migrate(BEFORE)
    the_upgrade_stops_where_a_person_has_a_company(people, *with_a_company)
    kept = clocks_before_0017(cases[0])
    migrate_to_newest()

    days_of_request_and_places_are_there(people, *cases)
    who_is_called_like_the_company_is_an_organisation(*with_a_company)
    a_clock_ends_no_earlier_than_it_starts(*kept)


def the_upgrade_stops_where_a_person_has_a_company(people, called, other):
    """It names the row, changes nothing, and goes on when the row is put right."""
    parties = migrate("0011_a_promise_has_its_day").get_model("cases", "Party").objects
    rows = parties.filter(case__in=(called.pk, other.pk), side=2)
    rows.update(company=people.company.pk)
    party = rows.get(case=other.pk)
    with pytest.raises(CommandError) as stopped:
        migrate_to_newest()
    named = f"案件 {other.number}，当事人 id {party.pk}，登记为 person，公司 id {party.company_id}"
    assert named in str(stopped.value)
    assert called.number not in str(stopped.value)
    assert set(rows.values_list("kind", flat=True)) == {"person"}
    rows.filter(case=other.pk).update(company=None)


def clocks_before_0017(case):
    """Two clocks of that time, the first of which ended a day before it began; and their day."""
    tuesday = MONDAY + timedelta(days=1)
    clocks = migrate("0016_a_court_receives_an_application").get_model("cases", "Clock").objects
    row = {"case_id": case.pk, "key": "K16", "due_on": tuesday, "status": "met"}
    clocks.create(**row, started_on=tuesday, ended_on=MONDAY)
    clocks.create(**row, started_on=MONDAY, ended_on=tuesday)
    return case, tuesday


def a_clock_ends_no_earlier_than_it_starts(case, tuesday):
    rows = Clock.objects.filter(case=case, key="K16").order_by("pk")
    assert [(c.started_on, c.ended_on) for c in rows] == [(tuesday, tuesday), (MONDAY, tuesday)]


def who_is_called_like_the_company_is_an_organisation(called, other):
    rows = Party.objects.filter(case__in=(called, other), side=2).order_by("pk")
    assert [(p.kind, p.company_id is None) for p in rows] == [
        ("organisation", False),
        ("person", True),
    ]


def days_of_request_and_places_are_there(people, named, whole, own, nowhere):
    nobody, by_complaint = (None, "", ""), (MONDAY, "", "")
    assert asked(named) == {"李申": (MONDAY, "电话", "录音"), "周被": nobody, "李妻": nobody}
    assert asked(whole) == {"李申": by_complaint, "周被": nobody, "李妻": by_complaint}
    assert set(asked(own).values()) == {nobody}
    apart = list(own.parties.order_by("pk").values_list("distinction", flat=True))
    assert apart == ["", f"被申请人，{PARTIES[1]['address']}", "被申请人，别处"]
    rows = Case.objects.filter(pk__in=(named.pk, whole.pk, own.pk)).order_by("pk")
    assert list(rows.values_list("requested_on", flat=True)) == [MONDAY, MONDAY, None]
    street = people.estate.community.street
    elsewhere = (None, people.committee.district_id)
    assert places(named, nowhere) == [(street.pk, street.district_id), elsewhere]
