"""Issued papers and evidence: all there, the bytes open, and their hash is the one kept."""

from collections.abc import Iterator
from itertools import groupby

from cases.models import Evidence, IssuedDocument
from cases.models.trail import Origin
from cases.papers.freezing import is_hash_of
from cases.papers.kinds import KINDS, kind_of
from cases.search.batches import in_batches
from mediation.vault import VaultError, unseal_bytes

from .fault import Fault, by_case

AT_ONCE = 20  # papers in memory; a scanned file may be large


def faults() -> Iterator[Fault]:
    """Papers and files whose bytes were altered, cut or cannot be opened."""
    for papers in in_batches(IssuedDocument.objects.select_related("case"), AT_ONCE):
        for paper in papers:
            name = f"{paper.paper.title}{paper.issue_label}"
            yield from _sealed(paper, f"{name}的正文", "html", paper.html_sha256)
            if paper.pdf_sha256 or paper.pdf is not None:
                yield from _sealed(paper, f"{name}的PDF", "pdf", paper.pdf_sha256)
    kept = Evidence.objects.exclude(blob=None, sha256="").select_related("case")
    for batch in in_batches(kept, AT_ONCE):
        for item in batch:
            yield from _sealed(item, f"材料“{item.title}”", "blob", item.sha256)


def faults_of_cases(cases) -> Iterator[Fault]:
    """Papers that are gone or twice in force, and kinds of which there are too few or many."""
    rows = IssuedDocument.objects.filter(case__in=cases).order_by("kind", "version")
    issued = by_case(rows.values_list("case_id", "kind", "version", "status", named=True))
    counted = [(kind, kind.issues(cases)) for kind in KINDS]
    for case in cases:
        papers = issued[case.pk]
        for name, group in groupby(papers, lambda paper: paper.kind):
            yield from (Fault(case.number, what) for what in _versions(kind_of(name), list(group)))
        if case.origin == Origin.DONE:
            yield from (Fault(case.number, what) for what in _counts(case, papers, counted))


def _counts(case, papers, counted) -> Iterator[str]:
    for kind, wanted in counted:
        kept = sum(paper.kind == kind.name for paper in papers)
        if wanted is not None and kept != wanted.get(case.pk, 0):
            yield f"{kind.title}应当制发{wanted.get(case.pk, 0)}次，留存的有{kept}份。"


def _versions(kind, papers) -> Iterator[str]:
    for place, paper in enumerate(papers, 1):
        if paper.version != place:
            yield f"{kind.title}缺{kind.issue_label(place)}。"
            break
    in_force = sum(paper.status == IssuedDocument.Status.IN_FORCE for paper in papers)
    if in_force > 1 and not kind.repeats:
        yield f"{kind.title}有不止一版标为有效。"


def _sealed(row, name, column, kept) -> Iterator[Fault]:
    """Bytes that are gone, do not open in their place, or are others than were kept."""
    blob = getattr(row, column)
    place = row.place_of(column)
    if blob is None:
        yield Fault(row.case.number, f"{name}不见了，只剩校验值。")
        return
    try:
        clear = unseal_bytes(bytes(blob), place)
    except (VaultError, ValueError):
        yield Fault(row.case.number, f"{name}打不开：被改动过，或者缺少密钥。")
        return
    if not is_hash_of(kept, clear):
        yield Fault(row.case.number, f"{name}与制发时的校验值不符。")
    elif column == "html" and row.number not in clear.decode():
        yield Fault(row.case.number, f"{name}里没有它的编号{row.number}。")
