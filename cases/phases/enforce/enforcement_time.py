"""The two years in which enforcement may be applied for (K16, 民事诉讼法第二百五十条).

They start with an enforceable title, restart with a part payment in time (诉讼时效规定第十四条), a
set-off that both agreed (执行程序解释第二十条: the debtor agrees to perform), and the last day of a
settlement (民诉法解释第四百六十六条; `settlements.py`), and are interrupted by an application in
time or a recorded demand (`interruption.py`). When they are over the court is warned, not barred.
"""

from django.db import models

from cases.law import articles_of_enforcement
from cases.law.deadlines import Due
from cases.states import Status
from cases.words.days import by_last_day

KEY, CREDITOR = "K16", "债权人"
# Each duty has its own two years (民诉法 250); the case shows those that end last.
FIRST_OF_SEVERAL = "各项分别计算，最早的一项在{}申请"


class EnforcementTime(models.Model):
    """The clock K16 of a case; only a case with an enforceable title has one."""

    class Meta:
        abstract = True

    def start_enforcement_time(self, on, after=()) -> Due:
        """Start the two years on that day, which end these clocks; their last day (Beijing)."""
        return self.start_clock(KEY, on, must_act=CREDITOR, after=after)

    def end_enforcement_time(self, on, *others):
        """End the two years, begun or still to begin: nothing is left that can be enforced.

        `others` are clocks that end with them.
        """
        self._end_clocks(on, (KEY, *others))

    def restart_enforcement_time_by_payment(self, payment):
        """Restart the two years from the day of a part payment made while they ran."""
        is_last = payment.confirmed_on and self._nothing_is_left_to_enforce
        if is_last:
            self.end_time_of_a_paid_order(payment.paid_on)
        else:
            self._acknowledged(payment.paid_on)

    @property
    def _nothing_is_left_to_enforce(self) -> bool:
        return self.sheet.everything_is_done or self.sheet.nothing_is_left_of_the_order

    def end_time_of_a_paid_order(self, on):
        """End the two years where the ordered sum is paid and the agreement asks for more."""
        if self.sheet.nothing_is_left_of_the_order:
            self.end_enforcement_time(on)

    def restart_enforcement_time_by_set_off(self, on):
        """Restart the two years from the day on which both agreed to set off a part."""
        if not self._nothing_is_left_to_enforce:
            self._acknowledged(on)

    def _acknowledged(self, on):
        """Restart the two years from an acknowledgement of that day, if it came while they ran."""
        if self.enforcement_time_runs_on(on):
            self.start_enforcement_time(on)

    def enforcement_time_runs_on(self, day) -> bool:
        """Whether the two years had begun before that day and were not over."""
        clock = self.sheet.clock(KEY)
        return clock is not None and clock.started_on < day <= clock.due_on

    def restart_enforcement_time_by_term(self):
        """Count the two years from the last day to perform, once a later one is known."""
        clock, last = self.sheet.clock(KEY), self.sheet.last_day_to_enforce
        if clock is not None and last is not None and last > clock.started_on:
            self.start_enforcement_time(last)

    def bring_enforcement_time_forward(self, last_before):
        """Count the two years from the last day to perform, where that came before it was due.

        `last_before` was that day until now: two years that run from anything else go on.
        """
        clock, last = self.sheet.clock(KEY), self.sheet.last_day_to_enforce
        if clock is not None and clock.started_on == last_before and last < last_before:
            self.start_enforcement_time(last)

    def start_enforcement_time_again(self):
        """Start the two years of what is owed again under a title that can be enforced."""
        since = self.time_to_start_again_from()
        if since is not None:
            self.start_enforcement_time(since)

    def time_to_start_again_from(self):
        """The day from which `start_enforcement_time_again` counts; None where nothing starts."""
        title = self.sheet.title
        if title is None or not title.enforceable or self.sheet.clock(KEY):
            return None
        if self._may_be_enforced_at_any_time(title):
            return None
        return self.sheet.time_to_enforce_since(title.since)

    def _may_be_enforced_at_any_time(self, title) -> bool:
        """Whether an enforcement of this title ended without result that left nothing out
        (民诉法解释 517)."""
        last = self.sheet.enforcement
        is_of_it = last is not None and title.since <= last.applied_on
        in_vain = is_of_it and last.outcome == last.Outcome.ENDED
        return in_vain and not self.sheet.came_too_early_for_something(last)

    def time_ended_by_the_closing(self):
        """The two years that our closing alone had ended, or None."""
        return self.clocks.filter(key=KEY, ended_on=self.closed_on).order_by("pk").last()

    def time_before(self, day, but=()):
        """The two years that what is taken back (`but`, of that day) had interrupted, or None.

        Where something else of that day interrupted them too, they stay.
        """
        runs = self.sheet.clock(KEY)
        if runs is None or runs.started_on != day or self._interrupted_otherwise(day, but):
            return None
        return self.clocks.filter(key=KEY).exclude(pk=runs.pk).order_by("pk").last()

    def _interrupted_otherwise(self, day, but) -> bool:
        """Whether another payment, agreed set-off or recorded cause of that day stands."""
        paid = (one for one in self.sheet.payments if one.paid_on == day)
        set_off = (one for one in self.sheet.reductions if one.set_off_on(day))
        recorded = any(
            on == day and name == "interrupt_enforcement_time" for name, on, _ in self.sheet.lines
        )
        return recorded or any(one not in but for one in (*paid, *set_off))

    def undo_interruption(self, day, on):
        """Let the two years run on that a payment or set-off of that day had started again."""
        earlier = self.time_before(day)
        if earlier is not None:
            self.stop_clock(KEY, on=on)
            self.reopen_clock(earlier)
        elif self.sheet.is_under_an_order and not self.sheet.nothing_is_left_of_the_order:
            self._owe_the_order_again(day)

    def _owe_the_order_again(self, day):
        """Let the two years run on that ended because the ordered sum seemed paid on that day."""
        if self.sheet.clock(KEY) or self.status == Status.ENFORCING:
            return
        ended = self.clocks.filter(key=KEY, ended_on__gte=day).order_by("pk").last()
        if ended is not None and self.time_to_start_again_from() is not None:
            before = self.clocks.filter(key=KEY).exclude(pk=ended.pk).order_by("pk").last()
            self.reopen_clock(before if before and ended.started_on == day else ended)

    def start_enforcement_time_by_breach(self, breached_on) -> str:
        """Start the two years of a duty not to act, unless others run; returns their last day.

        They run from the breach (执行程序解释 21), under an enforceable title alone. Of several
        periods the case shows the one that began first.
        """
        title = self.sheet.title
        of_money_alone = title is not None and title.kind == title.Kind.PAYMENT_ORDER
        if title is None or not title.enforceable or of_money_alone:
            return ""
        since = max(breached_on, title.since)
        if self.sheet.clock(KEY) is None:
            last = self.start_enforcement_time(since)
        else:
            last = self.clock_due(KEY, since)
        until = f"可在{by_last_day(last)}申请强制执行"
        return f"就这项义务，{until}（{articles_of_enforcement.DUTY_NOT_TO_ACT}）。"

    def first_end_of_enforcement_time(self):
        """The last day of the two years of what had to be done first, where the case shows those of
        a duty that is due later; else None."""
        clock, first = self.sheet.clock(KEY), self.sheet.first_last_day_to_perform
        if clock is None or first is None or clock.started_on != self.sheet.last_day_to_perform:
            return None
        last = self.clock_due(KEY, max(first, self.sheet.title.since))
        return last if last.on < clock.due_on else None

    def first_of_several_in_words(self) -> str:
        """That the duties of one title have two years each, and when the first of these end."""
        first = self.first_end_of_enforcement_time()
        return FIRST_OF_SEVERAL.format(by_last_day(first)) if first else ""

    def warning_of_late_enforcement(self, applied_on) -> str:
        """The warning where the two years, or those of what was due first, were over that day."""
        clock, first = self.sheet.clock(KEY), self.first_end_of_enforcement_time()
        if clock is not None and applied_on > clock.due_on:
            return articles_of_enforcement.TWO_YEARS_OVER
        is_over = first is not None and applied_on > first.on
        return f"最早的一项{articles_of_enforcement.TWO_YEARS_OVER}" if is_over else ""

    def restart_enforcement_time(self, proceeding):
        """Restart the two years from the application, where it interrupted them in time.

        Not once everything is done: nothing is left to apply for. 民诉法 250 leaves it to the
        rules of limitation whether from the application or from its end; the earlier end is shown.
        """
        if self.was_interrupted_by(proceeding) and not self.sheet.everything_is_done:
            self.start_enforcement_time(proceeding.made_on)

    def was_interrupted_by(self, proceeding) -> bool:
        """Whether this application ended the two years while they ran."""
        days = (proceeding.made_on, proceeding.applied_on)  # the latter in older records
        met = self.clocks.filter(key=KEY, status="met", ended_on__in=days)
        return proceeding.kind == "enforcement" and met.exists()
