"""The sheet's part for return visits."""

from functools import cached_property


class PlannedVisits:
    """Part of the sheet of a case; each kind of record is read once."""

    @cached_property
    def visits(self) -> list:
        """The return visits planned, made or given up, not dropped, in the order of their days."""
        kept = self.rows("kept_visits", self.case.visits.filter(dropped_on=None))
        return sorted(kept, key=lambda one: (one.on, one.pk))

    @property
    def visits_planned(self) -> list:
        """The return visits still to be made, the earliest first."""
        return [one for one in self.visits if one.is_open]

    @cached_property
    def visit_is_planned(self) -> bool:
        """Whether a return visit is still planned."""
        return bool(self.days_to_visit) if self.has("visits") is None else self.has("visits")

    @cached_property
    def days_to_visit(self) -> list:
        """The days of the return visits still planned, the earliest first."""
        if self.has("visits") is False:
            return []
        return [one.planned_on for one in self.visits_planned]

    @property
    def visit_to_follow_up(self):
        """The last visit made, if it was bad and no case was opened since; else None."""
        if self.has("bad_visits") is False:
            return None
        made = [one for one in self.visits if one.done_on]
        last = made[-1] if made else None
        if last is None or not last.was_bad:
            return None
        opened = any(link.kind in link.EARLIER and link.on >= last.done_on for link in self.links)
        return None if opened else last
