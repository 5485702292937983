"""Guards of the end of a case in default that nobody pursues."""

from cases.law.deadlines import months_after

from .guards_of_titles import guard_of_the_title

YEARS_TO_SUE = 3  # 民法典 188
TIME_IS_OVER = "申请执行或者起诉的期间已过"
NOT_SAID = "还没有全部收款人、权利人表示不再追究；请选都有谁，写明怎么说的"


def creditors_waiting(case) -> set[int]:
    """The keys of those to whom something is still owed."""
    pending = (duty for duty in case.sheet.obligations if duty.is_pending)
    return {party.pk for duty in pending for party in duty.creditors}


def time_is_over(case, on) -> bool:
    """Whether enforcement, or without a title that can be enforced a suit, comes too late."""
    runs, since = case.sheet.clock("K16"), case.sheet.first_day_in_default(on)
    title = case.sheet.title
    if title is not None and title.enforceable:
        return runs is not None and runs.due_on < on
    return since is not None and months_after(since, 12 * YEARS_TO_SUE) < on


@guard_of_the_title(
    otherwise=f"{NOT_SAID}；期间也还没有过。",
    needs=("on",),
    about="creditors",
)
def every_creditor_said_so_or_time_is_over(case, facts):
    said = {party.pk for party in facts.get("creditors") or ()}
    waiting = creditors_waiting(case)
    by_word = bool(said) and said >= waiting and bool((facts.get("how") or "").strip())
    return by_word or time_is_over(case, facts["on"])
