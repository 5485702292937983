"""Guards of joining a lead case."""

from cases.guards import guard
from cases.law import articles
from cases.law.numbering import spellings
from cases.states import OPEN


def lead_case(case, number):
    """The case of the same committee with that number, however it is typed, or None."""
    ours = type(case).objects.filter(committee=case.committee_id)
    found = ours.filter(number__in=spellings(number))
    return case.sheet.cached(f"lead {number}", found.first)


def _what_is_wrong(case, facts):
    number, lead = facts["lead"], lead_case(case, facts["lead"])
    if lead is None:
        return f"本调委会没有编号为“{number}”的案件，请核对编号。"
    if lead.pk == case.pk:
        return "不能并入本案自己，请填主案的编号。"
    return f"{number}{lead.status_label}，不能并入；请填正在办理的主案。"


@guard(
    otherwise="请填本调委会正在办理的主案的编号。",
    basis=articles.JOINING,
    needs=("lead",),
    exact=_what_is_wrong,
)
def lead_is_open_here(case, facts):
    """A case that joined another, or has ended, leads none; so nobody joins in a circle."""
    lead = lead_case(case, facts["lead"])
    return lead is not None and lead.pk != case.pk and lead.status in OPEN


def _who_joined(case, facts):
    numbers = case.joined_cases.order_by("pk").values_list("number", flat=True)
    return f"{'、'.join(numbers[:5])}已并入本案，本案不能再并入别的案件。"


@guard(
    otherwise="有案件并入了本案，本案不能再并入别的案件。",
    basis=articles.JOINING,
    exact=_who_joined,
)
def nobody_joined_this_one(case, facts):
    return not case.joined_cases.exists()
