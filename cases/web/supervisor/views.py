"""The supervisor's pages: the desk, and one case under the mask."""

from dataclasses import replace

from cases.access import unmasking
from cases.visibility import opening_of
from cases.web import case_parts, paper_pages
from cases.web.face import Face
from mediation.accounts.front_door import admits
from mediation.directory.models import Function

from . import desk as flags_of_desk

FACE = Face(
    "supervisor",
    Function.SUPERVISOR,
    note="主管部门",
    menu=(
        ("desk", "预警", "inbox"),
        ("list", "案件", "folder2-open"),
        ("notices", "整改", "file-earmark-text"),
    ),
    search_hint="编号、卷宗号…",
)


@admits(Function.SUPERVISOR)
def desk(request):
    """The red flags of the place."""
    context = flags_of_desk.context(request.actor)
    return FACE.render(request, "supervisor/desk.html", context, current="desk")


@admits(Function.SUPERVISOR)
def case(request, number):
    """One case: under the mask, or in full while it is open to this person, which is logged."""
    found, actor = case_parts.find(request, number), request.actor
    opened = opening_of(found, actor)
    if opened:
        unmasking.log_full_view(opened, actor, "当事人姓名、电话、住址和经过")
    context = case_parts.context("supervisor", found, actor)
    context |= {
        "papers": paper_pages.rows(FACE, found, actor),
        "opened": opened,
        "offers": _offered(context["offers"]),
        **pending(found, actor),
        "committee": found.committee,
    }
    return FACE.render(request, "supervisor/case.html", context, current="list")


def _offered(offers) -> list:
    """What this office can do here now; whatever is refused is left out."""
    return [replace(one, quiet=False) for one in offers if not one.blocked_by]


def pending(case, actor) -> dict:
    """The actor's own last request while it waits or if it was in vain, and their colleagues'."""
    rows = list(case.unmaskings.recent().order_by("asked_at", "pk"))
    own = next((row for row in reversed(rows) if row.principal == actor.principal), None)
    others = [row for row in rows if row.is_waiting and row.principal != actor.principal]
    return {
        "waiting": own if own and own.is_waiting else None,
        "in_vain": own if own and own.was_in_vain else None,
        "requests": [row for row in others if row.department_id in actor.bodies],
    }


@admits(Function.SUPERVISOR)
def paper(request, number, pk):
    """An issued paper of a case that is open to this person; the view is logged."""
    document = paper_pages.paper_of(request, number, pk)
    opened = opening_of(document.case, request.actor)
    unmasking.log_full_view(opened, request.actor, f"文书：{document}")
    return paper_pages.pdf(request, number, pk)
