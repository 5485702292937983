"""Killed without warning while six are sending: what was acknowledged is stored, exactly once.

Four record contact attempts, each in a case of their own and having seen its last line; two use the
quick record. A client without an answer sends the same form again afterwards and is answered as if
nothing had happened.
"""

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from threading import Event

import pytest
from django.db import connection
from django.urls import reverse

from cases.models import Case, IdempotencyKey
from cases.states import Status
from tests import live
from tests.cast import cast
from tests.factories import at
from tests.six_at_once import SIX
from tests.strength.sent_forms import contact, count_forms_stored_once, quarrel

pytestmark = [pytest.mark.strength, pytest.mark.django_db(transaction=True)]
ROUNDS = 12
SENDING = 0.25  # seconds before the first kill; each round a little later in the work


@dataclass
class Write:
    """One form and the status of its answer; None if no answer came."""

    path: str
    form: dict
    case: int | None
    status: int | None = None

    @property
    def key(self):
        """The idempotency key of the form."""
        return self.form["key"]

    def send(self, visitor):
        """Open the page, which shows every line, and send it; the connection may break."""
        shown = Case.objects.filter(pk=self.case).values_list("trail_length", flat=True)
        seen = {"as_of": shown.get()} if self.case else {}
        try:
            self.status = visitor.post(self.path, self.form | seen).status
        except (OSError, HTTPException):
            self.status = None
        return self


def keep_sending(visitor, what, name, over) -> list[Write]:
    """Send forms one after the other, each with its key as its words, until `over` is set."""
    (path, form, words, case), sent = what, []
    try:
        while not over.is_set():
            key = f"{name}-{len(sent)}"
            sent.append(Write(path, form | {"key": key, words: key}, case).send(visitor))
    finally:
        connection.close()
    return sent


def the_server(site):
    """Kill the server and start it again."""
    site.kill()
    site.start()


def one_worker(site):
    """Kill one worker; the server replaces it."""
    os.kill(site.workers()[0], signal.SIGKILL)


def one_round(six, what, number, kill) -> list[Write]:
    """Six send, something is killed, and they continue for a moment; returns every form sent."""
    over = Event()
    assert six[0].get(reverse("mediator:desk")).status == 200
    with ThreadPoolExecutor(SIX) as pool:
        running = [
            pool.submit(keep_sending, six[i], what[i], f"{number}-{i}", over) for i in range(SIX)
        ]
        time.sleep(SENDING + number * 0.037)
        kill(six[0].site)
        over.set()
        return [form for sender in running for form in sender.result(live.PATIENCE)]


def committed(writes) -> set[str]:
    """The keys of the forms stored in the database."""
    keys = IdempotencyKey.objects.filter(key__in=[write.key for write in writes])
    return set(keys.values_list("key", flat=True))


@pytest.mark.parametrize("kill", [the_server, one_worker])
def test_no_acknowledged_write_is_lost_and_none_is_doubled(site, kill):
    people = cast()
    disputes = [at(people, Status.MEDIATING) for _ in range(SIX)]
    six = live.visitors(site, people, "mediator", reverse("mediator:desk"))
    what = [contact(d) if i % 3 else quarrel(d) for i, d in enumerate(disputes)]
    answered, unanswered, standing = 0, 0, 0
    for number in range(ROUNDS):
        writes = one_round(six, what, number, kill)
        assert {form.status for form in writes} <= {303, None}
        lost = [form for form in writes if form.status is None]
        acknowledged = {form.key for form in writes if form.status}
        there = committed(writes)
        assert acknowledged - there == set()
        answered, unanswered = answered + len(acknowledged), unanswered + len(lost)
        standing += len(there - acknowledged)
        assert {form.send(six[0]).status for form in lost} <= {303}
    print(f"{connection.vendor}, {kill.__name__}: {answered} acknowledged, {unanswered} without")
    print(f"an answer, {standing} of these stood all the same; {ROUNDS} kills")
    assert unanswered > 0
    assert count_forms_stored_once(disputes) == answered + unanswered
