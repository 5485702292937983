"""The sheet: the records of one case as guards and pages read them, each kind read once.

The parts of the phases are in their `sheet.py`.
"""

from functools import cached_property

from django.db.models import prefetch_related_objects

from cases.legal_records.base import LegalRecord
from cases.states import Milestone
from mediation.workdays import work_calendar

from .adjudicate.sheet import Adjudication
from .enforce.sheet import Performance
from .handle.sheet import Handling
from .mediate.sheet import Mediation

# Kinds of records that only an act changes: they stand as long as the trail does.
CHANGED_BY_ACTS = tuple(
    "all_parties claims lines dispatches answers ratings promises agreements sessions offers "
    "proceedings obligations every_payment ties".split()
)


CHANGED_BY_NONE = ("calendar", "managements")


class Sheet(Handling, Mediation, Adjudication, Performance):
    """Lazily loaded records of a case; `case.forget()` drops it after a write."""

    def __init__(self, case):
        self.case = case

    def has(self, kind) -> bool | None:
        """Whether records of that kind exist; None if the case does not know without a query."""
        return self.case.__dict__.get(f"has_{kind}")

    def rows(self, kind, query) -> list:
        """The rows of a query, which is skipped if the case is known to have none."""
        return [] if self.has(kind) is False else list(query)

    def cached(self, name, make):
        """The result of `make`, computed once per sheet."""
        if name not in self.__dict__:
            self.__dict__[name] = make()
        return self.__dict__[name]

    @cached_property
    def all_parties(self) -> list:
        """Every party, including released ones."""
        return list(self.case.parties.select_related("company", "dwelling__estate"))

    @cached_property
    def calendar(self):
        """The work calendar, which no act changes."""
        return work_calendar(self.case.__dict__.get("calendar_stamp"))

    def pass_records_to(self, fresh: "Sheet", kinds) -> None:
        """Pass the records of these kinds that were read already to a fresh sheet."""
        for kind in (*kinds, *CHANGED_BY_NONE):
            if kind in self.__dict__:
                fresh.__dict__[kind] = self.__dict__[kind]

    def take_over(self, read: "Sheet") -> None:
        """Take over what a page read of the case since its last act, as read under its lock."""
        for kind in (kind for kind in CHANGED_BY_ACTS if kind in read.__dict__):
            self.__dict__[kind] = read.__dict__[kind]
            for record in read.__dict__[kind]:
                if isinstance(record, LegalRecord):
                    record.case = self.case
                    record.is_as_stored()

    @cached_property
    def days_of_acts(self) -> dict:
        """The legal day of each act on the trail, the last time it was done."""
        return {name: on for name, on, _ in self.lines}

    @property
    def times_answered(self) -> int:
        """How many answers the matter got: a second one follows a review or another beginning."""
        return sum(milestone == Milestone.ANSWERED for *_, milestone in self.lines)

    @cached_property
    def lines(self) -> list:
        """(name, legal day, milestone) of what was done since the registration, in its order."""
        if self.case.trail_length == 1:  # registered, and nothing since
            return []
        return list(self.case.trail.order_by("seq").values_list("name", "on", "milestone"))

    @property
    def parties(self) -> list:
        """The parties still in the dispute."""
        return [party for party in self.all_parties if party.active]

    @property
    def groups(self) -> list:
        """The parties still in the dispute that are groups."""
        return [party for party in self.parties if party.kind == party.Kind.GROUP]

    @property
    def needed_parties(self) -> list:
        """The parties whose will and mark count: applicants, respondents, and those whom the
        agreement binds; not those merely mentioned. `Party.objects.needed()` asks the same."""
        parties = self.parties
        others = {party.pk for party in parties if party.role == party.Role.OTHER}
        merely_mentioned = others - self.bound_by_clauses if others else others
        return [party for party in parties if party.pk not in merely_mentioned]

    @property
    def sides(self) -> set[int]:
        """The opposing sides."""
        return {party.side for party in self.needed_parties}

    @cached_property
    def claims(self) -> list:
        """The claims, oldest first."""
        found = self.rows("claims", self.case.claims.order_by("pk"))
        of_several = [one for one in found if one.entitlement or one.liability]
        prefetch_related_objects(of_several, "people")
        return found

    @property
    def counted_claims(self) -> list:
        """The claims not withdrawn, between parties that have not left; all stay readable."""
        kept = [one for one in self.claims if one.withdrawn_on is None]
        return [one for one in kept if one.counts_without(self._left)]

    @property
    def counted_sums(self) -> list[int]:
        """The sums of these claims (分), without the shares of those who have left."""
        sums = (one.sum_without(self._left) for one in self.counted_claims)
        return [fen for fen in sums if fen is not None]

    @property
    def _left(self) -> set[int]:
        return {party.pk for party in self.all_parties if not party.active}

    def who_asked(self, party):
        """The party whose request to the committee counts for it: itself, or the one it follows.

        An interruption of limitation goes over with the right (民法典 1122).
        """
        if party.days_asked or party.predecessor_id is None:
            return party
        before = next(one for one in self.all_parties if one.pk == party.predecessor_id)
        return party if before.active else before

    def claims_of(self, party) -> list:
        """What this party claimed from others by the last day on which it asked the committee.

        What is added later, or withdrawn, leaves untouched what that request interrupted.
        """
        last = max(self.who_asked(party).days_asked, default=None)
        own = [claim for claim in self.claims if party.pk in claim.claimants]
        return [one for one in own if not (last and one.added_on and one.added_on > last)]

    def party(self, pk):
        """The active party with that key, or None."""
        return next((party for party in self.parties if party.pk == pk), None)

    @cached_property
    def clocks(self) -> list:
        """The clocks that have not ended, running or held, soonest first."""
        return self.rows("clocks", self.case.clocks.filter(ended_on=None).order_by("due_on", "pk"))

    def clock(self, key):
        """The clock of that kind that has not ended, running or held, or None."""
        return next((clock for clock in self.clocks if clock.key == key), None)
