"""The daily run: what the passing of a day causes without a person's act.

Provisional clocks are recounted once their calendar year is published, clocks past their last day
and return visits past theirs are marked late, duties not to act that ended unbroken are done
(`lasting_duties`), and steps that wait for a day (`default`) are taken. A lapse never ends a
mediation: a person does that. Each case is processed under its lock in its own transaction and
checked again there, so the run may be interrupted, late, repeated or concurrent.

Links and posts need no work: their last day is a column of the access rows.

`at` is the day to be evaluated. Lines are dated today whatever `at` is, since the trail has no
future dates; only the command decides who may evaluate a day ahead.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, Value

from cases import door
from cases.acts import Audience
from cases.door import recording
from cases.law import deadlines, festivals, hours
from cases.models import Breach, Case, Clock, Instalment, Obligation, Settlement, Step
from cases.phases.enforce import due_days
from cases.states import Status
from cases.words.days import last_day_in_text
from mediation import clock
from mediation.accounts.actor import SYSTEM
from mediation.directory.models import Committee
from mediation.workdays import work_calendar
from mediation.workdays.reading import WorkCalendar

from . import late_promises, parts_run_out, reminders, return_visits
from .lasting_duties import end_duties, ended_cases

# A clock that lapsed on a provisional day runs again if the notice moves the day.
NOT_ENDED = {"status__in": (Clock.Status.RUNNING, Clock.Status.LAPSED), "ended_on": None}

# K16 is the debtor's defence, which the committee does not announce to both sides.
STAFF_ONLY = frozenset({"K16"})

PUBLISHED, FIXED_BY_LAW = "工作日历已公布", "逢法定放假日（《全国年节及纪念日放假办法》第二条）"

# What is planned for a day.
PROMISES, VISITS, WITHOUT, PARTS = "promises", "visits", "without", "parts"

log = logging.getLogger(__name__)


def run(at: date | None = None, tick: Callable[[int], None] = lambda count: None) -> Counter:
    """Process what is due and return counts of `recounted`, `lapsed`, `reminded`, `visited` (late
    return visits), `promised` (late promises), `ended` (duties), `defaulted` and `failed` cases."""
    at = at or clock.today()
    calendar = work_calendar()
    counts = _process_each("recounted", _with_known_years(calendar), recount, clock.today(), tick)
    running = _to_watch(at)
    counts += _process_each("lapsed", _with_lapsed_clocks(running, at), lapse, at, tick)
    counts += _process_each("reminded", reminders.to_remind(running, at), remind, at, tick)
    rules_of = dict(Committee.objects.values_list("pk", "visit_rules"))
    planned = _planned(at, rules_of)
    late = _once(pk for pk, day in planned[VISITS] if day < at)
    counts += _process_each("visited", late, return_visits.mark, at, tick)
    without = _once(pk for pk, _ in planned[WITHOUT])
    ahead = return_visits.to_remind(planned[VISITS], without, at)
    counts += _process_each("reminded", ahead, return_visits.remind, at, tick)
    parts = parts_run_out.to_remind((pk for pk, _ in planned[PARTS]), at)
    counts += _process_each("reminded", parts, parts_run_out.remind, at, tick)
    promised = _once(pk for pk, _ in planned[PROMISES])
    counts += _process_each("promised", promised, late_promises.mark, at, tick)
    counts += _process_each("ended", ended_cases(at), end_duties, at, tick)
    counts += _process_each(
        "defaulted", overdue_cases(at, calendar, list(rules_of)), default, at, tick
    )
    return counts


def _planned(at: date, rules_of: dict[int, list]) -> dict[str, list[tuple[int, date]]]:
    """(case, day) of late promises, of visits late or soon, of the day from which those of cases
    without any are counted, and of the last parts of sums that go on, the oldest first; one
    statement."""
    arms = [
        late_promises.late(at).values_list(Value(PROMISES), "case_id", "due_on"),
        return_visits.to_watch(at).values_list(Value(VISITS), "case_id", "planned_on"),
        return_visits.without_any(at, rules_of).values_list(Value(WITHOUT), "pk", "counted_from"),
        parts_run_out.ending(at).values_list(Value(PARTS), "case_id", "last"),
    ]
    first, *others = (arm.order_by() for arm in arms)
    found: dict[str, list[tuple[int, date]]] = {
        kind: [] for kind in (PROMISES, VISITS, WITHOUT, PARTS)
    }
    for kind, pk, day in sorted(first.union(*others, all=True), key=lambda row: row[2]):
        found[kind].append((pk, day))
    return found


def _once(pks: Iterable[int]) -> list[int]:
    return list(dict.fromkeys(pks))


def _process_each(name: str, pks: Iterable[int], act, at: date, tick) -> Counter:
    """Process each case; a failure is logged and counted and does not stop the others."""
    counts: Counter = Counter()
    for pk in pks:
        try:
            counts[name] += act(pk, at)
        except Exception as wrong:
            stack = log.isEnabledFor(logging.DEBUG)
            log.error("每日运行：案件（主键%s）没有办成：%r", pk, wrong, exc_info=stack)
            counts["failed"] += 1
        tick(1)
    return counts


def _to_watch(at: date) -> list[Clock]:
    """The running clocks past their last day, or on the ladder of reminders, earliest first
    (index `clocks_due`)."""
    rows = Clock.objects.filter(_over(at) | reminders.on_the_ladder(at))
    return list(rows.filter(status=Clock.Status.RUNNING).order_by("due_on"))


def _with_lapsed_clocks(running: list[Clock], at: date) -> list[int]:
    """Of these the cases with a clock past its last day."""
    moment = _moment(at)
    over = (row for row in running if row.due_on < at or (row.due_at and row.due_at < moment))
    return list(dict.fromkeys(row.case_id for row in over))


def _moment(at: date) -> datetime:
    """The moment to be evaluated: this one, or the beginning of another day."""
    return clock.now() if at == clock.today() else hours.start_of(at)


def _over(at: date) -> Q:
    """The clocks whose last day, or last hour, has passed (index `clocks_due`)."""
    return Q(due_on__lt=at) | Q(due_on__lte=at, due_at__lt=_moment(at))


def lapse(pk: int, at: date) -> int:
    """Mark the lapsed clocks of a case, one trail line each; returns their number."""
    with transaction.atomic():
        case = door.lock(pk, SYSTEM)
        late = case.clocks.filter(_over(at), status=Clock.Status.RUNNING).order_by("due_on", "pk")
        rows = list(late)
        for row in rows:
            row.status, row.lapsed_on = Clock.Status.LAPSED, clock.today()
            row.save(update_fields=["status", "lapsed_on"])
            rule = row.rule
            last = hours.in_words(row.due_at) if row.due_at else last_day_in_text(row.due)
            sentence = f"{_name(row)}已于{last}届满（{rule.basis}）。{rule.lapse}"
            _append_line(case, "clock_lapsed", sentence, row)
    return len(rows)


def remind(pk: int, at: date) -> int:
    """Write the reminders of a case whose time to act is half over or nearly over."""
    return reminders.remind(pk, at, _append_line)


def _append_line(case: Case, name: str, sentence: str, row: Clock) -> None:
    """Append a system line about a clock; the state does not change."""
    audience = Audience.STAFF if row.key in STAFF_ONLY else Audience.ALL
    entry = recording.line(name, sentence, clock.today(), SYSTEM, audience)
    entry.kind, entry.facts = Step.Kind.ENTRY, recording.plain({"key": row.key, "due": row.due_on})
    recording.append(case, entry)
    recording.flush(case)


def _name(row: Clock) -> str:
    return f"{row.rule.name.removesuffix('期限')}期限"


def _day(day: date) -> str:
    return f"{day:%Y年%-m月%-d日}"


def overdue_cases(at: date, calendar: deadlines.KnownDays, committees: list[int]) -> list[int]:
    """Performing cases of these committees with something overdue; filters by committee and state
    (`office_list`)."""
    parts = Instalment.objects.filter(
        due_days.is_over(at, calendar, of="obligation__"),
        obligation__case=OuterRef("pk"),
        obligation__title__until=None,
        obligation__status="open",
        paid__lt=F("amount"),
    )
    acts = Obligation.objects.filter(
        due_days.is_over(at, calendar),
        case=OuterRef("pk"),
        title__until=None,
        kind=Obligation.Kind.ACT,
        status="open",
    )
    performing = Case.objects.filter(committee__in=committees, status=Status.PERFORMING.value)
    late = Exists(parts) | Exists(acts) | _breach_not_put_right(at)
    return list(performing.filter(late).values_list("pk", flat=True))


def _breach_not_put_right(at: date) -> Q:
    """Whether the last day of a settlement passed, and a breach before it is still open."""
    kept = Settlement.objects.filter(case=OuterRef("pk"), status="open", last_day__lt=at)
    return Exists(kept) & Exists(Breach.objects.filter(case=OuterRef("pk"), ended_on=None))


def default(pk: int, at: date) -> int:
    """Take the follow-up step of the day; returns 1 if the case moved."""
    return int(door.daily(Case(pk=pk), by=SYSTEM, on=at))


def _with_known_years(calendar: WorkCalendar) -> Iterator[int]:
    """Cases with a provisional clock, lapsed or not, that ends in a published year, or on a day
    off that the law fixes."""
    years = calendar.known_years
    if not years:
        return iter(())
    last = date(max(years), 12, 31) + deadlines.LONGEST_FESTIVAL
    fixed = [day for year in festivals.MOVABLE for day in festivals.days_off(year)]
    settled = Q(due_on__lte=last) | Q(due_on__in=fixed)
    rows = Clock.objects.filter(settled, **NOT_ENDED, provisional=True)
    return iter(sorted(set(rows.values_list("case_id", flat=True))))


def recount(pk: int, at: date) -> int:
    """Recount the provisional clocks of a case; returns how many became final or moved."""
    with transaction.atomic():
        case = door.lock(pk, SYSTEM)
        rows = case.clocks.filter(**NOT_ENDED, provisional=True)
        return sum(_recount(case, row, at) for row in rows)


def _recount(case: Case, row: Clock, at: date) -> bool:
    due = _recomputed_due(case, row)
    before, provisional = row.due_on, row.provisional
    row.due_on, row.provisional = due
    if row.due_on == before and row.provisional == provisional:
        return False
    if row.due_on >= at:
        row.status, row.lapsed_on = Clock.Status.RUNNING, None
    row.save(update_fields=["due_on", "provisional", "status", "lapsed_on"])
    moved = f"由{_day(before)}改为" if row.due_on != before else "确定为"
    known = row.due_on.year in work_calendar().known_years
    sentence = (
        f"{PUBLISHED if known else FIXED_BY_LAW}，{_name(row)}{moved}{last_day_in_text(row.due)}。"
    )
    _append_line(case, "clock_recounted", sentence, row)
    return True


def _recomputed_due(case: Case, row: Clock) -> deadlines.Due:
    """The last day by today's calendar.

    A clock with its computed last day is recounted from its start. One with a day set by people
    (extended by consent, held and released) only moves off a day off, and back on one worked.
    """
    calendar = work_calendar()
    length = case.clock_length(row.rule_key or row.key, row.started_on, calendar)
    if any(
        row.due_on == deadlines.due(row.started_on, length, c).on for c in _earlier_calendars(row)
    ):
        return deadlines.due(row.started_on, length, calendar)
    return deadlines.held(row.counted_to or row.due_on, 0, calendar)


def _earlier_calendars(row: Clock) -> Iterator[deadlines.Calendar]:
    """The calendar as it was before each year the clock touches was published, and the same as
    the first version counted, without the days off that the law fixes."""
    now = work_calendar()
    for year in range(row.started_on.year, row.due_on.year + 2):
        first_concerned = date(year, 1, 1) - deadlines.TURN_OF_THE_YEAR
        before = deadlines.Calendar(
            frozenset(day for day in now.off if day < first_concerned),
            frozenset(day for day in now.work if day < first_concerned),
            frozenset(known for known in now.known_years if known < year),
        )
        yield from (before, replace(before, by_law=False))
