"""The legal day of an act: not after today, and not before the facts the act rests on."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cases.acts import Act
from cases.earlier_facts import EarlierFact, the_last_step, the_registration
from cases.guards import Guard
from cases.law import articles, day_rules
from cases.models import Case
from cases.words import days
from mediation import clock

from .refusals import StepBlocked


def check_is_past(day: date) -> None:
    """Raise `StepBlocked` for a legal day after today, or one on which no paper is dated."""
    if wrong := day_rules.PAST.refusal(day, clock.today()):
        raise StepBlocked([_wrong_day(wrong)])


def out_of_bounds(facts: Mapping[str, Any], unmet: Sequence[Guard] = ()) -> list[Guard]:
    """The refusals of the facts that are days and lie too far back or ahead, besides those about
    which a guard is unmet already."""
    today = clock.today()
    entered = ((name, facts.get(name), rule) for name, rule in day_rules.OF_FACTS.items())
    refusals = ((name, rule.refusal(day, today)) for name, day, rule in entered if day)
    refused = {guard.about for guard in unmet}
    return [
        _wrong_day(wrong, about=name) for name, wrong in refusals if wrong and name not in refused
    ]


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
    """The first day possible for the act, and the fact of that day; None if any day is."""
    dated = [(fact.day(case, facts), fact) for fact in (*act.rests_on, *_always(act))]
    known = ((day, fact) for day, fact in dated if day)
    return max(known, key=lambda row: row[0], default=None)


def _always(act: Act) -> tuple[EarlierFact, ...]:
    """What the act rests on without declaring it."""
    if act.before_registration:
        return ()
    return (the_last_step, the_registration) if act.is_step else (the_registration,)


def _wrong_day(sentence: str, about: str = "on") -> Guard:
    return Guard(lambda case, facts: False, sentence, articles.DATES, (about,), about=about)
