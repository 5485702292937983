"""The clocks of a case as the phases use them: start, stop, extend, hold, release."""

from datetime import datetime

from django.db import models
from django.db.models.functions import Greatest

from cases.law import clock_rules, deadlines, hours, time_left_out
from mediation.clock import now, today

from .clocks import Clock, length_in_force


def _hours(on, length) -> hours.Until:
    """When a length in hours that begins on that day is over, by what is known now."""
    return hours.until(hours.beginning(on, now()), length)


def _is_late(on) -> models.Q:
    """Whether a clock that ends on that day ends too late.

    What is done after the last day is late, whenever it is recorded: never met; what is done
    today, also after the last hour. Days that a clock is held do not count, and a provisional
    last day may still move.
    """
    runs = models.Q(status__in=(Clock.Status.RUNNING, Clock.Status.LAPSED))
    over = models.Q(due_on__lt=on)
    if on == today():
        over |= models.Q(due_at__lt=now())
    return runs & over & models.Q(provisional=False)


class KeepsClocks(models.Model):
    """The clocks of a case."""

    class Meta:
        abstract = True

    def start_clock(self, key, on, *, must_act="", after=(), first=False, rule="") -> deadlines.Due:
        """Start a clock on that day, by its own rule or a given one; its last day (Beijing), and
        whether it may move.

        A running clock of the same kind ends, and so do the clocks named in `after`; with
        `first` there can be none, and none is looked for.
        """
        started = self.new_clock(key, on, must_act=must_act, rule=rule)
        if not first:
            self._end_clocks(on, (key, *after))
        started.save()
        self._forget_clocks()
        return started.due

    def new_clock(self, key, on, *, must_act="", rule="") -> Clock:
        """A clock that starts on that day, by its own rule or a given one; it is not saved."""
        calendar = self.sheet.calendar
        length = self.clock_length(rule or key, on, calendar)
        started = Clock(case=self, key=key, started_on=on, must_act=must_act)
        started.rule_key = rule if rule != key else ""
        if length.unit is deadlines.Unit.HOURS:
            started.due_at, started.due_on = _hours(on, length)
            started.counted_to = started.due_on
            return started
        started.due_on, started.provisional = deadlines.due(on, length, calendar)
        started.counted_to = deadlines.counted_to(on, length, started.due_on)
        return started

    def start_clock_until(self, key, on, until, *, must_act="", first=False):
        """Start a clock on that day with the last day that somebody set, which no day off moves.

        With `first` none of that kind runs, and none is looked for.
        """
        if not first:
            self._end_clocks(on, (key,))
        self.clocks.create(
            key=key, started_on=on, due_on=until, counted_to=until, must_act=must_act
        )
        self._forget_clocks()

    def clock_due(self, key, on, rule="") -> deadlines.Due:
        """The last day (Beijing) of a clock that starts on that day, and whether it may move."""
        calendar = self.sheet.calendar
        length = self.clock_length(rule or key, on, calendar)
        if length.unit is deadlines.Unit.HOURS:
            return deadlines.Due(_hours(on, length).on, provisional=False)
        return deadlines.due(on, length, calendar)

    def clock_hour(self, key, on) -> datetime | None:
        """The moment at which a clock in hours that starts on that day is over, else None."""
        length = self.clock_length(key, on, self.sheet.calendar)
        return _hours(on, length).at if length.unit is deadlines.Unit.HOURS else None

    def clock_length(self, key, on, calendar):
        """The length in force that day: the committee's own, the general, or the built-in one."""
        row = length_in_force(key, self.committee_id, on, calendar)
        if row is None:
            return clock_rules.rule(key, on).length
        return row.length

    def stop_clock(self, *keys, on):
        """End these clocks: the act they waited for is done or no longer needed."""
        self._end_clocks(on, keys, since=on)

    def reopen_clock(self, clock):
        """Run an ended clock again with its old last day: the awaited result did not come about."""
        clock.status, clock.ended_on, clock.held_on = Clock.Status.RUNNING, None, None
        clock.was = ""
        clock.save(update_fields=["status", "ended_on", "held_on", "was"])
        self._forget_clocks()

    def stop_all_clocks(self, on):
        """End the clocks that the end of the case ends."""
        self._end_clocks(on, clock_rules.EVERY_CLOCK)

    def _forget_clocks(self):
        """Read the clocks again, and whether there are any, when they are asked for."""
        self.sheet.__dict__.pop("clocks", None)
        for known in ("has_clocks", "has_held_clocks"):
            self.__dict__.pop(known, None)

    def _change_clocks(self, rows, **values):
        """Change these clocks of the sheet in one statement, and forget them."""
        if rows:
            self.clocks.update_read(rows, **values)
            self._forget_clocks()

    def _may_run(self, keys) -> bool:
        """Whether a clock of these kinds may run, by what was read of the case already."""
        if self.sheet.has("clocks") is False:
            return False
        known = self.sheet.__dict__.get("clocks")
        return known is None or any(clock.key in keys for clock in known)

    def _end_clocks(self, on, keys, since=None):
        """End what has not ended, begun by `since`; what an earlier act settles ends on the day it
        began."""
        if not self._may_run(keys):
            return
        began = {} if since is None else {"started_on__lte": since}
        ended = self.clocks.filter(key__in=keys, **began).update_from(
            {"ended_on": None, "was": "", "status": models.F("was")},
            status=models.Case(
                models.When(_is_late(on), then=models.Value(Clock.Status.LAPSED)),
                default=models.Value(Clock.Status.MET),
            ),
            ended_on=Greatest("started_on", models.Value(on)),
            was=models.F("status"),
        )
        if ended:
            self._forget_clocks()

    def hand_clock_to(self, key, who):
        """From now on that person keeps the clock of this kind, if there is one."""
        self._change_clocks([row for row in self.sheet.clocks if row.key == key], must_act=who)

    def extend_clock(self, key, until, reason="", *, on) -> deadlines.Due:
        """Move the last day to the agreed day, or past the days off on which it falls, and keep
        the reason and the day of the agreement; returns the last day, and whether it may move."""
        due = self.extended_to(until)
        self._change_clocks(
            [row for row in self.sheet.clocks if row.key == key],
            due_on=due.on,
            counted_to=until,
            agreed_until=until,
            extended_on=on,
            extended=reason,
            reminded=Clock.Rung.NONE,
            provisional=due.provisional,
            status=Clock.Status.RUNNING,
            lapsed_on=None,
        )
        return due

    def extended_to(self, until) -> deadlines.Due:
        """The last day of a clock that people extend to that day, and whether it may move."""
        return deadlines.held(until, 0, self.sheet.calendar)

    def leave_out(self, clock, spans):
        """Count a clock from its start, or from the day agreed by people, without these days; it is
        not saved.

        `spans` are [(first day, day on which it went on, None if it stands still)].
        """
        last, since = self._counted_without_holds(clock)
        unit = self._length_of(clock).unit
        before = [(start, min(end or since, since)) for start, end in spans if start < since]
        later = [(max(start, since), end) for start, end in spans if end is None or end > since]
        left = time_left_out.leave_out(last, since, unit, later, self.sheet.calendar)
        clock.counted_to, (clock.due_on, clock.provisional) = left.counted_to, left.due
        clock.held_days = left.days + (time_left_out.length(before) if clock.agreed_until else 0)
        clock.held_on = left.held_on
        if left.held_on or clock.is_held or left.due.on >= today():
            clock.status = Clock.Status.HELD if left.held_on else Clock.Status.RUNNING
            clock.lapsed_on = None

    def _counted_without_holds(self, clock) -> tuple:
        """The last day as counted without any hold, and the day from which it counts.

        Of a clock that people extended both are those of the extension.
        """
        if clock.agreed_until:
            return clock.agreed_until, clock.extended_on
        calendar, start = self.sheet.calendar, clock.started_on
        length = self._length_of(clock)
        due = deadlines.due(start, length, calendar)
        return deadlines.counted_to(start, length, due.on), start

    def _length_of(self, clock):
        key = clock.rule_key or clock.key
        return self.clock_length(key, clock.started_on, self.sheet.calendar)

    def hold_clock(self, key, on):
        """Stop counting from that day until the hold is released."""
        runs = [row for row in self.sheet.clocks if row.key == key and not row.is_held]
        self._change_clocks(runs, status=Clock.Status.HELD, held_on=on, lapsed_on=None)

    def release_clock(self, key, on) -> Clock:
        """Resume counting and return the clock: the days held are added, in its own unit.

        The day on which a clock starts is not counted, so it cannot be held either. A clock held
        after its last day as counted goes on from the day to which days off had moved it.
        """
        clock = self.clocks.get(key=key, status=Clock.Status.HELD)
        clock.counted_to, due = self.resumed_clock(clock, on)
        clock.held_days += (on - clock.held_on).days
        clock.due_on, clock.provisional = due
        clock.status, clock.held_on = Clock.Status.RUNNING, None
        clock.save()
        self._forget_clocks()
        return clock

    def resumed_clock(self, clock, on) -> deadlines.Resumed:
        """The last day of a held clock if it counts again from that day."""
        unit = self._length_of(clock).unit
        since = max(clock.held_on, clock.started_on + deadlines.DAY)
        counted = clock.counted_to or clock.due_on
        last = clock.due_on if since > counted else counted
        return deadlines.resumed(last, since, on, unit, self.sheet.calendar)
