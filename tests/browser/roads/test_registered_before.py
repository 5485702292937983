"""A matter that was reported before shows beside the form of registration while it is typed."""

import pytest

from .complaint import complains

pytestmark = pytest.mark.browser


def test_the_clerk_sees_that_a_matter_was_reported_before(arrives):
    number = complains(arrives())
    office = arrives("郑管")
    office.goes_to("/office/")
    office.presses("登记")
    office.chooses("小区", "侨韵苑")
    office.fills("地点", "6-1102")
    office.ticks("噪声")
    office.waits_for(number)
    office.sees("地点相同")
