"""The sheet: the records of one case as guards and pages read them, each kind read once."""

from functools import cached_property

from django.db.models import Q

from .states import HANDLING, ON_THE_TABLE


def by_day(part) -> tuple:
    """Instalments by their day; those due on an event come last."""
    return part.due_on is None, part.due_on and part.due_on.toordinal(), part.number


class Sheet:
    """Lazily loaded records of a case; `case.forget()` drops it after a write."""

    def __init__(self, case):
        self.case = case

    def has(self, kind) -> bool | None:
        """Whether there is anything of that kind; None where the case was read without asking."""
        return self.case.__dict__.get(f"has_{kind}")

    def rows(self, kind, found) -> list:
        """The rows of a query, which is not asked where the case is known to have none."""
        return [] if self.has(kind) is False else list(found)

    def once(self, name, make):
        """What `make` finds, found once while the sheet lasts."""
        if name not in self.__dict__:
            self.__dict__[name] = make()
        return self.__dict__[name]

    @cached_property
    def all_parties(self) -> list:
        """Every party, also the released ones."""
        return list(self.case.parties.select_related("company", "dwelling"))

    def hand_to(self, fresh: "Sheet", kinds) -> None:
        """Let a fresh sheet keep the records of these kinds that were read already."""
        for kind in kinds:
            if kind in self.__dict__:
                fresh.__dict__[kind] = self.__dict__[kind]

    @property
    def parties(self) -> list:
        """The parties still in the dispute."""
        return [party for party in self.all_parties if party.active]

    @property
    def needed_parties(self) -> list:
        """The parties whose will and mark count: all but the merely mentioned."""
        return [party for party in self.parties if party.role != party.Role.OTHER]

    @cached_property
    def visit_is_planned(self) -> bool:
        """Whether a return visit is still to be made."""
        known = self.has("visits")
        return self.case.visits.filter(done_on=None).exists() if known is None else known

    @property
    def sides(self) -> set[int]:
        """The sides that stand against each other."""
        return {party.side for party in self.needed_parties}

    def party(self, pk):
        """The active party with that key, or None."""
        return next((party for party in self.parties if party.pk == pk), None)

    @cached_property
    def dispatches(self) -> list:
        """Dispatches, oldest first."""
        return list(self.case.dispatches.select_related("company", "department").order_by("pk"))

    @property
    def open_dispatch(self):
        """The dispatch that waits for an answer, or None."""
        waiting = [d for d in self.dispatches if d.status in (d.Status.SENT, d.Status.TAKEN)]
        return waiting[-1] if waiting else None

    @cached_property
    def answers(self) -> list:
        """Answers, oldest first."""
        return list(self.case.answers.order_by("pk"))

    @property
    def last_answer(self):
        """The last answer, or None."""
        return self.answers[-1] if self.answers else None

    @cached_property
    def waiting_promises(self) -> list:
        """The promises nobody has checked yet; the case knows how many without asking."""
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

    @cached_property
    def assignments(self) -> list:
        """Assignments in force."""
        return list(self.case.assignments.filter(until=None).select_related("person"))

    def is_assigned(self, person_id) -> bool:
        """Whether this person mediates, shares or deputises."""
        return any(assignment.person_id == person_id for assignment in self.assignments)

    def clash_of(self, person) -> str:
        """A recorded tie between a person and a party: a post at a company that is a party."""
        companies = {party.company_id for party in self.parties if party.company_id}
        written = {party.name for party in self.parties if party.kind == party.Kind.ORGANISATION}
        if companies or written:
            named = Q(company__in=companies) | Q(company__name__in=written)
            post = person.posts.filter(named).select_related("company").first()
            if post is not None:
                return f"{person.name}在{post.company}任职"
        names = {party.name for party in self.parties}
        return f"{person.name}与一方当事人同名，请核实" if person.name in names else ""

    @cached_property
    def sessions(self) -> list:
        """Sessions in their order."""
        return self.rows("sessions", self.case.sessions.order_by("number"))

    @cached_property
    def offers(self) -> list:
        """Offers in their order."""
        return self.rows("offers", self.case.offers.select_related("party").order_by("pk"))

    @cached_property
    def clocks(self) -> list:
        """The clocks that have not ended, soonest first."""
        return self.rows("clocks", self.case.clocks.filter(ended_on=None).order_by("due_on"))

    def clock(self, key):
        """The running clock of that kind, or None."""
        return next((clock for clock in self.clocks if clock.key == key), None)

    @cached_property
    def agreements(self) -> list:
        """All versions, oldest first."""
        return list(self.case.agreements.order_by("version"))

    @property
    def agreement(self):
        """The latest version that is not dead, or None."""
        alive = [a for a in self.agreements if a.status not in ("superseded", "void")]
        return alive[-1] if alive else None

    @property
    def agreement_in_force(self):
        """The version in force, or None."""
        return next((a for a in self.agreements if a.status == "in_force"), None)

    @cached_property
    def title(self):
        """The title in force, or None; known from its obligations where there are some."""
        if self._before_any_title:
            return None
        if self.obligations:
            return self.obligations[0].title
        return self.case.titles.filter(until=None).first()

    @property
    def _before_any_title(self) -> bool:
        """Whether nothing can have come into force yet; known without asking."""
        at_the_table = self.case.status in ON_THE_TABLE and self.case.effective_on is None
        return at_the_table or self.case.status in HANDLING

    @cached_property
    def obligations(self) -> list:
        """The obligations under the title in force, with instalments."""
        if self._before_any_title:
            return []
        return list(
            self.case.obligations.filter(title__until=None)
            .select_related("title", "debtor", "creditor")
            .prefetch_related("instalments")
            .order_by("pk")
        )

    def obligation(self, pk):
        """The obligation under the title in force with that key, or None."""
        return next((owed for owed in self.obligations if owed.pk == pk), None)

    @cached_property
    def payments(self) -> list:
        """Payments, oldest first."""
        related = ("obligation", "obligation__debtor", "obligation__creditor")
        return self.rows("payments", self.case.payments.select_related(*related).order_by("pk"))

    def payment(self, pk):
        """The payment with that key, or None."""
        return next((payment for payment in self.payments if payment.pk == pk), None)

    @property
    def instalments(self) -> list:
        """All instalments owed, by due day."""
        parts = [part for o in self.obligations for part in o.instalments.all()]
        return sorted(parts, key=by_day)

    @property
    def last_due_day(self):
        """The last day of performance, or None when no day was set."""
        days = [part.due_on for part in self.instalments if part.due_on]
        days += [o.due_on for o in self.obligations if o.due_on]
        return max(days, default=None)

    def is_overdue(self, today) -> bool:
        """Whether a due day has passed with something still owed."""
        late_part = self.late(today) > 0
        late_act = any(
            o.status == "open" and not o.is_money and o.due_on and o.due_on < today
            for o in self.obligations
        )
        return late_part or late_act

    def late(self, today) -> int:
        """分 due before today and not paid."""
        return sum(part.owed for part in self.instalments if part.is_due_before(today))

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

    @property
    def enforcement(self):
        """The enforcement that came last, or None."""
        found = [p for p in self.proceedings if p.kind == "enforcement"]
        return found[-1] if found else None
