"""For whom a sentence is written."""

from enum import StrEnum


class Reader(StrEnum):
    """A kind of reader: the staff of the committee share their words."""

    STAFF = "staff"
    PARTY = "party"
    COMPANY = "company"
    COURT = "court"
