"""The sheet's part for duties that last: what was logged as kept of them, and their breaches."""

from functools import cached_property


class Breaches:
    """Part of the sheet of a case."""

    @cached_property
    def breaches(self) -> list:
        """The breaches of lasting duties under the title in force, earliest first."""
        lasting = [duty.pk for duty in self.obligations if duty.lasts]
        related = ("obligation", "obligation__debtor", "obligation__clause")
        rows = self.case.breaches.filter(obligation__in=lasting).select_related(*related)
        return list(rows) if lasting else []

    @cached_property
    def observances(self) -> list:
        """What was logged as kept of the lasting duties under the title, and not taken back,
        earliest first."""
        lasting = [duty.pk for duty in self.obligations if duty.lasts]
        stand = self.case.observances.filter(taken_back_on=None)
        return list(stand.filter(obligation__in=lasting)) if lasting else []

    def observances_of(self, duty) -> list:
        """What was logged as kept of this duty."""
        return [kept for kept in self.observances if kept.obligation_id == duty.pk]

    def times_kept(self, duty) -> int:
        """How often this duty was logged as done or kept."""
        return sum(one.times for one in self.observances_of(duty))

    def times_due(self, duty, day) -> int | None:
        """How often it was to be done or kept by that day (Beijing), no later than its end; None
        where its words do not count it."""
        often, since = duty.repetition, duty.bound_on or self.case.effective_on
        until = min(filter(None, (day, duty.ends_on)))
        return often and often.by(since or duty.title.since, until)

    def times_missing(self, duty, day) -> int:
        """How many times are not logged by that day, of work or of what was ever logged."""
        kept = self.times_kept(duty)
        is_counted = duty.status == "open" and (kept or duty.is_work)
        return max(0, (self.times_due(duty, day) or 0) - kept) if is_counted else 0

    @property
    def open_breaches(self) -> list:
        """The breaches that were not put right."""
        return [breach for breach in self.breaches if breach.ended_on is None]

    def _is_put_off(self, breach, today) -> bool:
        """Whether a settlement that came after it, and is still to be kept, gives it time."""
        kept = self.settlement
        if kept is None or breach.on > kept.on:
            return False
        return today <= self.last_day(kept.last_day, breach.obligation)

    @property
    def breaches_in_default(self) -> list:
        """The breaches that were not put right and that no settlement came after."""
        kept = self.settlement if self.open_breaches else None
        return [one for one in self.open_breaches if kept is None or one.on > kept.on]

    def breach(self, pk):
        """The breach with that key, or None."""
        return next((breach for breach in self.breaches if breach.pk == pk), None)
