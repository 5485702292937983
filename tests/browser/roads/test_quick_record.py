"""A dispute settled on the spot: recorded with one page."""

import pytest

from tests.browser.roads.quick_record import records

pytestmark = pytest.mark.browser


def test_a_quarrel_settled_on_the_spot_is_on_record(arrives):
    mediator = arrives("陈调")
    mediator.presses("当场调解速录")
    records(mediator)
    mediator.sees("林望舒", "陶然亭", "口头")
