"""The two years in which enforcement may be applied for (K16, 民事诉讼法第二百五十条).

They start with an enforceable title, restart with a part payment in time (诉讼时效规定第十四条) and
are interrupted by an application in time. When they are over the court is warned, not barred.
"""

from django.db import models

from cases.law import articles

KEY, CREDITOR = "K16", "债权人"


class EnforcementTime(models.Model):
    """The clock K16 of a case; only a case with an enforceable title has one."""

    class Meta:
        abstract = True

    def start_enforcement_time(self, on):
        """Start the two years on that day; returns their last day (Beijing)."""
        return self.start_clock(KEY, on, must_act=CREDITOR)

    def restart_enforcement_time_by_payment(self, payment):
        """Restart the two years from the day of a part payment made while they ran."""
        clock, paid_on = self.sheet.clock(KEY), payment.paid_on
        in_time = clock is not None and clock.started_on < paid_on <= clock.due_on
        if in_time and not (payment.confirmed_on and self.sheet.everything_is_done):
            self.start_enforcement_time(paid_on)

    def restart_enforcement_time_by_term(self):
        """Count the two years from the last day to perform, once a later one is known."""
        clock, last = self.sheet.clock(KEY), self.sheet.last_day_to_perform
        if clock is not None and last is not None and last > clock.started_on:
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
        return self.sheet.time_to_enforce_since(title.since)

    def time_ended_by_the_closing(self):
        """The two years that our closing alone had ended, or None."""
        return self.clocks.filter(key=KEY, ended_on=self.closed_on).order_by("pk").last()

    def time_before(self, payment):
        """The two years that this payment had interrupted, or None (时效规定 14)."""
        runs = self.sheet.clock(KEY)
        if runs is None or runs.started_on != payment.paid_on:
            return None
        return self.clocks.filter(key=KEY).exclude(pk=runs.pk).order_by("pk").last()

    def start_enforcement_time_by_breach(self, breached_on) -> str:
        """Start the two years of a duty not to act, unless others run; returns their last day.

        They run from the breach (执行程序解释 21), under an enforceable title alone. Of several
        periods the case shows the one that began first.
        """
        title = self.sheet.title
        if title is None or not title.enforceable:
            return ""
        since = max(breached_on, title.since)
        if self.sheet.clock(KEY) is None:
            last = self.start_enforcement_time(since)
        else:
            last = self.clock_due(KEY, since).on
        until = f"可在{last:%Y年%-m月%-d日}（含当日）前申请强制执行"
        return f"就这项义务，{until}（{articles.DUTY_NOT_TO_ACT}）。"

    def warning_of_late_enforcement(self, applied_on) -> str:
        """The warning where the two years were over that day; else empty."""
        clock = self.sheet.clock(KEY)
        over = clock is not None and applied_on > clock.due_on
        return articles.TWO_YEARS_OVER if over else ""

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
