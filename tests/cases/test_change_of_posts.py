"""A change of posts takes away at once, and gives case by case, of many cases in the background."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cases.access import recounting
from cases.consistency import faults
from cases.jobs.worker import do_what_is_left
from cases.models import CaseAccess
from cases.states import Status as S
from mediation import clock
from mediation.accounts.actor import principal_of
from mediation.directory.models import EstateManagement, Function, Person, Post
from tests.cast import SINCE, cast, town
from tests.factories import at

pytestmark = pytest.mark.django_db
CASES = 3


@pytest.fixture
def people(monkeypatch):
    """Only one case fits into a request: the others come in the background."""
    monkeypatch.setattr(recounting, "AT_ONCE", 1)
    return cast()


@pytest.fixture
def cases(people):
    return [at(people, S.DISPATCHED).case for _ in range(CASES)]


def admitted(person) -> int:
    rows = CaseAccess.objects.filter(principal=principal_of(person.pk), function="company")
    return rows.exclude(until__lt=clock.today()).count()


def hire(people, person=None):
    person = person or Person.objects.create(name="新来")
    post = {"function": Function.COMPANY, "company": people.company, "since": SINCE}
    Post.objects.create(person=person, **post)
    return person


def faults_now():
    return [fault.what for fault in faults()]


def test_a_new_post_gives_the_first_cases_at_once_and_the_others_in_the_background(people, cases):
    person = hire(people)

    assert admitted(person) == 1
    assert faults_now() == []
    do_what_is_left()
    assert admitted(person) == CASES
    assert faults_now() == []
    assert not recounting.outstanding().exists()


def end(people):
    people.manager.posts.get().delete()


def end_yesterday(people):
    post = people.manager.posts.get()
    post.until = clock.today() - timedelta(days=1)
    post.save()


def go_to_another_company(people):
    post = people.manager.posts.get()
    post.company = cast(town("TB", "乙地")).company
    post.save()


def give_to_somebody_else(people):
    post = people.manager.posts.get()
    post.person = Person.objects.create(name="接手")
    post.save()


def serve_another_estate(people):
    people.manager.posts.get().estates.add(cast(town("TB", "乙地")).estate)


def be_put_at_another_estate_from_there(people):
    cast(town("TB", "乙地")).estate.posts.add(people.manager.posts.get())


def lose_the_management(people):
    EstateManagement.objects.get(estate=people.estate, company=people.company).delete()


def hand_the_management_over(people):
    managed = EstateManagement.objects.get(estate=people.estate, company=people.company)
    managed.company = cast(town("TB", "乙地")).company
    managed.save()


def end_the_management_yesterday(people):
    managed = EstateManagement.objects.get(estate=people.estate, company=people.company)
    managed.until = clock.today() - timedelta(days=1)
    managed.save()


CHANGES = (
    end,
    end_yesterday,
    go_to_another_company,
    give_to_somebody_else,
    serve_another_estate,
    be_put_at_another_estate_from_there,
    lose_the_management,
    hand_the_management_over,
    end_the_management_yesterday,
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_what_is_taken_away_is_taken_from_every_case_before_any_task_runs(people, cases, change):
    assert admitted(people.manager) == CASES

    change(people)

    assert admitted(people.manager) == 0
    do_what_is_left()
    assert admitted(people.manager) == 0
    assert faults_now() == []


def test_of_two_posts_the_other_one_still_carries_its_cases(people, cases):
    hire(people, person=people.manager)

    people.manager.posts.first().delete()

    assert admitted(people.manager) == CASES


def test_a_shorter_post_ends_every_row_with_it(people, cases):
    post, last = people.manager.posts.get(), clock.today() + timedelta(days=9)
    post.until = last
    post.save()

    rows = CaseAccess.objects.filter(principal=principal_of(people.manager.pk))
    assert set(rows.values_list("until", flat=True)) == {last}


def test_a_part_that_died_or_failed_is_done_by_the_next_worker(people, cases):
    person = hire(people)
    long_ago = timezone.now() - timedelta(hours=1)
    DBTaskResult.objects.update(status="RUNNING", started_at=long_ago)

    do_what_is_left()

    assert admitted(person) == CASES


def test_a_part_that_another_worker_has_just_begun_is_left_to_it(people, cases):
    person = hire(people)
    DBTaskResult.objects.update(status="RUNNING", started_at=timezone.now())

    do_what_is_left()

    assert admitted(person) == 1
