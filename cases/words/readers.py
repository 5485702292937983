"""For whom a sentence is written, and whose turn it is."""

from enum import StrEnum


class Reader(StrEnum):
    """A kind of reader: the staff of the committee share their words."""

    STAFF = "staff"
    PARTY = "party"
    COMPANY = "company"
    COURT = "court"


class Turn(StrEnum):
    """Who has to act now, as one speaks of them."""

    OFFICE = "调委会"
    MEDIATOR = "调解员"
    COMPANY = "物业公司"
    PARTIES = "当事人"
    COURT = "法院"
    NOBODY = ""
