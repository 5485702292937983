"""The sheet's part for 处: dispatches, answers, promises, ratings."""

from functools import cached_property

from cases.law import clock_rules
from cases.states import Milestone
from mediation.directory.models.places import manager_on

TAKEN_UP_AGAIN = ("reopen", "reopen_handling")


class Handling:
    """Part of the sheet of a case; each kind of record is read once."""

    @cached_property
    def managements(self) -> list:
        """Who managed the estate of the case from when until when; none without an estate."""
        estate = self.case.estate
        return list(estate.managements.select_related("company")) if estate else []

    def manager_on(self, day):
        """The company that manages the estate of the case that day, or None."""
        return manager_on(day, self.managements)

    @cached_property
    def dispatches(self) -> list:
        """Dispatches, oldest first."""
        return list(self.case.dispatches.select_related("company", "department").order_by("pk"))

    @property
    def open_dispatch(self):
        """The dispatch waiting for an answer, or None."""
        waiting = [d for d in self.dispatches if d.status in (d.Status.SENT, d.Status.TAKEN)]
        return waiting[-1] if waiting else None

    @property
    def last_dispatch(self):
        """The dispatch waiting for an answer, else the last one, or None."""
        return self.open_dispatch or next(reversed(self.dispatches), None)

    @cached_property
    def answers(self) -> list:
        """Answers, oldest first."""
        return self.rows("answers", self.case.answers.order_by("pk"))

    @property
    def last_answer(self):
        """The last answer, or None."""
        return self.answers[-1] if self.answers else None

    @cached_property
    def notices(self) -> list:
        """Notices of rectification, oldest first."""
        notices = self.case.notices.select_related("company", "issued_by").order_by("pk")
        return self.rows("notices", notices)

    @property
    def open_notice(self):
        """The notice that is still to be obeyed, or None: its clock runs in every state."""
        if self.clock(clock_rules.NOTICE) is None:
            return None
        return next((one for one in self.notices if one.status == one.Status.OPEN), None)

    @cached_property
    def said_at_decline(self) -> dict:
        """What was recorded when the case was declined last: ground, reason, who can help."""
        lines = self.case.trail.filter(milestone=Milestone.DECLINED).order_by("-seq")
        return lines.values_list("facts", flat=True).first() or {}

    @property
    def turned_to(self) -> str:
        """The body named when the case was declined last, which can help; else empty."""
        return self.said_at_decline.get("turn_to", "")

    @cached_property
    def open_supervisions(self) -> list:
        """The sheet of supervision (督办单) that is not closed, if there is one."""
        sheets = self.case.supervisions.filter(closed_on=None).select_related("department")
        return self.rows("supervisions", sheets)

    @property
    def open_supervision(self):
        """The sheet of supervision that is not closed, or None; its clock runs until then."""
        return next(iter(self.open_supervisions), None)

    @cached_property
    def links(self) -> list:
        """The links with other cases that were not removed, oldest first."""
        kept = self.case.links_to_cases.filter(removed_on=None).select_related("other")
        return self.rows("links", kept.order_by("pk"))

    @cached_property
    def waiting_promises(self) -> list:
        """The unchecked promises; the case's counter saves the query when there are none."""
        if not self.case.open_promises:
            return []
        return [promise for promise in self.promises if promise.status == promise.Status.OPEN]

    @cached_property
    def promises(self) -> list:
        """Promises by their day."""
        return list(self.case.promises.order_by("due_on", "pk"))

    @cached_property
    def ratings(self) -> list:
        """Ratings, oldest first."""
        return list(self.case.ratings.order_by("pk"))

    @property
    def ratings_of_the_answer(self) -> list:
        """The ratings of the last answer; what was rated before a review is of an earlier one."""
        if self.times_answered < 2:
            return self.ratings
        last = self.last_answer
        return [one for one in self.ratings if last is None or one.answer_id == last.pk]
