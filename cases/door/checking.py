"""The door's checks under the lock: permission, state, version, legal day, guards."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from inspect import signature
from typing import Any

from django.core.exceptions import PermissionDenied

from cases.acts import Act
from cases.guards import Guard
from cases.law import articles
from cases.models import Case
from cases.words import days
from mediation import clock
from mediation.accounts.actor import Actor

from .offering import catalogue, unmet_guards
from .refusals import NoSuchStep, StepBlocked


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


def moved_on(case: Case) -> str:
    """A sentence about what happened to the case in the meantime."""
    last = case.trail.latest("seq")
    at = clock.local(last.at)
    return (
        f"案件 {case.number} 已由{last.actor}于{at:%H:%M}办理，"
        f"当前为“{case.status_label}”。请核对后再操作。"
    )


def _wrong_day(sentence: str) -> Guard:
    return Guard(lambda case, facts: False, sentence, articles.DATES, ("on",), about="on")


def check_day(case: Case, day: date, act: Act) -> None:
    """Refuse a future legal day, and for a step one before the last milestone."""
    last = case.last_milestone_on
    if day > clock.today():
        raise StepBlocked([_wrong_day(days.IN_THE_FUTURE)])
    if act.is_step and last is not None and day < last:
        earliest = f"日期不能早于{clock.in_words(last)}，上一步是那天办的。"
        raise StepBlocked([_wrong_day(earliest)])


def check_guards(case: Case, act: Act, by: Actor, day: date, facts: Mapping[str, Any]) -> None:
    asked = {**_defaults(act.name), **facts, "by": by, "on": day}
    unmet = unmet_guards(case, act, asked)
    if not unmet and day < case.registered_on:
        registered = clock.in_words(case.registered_on)
        unmet = [_wrong_day(f"日期不能早于{registered}，案件是那天登记的。")]
    if unmet:
        raise StepBlocked(unmet)


@cache
def _defaults(name: str) -> dict[str, Any]:
    """The default values of an act's facts; guards see them too."""
    given = signature(getattr(Case, name)).parameters.values()
    return {p.name: p.default for p in given if p.default is not p.empty}
