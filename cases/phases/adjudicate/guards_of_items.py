"""Guards of the items of a court's own paper: each of whom, for whom, in which parts."""

from itertools import pairwise

from cases.guards import guard
from cases.law import articles, articles_of_enforcement

ENFORCED = articles_of_enforcement.ENFORCEABLE
KINDS_OF_ITS_OWN = frozenset({"judgment", "court_paper", "award", "notarised"})


@guard(
    otherwise="现在的履行依据不是判决、法院调解书、仲裁裁决或者公证债权文书，没有另一项可以登记。",
    basis=ENFORCED,
)
def a_paper_of_its_own_is_in_force(case, facts):
    title = case.sheet.title
    return title is not None and title.kind in KINDS_OF_ITS_OWN


def _side(facts, first, further) -> set:
    """The keys of those who stand on a side."""
    named = (facts.get(first), *(facts.get(further) or ()))
    return {party.pk for party in named if party}


@guard(
    otherwise="同一位当事人不能既付又收；一起付、一起收的，只选第一位以外的人。",
    basis=ENFORCED,
    needs=("ordered",),
    about="also_debtors",
)
def parties_ordered_are_apart(case, facts):
    """Each party stands once: on one side, as the first or beside it."""
    owe, are_owed = (
        _side(facts, side, f"also_{side}s") if facts["ordered"] == "sum" else set()
        for side in ("debtor", "creditor")
    )
    several = [*(facts.get("also_debtors") or ()), *(facts.get("also_creditors") or ())]
    firsts = {one.pk for one in (facts.get("debtor"), facts.get("creditor")) if one}
    return not owe & are_owed and not firsts & {party.pk for party in several}


def beginning(case, facts):
    """The day on which the paper takes effect: as told, or of the one in force."""
    title = None if facts.get("since") else case.sheet.title
    return facts.get("since") or (title and title.since)


@guard(
    otherwise="各期的日期要一期比一期晚，第一期不能早于文书生效的那天。",
    basis=articles.DATES,
    needs=("ordered", "on"),
    about="schedule",
)
def parts_are_in_order(case, facts):
    days = [day for day, _ in facts.get("parts") or ()]
    first = beginning(case, facts)
    in_order = all(one < other for one, other in pairwise(days))
    return in_order and not (days and first and days[0] < first)


@guard(
    otherwise="文书规定的履行期限不能早于文书生效的日期。",
    basis=articles.DATES,
    needs=("due_on", "on"),
    about="due_on",
)
def no_item_is_due_before_the_effect(case, facts):
    since = beginning(case, facts)
    return facts["due_on"] is None or since is None or facts["due_on"] >= since


def last_day_of_the_item(case, facts):
    """The last day of an item: as named, else the effect of the paper; None of what lasts."""
    if facts["ordered"] == "lasting":
        return facts["due_on"]
    return facts["due_on"] or beginning(case, facts)
