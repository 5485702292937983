"""The dossier of a mediated case: which papers it must contain, and which are present.

A paper is present when it was issued here or filed as a scan. While its form cannot be drawn yet,
the record behind it is enough to file the case, and the list marks it as a record only.
"""

from enum import StrEnum
from typing import NamedTuple

from .freezing import IssuedDocument, issued_papers
from .kinds import KINDS, PaperKind


class Presence(StrEnum):
    """How a required paper is there, in the words of the list."""

    ISSUED = "已制发"
    SCANNED = "已扫描"
    ON_DEMAND = "可随时制发"
    RECORDED = "有记录，纸质件待入卷"
    NOT_NEEDED = "不适用"
    LACKING = "缺"


class Entry(NamedTuple):
    """One required paper: its form, how it is there, and the reason where it need not be."""

    kind: PaperKind
    presence: Presence
    reason: str = ""


def missing(case) -> list[str]:
    """The titles of required papers that are lacking; a dossier kept on paper lacks none here."""
    return [entry.kind.title for entry in required(case) if entry.presence is Presence.LACKING]


def is_kept_elsewhere(case) -> bool:
    """Whether the case was imported from a ledger: its dossier is on paper and not stored here."""
    return case.origin == "imported"


def required(case) -> list[Entry]:
    """The required papers of a mediated case in dossier order, none for one kept elsewhere."""
    return case.sheet.cached("required papers", lambda: list(_required(case)))


def _required(case):
    if is_kept_elsewhere(case):
        return
    scans = case.evidence.filter(kind="scan").values_list("title", flat=True)
    titles = set(case.sheet.rows("scans", scans))
    listed = [kind for kind in KINDS if kind.place and kind.required_when(case)]
    for kind in sorted(listed, key=lambda kind: kind.place):
        reason = kind.not_needed(case)
        presence = Presence.NOT_NEEDED if reason else _presence(case, kind, titles)
        yield Entry(kind, presence, reason)


def _presence(case, kind: PaperKind, scans: set[str]) -> Presence:
    if kind.title in scans:
        return Presence.SCANNED
    if kind.is_there(case, _in_force(case, kind)):
        return Presence.ISSUED if kind.drawing else Presence.RECORDED
    can_be_drawn = case.origin == "generated" and not isinstance(kind.sources(case), str)
    return Presence.ON_DEMAND if can_be_drawn else Presence.LACKING


def _in_force(case, kind: PaperKind) -> list[IssuedDocument]:
    issued = (paper for paper in issued_papers(case) if paper.kind == kind.name)
    return [paper for paper in issued if paper.status == IssuedDocument.Status.IN_FORCE]
