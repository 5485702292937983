"""The rows of the matrix of acts: what is said of one, and how one is taken."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from cases.states import Status as S
from tests import deeds


@dataclass(frozen=True)
class Taken:
    """How an act is taken: in which state, after which deeds, and the values of its form."""

    state: S
    before: Callable = deeds.nothing
    sent: Callable = deeds.nothing  # beside the required fields
    by: frozenset[str] = frozenset()  # empty: everybody who may
    act: str = ""  # the name of its row


@dataclass(frozen=True)
class Act:
    """One row."""

    name: str
    sources: str
    target: str | None
    may: frozenset[str] = frozenset()
    taken: tuple[Taken, ...] = ()
    follows: bool = False  # the door takes it by itself: it has no form
    only_at: str = ""  # it has a page of its own, at this face alone
    until_mediated: frozenset[str] = frozenset()  # also may, until a mediator is assigned


def step(name, sources, target, may=(), *taken, **more):
    """An act that moves the case."""
    rows = tuple(replace(row, act=name, by=row.by or frozenset(may)) for row in taken)
    return Act(name, sources, target, frozenset(may), rows, **more)


def entry(name, states, may, *taken, **more):
    """An act that records a fact and moves nothing."""
    return step(name, states, None, may, *taken, **more)


def in_state(state, before=deeds.nothing, sent=deeds.nothing, by=()):
    """The act is taken in this state."""
    return Taken(S(state), before, sent, frozenset(by))
