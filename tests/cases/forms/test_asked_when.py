"""An answer to a question that is not asked any more makes no difference, and none is demanded."""

import pytest
from django import forms

from cases.forms.asked import HIDES, Asked
from cases.forms.enforce.schedule_field import ScheduleField
from cases.forms.fields import DayField, MoneyField, NumberField
from cases.states import Status as S
from mediation import clock
from mediation.directory.models import PropertyCompany
from tests.cases.forms.every_form import every_form
from tests.cast import cast
from tests.factories import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    p = cast()
    p.dispute = at(p, S.MEDIATING)
    return p


def conditions(people):
    """Every question of every form that is asked only with an answer, and that condition."""
    asked = [form for form in every_form(people) if isinstance(form, Asked)]
    return [(form, name, *c) for form in asked for name, c in form.asked_when.items() if c]


def an_answer(field) -> str:
    """A value that the field takes."""
    if isinstance(field, forms.ModelChoiceField):
        return str(PropertyCompany.objects.values_list("pk", flat=True)[0])
    if hasattr(field, "choices"):
        return next(str(value) for value, _ in field.choices if str(value))
    typed = {DayField: clock.today().isoformat(), forms.TimeField: "09:00", MoneyField: "12"}
    return typed.get(type(field)) or ("9" if isinstance(field, NumberField) else "写过的字")


def answered(form, name) -> dict[str, str]:
    """An answer to a question, as it is sent: a schedule in a row."""
    if isinstance(form.fields[name], ScheduleField):
        row = {f"{name}-0-day": clock.today().isoformat(), f"{name}-0-sum": "12"}
        return {name: "1"} | row
    return {name: an_answer(form.fields[name])}


def read(form, *, script=True, **answers) -> tuple[dict, dict]:
    """What the form reads, and its errors, with only these answers posted."""
    form.is_bound, form.empty_permitted = True, False
    form.data = {form.add_prefix(n): v for n, v in answers.items()}
    form.data |= {HIDES: "on"} if script else {}
    form.full_clean()
    return dict(form.cleaned_data), dict(form.errors)


def given(form, base, value) -> dict[str, str]:
    """This answer, with those because of which its question is asked itself."""
    condition = form.asked_when.get(base)
    before = given(form, *condition[:2]) if condition else {}
    return before | {base: value}


def other_answers(form, base, values) -> list[str]:
    """What can be posted for a question so that the one depending on it is not asked."""
    field = form.fields[base]
    if not hasattr(field, "choices"):  # a tick, or what is written
        return [""]
    offered = ["", *(str(v) for v, _ in field.choices if str(v))]
    return [value for value in offered if value not in values]


def test_an_answer_not_asked_any_more_makes_no_difference(people):
    counted = [
        f"{type(form).__name__}.{name} with {base}={other!r}"
        for form, name, base, *values in conditions(people)
        for other in other_answers(form, base, values)
        if read(form, **given(form, base, other), **answered(form, name))
        != read(form, **given(form, base, other))
    ]
    assert counted == []


def can_be_emptied(field) -> bool:
    """Whether a browser without script can send nothing for it, once something was chosen."""
    return not hasattr(field, "choices") or any(not str(value) for value, _ in field.choices)


def test_without_script_what_was_answered_unasked_is_refused_where_it_can_be_emptied(people):
    for form, name, base, *values in conditions(people):
        if form[name].is_hidden:
            continue
        for other in other_answers(form, base, values):
            typed = given(form, base, other) | answered(form, name)
            _, refused = read(form, script=False, **typed)
            sentence = f"“{form[name].label}”只在"
            said = any(text.startswith(sentence) for text in refused.get(base, []))
            emptied = can_be_emptied(form.fields[name])
            assert said == emptied, f"{type(form).__name__}.{name} with {base}={other!r}"


def test_an_answer_that_is_asked_is_read(people):
    dropped = [
        f"{type(form).__name__}.{name} with {base}={value}"
        for form, name, base, *values in conditions(people)
        for value in values
        if read(form, **given(form, base, value), **answered(form, name))
        == read(form, **given(form, base, value))
    ]
    assert dropped == []


def test_a_question_is_required_only_while_it_is_asked(people):
    demanded, missed = [], []
    for form, name, base, *values in conditions(people):
        for other in other_answers(form, base, values):
            form.fields[name].required = True
            demanded += [name] if name in read(form, **given(form, base, other))[1] else []
        form.fields[name].required = True
        missed += [] if name in read(form, **given(form, base, values[0]))[1] else [name]
    assert (demanded, missed) == ([], [])


class Chain(Asked):
    asked_when = {"second": ("first", "on"), "third": ("second", "b")}

    first = forms.BooleanField(required=False)
    second = forms.ChoiceField(choices=[("a", "甲"), ("b", "乙")])
    third = forms.CharField()


def test_what_hangs_on_an_answer_not_asked_any_more_is_not_asked_either():
    nothing = {"first": False, "second": "", "third": ""}
    assert read(Chain(), second="b", third="字") == (nothing, {})
    whole = {"first": True, "second": "b", "third": "字"}
    assert read(Chain(), first="on", second="b", third="字") == (whole, {})


def test_a_refused_form_keeps_what_was_written_where_it_is_not_asked():
    form = Chain({"second": "x", "third": "字", HIDES: "on"})
    assert (form.errors, form["third"].value()) == ({}, "字")


def test_the_refusal_names_the_question_its_condition_and_the_remedy():
    form = Chain({"first": "on", "second": "a", "third": "字"})
    assert form.errors == {"second": ["“Third”只在“Second”选“乙”时填；请改选，或者把“Third”清空。"]}
