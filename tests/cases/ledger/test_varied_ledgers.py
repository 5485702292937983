"""Ledgers of every kind, drawn at random: nothing is guessed, and page and command say the same."""

import json
import tempfile
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings

from cases.ledger.reader import read
from cases.ledger.uploads import sending, working
from mediation.accounts.actor import actor_of
from tests.cases.commands.shell import answer
from tests.cases.ledger.ledgers import TODAY
from tests.cases.ledger.varied import Meant, ledgers
from tests.cast import cast
from tests.moments import morning_of


@settings(max_examples=60, deadline=None)
@given(ledgers())
def test_a_row_is_read_as_meant_or_not_at_all_and_never_without_a_word(made):
    reading = read(made.content, today=TODAY)

    taken = {(row.sheet, row.number): _meaning(row) for row in reading.rows}
    refused = {(refusal.sheet, refusal.row) for refusal in reading.refused}
    assert taken == {place: made.meant[place] for place in taken}
    assert not taken.keys() & (made.hidden | made.undated)
    assert {one.section for one in reading.questions} == made.asks
    if made.unit_is_open:
        assert not taken
        assert reading.unread
    else:
        assert taken.keys() | refused | made.hidden == made.meant.keys()


def _meaning(row):
    return Meant(row.registered_on, row.amount, row.estate)


@pytest.fixture
def people(db):
    with morning_of(TODAY):
        yield cast()


@pytest.mark.one_database  # what is compared are sentences
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(made=ledgers())
def test_page_and_command_say_the_same_of_every_ledger(people, made):
    page = _on_the_page(people, made.content)
    code, out, err = _by_command(people, made.content)

    said = out.splitlines()
    told = page["understood"] + [page["summary"]] * bool(page["read"])
    told += [f"提醒：{line}" for line in page["notices"]]
    told += [f"退回：{line}" for line in page["refused"]]
    for one in page["questions"]:
        told.append(f"{one['how']}：{one['asked']}可选：{'、'.join(one['choices'])}。")
    assert [line for line in told if line not in said] == []
    assert (code == 0) is bool(page["new"] and not page["refused"] and not page["needed"])
    assert bool(page["doubt"]) is (page["doubt"] in err.splitlines())


def _on_the_page(people, content):
    how = {"committee": people.committee, "key": uuid4().hex, "name": "台账.xlsx"}
    sent = sending.send(by=actor_of(people.clerk), content=content, **how)
    working.work()
    sent.refresh_from_db()
    return json.loads(sent.report)


def _by_command(people, content):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "台账.xlsx")
        path.write_bytes(content)
        return answer("import_ledger", str(path), "--committee", people.committee.name, "--dry-run")
