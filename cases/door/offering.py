"""What can be done to a case: every act, and what one actor may do here and now.

The door looks up the act to take here, pages what they offer; both read one catalogue.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from cases.acts import Act, acts_of
from cases.guards import Guard
from cases.models import Case
from mediation import clock
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
    def is_over(self) -> bool:
        """Whether only its time is over: what was done in time may still be entered."""
        return bool(self.blocked_by) and all(guard.lapses for guard in self.blocked_by)

    @property
    def quiet(self) -> bool:
        """Whether the button is in the second row."""
        return self.act.quiet


def label_of(case: Case, act: Act) -> str:
    """The act's label on its button and its page, in this case."""
    return act.called(case) if act.called else act.label


def called_in(case: Case, name: str) -> str:
    """What the records of a case call that act, where they do; else empty."""
    act = next(act for act in catalogue() if act.name == name)
    return act.called(case) if act.called else ""


@cache
def catalogue() -> tuple[Act, ...]:
    """Every act of a case."""
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
        if act.follow or case.status not in act.sources:
            continue
        if act.permission(case, actor):
            offered.append(Offer(act, tuple(_against(case, act, actor))))
    return offered


def _against(case: Case, act: Act, actor: Actor) -> list[Guard]:
    """Every guard that fails before the form is filled in; else whether its time is over."""
    known = {"by": actor}
    today = known | {"on": clock.today()}
    lapsing = (guard for guard in act.guards if guard.lapses)
    return unmet_guards(case, act, known) or [
        guard.worded_for(case, today) for guard in lapsing if not guard(case, today)
    ]


def ways_on(offered: Iterable[Offer]) -> dict[str, str]:
    """For each act that leads on the act to take now: itself, or what mends it first.

    An act is left out where a reason against it is mended by nothing the actor may do now.
    """
    by_name = {offer.name: offer for offer in sorted(offered, key=lambda one: -len(one.blocked_by))}
    found = {name: _way_to(name, by_name, frozenset()) for name in by_name}
    return {name: way for name, way in found.items() if way}


def _way_to(name: str, offered: Mapping[str, Offer], asked: frozenset[str]) -> str:
    offer = offered.get(name)
    if offer is None or name in asked:
        return ""
    if not offer.blocked_by:
        return name
    ways = [_way_by(guard, offered, asked | {name}) for guard in offer.blocked_by]
    return ways[0] if all(ways) else ""


def _way_by(guard: Guard, offered: Mapping[str, Offer], asked: frozenset[str]) -> str:
    remedies = (guard.remedy, guard.or_else)
    return next(filter(None, (_way_to(name, offered, asked) for name in remedies)), "")


def way_of(reason: Any, ways: Mapping[str, str]) -> str:
    """The act that leads on from a guard, or from what a form lacks; empty for none now."""
    return ways.get(reason.remedy) or ways.get(getattr(reason, "or_else", ""), "")


def is_open(case: Case, name: str) -> bool:
    """Whether the act of that name can be taken today, as far as is known before its form."""
    act = next(act for act in catalogue() if act.name == name)
    facts = {"on": clock.today()}
    return case.status in act.sources and all(guard(case, facts) for guard in act.guards)


def may(case: Case, actor: Actor) -> set[str]:
    """The names of the acts this actor may take in this state, whether or not their guards hold."""
    here = (act for act in catalogue() if case.status in act.sources)
    return {act.name for act in here if not act.follow and act.permission(case, actor)}


def who_else(case: Case, actor: Actor) -> list[dict[str, str]]:
    """The steps of this state that this actor may not take, each with who may.

    A step is left out while something prevents it that no act can mend.
    """
    return [
        {"function": _whose(act), "label": act.label}
        for act in catalogue()
        if act.is_step
        and not (act.quiet or act.follow)
        and case.status in act.sources
        and not act.permission(case, actor)
        and all(guard.remedy or guard(case, _known_of_others(guard)) for guard in act.guards)
    ]


def _known_of_others(guard: Guard) -> dict[str, Any]:
    return {"on": clock.today()} if guard.lapses else {}


def _whose(act: Act) -> str:
    """The functions whose people may take the act, in Chinese."""
    return "、".join(dict.fromkeys(role.whose for role in act.permission.each))
