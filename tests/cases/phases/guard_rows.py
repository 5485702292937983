"""A guard's two sides: an act it lets through, and one it stops, with its exact sentence.

`held` and `broken` take the people and give (dispute, facts of the act); everything goes through
the door.
"""

from collections.abc import Callable
from dataclasses import dataclass

from cases.guards import Guard
from cases.states import Status
from mediation.accounts.actor import SYSTEM
from tests.factories import at


@dataclass(frozen=True)
class Row:
    """One guard at one act."""

    guard: Guard
    says: str
    act: str
    held: Callable
    broken: Callable
    by: str = "clerk"

    def __str__(self):
        return f"{self.act}-{self.guard.test.__name__}"


def actor(people, row, dispute):
    """The actor: one of the cast, or the holder of a one-case link ("link:周被")."""
    if row.by.startswith("link:"):
        return dispute.link(dispute.parties.get(name=row.by.removeprefix("link:")))
    return SYSTEM if row.by == "system" else getattr(people, f"as_{row.by}")


def lets_through(row, people):
    """The act is done: no guard fails."""
    dispute, facts = row.held(people)
    before = dispute.trail.count()
    dispute.do(actor(people, row, dispute), row.act, **facts)
    assert dispute.trail.filter(seq__gt=before, name=row.act).exists()


def stops(row, people):
    """The act is refused with this sentence and article, and nothing is written.

    An exact sentence is of this case, and so is an article by its route: the guard's own leaves
    its names and days open.
    """
    dispute, facts = row.broken(people)
    refusals = dispute.blocked(actor(people, row, dispute), row.act, **facts)
    assert row.says in refusals, refusals
    assert row.guard.exact or row.guard.basis_of or str(row.guard) == row.says


def usual(status: Status, **facts):
    """The usual dispute in that state; facts that are callables are called with the dispute."""

    def give(people):
        dispute = at(people, status)
        return dispute, evaluated(dispute, facts)

    return give


def after(status: Status, *deeds: Callable, **facts):
    """The usual dispute in that state after these further deeds."""

    def give(people):
        dispute = at(people, status)
        for deed in deeds:
            deed(dispute)
        return dispute, evaluated(dispute, facts)

    return give


def evaluated(dispute, facts):
    """The facts, with callables called with the dispute."""
    return {name: f(dispute) if callable(f) else f for name, f in facts.items()}
