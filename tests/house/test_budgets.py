"""Every page and every act keeps its budget of statements, for every face, in every state."""

import pytest
from django.db import connection, transaction
from django.urls import reverse

from cases.models import Case
from cases.models.clocks import length_in_force
from cases.models.numbers import draw
from cases.states import Status as S
from mediation import clock
from mediation.workdays import work_calendar
from tests.cases.phases.guards_of_member_results import both_settled
from tests.cast import cast
from tests.factories import REACHABLE, at
from tests.house import budgets, matrix, measuring
from tests.house.doors import DOORS, TABS
from tests.moments import MONDAY, morning_of

pytestmark = pytest.mark.django_db
OVERSEEN = budgets.CASE_TO_THE_OVERSEER
EVERYBODY = (*measuring.STAFF, *measuring.OVERSEEING, *measuring.LINKS)


@pytest.fixture(autouse=True)
def monday(db):
    with morning_of(MONDAY):
        calendar = work_calendar()  # read once per process, with the clock lengths
        length_in_force("K9", None, clock.today(), calendar)
        assert connection.features.supports_json_field  # asked of the database once as well
        yield


def taken(d, row, role):
    """One act through its page, from request to 303, rolled back."""
    face = measuring.face_of(role)
    client = measuring.browser(d.p, role, d.case)
    path = reverse(f"{face}:act", args=[d.case.number, row.act])
    page = client.get(path)
    assert page.status_code == 200, (row.act, role, page.status_code)
    form = (page.context or {}).get("form")
    sent = (measuring.filled(form) if form else {}) | row.sent(d)
    with measuring.undone(), measuring.counted() as found:
        answer = client.post(path, sent)
    assert answer.status_code == 303, (row.act, role, answer.status_code, measuring.refusal(answer))
    return measuring.Measured(f"{row.act} from {row.state} by {role}", tuple(found), budgets.ACT)


def all_but_sealed(d):
    """What members agreed to is written; their representative and the mediator have signed."""
    both_settled(d)
    d.mediator("draft_agreement").parties_sign().mediator("mediator_sign")


def all_but_signed_by_the_mediator(d):
    both_settled(d)
    d.mediator("draft_agreement").parties_sign().office("seal", incomplete=True)


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("act", "role", "before"),
    [
        ("seal", "office", all_but_sealed),
        ("mediator_sign", "mediator", all_but_signed_by_the_mediator),
    ],
)
def test_the_last_mark_under_the_agreement_of_a_group_keeps_its_budget(act, role, before):
    d = at(cast(), S.MEDIATING)
    draw_the_first_numbers(d)
    before(d)
    row = next(row for row in matrix.TAKEN if row.act == act)
    found = [taken(d, row, role)]

    assert Case.objects.get(pk=d.case.pk).status == S.SIGNING  # it was rolled back
    assert measuring.too_many(found) == []


def draw_the_first_numbers(d):
    """The first serial of a year opens its series; every later one finds it."""
    with transaction.atomic():
        for kind in ("dossier", "agreement"):
            draw(d.case.committee, kind, clock.today().year)


@pytest.mark.one_database  # test_repeats.py takes the same acts
@pytest.mark.parametrize("state", REACHABLE, ids=str)
def test_every_act_from_this_state_keeps_its_budget(state):
    d = at(cast(), state)
    draw_the_first_numbers(d)
    found = []
    for row in (row for row in matrix.TAKEN if row.state == state):
        with measuring.undone():
            row.before(d)
            found += [taken(d, row, role) for role in sorted(row.by)]
        d.case = Case.objects.get(pk=d.case.pk)

    assert measuring.too_many(found) == []


def faces_of(d):
    """Everybody of the cast who may see the case, each with a browser."""
    clients = {role: measuring.browser(d.p, role, d.case) for role in EVERYBODY}
    return {
        role: client
        for role, client in clients.items()
        if client.get(case_path(role, d.case)).status_code == 200
    }


def case_path(role, case):
    return reverse(f"{measuring.face_of(role)}:case", args=[case.number])


@pytest.mark.parametrize("state", REACHABLE, ids=str)
def test_every_case_page_in_this_state_keeps_its_budget(state):
    d = at(cast(), state)
    found = []
    for role, client in faces_of(d).items():
        for tab in TABS.get(role, [""]):
            with measuring.counted() as seen:
                client.get(case_path(role, d.case) + tab)
            name = f"case {state} to {role} {tab}"
            first = tab == TABS.get(role, [""])[0]
            whole = OVERSEEN if role in measuring.OVERSEEING else budgets.CASE_PAGE
            budget = whole if first else budgets.ONE_PART_IN_FULL
            found.append(measuring.Measured(name, tuple(seen), budget))

    assert measuring.too_many(found) == []


def test_every_part_of_a_case_asks_the_same_for_one_session_and_for_many():
    d = at(cast(), S.MEDIATING).sit_down()
    one = counts_of_parts(d)
    for _ in range(3):
        d.sit_down()

    assert counts_of_parts(d) == one


def counts_of_parts(d) -> dict:
    """The number of statements of every part of the staff's case pages."""
    found = {}
    for role in ("office", "mediator"):
        client = measuring.browser(d.p, role, d.case)
        for tab in TABS[role]:
            with measuring.counted() as seen:
                client.get(case_path(role, d.case) + tab)
            found[role, tab] = len(seen)
    return found


SHOWN = (S.DISPATCHED, S.REQUESTED, S.MEDIATING, S.SIGNING, S.ADJUDICATING, S.PERFORMING, S.CLOSED)


def counts_of_pages(people) -> dict:
    """The statements of every list and desk, by the name of its route."""
    found = {}
    for name in budgets.PAGES:
        client = measuring.browser(people, name.partition(":")[0])
        with measuring.counted() as seen:
            assert client.get(reverse(name)).status_code == 200, name
        found[name] = measuring.Measured(name, tuple(seen), budgets.PAGES[name])
    return found


def test_every_list_and_desk_asks_the_same_for_one_row_and_for_many():
    people = cast()
    for status in SHOWN:
        at(people, status)
    one = counts_of_pages(people)
    for status in SHOWN * 3:
        at(people, status)
    many = counts_of_pages(people)

    assert measuring.too_many(many.values()) == []
    assert {n: m.count for n, m in one.items()} == {n: m.count for n, m in many.items()}


def test_every_list_and_desk_has_an_entry():
    pages = {name for name, door in DOORS.items() if door.kind == "desk"}
    own_log_in = {"account", "password", "stay"}  # no face's, and without rows of cases
    assert pages - own_log_in - {"mediator:quick", "office:register"} == budgets.PAGES.keys() | {
        "reports:brief",
        "reports:brief_pdf",
        "reports:brief_pdf_in_full",
    }
