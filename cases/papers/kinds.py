"""The forms of people's mediation: one row each.

Freezing, case pages, the public check, dossier, registers, consistency check and commands read
these rows; only the act that issues a paper and its drawing name it. A new paper is a row here,
a drawing, a template and the act that freezes it.

Basis: the set of 2010 (《人民调解文书格式和统计报表》), the dossier template in use, and the
rules of court-linked mediation. What others issue or a party brings is kept, never drawn.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from cases.functions import Section

from . import conditions as c
from . import standing as s


class Bears(StrEnum):
    """The number a paper bears, by the column of the case that keeps it."""

    DOSSIER = "dossier_number"
    AGREEMENT = "agreement_number"
    COMPLAINT = "number"
    NOTHING = ""

    @property
    def series(self) -> str:
        """The number series it is drawn from."""
        return self.value.removesuffix("_number")


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One form; `ours` when the committee issues it, `section` what one must be able to read.

    `dated`: whether its day of issue is printed at its foot; on others the day is written by hand.
    `drawing` is the module that draws it. While it is empty, `is_there` asks for the record
    behind the paper, else for the issued papers in force; `is_scanned` asks for filed scans.
    `repeats`: every issue is a paper of its own and none supersedes another. `place` orders the
    dossier (0: never in it), which must contain the form where `required_when(case)`, unless
    `not_needed(case)` gives a reason; `of_each_party`: a scan names its party. `sources(case)` are
    what papers issued later rest on, or a sentence; `issues(cases)` counts how many there must be.
    """

    code: str
    name: str
    title: str
    ours: bool = True
    section: Section = Section.SESSIONS
    bears: Bears = Bears.NOTHING
    drawing: str = ""
    dated: bool = False
    repeats: bool = False
    register: str = ""
    place: int = 0
    of_each_party: bool = False
    required_when: Callable = c.never
    not_needed: Callable = c.always_needed
    is_there: Callable = c.one_is_issued
    is_scanned: Callable = c.one_is_scanned
    sources: Callable = c.no_source
    issues: Callable = c.uncounted
    standing: Callable = s.genuine
    replaced: Callable = s.worthless

    def number_of(self, case) -> str:
        """The number a paper of this kind bears in that case."""
        return getattr(case, self.bears) if self.bears else ""

    def issue_label(self, version: int) -> str:
        """第1版, or 第1份 where every issue stands by itself."""
        return f"第{version}{'份' if self.repeats else '版'}"


