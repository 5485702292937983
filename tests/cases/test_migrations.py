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

pytestmark = pytest.mark.django_db(transaction=True)
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


def test_days_of_request_and_places_are_there_after_going_back_and_forth(people, cases):
    named, whole, own, nowhere = cases

    migrate(BEFORE)
    migrate_to_newest()

    nobody, by_complaint = (None, "", ""), (MONDAY, "", "")
    assert asked(named) == {"李申": (MONDAY, "电话", "录音"), "周被": nobody, "李妻": nobody}
    assert asked(whole) == {"李申": by_complaint, "周被": nobody, "李妻": by_complaint}
    assert set(asked(own).values()) == {nobody}
    apart = list(own.parties.order_by("pk").values_list("distinction", flat=True))
    assert apart == ["", f"被申请人，{PARTIES[1]['address']}", "被申请人，别处"]
    days = Case.objects.exclude(pk=nowhere.pk).order_by("pk").values_list("requested_on", flat=True)
    assert list(days) == [MONDAY, MONDAY, None]
    street = people.estate.community.street
    elsewhere = (None, people.committee.district_id)
    assert places(named, nowhere) == [(street.pk, street.district_id), elsewhere]


@pytest.fixture
def before_0012(people):
    """Two respondents registered as persons with a company, one of them called like it."""
    rows = [{**PARTIES[0]}, {**PARTIES[1], "name": people.company.name}]
    called, other = complain(people, parties=rows).case, complain(people).case
    then = migrate("0011_a_promise_has_its_day").get_model("cases", "Party").objects
    rows = then.filter(case__in=(called.pk, other.pk), side=2)
    rows.update(company=people.company.pk)
    of_other = rows.filter(case=other.pk)
    yield called, other, of_other
    of_other.update(company=None)
    migrate_to_newest()


def test_the_upgrade_stops_where_a_person_has_a_company_and_changes_nothing(before_0012):
    called, other, of_other = before_0012
    party = of_other.get()
    with pytest.raises(CommandError) as stopped:
        migrate_to_newest()
    named = f"案件 {other.number}，当事人 id {party.pk}，登记为 person，公司 id {party.company_id}"
    assert named in str(stopped.value)
    assert called.number not in str(stopped.value)
    assert set(Party.objects.filter(side=2).values_list("kind", flat=True)) == {"person"}


def test_the_upgrade_makes_a_party_called_like_its_company_an_organisation(before_0012):
    *_, of_other = before_0012
    of_other.update(company=None)
    migrate_to_newest()
    rows = Party.objects.filter(side=2).order_by("pk")
    assert [(p.kind, p.company_id is None) for p in rows] == [
        ("organisation", False),
        ("person", True),
    ]


def test_a_clock_that_ended_before_its_first_day_ends_on_it(people):
    case, tuesday = complain(people).case, MONDAY + timedelta(days=1)
    clocks = migrate("0016_a_court_receives_an_application").get_model("cases", "Clock").objects
    row = {"case_id": case.pk, "key": "K16", "due_on": tuesday, "status": "met"}
    clocks.create(**row, started_on=tuesday, ended_on=MONDAY)
    clocks.create(**row, started_on=MONDAY, ended_on=tuesday)
    migrate_to_newest()
    rows = Clock.objects.filter(key="K16").order_by("pk")
    assert [(c.started_on, c.ended_on) for c in rows] == [(tuesday, tuesday), (MONDAY, tuesday)]
