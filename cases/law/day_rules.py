"""Within which bounds a day may lie that people enter beside the day of an act.

A rule is declared by the field that asks for the day. For a fact from which clocks or lists are
counted it is also listed here, by the name of the fact, and the door applies it to every entry.
Guards decide what a day may not precede in its own case.
"""

from dataclasses import dataclass
from datetime import date

from cases.words import days

from .deadlines import months_after

FIRST_DAY = date(1949, 10, 1)  # before it no day of a dispute, a paper or a registration lies
FIRST_BIRTH = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class DayRule:
    """Up to how many years after today a day may lie, 0: not after today; and its first day."""

    years_ahead: int
    first: date = FIRST_DAY

    def refusal(self, day: date, today: date) -> str:
        """Why a day lies out of bounds, as a sentence; empty where it does not."""
        last = months_after(today, 12 * self.years_ahead)
        if day < self.first:
            return days.too_early(self.first)
        if day <= last:
            return ""
        return days.too_late(last, self.years_ahead) if self.years_ahead else days.IN_THE_FUTURE


PAST, ONE_YEAR, TEN_YEARS, FIFTY_YEARS = map(DayRule, (0, 1, 10, 50))
BIRTH = DayRule(0, FIRST_BIRTH)
OF_FACTS = {
    "arose_on": PAST,
    "arose_until": PAST,
    "due_on": FIFTY_YEARS,
    "next_on": ONE_YEAR,
    "promise_due_on": TEN_YEARS,
    "report_until": TEN_YEARS,
    "speaker_until": FIFTY_YEARS,
    "until": TEN_YEARS,
}
