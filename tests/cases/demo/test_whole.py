"""The full demo: the figures of 万安 counted independently, and what 双阳 shows."""

from collections import Counter
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import Count, F, Q, Sum

from cases import consistency, door
from cases.access import entitlement
from cases.demo.wanan import figures
from cases.door import offering
from cases.law.categories import class_of
from cases.law.identifiers import is_id_number, is_uscc
from cases.models import (
    Agreement,
    Case,
    CaseLink,
    Instalment,
    NumberDrawn,
    NumberSeries,
    Obligation,
    Party,
    Payment,
    Proceeding,
    ReturnVisit,
    Session,
    Step,
    Succession,
    Title,
)
from cases.models.trail import GENESIS
from cases.papers import dossier
from cases.states import Status
from mediation import clock
from mediation.accounts.actor import SYSTEM
from mediation.directory.models import Estate, Person, PropertyCompany

from .building import built, count_by, ended, list_of_logins, shuangyang, wanan, who_signs_in

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
FEN = 267_980_000


@pytest.fixture(scope="module", autouse=True)
def demo_output(django_db_setup, django_db_blocker):
    with built(django_db_blocker) as demo_output:
        yield demo_output


def test_1886_closed_cases_with_the_exact_sum():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), count(amount), sum(amount), sum(amount_agreed) FROM cases_case c"
            " JOIN directory_committee k ON k.id = c.committee_id WHERE k.code = 'WA'"
        )
        assert cursor.fetchone() == (1886, 877, FEN, FEN)
    assert set(wanan().values_list("status", "origin")) == {("closed", "generated")}


def test_each_category_has_its_cases_and_its_money():
    rows = wanan().values_list("category").annotate(Count("pk"), Count("amount"), Sum("amount"))
    counted = {code: (cases, money, (fen or 0) / 100) for code, cases, money, fen in rows}
    assert counted == figures.CATEGORIES
    assert counted["PF"] == (388, 341, 1_012_600)
    assert sum(row[2] for row in counted.values()) == 2_679_800


def test_each_estate_has_its_cases():
    rows = wanan().values_list("estate__name").annotate(Count("pk"))
    assert dict(rows) == {row[2]: row[5] for row in figures.estates()}
    busiest = sorted((count for _, count in rows), reverse=True)
    assert (len(busiest), busiest[0], busiest[-1]) == (69, 74, 8)
    assert sum(busiest[:21]) / 1886 == pytest.approx(0.52, abs=0.01)


def test_results_and_forms_are_counted_from_milestones():
    assert ended("ended_agreed_written").count() == 722
    assert ended("ended_agreed_oral").count() == 1079
    assert ended("ended_failed").count() == 58
    assert ended("ended_withdrawn").count() == 27
    lost = wanan().filter(trail__milestone__in=["ended_failed", "ended_withdrawn"])
    assert not lost.filter(amount__isnull=False).exists()


def test_sources_classes_and_difficulty():
    assert count_by(wanan(), "source") == figures.SOURCES
    assert count_by(wanan(), "official_class") == {
        "property": 845,
        "neighbour": 1009,
        "damage": 32,
    }
    assert all(class_of(c) == o for c, o in wanan().values_list("category", "official_class"))
    assert wanan().filter(difficult=True).count() == 74


def test_performance_can_be_read_from_the_ledger_and_the_trail():
    performed = Q(trail__milestone="performed")
    at_once = wanan().filter(performed, trail__on=F("effective_on"))
    later = wanan().filter(performed, trail__on__gt=F("effective_on"))
    assert (at_once.count(), later.count()) == (1312, 431)
    short = wanan().filter(amount_paid__lt=F("amount_agreed"))
    assert short.filter(amount_paid__gt=0).count() == 33
    assert short.filter(amount_paid=0).count() == 25
    assert not short.filter(trail__milestone="performed").exists()


def test_confirmations():
    asked = Proceeding.objects.filter(case__committee__code="WA")
    assert count_by(asked, "status") == {"decided": 93, "withdrawn": 3}
    assert count_by(asked.filter(status="decided"), "outcome") == {"confirmed": 91, "dismissed": 2}
    assert ended("confirmed").count() == 91
    assert Title.objects.filter(case__in=wanan(), kind="confirmed", until=None).count() == 91
    forms = asked.values_list("case__agreements__form", flat=True)
    assert set(forms) == {"written"}


