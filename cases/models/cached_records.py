"""The records of one case, each kind read once and cached until something is written."""

from django.db import models

from cases.phases.sheet import Sheet

ASKED = "has_questions"


class CachesRecords(models.Model):
    """The sheet of a case, and what is known to be absent."""

    class Meta:
        abstract = True

    def refresh_from_db(self, *args, **kwargs):
        """Reload the status too; a protected field may be set once after it was dropped from
        memory."""
        self.__dict__.pop("status", None)
        self.__dict__.pop("_sheet", None)
        self.forget()
        self.__dict__.pop(ASKED, None)
        super().refresh_from_db(*args, **kwargs)

    @property
    def sheet(self) -> Sheet:
        """The records of the case, each kind read once and cached until `forget`."""
        if "_sheet" not in self.__dict__:
            self.__dict__["_sheet"] = Sheet(self)
        return self.__dict__["_sheet"]

    def take_over(self, page_case):
        """Take over the records that a page read, if this case, now locked, has not moved since.

        Whatever changes them writes a line of the trail, so its head tells.
        """
        read = page_case.__dict__.get("_sheet")
        as_read = page_case.written is None and page_case.trail_head == self.trail_head
        if read is not None and as_read:
            self.sheet.take_over(read)

    def note_question(self):
        """Note that a court is asked to set aside, or to try again, a paper in force."""
        self.__dict__[ASKED] = True

    def forget(self, *, keep=()):
        """Drop the cached records, and what is known to be absent, except the kinds in `keep`.

        Whether a court is asked about a paper in force stays known: the acts that ask say so.
        """
        kept = {ASKED, *(f"has_{kind}" for kind in keep)}
        for name in [name for name in self.__dict__ if name.startswith("has_")]:
            if name not in kept:
                del self.__dict__[name]
        sheet = self.__dict__.pop("_sheet", None)
        if sheet is not None:
            sheet.pass_records_to(self.sheet, keep)
