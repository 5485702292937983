"""Reading a workbook of what each member of a group agreed to: every row, or every reason."""

import re

from cases.ledger import words
from cases.ledger.filled_in import template
from cases.ledger.filled_in.columns import Columns
from cases.ledger.filled_in.reading import Row, lines_of
from cases.ledger.records import Refusal
from cases.ledger.safe_unpacking import ReaderError, Source
from cases.ledger.values import plain_text
from mediation.accounts.typed_names import tidy_name

from . import columns as listed
from .reading import EXACT, TOO_MANY

WANTED = {
    "number": "名单上的序号",
    "household": "照名单，不改；对不上的不登记",
    "applicants": "照名单，不改；对不上的不登记",
    "agreed": "折让以后谈定的金额；没有谈定的删去这一行",
}
# What the list itself has besides, so that it can be sent back with one column added.
BESIDE = "电话 联系电话 金额 欠费金额 请求金额 欠付金额 理由或者抗辩 代表人 备注 退回原因"
COLUMNS = Columns(
    headings={
        "number": listed.COLUMNS.headings["sequence"],  # no counter: it says whose sum it is
        "household": listed.COLUMNS.headings["household"],
        "applicants": listed.COLUMNS.headings["applicants"],
        "agreed": "谈定金额 协议金额 折后金额 应付金额",
    },
    required=("number", "agreed"),
    columns=("number", "applicants", "agreed"),
    ignored=frozenset(map(words.key, BESIDE.split())),
    limits={"household": 120, "applicants": 80},
    enough=2,
    most=listed.MOST_ROWS,
)
_NUMBER = re.compile(r"第?([0-9]{1,5})号?")


def workbook(rows=()) -> bytes:
    """The members with a column for the sum that each agreed to."""
    rows = (row | {"number": row["sequence"]} for row in rows)
    return template.template(COLUMNS, "谈定金额", WANTED, in_yuan=("agreed",), rows=rows)


def read(source: Source) -> tuple[list[dict], list[Refusal], list[str]]:
    """The sums by number, the refusals of rows that cannot be read, and what is told besides.

    Raises `ReaderError` for a file that cannot be used as a whole.
    """
    rows: dict[int, dict] = {}
    refused: list[Refusal] = []
    told: list[str] = []
    for count, (line, table, _) in enumerate(lines_of(source, COLUMNS, told), 1):
        if count > listed.MOST_ROWS:
            raise ReaderError(TOO_MANY)
        row = _Result(line, table)
        facts = row.facts()
        if facts["number"] in rows and not row.refused:
            row.refuse("number", "和前面一行是同一号，请核对")
        refused += row.refused
        rows.setdefault(facts["number"], facts)
    return list(rows.values()), refused, told


class _Result(Row):
    """One row of a workbook of agreed sums."""

    columns = COLUMNS

    def facts(self) -> dict:
        """Whose sum it is, and how much."""
        return {
            "number": self._number(),
            "household": tidy_name(self._text("household")),
            "name": tidy_name(self._text("applicants")),
            "agreed": self._agreed(),
        }

    def _number(self) -> int:
        written = _NUMBER.fullmatch(plain_text(self.cell("number")))
        if written is None:
            self.refuse("number", "看不出是名单上的哪一号，请照名单写序号")
        return int(written[1]) if written else 0

    def _agreed(self) -> int:
        amount = self._sum("agreed")
        if amount.approximate:
            self.refuse("agreed", EXACT)
        elif amount.fen is None and not self.refused:
            self.refuse("agreed", "没有写；没有谈定的，请删去这一行")
        return amount.fen or 0
