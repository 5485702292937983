"""The form of a payment asks who paid where several people owe one sum, and keeps the answer."""

import pytest

from cases.forms.enforce.payments import Pay
from cases.states import Status as S
from tests.cases.phases.several_parties import three, together
from tests.cast import cast
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def asked(form):
    """The questions about people that the page shows: name and chosen value."""
    shown = [question.bound for section in form.drawn for question in section.all]
    return {bound.name: bound.value() for bound in shown if bound.name in ("payer", "payee")}


def test_a_refused_form_shows_again_who_paid_and_asks_it_again_where_nobody_was_chosen():
    d, third = three(together("joint"))
    for chosen in (str(third.pk), None):
        typed = {"amount": "很多"} | ({"payer": chosen} if chosen else {})
        form = Pay(typed, case=d.case, actor=d.p.as_mediator)
        assert not form.is_valid()
        assert asked(form) == {"payer": chosen}
        assert [str(party) for party in form.fields["payer"].queryset] == ["周被", "王三"]


def test_nobody_is_asked_for_where_one_owes_one():
    d = at(cast(), S.PERFORMING)
    assert asked(Pay(case=d.case, actor=d.p.as_mediator)) == {}
