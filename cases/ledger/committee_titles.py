"""The committees that titles and columns of a ledger name.

A ledger whose titles name several committees is not one committee's: rows below the title of
another, and rows that name another in a column of their own, wait for a person's answer.
"""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator

from cases.ledger import vocabulary, words
from cases.ledger.answers import CHOICES_OF_A_PART
from cases.ledger.questions import Question
from cases.ledger.records import Refusal
from cases.ledger.row_kinds import LABEL
from cases.ledger.table import Line, Table
from cases.ledger.values import shortened, text

_COLUMN = re.compile(
    r"(?:所属|受理|承办|承办的|办理)?(?:人民)?(?:调委会|调解委员会|调解组织)(?:名称)?"
)
IN_TITLE = "标题"
_OUR_OWN = re.compile(r"(?:本|我|本级)?(?:人民)?(?:调委会|调解委员会)")


class CommitteeTitles:
    """The committees named in the tables to be read; `names` are those of the one imported into."""

    def __init__(self, tables: list[Table], names: Iterable[str]) -> None:
        self._names = [words.key(name) for name in names if name]
        self._titles: dict[int, list[tuple[int, str]]] = {}
        for table in tables:
            self._titles.setdefault(id(table.sheet), []).extend(titles_of(table))
        self.all = list(dict.fromkeys(one for many in self._titles.values() for _, one in many))
        self._several = len({self._group(title) for title in self.all}) > 1

    def _group(self, title: str) -> str:
        """What titles of one committee have in common: the shortest that they contain."""
        keys = sorted((words.key(one) for one in self.all), key=len)
        return next(key for key in keys if key in words.key(title))

    @property
    def first(self) -> str:
        """The first committee named, or an empty string."""
        return self.all[0] if self.all else ""

    def other(self, line: Line, table: Table) -> tuple[str, str]:
        """The other committee that a row belongs to, after where it is written: 标题 or a heading;
        both empty for a row of our own."""
        for at, heading in table.others.items():
            written = text(line.cells[at]) if _COLUMN.fullmatch(heading) else ""
            if written and not _OUR_OWN.fullmatch(written) and not self._is_ours(written):
                return heading, written
        titles = self._titles[id(table.sheet)] if self._several else []
        place = bisect([row for row, _ in titles], line.number)
        above = titles[place - 1][1] if place else ""
        return (IN_TITLE, above) if above and not self._is_ours(above) else ("", "")

    def _is_ours(self, written: str) -> bool:
        key = words.key(written)
        return any(name in key or key in name for name in self._names)


def titles_of(table: Table) -> Iterator[tuple[int, str]]:
    """(number of the row, committee) for every title above and within the table, from the top."""
    rows = table.sheet.rows.between(table.start, table.end)
    for number, cells in enumerate(rows, table.start + 1):
        if not table.first < number <= table.last + 1:
            written = [cell for cell in cells if isinstance(cell, str) and cell]
            if 0 < len(written) <= 2 and (title := committee_in(written[0])):
                yield number, title


def committee_in(cell: str) -> str:
    """The committee that a title names, or an empty string."""
    match = vocabulary.COMMITTEE.search("".join(cell.split())[:LABEL])
    return match[1] if match else ""


def question(committee: str) -> Question:
    """Whether the rows of another committee are read."""
    asked = f"有写明是“{shortened(committee)}”的行，要不要当作本调委会的案件读取？"
    return Question("committees", committee, asked, CHOICES_OF_A_PART)


def refusal(line: Line, table: Table, where: str, committee: str) -> Refusal:
    """The refusal of a row of another committee, until the question is answered."""
    reason = f"{where}写明是“{shortened(committee)}”，请先回答要不要当作本调委会的案件读取。"
    return Refusal(line.number, where, committee, reason, table.sheet.name)
