"""Counting the statements sent to the database, without the marks of nested transactions.

In a test the act's transaction is nested in the test's own, with SAVEPOINT and RELEASE.
"""

import re
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction
from django.test import Client

from cases.access import links
from cases.forms.people import PartiesField
from mediation import clock
from tests.cast import overseer
from tests.clients import open_link, sign_in

STAFF = {"office": "clerk", "mediator": "mediator", "company": "manager", "court": "liaison"}
OVERSEEING = ("supervisor",)
LINKS = {"applicant": 0, "respondent": 1}


@contextmanager
def counted():
    """Every statement of the block, in order."""
    found: list[str] = []

    def note(run, sql, *given):
        if not sql.startswith(("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT")):
            found.append(sql)
        return run(sql, *given)

    with connection.execute_wrapper(note):
        yield found


@contextmanager
def undone():
    """Run the block and roll it back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@dataclass(frozen=True)
class Measured:
    """The statements of one page or act, and its budget."""

    name: str
    statements: tuple[str, ...]
    budget: int

    @property
    def count(self) -> int:
        """How many statements there were."""
        return len(self.statements)

    def report(self) -> str:
        """The numbers, and the statements when there are too many."""
        line = f"{self.count:3} of {self.budget:2}  {self.name}"
        if self.count <= self.budget:
            return line
        return "\n".join([line, *(f"          {brief(sql)}" for sql in self.statements)])


def brief(sql) -> str:
    """A statement without the names of its columns."""
    return re.sub(r"SELECT .* FROM", "SELECT … FROM", sql, flags=re.S)[:160]


def too_many(rows) -> list[str]:
    """The names of what went over its budget; everything measured is printed."""
    print("\n".join(row.report() for row in rows))
    return [f"{row.name}: {row.count} of {row.budget}" for row in rows if row.count > row.budget]


def face_of(role) -> str:
    """The face of a role."""
    return "resident" if role in LINKS else role


def browser(people, role, case=None) -> Client:
    """A browser of one of the cast, signed in; a party comes by its link."""
    if role in LINKS:
        party = list(case.parties.order_by("pk"))[LINKS[role]]
        return open_link(links.issue_link(case, party))
    return sign_in(overseer(people) if role == "supervisor" else getattr(people, STAFF[role]))


def filled(form) -> dict:
    """A form with its required fields filled in."""
    sent = {bound.html_name: _value(bound) for bound in form}
    return {
        name: value
        for name, value in sent.items()
        if value is not False and value not in (None, "")
    }


def _value(bound):
    value = bound.value()
    if not value and bound.field.required:
        value = _first(bound.field)
    if hasattr(value, "__iter__") and not isinstance(value, str):
        return [getattr(row, "pk", row) for row in value]
    return getattr(value, "pk", value)


def _first(field):
    """The first choice if there is one, else a day, a number or a word."""
    if isinstance(field, PartiesField):
        return field.queryset
    if hasattr(field, "choices"):
        return next((str(value) for value, _ in field.choices if str(value)), None)
    plain = {"DayField": clock.today().isoformat(), "IntegerField": 21, "TimeField": "00:01"}
    return plain.get(type(field).__name__, "写明")


def refusal(answer):
    """The reasons an act was refused, for the failure message."""
    context = answer.context or {}
    reasons = [reason.otherwise for reason in context.get("refused", ())]
    return reasons, dict(context["form"].errors) if "form" in context else {}
