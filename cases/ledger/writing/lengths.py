"""Values that exceed their column are refused; nothing is truncated."""

from collections.abc import Iterator

from cases.ledger import people
from cases.ledger.records import LedgerRow
from cases.models import Case, Party
from mediation.directory.models import Estate, Person


def _column_length(model, field: str) -> int:
    return model._meta.get_field(field).max_length


def mediators_of(row: LedgerRow) -> tuple[str, ...]:
    """The mediators named in a row; the first one has the case, the others share it."""
    return people.mediators(row.mediator)


def place_of(row: LedgerRow) -> str:
    """The place: the estate and the place in it, naming the estate once."""
    return row.place if row.place.startswith(row.estate) else f"{row.estate}{row.place}"


def too_long(row: LedgerRow) -> Iterator[tuple[str, str, str]]:
    """(field, value, sentence) for every value of the row that is longer than its column."""
    for field, contents, room in _contents(row):
        for content in contents:
            if len(content) > room:
                yield field, content, f"“{content[:20]}…”过长，最多 {room} 个字，请缩短"


def _contents(row: LedgerRow) -> list[tuple[str, tuple[str, ...], int]]:
    name = _column_length(Party, "name")
    return [
        ("number", (row.recorded_number,), _column_length(Case, "recorded_number")),
        ("applicants", row.applicants, name),
        ("respondents", row.respondents, name),
        ("estate", (row.estate,), _column_length(Estate, "name")),
        ("place", (place_of(row),), _column_length(Case, "place")),
        ("category", (row.category,), _column_length(Case, "category_written")),
        ("source", (row.source_word,), _column_length(Case, "source_written")),
        ("result", (row.result_word,), _column_length(Case, "result_written")),
        ("mediator", mediators_of(row), _column_length(Person, "name")),
    ]
