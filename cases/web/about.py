"""The head of an act's page: the case in two lines, with the figure and the clock that matter."""

from cases.functions import Section
from cases.states import MONEY_MOVES, Status
from cases.visibility import outside, sections
from cases.web import clock_rows, money_card
from cases.web.words import yuan


def about(case, actor) -> list[dict]:
    """The figure and the clock that matter now, each as text and tone."""
    shown = sections(case, actor)
    found = [*_paper(case, shown), *_money(case, shown), *_gap(case, shown)]
    rows = [{"text": text, "tone": ""} for text in found]
    return rows if outside(case, actor) else [*rows, *_clock(case)]


def _paper(case, shown) -> list[str]:
    """Which agreement waits for its marks, and how much it is about; of a variation, as such."""
    agreement = case.sheet.agreement if case.status == Status.SIGNING else None
    if agreement is None or Section.AGREEMENT not in shown:
        return []
    total = sum(clause.amount or 0 for clause in agreement.parts if clause.kind == "money")
    name = "变更以后" if case.sheet.agreement_in_force else money_card.AGREED
    return [case.agreement_number, *([f"{name} {yuan(total)} 元"] if total else [])]


def _money(case, shown) -> list[str]:
    """The sum claimed, or the sum agreed and still owed."""
    if Section.MONEY not in shown:
        return []
    agreed = case.amount_agreed if case.status in MONEY_MOVES else 0
    if not agreed:
        about = "约 " if case.amount_approximate else ""
        return [f"请求 {about}{yuan(case.amount)} 元"] if case.amount else []
    return [f"{money_card.agreed_name(case)} {yuan(agreed)} 元", money_card.left_in_words(case)]


def _gap(case, shown) -> list[str]:
    """The difference between the last offers of two sides, during mediation."""
    talking = case.status == Status.MEDIATING and case.sheet.agreement is None
    if Section.SESSIONS not in shown or not talking:
        return []
    last = {o.party.side: o.amount for o in case.sheet.offers if o.amount is not None}
    gap = max(last.values()) - min(last.values()) if len(last) == 2 else 0
    return [f"方案相差 {yuan(gap)} 元"] if gap else []


def _clock(case) -> list[dict]:
    """The clock that ends first, with the time left."""
    running = clock_rows.soonest(case)
    if running is None:
        return []
    return [{"text": f"{running['name']}{running['left_text']}", "tone": running["tone"]}]
