"""Where an act's consequences stand: beside its questions, or between them and the button."""

import pytest

from tests.browser.inspecting import WIDTHS
from tests.browser.long_names import COMPANY

pytestmark = pytest.mark.browser
WHERE = """() => Object.fromEntries([".act-asked", ".afterwards", ".act-bar"].map((name) => {
  const {left, right, top, bottom} = document.querySelector(name).getBoundingClientRect();
  return [name.slice(1), {left, right, top: top + scrollY, bottom: bottom + scrollY}];
}))"""
WHOLE = """all => all.map((one) => one.scrollWidth <= one.clientWidth
  && one.offsetWidth <= one.parentElement.offsetWidth)"""
# The demo has few companies: as many as make a long list, in the row that is copied.
LONG_LIST = """() => {
  const list = document.createElement("select");
  list.dataset.find = "";
  for (let n = 0; n < 9; n++) list.add(new Option(`物业公司${n}`));
  document.querySelector("template[data-formset-row=side]").content.firstElementChild.append(list);
}"""
ACTS = ["pay", "seal", "archive"]
SHORT = 1250  # px of a phone that the empty quick record may take


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


@pytest.fixture
def quick(inspector, atlas):
    """The quick record on a phone, opened by the mediator."""
    place = next(place for place in atlas["places"] if place["route"] == "mediator:quick")
    inspector.become(atlas["cookies"][place["who"]])
    inspector.open(place["path"])
    return inspector.tab


def test_the_quick_record_opens_short_and_tells_what_follows_with_the_answers(quick):
    assert quick.evaluate("document.documentElement.scrollHeight") <= SHORT
    follows = quick.locator(".afterwards")
    assert "协议自达成之日生效" in follows.inner_text()
    assert "当场付清" not in follows.inner_text()

    quick.get_by_label("当场付清").check(force=True)
    assert "约定的款项登记为当场付清、已经收到" in follows.inner_text()


def test_phrases_come_with_the_box_they_are_for_and_stay(quick):
    phrases = quick.locator(".phrases").filter(visible=True)
    assert phrases.count() == 0
    quick.get_by_label("还说定", exact=True).focus()
    quick.get_by_label("具体地点").focus()
    assert phrases.count() == 1


def test_a_side_added_later_has_its_long_list_found_by_typing(quick):
    quick.evaluate(LONG_LIST)
    quick.get_by_role("button", name="再加一方").click()
    sides = quick.locator("[data-row=side]").all()
    assert [side.locator(".find-in").count() for side in sides] == [0, 0, 1]


def test_a_long_name_is_read_whole_where_it_is_typed_and_where_it_is_chosen(quick, inspector):
    names = quick.get_by_label("姓名或者名称")
    for place in range(2):
        names.nth(place).fill(f"{COMPANY}{place}")
    quick.get_by_label("约定日期").first.check(force=True)
    assert f"付给{COMPANY}1" in quick.get_by_role("group", name="谁付钱").inner_text()

    for width, height in WIDTHS.items():
        inspector.resize(width, height)
        assert inspector.measured() == []
    quick.set_viewport_size({"width": 1280, "height": 900})
    assert names.evaluate_all(WHOLE) == [True, True]


def test_a_fold_without_a_question_that_is_asked_is_not_there(opens):
    page = opens("office", "judgment_given").page
    fold = page.locator(".ask-card > .fold")
    before = fold.is_visible()
    page.locator("[name=ordered][value=act]").check(force=True)
    assert (before, fold.is_visible()) == (False, True)
