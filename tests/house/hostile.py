"""The fuzzer's round: every route and every act, by everybody admitted, in every state."""

from types import SimpleNamespace

from django.test import Client
from django.urls import reverse

from cases.access import links, unmasking
from cases.demo.sample_scan import sample_scan
from cases.states import Status as S
from mediation.accounts.actor import actor_of
from tests.cast import cast, overseer
from tests.clients import client_showing_errors
from tests.factories import at
from tests.house import matrix, measuring
from tests.house.doors import DOORS
from tests.house.fuzzing import Fuzzer
from tests.house.walking import parameters, path_of
from tests.house.world import batch_of, ledger_of, marks, notice_of

EVERYBODY = (*measuring.STAFF, *measuring.LINKS)


def fuzz_everything(seed, *, posts) -> Fuzzer:
    """Fuzz pages and acts from one seed; returns the findings."""
    run, people = Fuzzer(seed), cast()
    pages = with_a_scan(at(people, S.SIGNING))
    fuzz_pages(run, pages, posts)
    for state in dict.fromkeys(row.state for row in matrix.TAKEN):
        fuzz_acts(run, at(people, state), posts)
    return run


def with_a_scan(d):
    """The dispute with a scan, which has a page of its own."""
    return d.office("file_scan", paper="evidence", file=sample_scan("照片"))


def fuzz_pages(run, d, posts):
    """Every route but the acts, with foreign parameters too, by a visitor and whom it admits.

    Others are refused before an address is read: one of them each, as the seed has it.
    """
    ticket = links.issue_link(d.case, d.li)
    asked = unmasking.ask(d.case, actor_of(overseer(d.p)), "当事人来信反映，要打电话核实")
    town = SimpleNamespace(case=d.case, estate=d.p.estate, links={"applicant": ticket}, asked=asked)
    d.p.marks = marks("A")
    d.p.letter = ""
    town.ledger, town.batch, town.notice = ledger_of(d.p), batch_of(d.p), notice_of(d.p)
    clients = {"nobody": client_showing_errors()} | browsers(d)
    for name, door in DOORS.items():
        path = path_of(name, town)
        admitted = [role for role in EVERYBODY if not door.admits or role in door.admits]
        for role in dict.fromkeys(("nobody", *admitted, run.dice.choice(EVERYBODY))):
            if door.kind != "act":
                run.fuzz(role, clients[role], path, posts=posts)
            for own in own_parts(name, town, path):
                run.lost(role, clients[role], path, own)


def own_parts(name, town, path) -> list[str]:
    """The parts of an address that name something."""
    return [part for part in path.strip("/").split("/") if part and parameters(name)][-2:]


def fuzz_acts(run, d, posts):
    """Every act of this state by everybody who may take it, its form filled in and spoilt.

    All of them fill in the same form: the first tries it most.
    """
    clients = browsers(d)
    for row in (row for row in matrix.TAKEN if row.state == d.status):
        with measuring.undone():
            row.before(d)
            words = row.sent(d) or {}
            for place, role in enumerate(sorted(row.by)):
                path = reverse(f"{measuring.face_of(role)}:act", args=[d.number, row.act])
                tries = {"gets": 0, "posts": posts // 2} if place else {"posts": posts}
                run.fuzz(role, clients[role], path, words=words, **tries)
        d.case = type(d.case).objects.get(pk=d.case.pk)


def browsers(d) -> dict[str, Client]:
    """A browser for everybody of the cast that returns a 500 instead of raising."""
    found = {role: measuring.browser(d.p, role, d.case) for role in EVERYBODY}
    for client in found.values():
        client.raise_request_exception = False
    return found