def test_years_and_seasons():
    assert count_by(wanan(), "accepted_on__year") == {2023: 452, 2024: 497, 2025: 534, 2026: 403}
    accepted = wanan().values_list("accepted_on", flat=True)
    months = Counter((day.year, day.month) for day in accepted)
    assert len(months) == 46
    assert min(months.values()) >= 10
    rainy = wanan().filter(category__in=["NZ", "LK"], accepted_on__month__in=[5, 6, 7, 8, 9])
    assert rainy.count() > wanan().filter(category__in=["NZ", "LK"]).count() / 2
    fees = count_by(wanan().filter(category="PF"), "accepted_on__month")
    assert min(fees[12], fees[1]) > max(fees[5], fees[6])
    last = Step.objects.filter(case__in=wanan()).exclude(name="visit").latest("on").on
    assert str(last) <= "2026-10-31"


def test_mediators_half_with_one_estate_half_with_two():
    mediators = Person.objects.filter(posts__committee__code="WA", posts__function="mediator")
    served = mediators.annotate(n=Count("posts__estates")).values_list("n", flat=True)
    assert Counter(served) == {1: 23, 2: 23}
    for case in wanan()[:50]:
        assert case.mediator.posts.get().estates.filter(pk=case.estate_id).exists()


def test_invented_people_are_recognisable_and_valid():
    people = Party.objects.exclude(id_mark="").filter(case__in=wanan())[:300]
    assert all(is_id_number(p.id_number) and p.id_number.startswith("350599") for p in people)
    for company in PropertyCompany.objects.all():
        assert "示例" in company.name
        assert is_uscc(company.uscc)


def test_every_serial_is_recorded():
    for series in NumberSeries.objects.all():
        serials = list(series.drawn.order_by("serial").values_list("serial", flat=True))
        assert serials == list(range(1, series.next))
    kinds = NumberDrawn.objects.filter(series__committee__code="WA").values("series__kind")
    counted = dict(kinds.annotate(n=Count("pk")).values_list("series__kind", "n"))
    assert counted == {"complaint": 1886, "dossier": 1886, "agreement": 722}
    assert wanan().order_by("pk").first().number == "WA2023-000001"
    assert wanan().filter(dossier_number="（2026）洛万物人调字第1号").exists()


def test_every_chain_is_valid_and_ends_in_the_state_of_the_case():
    for case in [*wanan().order_by("pk")[::97], *shuangyang()]:
        head, rows = GENESIS, list(case.trail.order_by("seq"))
        for number, row in enumerate(rows, 1):
            assert (row.seq, row.previous, row.is_genuine()) == (number, head, True)
            head = row.hash
        assert (case.trail_head, case.trail_length) == (head, len(rows))
        assert case.status == next(row.target for row in reversed(rows) if row.target)


def test_every_step_is_a_declared_edge():
    edges = {
        (act.name, source.value, act.target.value)
        for act in offering.catalogue()
        if act.is_step
        for source in act.sources
    }
    moved = Step.objects.filter(kind__in=["step", "follow_up"])
    assert set(moved.values_list("name", "source", "target")) <= edges


def test_the_ledgers_add_up():
    owed = Obligation.objects.filter(amount__isnull=False)
    planned = owed.annotate(plan=Sum("instalments__amount"))
    assert not planned.exclude(plan=F("amount")).exists()
    parts = Instalment.objects.filter(obligation__isnull=False).order_by()
    paid = dict(parts.values_list("obligation").annotate(Sum("paid")))
    allocated = Sum(F("amount") - F("credited"))
    allocated_sums = dict(Payment.objects.values_list("obligation").annotate(sum=allocated))
    assert allocated_sums == {pk: fen for pk, fen in paid.items() if fen}
    in_force = owed.filter(title__until=None).values_list("case").annotate(Sum("amount"))
    varied = Payment.objects.filter(obligation__title__varied=True).values_list("case")
    kept = dict(varied.annotate(sum=allocated))
    agreed = Case.objects.filter(amount_agreed__gt=0).values_list("pk", "amount_agreed")
    assert {pk: fen + kept.get(pk, 0) for pk, fen in in_force} == dict(agreed)
    assert kept


def test_access_rows_are_what_the_records_entitle():
    for case in [*wanan().order_by("pk")[::53], *shuangyang()]:
        rows = case.admissions.values_list("principal", "function", "until")
        assert {(who, what): until for who, what, until in rows} == entitlement.entitled(case)


def test_check_consistency_reports_no_fault():
    assert list(consistency.faults()) == []


def test_shuangyang_shows_every_state():
    assert set(count_by(shuangyang(), "status")) == set(Status.values)


def test_shuangyang_has_estates_of_its_own():
    ours = set(Estate.objects.filter(committee__code="SY").values_list("name", flat=True))
    theirs = {row[2] for row in figures.estates()}
    assert (len(ours), ours & theirs) == (6, set())


