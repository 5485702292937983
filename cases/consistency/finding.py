"""One result of a check of the installation."""

from enum import StrEnum
from typing import NamedTuple


class Mark(StrEnum):
    """The severity of a finding."""

    GOOD = "✓"
    NOTE = "!"
    WRONG = "✗"


class Finding(NamedTuple):
    """One result of a check, with its remedy."""

    mark: Mark
    sentence: str
    remedy: str = ""


def finding(good: bool, sentence: str, remedy: str) -> Finding:
    """A finding: good, or wrong with its remedy."""
    return Finding(Mark.GOOD, sentence) if good else Finding(Mark.WRONG, sentence, remedy)
