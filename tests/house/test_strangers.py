"""What strangers must not learn: whether a thing exists, and what happens in the other town."""

from datetime import timedelta

import pytest
import time_machine

from cases.states import Status as S
from mediation import clock
from tests.factories import at
from tests.house.checks import (
    ABSENT_KEY,
    FEW,
    foreign_papers_reached,
    foreign_rows_in_forms,
    misissued_links,
    pages_changed_by_the_other_town,
    searches_revealing_hidden_values,
)
from tests.house.doors import DOORS
from tests.house.matrix import WITH_A_FORM
from tests.house.measuring import browser, filled, undone
from tests.house.walking import (
    alike,
    face_of,
    forbidden_marks,
    forbidden_texts,
    parameters,
    path_of,
)

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("quiet")]
ACT_WITH = {"party": "release_party", "parties": "give_notice"}
ABSENT_NUMBER = "TZ2026-999999"


def case_routes():
    """The routes with a case in their address, with one act in place of all."""
    for name in DOORS:
        if "number" in parameters(name):
            acts = ("consent", "seal", "pay", "nothing") if DOORS[name].kind == "act" else ("",)
            yield from ((name, act) for act in acts)


@pytest.mark.one_database  # who sees a case is one condition
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_foreign_case_and_one_that_does_not_exist_look_alike(world, method):
    a, b, people = world
    told_apart = []
    for somebody in (s for s in people if s.name in (*FEW, "applicant A")):
        for name, act in case_routes():
            for letter, town in (("A", a), ("B", b)):
                number = town.case.number
                if letter in somebody.sees and face_of(somebody) == name.partition(":")[0]:
                    continue
                path = path_of(name, town, act or "consent")
                foreign = getattr(somebody.client, method)(path)
                absent = getattr(somebody.client, method)(path.replace(number, ABSENT_NUMBER))
                if not alike(foreign, absent, number, ABSENT_NUMBER):
                    told_apart.append(f"{somebody.name} {method} {path}")
    assert told_apart == []


@pytest.mark.parametrize("name", ["party", "parties", "obligation"])
def test_foreign_rows_in_a_form_are_refused_as_if_there_were_none(world, name):
    """In a case where the act can be taken, so that the whole form is read."""
    a, b, _ = world
    state, act = (S.PERFORMING, "pay") if name == "obligation" else (S.ACCEPTED, ACT_WITH[name])
    d = at(a, state)
    foreign = b.case.obligations if name == "obligation" else b.case.parties
    key = foreign.order_by("pk").first().pk
    client, path = browser(a, "mediator"), f"/mediator/cases/{d.number}/{act}/"
    sent = filled(client.get(path).context["form"])

    answers = [client.post(path, sent | {name: row, "key": "one"}) for row in (key, ABSENT_KEY)]

    assert answers[0].status_code == 422
    assert alike(*answers, key, ABSENT_KEY)


def test_every_posted_form_says_only_what_its_reader_may_read(world):
    """The forms of one's own case, sent empty and followed to their redirects."""
    a, b, people = world
    wrong, asked = [], 0
    for somebody in (s for s in people if "A" in s.sees and f"{face_of(s)}:act" in DOORS):
        hidden = forbidden_marks(somebody, a, b)
        name = f"{face_of(somebody)}:act"
        for act in sorted(WITH_A_FORM):
            path = path_of(name, a, act)
            with undone():
                answer = somebody.client.post(path, {}, follow=True)
            asked += 1
            shown = forbidden_texts(name, path, answer, hidden)
            wrong += [f"{somebody.name} POST {path} shows {what}" for what in shown]
    print(f"{asked} forms")
    assert wrong == []


def test_a_foreign_paper_is_not_reached_through_an_own_case(world):
    assert foreign_papers_reached(world) == []


@pytest.mark.one_database  # the same forms are opened by test_repeats.py
def test_no_form_offers_rows_of_another_case(world):
    assert foreign_rows_in_forms(world) == []


def test_a_search_does_not_match_what_the_reader_may_not_read(world):
    assert searches_revealing_hidden_values(world) == []


def test_what_happens_in_the_other_town_changes_no_page(world):
    later = clock.now() + timedelta(minutes=2)  # pages say when a log-in was used last
    with time_machine.travel(later, tick=False):
        changed = pages_changed_by_the_other_town(world)
    assert changed == []


def test_a_link_is_given_for_an_own_party_and_its_receipt_shown_in_that_browser(world):
    assert misissued_links(world) == []
