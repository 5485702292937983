"""Passages of return visits that went otherwise than planned."""

from datetime import timedelta

from cases import door

from .courts import AtCourts

AGAIN = "验收以后下了几场大雨，卫生间顶上又渗水。"


class Visited(AtCourts):
    """A visit that is moved, one that found the trouble back, and the case that follows."""

    def move_visit(self):
        """Nobody was at home: another day is set."""
        self.wait(45)
        planned, *_ = self.case.sheet.visits_planned
        why = "上门时家里没有人，电话约好改天。"
        self.note(
            "move_visit",
            self.mediator,
            planned=planned,
            moved_to=self.day + timedelta(9),
            reason=why,
            slot="early",
        )

    def visit_finds_it_again(self):
        """What was agreed was done, and the trouble is back."""
        self.wait(45)
        found = {"words": AGAIN, "score": "unsatisfied", "performance": "done"}
        self.note("visit", self.mediator, met=[self.applicant], **found)

    def opens_another(self):
        """The applicant complains again: a case of its own, linked with this one."""
        self.wait(2)
        before = self.case
        row = {"role": "applicant", "side": 1, "name": self.applicant.name}
        other = {"role": "respondent", "side": 2, "name": self.respondent.name}
        self.case = door.register(
            by=self.office,
            on=self.day,
            follows=before.number,
            committee=self.town.committee,
            estate=self.estate,
            place=before.place,
            category=before.category,
            summary=AGAIN,
            parties=[row, other],
        )
