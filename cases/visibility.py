"""Who sees which rows, and which contents of them.

Three questions with three names: `visible_to` (which cases), `audiences` (which lines of the
trail) and `shows` (which sections). A function nobody has decided about sees nothing.
"""

from enum import StrEnum

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

from mediation import clock
from mediation.accounts.actor import Reach
from mediation.directory.models import Function

from .acts import Audience
from .states import HANDLING, OPEN, Status


class CaseQuerySet(models.QuerySet):
    """Questions about cases."""

    def visible_to(self, actor):
        """The cases this actor may open; a function nobody has decided about sees none."""
        match actor.reach:
            case Reach.ALL:
                return self.all()
            case Reach.COMMITTEE:
                return self.filter(committee__in=actor.bodies)
            case Reach.ADMITTED:
                return self._admitted(actor)
            case _:
                return self.none()

    def _admitted(self, actor):
        """One access row per case, principal and function, in force today.

        The row names the person; whom he serves today is asked as well, so that a post that has
        ended, or was changed for another, shuts the door at once.
        """
        in_force = Q(admissions__until=None) | Q(admissions__until__gte=clock.today())
        admitted = self.filter(
            in_force, admissions__principal=actor.principal, admissions__function=actor.function
        )
        return admitted.filter(_served(actor))

    def with_presence_flags(self):
        """With one answer a kind, whether the case has any: what is not there is not asked for."""
        return self.annotate(**{f"has_{kind}": _any(*rows) for kind, rows in CONTENTS.items()})

    def open(self):
        """Cases that are neither at rest nor ended."""
        return self.filter(status__in=[s.value for s in OPEN])

    def in_states(self, states):
        """Cases in one of these states."""
        return self.filter(status__in=[Status(s).value for s in states])

    def update(self, **kwargs):
        """Refuse to write a status around the door."""
        if "status" in kwargs:
            raise TypeError("a status is only written by the door (cases.door)")
        return super().update(**kwargs)


def _served(actor) -> Q:
    """The cases in which the bodies an actor serves today have a part."""
    match actor.function:
        case Function.MEDIATOR:
            return Q(committee__in=actor.bodies)
        case Function.COMPANY:
            return Q(company__in=actor.bodies) | _has("Party", company__in=actor.bodies)
        case Function.COURT:
            return _has("Proceeding", court__in=actor.bodies)
        case _:
            return Q()


def _has(model, **where) -> Q:
    return Q(_any(model, where))


def _any(model, where=()) -> Exists:
    rows = apps.get_model("cases", model).objects
    return Exists(rows.filter(case=OuterRef("pk"), **dict(where)))


CONTENTS = {
    "caucus_notes": ("CaucusNote",),
    "claims": ("Claim",),
    "clocks": ("Clock", {"ended_on": None}),
    "documents": ("IssuedDocument",),
    "investigations": ("Investigation",),
    "offers": ("Offer",),
    "payments": ("Payment",),
    "proceedings": ("Proceeding",),
    "scans": ("Evidence", {"kind": "scan"}),
    "sessions": ("Session",),
    "visits": ("ReturnVisit", {"done_on": None}),
}


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


STAFF_SECTIONS = frozenset(Section) - {Section.CAUCUS}
PARTY_SECTIONS = frozenset(
    {Section.PARTIES, Section.MEDIATION, Section.AGREEMENT, Section.MONEY, Section.COURT}
)
SECTIONS = {
    Function.SYSTEM: STAFF_SECTIONS,
    Function.OFFICE: STAFF_SECTIONS,
    Function.MEDIATOR: frozenset(Section),
    Function.RESIDENT: PARTY_SECTIONS,
    Function.COURT: frozenset(
        {Section.PARTIES, Section.CONTACTS, Section.AGREEMENT, Section.MONEY, Section.COURT}
    ),
}
AUDIENCES = {
    Function.SYSTEM: (Audience.ALL, Audience.MEDIATION, Audience.STAFF),
    Function.OFFICE: (Audience.ALL, Audience.MEDIATION, Audience.STAFF),
    Function.MEDIATOR: tuple(Audience),
    Function.RESIDENT: (Audience.ALL, Audience.MEDIATION),
    Function.COURT: (Audience.ALL,),
}


def is_party(case, actor) -> bool:
    """Whether the actor speaks for a company that is itself a party of the case."""
    return actor.function == Function.COMPANY and any(
        party.company_id in actor.bodies for party in case.sheet.parties
    )


def outside(case, actor) -> bool:
    """Whether this is a company, no party itself, and the matter has gone to mediation."""
    gone = actor.function == Function.COMPANY and case.status not in HANDLING
    return gone and not is_party(case, actor)


def sections(case, actor) -> frozenset:
    """The sections of this case the actor may read; a company that is no party: none."""
    if actor.function == Function.COMPANY:
        return PARTY_SECTIONS if is_party(case, actor) else frozenset()
    return SECTIONS.get(actor.function, frozenset())


def audiences(case, actor) -> tuple:
    """The audiences whose lines of the trail the actor may read."""
    if actor.function == Function.COMPANY:
        both = (Audience.ALL, Audience.MEDIATION)
        return both if is_party(case, actor) else (Audience.ALL,)
    return AUDIENCES.get(actor.function, ())


def name_of(party, actor) -> str:
    """A party's name as this reader may see it; a hidden name only for staff, court, itself."""
    if not party.hide_name or _knows_hidden_names(party, actor):
        return party.name
    return "一位住户" if party.is_applicant else "对方当事人"


def as_told(text, parties, actor) -> str:
    """A free text with each hidden name as this reader may see it, where somebody wrote it out."""
    for party in parties:
        if party.hide_name:
            text = text.replace(party.name, name_of(party, actor))
    return text


def _knows_hidden_names(party, actor) -> bool:
    if actor.function in (Function.OFFICE, Function.MEDIATOR, Function.COURT, Function.SYSTEM):
        return True
    return actor.party_id == party.pk


def sees_contact(case, party, actor) -> bool:
    """Whether the reader may see this party's phone: staff, court, or the party itself."""
    if Section.CONTACTS in sections(case, actor):
        return True
    return actor.party_id == party.pk or (
        actor.function == Function.COMPANY and party.company_id in actor.bodies
    )
