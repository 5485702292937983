"""Issued papers and evidence: the bytes open, and their hash is the one kept."""

from collections.abc import Iterator

from cases.finding import batches
from cases.models import Evidence, IssuedDocument
from cases.papers import sha256
from mediation.vault import VaultError, unseal_bytes

from .fault import Fault

AT_ONCE = 20  # papers in memory; a scanned file may be large


def faults() -> Iterator[Fault]:
    """Papers and files whose bytes were altered, cut or cannot be opened."""
    for papers in batches(IssuedDocument.objects.select_related("case"), AT_ONCE):
        for paper in papers:
            name = f"文书{paper.kind}第{paper.version}版"
            yield from _sealed(paper, f"{name}的正文", paper.html, paper.html_sha256)
            if paper.pdf is not None:
                yield from _sealed(paper, f"{name}的PDF", paper.pdf, paper.pdf_sha256)
    kept = Evidence.objects.filter(blob__isnull=False).select_related("case")
    for batch in batches(kept, AT_ONCE):
        for item in batch:
            yield from _sealed(item, f"材料“{item.title}”", item.blob, item.sha256)


def _sealed(row, name, blob, kept) -> Iterator[Fault]:
    try:
        found = sha256(unseal_bytes(bytes(blob)))
    except (VaultError, ValueError):
        yield Fault(row.case.number, f"{name}打不开：被改动过，或者缺少密钥。")
        return
    if found != kept:
        yield Fault(row.case.number, f"{name}与制发时的校验值不符。")
