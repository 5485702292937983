"""What became of an agreement: of which form it was, and why it is followed no longer.

A number that was registered 作废 is gone from the case, so the form is that of the record.
"""

from cases.law import articles
from cases.models import Title
from cases.phases.adjudicate.titles import which_paper

BY_CONDITION = f"协议按约定的条件失效（{articles.CONDITIONS}），不再履行。"
OF_THE_AGREEMENT = (Title.Kind.AGREEMENT, Title.Kind.CONFIRMED)
NEVER_BOUND = f"协议从一开始就没有约束力（{articles.VOID_FROM_THE_START}），没有要履行的事项。"


def reached(case):
    """The agreement that came into force last, also one annulled since; or None."""
    made = [one for one in case.sheet.agreements if one.effective_on is not None]
    return made[-1] if made else None


def in_writing(case) -> bool:
    """Whether what was agreed is a written agreement."""
    if case.agreement_number:
        return True
    last = reached(case)
    return last is not None and last.form == last.Form.WRITTEN


def paper_followed(case) -> str:
    """The judgment, award, deed or other paper of its own that is followed, and since when; empty
    where that is the agreement, or nothing.
    """
    title = case.sheet.title_alone
    if title is None or title.kind in OF_THE_AGREEMENT:
        return ""
    name = title.get_kind_display()
    return which_paper(title.proceeding, title.since) if title.proceeding else name


def why_it_ended(case) -> str:
    """Why what was agreed is followed no longer; empty where nothing says so."""
    made, last = reached(case), case.sheet.last_adjudication
    decided = (
        f"{last.body}{last.result}" if last and (last.found_void or last.claim_was_lost) else ""
    )
    if made is not None and made.status == made.Status.ENDED:
        return BY_CONDITION
    if made is not None and made.status == made.Status.VOID:
        return f"{decided}，{NEVER_BOUND}"
    return f"{decided}。" if decided else ""
