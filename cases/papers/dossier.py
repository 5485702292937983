"""The dossier of a mediated case: which papers it must contain, which it does, and their pages.

A paper is in it when it can be opened: it was issued here and is in force, or filed as a scan,
which then takes the place of the issued one. A record without its paper is not enough.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from .evidence import Evidence, filed_scans
from .freezing import IssuedDocument, issued_papers
from .kinds import KINDS, PaperKind


class Presence(StrEnum):
    """How a paper is there, in the words of the list."""

    ISSUED = "已制发"
    SCANNED = "已扫描入卷"
    ON_DEMAND = "可以补制，还没有制发"
    RECORDED = "有记录，原件还没有扫描入卷"
    NOT_NEEDED = "不适用"
    LACKING = "缺"

    @property
    def is_settled(self) -> bool:
        """Whether nothing is lacking: the paper can be opened, or need not be there."""
        return self in (Presence.ISSUED, Presence.SCANNED, Presence.NOT_NEEDED)


class Entry(NamedTuple):
    """One form in the dossier: how it is there, why it need not be, and its papers or scans."""

    kind: PaperKind
    presence: Presence
    reason: str = ""
    files: tuple[IssuedDocument | Evidence, ...] = ()


class Contents(NamedTuple):
    """How many papers and scans the dossier holds, and how many pages they have."""

    papers: int
    scans: int
    pages: int


def in_dossier_order(kinds: Iterable[PaperKind]) -> list[PaperKind]:
    """The forms that may lie in a dossier, in its order."""
    return sorted((kind for kind in kinds if kind.place), key=lambda kind: kind.place)


def kinds_missing(case) -> list[PaperKind]:
    """The required forms that cannot be opened; none where the dossier is on paper."""
    return [entry.kind for entry in entries(case) if not entry.presence.is_settled]


def missing(case) -> list[str]:
    """The titles of the required forms that cannot be opened."""
    return [kind.title for kind in kinds_missing(case)]


def is_kept_elsewhere(case) -> bool:
    """Whether the case was imported from a ledger: its dossier is on paper and not stored here."""
    return case.origin == "imported"


def entries(case) -> list[Entry]:
    """The required papers of a mediated case and whatever was filed, in dossier order."""
    return case.sheet.cached("dossier", lambda: list(_entries(case)))


def contents(case) -> Contents:
    """The papers and scans of the dossier and their pages, counted from the PDFs and pictures."""
    files = [file for entry in entries(case) for file in entry.files]
    scans = [file for file in files if isinstance(file, Evidence)]
    papers = [file for file in files if isinstance(file, IssuedDocument)]
    counted = [paper.count_pages() for paper in papers] + [scan.pages or 0 for scan in scans]
    return Contents(len(papers), len(scans), sum(counted))


def _entries(case):
    scans, elsewhere = filed_scans(case), is_kept_elsewhere(case)
    for kind in in_dossier_order(KINDS):
        filed = tuple(scan for scan in scans if scan.paper == kind.name)
        if not elsewhere and kind.required_when(case):
            yield _required(case, kind, filed)
        elif filed:
            yield Entry(kind, Presence.SCANNED, files=filed)


def _required(case, kind: PaperKind, filed) -> Entry:
    if filed and kind.is_scanned(case, filed):
        return Entry(kind, Presence.SCANNED, files=filed)
    if reason := kind.not_needed(case):
        return Entry(kind, Presence.NOT_NEEDED, reason, filed)
    issued = _in_force(case, kind)
    if kind.is_there(case, issued):
        presence = Presence.ISSUED if kind.drawing else Presence.RECORDED
        return Entry(kind, presence, files=(*issued, *filed))
    can_be_drawn = case.origin == "generated" and not isinstance(kind.sources(case), str)
    presence = Presence.ON_DEMAND if can_be_drawn else Presence.LACKING
    return Entry(kind, presence, files=(*issued, *filed))


def _in_force(case, kind: PaperKind) -> list[IssuedDocument]:
    issued = (paper for paper in issued_papers(case) if paper.kind == kind.name)
    return [paper for paper in issued if paper.status == IssuedDocument.Status.IN_FORCE]
