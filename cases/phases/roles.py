"""Who may take an act: predicates over a case and an actor."""

from cases.states import HANDLING
from mediation.directory.models import Function


def office(case, by) -> bool:
    """The office of the committee that holds the case."""
    return by.function == Function.OFFICE and case.committee_id in by.bodies


def mediator(case, by) -> bool:
    """A mediator assigned to the case."""
    if by.function != Function.MEDIATOR:
        return False
    return case.mediator_id == by.person_id or case.sheet.is_assigned(by.person_id)


def committee_mediator(case, by) -> bool:
    """Any mediator of the committee (for a dispute taken up on the spot)."""
    return by.function == Function.MEDIATOR and case.committee_id in by.bodies


def company(case, by) -> bool:
    """The property company the complaint was dispatched to."""
    return by.function == Function.COMPANY and case.company_id in by.bodies


def company_handling(case, by) -> bool:
    """The company the complaint was dispatched to, until mediation; after that as a party."""
    return company(case, by) and (case.status in HANDLING or party(case, by))


def court(case, by) -> bool:
    """A court that has one of the case's proceedings."""
    return by.function == Function.COURT and any(
        proceeding.court_id in by.bodies for proceeding in case.sheet.proceedings
    )


def party_of(case, by):
    """The party the actor acts for: by link, or as the company that is a party; or None."""
    if by.function == Function.RESIDENT:
        return case.sheet.party(by.party_id)
    if by.function == Function.COMPANY:
        return next((p for p in case.sheet.parties if p.company_id in by.bodies), None)
    return None


def party(case, by) -> bool:
    """Anyone who acts for a party of the case."""
    return party_of(case, by) is not None


def applicant(case, by) -> bool:
    """Anyone who acts for a party on the applying side."""
    speaking = party_of(case, by)
    return speaking is not None and speaking.is_applicant


def system(case, by) -> bool:
    """The daily run and the operator's commands."""
    return by.function == Function.SYSTEM


def any_of(*predicates):
    """A predicate: at least one of these holds."""

    def either(case, by) -> bool:
        return any(predicate(case, by) for predicate in predicates)

    either.__name__ = "_or_".join(predicate.__name__ for predicate in predicates)
    return either


def all_of(*predicates):
    """A predicate: all of these hold."""

    def both(case, by) -> bool:
        return all(predicate(case, by) for predicate in predicates)

    both.__name__ = "_and_".join(predicate.__name__ for predicate in predicates)
    return both


staff = any_of(office, mediator)
anyone = any_of(office, mediator, party, company)
