"""Every form of the public, the parties and the quick record, really sent without JavaScript."""

import pytest

from tests.browser.sender import Sender

pytestmark = pytest.mark.browser
FACES = ("public:", "resident:", "login", "mediator:quick")


def places_with_forms(atlas):
    """One page of each route, role and act of these faces."""
    places = {}
    for place in atlas["places"]:
        if place["route"].startswith(FACES) and not place["file"]:
            places.setdefault((place["route"], place["role"], place["act"]), place)
    return places.values()


def test_every_form_is_taken_without_javascript(chromium, town_again, atlas):
    context = chromium.new_context(
        java_script_enabled=False, locale="zh-CN", reduced_motion="reduce"
    )
    refused, sent = [], 0
    for place in places_with_forms(atlas):
        sender = Sender(context, town_again(), atlas)
        for number in range(sender.opens(place)):
            sender.opens(place)
            sent += 1
            refused += sender.sends(number)
    context.close()
    assert refused == []
    assert sent > 10
