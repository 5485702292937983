"""Guards of what becomes of an enforcement: its end without result, and its resumption."""

from cases.guards import guard
from cases.law import articles, court_numbers


@guard(otherwise="已经全部履行，没有还欠的。", basis=articles.ENFORCEABLE)
def something_is_still_owed(case, facts):
    return any(duty.is_pending for duty in case.sheet.obligations)


KINDS = court_numbers.OF_A_PROCEEDING["enforcement"]


@guard(
    otherwise=f"请写执行的案号（{'、'.join(KINDS)}），例如{court_numbers.example('执恢')}。",
    basis=articles.COURT_NUMBERS,
    needs=("court_number",),
)
def number_is_of_an_enforcement(case, facts):
    number = court_numbers.parsed(facts["court_number"])
    return number is not None and number.kind in KINDS
