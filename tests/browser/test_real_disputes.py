"""Real disputes, as unlike as can be, typed in by their people in a browser and read back."""

from functools import partial

import pytest

from mediation import clock
from tests.browser.inspecting import WIDTHS
from tests.browser.typist import BrowserTypist
from tests.cases.held_as_typed import assert_held
from tests.cases.shapes_one import FIRST
from tests.cases.shapes_two import SECOND
from tests.cases.typed_shapes import typed
from tests.cast import cast

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("monday"),
]
NAMED = {shape.name: shape for shape in (*FIRST, *SECOND)}
# What each brings that the others lack.
UNLIKE = [
    "money on the spot, work later, both confirmed by the court",
    "thirty-three households sued, then the one who did it is found",
    "two who both say they are the committee; seals; gone to court",
    "both apply; half at the signing, half in the autumn",
    "a child of three with the parents, a penalty for paying late",
    "a whole house against two who quarrel, known by their rooms",
    "nobody asked: seen in a video, both have duties",
    "two co-owners of one flat refuse for what a third did",
    "several owners pay if the service gets better, some at once",
    "a courier's agent lowers the claim",
]


@pytest.fixture
def opens(chromium):
    """Opens a tab of a new browser, in which time stands still as well."""
    contexts = []

    def open_tab(width):
        window = {"width": width, "height": WIDTHS[width]}
        contexts.append(
            chromium.new_context(viewport=window, locale="zh-CN", reduced_motion="reduce")
        )
        contexts[-1].clock.set_fixed_time(clock.now())
        return contexts[-1].new_page()

    yield open_tab
    for context in contexts:
        context.close()


@pytest.mark.parametrize("place", range(len(UNLIKE)), ids=UNLIKE)
def test_a_real_dispute_is_typed_in_by_the_browser(place, live_server, opens):
    shape, width = NAMED[UNLIKE[place]], [*WIDTHS][place % 2]
    tab = partial(opens, width)

    t = typed(cast(), shape, lambda people: BrowserTypist(people, live_server.url, tab))

    assert_held(t.case, shape)