KINDS = (
    PaperKind("F1", "cover", "卷宗封面"),
    PaperKind("F2", "contents", "卷内目录"),
    PaperKind("F3", "application", "人民调解申请书", place=1),
    PaperKind(
        "F4",
        "acceptance",
        "人民调解受理登记表",
        section=Section.CONTACTS,
        bears=Bears.DOSSIER,
        drawing="reports.documents.acceptance",
        dated=True,
        register="受理登记簿",
        place=1,
        required_when=c.mediated,
        sources=c.acceptance,
        standing=s.without_effect("这是受理情况的登记，不是调解协议"),
    ),
    PaperKind(
        "F5",
        "rights_notice",
        "人民调解当事人权利义务告知书",
        section=Section.MEDIATION,
        bears=Bears.COMPLAINT,
        drawing="reports.documents.rights_notice",
        dated=True,
        repeats=True,
        place=2,
        required_when=c.mediated,
        is_there=c.addressed_to_everyone,
        sources=c.notices,
        standing=s.without_effect("这是权利义务的告知，不是调解协议"),
    ),
    PaperKind("F6", "investigation", "人民调解调查记录", place=5),
    PaperKind("F7", "evidence", "人民调解证据材料", place=6),
    PaperKind(
        "F8",
        "session",
        "人民调解记录",
        place=7,
        required_when=c.mediated,
        not_needed=c.no_session_was_held,
        is_there=c.has_sessions,
    ),
    PaperKind(
        "F9",
        "agreement",
        "人民调解协议书",
        section=Section.AGREEMENT,
        bears=Bears.AGREEMENT,
        drawing="reports.documents.agreement",
        register="协议书登记簿",
        place=8,
        required_when=c.agreed_in_writing,
        sources=c.final_text,
        issues=c.texts_made_final,
        standing=s.of_its_agreement,
        replaced=s.once_varied(s.is_final),
    ),
    PaperKind(
        "F10",
        "oral_agreement",
        "人民调解口头协议登记表",
        section=Section.AGREEMENT,
        bears=Bears.DOSSIER,
        drawing="reports.documents.oral_agreement",
        dated=True,
        place=8,
        required_when=c.agreed_orally,
        sources=c.oral_agreement,
        standing=s.of_its_agreement,
        replaced=s.once_varied(s.is_oral),
    ),
    PaperKind(
        "F11",
        "return_visit",
        "人民调解回访记录",
        bears=Bears.AGREEMENT,
        drawing="reports.documents.return_visit",
        dated=True,
        repeats=True,
        place=10,
        sources=c.visits_made,
        standing=s.without_effect("这是回访情况的记录，不是调解协议"),
    ),
    PaperKind("F12", "confirmation", "司法确认申请书", place=11),
    PaperKind("F13", "confirmation_papers", "司法确认有关材料", ours=False, place=11),
    PaperKind("F14", "dossier_note", "卷宗情况说明", place=12),
    PaperKind("F15", "back_cover", "封底"),
    PaperKind(
        "F16",
        "closing_report",
        "人民调解结案报告表",
        bears=Bears.DOSSIER,
        drawing="reports.documents.closing_report",
        dated=True,
        place=12,
        sources=c.closing,
        standing=s.without_effect("这是结案情况的报告，不是调解协议"),
    ),
    PaperKind(
        "F17",
        "termination",
        "终止调解通知书",
        place=8,
        required_when=c.ended_without_agreement,
        is_there=c.end_is_recorded,
    ),
    PaperKind(
        "F18",
        "refusal",
        "不予受理函",
        section=Section.PARTIES,
        bears=Bears.COMPLAINT,
        drawing="reports.documents.refusal",
        dated=True,
        place=8,
        sources=c.declining,
        standing=s.without_effect("这是不予受理的告知，不是调解协议"),
    ),
    PaperKind("F19", "power_of_attorney", "授权委托书", ours=False, place=4),
    PaperKind(
        "F20",
        "identity",
        "当事人身份证明",
        ours=False,
        place=3,
        required_when=c.mediated,
        not_needed=c.nothing_was_signed,
        is_there=c.everyone_is_identified,
        of_each_party=True,
        is_scanned=c.scanned_for_everyone,
    ),
    PaperKind("F21", "receipts", "履行凭证", ours=False, place=9),
    PaperKind("F22", "service_address", "送达地址确认书", place=4),
    PaperKind(
        "F23",
        "undisputed_facts",
        "无争议事实记载",
        bears=Bears.COMPLAINT,
        drawing="reports.documents.undisputed_facts",
        dated=True,
        place=7,
        standing=s.without_effect("这是各方没有争议的事实，不是调解协议"),
    ),
    PaperKind("F24", "letter", "委托调解函、移送函、反馈函", place=11),
    PaperKind("F25", "police_agreement", "治安调解协议书", ours=False, place=8),
    PaperKind("F26", "termination_report", "诉前案件终止调解情况表", place=11),
    PaperKind(
        "F27",
        "feedback",
        "调解结果反馈函",
        bears=Bears.COMPLAINT,
        drawing="reports.documents.feedback",
        dated=True,
        place=11,
        standing=s.without_effect("这是把结果告诉移送单位的函，不是调解协议"),
    ),
    PaperKind(
        "F28",
        "suspicion",
        "可能是虚假调解的情况报告",
        bears=Bears.COMPLAINT,
        drawing="reports.documents.suspicion",
        dated=True,
        repeats=True,
        place=11,
    ),
    PaperKind(
        "F29",
        "danger",
        "纠纷情况报告",
        bears=Bears.COMPLAINT,
        drawing="reports.documents.danger",
        dated=True,
        repeats=True,
        place=11,
    ),
    PaperKind(
        "F30",
        "to_the_police",
        "治安案件书面申请书",
        bears=Bears.COMPLAINT,
        drawing="reports.documents.to_the_police",
        repeats=True,
        place=11,
        standing=s.without_effect("这是当事人给公安机关的申请，是否不予处罚由公安机关决定"),
    ),
)
BY_NAME = {kind.name: kind for kind in KINDS}


def paper_kind(text: str) -> PaperKind | None:
    """The form with that code or name, or None.

    >>> paper_kind("f9").name, paper_kind("agreement").code
    ('agreement', 'F9')
    """
    wanted = text.strip().lower()
    return next((kind for kind in KINDS if wanted in (kind.code.lower(), kind.name)), None)


def kind_of(name: str) -> PaperKind:
    """The row of a stored paper; of a form this version does not know: a bare one."""
    return BY_NAME.get(name) or PaperKind("", name, "文书")
