"""The one door: everything that happens to a case happens here.

`take` moves it along an edge, `record` enters a fact, `edit` corrects one, `register` opens
one, `offers` says what an actor may do and why not. Always in this order: key, case under a
lock and through the actor's visibility (404), permission (403), is there such an act from
here and is the version the one shown (409), legal day and guards, all of them (422), act,
follow-ups, trail and columns in one writing, access rows, listeners. No mail, no PDF inside.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from inspect import signature
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mediation import clock
from mediation.accounts.actor import Actor

from . import access, law, repeats
from .acts import Act, Done, Follow, Line
from .guards import Guard
from .models import Case, Step
from .offering import Offer, catalogue, may, names, offers, unmet_guards, who_else
from .opening import open_case
from .signals import act_done
from .states import Milestone, Status
from .writing import append, change, flush, line, plain

__all__ = ["NoSuchStep", "Offer", "StepBlocked", "StepRefused", "catalogue", "check_day", "daily"]
__all__ += ["do", "edit", "lock", "may", "moved_on", "names", "offers", "record", "register"]
__all__ += ["take", "unmet_guards", "who_else"]
MOST_FOLLOW_UPS = 3


class StepRefused(Exception):
    """An act that was not done; says why in a plain sentence."""


class NoSuchStep(StepRefused):
    """The case has moved on, or the act was never possible from here (409)."""


class StepBlocked(StepRefused):
    """Not yet: `guards` holds every guard that does not hold (422)."""

    def __init__(self, guards: list[Guard]):
        super().__init__("；".join(str(guard) for guard in guards))
        self.guards = guards


def take(case: Case, name: str, /, *, by: Actor, **more: Any) -> Case:
    """Take one step along an edge, or say exactly why not; see `_act`."""
    return _act(case, name, by=by, steps=True, **more)


def record(case: Case, name: str, /, *, by: Actor, **more: Any) -> Case:
    """Record a fact without moving the case, or say exactly why not; see `_act`."""
    return _act(case, name, by=by, steps=False, **more)


def edit(case: Case, /, *, by: Actor, **more: Any) -> Case:
    """Correct registered fields; before and after stand on the trail."""
    return _act(case, "correct", by=by, steps=False, **more)


def do(case: Case, name: str, /, *, by: Actor, **more: Any) -> Case:
    """Take or record, whichever the act is (pages and API)."""
    return _act(case, name, by=by, steps=None, **more)


def _act(
    case: Case,
    name: str,
    /,
    *,
    by: Actor,
    steps: bool | None,
    on: date | None = None,
    key: str | None = None,
    version: int | None = None,
    **facts: Any,
) -> Case:
    """Do one act and return the fresh case.

    `on` is the legal day (Beijing, default today). Raises `Case.DoesNotExist` for a stranger,
    `PermissionDenied` for the wrong function, `NoSuchStep` when the case has moved on,
    `StepBlocked` with every guard that does not hold, `repeats.KeyReused` when the key came
    before with other content. The same key again returns the case without a second effect.
    """
    called, sent = f"{case.number}:{name}", {**facts, "on": on}
    try:
        with transaction.atomic():
            if key:
                repeats.claim(by, key, called, sent, case)
            fresh = lock(case.pk, by)
            _do(fresh, _find(fresh, name, by, steps, version), by, on or clock.today(), facts)
    except repeats.KeyTaken as taken:
        before = repeats.done_before(by, str(taken), called, sent)
        return Case.objects.visible_to(by).get(pk=before.pk)
    return fresh


def _do(case: Case, act: Act, by: Actor, day: date, facts: Mapping[str, Any]) -> None:
    """The act itself, under the lock: check, act, what follows, access, listeners."""
    check_day(case, day, act)
    _check(case, act, by, day, facts)
    _perform(case, act, by, day, facts)
    _follow(case, by, day, Follow.AT_ONCE)
    _finish(case, by, act.name)


def lock(pk: int, by: Actor) -> Case:
    """The case under its lock, through the actor's visibility; strangers find nothing."""
    related = ("committee", "estate", "company", "mediator")
    visible = Case.objects.visible_to(by).select_related(*related)
    return visible.select_for_update(of=("self",)).get(pk=pk)


def _find(case: Case, name: str, by: Actor, steps: bool | None, version: int | None) -> Act:
    """The act from here, if this actor may ever take it and the page was not stale."""
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
    """What happened meanwhile, in a sentence."""
    last = case.trail.latest("seq")
    at = clock.local(last.at)
    return (
        f"案件 {case.number} 已由{last.actor}于{at:%H:%M}办理，"
        f"当前为“{case.status_label}”。请核对后再操作。"
    )


BACK_IN_TIME = Guard(
    lambda case, facts: False, "日期不能晚于今天，也不能早于上一个节点的日期。", law.DATES
)


