"""The door's checks under the lock: permission, state, version, legal day, guards."""

from collections.abc import Container, Mapping
from datetime import date, datetime
from functools import cache
from inspect import signature
from typing import Any

from django.core.exceptions import PermissionDenied

from cases.acts import Act, Audience
from cases.earlier_facts import ABOUT, named_parties
from cases.guards import Guard
from cases.models import Case
from mediation import clock
from mediation.accounts.actor import Actor

from .legal_day import check_is_past, out_of_bounds, too_early
from .offering import catalogue, unmet_guards
from .refusals import NoSuchStep, StepBlocked

EVERY_AUDIENCE = frozenset(Audience)


def find_act(case: Case, name: str, by: Actor, steps: bool | None, version: int | None) -> Act:
    """The act from the present state, if this actor may ever take it and the page was not stale."""
    known = [a for a in catalogue() if a.name == name and steps in (None, a.is_step)]
    if not known or not any(act.permission(case, by) for act in known):
        raise PermissionDenied(name)
    here = [act for act in known if case.status in act.sources]
    if not here or (version is not None and version != case.version):
        raise NoSuchStep(moved_on(case))
    if not here[0].built:
        raise NoSuchStep("这一步的办理页面还没有建好，暂时不能办理。")
    return here[0]


def check_nothing_unseen_is_replaced(
    case: Case, act: Act, facts: Mapping[str, Any], as_of: int | None
) -> None:
    """Raise `NoSuchStep` if what this act replaces was entered after the page was opened.

    By whomever: of two tabs of one person the older has not seen the newer's entry either. A page
    cannot have shown more lines than there are.
    """
    if not act.replaces or as_of is None or as_of == case.trail_length:
        return
    if as_of > case.trail_length:
        raise NoSuchStep(moved_on(case))
    since = case.trail.filter(name=act.name, seq__gt=as_of)
    about = {party.pk for party in named_parties(facts)}
    for line in since:
        if not about or about & set(line.facts.get(ABOUT, about)):
            raise NoSuchStep(moved_on(case))


def moved_on(
    case: Case, state: str = "", readable: Container[str] = EVERY_AUDIENCE, me: str = ""
) -> str:
    """A sentence about what happened to the case in the meantime.

    `state` is what its reader (the principal `me`) calls the present state, unless it is the
    office; who acted and when is left out where the reader's audiences (`readable`) do not hold
    the line.
    """
    last = case.trail.latest("seq")
    who = "您自己" if last.principal == me else last.actor
    by = f"由{who}于{_moment(last.at)}" if last.audience in readable else "被他人"
    return f"案件 {case.number} 已{by}办理，当前为“{state or case.status_label}”。请核对后再操作。"


def done_before(case: Case, name: str, state: str, me: str) -> str:
    """That the reader (the principal `me`) took this act, and the state as they call it.

    Empty if they did not take it, or if somebody acted after them.
    """
    mine = case.trail.filter(name=name, principal=me).last()
    if mine is None or case.trail.filter(seq__gt=mine.seq).exclude(principal=me).exists():
        return ""
    return f"这一步您已经于{_moment(mine.at)}办过了，当前为“{state}”。"


def _moment(at: datetime) -> str:
    """The time, after its day where that is over."""
    day, time = clock.beijing(at), f"{clock.local(at):%H:%M}"
    return time if day == clock.today() else f"{clock.in_words(day)}{time}"


def check_day_and_guards(
    case: Case, act: Act, by: Actor, day: date, facts: Mapping[str, Any]
) -> None:
    """Raise `StepBlocked` with every guard that fails, and with days out of bounds."""
    check_is_past(day)
    asked = {**_defaults(act.name), **facts, "by": by, "on": day}
    unmet = unmet_guards(case, act, asked)
    unmet += out_of_bounds(facts, unmet)
    if not any(guard.about == "on" for guard in unmet):
        unmet += too_early(case, act, day, asked)
    if unmet:
        raise StepBlocked(unmet)


def reasons_so_far(case: Case, act: Act, by: Actor, facts: Mapping[str, Any]) -> list[Guard]:
    """What already prevents the act, while other facts are missing or were refused.

    The door decides once all are there; this says in one round what would be refused in the next.
    """
    asked = {**facts, "by": by}
    unmet = [g.worded_for(case, asked) for g in act.guards if _fails(g, case, asked)]
    if "on" in asked and not any(guard.about == "on" for guard in unmet):
        unmet += _too_early_so_far(case, act, asked)
    return unmet


def _fails(guard: Guard, case: Case, facts: Mapping[str, Any]) -> bool:
    try:
        return not guard(case, facts)
    except KeyError:  # it reads a missing fact beside those it needs
        return False


def _too_early_so_far(case: Case, act: Act, facts: Mapping[str, Any]) -> list[Guard]:
    try:
        return too_early(case, act, facts["on"], facts)
    except KeyError:  # the act rests on a fact about something that was not chosen yet
        return []


@cache
def _defaults(name: str) -> dict[str, Any]:
    """The default values of an act's facts; guards see them too."""
    given = signature(getattr(Case, name)).parameters.values()
    return {p.name: p.default for p in given if p.default is not p.empty}
