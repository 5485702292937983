"""Whether what a dispute is made of is written through the door, or by a test itself."""

import re
import sys
from contextlib import contextmanager

from django.db import connection

from tests import kept_rows

WRITE = re.compile(r'\s*(INSERT INTO|UPDATE|DELETE FROM) "cases_', re.IGNORECASE)
# The door, the daily run, what a committee settles for itself, and what a new post gives access to.
DOORS = (
    *("cases/door/__init__.py", "cases/jobs/"),
    *("cases/models/visit_rules.py", "cases/access/post_changes.py"),
)
FROM_MEMORY = kept_rows._again.__code__  # writes again what was written through the door


class AroundTheDoor(Exception):
    """A test wrote to a dispute itself."""


@contextmanager
def nothing_around_the_door():
    """A block in which a write to a dispute that no door makes is refused."""
    with connection.execute_wrapper(_asked):
        yield


def _asked(execute, sql, params, many, context):
    if WRITE.match(sql) and not _is_by_a_door(sys._getframe()):
        raise AroundTheDoor(sql[:120])
    return execute(sql, params, many, context)


def _is_by_a_door(frame) -> bool:
    while frame is not None:
        code = frame.f_code
        if code is FROM_MEMORY or any(door in code.co_filename for door in DOORS):
            return True
        frame = frame.f_back
    return False
