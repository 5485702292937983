"""Who runs only the site: tasks and the daily run happen beside it."""

import os

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from django_tasks_db.models import DBTaskResult

from cases.access import recounting
from cases.jobs import worker
from cases.management.commands import work
from tests.cast import cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_connection(monkeypatch):
    """The connection of the test stays open."""
    monkeypatch.setattr(worker.connections, "close_all", lambda: None)


def times(rounds):
    """Goes on for so many rounds without waiting."""
    left = iter([True] * (rounds - 1) + [False])
    return lambda seconds: next(left)


def left_to_do() -> int:
    return DBTaskResult.objects.ready().count()


def test_tasks_are_done_as_they_come_and_the_daily_run_at_once_and_after_a_while(monkeypatch):
    estate, moments, done = cast().estate.pk, iter([0, 0, 0, 899, 900, 900, 901]), []
    monkeypatch.setattr(worker, "monotonic", lambda: next(moments))

    def run_due():
        recounting.recount_further.enqueue("company", {"estate": estate}, 0)
        done.append(left_to_do())

    worker.keep_working(times(4), run_due)

    assert (done, left_to_do()) == ([1, 1], 0)


def test_what_fails_is_tried_again_and_ends_nothing(monkeypatch, caplog):
    tries = []

    def away():
        tries.append(1)
        raise OperationalError("the connection is lost")

    monkeypatch.setattr(worker, "do_what_is_left", away)
    worker.keep_working(times(3), lambda: None)

    assert len(tries) == 3
    assert "后台任务没有办成，稍后再办：the connection is lost" in caplog.text


def test_the_command_does_both_and_ends_with_its_site(capsys):
    recounting.recount_further.enqueue("company", {"estate": cast().estate.pk}, 0)

    call_command("work", with_site=os.getpid())  # which is not its own parent

    assert left_to_do() == 0
    assert connection.is_usable()
    assert capsys.readouterr() == ("", "")


def test_make_run_starts_it_with_the_process_that_becomes_the_site(settings):
    script = (settings.ROOT / "deploy" / "run.sh").read_text()

    assert "manage.py work --with-site $$ &\nexec .venv/bin/python -m gunicorn" in script
    assert work.Command.needs_keys
