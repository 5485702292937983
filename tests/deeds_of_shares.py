"""Deeds of a group that performs: what it paid, or was let off, is shared among its members."""

from tests.cases.phases.guards_of_member_results import in_force_of_a_group
from tests.deeds_of_groups import group

OWED = 200_003  # of both members who are bound: 1,000.01 and 1,000.02 元


def pays(fen):
    """The group pays so much; the first two of its members are bound."""

    def deed(d):
        in_force_of_a_group(d)
        d.pay(fen)

    return deed


def part_is_paid(d):
    pays(150_000)(d)


def part_is_waived(d):
    in_force_of_a_group(d)
    d.office("waive", obligation=d.debt, creditor=None, amount=50_000, proof="本人书面")


def of(d):
    """The last payment or reduction, as its act names it."""
    payment, reduction = d.case.payments.last(), d.case.reductions.last()
    return {"payment": payment} if payment else {"reduction": reduction}


def among(d, who="all", numbers=(), measure="rest", **more):
    """The facts of an act that shares the last payment or reduction."""
    return {"party": group(d), "who": who, "numbers": numbers, "measure": measure} | of(d) | more


def first_gets_all_it_owes(d):
    """The form by which the first member paid all it owes."""
    facts = among(d, "these", measure="rest")
    keys = {name: value.pk for name, value in facts.items() if hasattr(value, "pk")}
    return facts | keys | {"numbers": "1"}


def first_gets_a_part(d):
    """The form by which the first member is let off a sum."""
    return first_gets_all_it_owes(d) | {"measure": "each", "amount": "500"}