def test_every_ending_was_reached_three_times_through_the_door():
    by_door = shuangyang().filter(origin="done")
    assert not Step.objects.filter(case__in=by_door).exclude(origin="done").exists()
    archived = by_door.filter(status=Status.ARCHIVED)
    for milestone in ("ended_agreed_written", "ended_agreed_oral", "ended_failed"):
        assert archived.filter(trail__milestone=milestone).count() >= 3
    for milestone in ("ended_withdrawn", "confirmed", "enforcement_began", "performed"):
        assert archived.filter(trail__milestone=milestone).count() >= 3
    assert by_door.filter(status=Status.HANDLED).count() >= 3
    assert [dossier.missing(case) for case in archived] == [[]] * archived.count()


def test_performing_cases_still_owe_money_or_a_lasting_duty_and_none_is_late():
    for case in shuangyang().filter(status=Status.PERFORMING):
        lasting = [duty for duty in case.sheet.obligations if duty.lasts and duty.is_pending]
        assert case.amount_paid < case.amount_agreed or lasting
        assert not case.sheet.is_overdue(clock.today())
        assert not door.daily(case, by=SYSTEM, on=clock.today())


def test_the_defaulted_case_has_a_confirmed_title():
    titles = Title.objects.filter(case__status=Status.DEFAULTED, until=None)
    assert "confirmed" in set(titles.values_list("kind", flat=True))


def test_the_escalated_matters_are_there():
    kinds = Counter(Proceeding.objects.filter(case__in=shuangyang()).values_list("kind", flat=True))
    assert kinds["payment_order"] == 3
    assert kinds["arbitration"] == 1
    assert kinds["suit"] == 2
    assert shuangyang().filter(source="entrusted_court", route="court_before").count() == 3
    assert Proceeding.objects.filter(case__in=shuangyang(), outcome="dismissed").exists()
    assert Proceeding.objects.filter(case__in=shuangyang(), outcome="settled").exists()
    seldom = {"report_danger", "issue_order", "ruling_set_aside", "ask_higher_court"}
    shown = Step.objects.filter(case__in=shuangyang(), name__in=seldom).values_list(
        "name", flat=True
    )
    assert set(shown) == seldom
    assert Proceeding.objects.filter(case__in=shuangyang(), outcome="unserved").exists()
    assert Succession.objects.filter(case__in=shuangyang(), ground="division").count() == 2


def test_a_visit_is_moved_and_a_bad_one_leads_to_a_case_of_its_own():
    assert shuangyang().filter(visits__moved_from__isnull=False).count() == 1
    [link] = CaseLink.objects.filter(case__in=shuangyang(), kind="arises")
    assert link.case.status == Status.REGISTERED
    assert link.other.visits.filter(score="unsatisfied").exists()


def test_a_draft_contains_a_rare_name():
    draft = Agreement.objects.get(case__parties__name="周喆堃")
    assert (draft.status, draft.case.status) == ("drafting", Status.MEDIATING)
    assert Session.objects.filter(case=draft.case).exists()


def test_one_signature_is_missing():
    agreements = Agreement.objects.filter(case__status=Status.SIGNING, status="signing")
    missing = [len(a.unsigned(a.case.sheet.needed_parties)) for a in agreements]
    assert sorted(missing) == [0, 1, 2]  # nobody has signed what many agreed to


def test_every_log_in_works():
    users = [row for row in list_of_logins() if row["username"]]
    assert [row["username"] for row in users] == [
        *("chentiao", "wupang", "zhengguan", "heyin", "xuguanjia", "caihexu", "gufa"),
        *("qiandu", "fuhe", "songsi", "jiangjie"),
        *("wanan-office", "wanan-mediator"),
    ]
    for row in users:
        assert set(row) == {"function", "username", "password", "name", "home"}
        assert len(row["password"]) >= 12
        user = who_signs_in(row)
        assert user.demo
        assert user.person.name == row["name"]


def test_a_second_run_adds_no_rows_and_changes_no_log_in(demo_output):
    before = (Case.objects.count(), Step.objects.count(), Person.objects.count(), list_of_logins())
    call_command("demo", stdout=demo_output)
    assert (
        Case.objects.count(),
        Step.objects.count(),
        Person.objects.count(),
        list_of_logins(),
    ) == before


def test_of_the_visits_of_wanan_only_those_of_the_last_two_weeks_are_late():
    late = ReturnVisit.objects.filter(case__in=wanan(), done_on=None, planned_on__lt=clock.today())
    assert late.earliest("planned_on").planned_on > clock.today() - timedelta(14)
