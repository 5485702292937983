"""What strangers must not learn: whether a thing exists, and what happens in the other town."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cases.models import Case, Link
from cases.states import Status as S
from mediation import clock
from mediation.accounts.models import Tries
from tests.factories import at
from tests.house.doors import DOORS
from tests.house.matrix import TAKEN, WITH_A_FORM
from tests.house.measuring import browser, filled, undone
from tests.house.measuring import face_of as face_at
from tests.house.walking import (
    alike,
    body_of,
    face_of,
    forbidden_marks,
    forbidden_texts,
    parameters,
    path_of,
    without_one_time_values,
)

pytestmark = pytest.mark.usefixtures("quiet")
ACT_WITH = {"party": "release_party", "parties": "give_notice"}
ABSENT_NUMBER, ABSENT_KEY = "TZ2026-999999", 999999999
FEW = (
    *("nobody", "bystander A", "rival", "office A", "mediator A", "company A", "court A"),
    *("supervisor A", "street A"),
)
LISTING = ("office", "mediator", "company", "court", "supervisor")


def case_routes():
    """The routes with a case in their address, with one act in place of all."""
    for name in DOORS:
        if "number" in parameters(name):
            acts = ("consent", "seal", "pay", "nothing") if DOORS[name].kind == "act" else ("",)
            yield from ((name, act) for act in acts)


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


def test_a_foreign_paper_is_not_reached_through_an_own_case(world):
    a, b, people = world
    foreign = {
        "A": b.case.documents.get(kind="agreement").pk,
        "B": a.case.documents.get(kind="agreement").pk,
    }
    told_apart = []
    for somebody in people:
        for letter in somebody.sees:
            number = (a if letter == "A" else b).case.number
            for name in (n for n in DOORS if "pk" in parameters(n)):
                if name.partition(":")[0] == face_of(somebody):
                    paths = [reverse(name, args=[number, k]) for k in (foreign[letter], ABSENT_KEY)]
                    one, other = (somebody.client.get(path) for path in paths)
                    same = alike(one, other, foreign[letter], ABSENT_KEY)
                    if one.status_code not in (403, 404) or not same:
                        told_apart.append(f"{somebody.name} {paths[0]}: {one.status_code}")
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


def test_no_form_offers_rows_of_another_case(world):
    """Every act in a state where it can be taken, in a third case of the same committee."""
    a, b, _ = world
    own = {"mediator", "estate"}
    hidden = {*b.marks.values(), *(mark for kind, mark in a.marks.items() if kind not in own)}
    shown = []
    for state in dict.fromkeys(row.state for row in TAKEN):
        d = at(a, state)
        for row in (row for row in TAKEN if row.state == state):
            with undone():
                row.before(d)
                for role in sorted(row.by):
                    path = reverse(f"{face_at(role)}:act", args=[d.number, row.act])
                    body = body_of(browser(a, role, d.case).get(path))
                    shown += [f"{role} {row.act}: {mark}" for mark in hidden if mark in body]
            d.case = Case.objects.get(pk=d.case.pk)
    assert shown == []


def test_a_search_does_not_match_what_the_reader_may_not_read(world):
    a, b, people = world
    found = []
    for somebody in (s for s in people if s.role in LISTING and s.name in FEW):
        hidden = forbidden_marks(somebody, a, b)
        for what, mark in hidden.items():
            page = somebody.client.get(reverse(f"{somebody.role}:list"), {"q": mark})
            listed = [t.case.number for t in (a, b) if f"/{t.case.number}/" in body_of(page)]
            if listed and not what.startswith("number"):
                found.append(f"{somebody.name} finds {listed} by {what}")
    assert [line for line in found if not staff_by_id(line)] == []


def staff_by_id(line) -> bool:
    """The office and the mediator may look up an ID number of an own case, shown to nobody."""
    role, town = line.split()[:2]
    return role in ("office", "mediator") and line.endswith(f"by ID of {town}")


def test_what_happens_in_the_other_town_changes_no_page(world):
    a, b, people = world
    pages = [name for name, door in DOORS.items() if door.kind in ("desk", "home")]
    elsewhere = [s for s in people if s.name in (*FEW, "applicant A")]
    before = {(s.name, name): page_of(s, name, a) for s in elsewhere for name in pages}

    more = [at(b, status) for status in (S.REGISTERED, S.SIGNING, S.DEFAULTED)]
    more.append(at(b, S.DISPATCHED, day=clock.today() - timedelta(days=30)))

    after = {(s.name, name): page_of(s, name, a) for s in elsewhere for name in pages}
    assert [key for key in before if before[key] != after[key]] == []
    office = next(s for s in people if s.name == "office B")
    assert [d for d in more if d.number not in page_of(office, "office:list", b)] == []


def page_of(somebody, name, town) -> str:
    """One page without what is new in every answer; it must not depend on the other town."""
    Tries.objects.all().delete()
    return without_one_time_values(somebody.client.get(path_of(name, town)))


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


def test_a_link_is_given_for_an_own_party_and_its_receipt_shown_once(world):
    a, b, people = world
    clerk = next(s.client for s in people if s.name == "office A")
    rival = next(s.client for s in people if s.name == "office B")
    page, receipt = path_of("office:give_link", a), path_of("office:receipt", a)

    other = at(a, S.REGISTERED).number
    foreign = b.case.parties.first().pk
    assert clerk.post(page, {"party": foreign, "key": "1"}).url == page
    given = clerk.post(page, {"party": a.case.parties.first().pk, "key": "2"})

    assert given.url == receipt
    assert rival.get(receipt).status_code == 404
    assert "/r/" not in body_of(clerk.get(receipt.replace(a.case.number, other)))
    assert body_of(clerk.get(receipt)).count("/r/") >= 1
    assert "/r/" not in body_of(clerk.get(receipt))
    assert Link.objects.filter(case=b.case).count() == 2
