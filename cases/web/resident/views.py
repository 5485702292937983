"""A party's pages: the case, its tasks, the agreement."""

from django.shortcuts import get_object_or_404, redirect

from cases.models import Case
from cases.web import case_parts, paper_pages
from cases.web.face import Face
from mediation.accounts.front_door import admits
from mediation.directory.models import Function

from . import asking, owing, ways
from .reading import blocks

FACE = Face("resident", Function.RESIDENT, frame="resident/frame.html")


@admits(Function.RESIDENT)
def home(request):
    """The case this link opens."""
    case = get_object_or_404(Case.objects.visible_to(request.actor), pk=request.actor.case_id)
    return redirect("resident:case", case.number)


@admits(Function.RESIDENT)
def case(request, number):
    """The case: subject, state, and what this party has to do by when."""
    found = case_parts.find(request, number)
    context = case_parts.context("resident", found, request.actor, arrange=asking.as_declared)
    context |= asking.context(found, request.actor, context)
    agreed = owing.rows(found, request.actor)
    context |= {
        "owing": agreed,
        "ways": ways.rows(found, context["me"]),
        "awaited": any(row["is_open"] for row in agreed),
        "papers": _papers(found, request.actor),
        "committee_name": found.committee.name,
        "committee_phone": found.committee.phone,
    }
    return FACE.render(request, "resident/case.html", context)


def _papers(found, actor) -> list[dict]:
    """The papers this party may read here and as files."""
    rows = paper_pages.rows(FACE, found, actor)
    return [row | {"read_url": row["url"].removesuffix(".pdf") + "/"} for row in rows]


@admits(Function.RESIDENT)
def read_paper(request, number, pk):
    """The text of an issued paper, for browsers that cannot show the file."""
    document = paper_pages.paper_of(request, number, pk)
    context = {
        "number": number,
        "blocks": blocks(document.read_html()),
        "document": document,
        "pdf_url": f"{request.path.rstrip('/')}.pdf",
        "base": case_parts.base_of("resident", document.case),
    }
    return FACE.render(request, "resident/paper.html", context)
