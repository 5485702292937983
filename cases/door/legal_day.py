"""The legal day of an act: not after today, and not before the facts the act rests on."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cases.acts import Act
from cases.earlier_facts import EarlierFact, the_last_step, the_registration
from cases.guards import Guard
from cases.law import articles
from cases.models import Case
from cases.words import days
from mediation import clock

from .refusals import StepBlocked

ABOUT_THE_DAY = ("on",)


def check_not_in_the_future(day: date) -> None:
    """Raise `StepBlocked` for a legal day after today."""
    if day > clock.today():
        raise StepBlocked([_wrong_day(days.IN_THE_FUTURE)])


def too_early(case: Case, act: Act, day: date, facts: Mapping[str, Any]) -> list[Guard]:
    """The refusal of a day before a fact the act rests on; of several the last one."""
    if day >= clock.today():  # nothing is recorded that happened after today
        return []
    bound = first_day(case, act, facts)
    if bound is None or day >= bound[0]:
        return []
    first, fact = bound
    return [_wrong_day(days.not_before(clock.in_words(first), fact.happened, fact.instead))]


def first_day(case: Case, act: Act, facts: Mapping[str, Any]) -> tuple[date, EarlierFact] | None:
    """The first day the act may bear, and the fact of that day; None if any day is possible."""
    dated = [(fact.day(case, facts), fact) for fact in (*act.rests_on, *_always(act))]
    known = ((day, fact) for day, fact in dated if day)
    return max(known, key=lambda row: row[0], default=None)


def _always(act: Act) -> tuple[EarlierFact, ...]:
    """What the act rests on without declaring it."""
    if act.before_registration:
        return ()
    return (the_last_step, the_registration) if act.is_step else (the_registration,)


def _wrong_day(sentence: str) -> Guard:
    return Guard(lambda case, facts: False, sentence, articles.DATES, ABOUT_THE_DAY, about="on")
