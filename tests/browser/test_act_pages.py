"""Where an act's consequences stand: beside its questions, or between them and the button."""

import pytest

pytestmark = pytest.mark.browser
WHERE = """() => Object.fromEntries([".act-asked", ".afterwards", ".act-bar"].map((name) => {
  const {left, right, top, bottom} = document.querySelector(name).getBoundingClientRect();
  return [name.slice(1), {left, right, top: top + scrollY, bottom: bottom + scrollY}];
}))"""
ACTS = ["pay", "seal", "archive"]


@pytest.fixture(params=ACTS)
def act(request, inspector, atlas):
    """The page of an act, opened as somebody of the office."""
    place = next(
        place
        for place in atlas["places"]
        if (place["route"], place["act"]) == ("office:act", request.param)
    )
    inspector.become(atlas["cookies"][place["who"]])
    inspector.open(place["path"])
    return inspector.tab


def test_on_a_desktop_the_consequences_stand_beside_the_questions(act):
    act.set_viewport_size({"width": 1280, "height": 900})
    found = act.evaluate(WHERE)

    assert found["afterwards"]["left"] >= found["act-asked"]["right"]
    assert found["afterwards"]["top"] == found["act-asked"]["top"]
    assert found["act-bar"]["top"] == found["act-asked"]["bottom"]


def test_on_a_phone_the_consequences_stand_between_the_questions_and_the_bar(act):
    act.set_viewport_size({"width": 390, "height": 844})
    bar = act.evaluate(WHERE)["act-bar"]
    act.evaluate("scrollTo(0, document.body.scrollHeight)")
    found = act.evaluate(WHERE)

    assert bar["bottom"] == 844
    assert found["act-asked"]["bottom"] <= found["afterwards"]["top"]
    assert found["afterwards"]["bottom"] <= found["act-bar"]["top"]
