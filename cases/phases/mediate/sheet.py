"""The sheet's part for 调: mediators, sessions, offers, agreements."""

from functools import cached_property

from cases.law.routes import Route
from cases.states import IN_MEDIATION, Status

from .progress_of_groups import NOBODY, Progress, progress


class Mediation:
    """Part of the sheet of a case; each kind of record is read once."""

    @cached_property
    def all_assignments(self) -> list:
        """Assignments, also those that ended, in their order."""
        return list(self.case.assignments.select_related("person").order_by("pk"))

    @cached_property
    def referral(self):
        """How another body sent the case, or None."""
        if self.case.route == Route.OWN:
            return None
        return self.case.referrals.select_related("court").first()

    @property
    def waits_for_a_report(self) -> bool:
        """Whether the body that sent the case is still to be told the result."""
        return self.referral is not None and self.referral.reported_on is None

    @property
    def waits_for_an_answer(self) -> bool:
        """Whether the body that sent the case is still to be told that it is taken or returned."""
        return self.referral is not None and self.referral.waits_for_an_answer

    @property
    def assignments(self) -> list:
        """Assignments in force."""
        return [assignment for assignment in self.all_assignments if assignment.until is None]

    @cached_property
    def recusals(self) -> list:
        """The recusals that parties asked for, decided ones too."""
        asked = self.case.recusals.select_related("person", "party")
        return self.rows("recusals", asked.order_by("pk"))

    @property
    def open_recusals(self) -> list:
        """The recusals that nobody has decided."""
        return [one for one in self.recusals if not one.outcome]

    @cached_property
    def open_transfers(self) -> list:
        """The transfer to another committee that waits for its answer, if there is one."""
        waiting = self.case.transfers.filter(answer="").select_related("sender", "receiver")
        return self.rows("transfers", waiting)

    def assignments_of(self, person_id) -> list:
        """The assignments of this person, also those that ended."""
        return [one for one in self.all_assignments if one.person_id == person_id]

    def is_assigned(self, person_id) -> bool:
        """Whether this person mediates the case alone, shares it or deputises."""
        return any(assignment.person_id == person_id for assignment in self.assignments)

    @cached_property
    def who_accepted(self) -> set[str]:
        """The principals of those who accepted the case, also again after it was handed over."""
        accepted = self.case.trail.filter(target=Status.ACCEPTED)
        return set(accepted.values_list("principal", flat=True))

    @cached_property
    def members_by_group(self) -> dict:
        """What became of the members of each group that has a list, by the key of the party."""
        return {
            row["group"]: Progress(row) for row in self.rows("group_members", progress(self.case))
        }

    def members_of(self, pk):
        """What became of the members of that group; nobody is on a list that does not exist."""
        return self.members_by_group.get(pk, NOBODY)

    @cached_property
    def appraisals(self) -> list:
        """The appraisals that were not struck off, by their first day."""
        return self.rows("appraisals", self.case.appraisals.filter(struck_on=None))

    def appraisal(self, pk):
        """The appraisal with that key, or None."""
        return next((one for one in self.appraisals if one.pk == pk), None)

    @property
    def open_appraisals(self) -> list:
        """The appraisals whose opinion is awaited."""
        return [one for one in self.appraisals if one.ended_on is None]

    @cached_property
    def contact_attempts(self) -> list:
        """The attempts to reach a party, in their order."""
        return self.rows("contact_attempts", self.case.contact_attempts.order_by("at", "pk"))

    @cached_property
    def sessions(self) -> list:
        """Sessions by their day, those of one day as recorded."""
        return self.rows("sessions", self.case.sessions.order_by("on", "number"))

    @cached_property
    def offers(self) -> list:
        """Offers in their order."""
        return self.rows("offers", self.case.offers.select_related("party").order_by("pk"))

    @cached_property
    def agreements(self) -> list:
        """All versions, oldest first."""
        return list(self.case.agreements.order_by("version"))

    @property
    def text_in_hand(self):
        """The latest version that is not void or superseded: the one written or signed, or None."""
        alive = [a for a in self.agreements if a.status not in a.LAPSED]
        return alive[-1] if alive else None

    @property
    def draft(self):
        """The text still being written, or None."""
        text = self.text_in_hand
        return text if text is not None and text.status == text.Status.DRAFTING else None

    @property
    def agreement(self):
        """The version in force where nothing is mediated, else the text in hand, or None.

        A variation is drafted beside the agreement that is performed.
        """
        followed = None if self.case.status in IN_MEDIATION else self.agreement_in_force
        return followed or self.text_in_hand

    @property
    def in_force_by_the_parties(self) -> bool:
        """Whether a text being signed is in force already, by the marks of the parties alone.

        So it is where a court invited the committee before filing (特邀调解规定 24).
        """
        agreement = self.agreement if self.case.on_route.parties_alone else None
        if agreement is None or agreement.status != agreement.Status.SIGNING:
            return False
        if agreement.unsigned(self.needed_parties):
            return False
        return not (self.open_conditions_of_all or self.a_condition_of_all_failed)

    @property
    def bound_by_clauses(self) -> set[int]:
        """The keys of the parties that owe or are owed under a clause of that version."""
        clauses = self.agreement.parts if self.agreement else ()
        return {key for clause in clauses for key in clause.party_ids}

    @property
    def agreement_followed(self):
        """The version in force, else the one that was performed, or None."""
        done = (a for a in self.agreements if a.status == a.Status.PERFORMED)
        return self.agreement_in_force or next(done, None)

    @property
    def agreement_in_force(self):
        """The version in force, or None."""
        return next((a for a in self.agreements if a.status == "in_force"), None)
