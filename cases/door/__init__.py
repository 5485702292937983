"""The one door: every change of a case goes through here.

`take` moves a case along an edge, `record` enters a fact, `edit` corrects one, `register` opens a
case, `daily` takes what the passing of a day causes. The order is fixed: key (`idempotency.py`),
case under a lock and through the actor's visibility (404), permission (403), present state and
version (409), legal day and all guards (422: `checking.py`), act, follow-ups, trail and columns in
one write (`performing.py`), access rows, listeners. `offering.py` tells what an actor may do and
why not. No mail and no PDF inside.
"""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from cases import presence
from cases.acts import Act, Follow
from cases.models import Assignment, Case, CaseLink, Step
from cases.phases.mediate.guards_of_sealing import note_who_handles
from cases.states import Milestone, Status
from mediation import clock
from mediation.accounts.actor import Actor
from mediation.directory.models import Function
from mediation.workdays.reading import with_stamp

from . import checking, idempotency, opening, performing, second_case
from .opening import open_case
from .recording import append, change, line

FROM_AN_EARLIER_CASE = "办结以后又有新的问题，另立新案。"
KNOWN_ABSENT = tuple(
    f"has_{kind}"
    for kind in (
        "clocks held_clocks kept_visits links questions recusals supervisions transfers".split()
    )
)


def take(case: Case, name: str, /, *, by: Actor, **more: Any) -> Case:
    """Take one step along an edge and return the fresh case.

    `on` is the legal day (Beijing, default today); `as_of` is the number of trail lines the person
    had seen (None: not asked). Raises `Case.DoesNotExist` for a stranger,
    `PermissionDenied` for the wrong function, `refusals.NoSuchStep` when the case has moved on,
    `refusals.StepBlocked` with every guard that fails, `idempotency.KeyReused` when the key was
    used with other content. The same key again returns the case without a second effect.
    """
    return _act(case, name, by=by, steps=True, **more)


def record(case: Case, name: str, /, *, by: Actor, **more: Any) -> Case:
    """Record a fact without moving the case; called and refused like `take`."""
    return _act(case, name, by=by, steps=False, **more)


def edit(case: Case, /, *, by: Actor, **more: Any) -> Case:
    """Correct registered fields; the trail keeps the values before and after."""
    return _act(case, "correct", by=by, steps=False, **more)


def do(case: Case, name: str, /, *, by: Actor, **more: Any) -> Case:
    """Take or record, whichever the act is (for pages and API)."""
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
    as_of: int | None = None,
    **facts: Any,
) -> Case:
    """A step if `steps`, an entry if not, either if None."""
    called, sent = f"{case.number}:{name}", {**facts, "on": on}
    try:
        with transaction.atomic():
            idempotency.claim(by, key, called, sent, case)
            fresh = _lock_with(case, by, facts)
            act = checking.find_act(fresh, name, by, steps, version)
            sent_since = partial(idempotency.was_sent, fresh, called, sent, but=key)
            checking.check_last_was_seen(fresh, act, facts, as_of, sent_since)
            return _do(fresh, act, by, on or clock.today(), facts)
    except idempotency.KeyTaken as taken:
        return idempotency.case_changed_before(by, taken, called, sent)


def _do(case: Case, act: Act, by: Actor, day: date, facts: Mapping[str, Any]) -> Case:
    """The act under the lock: check, act, follow-ups, access, listeners; returns the case."""
    checking.check_day_and_guards(case, act, by, day, facts)
    done = performing.perform(case, act, by, day, facts)
    performing.follow(case, by, day, Follow.AT_ONCE)
    performing.finish(case, by, act.admits)
    if done.second is not None:
        performing.perform_beside(done.second, act, by, day)
    return case


def lock(pk: int, by: Actor) -> Case:
    """The case under its lock, read through the actor's visibility; its writes are noted.

    Raises `Case.DoesNotExist` for strangers.
    """
    related = ("committee", "estate", "company", "mediator")
    visible = Case.objects.visible_to(by).select_related(*related)
    flags = {name: presence.FLAGS[name] for name in KNOWN_ABSENT}
    visible = with_stamp(visible.annotate(**flags, actor_handles=_had_a_part(by)))
    case = visible.select_for_update(of=("self",)).get(pk=pk)
    note_who_handles(case, by, case.__dict__.pop("actor_handles"))
    case.note_what_is_written()
    return case


def _had_a_part(by: Actor) -> ExpressionWrapper:
    """Whether the actor mediates the case or accepted it, asked with the case."""
    of_the_case = {"case": OuterRef("pk")}
    mediating = Assignment.objects.filter(**of_the_case, until=None, person=by.person_id)
    accepting = Step.objects.filter(**of_the_case, target=Status.ACCEPTED, principal=by.principal)
    return ExpressionWrapper(Q(Exists(mediating)) | Q(Exists(accepting)), BooleanField())


def _lock_with(case: Case, by: Actor, facts: Mapping[str, Any]) -> Case:
    """The case under its lock, after that of a second case which the facts name.

    What `case` read stands while nothing was done since.
    """
    second_case.lock_both(case, facts)
    fresh = lock(case.pk, by)
    fresh.take_over(case)
    return fresh


def register(
    *,
    by: Actor,
    on: date | None = None,
    key: str | None = None,
    once_from: str | None = None,
    follows: str = "",
    **facts: Any,
) -> Case:
    """Open a case: draw its number, add its parties and claims, write the first line.

    `parties` is a list of field dicts; `request` (a dict of `request_mediation`'s fields) is given
    when the complaint itself asks the committee, which fixes the day of request. `once_from` names
    the browser from which these values open one case a day (None: not asked); `follows` is the
    number of the earlier case from which it arose, with which it is linked. Raises
    `PermissionDenied` for who registers no complaint with that committee, `idempotency.SentAlike`,
    and `refusals.StepBlocked` for days out of bounds and rows of other cases.
    """
    sent = {**facts, "on": on, **({"follows": follows} if follows else {})}
    opening_it = partial(_open, by, on or clock.today(), facts, follows)
    return idempotency.open_once(by, key, "register", sent, once_from, opening_it)


def _open(by: Actor, on: date, facts: Mapping[str, Any], follows: str) -> Case:
    """Open the case and write its first line; link it with the one it arose from."""
    opening.check_registration(by, on, facts)
    case, sentence = open_case(by=by, on=on, **facts)
    row = line("register", sentence, case.registered_on, by)
    row.kind, row.target = Step.Kind.REGISTER, Status.REGISTERED
    row.milestone = Milestone.REGISTERED
    append(case, row)
    change(case, ("status",))
    performing.finish(case, by, (Function.MEDIATOR, Function.COMPANY))
    return _arose_from(case, follows, by) if follows else case


def _arose_from(case: Case, earlier: str, by: Actor) -> Case:
    """Link a case that was just opened with the earlier one, under the guards of linking."""
    link = {"other": earlier, "kind": CaseLink.Kind.ARISES, "reason": FROM_AN_EARLIER_CASE}
    fresh = _lock_with(case, by, link)
    act = checking.find_act(fresh, "link_case", by, False, None)
    return _do(fresh, act, by, case.registered_on, link)


def daily(case: Case, *, by: Actor, on: date) -> bool:
    """Take the daily follow-ups (`default`); returns whether the case moved."""
    with transaction.atomic():
        fresh = lock(case.pk, by)
        moved = performing.follow(fresh, by, on, Follow.DAILY)
        if moved:
            performing.finish(fresh, by)
    return moved
