"""What a clock is: its length, article, who must act, and what a lapse does."""

from dataclasses import dataclass
from datetime import date

from .deadlines import Length


@dataclass(frozen=True, slots=True)
class ClockRule:
    """A named clock: its length, article, who must act, and the effect of a lapse.

    `warned_after` is a shorter time that another text names: when it is over, `warning` is said.
    """

    key: str
    name: str
    length: Length
    basis: str
    must_act: str
    lapse: str
    since: date
    until: date | None = None
    warned_after: Length | None = None
    warning: str = ""
