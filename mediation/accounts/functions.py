"""The functions of people as the front door needs them: one row each, from the application above.

This package knows how far a function sees and which desk it has, not what a case is. The rows are
declared in `cases.functions`, which enters them here. A function without a row sees nothing and has
no desk.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from django.db.models import Model

from mediation.directory.models import Function, Post


class Reach(StrEnum):
    """How far an actor sees.

    Everything; the cases of its committees; those in the places of its bodies (their district, or
    their street); those to which it is admitted one by one; nothing.
    """

    ALL = "all"
    COMMITTEE = "committee"
    PLACE = "place"
    ADMITTED = "admitted"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class FunctionRow:
    """What the front door asks about one function; the defaults see nothing.

    `body` is the field of a post that names what it serves, `desk` the address of its first page;
    `by_link` says that its people come with a one-case link instead of an account.
    """

    rows: ClassVar[dict[Function, "FunctionRow"]] = {}

    function: Function
    reach: Reach = Reach.NONE
    body: str = ""
    desk: str = ""
    by_link: bool = False

    @property
    def label(self) -> str:
        """The function as the pages name whose turn it is."""
        return str(self.function.label)


def enter(rows: Iterable[FunctionRow]) -> None:
    """Enter the application's rows, replacing rows entered before."""
    FunctionRow.rows.update({row.function: row for row in rows})


def row_of(function: str) -> FunctionRow:
    """The row of a function; for an undeclared function, a row that sees nothing."""
    known = Function(function)
    return FunctionRow.rows.get(known) or FunctionRow(function=known)


def body_fields() -> list[str]:
    """The fields of a post that name a body, each once."""
    return list(dict.fromkeys(row.body for row in FunctionRow.rows.values() if row.body))


def body_of(post: Post) -> Model | None:
    """The body a post serves in its function, or None."""
    field = row_of(post.function).body
    return getattr(post, field) if field else None
