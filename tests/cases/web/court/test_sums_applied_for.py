"""The sum on the court's desk is the one that was applied for."""

import pytest

from cases.states import Status
from cases.web.court.desk import DOT
from cases.web.words import yuan
from tests.cast import cast
from tests.clients import sign_in
from tests.deeds_after import order_is_accepted
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def test_of_a_payment_order_it_is_what_was_due_and_not_all_that_was_agreed():
    people = cast()
    dispute = at(people, Status.ADJUDICATING).court_takes_it()
    order_is_accepted(dispute)
    part = dispute.debt.instalments.order_by("number").first().amount

    shelves = sign_in(people.liaison).get("/court/").context["shelves"]
    [row] = next(shelf["rows"] for shelf in shelves if shelf["key"] == "accepted")
    assert (row.tag, 0 < part < dispute.case.amount_agreed) == ("支付令", True)
    assert f"{DOT}{yuan(part)} 元" in row.note
