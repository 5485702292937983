"""Until when a duty may be performed: its due day, or the working day to which days off move it.

《民法典》第二百零三条; the parties may agree otherwise (第二百零四条), then the duty keeps its day.
"""

from django.db.models import Case, DateField, F, Q, Value, When

from cases.law import deadlines

NOT_MOVED = "不顺延"  # how a text says that the parties agreed otherwise


def keeps_its_day(clause, agreement) -> bool:
    """Whether the clause or the terms of performance say that days off move nothing.

    An oral agreement has no such terms: what was said beside the money holds for it too.
    """
    is_oral = agreement.form == agreement.Form.ORAL
    beside_the_money = [part.text for part in agreement.parts] if is_oral else []
    texts = (clause.text, clause.way, clause.standard, agreement.performance, *beside_the_money)
    return any(NOT_MOVED in text for text in texts)


def last_day(due_on, duty, calendar):
    """The last day on which a part or an act of this duty is in time; None without a due day."""
    moves = due_on is not None and not duty.day_is_fixed
    return deadlines.last_day(due_on, calendar) if moves else due_on


def is_over(today, calendar, *, of="") -> Q:
    """The condition that the last day of rows with a due day is before `today`.

    `of` is the path to their duty, ending in two underscores; empty for duties themselves.
    """
    first = deadlines.first_day_kept(today, calendar)
    kept = Q(due_on__lt=today, **{f"{of}day_is_fixed": True})
    return Q(due_on__lt=first) | kept


def last_day_in_sql(today, until, calendar, *, of: str | None = "") -> Case:
    """The last day of rows that are due by `until`, exact from what is not over on `today` on.

    `of` is None for rows of no duty, whose days are always moved over days off.
    """
    day, moves = deadlines.first_day_kept(today, calendar), []
    while day <= until:
        moved = deadlines.last_day(day, calendar)
        moves += [When(due_on=day, then=Value(moved))] if moved != day else []
        day += deadlines.DAY
    fixed = [] if of is None else [When(Q(**{f"{of}day_is_fixed": True}), then=F("due_on"))]
    return Case(*fixed, *moves, default=F("due_on"), output_field=DateField())
