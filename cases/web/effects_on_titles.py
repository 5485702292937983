"""The two years to apply for enforcement, as acts start or go on with them."""

from dataclasses import replace

from cases.forms.enforce.letting_off import AGREED
from mediation import clock

from .clock_start import ClockStart

SOMETHING_LEFT_OF_BOTH = "双方商定抵销、抵销以后还有没履行完的"
SOMETHING_LEFT = "付了以后还有没付清、没做完或者没确认收到的"


def title(act, case, form):
    """The two years of enforcement: from the last day agreed, else from the ruling; for duties
    not to act, from their breach."""
    ruling = case.sheet.last_adjudication
    since = ruling and ruling.decided_on and case.sheet.time_to_enforce_since(ruling.decided_on)
    return [ClockStart("K16", since, case.clock_due("K16", since))] if since else []


def judged(act, case, form):
    """The two years from the last day that a court's own paper names, once it is entered."""
    since = form.last_day_ordered()
    return [ClockStart("K16", since, case.clock_due("K16", since))] if since else []


def enforcement_again(act, case, form):
    """The two years from an application that interrupted them."""
    asked = [row for row in case.sheet.proceedings if row.kind == "enforcement" and row.is_open]
    if not asked or case.sheet.everything_is_done or not case.was_interrupted_by(asked[-1]):
        return []
    since = asked[-1].made_on
    return [ClockStart("K16", since, case.clock_due("K16", since))]


def paid_in_part(act, case, form):
    """The two years from a payment made while they ran, unless nothing is left after it."""
    running, paid_on = case.sheet.clock("K16"), form.day_entered()
    since = paid_on or clock.today()
    in_time = running is not None and running.started_on < since <= running.due_on
    if not in_time or form.leaves_nothing():
        return []
    left = "" if form.is_bound and not form.errors else SOMETHING_LEFT
    return [ClockStart("K16", paid_on, case.clock_due("K16", since), choice=left)]


def settled(act, case, form):
    """The two years from the last day of a settlement, once it is entered."""
    data = getattr(form, "cleaned_data", {})
    days = [day for day, *_ in data.get("schedule") or ()]
    days += [data["acts_due_on"]] if data.get("acts_due_on") else []
    if not days:
        return []
    return [ClockStart("K16", max(days), case.clock_due("K16", max(days)))]


def fallen_due(case, form):
    """The two years from the day on which all falls due, where they ran from a later one."""
    data = getattr(form, "cleaned_data", {})
    condition, day = data.get("condition"), data.get("happened_on")
    if not (condition and day and data.get("met")):
        return []
    parts = case.sheet.parts_that_fall_due(condition, day)
    running, before = case.sheet.clock("K16"), case.sheet.last_day_to_enforce
    if not parts or running is None or running.started_on != before:
        return []
    if case.sheet.is_under_an_order:  # what it orders was due before
        return []
    since = case.sheet.last_day_once_due(parts, day)
    return [ClockStart("K16", since, case.clock_due("K16", since))] if since < before else []


def breached(act, case, form):
    """The two years from a breach, unless others run; only under a title that can be enforced."""
    title, day = case.sheet.title, form.day_entered()
    if title is None or not title.enforceable or case.sheet.clock("K16"):
        return []
    since = max(day or clock.today(), title.since)
    return [ClockStart("K16", day and since, case.clock_due("K16", since))]


def reversed(act, case, form):
    """The two years go on that the payment had interrupted, where that is known or possible."""
    chosen = getattr(form, "cleaned_data", {}).get("payment")
    found = []
    for payment in [chosen] if chosen else case.sheet.payments:
        before = case.time_before(payment.paid_on, but=(payment,))
        if before is not None:
            when = {"when": ("payment", str(payment.pk)), "choice": form.describe(payment)}
            start = ClockStart(before.key, before.started_on, before.due, again=True)
            found.append(start if chosen else replace(start, **when))
    return found


def set_off(act, case, form):
    """The two years from a set-off that both agreed while they ran, unless nothing is left."""
    day = form.day_entered()
    since = day or clock.today()
    if not case.enforcement_time_runs_on(since) or form.leaves_nothing():
        return []
    known = form.is_bound and not form.errors
    when = {} if known else {"when": ("how", AGREED), "choice": SOMETHING_LEFT_OF_BOTH}
    return [ClockStart("K16", day, case.clock_due("K16", since), **when)]


def set_off_taken_back(act, case, form):
    """The two years go on that the set-off had interrupted."""
    chosen = getattr(form, "cleaned_data", {}).get("reduction")
    found = []
    for row in [chosen] if chosen else case.sheet.reductions:
        pair = case.sheet.both_sides_of(row)
        before = case.time_before(row.on, but=pair) if row.set_off_on(row.on) else None
        if before is not None:
            when = {"when": ("reduction", str(row.pk)), "choice": form.describe(row)}
            start = ClockStart(before.key, before.started_on, before.due, again=True)
            found.append(start if chosen else replace(start, **when))
    return found


def reopened(act, case, form):
    """The two years go on as before the closing, or start under a title in force."""
    ended, since = case.time_ended_by_the_closing(), case.time_to_start_again_from()
    if ended is not None:
        return [ClockStart(ended.key, ended.started_on, ended.due, again=True)]
    return [ClockStart("K16", since, case.clock_due("K16", since))] if since else []