BEFORE_IT_CAME = Guard(lambda case, facts: False, "日期不能早于案件登记的日期。", law.DATES)


def check_day(case: Case, day: date, act: Act) -> None:
    """The legal day is not to come; that of a step lies not before the last milestone."""
    last = case.last_milestone_on
    if day > clock.today() or (act.is_step and last is not None and day < last):
        raise StepBlocked([BACK_IN_TIME])


def _check(case: Case, act: Act, by: Actor, day: date, facts: Mapping[str, Any]) -> None:
    asked = {**_defaults(act.name), **facts, "by": by, "on": day}
    unmet = unmet_guards(case, act, asked)
    if not unmet and day < case.registered_on:
        unmet = [BEFORE_IT_CAME]
    if unmet:
        raise StepBlocked(unmet)


@cache
def _defaults(name: str) -> dict[str, Any]:
    """What an act takes for facts that are not sent; guards are asked about these too."""
    given = signature(getattr(Case, name)).parameters.values()
    return {p.name: p.default for p in given if p.default is not p.empty}


def _perform(case: Case, act: Act, by: Actor, day: date, facts: Mapping[str, Any]) -> None:
    """Do the act and note what it changed and its lines; `_finish` writes them."""
    source = case.status
    done: Done = getattr(case, act.name)(by=by, on=day, **facts)
    case.forget(keep=done.kept)
    case.version += act.is_step or done.outdates
    _write_lines(case, act, done, by, day, source)
    change(case, ("status", "version", *done.changed))


def _kind(act: Act) -> str:
    if not act.is_step:
        return Step.Kind.ENTRY
    return Step.Kind.FOLLOW_UP if act.follow else Step.Kind.STEP


def _write_lines(case: Case, act: Act, done: Done, by: Actor, day: date, source: str) -> None:
    milestone = done.milestone or act.milestone or ""
    row = line(act.name, done.said, done.on or day, by, audience=done.audience)
    row.kind, row.milestone, row.facts = _kind(act), milestone, plain(done.facts)
    if act.is_step:
        row.source, row.target = source, str(act.target)
    append(case, row, *(_further(more, day, by) for more in done.also))


def _further(more: Line, day: date, by: Actor) -> Step:
    row = line(more.name, more.said, more.on or day, by)
    row.kind, row.milestone = Step.Kind.ENTRY, more.milestone
    return row


def _follow(case: Case, by: Actor, day: date, when: Follow) -> bool:
    """Take the edges that now follow by themselves; whether any was taken."""
    taken = False
    for _ in range(MOST_FOLLOW_UPS):
        act = next(_due_follow_ups(case, by, day, when), None)
        if act is None:
            return taken
        _perform(case, act, by, min(day, clock.today()), {})
        taken = True
    return taken


def _due_follow_ups(case: Case, by: Actor, day: date, when: Follow) -> Iterator[Act]:
    facts = {"by": by, "on": max(day, clock.today())}
    for act in catalogue():
        due = act.follow is when and act.built and case.status in act.sources
        if due and not unmet_guards(case, act, facts):
            yield act


def _finish(case: Case, by: Actor, name: str) -> None:
    """Trail and columns, access rows where the act changes them, word to the listeners."""
    flush(case)
    if name in access.ADMITTING:
        access.keep(case, access.ADMITTING[name])
    act_done.send(Case, case=case, by=by)


def register(*, by: Actor, on: date | None = None, key: str | None = None, **facts: Any) -> Case:
    """Open a case: draw its number, add its parties and claims, write the first line.

    `parties` is a list of field dicts; `request` (a dict for `request_mediation`'s words) is
    given when the complaint itself asked the committee, which fixes the day of request.
    """
    sent = {**facts, "on": on}
    try:
        with transaction.atomic():
            if key:
                repeats.claim(by, key, "register", sent)
            case = _open(by, on or clock.today(), facts)
            if key:
                repeats.keep_answer(by, key, case)
    except repeats.KeyTaken:
        return repeats.done_before(by, str(key), "register", sent)
    return case


def _open(by: Actor, on: date, facts: Mapping[str, Any]) -> Case:
    """Open the case and write its first line."""
    case, said = open_case(by=by, on=on, **facts)
    row = line("register", said, case.registered_on, by)
    row.kind, row.target = Step.Kind.REGISTER, Status.REGISTERED
    row.milestone = Milestone.REGISTERED
    append(case, row)
    change(case, ("status",))
    _finish(case, by, "register")
    return case


def daily(case: Case, *, by: Actor, on: date) -> bool:
    """Let the daily run take its edges (`default`); whether the case moved."""
    with transaction.atomic():
        fresh = lock(case.pk, by)
        moved = _follow(fresh, by, on, Follow.DAILY)
        if moved:
            _finish(fresh, by, "default")
    return moved
