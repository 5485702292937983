"""Who needs a guardian to agree to something: age and capacity (民法典 17–24)."""

from calendar import monthrange
from datetime import date

from cases.law.deadlines import months_after

MAJORITY, OWN_INCOME, OF_EIGHT = 18 * 12, 16 * 12, 8 * 12  # months; 民法典 17, 18, 20
FULL, LIMITED, NONE = "full", "limited", "none"


def latest_birthday(born: date | None, precision: str) -> date | None:
    """The last day on which somebody may have been born who is registered so.

    `precision` is day, month, year or about (a year); an unknown birth is None.

    >>> latest_birthday(date(2008, 2, 1), "month"), latest_birthday(date(2008, 1, 1), "year")
    (datetime.date(2008, 2, 29), datetime.date(2008, 12, 31))
    """
    if born is None or precision == "day":
        return born
    month = born.month if precision == "month" else 12
    return date(born.year, month, monthrange(born.year, month)[1])


def is_under(months: int, birthday: date | None, on: date) -> bool:
    """Whether somebody is younger than so many months that day; an unknown birth is not."""
    return birthday is not None and months_after(birthday, months) > on


def needs_guardian(birthday: date | None, capacity: str, ground: str, on: date) -> bool:
    """Whether a guardian must act that day for somebody of that birthday and capacity.

    Adults whose capacity is limited or lacking do (21–23), and minors (19, 20), but not those over
    sixteen who live on their own income, for which there is a ground on record (18).
    """
    if capacity in (LIMITED, NONE):
        return True
    if not is_under(MAJORITY, birthday, on):
        return False
    lives_on_own_income = capacity == FULL and bool(ground.strip())
    return is_under(OWN_INCOME, birthday, on) or not lives_on_own_income


def age_in_words(birthday: date | None, on: date) -> str:
    """How young a minor is that day: under eight nobody acts by themselves (民法典 19, 20).

    >>> age_in_words(date(2019, 3, 3), date(2026, 3, 2)), age_in_words(None, date(2026, 3, 2))
    ('未满八周岁，没有民事行为能力', '未满十八周岁')
    """
    return "未满八周岁，没有民事行为能力" if is_under(OF_EIGHT, birthday, on) else "未满十八周岁"
