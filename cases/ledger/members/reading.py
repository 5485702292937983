"""Reading a workbook of members: every row complete, or every reason against the whole."""

from cases.ledger import people, words
from cases.ledger.filled_in.reading import Row, lines_of
from cases.ledger.records import Refusal
from cases.ledger.safe_unpacking import ReaderError, Source
from cases.ledger.values import plain_text
from mediation.accounts.typed_names import tidy_name

from .columns import COLUMNS, MOST_ROWS

EXACT = "要写确定的数，不写“约”“左右”"
TOO_MANY = f"一次最多 {MOST_ROWS} 户，请分成几个文件。"
YES = frozenset({"是", "代表", "代表人", "√", "1"})
NO = frozenset({"", "否", "不是", "0"})


def read(source: Source) -> tuple[list[dict], list[Refusal], list[str]]:
    """The members, the refusals of rows that cannot be read, and what is told besides.

    Raises `ReaderError` for a file that cannot be used as a whole.
    """
    rows: dict[tuple[str, str], dict] = {}
    refused: list[Refusal] = []
    told: list[str] = []
    for count, (line, table, _) in enumerate(lines_of(source, COLUMNS, told), 1):
        if count > MOST_ROWS:
            raise ReaderError(TOO_MANY)
        row = _Member(line, table)
        facts = row.facts()
        if (facts["household"], facts["name"]) in rows and not row.refused:
            row.refuse("household", "和前面一行是同一户、同一个姓名，请核对")
        refused += row.refused
        rows.setdefault((facts["household"], facts["name"]), facts)
    return list(rows.values()), refused, told


class _Member(Row):
    """One row of a workbook of members."""

    columns = COLUMNS

    def facts(self) -> dict:
        """Everything the row says, as far as it can be read."""
        household, name = tidy_name(self._text("household")), self._name()
        if not (household or name or self.refused):
            self.refuse("household", "没有写；户和姓名至少写一样")
        amount = self._sum("amount")
        if amount.approximate:
            self.refuse("amount", EXACT)
        return {
            "household": household,
            "name": name,
            "phone": self._phone(),
            "amount": amount.fen,
            "grounds": self._text("grounds"),
            "representative": self._represents(),
        }

    def _name(self) -> str:
        name = tidy_name(self._text("applicants"))
        if people.is_group(name):
            self.refuse("applicants", "是多人，请一行写一户")
        elif people.is_more_than_a_name(name):
            self.refuse("applicants", "不像单独的姓名，请只写姓名")
        return name

    def _phone(self) -> str:
        phones = self._phones("phone")
        if len(phones) > 1:
            self.refuse("phone", "只写一个号码")
        return phones[0] if phones else ""

    def _represents(self) -> bool:
        word = words.key(plain_text(self.cell("representative")))
        if word not in YES | NO:
            self.refuse("representative", "看不出是不是代表人，请写“是”，或者留空")
        return word in YES
