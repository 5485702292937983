"""Each measure of a page fails on the fault it is meant for: faults planted one by one."""

import hashlib

import pytest
from django.urls import path

from tests.browser.inspecting import AXE

pytestmark = pytest.mark.browser
ADD = "document.querySelector('main').insertAdjacentHTML('beforeend', `{}`)"
WORDS = ADD.format("<p id=p>四个字的<a id=a href=/>链接</a></p>")
BUTTON = ADD.format("<button id=b class=btn>按钮</button>")
LONG = "四个字的按钮" * 5
LIST = ADD.format(f"<label class=field>表<select id=s><option>{LONG}</option></select></label>")
FETCH = """again => Promise.all([1, 2, 3, 4].map(async (n) => {
  const address = `${document.styleSheets[0].href}?${n}`;
  const part = await fetch(address, again ? {cache: "no-store"} : {});
  await part.text();
}))"""
PLANTED = {
    "a control without a label": (ADD.format("<input class=form-control>"), "axe label"),
    "an image without words": (ADD.format("<img src='/static/favicon.svg'>"), "axe image-alt"),
    "words too pale": (f"{WORDS}; p.style.color = '#ccc'", "axe color-contrast"),
    "words outside landmarks": (f"{WORDS}; document.body.prepend(p)", "axe region"),
    "what is too wide": (f"{WORDS}; p.style.width = '2000px'", "overflow: p"),
    "a small target": (f"{BUTTON}; b.style.minHeight = b.style.padding = 0", "target: button"),
    "a small link in text": (f"{WORDS}; a.style.font = '12px x'; a.style.padding = 0", "target: a"),
    "words past their button": (
        f"{BUTTON}; b.style.cssText = 'width: 60px; white-space: nowrap'; b.textContent = '{LONG}'",
        "spilled: the words of button",
    ),
    "an option past its list": (
        f"{LIST}; s.style.cssText = 'width: 200px; white-space: nowrap'",
        "spilled: the words of select",
    ),
    "a button under a link": (
        f"{ADD.format('<p id=p><a id=a href=/>字</a><button class=btn>按钮</button></p>')};"
        "p.style.position = 'relative'; a.style.position = 'absolute'; a.style.inset = 0",
        "covered: button",
    ),
    "consequences after the act": (
        ADD.format("<p class=act-bar><button class=btn>按钮</button></p><p class=card>字</p>"),
        "after the act: p.card",
    ),
    "a key that does nothing": (ADD.format("<p>Alt+Q 退出</p>"), "keyboard: Alt+Q"),
    "what no key reaches": (f"{BUTTON}; b.tabIndex = -1", "keyboard: button"),
    "an inline script": (
        "document.body.append(Object.assign(document.createElement('script'), {text: '1'}))",
        "policy: script-src-elem inline",
    ),
    "an inline style": (ADD.format("<p style='color: black'>字</p>"), "policy: style-src-attr"),
    "an error on the console": ("console.error('字')", "console: 字"),
    "a broken script": ("void setTimeout(() => { throw Error('字') })", "console: 字"),
    "a heavy page": (f"({FETCH})()", "weight: first"),
    "a page that opens below its top": (
        f"{WORDS}; p.style.height = '2000px'; scrollTo(0, 50)",
        "opens 50 px below its top",
    ),
}


@pytest.mark.parametrize(("plant", "expected"), PLANTED.values(), ids=PLANTED)
def test_a_planted_fault_is_reported_by_the_inspection(inspector, plant, expected):
    inspector.become(None)
    inspector.open("/estates/")
    inspector.tab.evaluate(plant)

    faults = [fault.removeprefix("1280: ") for fault in inspector.everything_wrong()]
    assert [fault for fault in faults if fault.startswith(expected)], faults


def test_what_is_fetched_again_each_time_counts_each_time(inspector):
    inspector.become(None)
    for _ in range(2):
        inspector.open("/estates/")
        inspector.tab.evaluate(FETCH, True)
        faults = inspector.weight()
    assert [fault.split()[1] for fault in faults] == ["first", "again"]


def test_a_route_whose_address_needs_something_new_is_a_gap():
    from tests.browser.atlas import places_of

    def view(request, year):
        pass

    view.admits = None
    with pytest.raises(KeyError, match="year"):
        list(places_of("public:year", path("<int:year>/", view), []))


def test_axe_is_as_it_came_with_its_licence():
    listed = dict(
        line.split()[::-1] for line in (AXE.parent / "SHA256SUMS").read_text().splitlines()
    )
    sums = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in AXE.parent.iterdir()
        if file.name != "SHA256SUMS"
    }
    assert sums == listed
    assert "Mozilla Public License" in (AXE.parent / "LICENSE").read_text()
