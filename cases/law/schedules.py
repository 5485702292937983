"""Cutting what is owed by a new schedule: every 分 of the old parts stands in a new one."""

from datetime import date
from typing import NamedTuple


class Piece(NamedTuple):
    """A piece of a part, by the place of that part: 分, and its new day; without one conceded."""

    place: int
    amount: int
    due_on: date | None


def cut(owed: list[int], schedule: list[tuple[date, int]]) -> list[Piece]:
    """The parts (分), those due first in front, cut by the schedule [(day, 分)] in its order.

    >>> day = date(2026, 3, 1)
    >>> [(piece.place, piece.amount) for piece in cut([700, 300], [(day, 800)])]
    [(0, 700), (1, 100), (1, 200)]
    """
    pieces, days = [], [(day, amount) for day, amount in schedule if amount]
    for place, left in enumerate(owed):
        while left and days:
            day, room = days.pop(0)
            taken = min(left, room)
            pieces.append(Piece(place, taken, day))
            left -= taken
            days = [(day, room - taken), *days] if room > taken else days
        if left:
            pieces.append(Piece(place, left, None))
    return pieces
