"""Set-up that always writes the same rows is done once per process; later tests get it from memory.

`once(name, build)` keeps the statements that `build` wrote. A test that asks for the same set-up at
the same point of its transaction, at the same moment, gets the same rows with the same ids. Any
other write before it, a test with transactions of its own, or one that patches code or settings
builds in the ordinary way.
"""

import copy
import re
from collections.abc import Callable
from contextlib import contextmanager
from functools import cache
from typing import Any, NamedTuple

import time_machine
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection

from mediation import clock
from mediation.workdays import work_calendar

WRITE = re.compile(r"\s*(INSERT|UPDATE|DELETE)\b", re.IGNORECASE)
ROLLBACK = re.compile(r"\s*ROLLBACK\b", re.IGNORECASE)


class Kept(NamedTuple):
    """What a set-up wrote, and what it returns."""

    statements: list[tuple[str, Any, bool]]
    answer: Any


class History:
    """What the running test has written so far."""

    def __init__(self):
        self.path: tuple | None = ()  # names of set-ups; None after any other write or rollback
        self.statements: list[tuple[str, Any, bool]] = []  # of the set-ups
        self.depth = 0
        self.torn = False  # something was taken back

    def __call__(self, execute, sql, params, many, context):
        written, taken_back = WRITE.match(sql), ROLLBACK.match(sql)
        if not self.depth:
            self.path = None if written or taken_back else self.path
        elif written:
            self.statements.append((sql, params, many))
        self.torn |= bool(taken_back)
        return execute(sql, params, many, context)

    @contextmanager
    def within(self, key):
        """The set-up of this key writes."""
        self.depth += 1
        try:
            yield
        except BaseException:
            self.torn = True
            raise
        finally:
            self.depth -= 1
            self.path = None if self.torn else key


_kept: dict[tuple, Kept] = {}
_watched: list[History] = []


@contextmanager
def watch():
    """Watch the statements of one test; outside the block every set-up is built."""
    history = History()
    _watched.append(history)
    try:
        with connection.execute_wrapper(history):
            yield
    finally:
        _watched.pop()


def once(name, build: Callable[[], Any], *, first=False) -> Any:
    """What `build` returns; its rows come from memory if they can.

    `first` marks a set-up that is right in an empty database; others follow it.
    """
    history = _watched[-1] if _watched else None
    if history is None or history.path is None or first == bool(history.path):
        return build()
    if not connection.in_atomic_block:
        return build()
    key = (*history.path, name, _moment())
    with history.within(key):
        if first:
            _start_at_one()
        return _again(_kept[key]) if key in _kept else _first(key, history, build)


def _moment():
    """The moment of a test in which time stands still, otherwise the day."""
    return clock.now() if time_machine.escape_hatch.is_travelling() else clock.today()


def _again(kept):
    work_calendar()  # building reads it, once per process
    with connection.cursor() as cursor:
        for sql, params, many in kept.statements:
            (cursor.executemany if many else cursor.execute)(sql, params)
    return copy.deepcopy(kept.answer)


def _first(key, history, build):
    before = len(history.statements)
    answer = build()
    if not history.torn:
        _kept[key] = Kept(history.statements[before:], copy.deepcopy(answer))
    return answer


def _start_at_one():
    """Let the ids of every table that a test finds empty start at 1."""
    with connection.cursor() as cursor:
        cursor.execute(_restart())


@cache
def _restart() -> str:
    sequences = connection.introspection.sequence_list()
    filled = {m._meta.db_table for m in apps.get_models() if m._base_manager.exists()}
    ours = [sequence for sequence in sequences if sequence["table"] not in filled]
    return " ".join(connection.ops.sequence_reset_by_name_sql(no_style(), ours))
