"""A page that uses an undefined variable fails its test, also where Django would ignore it."""

import pytest
from django.template.loader import get_template

from tests.undefined_variables import undefined


def noted(name, context):
    """The undefined variables of the rendering; forgotten, so that this test may pass."""
    get_template(name).render(context)
    found = sorted(set(undefined))
    undefined.clear()
    return found


def test_a_missing_name_is_noted_in_a_text_and_in_a_condition():
    assert noted("parts/notice.html", {}) == ["parts/notice.html: text"]
    assert "parts/money_row.html: row.note" in noted("parts/money_row.html", {"row": {}})


def test_a_part_that_is_given_what_it_expects_asks_for_nothing_more():
    assert noted("parts/notice.html", {"text": "已登记"}) == []


def test_an_included_part_is_named_itself():
    found = noted("parts/long_trail.html", {"entries": [{}], "first": ":8", "rest": "8:"})
    assert "parts/trail.html: entry.sentence" in found


@pytest.mark.parametrize("name", ["parts/icon.html", "parts/chips.html", "parts/pager.html"])
def test_a_part_without_its_values_is_noticed(name):
    assert noted(name, {}) != []
