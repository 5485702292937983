"""The two towns for every test that walks them: built once per module, unchanged for each test.

A module's transaction holds the towns, each test runs in a savepoint of its own within it, with its
own copies of the rows and browsers. No post changes during a walk, so people are read from the
database once.
"""

import copy
from dataclasses import replace

import pytest
from django.db import transaction

from mediation.accounts.backends import PersonBackend
from tests.house.world import build, everybody


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker):
    """Two towns with a case in each, and every identity, until the module ends."""
    towns = transaction.atomic()
    with django_db_blocker.unblock():
        towns.__enter__()
        a, b = build("A"), build("B")
        people = everybody(a, b)
    yield a, b, people
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        towns.__exit__(None, None, None)


@pytest.fixture
def world(built, db, monkeypatch):
    """The two towns and every identity, before any act of the test."""
    known, read = {}, PersonBackend.get_user

    def get_user(backend, key):
        if key not in known:
            known[key] = read(backend, key)
        return known[key]

    monkeypatch.setattr(PersonBackend, "get_user", get_user)
    a, b = (copy.deepcopy(town) for town in built[:2])
    return a, b, [replace(s, client=same(s.client), sees=set(s.sees)) for s in built[2]]


def same(browser):
    """A browser with the same cookies."""
    new = type(browser)(raise_request_exception=browser.raise_request_exception)
    new.cookies = copy.deepcopy(browser.cookies)
    return new
