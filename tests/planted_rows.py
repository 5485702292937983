"""A test may plant legal records of its own; what the product does in it is refused as ever.

A write is a test's own if it is reached from `tests/` without passing a request or one of the rooms
in which the product works by itself.
"""

import sys
from pathlib import Path

from cases.legal_records import writing

TESTS = str(Path(__file__).parent)
OF_THE_PRODUCT = (
    *("django/core/handlers/", "django/core/management/", "cases/management/"),
    *("cases/door/", "cases/jobs/", "cases/ledger/", "cases/demo/", "cases/web/"),
)
_check = writing.check


def check(model, columns=None):
    """Refuse as `writing.check` does, unless a test itself writes."""
    if not _is_planted(sys._getframe(1)):
        _check(model, columns)


def _is_planted(frame) -> bool:
    while frame is not None:
        name = frame.f_code.co_filename
        if name.startswith(TESTS) or any(room in name for room in OF_THE_PRODUCT):
            return name.startswith(TESTS)
        frame = frame.f_back
    return False


writing.check = check
