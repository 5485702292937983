"""A real Chromium on the demo, served as it is shipped: compressed static files and pages.

Without a browser these tests fail in CI and are skipped, with a warning, elsewhere. The demo is
built once per run; tests that only read share it, tests that act get a copy.
"""

import fcntl
import json
import os
import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import databases_apart
from tests.browser.inspecting import WIDTHS, Inspector
from tests.browser.person import Person
from tests.unavailable import unavailable

CHROMIUM = "/usr/bin/chromium-headless-shell"
BEGUN = "begun.sqlite3"  # the demo as it began, while servers write sessions into its file
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MISSING = "NOT TESTED IN A BROWSER: {} is missing (make setup, or deploy/environment.sh --dev)"


def pytest_collection_modifyitems(config, items):
    """Run what is the same on every database only once, on SQLite; one road at one width again."""
    for item in items:
        again = item.get_closest_marker("both_databases") and f"[{max(WIDTHS)}]" in item.name
        if databases_apart.SERVER and not again and Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.skip(reason="looked at on SQLite"))


@pytest.fixture(scope="session")
def chromium():
    """The one browser of this process."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        unavailable(MISSING.format("the Python package playwright"))
    if not Path(CHROMIUM).exists():
        unavailable(MISSING.format(CHROMIUM))
    # Its driver keeps an event loop in this thread; rows are read and written between its calls.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo():
    """The demo in a database of its own, and its atlas; a file serves all processes of a run."""
    process = os.environ.get("PYTEST_XDIST_WORKER", "") if databases_apart.SERVER else ""
    folder = Path(os.environ["MEDIATION_TEST_FOLDER"], f"browser{process}")
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        built = (folder / "atlas.json").exists()
        here = databases_apart.Apart("browser", folder, demo=True) if built else build(folder)
    yield here
    databases_apart.drop(here)


def build(folder) -> databases_apart.Apart:
    """Migrate, fill, collect the static files, and write down every page."""
    here = databases_apart.migrated("browser", folder, demo=True)
    static = here.manage("collectstatic", "--noinput")
    _done(here.manage("demo", "--small"))
    _done(here.start("-m", "tests.browser.long_names"))
    _done(static)
    atlas = _done(here.start("-m", "tests.browser.atlas"))
    if not databases_apart.SERVER:
        shutil.copy(here.file, folder / BEGUN)  # nobody is connected yet
    (folder / "atlas.json").write_text(atlas)
    return here


def _done(process) -> str:
    """What a command printed, once it has ended well."""
    code, out, error = databases_apart.ended(process)
    assert code == 0, error
    return out


@contextmanager
def served(here):
    """The address of a database's site, served for the block."""
    from tests.live import Site

    site = Site(here.environment | {"WORKERS": "1"})
    try:
        yield f"http://127.0.0.1:{site.port}"
    finally:
        site.stop()


@pytest.fixture(scope="session")
def atlas(demo) -> dict:
    """Every page of the demo, and the session keys of everybody who opens one."""
    return json.loads((demo.folder / "atlas.json").read_text())


@pytest.fixture(scope="session")
def site(demo):
    """The address of the demo, for tests that only look."""
    with served(demo) as address:
        yield address


@pytest.fixture(scope="session")
def inspector(chromium, site):
    """The tab that looks at the pages of the demo."""
    context = chromium.new_context(reduced_motion="reduce")  # what scrolls is there at once
    yield Inspector(context.new_page(), site)
    context.close()


@pytest.fixture(scope="session")
def playground(demo, tmp_path_factory):
    """A copy of the demo that is served, and its address."""
    folder = tmp_path_factory.mktemp("town")
    kept = None if databases_apart.SERVER else demo.folder / BEGUN
    with databases_apart.copied(demo, folder / "var", kept) as copy, served(copy) as address:
        yield copy, address


@pytest.fixture
def town_again(demo, playground):
    """Resets the demo for tests that act; returns its address. On SQLite alone."""

    def begin() -> str:
        copy, address = playground
        if not databases_apart.SERVER:
            for left in copy.folder.glob(f"{copy.file.name}*"):
                left.unlink()
            shutil.copy(demo.folder / BEGUN, copy.file)
        return address

    return begin


@pytest.fixture
def town(town_again):
    """The address of the demo as it began, for one test that acts."""
    return town_again()


@pytest.fixture(params=WIDTHS)
def arrives(request, chromium, town, demo):
    """A member of the cast, or of the public, with a browser of their own; at both widths."""
    listed = json.loads((demo.folder / "demo-logins.json").read_text())
    logins = {row["name"]: row for row in listed}
    window = {"width": request.param, "height": WIDTHS[request.param]}
    contexts = []

    def arrive(name="") -> Person:
        contexts.append(
            chromium.new_context(viewport=window, locale="zh-CN", reduced_motion="reduce")
        )
        person = Person(contexts[-1].new_page(), town)
        if name:
            person.signs_in(logins[name])
        return person

    yield arrive
    for context in contexts:
        context.close()


def place_of(atlas, role, act):
    """A page of this role with the form of this act."""
    places = (place for place in atlas["places"] if place["role"] == role)
    return next(place for place in places if act in (place["act"], place["route"]))


@pytest.fixture
def opens(arrives, atlas):
    """Opens a form of a role; returns the person in front of it."""

    def open_form(role, act):
        place, person = place_of(atlas, role, act), arrives()
        if key := atlas["cookies"].get(place["who"]):
            cookie = {"name": "sessionid", "value": key, "url": person.site}
            person.page.context.add_cookies([cookie])
        person.goes_to(place["path"])
        return person

    return open_form


@pytest.fixture
def tabs(chromium, town, atlas):
    """Opens a tab on an act; all tabs of a test are one person's, in one browser."""
    context = chromium.new_context(locale="zh-CN", reduced_motion="reduce")

    def opens(act, role):
        place = next(
            p for p in atlas["places"] if p["role"] == role and act in (p["act"], p["route"])
        )
        key = atlas["cookies"][place["who"]]
        context.add_cookies([{"name": "sessionid", "value": key, "url": town}])
        tab = context.new_page()
        tab.set_default_timeout(10_000)
        tab.goto(f"{town}{place['path']}")
        return tab

    yield opens
    context.close()
