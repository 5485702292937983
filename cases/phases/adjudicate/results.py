"""What the decision of a court or another body means for the case."""

from cases.law import court_numbers

# What another body calls a result for which a court has its own words.
OF_OTHER_BODIES = {
    ("arbitration", "lost"): "裁决驳回仲裁请求",
    ("arbitration", "dismissed"): "驳回仲裁申请",
    ("notary", "dismissed"): "不予办理公证",
    ("administrative", "dismissed"): "不予支持请求",
}


def named(kind, outcome) -> str:
    """A result as the body before which such a proceeding is calls it."""
    return OF_OTHER_BODIES.get((str(kind), str(outcome))) or outcome.label


class HasAResult:
    """What a proceeding with `kind`, `status`, `outcome`, `ground` and `procedure` ended in."""

    @property
    def found_void(self) -> bool:
        """Whether the court found the agreement void, or revoked it."""
        return self.ground in self.VOID or self.outcome == self.Outcome.VOIDED

    @property
    def claim_was_lost(self) -> bool:
        """Whether the court decided on the merits that nothing is to be performed."""
        return self.outcome == self.Outcome.LOST

    @property
    def was_objected_to(self) -> bool:
        """Whether it is a payment order that fell by the debtor's objection (民诉法 228)."""
        return (self.status, self.outcome) == (self.Status.DECIDED, self.Outcome.OBJECTED)

    @property
    def may_become_a_suit(self) -> bool:
        """Whether it goes on as a suit, since the applicant has not refused that."""
        return self.was_objected_to and self.suit_refused_on is None

    @property
    def result(self) -> str:
        """What was decided, with the ground where one was given, and whether it fell."""
        ground = f"（{self.get_ground_display()}）" if self.ground else ""
        fell = f"（已于{self.set_aside_on:%Y年%-m月%-d日}失去效力）" if self.set_aside_on else ""
        return f"{self.outcome_name}{ground}{fell}"

    @property
    def outcome_name(self) -> str:
        """What was decided, as its body calls it; empty before."""
        return named(self.kind, self.Outcome(self.outcome)) if self.outcome else ""

    @property
    def gave_a_title(self) -> bool:
        """Whether it ended with a paper of the court that orders performance."""
        return self.outcome in self.TITLES

    @property
    def is_appeal(self) -> bool:
        """Whether the second instance tries it, or it was tried again."""
        return self.procedure in (
            *(self.Procedure.APPEAL, self.Procedure.OF_A_RULING),
            self.Procedure.RETRIAL,
        )

    @property
    def may_be_appealed(self) -> bool:
        """Whether a court of first instance judged, or ruled that there is no suit
        (民诉法 157, 165, 171).

        One of a small claim is final; what the court mediated is no judgment.
        """
        judgments = (self.Outcome.GRANTED, self.Outcome.LOST, self.Outcome.VOIDED)
        judged = self.kind == self.Kind.SUIT and self.outcome in judgments
        number = court_numbers.parsed(self.number)
        of_appeal = self.is_appeal or (number is not None and number.kind == "民终")
        by_either = judged or self.ended_by_a_ruling
        return by_either and not of_appeal and self.procedure != self.Procedure.SMALL

    @property
    def ended_by_a_ruling(self) -> bool:
        """Whether it is a suit that was not taken, or dismissed without a judgment (民诉法 157)."""
        dismissed = (self.status, self.outcome) == (self.Status.DECIDED, self.Outcome.DISMISSED)
        return self.kind == self.Kind.SUIT and (dismissed or self.status == self.Status.REFUSED)

    @property
    def was_sent_back(self) -> bool:
        """Whether the second instance leaves it to the first one again (民诉法 177)."""
        return self.outcome == self.Outcome.SENT_BACK
