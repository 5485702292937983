"""The sheet's part for 执: title, obligations, payments."""

from collections import defaultdict
from datetime import timedelta
from functools import cached_property
from itertools import chain

from django.conf import settings
from django.db.models import Count, Exists, Q, Sum, prefetch_related_objects

from cases.states import HANDLING, ON_THE_TABLE, Status

from . import due_days
from .ordered_parts import BesideTheOrder
from .records import by_day, left_to_pay
from .reductions import by_law
from .sheet_of_breaches import Breaches
from .sheet_of_penalties import Penalties
from .sheet_of_successions import Successions
from .sheet_of_visits import PlannedVisits


class Performance(Breaches, Penalties, PlannedVisits, Successions, BesideTheOrder):
    """Part of the sheet of a case; each kind of record is read once."""

    @cached_property
    def title(self):
        """The title in force, or None; taken from its obligations if there are any."""
        if self.obligations:
            return self.obligations[0].title
        return None if self._before_any_title else self.case.titles.filter(until=None).first()

    @property
    def title_alone(self):
        """The title in force, or None; its obligations are not read for it."""
        known = self._before_any_title or {"title", "obligations"} & {*self.__dict__}
        if not known:
            self.__dict__["title"] = self.case.titles.filter(until=None).first()
        return self.title

    @property
    def _before_any_title(self) -> bool:
        """Whether no title can be in force yet, known without a query."""
        at_the_table = self.case.status in ON_THE_TABLE and self.case.effective_on is None
        return at_the_table or self.case.status in HANDLING

    @cached_property
    def obligations(self) -> list:
        """The obligations under the title in force, with instalments."""
        if self._before_any_title:
            return []
        found = list(
            self.case.obligations.filter(title__until=None)
            .select_related("title", "debtor", "creditor", "clause")
            .prefetch_related("instalments")
            .annotate(may_be_waived=Exists(self.waivers_of_the_clause), **by_law())
            .order_by("pk")
        )
        several = [duty for duty in found if duty.of_several]
        prefetch_related_objects(several, "further_parties__party")
        if any(duty.may_have_followers for duty in found):
            for duty in found:
                duty.followed_by = self.followed_by
                duty.released = self.released_from(duty)
        return found

    @cached_property
    def followed_by(self) -> dict:
        """Those who follow a party that is no more, by its key: of one who followed and is no more
        themselves, those who follow them."""
        took = defaultdict(list)
        for party in self.all_parties:
            took[party.predecessor_id].append(party)

        def now(pk) -> list:
            rows = ([one] if one.active else now(one.pk) for one in took[pk])
            return list(chain.from_iterable(rows))

        found = {party.pk: now(party.pk) for party in self.all_parties if not party.active}
        return {pk: followers for pk, followers in found.items() if followers}

    def obligation(self, pk):
        """The obligation under the title in force with that key, or None."""
        return next((owed for owed in self.obligations if owed.pk == pk), None)

    def together_with(self, obligation, waits) -> list:
        """The duties of the same clause that wait alike, by the name of that property."""
        own = self.obligation(obligation.pk)
        return [
            duty for duty in self.obligations if duty.clause == own.clause and getattr(duty, waits)
        ]

    @cached_property
    def payments(self) -> list:
        """The payments that stand, oldest first."""
        return [payment for payment in self.every_payment if payment.reversed_on is None]

    @cached_property
    def every_payment(self) -> list:
        """Payments, oldest first, those taken back among them."""
        related = ("obligation__clause", "obligation__debtor", "obligation__creditor", "payee")
        return self.rows("payments", self.case.payments.select_related(*related).order_by("pk"))

    def payment(self, pk):
        """The payment with that key, or None."""
        return next((payment for payment in self.payments if payment.pk == pk), None)

    @property
    def asks_for_more_than_payments(self) -> bool:
        """Whether something else than a payment is still to be performed."""
        return any(duty.is_pending and not duty.is_money for duty in self.obligations)

    @property
    def everything_is_done(self) -> bool:
        """Whether no duty is open and the receiver confirmed every payment.

        Not so where conditions ended the agreement before it was performed.

        Where no clause asks for anything, as a waiver does not, that is so from the first day of
        performance.
        """
        done = not any(duty.is_pending for duty in self.obligations)
        if self.nothing_is_left_by_conditions:
            return False
        asked = bool(self.obligations) or self.case.status == Status.PERFORMING
        return asked and done and all(p.confirmed_on for p in self.payments)

    @property
    def only_what_lasts_is_left(self) -> bool:
        """Whether nothing is left to be paid, done or confirmed, only duties that last."""
        pending = [duty for duty in self.obligations if duty.is_pending]
        last = all(duty.lasts and duty.binds for duty in pending)
        return last and all(payment.confirmed_on for payment in self.payments)

    @property
    def last_done_on(self):
        """The day of the last duty done or payment confirmed, or None if nothing was done."""
        days = [payment.confirmed_on or payment.paid_on for payment in self.payments]
        days += [o.done_on for o in self.obligations if o.done_on]
        return max(days, default=None)

    @property
    def instalments(self) -> list:
        """All instalments owed, by due day."""
        parts = [part for o in self.obligations for part in o.instalments.all()]
        return sorted(parts, key=by_day)

    def last_day(self, due_on, duty):
        """The last day on which a part or an act of this duty is in time, or None."""
        return due_days.last_day(due_on, duty, self.calendar)

    @property
    def first_due_day(self):
        """The first due day as agreed, or None if none was set."""
        return min((day for day, _ in self._due), default=None)

    @property
    def last_due_day(self):
        """The last due day as agreed, or None if none was set."""
        return max((day for day, _ in self._due), default=None)

    @property
    def last_day_to_perform(self):
        """The last due day, moved if it is a day off, or None if none was set."""
        return max((self.last_day(day, duty) for day, duty in self._due), default=None)

    @property
    def first_last_day_to_perform(self):
        """The last day, as it moves, of the duty still owed that has to be done first, or None."""
        owed = [duty for duty in self.obligations if duty.status == duty.Status.OPEN]
        days = (self._last_day_of_all(duty) for duty in owed if not duty.lasts)
        return min(filter(None, days), default=None)

    def _last_day_of_all(self, duty):
        """The last day of the last part of this duty, or None (民诉法 250)."""
        days = (self.last_day(day, duty) for day, one in self._due if one.pk == duty.pk)
        return max(days, default=None)

    @property
    def _due(self) -> list:
        """(due day, its duty) of every part and every duty that no condition bars."""
        parts = [(part.due_on, part.obligation) for part in self.instalments]
        every = [*parts, *((duty.due_on, duty) for duty in self.obligations)]
        return [(day, duty) for day, duty in every if day and duty.binds]

    def first_last_day_of_what_was_owed(self, on):
        """The first last day of what was not yet paid or done on that day, or None."""
        parts = [(p.due_on, p.obligation, None if p.owed else p.paid_on) for p in self.instalments]
        acts = [(duty.due_on, duty, duty.done_on) for duty in self.obligations if not duty.is_money]
        binding = [row for row in (*parts, *acts) if row[0] and row[1].binds]
        owed = [row[:2] for row in binding if not (row[2] and row[2] <= on)]
        return min((self.last_day(*row) for row in owed), default=None)

    def is_overdue(self, today) -> bool:
        """Whether something is owed whose last day was before `today`, or a breach is not ended.

        The end of a duty not to act, or to tolerate, makes nothing overdue.
        """
        return bool(self.overdue(today))

    def overdue(self, today) -> list:
        """The duties owed whose last day was before `today`, or whose breach is not ended."""
        return [duty for duty in self.obligations if self._is_overdue(duty, today)]

    def _is_overdue(self, duty, today) -> bool:
        if duty.is_money:
            late = (self._is_over(p.due_on, duty, today) for p in duty.instalments.all() if p.owed)
            return duty.binds and any(late)
        broken = [breach for breach in self.open_breaches if breach.obligation_id == duty.pk]
        is_broken = any(not self._is_put_off(breach, today) for breach in broken)
        is_open = duty.status == duty.Status.OPEN
        return is_broken or (is_open and self._is_over(duty.due_on, duty, today))

    def first_day_in_default(self, on):
        """The first day of what was in default on that day, or None.

        It is the day after a last day that passed, or the day of a breach.
        """
        due = self.first_last_day_of_what_was_owed(on)
        days = [due + timedelta(days=1)] if due else []
        days += [b.on for b in self.breaches if b.ended_on is None or b.ended_on > on]
        return min(days, default=None)

    def time_to_enforce_since(self, given_on):
        """The first day of the two years under a title given that day, or None.

        From the last day to perform (民诉法 250), without one from the title; duties not to act
        count from their breach alone (执行程序解释 21).
        """
        due = self.last_day_to_enforce
        if due is None and any(not duty.lasts for duty in self.obligations):
            return given_on
        days = [due] if due else []
        breaches = () if self.is_under_an_order else self.open_breaches
        days += [max(breach.on, given_on) for breach in breaches]
        return min(days, default=None)

    def last_day_of(self, duty):
        """The last day of a lasting duty that ends by itself, or None."""
        if not duty.ends_by_itself:
            return None
        ended = [b.ended_on for b in self.breaches if b.obligation_id == duty.pk and b.ended_on]
        if duty.ends_on:
            return max([duty.ends_on, *ended])
        began = duty.bound_on or self.case.effective_on or self.title.since
        since = max([began, *ended])
        return since + timedelta(days=settings.OBSERVED_DAYS)

    def came_too_early_for_something(self, application) -> bool:
        """Whether something is owed that was not overdue as the court got this application."""
        day = application.received_on or application.applied_on
        rows = [(part.due_on, part.obligation) for part in self.parts_to_enforce if part.owed]
        duties = () if self.is_under_an_order else self.obligations
        rows += [(d.due_on, d) for d in duties if d.is_pending and not (d.is_money or d.lasts)]
        rows += [(None, d) for d in duties if d.status == d.Status.WAITING or d.waits_for_its_sum]
        later = any(due is None or self.last_day(due, duty) >= day for due, duty in rows)
        breaches = () if self.is_under_an_order else self.open_breaches
        return later or any(breach.on >= day for breach in breaches)

    @property
    def left_to_pay(self) -> int:
        """分 owed and not paid; of an imported case, which has no duties, by its columns."""
        if "obligations" in self.__dict__:
            owed = [duty.owed for duty in self.obligations]
            return sum(owed) if owed else self._left_by_columns
        parts = self.case.obligations.filter(title__until=None, amount__isnull=False)
        left = Sum(left_to_pay("instalments__"), filter=Q(status="open"))
        found = parts.aggregate(left=left, count=Count("pk"))
        return (found["left"] or 0) if found["count"] else self._left_by_columns

    @property
    def _left_by_columns(self) -> int:
        return max(0, self.case.amount_agreed - self.case.amount_paid)

    def late(self, today) -> int:
        """分 not paid though their last day was before today."""
        owed = [part for part in self.instalments if part.owed and part.obligation.binds]
        return sum(p.owed for p in owed if self._is_over(p.due_on, p.obligation, today))

    def _is_over(self, due_on, duty, today) -> bool:
        passed = due_on is not None and due_on < today
        return passed and self.last_day(due_on, duty) < today

    @cached_property
    def settlement(self):
        """The settlement that is still to be kept, or None."""
        rows = self.rows("settlements", self.case.settlements.filter(status="open"))
        return rows[0] if rows else None

    @property
    def enforcement(self):
        """The last enforcement, or None."""
        enforcements = [p for p in self.proceedings if p.kind == "enforcement"]
        return enforcements[-1] if enforcements else None
