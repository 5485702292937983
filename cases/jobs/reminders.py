"""The ladder before a lapse: who must answer or put right is reminded at half time and on the last
working day before the last day; what is late is marked by the daily run and may be supervised.

A reminder is a line on the trail, which the company and the parties read on their own pages. The
run comes every quarter of an hour, at night too: reminders are written in office hours only. A run
that comes late writes the one reminder that still fits, and none twice (`Clock.reminded`).
"""

from collections.abc import Callable, Iterable
from datetime import date, time, timedelta

from django.db import transaction
from django.db.models import Q

from cases import door
from cases.law import clock_rules, deadlines, hours
from cases.law.clocks_of_courts import CONFIRMATION
from cases.models import Case, Clock
from cases.words.days import last_day_in_words
from mediation import clock
from mediation.accounts.actor import SYSTEM
from mediation.workdays import work_calendar

LADDER = (*clock_rules.HANDLING_CLOCKS, "K4", CONFIRMATION)
OPENS, CLOSES = time(9), time(18)  # Beijing
Rung = Clock.Rung
AppendLine = Callable[[Case, str, str, Clock], None]


def on_the_ladder(at: date) -> Q:
    """The running clocks that may have reached a rung nobody was reminded of; none at an hour when
    nobody is at work."""
    if not _is_within_hours():
        return Q(pk__in=())
    ahead = Q(key__in=LADDER, due_on__gte=at, started_on__lt=at)
    return ahead & Q(reminded__lt=Rung.LAST)


def to_remind(rows: Iterable[Clock], at: date) -> list[int]:
    """Of these clocks the cases of those on a rung; on a day off nobody is reminded."""
    ahead = [row for row in rows if row.key in LADDER and row.due_on >= at]
    if not ahead or _is_day_off(clock.today()):
        return []
    return list(dict.fromkeys(row.case_id for row in ahead if _rung(row, at)))


def in_office_hours() -> bool:
    """Whether somebody is at work now."""
    return _is_within_hours() and not _is_day_off(clock.today())


def _is_within_hours() -> bool:
    return OPENS <= clock.local(clock.now()).time() < CLOSES


def _is_day_off(day: date) -> bool:
    return deadlines.Calendar.of(work_calendar()).is_day_off(day)


def _rung(row: Clock, at: date) -> Rung | None:
    """The rung that the clock has reached and nobody was reminded of, or None."""
    if row.rule.warned_after:
        return _warned(row, at)
    reached = Rung.NONE
    if at - row.started_on >= row.due_on - at:
        reached = Rung.HALF
    if at >= _worked_before(row.due_on):
        reached = Rung.LAST
    return reached if reached > row.reminded else None


def _warned(row: Clock, at: date) -> Rung | None:
    """The one rung of a clock for which another text names a shorter time: when that is over."""
    shorter = deadlines.due(row.started_on, row.rule.warned_after, work_calendar()).on
    return Rung.HALF if at > shorter and row.reminded < Rung.HALF else None


def next_worked(day: date) -> date:
    """The first working day after that day."""
    calendar = deadlines.Calendar.of(work_calendar())
    day += timedelta(days=1)
    while calendar.is_day_off(day):
        day += timedelta(days=1)
    return day


def _worked_before(day: date) -> date:
    """The last working day before that day."""
    calendar = deadlines.Calendar.of(work_calendar())
    day -= timedelta(days=1)
    while calendar.is_day_off(day):
        day -= timedelta(days=1)
    return day


def remind(pk: int, at: date, append_line: AppendLine) -> int:
    """Write the reminders of a case, one line a clock; returns their number."""
    with transaction.atomic():
        case = door.lock(pk, SYSTEM)
        running = case.clocks.filter(on_the_ladder(at), status=Clock.Status.RUNNING)
        reached = [(row, _rung(row, at)) for row in running]
        found = [(row, rung) for row, rung in reached if rung]
        for row, rung in found:
            row.reminded = rung
            row.save(update_fields=["reminded"])
            append_line(case, "clock_reminded", _sentence(row, rung, at), row)
    return len(found)


def _sentence(row: Clock, rung: Rung, at: date) -> str:
    rule, last = row.rule, last_day_in_words(row.due)
    if rule.warned_after:
        return f"{rule.warning}最后一天是{last}。"
    name = f"{rule.name.removesuffix('期限')}期限"
    if row.due_at:
        return f"提醒{rule.must_act}：{name}到{hours.in_words(row.due_at)}为止，请按时办理。"
    when = f"已经过半，最后一天是{last}"
    if rung == Rung.LAST:
        when = (
            "今天是最后一天"
            if row.due_on == at and not row.provisional
            else f"快到了，最后一天是{last}"
        )
    return f"提醒{rule.must_act}：{name}{when}，请按期办理。"
