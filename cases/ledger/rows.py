"""One row of a ledger, read and checked: a LedgerRow, or every reason against it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from cases.ledger import amounts, days, id_numbers, values, vocabulary, words
from cases.ledger.amounts import Amount
from cases.ledger.records import LedgerRow, Notice, Refusal, content_hash
from cases.ledger.sheet_xml import column_letters
from cases.ledger.table import Line, Table
from cases.ledger.values import OutOfBounds, People, Unreadable, plain_text, text
from cases.ledger.workbook import Cell

# A day, and a day it cannot precede; the first that is wrong is reported.
IN_ORDER = (
    ("ended_on", "registered_on"),
    ("visited_on", "ended_on"),
    ("visited_on", "registered_on"),
)


@dataclass(slots=True)
class Checker:
    """Checks lines one after the other and remembers the numbers seen in the file."""

    today: date
    epoch: date
    seen: dict[str, tuple[str, int]] = field(default_factory=dict)

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

    def read(self) -> "Checked":
        """Read every column, so that all reasons are reported at once."""
        self._refuse_formulas_and_errors()
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

    def _heading(self, column: int) -> str:
        known = self.table.headings[column] if column < len(self.table.headings) else ""
        return known or f"{column_letters(column)}列"

    def _refuse_formulas_and_errors(self) -> None:
        for column in sorted(self.line.formulas):
            self._refuse_cell(column, "是公式，请改成数值（复制后选择性粘贴→数值）")
        for column in sorted(self.line.errors - self.line.formulas):
            self._refuse_cell(column, "是错误值（以 # 开头），请改成正确的内容")
        for column in self._errors_as_text():
            self._refuse_cell(column, f"是错误值“{self.line.cells[column]}”，请改成正确的内容")

    def _errors_as_text(self) -> list[int]:
        cells = enumerate(self.line.cells)
        return [at for at, cell in cells if isinstance(cell, str) and cell in vocabulary.ERRORS]

    def _refuse_cell(self, column: int, reason: str) -> None:
        heading, value = self._heading(column), text(self.line.cells[column])
        self.refused.append(self._entry(Refusal, heading, value, f"{heading}{reason}。"))

    def _is_spoilt(self, name: str) -> bool:
        """Whether the cell was already refused as a formula or an error value."""
        column = self.table.columns.get(name)
        spoilt = self.line.formulas | self.line.errors
        return column in spoilt or self.cell(name) in vocabulary.ERRORS

    def _read(self, name: str, parse: Callable, default):
        """The parsed cell, or the default with the parser's message as a refusal."""
        if self._is_spoilt(name):
            return default
        try:
            return parse(self.cell(name))
        except Unreadable as problem:
            self.refuse(name, f"“{_short(text(self.cell(name)))}”{problem}")
            return default

    def _facts(self) -> dict:
        """Every field except the row's position, in the order in which reasons are reported."""
        return {
            **self._days(),
            "recorded_number": self._number(),
            **self._parties(),
            **self._contacts(),
            "estate": self._required("estate", "请填写小区名称"),
            **self._category(),
            **self._amount(),
            **self._source(),
            **self._result(),
            **self._minor_words(),
            "sessions": self._sessions(),
            **{
                name: plain_text(self.cell(name))
                for name in ("place", "summary", "mediator", "remarks")
            },
            "others": self._others(),
        }

    def _days(self) -> dict[str, date | None]:
        days_of_row = {}
        for name in ("registered_on", "ended_on", "visited_on"):
            days_of_row[name] = self._read(name, partial(days.day, epoch=self.checker.epoch), None)
            if days_of_row[name] and days_of_row[name] > self.checker.today:
                self.refuse(name, f"{days_of_row[name]:%Y-%m-%d} 晚于今天，请核对后改正")
        if not plain_text(self.cell("registered_on")) and not self._is_spoilt("registered_on"):
            self.refuse("registered_on", f"没有填写，{days.REMEDY}")
        return days_of_row

    def _compare(self, facts: dict) -> None:
        """Refuse days in the wrong order; without the day of the end a visit is kept as written."""
        for name, before in IN_ORDER:
            day, earlier = facts[name], facts[before]
            if day and earlier and day < earlier:
                self.refuse(name, f"{day} 早于{self._column(before)} {earlier}，请核对后改正")
                return
        if facts["visited_on"] and not facts["ended_on"]:
            self.notice("visited_on", "有填写，却没有结案日期，暂按原文保留")

    def _number(self) -> str:
        """The number as recorded; a second row with the same number is refused, naming the
        first."""
        number = plain_text(self.cell("number"))
        if not number or self._is_spoilt("number"):
            return ""
        here = (self.table.sheet.name, self.line.number)
        sheet, row = self.checker.seen.setdefault(words.key(number), here)
        if (sheet, row) != here:
            where = f"第 {row} 行" if sheet == here[0] else f"工作表“{sheet}”第 {row} 行"
            self.refuse("number", f"“{_short(number)}”与{where}重复，请核对编号或删去重复的一行")
        return number

    def _parties(self) -> dict:
        applicants, respondents = self._people("applicants"), self._people("respondents")
        return {
            "applicants": applicants.names,
            "applicant_heads": applicants.heads,
            "respondents": respondents.names,
            "respondent_heads": respondents.heads,
        }

    def _people(self, name: str) -> People:
        named_people = self._read(name, values.people, People())
        if name == "applicants" and not named_people.names and not self._is_spoilt(name):
            self.refuse(name, "没有填写，请填写申请人姓名或名称")
        return named_people

    def _required(self, name: str, remedy: str) -> str:
        content = plain_text(self.cell(name))
        if not content and not self._is_spoilt(name):
            self.refuse(name, f"没有填写，{remedy}")
        return content

    def _contacts(self) -> dict:
        numbers = self._read("id_numbers", values.identifiers, ())
        for number in numbers:
            if complaint := id_numbers.defect_of(number):
                self.refuse("id_numbers", f"“{_short(number)}”{complaint}")
        return {
            "phone": values.phone(self.cell("phone")),
            "respondent_phone": values.phone(self.cell("respondent_phone")),
            "id_numbers": numbers,
        }

    def _category(self) -> dict[str, str]:
        word = self._required("category", "请填写纠纷类型")
        known = words.category(word) if word else None
        if word and not known and not self._is_spoilt("category"):
            allowed = words.allowed_categories()
            self.refuse("category", f"“{_short(word)}”不在分类之中，请改为下列之一：{allowed}")
        code, group = known or ("", "")
        return {"category": word, "category_code": code, "official_class": group}

    def _amount(self) -> dict:
        if self.table.columns.get("amount") in self.line.merged:
            self.refuse("amount", "与上一行合并在一格，请取消合并并逐行填写")
        parse = partial(amounts.amount, ten_thousands=self.table.ten_thousands)
        money = self._read("amount", parse, Amount(None))
        return {
            "amount": money.fen,
            "amount_is_approximate": money.approximate,
            "amount_as_written": text(self.cell("amount")),
        }

    def _source(self) -> dict[str, str]:
        word = plain_text(self.cell("source"))
        known = self._known("source", words.source, word)
        channel, source = known or ("", "")
        organ = words.organ(channel) if channel else ""
        return {"source_word": word, "source": source, "organ": organ, "channel": channel}

    def _result(self) -> dict[str, str]:
        word = plain_text(self.cell("result"))
        known = words.result(word) if word else None
        if word and not known and not self._is_spoilt("result"):
            self.refuse("result", _result_refusal(word))
        return {"result_word": word, "result_code": known.code if known else ""}

    def _minor_words(self) -> dict[str, str]:
        facts = {}
        for name, look_up in (
            ("performance", words.performance),
            ("satisfaction", words.satisfaction),
        ):
            facts[f"{name}_word"] = word = plain_text(self.cell(name))
            known = self._known(name, look_up, word)
            facts[f"{name}_code"] = known.code if known else ""
        return facts

    def _known(self, name: str, look_up: Callable, word: str) -> words.Meaning | None:
        """The word's meaning; an unknown word is kept as written, with a notice."""
        known = look_up(word) if word else None
        if word and not known:
            self.notice(name, f"“{_short(word)}”没有对应的代码，按原文保留")
        return known

    def _sessions(self) -> int | None:
        """The count; one in words that cannot be read is left out with a notice."""
        try:
            return values.count(self.cell("sessions"))
        except Unreadable as problem:
            written = f"“{_short(text(self.cell('sessions')))}”{problem}"
            if isinstance(problem, OutOfBounds):
                self.refuse("sessions", written)
            else:
                self.notice("sessions", f"{written}，暂按未填")
            return None

    def _others(self) -> tuple[tuple[str, str], ...]:
        cells = ((heading, text(self.line.cells[c])) for c, heading in self.table.others.items())
        return tuple((heading, content) for heading, content in cells if content)


def _short(value: str) -> str:
    return value if len(value) <= 40 else value[:40] + "…"


def _result_refusal(word: str) -> str:
    if words.leaves_the_form_open(word):
        return f"“{_short(word)}”没有说明协议形式，请写“达成书面协议”或“达成口头协议”"
    allowed = "、".join(name for name, _ in vocabulary.RESULTS.values())
    return f"“{_short(word)}”不能识别，请改为下列之一：{allowed}"
