"""A refused page asks, notes and promises what the first page does, for the same input."""

import pytest

from cases.door import offering
from cases.models import Case
from cases.web.afterwards import afterwards
from tests.cases.web.act_rows import ROWS, STATES, opened
from tests.cast import cast
from tests.factories import at
from tests.house import measuring

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.usefixtures("monday")]


def drawn(form):
    """Every question as a page draws it: label, choices with their notes."""
    return [
        (one.bound.label, [(choice.label, choice.note) for choice in one.choices])
        if hasattr(one.bound.field, "choices")
        else (one.bound.label, one.phrases)
        for section in form.drawn
        for one in section.all
    ]


def page_of(form, act):
    """What the page says of the form: its questions, and what follows."""
    lines = afterwards(form, act, form.case, form.actor)
    return [(line.choice, line.text) for line in lines], drawn(form)


def refused(form):
    """The same form, sent with nothing chosen."""
    initial = {bound.html_name: bound.value() for bound in form if bound.is_hidden}
    days = {name: form[name].value() for name in ("on",) if form[name].value()}
    bound = type(form)(initial | days, case=form.case, actor=form.actor)
    bound.is_valid()
    return bound


@pytest.mark.parametrize("state", STATES)
def test_a_form_refused_for_lack_of_answers_reads_like_the_first_page(state):
    d, wrong = at(cast(), state), []
    for row in (row for row in ROWS if row.state == state):
        with measuring.undone():
            _, _, form = opened(d, row)
            act = next(
                a
                for a in offering.catalogue()
                if a.name == row.act and form.case.status in a.sources
            )
            first, again = page_of(form, act), page_of(refused(form), act)
        d.case = Case.objects.get(pk=d.case.pk)
        wrong += [(row.act, one, two) for one, two in zip(first, again, strict=True) if one != two]
    assert wrong == []
