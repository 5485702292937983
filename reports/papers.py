"""Issued papers: how each is filled from the records of a case, registered with the domain."""

from django.conf import settings

from cases.law import identifiers
from cases.law.clauses import chinese_day
from cases.papers import freezing

from .documents import agreement, base


def register():
    """Offer the renderers to the domain (cases.papers.freezing)."""
    freezing.register("agreement", html=agreement_html, pdf=agreement_pdf)


def agreement_html(case, of, document) -> str:
    """The frozen HTML of a version of the agreement, filled from the case's records."""
    return agreement.agreement_html(agreement_paper(case, of, document))


def agreement_pdf(html: str) -> bytes:
    """The PDF of a frozen agreement."""
    return base.pdf(html, title=agreement.TITLE)


def agreement_paper(case, of, document) -> agreement.AgreementPaper:
    """What stands on the paper (F9): parties, facts, numbered clauses, performance."""
    parties = tuple(_party(p, document.issued_on) for p in case.sheet.needed_parties)
    return agreement.AgreementPaper(
        number=case.agreement_number,
        committee=case.committee.name,
        parties=parties,
        facts=of.facts,
        clauses=tuple(
            agreement.ClauseOnPaper(clause.position, clause.sentence) for clause in of.parts
        ),
        version=document.version,
        check_code=document.check_code,
        check_url=f"{settings.SITE_URL}/check/{document.check_code}/",
        performance=of.performance,
        mediator=case.mediator.name if case.mediator else "",
        supersedes=_supersedes(document),
    )


def _supersedes(document) -> str:
    if document.version == 1:
        return ""
    return f"本版取代第{document.version - 1}版，此前各版的签署不再有效。"


def _party(party, on) -> agreement.PartyOnPaper:
    company = party.company
    organisation = party.kind == party.Kind.ORGANISATION or company is not None
    number = party.id_number
    return agreement.PartyOnPaper(
        name=party.name,
        role=party.get_role_display(),
        kind="organisation" if organisation else "person",
        sex=party.sex or (identifiers.sex(number) if identifiers.is_id_number(number) else ""),
        ethnic=party.ethnicity,
        age=_age(party, on),
        id_masked=identifiers.mask_id(number),
        contact=party.phone if party.print_contact else "",
        address=party.address or (company.address if company else ""),
        occupation=party.occupation,
        legal_representative=company.legal_representative if company else "",
        uscc=company.uscc if company else "",
        agent=_agent(party),
    )


def _age(party, on) -> str:
    born = party.born_on
    if born is None and identifiers.is_id_number(party.id_number):
        born = identifiers.born_on(party.id_number)
    if born is None:
        return ""
    return f"{on.year - born.year - ((on.month, on.day) < (born.month, born.day))}岁"


def _agent(party) -> str:
    if not party.speaker:
        return ""
    until = f"，期限至{chinese_day(party.speaker_until)}" if party.speaker_until else ""
    scope = f"（{party.speaker_scope}{until}）" if party.speaker_scope or until else ""
    return f"{party.get_speaker_display()} {party.speaker_name}{scope}"
