"""The numbers on chips: built once for an actor and a day, right on every day and calendar."""

import importlib
import pkgutil

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases import web
from cases.law import deadlines
from cases.models import Clock
from cases.states import Status
from cases.web.listing.case_list import CaseList
from cases.web.listing.chips import count_each
from cases.web.office.lists import LIST
from mediation.accounts.actor import NOBODY, actor_of
from mediation.workdays import work_calendar
from mediation.workdays.models import CalendarYear
from tests.cast import cast, overseer
from tests.clients import sign_in
from tests.factories import at
from tests.moments import MONDAY, morning_of

pytestmark = pytest.mark.django_db
FACES = [name for _, name, folder in pkgutil.iter_modules(web.__path__) if folder]


@pytest.fixture
def p(monday):
    return cast()


def counts(actor) -> dict:
    """The numbers of the office's list for this actor."""
    return count_each(actor, LIST.cases, LIST.choices, LIST.every)


def due_on_page(client) -> int:
    chips = client.get("/office/cases/").context["chips"]
    return next(chip.count for chip in chips if chip.label == "快到期")


def lists_with_chips() -> list[CaseList]:
    """Every list with chips that a face declares."""
    folders = [importlib.import_module(f"cases.web.{face}") for face in FACES]
    names = [
        f"{folder.__name__}.{one.name}"
        for folder in folders
        for one in pkgutil.iter_modules(folder.__path__)
    ]
    declared = [vars(importlib.import_module(name)).values() for name in names]
    lists = {id(one): one for values in declared for one in values if isinstance(one, CaseList)}
    return [one for one in lists.values() if one.choices]


def test_no_condition_of_a_list_is_read_from_the_database(p):
    """The statement is kept, so that what it was read from could change."""
    actors = [p.as_clerk, p.as_mediator, p.as_manager, p.as_liaison, actor_of(overseer(p))]
    lists = lists_with_chips()
    work_calendar()
    with CaptureQueriesContext(connection) as asked:
        for actor in actors:
            for each in lists:
                [each.cases(actor).filter(choice.holds()) for choice in each.choices(actor)]

    assert len(lists) == 10
    assert [query["sql"] for query in asked if "workdays_" not in query["sql"]] == []


def test_the_same_list_counts_by_the_day_it_is_opened_on(p):
    at(p, Status.DISPATCHED)
    due_on = Clock.objects.get(key="K2a").due_on

    assert counts(p.as_clerk)["late"] == 0
    with morning_of(due_on + deadlines.DAY):
        assert counts(p.as_clerk)["late"] == 1
    assert counts(p.as_clerk)["late"] == 0


def test_a_calendar_that_changes_changes_what_is_due_soon(p):
    at(p, Status.DISPATCHED).company("respond_first", way="phone", words="下午去看")
    Clock.objects.filter(key="K2a").update(due_on=MONDAY + 4 * deadlines.DAY)
    client = sign_in(p.clerk)
    assert due_on_page(client) == 0
    year = CalendarYear.objects.get(year=MONDAY.year)
    year.days.create(day=MONDAY + deadlines.DAY, kind="off", name="放假")

    assert due_on_page(client) == 1


def test_who_sees_no_case_counts_none(p):
    at(p, Status.DISPATCHED)

    assert set(counts(NOBODY).values()) == {0}
    assert counts(p.as_clerk)[""] == 1
