"""Parts of a sum and their days: cut by a new schedule, let off, and paid in time.

Every 分 of the old parts stands in a new one.
"""

from collections.abc import Sequence
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


def let_off(owed: Sequence[int], amount: int, *, last_first: bool) -> list[int]:
    """How much (分) falls away of each part, those due first in front.

    A waiver takes the parts due last, so that what is due stays due; a set-off pays those due
    first (民法典 560).

    >>> let_off([300, 300, 400], 500, last_first=True)
    [0, 100, 400]
    >>> let_off([300, 300, 400], 500, last_first=False)
    [300, 200, 0]
    """
    order = reversed(range(len(owed))) if last_first else range(len(owed))
    found = [0] * len(owed)
    for place in order:
        found[place] = min(owed[place], amount)
        amount -= found[place]
    return found


def kept_in_time(
    parts: Sequence[tuple[date | None, int]], paid: Sequence[tuple[date, int]], today: date
) -> bool | None:
    """Whether these parts [(last day, 分)], in their order, were each paid in full by their day.

    `paid` are the payments [(day, 分)]. None while some part is not paid and its day not over.

    >>> part, day = (date(2026, 1, 31), 500), date(2026, 1, 30)
    >>> kept_in_time([part], [(day, 500)], day), kept_in_time([part], [(day, 499)], day)
    (True, None)
    >>> kept_in_time([part], [(day, 499), (date(2026, 2, 1), 1)], date(2026, 2, 1))
    False
    """
    needed, open_parts = 0, False
    for last, amount in parts:
        needed += amount
        by_then = sum(fen for day, fen in paid if last is None or day <= last)
        if by_then < needed:
            if last is not None and last < today:
                return False
            open_parts = True
    return None if open_parts else True
