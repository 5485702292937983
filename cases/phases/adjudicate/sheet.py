"""What guards and pages read of 裁: the matters before a court or another body."""

from functools import cached_property


class Adjudication:
    """Part of the sheet of a case; each kind of record is read once."""

    @cached_property
    def proceedings(self) -> list:
        """Proceedings, oldest first."""
        found = self.case.proceedings.select_related("court").order_by("pk")
        return self.rows("proceedings", found)

    @property
    def open_proceeding(self):
        """The matter that is before a body now, or None."""
        return next((p for p in reversed(self.proceedings) if p.is_open), None)

    @property
    def last_adjudication(self):
        """The adjudication that came last, or None."""
        found = [p for p in self.proceedings if p.kind != "enforcement"]
        return found[-1] if found else None
