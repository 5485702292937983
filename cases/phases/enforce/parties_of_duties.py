"""Who owes a duty and to whom: by its clause or a court's own paper, and who follows them.

What was settled before others took over stays between those who settled it (民法典 1122, 1161).
"""

from typing import ClassVar


class PartiesOfADuty:
    """Part of a duty: its debtors and creditors, and who has taken their place now."""

    # By the key of a party that is no more: those who follow it; read with the duty.
    followed_by: ClassVar[dict] = {}
    # The keys of joint debtors who owe nothing of it any more (民法典 520); read with the duty.
    released: ClassVar[frozenset] = frozenset()

    @property
    def debtors(self) -> list:
        """The parties that owe it, or performed it; joint debtors each owe the whole."""
        return self._of_its_day("debtor")

    @property
    def creditors(self) -> list:
        """The parties that are owed it, or received it; joint ones may each be paid the whole."""
        return self._of_its_day("creditor")

    def _of_its_day(self, side) -> list:
        """Those who owe, or are owed; of what was settled before a succession, those of then."""
        is_past = self.before_succession and not self.is_pending
        return self._not_released(self.named(side)) if is_past else self.now(side)

    def now(self, side) -> list:
        """The parties of that side, those who follow one that is no more in its place."""
        return self._not_released(self.as_followed(self.named(side)))

    def _not_released(self, parties) -> list:
        return [party for party in parties if party.pk not in self.released]

    def named(self, side) -> list:
        """The parties of that side as the clause, or the court's own paper, names them."""
        if self.clause is not None and self.is_joint(side):
            return getattr(self.clause, f"{side}s")
        first = getattr(self, side)
        return [first, *self._further(side)] if first else []

    def _further(self, side) -> list:
        """Those whom a court's own paper names beside the first party of that side."""
        rows = self.further_parties.all() if self.of_several else ()
        return [row.party for row in rows if row.side == side]

    def is_joint(self, side) -> bool:
        """Whether several of that side each owe, or are owed, the whole: by clause or paper."""
        if self.clause is None:
            return bool(self._further(side))
        tie = self.clause.liability if side == "debtor" else self.clause.entitlement
        return tie == "joint"

    def as_followed(self, parties) -> list:
        """These parties, those who follow one that is no more in its place."""
        return [now for party in parties for now in self.followed_by.get(party.pk, [party])]

    def followers(self, side) -> list:
        """Those of that side who stand in the place of one that is no more."""
        named = self.named(side)
        return [party for party in self.as_followed(named) if party not in named]

    @property
    def may_have_followers(self) -> bool:
        """Whether one of its parties left, as far as is known without a query."""
        ends = (self.debtor, self.creditor)
        joint = self.is_joint("debtor") or self.is_joint("creditor")
        return joint or any(party is not None and not party.active for party in ends)

    @property
    def party_ids(self) -> set[int]:
        """The keys of those whom it concerns now: who owe it or are owed, or follow who did."""
        return {party.pk for party in (*self.now("debtor"), *self.now("creditor"))}
