"""What ends a way to a court, as the words of an act name it."""

from enum import Enum


class Until(Enum):
    """A clock by its key, or limitation."""

    CONFIRMATION = "K13"
    ENFORCEMENT = "K16"
    LIMITATION = "limitation"
