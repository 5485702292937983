"""Checks of what somebody must not read, reach or learn, for house tests and planted faults.

Each takes the world of two towns and returns what it sees.
"""

from datetime import timedelta

import time_machine
from django.urls import reverse

from cases.access import links
from cases.models import Case, Link
from cases.states import Status as S
from cases.visibility import audiences, sections
from mediation import clock
from mediation.accounts.actor import NOBODY, actor_of
from mediation.accounts.models import Tries
from mediation.directory.models import Function
from tests.cast import hire
from tests.clients import sign_in
from tests.factories import at
from tests.house.doors import DOORS, READS
from tests.house.matrix import OFFICE, TAKEN, C, K, M
from tests.house.measuring import browser, undone
from tests.house.measuring import face_of as face_at
from tests.house.walking import (
    alike,
    body_of,
    face_of,
    forbidden_marks,
    parameters,
    path_of,
    without_one_time_values,
)

ABSENT_KEY = 999999999
DESKS = (OFFICE, M, C, K, "supervisor")
LISTING = ("office", "mediator", "company", "court", "supervisor")
FEW = (
    *("nobody", "bystander A", "rival", "office A", "mediator A", "company A", "court A"),
    *("supervisor A", "street A"),
)


def actors_of(town) -> dict:
    """The actor of every role: the desks, the link holders, and nobody."""
    actors = {OFFICE: town.as_clerk, M: town.as_mediator, C: town.as_manager, K: town.as_liaison}
    actors["supervisor"] = actor_of(town.overseer)
    for role, ticket in town.links.items():
        actors[role] = links.actor_of_link(links.link_of(ticket.token).pk)
    return actors | {"nobody": NOBODY}


def readings_beyond_the_table(world) -> list[str]:
    """Roles that read other sections or lines than the table says, or see another case."""
    case, actors = world[0].case, actors_of(world[0])
    read = {who: (set(sections(case, by)), set(audiences(case, by))) for who, by in actors.items()}
    wrong = [f"{who} reads {read[who]}" for who in READS if read[who] != READS[who]]
    for who in (*DESKS, "nobody"):
        seen = list(Case.objects.visible_to(actors[who]))
        wrong += [f"{who} sees {seen}"] if seen != [case] * (who in DESKS) else []
    return wrong


def foreign_papers_reached(world) -> list[str]:
    """Requests, through an own case, in which a foreign paper and an absent one differ."""
    a, b, people = world
    foreign = {
        "A": b.case.documents.get(kind="agreement").pk,
        "B": a.case.documents.get(kind="agreement").pk,
    }
    told_apart = []
    for somebody in people:
        for letter in somebody.sees:
            number = (a if letter == "A" else b).case.number
            for name in (n for n in DOORS if {"number", "pk"} <= {*parameters(n)}):
                if name.partition(":")[0] == face_of(somebody):
                    paths = [reverse(name, args=[number, k]) for k in (foreign[letter], ABSENT_KEY)]
                    one, other = (somebody.client.get(path) for path in paths)
                    same = alike(one, other, foreign[letter], ABSENT_KEY)
                    if one.status_code not in (403, 404) or not same:
                        told_apart.append(f"{somebody.name} {paths[0]}: {one.status_code}")
    return told_apart


def foreign_rows_in_forms(world) -> list[str]:
    """Marks of other cases in the form of any act, where it can be taken, of a third case."""
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
                    form = browser(a, role, d.case).get(path)
                    assert form.status_code == 200, f"{role} {row.act}: {form.status_code}"
                    body = body_of(form)
                    shown += [f"{role} {row.act}: {mark}" for mark in hidden if mark in body]
            d.case = Case.objects.get(pk=d.case.pk)
    return shown


def searches_revealing_hidden_values(world) -> list[str]:
    """Searches that find a case by what the reader may not read."""
    a, b, people = world
    found = []
    for somebody in (s for s in people if s.role in LISTING and s.name in FEW):
        hidden = forbidden_marks(somebody, a, b)
        for what, mark in hidden.items():
            page = somebody.client.get(reverse(f"{somebody.role}:list"), {"q": mark})
            listed = [t.case.number for t in (a, b) if f"/{t.case.number}/" in body_of(page)]
            assert page.status_code == 200, (somebody.name, what)
            if listed and not what.startswith("number"):
                found.append(f"{somebody.name} finds {listed} by {what}")
    return [line for line in found if not staff_by_id(line)]


