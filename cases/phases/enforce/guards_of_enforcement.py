"""Guards of what becomes of an enforcement: its end without result, and its resumption."""

from cases.guards import guard
from cases.law import articles, court_numbers, courts


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


WHICH_COURT = "由作出裁判的第一审法院，或者与它同级的被执行财产所在地法院执行，请核对法院"


def _which_court(case, facts):
    return f"{WHICH_COURT}；作出裁判的是{case.sheet.title.proceeding.court}。"


@guard(
    otherwise=f"{WHICH_COURT}。",
    basis=articles.ENFORCING_COURT,
    needs=("court",),
    exact=_which_court,
)
def court_may_enforce(case, facts):
    """The court that decided, or one of its level; after an appeal that of the first instance.

    Awards and notarised deeds come from no court: other rules name theirs.
    """
    title = case.sheet.title
    decided = title.proceeding if title else None
    if decided is None or decided.court is None:
        return True
    asked = [row.court for row in case.sheet.proceedings if row.kind == decided.kind and row.court]
    return courts.level_of(facts["court"].name) in {courts.level_of(one.name) for one in asked}
