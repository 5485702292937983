"""One case as a judge reads it: what is applied for, by whom, with which papers."""

from cases.door import next_act
from cases.functions import Section
from cases.models import Agreement, Clause
from cases.visibility import sections
from cases.web import case_parts, paper_pages
from cases.web.staff import title
from cases.web.stage_bar import stage_bar
from cases.web.trail_lines import entries_for

BINDING = (Agreement.Status.IN_FORCE, Agreement.Status.PERFORMED)


def context(face, case, actor) -> dict:
    """Everything the court reads about one case; nothing said in mediation."""
    base = case_parts.base_of(face.name, case)
    trail = list(case.trail.order_by("-seq"))
    return {
        "case": named(case, actor),
        "base": base,
        "stages": stage_bar(case, trail),
        "offers": next_act.arranged(case, case_parts.buttons(case, actor, base)),
        "others": case_parts.others(case, actor),
        "money": case_parts.money_box(case, actor),
        "entries": entries_for(case, actor, rows=trail),
        "parties": case_parts.party_rows(case, actor),
        "papers": paper_pages.rows(face, case, actor),
        "proceedings": proceedings(case, actor),
        "agreement": agreement(case, actor),
        "committee": case.committee,
    }


def named(case, actor) -> dict:
    """What the case is, under the names of its sides, as in the inbox."""
    return case_parts.head(case, actor) | {"title": title(case)}


def proceedings(case, actor) -> list:
    """The proceedings before this actor's courts, the latest first."""
    return [row for row in reversed(case.sheet.proceedings) if row.court_id in actor.bodies]


def agreement(case, actor) -> dict:
    """The agreement in force, clause by clause, as printed."""
    if Section.AGREEMENT not in sections(case, actor):
        return {}
    clauses = list(
        Clause.objects.filter(agreement__case=case, agreement__status__in=BINDING)
        .select_related("agreement", "by_party", "to_party")
        .prefetch_related("instalments")
    )
    if not clauses:
        return {}
    found = clauses[0].agreement
    return {
        "number": case.agreement_number,
        "effective_on": found.effective_on,
        "facts": found.facts,
        "rows": [clause.sentence for clause in clauses],
    }
