"""How urgent a day is: one rule for desks, lists and the tags beside a date."""

from datetime import date
from enum import IntEnum

from django.core.signals import request_started

from cases.law import deadlines, hours
from cases.law.deadlines import Calendar
from cases.phases.enforce import due_days
from cases.web.words import cn_day
from cases.words.days import PROVISIONAL, in_short
from mediation import clock
from mediation.workdays import noted_stamp, work_calendar
from mediation.workdays.reading import WorkCalendar

NOTHING_TODAY = "今天没有约好的调解、排好的回访，也没有今天到期的付款、要做的事和承诺。"
NOTHING_LATE, NOTHING_DUE = "没有过了期限还没办的事。", "三个工作日内没有到期的期限。"
SOON = deadlines.Length(3, deadlines.Unit.WORKDAYS)


class Urgency(IntEnum):
    """The order of rows on a desk."""

    LATE = 0
    DUE = 1
    NEW = 2
    REST = 3


def urgency_of(due_on: date | None, today: date, *, is_new: bool = False) -> Urgency:
    """Late, due within three working days, new today, or none of these."""
    if due_on is not None and due_on < today:
        return Urgency.LATE
    if due_on is not None and due_on <= soon_day(today):
        return Urgency.DUE
    return Urgency.NEW if is_new else Urgency.REST


def order_of(due_on: date | None, today: date, *, is_new: bool = False) -> tuple:
    """The sort key of rows: urgency, then the day, rows without one last."""
    return urgency_of(due_on, today, is_new=is_new), due_on is None, due_on or today


_read: dict[date, tuple[WorkCalendar, date]] = {}


def soon_day(today: date) -> date:
    """The last day that counts as soon."""
    return _calendar_and_soon(today)[1]


def calendar_on(today: date) -> WorkCalendar:
    """The work calendar, read once per request."""
    return _calendar_and_soon(today)[0]


def _calendar_and_soon(today):
    read = _read.get(today)  # another thread may clear it at any moment
    if read is None:
        calendar = work_calendar(noted_stamp())
        read = _read[today] = calendar, deadlines.due(today, SOON, calendar).on
    return read


def _forget(**kwargs):
    _read.clear()


request_started.connect(_forget, dispatch_uid="cases.web.urgency")


def left_text(due_on: date | None, today: date, *, may_move=False) -> str:
    """还有 18 天, 今天到期, 逾期 2 天, of a day that a notice may still move 逾期 2 天（暂算）."""
    if due_on is None:
        return "按约定的事件"
    days, remark = (due_on - today).days, in_short(provisional=may_move)
    if days == 0:
        return f"今天到期{remark}"
    return f"还有 {days} 天{remark}" if days > 0 else f"逾期 {-days} 天{remark}"


def left_of(running, today: date) -> str:
    """The time left of a clock; of one in hours, on its last day, the hour."""
    if running.due_at is None or running.due_on != today:
        return left_text(running.due_on, today)
    hour = hours.of_day(running.due_at)
    return f"今天{hour}已逾期" if running.is_over else f"今天{hour}到期"


def named(running) -> str:
    """The name of a clock on a desk, with the remark that a notice may still move its last day."""
    return f"{running.rule.name}{in_short(provisional=running.provisional)}"


def tone_of(running, today: date) -> str:
    """The tone of a clock: late once its last day, or its last hour, has passed."""
    return "late" if running.is_over else tone(running.due_on, today)


def due_note(due_on: date | None, duty, today: date) -> tuple[str, str]:
    """The note beside an agreed day of a duty, and its tone; it says that the day moves."""
    last = due_days.last_day(due_on, duty, calendar_on(today))
    moves = moves_to(due_on, last, fixed=duty.day_is_fixed)
    words = filter(None, (moves, left_text(last, today)))
    return "；".join(words), tone(last, today)


def moves_to(due_on: date | None, last: date | None, *, fixed=False) -> str:
    """That days off move the agreed day to the last one, and that a notice may still move it.

    Empty if nothing moves it, or if it is `fixed`: the parties agreed so.
    """
    if due_on is None or last is None or fixed:
        return ""
    moved = f"逢休息日，顺延到{cn_day(last)}" if last != due_on else ""
    is_final = Calendar.of(calendar_on(clock.today())).knows(due_on, last)
    return "；".join(filter(None, (moved, "" if is_final else PROVISIONAL)))


def tone(due_on: date | None, today: date) -> str:
    """late or soon; empty for a distant day and for one set by an event."""
    tones = {Urgency.LATE: "late", Urgency.DUE: "soon"}
    return tones.get(urgency_of(due_on, today), "")
