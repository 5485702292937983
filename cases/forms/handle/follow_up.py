"""What a case opened from an earlier one takes over: who the people are, and where it is.

These are facts. Roles, how many a group has now, claims, sums, what happened and the day of
request are asked as in any registration: they count in law or money.
"""

from cases.models import Case

OF_A_PARTY = ("name", "phone", "kind", "credit_code", "address", "hide_name")


def earlier_case(number, actor):
    """The case with that number, if this actor may see it, or None."""
    seen = Case.objects.visible_to(actor).select_related("estate")
    return seen.filter(number=number).first() if number else None


def matter_of(case) -> dict:
    """The estate and the place within it."""
    estate = case.estate.name if case.estate else ""
    return {
        "follows": case.number,
        "estate": case.estate_id,
        "place": case.place.removeprefix(estate),
    }


def parties_of(case) -> list[dict]:
    """Those still in the dispute, and whether their names stay hidden; no roles."""
    rows = case.parties.filter(released_on=None).order_by("side", "pk")
    return [
        {name: getattr(row, name) for name in OF_A_PARTY}
        | {"company": row.company_id, "dwelling": str(row.dwelling or "")}
        for row in rows.select_related("dwelling")
    ]
