"""The functions of people: one row each says what a function is to a case.

How far it sees, which sections and which lines of the trail it reads, whether names are plain to
it, what it may look for, whether its people can be a party, and by what it is admitted. Everything
that depends on a function asks its row; nothing compares functions by name. A function without a
row sees nothing. The front door reads the same rows (`mediation.accounts.functions`).
"""

from dataclasses import dataclass
from enum import StrEnum

from mediation.accounts import functions as ground
from mediation.accounts.functions import Reach
from mediation.directory.models import Function

from .acts import Audience
from .words.readers import Reader


class Section(StrEnum):
    """The parts of a case a face may show."""

    PARTIES = "parties"
    CONTACTS = "contacts"
    MEDIATION = "mediation"
    SESSIONS = "sessions"
    CAUCUS = "caucus"
    AGREEMENT = "agreement"
    MONEY = "money"
    COURT = "court"


class Finds(StrEnum):
    """What a search may match, from the case's numbers to hidden names.

    `NUMBERS` of the case alone · `OPEN_WORDS` also words and names in which no hidden name is
    written out, nothing that came up in mediation · `OPEN_NAMES` every word, names not hidden ·
    `EVERYTHING` also hidden names, phones and ID numbers.
    """

    NUMBERS = "numbers"
    OPEN_WORDS = "open_words"
    OPEN_NAMES = "open_names"
    EVERYTHING = "everything"


Sections = frozenset[Section]
Audiences = tuple[Audience, ...]
EVERY_SECTION = frozenset(Section)
STAFF_SECTIONS = EVERY_SECTION - {Section.CAUCUS}
PARTY_SECTIONS = frozenset(
    {Section.PARTIES, Section.MEDIATION, Section.AGREEMENT, Section.MONEY, Section.COURT}
)
COURT_SECTIONS = frozenset(
    {Section.PARTIES, Section.CONTACTS, Section.AGREEMENT, Section.MONEY, Section.COURT}
)
TO_STAFF = (Audience.ALL, Audience.MEDIATION, Audience.STAFF)
TO_PARTIES = (Audience.ALL, Audience.MEDIATION)


@dataclass(frozen=True, kw_only=True)
class CaseFunction(ground.FunctionRow):
    """What one function is to a case; every default is the narrowest.

    `party_column` names the column of a party that holds a body of this function: where one of
    the actor's own is in it, the actor is that party and reads `as_party` sections and
    `to_party` lines. `stakes` are look-ups from a case to the bodies that have a part in it;
    `admission` names the way in `access.entitlement` that finds the people admitted one by one.
    `narrows` are the filters of a list it may use, None for all of them.
    """

    reader: Reader = Reader.STAFF  # whose wording the line on what comes next uses
    sections: Sections = frozenset()
    audiences: Audiences = ()
    as_party: Sections = frozenset()
    to_party: Audiences = ()
    party_column: str = ""
    lists_parties: bool = False  # sees who is in the case even without the section of parties
    leaves_at_mediation: bool = False  # unless a party, sees nothing of the mediation
    knows_hidden_names: bool = False
    masked: bool = False  # names, phones, addresses and free text only when opened with a reason
    when_opened: Sections = frozenset()  # sections read beside the others while opened
    is_anonymous: bool = False  # the sentence on the trail says how it came, not who
    assigned: bool = False  # its people are assigned case by case and act in person
    stakes: tuple[str, ...] = ()
    admission: str = ""
    finds: Finds = Finds.NUMBERS
    narrows: frozenset[str] | None = frozenset()

    @property
    def can_be_party(self) -> bool:
        """Whether its people may speak for a party: by a link, or as the body that is one."""
        return self.by_link or bool(self.party_column)


ROWS = (
    CaseFunction(
        function=Function.SYSTEM,
        reach=Reach.ALL,
        sections=STAFF_SECTIONS,
        audiences=TO_STAFF,
        knows_hidden_names=True,
    ),
    CaseFunction(
        function=Function.OFFICE,
        reach=Reach.COMMITTEE,
        body="committee",
        desk="/office/",
        sections=STAFF_SECTIONS,
        audiences=TO_STAFF,
        knows_hidden_names=True,
        finds=Finds.EVERYTHING,
        narrows=None,
    ),
    CaseFunction(
        function=Function.MEDIATOR,
        reach=Reach.ADMITTED,
        body="committee",
        desk="/mediator/",
        sections=EVERY_SECTION,
        audiences=tuple(Audience),
        knows_hidden_names=True,
        assigned=True,
        stakes=("committee",),
        admission="mediators",
        finds=Finds.EVERYTHING,
        narrows=None,
    ),
    CaseFunction(
        function=Function.COMPANY,
        reach=Reach.ADMITTED,
        body="company",
        desk="/company/",
        reader=Reader.COMPANY,
        audiences=(Audience.ALL,),
        as_party=PARTY_SECTIONS,
        to_party=TO_PARTIES,
        party_column="company_id",
        lists_parties=True,
        leaves_at_mediation=True,
        stakes=("company", "parties__company"),
        admission="company_people",
        finds=Finds.OPEN_WORDS,
        # A company must not find out by narrowing a list what it may not read in the case.
        narrows=frozenset({"q", "category", "estate"}),
    ),
    CaseFunction(
        function=Function.COURT,
        reach=Reach.ADMITTED,
        body="court",
        desk="/court/",
        reader=Reader.COURT,
        sections=COURT_SECTIONS,
        audiences=(Audience.ALL,),
        knows_hidden_names=True,
        stakes=("proceedings__court",),
        admission="court_people",
        finds=Finds.OPEN_NAMES,
        narrows=None,
    ),
    CaseFunction(
        function=Function.RESIDENT,
        reach=Reach.ADMITTED,
        by_link=True,
        reader=Reader.PARTY,
        sections=PARTY_SECTIONS,
        audiences=TO_PARTIES,
        admission="link_holders",
        finds=Finds.OPEN_NAMES,
        narrows=None,
    ),
    CaseFunction(
        function=Function.SUPERVISOR,
        reach=Reach.PLACE,
        body="department",
        desk="/supervisor/",
        sections=frozenset({Section.PARTIES, Section.MONEY, Section.COURT}),
        audiences=(Audience.ALL,),
        masked=True,
        when_opened=frozenset({Section.CONTACTS, Section.AGREEMENT}),
        finds=Finds.NUMBERS,
        narrows=frozenset({"q", "status", "stage", "category", "estate", "committee"}),
    ),
    CaseFunction(function=Function.PUBLIC, is_anonymous=True),
)
ground.enter(ROWS)


def row_of(function: str) -> CaseFunction:
    """The row of a function; for an undeclared function, a row that sees nothing."""
    row = ground.row_of(function)
    return row if isinstance(row, CaseFunction) else CaseFunction(function=row.function)
