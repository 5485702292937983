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
    first, fact = first_day(case, act, facts)
    sentence = days.not_before(clock.in_words(first), fact.happened)
    return [_wrong_day(sentence)] if day < first else []


def first_day(case: Case, act: Act, facts: Mapping[str, Any]) -> tuple[date, EarlierFact]:
    """The first day the act may bear, and the fact that happened on it."""
    always = (the_last_step, the_registration) if act.is_step else (the_registration,)
    dated = [(fact.day(case, facts), fact) for fact in (*act.rests_on, *always)]
    return max(((day, fact) for day, fact in dated if day), key=lambda row: row[0])


def _wrong_day(sentence: str) -> Guard:
    return Guard(lambda case, facts: False, sentence, articles.DATES, ABOUT_THE_DAY, about="on")
