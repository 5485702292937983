"""Fixtures of every test, and the database this run asked for.

The cast is in `cast.py`, disputes in `dispute.py`, their states in `factories.py`, days on which
time stands still in `moments.py`.
"""

import gc
import importlib
import logging
import os
import shutil
import threading

import hypothesis
import pytest
from django.db import connection
from django.test import TransactionTestCase
from pytest_django.plugin import blocking_manager_key

from mediation import clock
from tests import databases_apart, kept_rows, migrated_once
from tests.moments import MONDAY, morning_of

pytest_plugins = [
    *("tests.no_network", "tests.page_contexts", "tests.undefined_variables"),
    "tests.planted_rows",
]

# A slow machine is no counter-example; CI runs the same examples every time.
hypothesis.settings.register_profile(
    "house", deadline=None, derandomize=bool(os.environ.get("CI")), print_blob=True
)
hypothesis.settings.load_profile("house")

PATCHES = {"monkeypatch", "settings"}


def patches(item) -> bool:
    """Whether a test or a fixture of ours asks to patch; a fixture of pytest-django always does."""
    info = item._fixtureinfo
    fixtures = (one for name in item.fixturenames for one in info.name2fixturedefs.get(name, ()))
    ours = [one for one in fixtures if str(one.func.__module__).startswith("tests.")]
    return any(PATCHES & {*names} for names in (info.initialnames, *(one.argnames for one in ours)))


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings):
    """Begin with a copy of a migrated database; a file goes with its folder."""
    from django.conf import settings

    of, database = migrated_once.template(), settings.DATABASES["default"]
    if databases_apart.SERVER:
        database["TEST"]["TEMPLATE"] = of.name
    else:
        shutil.copy(of.file, database["TEST"]["NAME"])
    return not databases_apart.SERVER


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The database of the tests, with the settings of the one it was copied from."""
    with django_db_blocker.unblock():
        if databases_apart.SERVER:
            name = connection.settings_dict["NAME"]
            databases_apart.copy_settings(migrated_once.template().name, name)
            connection.close()  # settings hold for new sessions
        # SQLite is asked once in a process: not by the test that happens to count its statements.
        assert connection.features.supports_json_field


@pytest.fixture(autouse=True)
def _kept_rows(request):
    """Watch what the test writes, so that its set-up can come from memory if nothing is patched.

    What was built once by patched code is built again.
    """
    if patches(request.node):
        forget_statements()
        yield
        forget_statements()
    else:
        with kept_rows.watch():
            yield


def forget_statements():
    """Build statements again that were built by code as it was."""
    from cases.web.listing import chips

    chips.forget()


@pytest.fixture
def monday():
    """Nine o'clock in Beijing on Monday, 2 March 2026; time stands still or is moved by hand."""
    with morning_of(MONDAY) as traveller:
        yield traveller


@pytest.fixture
def quiet():
    """Silence the log, for tests that expect refusals."""
    logger = logging.getLogger("django.request")
    level, logger.level = logger.level, logging.CRITICAL
    yield
    logger.level = level


@pytest.fixture(autouse=True)
def _no_moment_seen():
    """Forget the moments that a test in the future recorded."""
    yield
    clock._seen.clear()


ONE = "one_database"
THEIRS = {"db", "transactional_db", "live_server", "django_db_setup", "demo"}


def asks_a_database(item) -> bool:
    """Whether a test uses a database, in this process or in those that it starts."""
    fixtures, own = getattr(item, "fixturenames", ()), getattr(item, "cls", None)
    return bool(
        item.get_closest_marker("django_db")
        or THEIRS.intersection(fixtures)
        or (own and issubclass(own, TransactionTestCase))
        or starts_processes(getattr(item, "module", None))
    )


def starts_processes(module) -> bool:
    """Whether a module of tests uses `databases_apart`, by whichever way it is imported."""
    theirs = (getattr(value, "__module__", None) for value in vars(module or object).values())
    return hasattr(module, "databases_apart") or databases_apart.__name__ in theirs


def is_for_one_database(item) -> bool:
    """Whether a test asks no database, or says that it cannot differ between them."""
    return bool(item.get_closest_marker(ONE)) or not asks_a_database(item)


def pytest_configure(config):
    config.addinivalue_line("markers", f"{ONE}: cannot differ between databases; runs on SQLite")
    if config.getoption("numprocesses", None) and not hasattr(config, "workerinput"):
        # Several processes will collect the tests meanwhile, and then need it.
        threading.Thread(target=migrated_once.template).start()


def pytest_collection_modifyitems(config, items):
    """Begin with the slow tests, so that no process waits for another's last one.

    Run what asks no database, or the same of every one, on SQLite alone.
    """
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
    if databases_apart.SERVER:
        left = [item for item in items if is_for_one_database(item)]
        items[:] = [item for item in items if not is_for_one_database(item)]
        config.hook.pytest_deselected(items=left)


@pytest.hookimpl(wrapper=True)
def pytest_collection():
    """Collect no garbage while tests are collected: all that is made by then stays."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


def pytest_collection_finish(session):
    """Freeze the objects of the run for garbage collection, which saves a tenth of its time."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """A test with real transactions empties every table; seed the calendar again after it."""
    answer = yield
    marker = item.get_closest_marker("django_db")
    if nextitem and marker is not None and marker.kwargs.get("transaction"):
        with item.config.stash[blocking_manager_key].unblock():
            seed_the_calendar()
    return answer


def seed_the_calendar():
    """Seed the calendar by its migration if no days are left."""
    from django.apps import apps

    if not apps.get_model("workdays", "CalendarYear").objects.exists():
        seeding = importlib.import_module("mediation.workdays.migrations.0002_seed_the_calendar")
        seeding.seed(apps, None)
        importlib.import_module("mediation.workdays.reading").forget()
