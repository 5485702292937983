"""A hidden field is typed by nobody and sent by anybody: no value of one breaks a page."""

import re
from dataclasses import replace
from functools import partial
from itertools import cycle, islice

import pytest
from django.urls import reverse

from cases.states import Status
from cases.web.mediator import agreement
from mediation.accounts.models import Tries
from tests import deeds
from tests.cases.web.mediator.quick_form import filled_in as quick
from tests.cases.web.office.registration_form import filled_in as registration
from tests.cases.web.public.complaint_form import FILLED_IN as COMPLAINT
from tests.cast import cast
from tests.clients import client_showing_errors
from tests.factories import at
from tests.house import matrix, measuring
from tests.house.hostile import browsers

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.usefixtures("quiet")]
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)"')
NOT_OURS = "csrfmiddlewaretoken"
ODD_VALUES = (
    "",
    " ",
    "9.9",
    "-1",
    "0",
    "x",
    "²",
    "{}",
    "2147483648",
    "9" * 30,
    "x" * 300,
    "nobody",
)
SHARED = {"key", "version", "as_of"}  # read in one place for all acts
A_FEW = 2  # odd values for each hidden field of an act of its own, in turn


def hidden_fields(page) -> list[str]:
    """The names of the hidden fields of a page, without those of rows to be copied."""
    names = dict.fromkeys(HIDDEN.findall(page.content.decode()))
    return [name for name in names if name != NOT_OURS and "__" not in name]


def broken(client, path, page, data, values) -> list[str]:
    """What the opened page answered with a fault of its own, one hidden field being odd."""
    tried = [(name, value) for name in hidden_fields(page) for value in values(name)]
    assert tried, f"{path} has no hidden field"
    answers = [(name, value, status(client, path, data | {name: value})) for name, value in tried]
    return [f"{path} {name}={value!r}: {code}" for name, value, code in answers if code >= 500]


def status(client, path, data) -> int:
    Tries.objects.all().delete()
    with measuring.undone():
        return client.post(path, data).status_code


def of_act(d, clients, row, odd) -> list[str]:
    """The hidden fields of one act's page, by the first who may take it."""
    role = min(row.by)
    path = reverse(f"{measuring.face_of(role)}:act", args=[d.number, row.act])
    with measuring.undone():
        row.before(d)
        d.case = type(d.case).objects.get(pk=d.case.pk)
        page = clients[role].get(path)
        form = page.context and page.context.get("form")
        data = measuring.filled(form) if hasattr(form, "case") else {}
        sent = data | (row.sent(d) or {})
        found = broken(clients[role], path, page, sent, odd) if data else []
    d.case = type(d.case).objects.get(pk=d.case.pk)
    return found


def of_acts(rows) -> list[str]:
    """The hidden fields of the page of every act."""
    people, odd, found = cast(), cycle(ODD_VALUES), []
    for state in dict.fromkeys(row.state for row in rows):
        d = at(people, state)
        clients = browsers(d)
        for row in (row for row in rows if row.state == state):
            found += of_act(d, clients, row, partial(in_turn, odd))
    return found


def in_turn(odd, name):
    """The next odd values for a field: one for each act, where all acts share it."""
    return islice(odd, 1 if name in SHARED else A_FEW)


WITHOUT_A_DRAFT = [
    replace(row, before=deeds.nothing) for row in matrix.TAKEN if row.act == "edit_agreement"
]


def test_no_hidden_field_of_an_act_breaks_its_page():
    assert of_acts([*matrix.TAKEN, *WITHOUT_A_DRAFT]) == []


@pytest.mark.one_database  # tries the walk, not the pages
def test_a_page_that_trusts_a_hidden_field_is_found(monkeypatch):
    def trusting(page, draft):
        return [draft.edition]

    monkeypatch.setattr(agreement.EditAgreement, "saved_text", trusting)
    assert any("seen=" in fault for fault in of_acts(WITHOUT_A_DRAFT))


PAGES = {
    "mediator:quick": ("mediator", quick),
    "office:register": ("office", registration),
    "public:estate": ("nobody", lambda people: COMPLAINT),
    "login": ("nobody", lambda people: {"username": "zheng", "password": "x"}),
}


@pytest.mark.parametrize("name", PAGES)
def test_no_hidden_field_of_a_page_breaks_it(name):
    d = at(cast(), Status.REGISTERED)
    who, filled_in = PAGES[name]
    client = ({"nobody": client_showing_errors()} | browsers(d))[who]
    path = reverse(name, args=[d.p.estate.code] if name == "public:estate" else [])
    path += "?next=/office/" if name == "login" else ""
    values = partial(all_or_a_few, cycle(ODD_VALUES))
    assert broken(client, path, client.get(path), filled_in(d.p), values) == []


def all_or_a_few(odd, name):
    """All odd values; a few for the bounds of a set of rows, which are read in one place."""
    return islice(odd, A_FEW) if name.endswith("_NUM_FORMS") else ODD_VALUES
