"""One rule of order: the act on the case page, the shelf, the order of the rows."""

from datetime import date, timedelta

import pytest

from cases.states import Status as S
from cases.web.dated import deadline_of
from cases.web.urgency import Urgency, order_of, soon_day, tone, urgency_of
from mediation import clock
from mediation.workdays.models import CalendarYear, WorkCalendarDay
from tests.cases.web.situations import COMPANY, COURT, MEDIATOR, OFFICE, SITUATIONS
from tests.cases.web.staging import promise
from tests.cast import cast
from tests.clients import sign_in
from tests.factories import at, complain
from tests.moments import morning_of

pytestmark = pytest.mark.django_db
ENDINGS = "待销号/结案"
WHO = {OFFICE: "clerk", MEDIATOR: "mediator", COMPANY: "manager", COURT: "liaison"}


@pytest.fixture
def people():
    with morning_of("2026-06-10"):
        yield cast()


def rows_of(browser, face, number) -> dict:
    """The rows of the desk that show the case, by the shelf."""
    page = browser.get(f"/{face}/")
    return {
        shelf["title"]: row
        for shelf in page.context.get("shelves", ())
        for row in shelf["rows"]
        if row["url"].endswith(f"/{number}/")
    }


@pytest.mark.parametrize("row", SITUATIONS, ids=lambda row: f"{row.face}: {row.name}")
def test_the_next_act_and_the_shelves_of_a_situation(people, row):
    number = row.make(people).number
    browser = sign_in(getattr(people, WHO[row.face]))
    offers = browser.get(f"/{row.face}/cases/{number}/").context["offers"]
    loud = [offer.name for offer in offers if not (offer.quiet or offer.blocked_by)]
    rows = rows_of(browser, row.face, number)
    assert (loud[:1], tuple(rows)) == ([row.first] if row.first else [], row.shelves)
    if ENDINGS in rows:
        assert rows[ENDINGS]["action_url"].endswith(f"/{row.first}/")


def test_a_promise_before_its_day_is_folded(people):
    dispute = promise(at(people, S.MEDIATING), 9)
    offers = sign_in(people.mediator).get(f"/mediator/cases/{dispute.number}/").context["offers"]
    (check,) = [offer for offer in offers if offer.name == "check_promise"]
    assert check.quiet


def test_cases_new_today_are_before_those_waiting_longest(people):
    old = [at(people, S.ACCEPTED, day=clock.today() - timedelta(days=9)) for _ in range(7)]
    new = at(people, S.ACCEPTED)
    rows = mine(people)
    assert rows[0]["url"].endswith(f"/{new.number}/")
    assert rows[0]["tag"] == "新"
    assert rows[1]["url"].endswith(f"/{old[0].number}/")


def test_late_is_before_due_before_new_before_the_rest(people):
    days = {"rest": 9, "new": 0, "due": 28, "late": 60}
    numbers = {
        at(people, S.MEDIATING, day=clock.today() - timedelta(days=n)).number: word
        for word, n in days.items()
    }
    rows = [numbers[row["url"].split("/")[-2]] for row in mine(people)]
    assert rows == ["late", "due", "new", "rest"]


def test_the_list_of_ones_cases_begins_with_what_is_due_whatever_it_is(people):
    later = at(people, S.MEDIATING)
    owed = at(people, S.PERFORMING)
    promised = promise(at(people, S.MEDIATING), 1)
    rows = sign_in(people.mediator).get("/mediator/cases/").context["listing"].cases
    days = [(case.number, deadline_of(case)) for case in rows]
    assert days[:2] == [
        (promised.number, clock.today() + timedelta(days=1)),
        (owed.number, date(2026, 6, 29)),  # due on the 28th, a Sunday
    ]
    assert days[2][0] == later.number


def mine(people):
    shelves = sign_in(people.mediator).get("/mediator/").context["shelves"]
    return next(s for s in shelves if s["title"] == "等我办")["rows"]


def test_the_office_sees_the_late_before_what_came_earlier(people):
    first = at(people, S.SIGNING).parties_sign().mediator("mediator_sign")
    late = at(people, S.SIGNING, day=clock.today() - timedelta(days=60))
    late.parties_sign().mediator("mediator_sign")
    page = sign_in(people.clerk).get("/office/")
    shelf = next(s for s in page.context["shelves"] if s["title"] == "待盖章")
    rows = [row["url"].split("/")[-2] for row in shelf["rows"]]
    assert rows == [late.number, first.number]


@pytest.mark.parametrize(
    ("days", "new", "urgency", "shown"),
    [
        (-183, False, Urgency.LATE, "late"),
        (-1, True, Urgency.LATE, "late"),
        (0, False, Urgency.DUE, "soon"),
        (5, True, Urgency.DUE, "soon"),  # Wednesday to Monday: three working days
        (6, True, Urgency.NEW, ""),
        (6, False, Urgency.REST, ""),
        (771, False, Urgency.REST, ""),
        (None, True, Urgency.NEW, ""),
        (None, False, Urgency.REST, ""),
    ],
)
def test_how_urgent_a_day_is(people, days, new, urgency, shown):
    today = clock.today()
    due_on = None if days is None else today + timedelta(days=days)
    assert urgency_of(due_on, today, is_new=new) == urgency
    assert tone(due_on, today) == shown


def test_rows_are_sorted_by_urgency_and_then_by_day(people):
    today = clock.today()
    days = [None, today, today - timedelta(days=2), today + timedelta(days=99)]
    ordered = sorted(days, key=lambda day: order_of(day, today))
    assert ordered == [days[2], days[1], days[3], None]


def test_soon_is_counted_in_working_days_of_the_calendar():
    notice = CalendarYear.objects.create(year=2027, status="known")
    for day in (15, 16, 17):
        WorkCalendarDay.objects.create(day=date(2027, 6, day), kind="off", notice=notice)
    assert soon_day(date(2027, 6, 14)) == date(2027, 6, 22)


def test_a_company_has_its_short_name_on_the_desk_and_its_full_name_in_the_table(people):
    company = {"role": "respondent", "side": 2, "kind": "organisation"}
    company |= {"name": people.company.name, "company": people.company}
    dispute = complain(people, parties=({"role": "applicant", "side": 1, "name": "李申"}, company))
    shelves = sign_in(people.clerk).get("/office/").context["shelves"]
    shelf = next(shelf for shelf in shelves if shelf["rows"])
    assert shelf["rows"][0]["title"].startswith("李申 ↔ 安邻物业　")
    page = sign_in(people.clerk).get(f"/office/cases/{dispute.number}/?part=parties")
    assert page.context["case"]["title"].startswith("李申与安邻物业：")
    assert people.company.name in page.content.decode()
