"""A legal record is written in an act alone: before it, after it and in another thread refused."""

from contextlib import suppress
from contextvars import copy_context
from threading import Thread

import pytest
from django.db import transaction

from cases import door
from cases.legal_records import writing
from cases.legal_records.base import delete_together, legal_models
from cases.models import Clock, Obligation, Party, Step
from tests import planted_rows
from tests.cast import cast
from tests.factories import complain

pytestmark = pytest.mark.django_db
REFUSED = "is only written in an act"


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def unplanted(monkeypatch):
    """Tests are refused as a shell or a page is."""
    monkeypatch.setattr(writing, "check", planted_rows._check)


@pytest.fixture
def case(people, unplanted):
    """A case that was opened by an act, which is over."""
    return complain(people).case


def writes(case):
    """Every way to write a legal record, on parties and lines that are there."""
    party, line = case.parties.first(), case.trail.first()
    party.name = "改过的名字"
    return {
        "save": party.save,
        "save a column": lambda: party.save(update_fields=["name"]),
        "delete": party.delete,
        "create": lambda: case.parties.create(name="甲"),
        "get or create": lambda: Party.objects.get_or_create(case=case, name="乙"),
        "update": lambda: Party.objects.filter(case=case).update(name="丙"),
        "update of a relation": lambda: case.parties.update(name="丁"),
        "update from": lambda: case.parties.update_from({"name": party.name}, name="戊"),
        "update read": lambda: Party.objects.update_read([party], name="己"),
        "delete rows": lambda: case.parties.all().delete(),
        "delete together": lambda: delete_together(Party, [party]),
        "bulk create": lambda: Party.objects.bulk_create([Party(case=case, name="庚")]),
        "bulk update": lambda: Party.objects.bulk_update([party], ["name"]),
        "insert from": lambda: Party.objects.insert_from(case.parties.all()),
        "a line": lambda: Step(case=case, seq=9).save(),
        "lines": lambda: Step.objects.bulk_create([Step(case=case, seq=9)]),
    }, line


def test_after_an_act_every_way_to_write_is_refused(case):
    ways, line = writes(case)

    for write in ways.values():
        with pytest.raises(RuntimeError, match=REFUSED), transaction.atomic():
            write()
    for write in (line.save, line.delete, lambda: Step.objects.bulk_update([line], ["sentence"])):
        with pytest.raises(TypeError, match="append-only"):
            write()
    assert not Party.objects.filter(name="改过的名字").exists()


def test_every_kind_of_legal_record_is_refused(unplanted):
    assert {Clock, Obligation, Party} < {*legal_models()}
    for model in legal_models():
        for write in (model().save, lambda model=model: model.objects.bulk_create([model()])):
            with pytest.raises(RuntimeError, match=f"a {model._meta.model_name} {REFUSED}"):
                write()


def test_what_the_digest_leaves_out_may_be_written_at_any_time(case):
    party = case.parties.first()
    party.save(update_fields=["phone_mark"])
    case.parties.update(phone_mark="")
    with pytest.raises(RuntimeError):
        party.save(update_fields=["phone_mark", "name"])


def test_under_the_lock_it_is_written_and_afterwards_refused(case, people):
    party = case.parties.first()
    with transaction.atomic():
        door.lock(case.pk, people.as_clerk)
        party.save()
        with transaction.atomic():
            door.lock(case.pk, people.as_clerk)
            party.save()
        party.save()
    with pytest.raises(RuntimeError, match=REFUSED):
        party.save()


def test_after_an_act_that_failed_it_is_refused(case, people):
    party = case.parties.first()
    with suppress(ZeroDivisionError), transaction.atomic():
        door.lock(case.pk, people.as_clerk)
        party.save()
        raise ZeroDivisionError
    with pytest.raises(RuntimeError, match=REFUSED):
        party.save()


def test_another_thread_may_not_write_while_an_act_goes_on(case, people):
    found = []
    with transaction.atomic():
        door.lock(case.pk, people.as_clerk)
        for run in (copy_context().run, lambda asked: asked()):
            thread = Thread(target=run, args=(lambda: found.append(writing.now()),))
            thread.start()
            thread.join()
        assert writing.now() is not None
    assert found == [None, None]


@pytest.mark.django_db(transaction=True)
def test_a_case_is_locked_in_a_transaction_alone():
    with pytest.raises(transaction.TransactionManagementError):
        writing.begin()
