"""PostgreSQL goes down without a word while six are sending, and comes back.

What was acknowledged is stored; who was not served reads so, and sends the same form again. It
needs a server of its own to restart: `make strength` gives it one.
"""

import os
import pwd
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from pathlib import Path
from threading import Event

import pytest
from django.db import OperationalError, connection
from django.urls import reverse

from cases.models import Case, IdempotencyKey
from cases.states import Status
from tests import live
from tests.cast import cast
from tests.databases_apart import ROOT, ask_server, tell_server
from tests.factories import at
from tests.six_at_once import SIX
from tests.strength.sent_forms import contact, count_forms_stored_once, quarrel

pytestmark = [
    pytest.mark.strength,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("RESTARTS" not in os.environ, reason="restarts the server of all tests"),
]
ROUNDS = 4
PAUSE = 0.1
NOT_SERVED = ("刚才提交的不一定存上了", "系统暂时没有反应")


class Sending:
    """The forms of one sender, each with its key as its words, and the last answer to each."""

    def __init__(self, visitor, what, name):
        self.visitor, self.name = visitor, name
        self.path, self.form, self.words, self.case = what
        self.answers: dict[str, live.Answer | None] = {}

    @property
    def acknowledged(self) -> set[str]:
        """The keys whose last answer led on."""
        return {key for key, answer in self.answers.items() if answer and answer.status == 303}

    def keep_on(self, over):
        """Send one form after the other until `over` is set."""
        try:
            while not over.is_set():
                self.send(f"{self.name}-{len(self.answers)}")
        finally:
            connection.close()

    def send(self, key):
        """Send one form, having seen every line; without an answer, a pause."""
        try:
            shown = Case.objects.filter(pk=self.case).values_list("trail_length", flat=True)
            seen = {"as_of": shown.get()} if self.case else {}
            form = self.form | seen | {"key": key, self.words: key}
            self.answers[key] = self.visitor.post(self.path, form)
        except (OSError, HTTPException, OperationalError):
            connection.close()
            self.answers[key] = None
        if key not in self.acknowledged:
            time.sleep(PAUSE)

    def send_again(self):
        """Send what was not acknowledged once more, under the same keys."""
        for key in self.answers.keys() - self.acknowledged:
            self.send(key)


def controlled() -> list[str]:
    """How to call the program that controls the server, as the server's user."""
    data = Path(ask_server("SHOW data_directory")[0][0])
    find = [ROOT / "deploy" / "with_postgres.sh", "--find"]
    folder = subprocess.run(find, check=True, capture_output=True, text=True).stdout.strip()
    user = pwd.getpwuid(data.stat().st_uid).pw_name
    as_user = ["runuser", "-u", user, "--"] if os.geteuid() == 0 else []
    return [*as_user, f"{folder}/pg_ctl", "-D", str(data), "-l", f"{data}/log"]


def restart(control):
    """End the server in the middle of everything, and start it again a moment later."""
    how = {"check": True, "cwd": "/", "stdout": subprocess.DEVNULL}
    subprocess.run([*control, "-m", "immediate", "-w", "stop"], **how)
    time.sleep(1)
    subprocess.run([*control, "-w", "start"], **how)
    connection.close()


def commit_as_shipped():
    """A commit waits for the disk, which the tests' server spares."""
    tell_server("ALTER SYSTEM SET synchronous_commit = on")
    tell_server("SELECT pg_reload_conf()")


def test_no_acknowledged_write_is_lost_when_the_server_restarts(site):
    control = controlled()
    commit_as_shipped()
    people = cast()
    disputes = [at(people, Status.MEDIATING) for _ in range(SIX)]
    six = live.visitors(site, people, "mediator", reverse("mediator:desk"))
    what = [contact(d) if i % 3 else quarrel(d) for i, d in enumerate(disputes)]
    senders, not_served = [], 0
    for number in range(ROUNDS):
        sending = [Sending(six[i], what[i], f"{number}-{i}") for i in range(SIX)]
        over = Event()
        with ThreadPoolExecutor(SIX) as pool:
            running = [pool.submit(one.keep_on, over) for one in sending]
            time.sleep(0.3 + number * 0.07)
            restart(control)
            time.sleep(0.5)
            over.set()
            assert [one.result(live.PATIENCE) for one in running] == [None] * SIX
        not_served += check_answers(sending)
        for one in sending:
            one.send_again()
            assert one.acknowledged == one.answers.keys()
        senders += sending
    print(f"{sum(len(one.answers) for one in senders)} forms, {not_served} not served at first")
    assert not_served > 0
    assert count_forms_stored_once(disputes) == sum(len(one.answers) for one in senders)


def check_answers(sending) -> int:
    """How many had no answer or were told so; what was acknowledged is stored."""
    acknowledged = set().union(*(one.acknowledged for one in sending))
    stored = IdempotencyKey.objects.filter(key__in=acknowledged)
    assert acknowledged == set(stored.values_list("key", flat=True))
    answers = [answer for one in sending for answer in one.answers.values()]
    refused = [answer for answer in answers if answer and answer.status != 303]
    assert {answer.status for answer in refused} <= {503}
    assert all(any(words in answer.page for words in NOT_SERVED) for answer in refused)
    return len(answers) - len(acknowledged)
