"""Issued papers on the pages of a case: the list, and each as the frozen file."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import reverse

from cases.papers.evidence import filed_scans
from cases.papers.freezing import issued_papers
from cases.papers.picture_metadata import without_metadata
from cases.papers.reading import may_read_scans, readable_papers
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


def scan(request, number, pk):
    """A filed scan without a camera's notes: 404 for one of another case or taken out, else 403."""
    case = case_parts.find(request, number)
    found = next((one for one in filed_scans(case) if one.pk == pk), None)
    if found is None:
        raise Http404
    if not may_read_scans(case, request.actor):
        raise PermissionDenied
    content = without_metadata(found.read(), found.content_type)
    response = HttpResponse(content, content_type=found.content_type)
    ending = found.content_type.rpartition("/")[2]
    response["Content-Disposition"] = f'inline; filename="{number}-{found.paper}-{pk}.{ending}"'
    return response


def rows(face, case, actor) -> list[dict]:
    """The issued papers of a case this actor may read, then the filed scans, as links."""
    issued = [_row(face, case, document) for document in readable_papers(case, actor)]
    scans = filed_scans(case) if may_read_scans(case, actor) else []
    return issued + [_row_of_scan(face, case, one) for one in scans]


def scan_url(face, case, found) -> str:
    """The address of a filed scan at this face."""
    return reverse(f"{face}:scan", args=[case.number, found.pk])


def whose(case, found) -> str:
    """The party whose paper was scanned, as it is called in the case; empty for nobody's own."""
    names = {party.pk: party.called for party in case.sheet.all_parties}
    return names.get(found.party_id, "")


def _row_of_scan(face, case, found) -> dict:
    name = whose(case, found)
    return {
        "title": f"{found.title}（{name}{'，' if name else ''}{found.pages}页）",
        "url": scan_url(face.name, case, found),
        "status": "扫描件",
        "in_force": True,
    }


def _row(face, case, document) -> dict:
    standing = document.standing
    return {
        "title": f"{document}（{document.issue_label}）",
        "url": reverse(f"{face.name}:paper", args=[case.number, document.pk]),
        "status": standing.label,
        "in_force": standing.binds,
    }
