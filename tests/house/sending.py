"""Forms of acts filled in by random people, sent to the door, and what became of them."""

import traceback
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from cases import door
from cases.door import idempotency, offering, refusals
from cases.forms.base import CONTROL_FIELDS, FORMS
from cases.models import Case
from mediation import clock
from tests.house import measuring
from tests.house.around_the_door import AroundTheDoor
from tests.house.ways import LACKING, AnotherDispute

REFUSED = (refusals.StepRefused, PermissionDenied, Case.DoesNotExist, idempotency.KeyReused)
WORDS = ("写明", "", "甲", "0", "-1", "9" * 30, "二", "\u200b", "长" * 400)
SUMS = ("0", "0.01", "100", "2800", "3000", "5800", "1万", "-5", "100000000000")
HIDDEN = {*CONTROL_FIELDS} - {"on"}


class Sending:
    """Part of a walk: the forms of its acts."""

    def in_this_dispute(self, deed):
        """What a deed of other tests does or says here."""
        try:
            return deed(self.d)
        except LACKING as lacks:
            if fails_behind_the_door(lacks):
                raise RuntimeError("an act failed") from lacks
            raise AnotherDispute from lacks

    def send_row(self, dice, row, more):
        """The form of a row of the matrix, as its people send it."""
        role = getattr(row, "taken_by", "") or min(row.by)
        known = dict(self.actors())
        act = next(a for a in offering.catalogue() if a.name == row.act)
        with self.may_be_refused():
            sent = self.in_this_dispute(row.sent) | more
            self.send(dice, act, role, known.get(role, self.people.as_clerk), sent=sent)

    def send(self, dice, act, role, actor, *, garbage=0.0, sent=None):
        """Fill in the form of an act, send it, and count what became of it."""
        with self.may_be_refused():
            form = FORMS[act.name](case=self.case(), actor=actor)
            data = measuring.filled(form) | (sent or {})
            for name in [name for name in data if name not in HIDDEN]:
                if dice.random() < garbage:
                    data[name] = self.anything(dice, form.fields.get(name))
            files = {name: data.pop(name) for name in [*data] if hasattr(data[name], "chunks")}
            self.submit(act, role, actor, data, files)

    def submit(self, act, role, actor, data, files):
        """Send a filled-in form to the door, as a page does."""
        form = FORMS[act.name](data, files, case=self.case(), actor=actor)
        if not form.is_valid():
            self.tried["refused by the form"] += 1
            return
        self.told.append(f"{act.name} by {role} in {self.case().status}: {data}")
        with transaction.atomic():
            self.d.case = door.do(
                self.case(), act.name, by=actor, **form.steering(), **form.facts()
            )
        self.tried["done"] += 1
        self.seen()

    def anything(self, dice, field):
        """A value for a question: of its choices, a day, a sum or words, with or without sense."""
        if choices := [str(value) for value, _ in getattr(field, "choices", ())]:
            return dice.choice([*choices, "nobody"])
        day = clock.today() + timedelta(days=dice.choice((-9000, -30, -1, 0, 1, 30, 9000)))
        return dice.choice((day.isoformat(), dice.choice(SUMS), dice.choice(WORDS)))

    def may_be_refused(self):
        """A block in which the door may refuse; what was written before it stays."""
        return Refusable(self)


def fails_behind_the_door(wrong) -> bool:
    """Whether an act itself failed, other than by not finding the dispute."""
    frames = (frame.f_code.co_filename for frame, _ in traceback.walk_tb(wrong.__traceback__))
    inside = any(file.endswith("cases/door/__init__.py") for file in frames)
    return inside and not isinstance(wrong, Case.DoesNotExist)


class Refusable:
    """Swallows the refusals of the door, and what a deed misses in a dispute of another kind."""

    EXPECTED = (*REFUSED, AnotherDispute, AroundTheDoor)

    def __init__(self, walk):
        self.walk, self.point = walk, None

    def __enter__(self):
        self.point = transaction.atomic()
        self.point.__enter__()

    def __exit__(self, kind, wrong, trace):
        refused = kind is not None and issubclass(kind, self.EXPECTED)
        self.point.__exit__(kind, wrong, trace)
        self.walk.d.case = self.walk.case()
        self.walk.tried["refused by the door"] += refused
        return refused
