"""Who may read which issued papers of a case."""

from cases.functions import Section
from cases.phases import roles
from cases.visibility import sections

from .freezing import issued_papers


def readable_papers(case, actor) -> list:
    """The papers of the case this actor may read, newest first.

    A paper's row names the section one must be able to read. One that is addressed to some of
    the parties is for them, and for those who may know every party's contact.
    """
    open_to_me = sections(case, actor)
    me = roles.party_of(case, actor)
    return [
        paper
        for paper in issued_papers(case)
        if paper.paper.section in open_to_me
        and (not paper.addressees or Section.CONTACTS in open_to_me or _for(me, paper))
    ]


def may_read_scans(case, actor) -> bool:
    """Whether the actor may open filed scans: who reads the records of sessions and contacts.

    A scan may be an identity card or what a party said in a session.
    """
    return {Section.SESSIONS, Section.CONTACTS} <= sections(case, actor)


def _for(party, paper) -> bool:
    return party is not None and party.pk in paper.addressees
