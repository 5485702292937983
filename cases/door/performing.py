"""Doing an act under the lock: the act, its follow-ups, and the write."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from cases.access import entitlement
from cases.acts import Act, Beside, Done, Follow, Line
from cases.earlier_facts import ABOUT, marks_of_subjects
from cases.models import Case, Step
from cases.signals import act_done
from mediation import clock
from mediation.accounts.actor import Actor
from mediation.directory.models import Function

from .legal_day import first_day
from .offering import catalogue
from .recording import append, change, flush, line, plain

MOST_FOLLOW_UPS = 3


def perform(case: Case, act: Act, by: Actor, day: date, facts: Mapping[str, Any]) -> Done:
    """Do the act and collect its changes and lines, which `finish` writes; returns its result."""
    source = case.status
    done: Done = getattr(case, act.name)(by=by, on=day, **facts)
    done = replace(done, facts={**done.facts, **_about(act, facts)})
    case.forget(keep=done.kept)
    case.version += act.is_step or done.invalidates_open_forms
    _write_lines(case, act, done, by, day, source)
    opened = case.end_strike_off() if act.is_step else ()
    change(case, ("status", "version", *done.changed, *opened))
    return done


def perform_beside(second: Beside, act: Act, by: Actor, day: date) -> None:
    """Do to a second case what the act does to it, and write it; it was read under its lock."""
    case: Case = second.case
    case.note_what_is_written()
    done: Done = getattr(case, second.does)(by=by, on=day, **second.facts)
    case.forget()
    _write_lines(case, act, done, by, day, case.status)
    change(case, done.changed)
    finish(case, by)


def _kind(act: Act) -> str:
    if not act.is_step:
        return Step.Kind.ENTRY
    return Step.Kind.FOLLOW_UP if act.follow else Step.Kind.STEP


def _about(act: Act, facts: Mapping[str, Any]) -> dict[str, list[int | str]]:
    """What an entry is about; a form opened before it may not be sent about the same."""
    subjects = () if act.is_step else marks_of_subjects(facts)
    return {ABOUT: sorted(subjects, key=str)} if subjects else {}


def _write_lines(case: Case, act: Act, done: Done, by: Actor, day: date, source: str) -> None:
    milestone = (done.milestone or act.milestone or "") if done.counts else ""
    row = line(act.name, done.sentence, done.on or day, by, audience=done.audience)
    row.kind, row.milestone = _kind(act), milestone
    row.facts = plain(done.facts)
    if act.is_step:
        row.source, row.target = source, str(act.target)
    append(case, row, *(_further(more, day, by) for more in done.also))


def _further(more: Line, day: date, by: Actor) -> Step:
    row = line(more.name, more.sentence, more.on or day, by)
    row.kind, row.milestone = Step.Kind.ENTRY, more.milestone
    return row


def follow(case: Case, by: Actor, day: date, when: Follow) -> bool:
    """Take the follow-ups that are due now; returns whether any was taken."""
    taken = False
    for _ in range(MOST_FOLLOW_UPS):
        act = next(_due_follow_ups(case, by, day, when), None)
        if act is None:
            return taken
        perform(case, act, by, _day_of(case, act, by, day), {})
        taken = True
    return taken


def _day_of(case: Case, act: Act, by: Actor, day: date) -> date:
    """The legal day of a follow-up: that of its cause, but no day before what it rests on."""
    today = clock.today()
    if day >= today:
        return today
    bound = first_day(case, act, {"by": by, "on": day})
    return min(today, max(day, bound[0])) if bound else day


def _due_follow_ups(case: Case, by: Actor, day: date, when: Follow) -> Iterator[Act]:
    facts = {"by": by, "on": max(day, clock.today())}
    for act in catalogue():
        due = act.follow is when and case.status in act.sources
        if due and all(guard(case, facts) for guard in act.guards):
            yield act


def finish(case: Case, by: Actor, admits: Collection[Function] = ()) -> None:
    """Write trail and columns, update the access rows the act changes, notify listeners."""
    flush(case)
    if admits:
        entitlement.update_access_rows(case, admits)
    act_done.send(Case, case=case, by=by)
