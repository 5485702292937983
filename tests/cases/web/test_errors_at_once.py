"""A refused form says everything in one round, each beside its question."""

import pytest

from cases.door import checking, offering
from cases.models import Case
from cases.states import Status as S
from tests.cases.web.act_rows import ROWS, STATES, opened
from tests.cast import cast
from tests.clients import sign_in
from tests.factories import at
from tests.house import measuring

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
    pytest.mark.usefixtures("monday", "quiet"),
]


def without(form, name, sent):
    """The form as it would be sent, with one question left open; read."""
    bound = type(form)(
        {n: v for n, v in sent.items() if n != name}, case=form.case, actor=form.actor
    )
    bound.is_valid()
    return bound


@pytest.mark.parametrize("state", STATES)
def test_with_any_one_answer_missing_the_door_can_say_what_else_it_would_refuse(state):
    d = at(cast(), state)
    for row in (row for row in ROWS if row.state == state):
        with measuring.undone():
            _, _, form = opened(d, row)
            act = next(
                a
                for a in offering.catalogue()
                if a.name == row.act and form.case.status in a.sources
            )
            sent = measuring.filled(form) | (row.sent(d) or {})
            for name in (*form.fields, ""):
                known = without(form, name, sent).facts_so_far()
                checking.reasons_so_far(form.case, act, form.actor, known)
        d.case = Case.objects.get(pk=d.case.pk)


def test_what_the_door_refuses_is_said_together_with_what_is_missing():
    d = at(cast(), S.DEFAULTED)
    path = f"/office/cases/{d.number}/pay/"
    sent = {"paid_on": "2020-01-01", "confirmed": "on", "hides": "on", "on": "2026-03-02"}

    form = sign_in(d.p.clerk).post(path, sent).context["form"]

    asked = {"obligation", "amount", "way", "paid_on", "how", "confirmed_on"}
    assert set(form.errors) == asked


def test_a_promise_without_words_is_refused_together_with_its_day():
    d = at(cast(), S.ANSWERED)
    path = f"/company/cases/{d.number}/make_promise/"
    sent = {"promise_due_on": "2026-02-01", "hides": "on"}

    form = sign_in(d.p.manager).post(path, sent).context["form"]

    assert set(form.errors) == {"said_by", "promise_text", "promise_due_on"}
