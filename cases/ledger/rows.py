"""One row of a ledger, read and checked: a LedgerRow, or every reason against it."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from cases.ledger import (
    amounts,
    days,
    id_numbers,
    numbers_seen,
    people,
    spoilt_cells,
    values,
    word_columns,
    words,
)
from cases.ledger.amounts import Amount
from cases.ledger.csv_file import NAME as CSV
from cases.ledger.numbers_seen import NumbersSeen, Place
from cases.ledger.people import People
from cases.ledger.questions import Questions
from cases.ledger.records import LedgerRow, Notice, Refusal, content_hash
from cases.ledger.table import Line, Table
from cases.ledger.values import OutOfBounds, Unreadable, plain_text, shortened, text
from cases.ledger.workbook import Cell

# A day, and a day it cannot precede; the first that is wrong is reported.
IN_ORDER = (
    ("ended_on", "registered_on"),
    ("visited_on", "ended_on"),
    ("visited_on", "registered_on"),
)
MERGED_SUM = "与上一行合并在一格，请取消合并并逐行填写"
SPLIT_SUM = (
    "后面一格是“{}”，像是一个金额被逗号分成了两格；请给金额加上引号，或者另存为 .xlsx 后再导入"
)
# The fields in which three figures are nothing that anybody writes.
NEVER_A_SUM = frozenset(
    "summary source mediator sessions result ended_on performance visited_on satisfaction remarks"
    " estate place category applicants respondents".split()
)
_START, _REST = re.compile(r"[¥￥]?\d{1,3}"), re.compile(r"\d{3}(?:\.\d{1,2})?元?")
IDENTITIES = ("id_numbers", "respondent_id_numbers")
MORE_THAN_A_NAME = "不像单独的姓名或名称，按原文登记，请核对"
_MONTH_AND_DAY = re.compile(r"\d{1,2}月\d{1,2}[日号]?|\d{1,2}([./-])\d{1,2}")


@dataclass(slots=True)
class Checker:
    """Checks lines one after the other and remembers the numbers seen in the file."""

    today: date
    epoch: date
    questions: Questions = field(default_factory=Questions)
    numbers: NumbersSeen = field(default_factory=NumbersSeen)
    years_assumed: Counter = field(default_factory=Counter)

    def check(self, line: Line, table: Table) -> "Checked":
        """The row with its notices, or with the refusals against it."""
        return Checked(self, line, table).read()


@dataclass(slots=True)
class Checked:
    """The result for one line: `row` is None when there is a refusal."""

    checker: Checker
    line: Line
    table: Table
    row: LedgerRow | None = None
    refused: list[Refusal] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    spoilt: frozenset[int] = frozenset()

    def read(self) -> "Checked":
        """Read every column, so that all reasons are reported at once."""
        self._refuse_spoilt_cells()
        facts = self._facts()
        self._compare(facts)
        if not self.refused:
            row = {"sheet": self.table.sheet.name, "number": self.line.number, **facts}
            self.row = LedgerRow(**row, content_hash=content_hash(facts))
        return self

    def cell(self, name: str) -> Cell:
        """The cell of a field; empty if the ledger has no such column."""
        column = self.table.columns.get(name)
        return "" if column is None else self.line.cells[column]

    def refuse(self, name: str, reason: str) -> None:
        """Add a refusal; the sentence begins with the column's name."""
        value = text(self.cell(name))
        column = self._column(name)
        self.refused.append(self._entry(Refusal, column, value, f"{column}{reason}。"))

    def notice(self, name: str, reason: str) -> None:
        """Add a notice, which does not refuse the row."""
        column = self._column(name)
        value = text(self.cell(name))
        self.notices.append(self._entry(Notice, column, value, f"{column}{reason}。"))

    def _entry(self, kind: type, column: str, value: str, reason: str):
        return kind(self.line.number, column, value, reason, self.table.sheet.name)

    def _column(self, name: str) -> str:
        column = self.table.columns.get(name)
        return words.name_of(name) if column is None else self.table.headings[column]

    def _refuse_spoilt_cells(self) -> None:
        self.spoilt = spoilt_cells.spoilt(self.line, self.table)
        for column, reason in spoilt_cells.defects(self.line, self.table) if self.spoilt else ():
            heading, value = self.table.headings[column], text(self.line.cells[column])
            self.refused.append(self._entry(Refusal, heading, value, f"{heading}{reason}。"))
        for column in spoilt_cells.with_controls(self.line, self.table):
            heading, value = self.table.headings[column], text(self.line.cells[column])
            reason = f"{heading}{spoilt_cells.CONTROLS}。"
            self.notices.append(self._entry(Notice, heading, value, reason))

    def is_spoilt(self, name: str) -> bool:
        """Whether the cell was already refused as it is: a formula, an error, struck out."""
        return self.table.columns.get(name) in self.spoilt

    def _read(self, name: str, parse: Callable, default):
        """The parsed cell, or the default with the parser's message as a refusal."""
        if self.is_spoilt(name):
            return default
        try:
            return parse(self.cell(name))
        except Unreadable as problem:
            self.refuse(name, f"“{shortened(text(self.cell(name)))}”{problem}")
            return default

    def _facts(self) -> dict:
        """Every field except the row's position, in the order in which reasons are reported."""
        days_of_row = self._days()
        return {
            **days_of_row,
            "recorded_number": self._number(days_of_row["registered_on"]),
            **self._parties(),
            **self._contacts(),
            "estate": self.required("estate", "请填写小区名称"),
            **self._amount(),
            **word_columns.facts(self),
            "sessions": self._sessions(),
            **{name: plain_text(self.cell(name)) for name in ("place", "summary", "remarks")},
            "mediator": self._mediator(),
            "others": self._others(),
        }

    def _days(self) -> dict[str, date | None]:
        days_of_row = {}
        for name in ("registered_on", "ended_on", "visited_on"):
            days_of_row[name] = self._read(name, self._day, None)
            if days_of_row[name] and days_of_row[name] > self.checker.today:
                self.refuse(name, f"{days_of_row[name]:%Y-%m-%d} 晚于今天，请核对后改正")
        if not plain_text(self.cell("registered_on")) and not self.is_spoilt("registered_on"):
            self.refuse("registered_on", f"没有填写，{days.REMEDY}")
        return days_of_row

    def _day(self, cell: Cell) -> date | None:
        """The day of a cell; one without its year takes that of the sheet or title."""
        year = self.table.year
        written = text(cell) if isinstance(cell, str) else ""
        if year and _MONTH_AND_DAY.fullmatch(values.half_width(written)):
            month_and_day = values.half_width(written).strip(".")
            signs = "年" if "月" in month_and_day else month_and_day.strip("0123456789")[0]
            self.checker.years_assumed[self.table.sheet.name, year] += 1
            cell = f"{year}{signs}{month_and_day}"
        return days.day(cell, epoch=self.checker.epoch)

    def _compare(self, facts: dict) -> None:
        """Refuse days in the wrong order; without the day of the end a visit is kept as written."""
        for name, before in IN_ORDER:
            day, earlier = facts[name], facts[before]
            if day and earlier and day < earlier:
                self.refuse(name, f"{day} 早于{self._column(before)} {earlier}，请核对后改正")
                return
        if facts["visited_on"] and not facts["ended_on"]:
            self.notice("visited_on", "有填写，却没有结案日期，暂按原文保留")

    def _number(self, registered_on: date | None) -> str:
        """The number as recorded; a second row with the same number names the first."""
        number = plain_text(self.cell("number"))
        if not number or self.is_spoilt("number"):
            return ""
        here = Place(registered_on and registered_on.year, self.table.sheet.name, self.line.number)
        wrong, is_open = self.checker.numbers.note(number, here, self.table.answers.numbers)
        if is_open:
            self.checker.questions.ask(numbers_seen.question(number))
        if wrong:
            self.refuse("number", f"“{shortened(number)}”{wrong}")
        return number

    def _parties(self) -> dict:
        facts = {}
        for name, prefix in (("applicants", "applicant"), ("respondents", "respondent")):
            named = self._people(name)
            facts |= {
                name: named.names,
                f"{prefix}_heads": named.heads,
                f"{prefix}_phones": named.phones if any(named.phones) else (),
                f"{prefix}_ids": named.id_numbers if any(named.id_numbers) else (),
                f"{name}_more": named.more,
            }
        return facts

    def _people(self, name: str) -> People:
        before = len(self.refused)
        named = self._read(name, people.people, People())
        for number in filter(None, named.id_numbers):
            if complaint := id_numbers.defect_of(number):
                self.refuse(name, f"中的“{number}”{complaint}")
        self._doubt(name, named.names)
        if named.more:
            self.notice(name, "没有写明共有几人，其余的人登记为一个多人当事人，请在案件中补人数")
        nobody = not named.names and not named.heads and len(self.refused) == before
        if name == "applicants" and nobody and not self.is_spoilt(name):
            self.refuse(name, "没有填写，请填写申请人姓名或名称")
        return named

    def _doubt(self, name: str, names: Iterable[str]) -> None:
        """Name what is registered as a name though it holds more than one."""
        for one in names:
            if people.is_more_than_a_name(one):
                self.notice(name, f"“{shortened(one)}”{MORE_THAN_A_NAME}")

    def required(self, name: str, remedy: str) -> str:
        content = plain_text(self.cell(name))
        if not content and not self.is_spoilt(name):
            self.refuse(name, f"没有填写，{remedy}")
        return content

    def _contacts(self) -> dict:
        numbers = {name: self._read(name, values.identifiers, ()) for name in IDENTITIES}
        for name, number in ((name, one) for name, many in numbers.items() for one in many):
            if complaint := id_numbers.defect_of(number):
                self.refuse(name, f"“{shortened(number)}”{complaint}")
        phones = {name: values.phone(self.cell(name)) for name in ("phone", "respondent_phone")}
        for name, written in phones.items():
            if doubt := values.phone_defect(written):
                self.notice(name, f"{doubt}；已按原文保留")
        return {**phones, **numbers}

    def _rest_of_a_split_sum(self) -> str:
        """What follows the sum in a CSV where its comma was taken for the end of its cell."""
        at = self.table.columns.get("amount")
        if at is None or self.table.sheet.name != CSV or at + 1 >= len(self.line.cells):
            return ""
        after = text(self.line.cells[at + 1])
        fields = {column: name for name, column in self.table.columns.items()}
        heading = "".join(self.table.headings[at + 1 : at + 2])
        is_text = not heading or fields.get(at + 1) in NEVER_A_SUM
        is_split = _START.fullmatch(text(self.line.cells[at])) and _REST.fullmatch(after)
        return after if is_text and is_split else ""

    def _amount(self) -> dict:
        if self.table.columns.get("amount") in self.line.merged:
            self.refuse("amount", MERGED_SUM)
        if split := self._rest_of_a_split_sum():
            self.refuse("amount", SPLIT_SUM.format(split))
        parse = partial(amounts.amount, unit=self.table.factor)
        money = self._read("amount", parse, Amount(None))
        return {
            "amount": money.fen,
            "amount_is_approximate": money.approximate,
            "amount_as_written": text(self.cell("amount")),
        }

    def _sessions(self) -> int | None:
        """The count; one in words that cannot be read is left out with a notice."""
        try:
            return values.count(self.cell("sessions"))
        except Unreadable as problem:
            written = f"“{shortened(text(self.cell('sessions')))}”{problem}"
            if isinstance(problem, OutOfBounds):
                self.refuse("sessions", written)
            else:
                self.notice("sessions", f"{written}，暂按未填")
            return None

    def _mediator(self) -> str:
        mediator = plain_text(self.cell("mediator"))
        self._doubt("mediator", people.mediators(mediator))
        return mediator

    def _others(self) -> tuple[tuple[str, str], ...]:
        cells = ((heading, text(self.line.cells[c])) for c, heading in self.table.others.items())
        return tuple((heading, content) for heading, content in cells if content)
