"""Issued papers on the pages of a case: the list, and each as the frozen file."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import reverse

from cases.papers.freezing import issued_papers
from cases.papers.reading import readable_papers
from cases.web import case_parts


def pdf(request, number, pk):
    """The PDF of an issued paper of a visible case, as frozen."""
    document = paper_of(request, number, pk)
    response = HttpResponse(document.read_pdf(), content_type="application/pdf")
    name = f"{number}-{document.kind}-{document.version}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def paper_of(request, number, pk):
    """The issued paper, if this actor may read it: 404 for a paper of another case, else 403."""
    case = case_parts.find(request, number)
    document = next((paper for paper in issued_papers(case) if paper.pk == pk), None)
    if document is None:
        raise Http404
    if document not in readable_papers(case, request.actor):
        raise PermissionDenied
    return document


def rows(face, case, actor) -> list[dict]:
    """The issued papers of a case this actor may read, as links under their own titles."""
    return [_row(face, case, document) for document in readable_papers(case, actor)]


def _row(face, case, document) -> dict:
    standing = document.standing
    return {
        "title": f"{document}（{document.issue_label}）",
        "url": reverse(f"{face.name}:paper", args=[case.number, document.pk]),
        "status": standing.label,
        "in_force": standing.binds,
    }
