"""Every day people enter beside the day of an act has bounds, the same in its form and at the door.

The day of an act, `on`, is never in the future; the door checks it for every act.
"""

from datetime import timedelta

import pytest

from cases import forms
from cases.door import offering
from cases.door.refusals import StepBlocked
from cases.forms.adjudicate.claims import AsksOfADemand
from cases.forms.adjudicate.ordered import AsksWhatIsOrdered
from cases.forms.base import FORMS, ActForm
from cases.forms.fields import DayField
from cases.forms.handle.arose import AroseFields
from cases.forms.handle.estate_notices import ConcludeNotice, IssueNotice
from cases.forms.handle.parties import MoreOfAParty, PartyFields
from cases.forms.handle.registered_matter import MatterForm
from cases.forms.handle.registration_rows import PartyRow
from cases.forms.handle.sending_out import SentAgain, ToAddressee
from cases.forms.handle.strike_offs import StrikeOffs
from cases.forms.mediate.clause_form import ClauseForm
from cases.forms.mediate.instalments import PartForm
from cases.forms.mediate.quick_record import QuickForm
from cases.forms.mediate.quick_sides import SideForm
from cases.forms.speakers import SpeakerFields
from cases.law import day_rules
from cases.states import Status as S
from mediation import clock
from tests.cast import cast
from tests.factories import at, complain

# A field without a rule, and the guard of its act that says within which days of the case it lies.
BOUNDED_BY_A_GUARD = {
    ("close", "first_visit_on"): "visits_are_planned",
    ("close", "second_visit_on"): "visits_are_planned",
    ("plan_visits", "first_visit_on"): "visits_are_planned",
    ("plan_visits", "second_visit_on"): "visits_are_planned",
    ("move_visit", "moved_to"): "moved_within_the_cycle",
    ("give_up", "first_visit_on"): "visits_are_planned",
    ("give_up", "second_visit_on"): "visits_are_planned",
}
BESIDE_THE_ACTS = (
    *(MatterForm, PartyRow, QuickForm, SideForm, ClauseForm, PartForm),
    *(StrikeOffs, IssueNotice, ConcludeNotice),
    *(AroseFields, PartyFields, MoreOfAParty, SpeakerFields, ToAddressee, SentAgain),
    *(AsksOfADemand, AsksWhatIsOrdered),
)


def all_forms():
    """Every form in which a day may be asked, by the name of its act or its own."""
    return FORMS | {form.__name__: form for form in BESIDE_THE_ACTS}


def days_asked() -> dict:
    """The day fields of all forms, by act and name, without the day of the act itself."""
    return {
        (act, name): field
        for act, form in all_forms().items()
        for name, field in form.base_fields.items()
        if isinstance(field, DayField) and (name, issubclass(form, ActForm)) != ("on", True)
    }


def test_every_form_with_a_day_is_looked_at():
    def below(form):
        return {form, *(one for sub in form.__subclasses__() for one in below(sub))}

    asking = {
        form
        for form in below(forms.base.forms.Form)
        if form.__module__.startswith("cases.forms.")
        and any(isinstance(field, DayField) for field in form.base_fields.values())
    }
    assert asking - set(all_forms().values()) == set()


def test_every_day_has_a_rule_or_a_guard_that_bounds_it():
    unbounded = {key for key, field in days_asked().items() if field.rule is None}
    assert unbounded == BOUNDED_BY_A_GUARD.keys()
    for (act, name), guard in BOUNDED_BY_A_GUARD.items():
        guards = {
            one.test.__name__
            for row in offering.catalogue()
            if row.name == act
            for one in row.guards
        }
        assert guard in guards, name


def test_the_door_asks_the_same_rule_as_the_form():
    asked = {(name, field.rule) for (_, name), field in days_asked().items()}
    assert {(name, rule) for name, rule in asked if name in day_rules.OF_FACTS} == set(
        day_rules.OF_FACTS.items()
    )


RULES = (
    *(day_rules.PAST, day_rules.ONE_YEAR, day_rules.TEN_YEARS, day_rules.FIFTY_YEARS),
    day_rules.BIRTH,
)


@pytest.mark.parametrize("rule", RULES)
def test_the_last_day_of_a_rule_is_the_same_day_so_many_years_later(rule):
    today = clock.today().replace(day=1)
    last = today.replace(year=today.year + rule.years_ahead)
    assert rule.refusal(last, today) == rule.refusal(rule.first, today) == ""
    assert rule.refusal(last + timedelta(days=1), today)
    assert rule.refusal(rule.first - timedelta(days=1), today)


@pytest.mark.django_db
def test_the_door_refuses_a_day_out_of_bounds_to_everybody():
    people, far = cast(), clock.today().replace(year=2999)
    d = at(people, S.MEDIATING)
    d.blocked(people.as_mediator, "extend", until=far, all_agree=True)
    promise = {"company": people.company, "promise_text": "换管", "promise_due_on": far}
    d.blocked(people.as_clerk, "make_promise", **promise)
    d.blocked(people.as_clerk, "correct", arose_on=clock.today() + timedelta(days=1))
    for day in (far, clock.today().replace(year=1948)):
        with pytest.raises(StepBlocked):
            complain(people, day=day)
