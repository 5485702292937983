"""The door's checks under the lock: permission, state, version, legal day, guards."""

from collections.abc import Callable, Container, Mapping
from datetime import date, datetime
from functools import cache
from inspect import signature
from typing import Any

from django.core.exceptions import PermissionDenied

from cases.acts import Act, Audience, Unseen
from cases.earlier_facts import ABOUT, marks_of_subjects
from cases.guards import Guard
from cases.models import Case, Step
from mediation import clock
from mediation.accounts.actor import Actor

from .foreign_rows import refusal_of_foreign_rows
from .legal_day import check_is_past, out_of_bounds, too_early
from .offering import catalogue, unmet_guards
from .refusals import NoSuchStep, NotSeen, StepBlocked

EVERY_AUDIENCE = frozenset(Audience)


def find_act(case: Case, name: str, by: Actor, steps: bool | None, version: int | None) -> Act:
    """The act of that name from the present state, if this actor may take it and the page was not
    stale. A state has one act of a name: a house test counts them."""
    known = [a for a in catalogue() if a.name == name and steps in (None, a.is_step)]
    if not any(act.permission(case, by) for act in known):
        raise PermissionDenied(name)
    act = next((act for act in known if case.status in act.sources), None)
    if act is None or (version is not None and version != case.version):
        raise NoSuchStep(moved_on(case))
    if not act.permission(case, by):
        raise PermissionDenied(name)
    return act


def check_last_was_seen(
    case: Case,
    act: Act,
    facts: Mapping[str, Any],
    as_of: int | None,
    sent_since: Callable[[datetime | None], bool],
) -> None:
    """Raise `NotSeen` if an entry of this kind was made after the page was opened.

    Also by the same person: of two tabs the older has not seen the newer's entry either. A page
    cannot have shown more lines than there are. `sent_since` says whether this very content was
    submitted after a moment, or at any time.
    """
    if act.is_step or act.unseen is Unseen.COMPARED or as_of in (None, case.trail_length):
        return
    assert as_of is not None
    if as_of > case.trail_length:
        raise NoSuchStep(moved_on(case))
    unseen = _entries_since(case, act, facts, as_of)
    if not unseen:
        return
    same = sent_since(_moment_of(case, as_of))
    if same or act.unseen is Unseen.REFUSED:
        last = unseen[-1]
        raise NotSeen(entered_meanwhile(case, last, act.label, same=same), last, same=same)


def _entries_since(case: Case, act: Act, facts: Mapping[str, Any], as_of: int) -> list[Step]:
    """The lines of this act after the one with that number that are about the same."""
    about = marks_of_subjects(facts)
    return [
        line
        for line in case.trail.filter(name=act.name, seq__gt=as_of)
        if not about or about & set(line.facts.get(ABOUT, about))
    ]


def _moment_of(case: Case, seq: int) -> datetime | None:
    """When the line with that number was written; None without one."""
    return case.trail.filter(seq=seq).values_list("at", flat=True).first()


def entered_meanwhile(
    case: Case,
    line: Step,
    label: str,
    *,
    same: bool,
    state: str = "",
    readable: Container[str] = EVERY_AUDIENCE,
    me: str = "",
) -> str:
    """A sentence about the entry of the same kind that was made after the page was opened."""
    by, now = _by(line, readable, me), f"当前为“{state or case.status_label}”"
    if same:
        return f"案件 {case.number} 里同样的内容已{by}登记，没有再记一次，{now}。"
    opened = f"您打开这一页以后，案件 {case.number} 已{by}办理“{label}”"
    return f"{opened}，{now}。请核对后再操作。"


def moved_on(
    case: Case, state: str = "", readable: Container[str] = EVERY_AUDIENCE, me: str = ""
) -> str:
    """A sentence about what happened to the case in the meantime.

    `state` is what its reader (the principal `me`) calls the present state, unless it is the
    office; who acted and when is left out where the reader's audiences (`readable`) do not hold
    the line.
    """
    by = _by(case.trail.latest("seq"), readable, me)
    return f"案件 {case.number} 已{by}办理，当前为“{state or case.status_label}”。请核对后再操作。"


def _by(line: Step, readable: Container[str], me: str) -> str:
    who = "您自己" if line.principal == me else line.actor
    return f"由{who}于{_moment(line.at)}" if line.audience in readable else "被他人"


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
    if unmet := unmet or refusal_of_foreign_rows(case, facts):
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
