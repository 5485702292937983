"""Which act comes first while a case is before a court, for the committee and for the court."""

from typing import Any

from cases.models import Case, Proceeding

Acts = tuple[str, ...]
WHILE_ENFORCED: Acts = ("enforced",)


def at_court(case: Case) -> Acts:
    """The next step of the proceeding that is open, else of the result that came."""
    proceeding = case.sheet.current_proceeding
    if proceeding is not None:
        return BEFORE_IT[proceeding.status]
    if was_confirmed(case):
        return ("title_given",)
    return () if was_found_void(case) else ("agreement_stands",)


def was_found_void(case: Case) -> bool:
    """Whether the last adjudication found the agreement void."""
    last = case.sheet.last_adjudication
    return last is not None and last.found_void


def was_confirmed(case: Case) -> bool:
    """Whether the last adjudication confirmed the agreement."""
    last = case.sheet.last_adjudication
    return last is not None and last.outcome == "confirmed"


def for_court(proceeding: Any) -> str:
    """The court's act on a proceeding before it; empty where no form here takes it on."""
    kind, status = proceeding.kind, proceeding.status
    if kind == Proceeding.Kind.ENFORCEMENT:
        return ENFORCEMENT.get(status, "")
    if status in ("decided", "refused") and kind == Proceeding.Kind.CONFIRMATION:
        return _after_the_ruling(proceeding)
    decides = status == "accepted" and kind == Proceeding.Kind.CONFIRMATION
    return "court_decide" if decides else COMING_IN.get(status, "")


def _after_the_ruling(proceeding: Any) -> str:
    if proceeding.found_void:
        return ""
    return "title_given" if proceeding.outcome == "confirmed" else "agreement_stands"


COMING_IN = {"sent": "court_receive", "received": "court_accept"}
ENFORCEMENT = {
    "sent": "court_receive",
    "received": "enforcement_accepted",
    "accepted": "enforced",
    "refused": "enforcement_refused",
}
BEFORE_IT: dict[str, Acts] = {
    "preparing": ("court_send",),
    "returned": ("court_send",),
    "sent": ("court_receive",),
    "received": ("court_accept", "enforcement_accepted"),
    "accepted": ("court_decide", "enforced"),
}
