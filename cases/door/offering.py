"""What can be done to a case: every act, and what one actor may do here and now.

The door looks up the act to take here, pages what they offer; both read one catalogue.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from cases.acts import Act, acts_of
from cases.guards import Guard
from cases.models import Case
from mediation.accounts.actor import Actor


@dataclass(frozen=True, slots=True)
class Offer:
    """One act an actor may take: open, or blocked with all its reasons."""

    act: Act
    blocked_by: tuple[Guard, ...]

    @property
    def name(self) -> str:
        """The act's name, the last part of its address."""
        return self.act.name

    @property
    def label(self) -> str:
        """The act's label on its button."""
        return self.act.label

    @property
    def quiet(self) -> bool:
        """Whether the button is in the second row."""
        return self.act.quiet


@cache
def catalogue() -> tuple[Act, ...]:
    """Every act of a case, built or not."""
    return acts_of(Case)


@cache
def names() -> frozenset[str]:
    """The names of all acts."""
    return frozenset(act.name for act in catalogue())


def unmet_guards(case: Case, act: Act, facts: Mapping[str, Any]) -> list[Guard]:
    """Every guard of the act that fails, worded for the case; each is evaluated once."""
    return [guard.worded_for(case, facts) for guard in act.guards if not guard(case, facts)]


def offers(case: Case, actor: Actor) -> list[Offer]:
    """What the actor may do in the present state, each act with the reasons against it."""
    offered = []
    for act in catalogue():
        if not act.built or act.follow or case.status not in act.sources:
            continue
        if act.permission(case, actor):
            offered.append(Offer(act, tuple(unmet_guards(case, act, {"by": actor}))))
    return offered


def may(case: Case, actor: Actor) -> set[str]:
    """The names of the acts this actor may take in this state, whether or not their guards hold."""
    here = (act for act in catalogue() if act.built and case.status in act.sources)
    return {act.name for act in here if not act.follow and act.permission(case, actor)}


def who_else(case: Case, actor: Actor) -> list[dict[str, str]]:
    """The built steps of this state that this actor may not take, each with who may.

    A step is left out while something prevents it that no act can mend.
    """
    return [
        {"function": _whose(act), "label": act.label}
        for act in catalogue()
        if act.built
        and act.is_step
        and not (act.quiet or act.follow)
        and case.status in act.sources
        and not act.permission(case, actor)
        and all(guard.remedy or guard(case) for guard in act.guards)
    ]


def _whose(act: Act) -> str:
    """The functions whose people may take the act, in Chinese."""
    return "、".join(dict.fromkeys(role.whose for role in act.permission.each))
