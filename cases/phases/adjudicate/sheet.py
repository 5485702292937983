"""The sheet's part for 裁: matters before a court or another body."""

from functools import cached_property


class Adjudication:
    """Part of the sheet of a case; each kind of record is read once."""

    @cached_property
    def proceedings(self) -> list:
        """Proceedings, oldest first."""
        rows = self.case.proceedings.select_related("court", "asked_to_set_aside").order_by("pk")
        return self.rows("proceedings", rows)

    @property
    def current_proceeding(self):
        """The open proceeding, or None."""
        return next((p for p in reversed(self.proceedings) if p.is_open), None)

    @property
    def last_proceeding(self):
        """The open proceeding, else the last one, or None."""
        return self.current_proceeding or next(reversed(self.proceedings), None)

    @property
    def suits(self) -> list:
        """The suits of every instance, oldest first."""
        return [p for p in self.proceedings if p.kind == "suit"]

    @property
    def last_adjudication(self):
        """The last adjudication, or None."""
        adjudications = [p for p in self.proceedings if p.kind != "enforcement"]
        return adjudications[-1] if adjudications else None