def staff_by_id(line) -> bool:
    """The office and the mediator may look up an ID number of an own case, shown to nobody."""
    role, town = line.split()[:2]
    return role in ("office", "mediator") and line.endswith(f"by ID of {town}")


def pages_changed_by_the_other_town(world) -> list:
    """Pages that change with new cases in the other town, and the cases its office misses."""
    a, b, people = world
    pages = [name for name, door in DOORS.items() if door.kind in ("desk", "home")]
    elsewhere = [s for s in people if s.name in (*FEW, "applicant A")]
    for somebody in elsewhere:  # every log-in was used by now, however long the towns took
        page_of(somebody, "account", a)
    before = {(s.name, name): page_of(s, name, a) for s in elsewhere for name in pages}

    more = [at(b, status) for status in (S.REGISTERED, S.SIGNING, S.DEFAULTED)]
    more.append(at(b, S.DISPATCHED, day=clock.today() - timedelta(days=30)))

    after = {(s.name, name): page_of(s, name, a) for s in elsewhere for name in pages}
    office = next(s for s in people if s.name == "office B")
    missed = [d.number for d in more if d.number not in page_of(office, "office:list", b)]
    return [key for key in before if before[key] != after[key]] + missed


def page_of(somebody, name, town) -> str:
    """One page without what is new in every answer; it must not depend on the other town."""
    Tries.objects.all().delete()
    return without_one_time_values(somebody.client.get(path_of(name, town)))


def misissued_links(world) -> list[str]:
    """What goes wrong when the office gives a link to a party, an own one or a foreign one."""
    a, b, people = world
    clerk = next(s.client for s in people if s.name == "office A")
    rival = next(s.client for s in people if s.name == "office B")
    page, receipt = path_of("office:give_link", a), path_of("office:receipt", a)
    other = at(a, S.REGISTERED).number
    refused = give_link(clerk, page, b.case.parties.first())
    given = give_link(clerk, page, a.case.parties.first())
    right = {
        "a foreign party gets none": refused.url == page,
        "an own party gets one": given.url == receipt,
        "another office reads no receipt": rival.get(receipt).status_code == 404,
        "no other receipt shows it": as_if_new(
            clerk, a.clerk, receipt.replace(a.case.number, other)
        ),
        "the receipt shows it": shows_a_link(clerk, receipt),
        "and only in that browser": not shows_a_link(sign_in(a.clerk), receipt),
        **receipts_kept_too_long(a, page, receipt),
        "the other town has no more": Link.objects.filter(case=b.case).count() == 2,
    }
    return [what for what, is_so in right.items() if not is_so]


def receipts_kept_too_long(town, page, receipt) -> dict[str, bool]:
    """Whether a browser shows what was given in it to its giver alone, and for a day."""
    browser = sign_in(town.clerk)
    colleague = hire("另管", Function.OFFICE, committee=town.committee)
    give_link(browser, page, town.case.parties.first())
    shown = shows_a_link(browser, receipt)
    with time_machine.travel(clock.now() + timedelta(hours=25), tick=False):
        ended = as_if_new(sign_in(town.clerk, browser), town.clerk, receipt)
    to_colleague = as_if_new(sign_in(colleague, browser), colleague, receipt)
    return {
        "a second browser shows it too": shown,
        "and only for a day": ended,
        "and not to a colleague": to_colleague,
    }


def give_link(client, page, party):
    """The answer to the form of that page, sent for this party with all that it had shown."""
    shown = client.get(page).context
    return client.post(page, {"party": party.pk, "key": shown["key"], "as_of": shown["lines"]})


def shows_a_link(client, path) -> bool:
    return "/r/" in body_of(client.get(path))


def as_if_new(client, person, path) -> bool:
    """Whether a browser shows this person exactly what a new one shows, and shows the page.

    A page that fails shows no link either, so its absence alone would prove nothing.
    """
    here, elsewhere = (c.get(path) for c in (client, sign_in(person)))
    assert (here.status_code, elsewhere.status_code) == (200, 200)
    return without_one_time_values(here) == without_one_time_values(elsewhere)
