"""What letters of the committee to other bodies have in common."""

from cases.law.clause_text import chinese_day

from .base import freeze_issued
from .free_text import parts
from .signing import foot


def draw_letter(template: str, case, document, *, to: str, lines: list[str]) -> str:
    """The frozen HTML of a letter to this body with these paragraphs."""
    context = {"to": to, "lines": parts(lines)}
    context |= foot([], case.committee.name, document.issued_on, staff="经办人")
    return freeze_issued(template, document, context)


def matter(case, *, to_who_sent_it=False) -> str:
    """The dispute by its parties and its kind, and who sent it when under which number.

    A letter `to_who_sent_it` addresses its reader.
    """
    names = "、".join(party.printed_name for party in case.sheet.needed_parties)
    dispute, referral = f"{names}之间的{case.get_category_display()}纠纷", case.sheet.referral
    if referral is None:
        return dispute
    number = f"，文号{referral.number}" if referral.number else ""
    day = chinese_day(referral.received_on)
    sender = _addressed(case.on_route) if to_who_sent_it else referral.sender
    return f"{sender}{_how(case.on_route)}的{dispute}{number}，本会于{day}签收"


def _addressed(route) -> str:
    return "贵院" if route.by_court else "贵单位"


def _how(route) -> str:
    if route.by_court:
        return "委托本会调解" if route.court_paper else "委派本会调解"
    return "移送本会"
