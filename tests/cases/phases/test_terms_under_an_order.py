"""Under a payment order the two years run from the order's last day, whatever else moves.

Agreed on Monday 5 January 2026; the order is for the part of 31 January and its last day is
11 March. What the agreement asks for by an event or a condition is performed, not enforced.
"""

from datetime import date

import pytest

from tests.cases.phases.agreed_duties import after_drying, outcome, vote
from tests.cases.phases.orders_in_parts import (
    LAST,
    TODAY,
    applied,
    consistent,
    in_force,
    paid_in_parts,
    two_years,
)
from tests.moments import morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
LATER = date(2026, 5, 29)
OF_THE_ORDER = [(LAST, date(2028, 3, 13))]  # 11 and 12 March 2028 are a weekend


def test_an_event_that_begins_a_term_of_the_agreement_moves_no_two_years():
    d = in_force(applied(paid_in_parts, after_drying))
    before = two_years(d)
    with morning_of(TODAY):
        [duty] = [one for one in d.case.sheet.obligations if one.waits_for_an_event]
        told = {"obligation": duty, "happened_on": TODAY, "due_on": LATER, "proof": "检测报告"}
        d.mediator("record_event", **told)
    assert d.case.sheet.last_day_to_perform == LATER
    assert (before, two_years(d)) == (OF_THE_ORDER, OF_THE_ORDER)
    assert consistent(d) == []


def test_a_condition_that_comes_about_moves_no_two_years():
    def tied(d):
        return {
            "kind": "act",
            "by_party": d.zhou,
            "text": "恢复墙面",
            "standard": "平整",
            "due_on": LATER,
        }

    d = in_force(applied(paid_in_parts, tied, vote(of_clause=2)))
    with morning_of(TODAY):
        outcome(d, TODAY)
    assert d.case.sheet.last_day_to_perform == LATER
    assert two_years(d) == OF_THE_ORDER
    assert consistent(d) == []
