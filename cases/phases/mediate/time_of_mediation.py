"""The time a mediation may take: extended by all parties, held, and running again."""

from copy import copy
from datetime import date

from django.db.models import Q

from cases.acts import Done, entry
from cases.law.deadlines import Due
from cases.phases import roles
from cases.phases.common import in_text
from cases.states import IN_MEDIATION
from cases.states import Status as S
from cases.words.days import last_day_in_text

from . import earlier_facts as facts_of
from . import guards_of_pausing, guards_of_reports
from . import guards_of_time as g
from .guards_of_appraisals import no_appraisal_is_awaited
from .sharing import Sharing

CONCLUDED = "concluded_on"  # the fact of an amendment: the day of the last mark
HOLDING = frozenset({S.DISPATCHED}) | IN_MEDIATION


class TimeOfMediation(Sharing):
    """Acts on the clocks of a case in mediation."""

    class Meta:
        abstract = True

    @entry(
        states=IN_MEDIATION,
        label="延长调解期限",
        permission=roles.mediator,
        guards=(g.time_is_running, g.extension_agreed_by_all, g.extension_moves_the_last_day),
        quiet=True,
        rests_on=(facts_of.the_start_of_the_time, facts_of.the_last_change_of_the_time),
    )
    def extend(self, *, by, on, until, all_agree, reason=""):
        """Extend mediation to a later day agreed by all parties."""
        last = self.extend_clock("K9", until, reason, on=on)
        to = last_day_in_text(last)
        if last.on != until:
            to = f"{in_text(until)}，逢休息日顺延到{to}"
        return Done(f"各方同意延期，调解期限延至{to}。{reason}")

    @entry(
        states=HOLDING,
        label="暂停期限",
        permission=roles.staff,
        guards=(g.a_clock_may_be_held, g.clock_may_be_held),
        quiet=True,
        rests_on=(facts_of.the_last_release,),
    )
    def hold(self, *, by, on, clock, reason):
        """Hold a handling or mediation clock, for appraisal or an emergency."""
        self.hold_clock(clock.key, on)
        return Done(f"暂停计算期限：{reason}。", facts={"key": clock.key, "reason": reason})

    @entry(
        states=HOLDING,
        label="恢复计算期限",
        permission=roles.staff,
        guards=(
            g.a_clock_is_held,
            guards_of_reports.mediation_is_not_suspended,
            guards_of_pausing.mediation_is_not_paused,
            no_appraisal_is_awaited,
        ),
        rests_on=(facts_of.the_hold,),
    )
    def release_hold(self, *, by, on):
        """Release the held clocks; the days held do not count."""
        held = [clock.key for clock in self.sheet.clocks if clock.is_held]
        released = [self.release_time(key, on) for key in held]
        last = "、".join(_last_day_of(clock) for clock in released)
        return Done(
            f"恢复计算期限，{last}。",
            facts={"keys": held, **self.days_left_out(*self.counted_by_appraisals(released))},
        )

    def release_time(self, key, on):
        """Run a held clock on from that day; days of appraisals that ended later stay left out."""
        clock = self.release_clock(key, on)
        for counted in self.counted_by_appraisals([clock]):
            self._count_time_again(counted, self._held_until(on))
            counted.save()
        return clock

    def last_day_if_released(self, held, on) -> Due:
        """The last day of a held clock if it counts again from that day, or may still move."""
        if not self.counted_by_appraisals([held]):
            return self.resumed_clock(held, on).due
        counted = copy(held)
        self._count_time_again(counted, self._held_until(on))
        return counted.due

    def _held_until(self, on) -> list:
        return [(start, end or on) for start, end in self.spans_held()]

    def counted_by_appraisals(self, clocks) -> list:
        """Of these clocks the time to mediate, where the days of an appraisal are left out."""
        return [clock for clock in clocks if clock.key == "K9" and self._spans_of_appraisals()]

    def count_time_again(self, more=()):
        """Count the time to mediate again, without every day on which it stood still.

        `more` are days that no line tells yet. Returns its clock, or None where none runs.
        """
        running = self.clocks.filter(key="K9", ended_on=None).first()
        if running is not None:
            self._count_time_again(running, [*self.spans_held(), *more])
            running.save()
        return running

    def _count_time_again(self, clock, held):
        self._know_the_extension(clock)
        self.leave_out(clock, [*held, *self._spans_of_appraisals()])

    def days_left_out(self, *clocks) -> dict:
        """The fact of a line by which the days left out are counted again, those of every clock
        of that kind: a case that is mediated again has two."""
        counted = {clock.key: [self._days_held(clock.key), clock.held_on] for clock in clocks}
        return {"left_out": counted} if counted else {}

    def _days_held(self, key) -> int:
        return sum(self.clocks.filter(key=key).values_list("held_days", flat=True))

    def is_held_besides(self, name) -> bool:
        """Whether the time to mediate stands still for another reason than the act of that name."""
        others = [*self.spans_held(but=name), *self._spans_of_appraisals()]
        return any(end is None for _, end in others)

    def _spans_of_appraisals(self, changed=None) -> list:
        """The days of the appraisals; of the `changed` one as it is given."""
        if not self.on_route.appraisal_left_out:
            return []
        rows = [changed if one == changed else one for one in self.sheet.appraisals]
        return [(one.began_on, one.ended_on) for one in rows if one.struck_on is None]

    def time_if_appraised(self, appraisal, **changed):
        """The running time to mediate as it would count with these changes to an appraisal; it is
        not saved."""
        counted, then = copy(self.sheet.clock("K9")), copy(appraisal)
        for name, value in changed.items():
            setattr(then, name, value)
        self._know_the_extension(counted)
        self.leave_out(counted, [*self.spans_held(), *self._spans_of_appraisals(then)])
        return counted

    def spans_held(self, but="") -> list:
        """The days on which people held the time to mediate: [(first, day it went on or None)]."""
        tracks = [track for track in facts_of.TRACKS if but not in track]
        telling = Q(name__in=[name for track in facts_of.TRACKS for name in track])
        telling |= Q(facts__has_key=CONCLUDED)
        lines = list(self.trail.filter(telling).order_by("seq"))
        spans = [span for track in tracks for span in _spans(lines, *track)]
        return [*spans, *_while_concluded(lines)]

    def spans_of_holds(self, clock) -> list:
        """The days on which this clock was held: [(first, day it went on or None)]."""
        lines = self.trail.filter(name__in=facts_of.HOLDS, on__gte=clock.started_on)
        return _spans(lines.order_by("seq"), *facts_of.HOLDS, key=clock.key)

    def _know_the_extension(self, running):
        """The agreed day of an extension that was recorded before such days were kept apart."""
        if running.extended and running.agreed_until is None:
            days = self.sheet.days_of_acts
            running.agreed_until = running.counted_to or running.due_on
            running.extended_on = max(filter(None, map(days.get, ("extend", "release_hold"))))


def _spans(lines, begins, ends, key="K9") -> list:
    """The days between these two acts, in their order."""
    found = []
    for line in lines:
        is_open = bool(found) and found[-1][1] is None
        other_clock = line.facts.get("key", key) != key
        if line.name == begins and not (is_open or other_clock):
            found.append((line.on, None))
        elif is_open and line.name == ends:
            found[-1] = (found[-1][0], line.on)
        elif is_open and CONCLUDED in line.facts:  # what was concluded waits for nothing more
            found[-1] = (found[-1][0], _concluded_on(line))
    return found


def _while_concluded(lines) -> list:
    """The days from the last mark of an agreement to its amendment."""
    return [(_concluded_on(line), line.on) for line in lines if CONCLUDED in line.facts]


def _concluded_on(line) -> date:
    return date.fromisoformat(line.facts[CONCLUDED])


def until_in_words(clock) -> str:
    """To which day the time runs, or since when it stands still."""
    if clock.held_on:
        return f"从{in_text(clock.held_on)}起暂停计算"
    return f"至{last_day_in_text(clock.due)}"


def _last_day_of(clock) -> str:
    return f"{clock.rule.name}至{last_day_in_text(clock.due)}"
