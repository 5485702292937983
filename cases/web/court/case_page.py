"""The package of one case as a judge reads it: what is asked, by whom, on what paper."""

from cases.visibility import Section, sections
from cases.web import page
from cases.web.face import paper_rows


def context(face, case, actor) -> dict:
    """Everything the court reads about one case; nothing said in mediation."""
    found = page.context(face.name, case, actor)
    return found | {
        "papers": paper_rows(face, case, actor),
        "proceedings": proceedings(case, actor),
        "clauses": clauses(case, actor),
        "committee": case.committee,
    }


def proceedings(case, actor) -> list[dict]:
    """The proceedings before this actor's courts, the latest first."""
    return [
        {
            "kind": row.get_kind_display(),
            "number": row.number,
            "status": row.get_status_display(),
            "outcome": row.get_outcome_display(),
            "court": str(row.court),
            "applied_on": row.applied_on,
            "sent_on": row.sent_on,
            "decided_on": row.decided_on,
            "lacking": row.lacking,
            "words": row.words,
            "open": row.is_open,
        }
        for row in reversed(case.sheet.proceedings)
        if row.court_id in actor.bodies
    ]


def clauses(case, actor) -> dict:
    """The agreement in force, clause by clause, as it stands on paper."""
    agreement = case.sheet.agreement_in_force
    if agreement is None or Section.AGREEMENT not in sections(case, actor):
        return {}
    return {
        "number": case.agreement_number,
        "effective_on": agreement.effective_on,
        "facts": agreement.facts,
        "rows": [part.sentence for part in agreement.parts],
    }
