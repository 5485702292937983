"""The foot of a paper: the marks, two to a row, and the committee's name, seal and day."""

from collections.abc import Sequence
from datetime import date
from math import ceil
from typing import NamedTuple

from cases.law.clause_text import chinese_day

from .parties import PartyOnPaper

COMMITTEE = "人民调解委员会"
BY_HAND = "　　年　　月　　日"
# Points: the page has 638, seal and last lines take what ROOM leaves; the rest as in paper.css.
ROOM, LINE, LEAST, ABOVE, BELOW, APART = 440, 16, 54, 26, 30, 8
IN_A_LINE = 20  # characters in half the width


class Mark(NamedTuple):
    """The place of a mark: first line, a second with room between, room for a day by hand."""

    first: str
    second: str = ""
    day: str = ""


def party_mark(party: PartyOnPaper, *, day: bool = False) -> Mark:
    """The place of a party's mark: one line, a second for its representative.

    With `day` each party writes the day of its own mark.
    """
    apart = f"（{party.distinction}）" if party.distinction else ""
    who = f"{party.role}{_spaced(party.name)}{apart}"
    by_hand = BY_HAND if day else ""
    if party.is_organisation:
        return Mark(f"{who}（盖章）：", "法定代表人（负责人）或者代理人（签名）：", by_hand)
    represented = f"{party.signs_beside}（签名）：" if party.signs_beside else ""
    return Mark(f"{who}（签名、盖章或者按指印）：", represented, by_hand)


def staff_mark(role: str, name: str = "") -> Mark:
    """The place of a committee member's signature, with the name where it is known."""
    return Mark(f"{role}{_spaced(name)}（签名）：")


def _spaced(name: str) -> str:
    return f" {name}" if name else ""


def two_to_a_row(marks: list[Mark], last: Sequence[Mark] = ()) -> list[list[Mark]]:
    """Two marks to a row; those in `last` always share one."""
    rows = [marks[i : i + 2] for i in range(0, len(marks), 2)]
    return [*rows, list(last)] if last else rows


def fit_with_seal(rows: list[list[Mark]], more: int = 0) -> bool:
    """Whether all marks, and `more` points, fit on one page with seal and last lines."""
    marks = sum(APART + max(map(_height, row)) for row in rows)
    return marks + more <= ROOM


def _height(mark: Mark) -> int:
    """The points that a mark takes, with the room to sign in."""
    second = ABOVE + _height_of(mark.second) + BELOW if mark.second else 0
    day = ABOVE + LINE if mark.day else 0
    return max(LEAST, _height_of(mark.first) + second + day)


def _height_of(text: str) -> int:
    """The points of the lines of a text; two letters or figures take the width of a character."""
    width = sum(1 if ord(character) > 0xFF else 0.5 for character in text)
    return LINE * ceil(width / IN_A_LINE)


def committee_name(name: str) -> tuple[str, str]:
    """The name before and from 人民调解委员会, which is not broken across lines."""
    head, mark, tail = name.partition(COMMITTEE)
    return head, mark + tail


def foot(marks: list[Mark], committee: str, day: date, *, staff: str) -> dict:
    """The values of a form's foot: marks, committee, its day, and the mark of `staff` beside."""
    rows = two_to_a_row(marks)
    return {
        "signers": rows,
        "together": fit_with_seal(rows),
        "committee": committee_name(committee),
        "day": chinese_day(day),
        "beside": staff_mark(staff).first,
    }
