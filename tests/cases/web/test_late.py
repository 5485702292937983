"""What is late is late by one rule: on the desks of every office, in their lists and numbers."""

from datetime import date

import pytest
from django.urls import reverse

from cases.models import Case
from cases.states import Status as S
from cases.web.office import desk
from cases.web.office.shelves import question
from tests.cast import cast
from tests.factories import at
from tests.house import measuring

pytestmark = pytest.mark.django_db
PARAMETER = {"office": "shelf", "mediator": "shelf", "supervisor": "flag"}


@pytest.fixture
def late(monday):
    """On 2 April: a company's first response two hours late, a court's time long over, and a
    return visit after the closing a day late; a visit two days ahead is not."""
    people = cast()
    cases = {"visit": at(people, S.CLOSED), "court": at(people, S.ADJUDICATING).court_takes_it()}
    monday.move_to("2026-04-01T08:00+08:00")
    cases["hours"] = at(people, S.DISPATCHED)
    cases["quiet"] = at(people, S.DISPATCHED)
    monday.move_to("2026-04-02T10:00+08:00")
    return people, {name: d.number for name, d in cases.items()}


def listed(client, face):
    page = client.get(reverse(f"{face}:list"), {PARAMETER[face]: "late"})
    return {case.number for case in page.context["listing"].cases}


@pytest.mark.parametrize(
    ("face", "names"),
    [
        ("office", {"hours", "visit", "court", "quiet"}),
        ("mediator", {"visit", "court"}),
        ("supervisor", {"hours", "visit", "quiet"}),
    ],
)
def test_an_office_counts_as_late_what_its_list_and_its_rows_show(late, face, names):
    people, numbers = late
    client = measuring.browser(people, face)
    desk = client.get(reverse(f"{face}:desk")).context["shelves"]
    shelf = next(one for one in desk if "late" in one["url"])

    wanted = {numbers[name] for name in names}
    assert listed(client, face) == wanted
    assert shelf["count"] == len(wanted)
    assert {row.url.split("/")[-2] for row in shelf["rows"]} == wanted


def test_the_desk_of_an_office_reads_the_first_late_visits_and_counts_all(late):
    people, _ = late
    for case in [at(people, S.CLOSED).case for _ in range(20)]:
        case.visits.update(planned_on=date(2026, 4, 1))
    visible = Case.objects.visible_to(people.as_clerk)

    assert desk._first_visits(visible).count() == 3 * desk.SHOWN
    shelf = next(one for one in desk.context(people.as_clerk)["shelves"] if one["key"] == "late")
    assert shelf["count"] == visible.filter(question("late")).count() == 24
