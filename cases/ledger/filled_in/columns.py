"""The columns of a workbook to fill in, by the headings people give them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cases.ledger import words


@dataclass(frozen=True)
class Columns:
    """The columns of one kind of workbook.

    `headings`: field → headings in use; the first is its name in our sentences and in the template.
    `required` are the fields that every row has, `columns` those of a sheet (none given: the same),
    `limits` the most characters of a text. A sheet with fewer than `enough` known headings is not
    read; `most` rows are in one file.
    """

    headings: Mapping[str, str]
    required: tuple[str, ...]
    ignored: frozenset[str]
    limits: Mapping[str, int]
    enough: int
    most: int
    columns: tuple[str, ...] = ()
    fields: dict[str, str] = field(init=False)

    def __post_init__(self):
        by_word = {words.key(w): name for name, row in self.headings.items() for w in row.split()}
        object.__setattr__(self, "fields", by_word)

    @property
    def needed(self) -> tuple[str, ...]:
        """The columns without which a sheet is refused."""
        return self.columns or self.required

    def name_of(self, name: str) -> str:
        """The column's name in our sentences."""
        return self.headings[name].split()[0]

    def field_of(self, heading: str) -> str | None:
        """The field of a heading; units and remarks in brackets do not count."""
        word = words.key(heading).strip("*:")
        return self.fields.get(word) or self.fields.get(word.partition("(")[0])
