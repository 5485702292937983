"""What the phases ask of the case: clocks, numbers, parties, papers."""

from django.db import models

from cases.access import links
from cases.law import deadlines, identifiers
from cases.law.categories import class_of
from cases.papers import freezing
from mediation.workdays import work_calendar

from .clocks import Clock, length_in_force
from .numbers import NumberDrawn, NumberSeries
from .party import Party


class Keeping(models.Model):
    """Keeps the clocks, draws the numbers, freezes the papers of a case."""

    class Meta:
        abstract = True

    def start_clock(self, key, on, *, must_act="", after=()):
        """Start a clock on that day and return the day it lapses (Beijing).

        One of its kind that still runs ends with it, and so do the clocks it comes `after`.
        """
        calendar = work_calendar()
        due = deadlines.due(on, self._length(key, on, calendar), calendar)
        self._end(on, key__in=(key, *after))
        self.clocks.create(
            key=key,
            started_on=on,
            due_on=due.on,
            provisional=due.provisional,
            must_act=must_act,
        )
        return due.on

    def _length(self, key, on, calendar):
        """The length in force that day: the committee's, else the general, else built in."""
        row = length_in_force(key, self.committee_id, on, calendar)
        if row is None:
            return deadlines.rule(key, on).length
        return deadlines.Length(row.amount, deadlines.Unit(row.unit))

    def stop_clock(self, *keys, on):
        """These clocks have served: what had to be done is done, or no longer needed."""
        self._end(on, key__in=keys, started_on__lte=on)

    def reopen_clock(self, key):
        """What the clock waited for did not come about: its last day stands as it stood."""
        last = self.clocks.filter(key=key).order_by("-started_on", "-pk").first()
        if last is not None and last.ended_on is not None:
            last.status, last.ended_on = Clock.Status.RUNNING, None
            last.save(update_fields=["status", "ended_on"])

    def stop_all_clocks(self, on):
        """Nothing is waited for any more."""
        self._end(on)

    def _end(self, on, **which):
        self.clocks.filter(ended_on=None, **which).update(status=Clock.Status.MET, ended_on=on)

    def extend_clock(self, key, until, reason=""):
        """Move the last day on to the day agreed, with the reason."""
        self.clocks.filter(key=key, ended_on=None).update(
            due_on=until,
            extended=reason,
            provisional=deadlines.held(until, 0, work_calendar()).provisional,
            status=Clock.Status.RUNNING,
            lapsed_on=None,
        )

    def hold_clock(self, key, on):
        """Stop counting from that day until the hold is released."""
        self.clocks.filter(key=key, ended_on=None, status=Clock.Status.RUNNING).update(
            status=Clock.Status.HELD, held_on=on
        )

    def release_clock(self, key, on):
        """Count on: the days held are added, working days where those are counted."""
        calendar = work_calendar()
        for clock in self.clocks.filter(key=key, status=Clock.Status.HELD):
            length = self._length(key, clock.started_on, calendar)
            begun = clock.started_on, length, clock.held_days
            last = deadlines.as_counted(*begun, clock.due_on, calendar)
            due = deadlines.resumed(last, clock.held_on, on, length.unit, calendar)
            clock.held_days += (on - clock.held_on).days
            clock.due_on, clock.provisional = due.on, due.provisional
            clock.status, clock.held_on = Clock.Status.RUNNING, None
            clock.save()

    def draw_number(self, kind, on) -> str:
        """Draw the next serial of the committee's yearly series, under its lock."""
        series = draw(self.committee, kind, on.year)
        number = write_number(self.committee, kind, on.year, series.next)
        NumberDrawn.objects.create(
            series=series, serial=series.next, number=number, case=self if self.pk else None
        )
        NumberSeries.objects.filter(pk=series.pk).update(next=series.next + 1)
        return number

    def spoil_number(self, kind, reason):
        """The number of a paper that never came into force is registered 作废, never reused."""
        drawn = self.numbers.filter(series__kind=kind, status=NumberDrawn.Status.USED)
        drawn.update(status=NumberDrawn.Status.VOID, reason=reason)
        self.agreement_number = ""

    def new_party(self, *, on, **fields) -> Party:
        """Add a party to the case."""
        party = Party(case=self, added_on=on, **fields)
        party.save()
        self.forget()
        return party

    def admit_by_link(self, party, ticket):
        """A one-case link for the party; its older one stops working."""
        links.issue_link(self, party, ticket)

    def freeze_paper(self, kind, of, on):
        """Freeze the HTML of a paper now; it is never drawn again from live data."""
        return freezing.freeze(self, kind, of, on)

    def supersede_paper(self, kind):
        """The issued papers of that kind are no longer in force."""
        freezing.supersede(self, kind)

    def read_court_number(self, text):
        """A court's case number in its normal form, or None when it cannot be one."""
        return identifiers.court_number(text)

    def classify(self):
        """The official class that goes with the category."""
        return class_of(self.category)


def draw(committee, kind, year) -> NumberSeries:
    """The series of that year, locked until the transaction ends."""
    wanted = {"committee": committee, "kind": kind, "year": year}
    series = NumberSeries.objects.select_for_update().filter(**wanted).first()
    if series is None:
        NumberSeries.objects.get_or_create(**wanted)
        series = NumberSeries.objects.select_for_update().get(**wanted)
    return series


def write_number(committee, kind, year, serial) -> str:
    """A serial in the form of its series; complaint numbers are ASCII and unique everywhere."""
    if kind == NumberSeries.Kind.COMPLAINT:
        return f"{committee.code}{year}-{serial:06}"
    if kind == NumberSeries.Kind.LEDGER:
        return f"{committee.code}L{year}-{serial:06}"
    if kind == NumberSeries.Kind.DOSSIER:
        template, word = committee.dossier_template, committee.dossier_word
    else:
        template, word = committee.agreement_template, committee.agreement_word
    return identifiers.from_template(template, year=year, word=word, serial=serial)
