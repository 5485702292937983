"""One clock that an act starts, as its page says it beforehand."""

from dataclasses import dataclass
from datetime import date, datetime

from cases.law.deadlines import Due


@dataclass(frozen=True, slots=True)
class ClockStart:
    """One clock that an act starts: from a day, or from the day of the act (None); its last day.

    `over_at` is the last moment of a clock in hours;
    `when` is the question and the answers on which it depends, `choice` what these are together;
    one that goes on `again` had ended.
    """

    key: str
    since: date | None
    due: Due
    when: tuple[str, ...] = ()
    choice: str = ""
    again: bool = False
    rule: str = ""
    over_at: datetime | None = None

    @property
    def due_on(self) -> date:
        """Its last day (Beijing)."""
        return self.due.on
