"""A database of the previous version keeps its data when migrated, on both databases."""

from datetime import date

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from cases.models import Case, Party
from tests.cast import cast
from tests.dispute import PARTIES
from tests.factories import complain

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE = "0002_a_duty_in_full"
MONDAY = date(2026, 3, 2)


def migrate(name):
    executor = MigrationExecutor(connection)
    executor.migrate([("cases", name)])


def migrate_to_newest():
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes("cases"))


@pytest.fixture
def old():
    """Three cases of the previous version: requested by one party, by the complaint, by nobody."""
    people = cast()
    second = {**PARTIES[0], "name": "李妻", "id_number": "", "phone": ""}
    named = complain(people, day=MONDAY, parties=[*PARTIES, second])
    named.office("request_mediation", party=named.li, how="电话", proof="录音")
    whole = complain(people, day=MONDAY, parties=[*PARTIES, second], request={"how": "窗口"})
    own = complain(people, day=MONDAY)
    own.office("request_mediation", source="own_initiative")
    migrate(BEFORE)
    yield named.pk, whole.pk, own.pk
    migrate_to_newest()


def asked(pk):
    rows = Party.objects.filter(case=pk).order_by("pk")
    return {p.name: (p.asked_on, p.asked_how, p.asked_proof) for p in rows}


def test_the_day_of_the_case_goes_to_those_who_asked(old):
    migrate_to_newest()
    named, whole, own = old
    nobody = (None, "", "")

    assert asked(named) == {"李申": (MONDAY, "电话", "录音"), "周被": nobody, "李妻": nobody}
    by_complaint = (MONDAY, "", "")
    assert asked(whole) == {"李申": by_complaint, "周被": nobody, "李妻": by_complaint}
    assert set(asked(own).values()) == {nobody}
    days = Case.objects.filter(pk__in=old).order_by("pk").values_list("requested_on", flat=True)
    assert list(days) == [MONDAY, MONDAY, None]


def test_cases_from_before_lie_in_the_place_of_their_estate_or_their_committee():
    people = cast()
    case, nowhere = complain(people).case, complain(people, estate=None).case
    migrate("0006_a_paper_knows_whom_it_is_for")

    migrate_to_newest()

    street = people.estate.community.street
    rows = Case.objects.filter(pk__in=(case.pk, nowhere.pk)).order_by("pk")
    assert list(rows.values_list("street", "district")) == [
        (street.pk, street.district_id),
        (None, people.committee.district_id),
    ]
