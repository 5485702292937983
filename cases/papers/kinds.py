"""The forms of people's mediation: code, name in code, title, and who issues them.

Basis: the set of 2010 (《人民调解文书格式和统计报表》), the dossier template in use, and the
rules of court-linked mediation. What others issue or a party brings is kept, never drawn.
"""

from typing import NamedTuple


class PaperKind(NamedTuple):
    """One form; `ours` when the committee issues it."""

    code: str
    name: str
    title: str
    ours: bool = True


KINDS = (
    PaperKind("F1", "cover", "卷宗封面"),
    PaperKind("F2", "contents", "卷内目录"),
    PaperKind("F3", "application", "人民调解申请书"),
    PaperKind("F4", "acceptance", "人民调解受理登记表"),
    PaperKind("F5", "rights_notice", "人民调解当事人权利义务告知书"),
    PaperKind("F6", "investigation", "人民调解调查记录"),
    PaperKind("F7", "evidence", "人民调解证据材料"),
    PaperKind("F8", "session", "人民调解记录"),
    PaperKind("F9", "agreement", "人民调解协议书"),
    PaperKind("F10", "oral_agreement", "人民调解口头协议登记表"),
    PaperKind("F11", "return_visit", "人民调解回访记录"),
    PaperKind("F12", "confirmation", "司法确认申请书"),
    PaperKind("F13", "confirmation_papers", "司法确认有关材料", ours=False),
    PaperKind("F14", "dossier_note", "卷宗情况说明"),
    PaperKind("F15", "back_cover", "封底"),
    PaperKind("F16", "closing_report", "人民调解结案报告表"),
    PaperKind("F17", "termination", "终止调解通知书"),
    PaperKind("F18", "refusal", "不予受理、不予调解函"),
    PaperKind("F19", "power_of_attorney", "授权委托书", ours=False),
    PaperKind("F20", "identity", "当事人身份证明", ours=False),
    PaperKind("F21", "receipts", "履行凭证", ours=False),
    PaperKind("F22", "service_address", "送达地址确认书"),
    PaperKind("F23", "undisputed_facts", "无争议事实记载"),
    PaperKind("F24", "letter", "委托调解函、移送函、反馈函"),
    PaperKind("F25", "police_agreement", "治安调解协议书", ours=False),
    PaperKind("F26", "termination_report", "诉前案件终止调解情况表"),
)


def paper_kind(text: str) -> PaperKind | None:
    """The form with that code or name, or None.

    >>> paper_kind("f9").name, paper_kind("agreement").code
    ('agreement', 'F9')
    """
    wanted = text.strip().lower()
    return next((kind for kind in KINDS if wanted in (kind.code.lower(), kind.name)), None)
