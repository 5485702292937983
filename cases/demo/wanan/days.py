"""The days of each case: accepted in its year, ended by the end of October 2026."""

from datetime import date, timedelta
from random import Random

from cases.law.deadlines import last_day
from mediation.workdays import work_calendar

from .plan import Plan

LAST = date(2026, 10, 31)
LAST_MONTH = 10
LAST_MONTH_OF_THE_SLOW = 6
LAST_DAY_OF_THE_LAST_MONTH = 16
DAY = timedelta(days=1)

# noise and leakage in the typhoon and rain months, fees before the turn of the year
RAIN = (0.8, 0.7, 0.8, 1.0, 1.7, 2.0, 2.1, 2.1, 1.8, 1.0, 0.8, 0.7)
FEES = (2.0, 0.8, 0.9, 0.8, 0.8, 0.8, 0.8, 0.8, 0.9, 1.0, 1.3, 2.2)
EVEN = (0.9, 0.7, 1.0, 1.0, 1.1, 1.0, 1.0, 1.0, 1.1, 0.9, 1.1, 1.1)
SEASON = {"NZ": RAIN, "LK": RAIN, "SN": RAIN, "PF": FEES}


def date_all(rng: Random, made: list[Plan]) -> None:
    """Give every plan its days, in legal and natural order."""
    for plan in made:
        accepted = _accepted(rng, plan)
        first = date(plan.year, 1, 1)
        registered = max(first, accepted - rng.randint(0, 6) * DAY)
        requested = registered + rng.randint(0, (accepted - registered).days) * DAY
        plan.days = {"registered": registered, "requested": requested, "accepted": accepted}
        _talk(rng, plan)
        _after(rng, plan)


def _accepted(rng: Random, plan: Plan) -> date:
    weights = SEASON.get(plan.category, EVEN)
    months = 12
    if plan.year == LAST.year:
        months = LAST_MONTH_OF_THE_SLOW if plan.slow else LAST_MONTH
    month = rng.choices(range(1, months + 1), weights[:months])[0]
    last = LAST_DAY_OF_THE_LAST_MONTH if (plan.year, month) == (2026, 10) else 28
    day = date(plan.year, month, rng.randint(1, last))
    if day.weekday() >= 5 and rng.random() < 0.8:  # few are accepted at a weekend
        day = day + 2 * DAY if day.day <= last - 2 else day - 2 * DAY
    return day


def _talk(rng: Random, plan: Plan) -> None:
    """One session for small cases, up to four for hard ones."""
    hard = plan.difficult or not plan.agreed or plan.result == "written"
    count = rng.choices((1, 2, 3, 4), (2, 4, 3, 2) if hard else (8, 3, 1, 0))[0]
    day = plan.days["accepted"] + rng.randint(0, 2) * DAY
    for _ in range(count):
        plan.sessions.append(min(day, LAST))
        day += rng.randint(2, 7) * DAY
    ended = plan.sessions[-1] + (rng.randint(0, 2) * DAY if plan.result == "written" else 0 * DAY)
    plan.days["ended"] = min(ended, LAST)


def _after(rng: Random, plan: Plan) -> None:
    day = plan.days["ended"]
    if plan.confirmation:
        day = _court(rng, plan, day)
    if plan.performance == "on_time":
        day = plan.days["performed"] = _later(day, rng.randint(2, 45))
    elif plan.performance == "at_once":
        plan.days["performed"] = day
    elif plan.slow:
        day = _fall_short(rng, plan, day)
    plan.days["struck_off"] = _later(day, rng.randint(0, 3))
    plan.days["closed"] = _later(plan.days["struck_off"], rng.randint(0, 3))


def _court(rng: Random, plan: Plan, day: date) -> date:
    """Applied within thirty days, sent, received, accepted, decided."""
    for name, days in (("applied", 20), ("sent", 2), ("received", 2), ("taken", 3), ("decided", 9)):
        day = plan.days[name] = _later(day, rng.randint(1, days))
    return day


def _fall_short(rng: Random, plan: Plan, day: date) -> date:
    """Something fell due and was not paid; in the end it was given up."""
    if plan.performance == "partly":
        plan.days["paid"] = _later(day, rng.randint(5, 20))
    plan.days["due"] = _later(day, 30)
    plan.days["defaulted"] = last_day(plan.days["due"], work_calendar()) + DAY
    return _later(plan.days["defaulted"], rng.randint(20, 40))


def _later(day: date, days: int) -> date:
    return min(day + days * DAY, LAST)
