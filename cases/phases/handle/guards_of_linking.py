"""Guards of links between cases: what a reader may not see is answered like what is not there."""

from cases.guards import guard
from cases.law import articles
from cases.law.numbering import spellings
from cases.phases import roles
from cases.phases.common import in_text
from cases.visibility import OTHER_CASE

from .records_of_links import CaseLink


def other_case(case, number, by):
    """The case with that number, however typed, in which these staff may act too, or None."""

    def look():
        seen = type(case).objects.visible_to(by).filter(number__in=spellings(number))
        found = seen.first()
        return found if found and roles.staff(found, by) else None

    return case.sheet.cached(f"case {number} of {by.principal}", look)


def link_to(case, number, by):
    """The link with that case, if these staff may act in it, or None."""
    other = other_case(case, number, by)
    return other and next((one for one in case.sheet.links if one.other_id == other.pk), None)


def hidden_links(case, by, among=None) -> list:
    """Links with cases in which these staff may not act, but which they may remove all the same.

    The office removes those of its own case, others those they made; `among` are those that stand.
    """
    among = case.sheet.links if among is None else among
    hidden = [one for one in among if not roles.staff(one.other, by)]
    if not hidden or roles.office(case, by):
        return hidden
    theirs = case.trail.filter(principal=by.principal, facts__has_key=OTHER_CASE)
    others = {facts[OTHER_CASE] for facts in theirs.values_list("facts", flat=True)}
    return [one for one in hidden if one.other_id in others]


def removable_link(case, named, by):
    """The link of that number, or with that mark, if this actor may remove it, or None."""
    seen = link_to(case, named, by)
    return seen or next((one for one in hidden_links(case, by) if one.mark == named), None)


def _what_is_wrong(case, facts):
    found = other_case(case, facts["other"], facts["by"])
    if found is None:
        return f"没有您能办理的、编号为“{facts['other']}”的案件，请核对编号。"
    return "不能和本案自己关联，请填另一件案件的编号。"


@guard(
    otherwise="请填您能办理的另一件案件的编号。",
    basis=articles.LINKED_CASES,
    needs=("other", "by"),
    about="other",
    exact=_what_is_wrong,
)
def other_case_is_ours(case, facts):
    other = other_case(case, facts["other"], facts["by"])
    return other is not None and other.pk != case.pk


def _linked_already(case, facts):
    other = other_case(case, facts["other"], facts["by"])
    link = link_to(case, facts["other"], facts["by"])
    if link is None:
        return f"{other.number}已与本案并案办理，不用另外登记关联。"
    return f"{other.number}已登记为“{link.in_short}”，要改的先撤销，再重新登记。"


@guard(
    otherwise="这两件已经登记过关联，或者已经并案。",
    basis=articles.LINKED_CASES,
    needs=("other", "by"),
    about="other",
    remedy="unlink_case",
    exact=_linked_already,
)
def not_linked_yet(case, facts):
    other = other_case(case, facts["other"], facts["by"])
    joined = other is not None and (other.lead_id == case.pk or case.lead_id == other.pk)
    return not joined and link_to(case, facts["other"], facts["by"]) is None


def _the_later_one(case, facts):
    other = other_case(case, facts["other"], facts["by"])
    own, theirs = in_text(case.registered_on), in_text(other.registered_on)
    days = f"本案是{own}登记的，{other.number}是{theirs}登记的"
    return f"{days}：先登记的不会是后登记的那一件的后续，也不会由它而来，请改选关系。"


@guard(
    otherwise="先登记的不会是后登记的后续，请改选关系。",
    basis=articles.LINKED_CASES,
    needs=("other", "kind", "by"),
    about="kind",
    exact=_the_later_one,
)
def the_later_one_follows(case, facts):
    other, kind = other_case(case, facts["other"], facts["by"]), facts["kind"]
    if other is None:
        return True
    if kind in CaseLink.LATER:
        return case.registered_on >= other.registered_on
    return kind not in CaseLink.EARLIER or case.registered_on <= other.registered_on


@guard(
    otherwise="没有您能撤销的案件关联。",
    basis=articles.LINKED_CASES,
    needs=("by",),
    remedy="link_case",
    absent=True,
)
def some_case_is_linked(case, facts):
    if "other" in facts:  # the next guard looks for that one
        return True
    seen = any(roles.staff(one.other, facts["by"]) for one in case.sheet.links)
    return seen or bool(hidden_links(case, facts["by"]))


@guard(
    otherwise="本案没有登记过和这一件的关联，请核对编号。",
    basis=articles.LINKED_CASES,
    needs=("other", "by"),
    about="other",
)
def that_case_is_linked(case, facts):
    return removable_link(case, facts["other"], facts["by"]) is not None
