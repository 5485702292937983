"""Reading a committee's ledger: rows that can be imported, the reasons against the others, and
the questions only a person can answer.

`read` writes nothing and uses no database; the importer checks whether a number is taken in the
committee. Every row below the headings is either a `LedgerRow`, refused with reasons, or counted as
skipped; none is lost.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from cases.ledger import committee_titles, sheet_questions, sheet_xml, vocabulary, words
from cases.ledger.answers import NOT_READ, READ, WORDED, Answers
from cases.ledger.committee_titles import CommitteeTitles
from cases.ledger.files import open_file
from cases.ledger.finding import find_all
from cases.ledger.headings import REQUIRED
from cases.ledger.questions import Questions
from cases.ledger.records import LedgerRow, Notice, Refusal
from cases.ledger.row_kinds import Kind
from cases.ledger.rows import Checker
from cases.ledger.safe_unpacking import ReaderError, Source
from cases.ledger.spool import Spool
from cases.ledger.table import Line, Table
from cases.ledger.values import text
from cases.ledger.workbook import Sheet, Workbook

NO_ANSWERS = Answers()
MOST_LISTED = 20_000
HIDDEN_SHEET = "工作表已隐藏，没有读取；需要时请取消隐藏后再导入。"
VOID_SHEET = "工作表名称写明作废，没有读取。"
SHEET_NOT_WANTED = "按您的回答没有读取。"
COPIED_SHEET = "名称像是旧表、副本或者样表，请先回答要不要读取。"
UPRIGHT = (
    "工作表“{}”像是一件写成一列的，请改成一件一行（复制后选择性粘贴→转置），列名写在第一行再导入。"
)
ONLY_VOID = "工作表“{}”的名称写明作废，没有读取；要读取的，请改掉工作表的名称再导入。"
MOST_HEADINGS = 60
NO_HEADINGS = "没有找到台账表头，没有读取。"


@dataclass(slots=True)
class Reading:
    """The contents of a file.

    `skipped` counts rows by kind (`row_kinds.Kind`); `aside` has the numbers of the hidden, struck
    and void rows by sheet and kind; `columns` gives the heading of each field; `unknown_columns`
    are kept in `LedgerRow.others`, `ignored_columns` are not read; `sheets` were read, `unread`
    were not, each with its reason; `assumed` says in sentences what was taken to be meant. Of
    very many refusals and notices only the first `MOST_LISTED` are kept; `unlisted` counts the
    refused rows without one.
    """

    committee_title: str = ""
    rows: Spool[LedgerRow] = field(default_factory=Spool)
    refused: list[Refusal] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    skipped: Counter = field(default_factory=Counter)
    aside: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    unknown_columns: list[str] = field(default_factory=list)
    ignored_columns: list[str] = field(default_factory=list)
    hidden_columns: list[str] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)
    unread: dict[str, str] = field(default_factory=dict)
    dittos: Counter = field(default_factory=Counter)
    assumed: list[str] = field(default_factory=list)
    questions: Questions = field(default_factory=Questions)
    estates: Counter = field(default_factory=Counter)
    total: int = 0
    refused_rows: int = 0
    unlisted: int = 0
    _words: Counter = field(default_factory=Counter)

    @property
    def read(self) -> int:
        """The number of rows with a case, accepted or refused."""
        return len(self.rows) + self.refused_rows

    def add(self, row: LedgerRow) -> None:
        """Add an accepted row; `total` is the sum of their amounts, in 分."""
        self.rows.append(row)
        self.total += row.amount or 0
        self.estates[row.estate] += 1
        for name in WORDED:
            if word := getattr(row, name if name == "category" else f"{name}_word"):
                code = "channel" if name == "source" else f"{name}_code"
                self._words[name, word, getattr(row, code)] += 1

    def words(self) -> dict[str, dict[str, tuple[str, int]]]:
        """Field → word as written → (code, count), for a person to confirm."""
        counted: dict[str, dict[str, tuple[str, int]]] = {name: {} for name in WORDED}
        for (name, word, code), times in self._words.most_common():
            counted[name][word] = (code, times)
        return counted


def read(
    source: Source,
    *,
    today: date,
    answers: Answers = NO_ANSWERS,
    names: Iterable[str] = (),
    progress: Callable[[], None] = lambda: None,
) -> Reading:
    """Read and check a ledger; days after `today` (Beijing) are refused.

    `names` are those of the committee it is for; `progress` is called for each row. Raises
    `ReaderError` when the file cannot be used as a whole (no table, locked, broken, too large).
    """
    book = open_file(source, answers.wanted_sheets)
    reading = Reading(assumed=list(book.remarks))
    every = all_tables(book, answers)
    to_read, reading.unread = _sorted(every, book, answers)
    checker = Checker(today, book.epoch, reading.questions)
    _describe_all(every, reading, is_only_one=not to_read)
    titles = CommitteeTitles(to_read, names)
    reading.committee_title = titles.first
    for table in to_read:
        _take(table, checker, titles, reading, progress)
    reading.assumed += _years_in_words(checker.years_assumed)
    return reading


def _describe_all(tables: list[Table], reading: Reading, *, is_only_one: bool) -> None:
    """Describe every table, and ask about sheets that look like copies."""
    copies = [name for name, why in reading.unread.items() if why == COPIED_SHEET]
    reading.questions.ask_all(sheet_questions.about_copies(copies))
    for table in tables:
        _describe(table, reading, is_only_one=is_only_one)


def _years_in_words(years: Mapping[tuple[str, int], int]) -> list[str]:
    """How many days of each sheet were read as of that year; (sheet, year) → number of days."""
    return [
        f"工作表“{sheet}”有 {times} 处日期没有写年份，按名称或标题中的 {year} 年读取。"
        for (sheet, year), times in years.items()
    ]


def _sorted(
    every: list[Table], book: Workbook, answers: Answers
) -> tuple[list[Table], dict[str, str]]:
    """The tables to read, and the sheets to skip with the reason; raises `ReaderError`."""
    unread = dict.fromkeys(book.hidden, HIDDEN_SHEET)
    for sheet in book.sheets:
        if why := _left_out(sheet.name, answers):
            unread[sheet.name] = why
        elif sheet.rows and not any(table.sheet is sheet for table in every):
            unread[sheet.name] = NO_HEADINGS
    whole = [table for table in every if not sheet_questions.is_held_up(table)]
    if not whole and not any(map(sheet_questions.can_be_answered, every)):
        raise ReaderError(_nothing_to_read(every, book, unread))
    for table in every:
        if sheet_questions.is_held_up(table):
            unread[table.sheet.name] = sheet_questions.why_held_up(table)
    copies = _copies(whole, answers)
    unread |= dict.fromkeys(copies, COPIED_SHEET)
    return [table for table in whole if table.sheet.name not in copies], unread


def _copies(tables: list[Table], answers: Answers) -> list[str]:
    """The sheets that look like copies of others and are not answered for yet."""
    names = list(dict.fromkeys(table.sheet.name for table in tables))
    copies = [name for name in names if vocabulary.COPIED_SHEET.fullmatch(words.key(name))]
    open_ones = [name for name in copies if name not in answers.sheets]
    return open_ones if len(names) > len(open_ones) else []


def _left_out(name: str, answers: Answers) -> str:
    """Why a sheet is not read whatever it holds, or an empty string."""
    if answers.sheets.get(name) == NOT_READ:
        return SHEET_NOT_WANTED
    is_void = vocabulary.VOID_SHEET.fullmatch(name) and name not in answers.wanted_sheets
    return VOID_SHEET if is_void else ""


def all_tables(book: Workbook, answers: Answers = NO_ANSWERS) -> list[Table]:
    """Every table of the sheets that are read, whether or not it is complete."""
    sheets = [sheet for sheet in book.sheets if not _left_out(sheet.name, answers)]
    return [table for sheet in sheets for table in find_all(sheet, answers)]


def _nothing_to_read(incomplete: list[Table], book: Workbook, unread: dict[str, str]) -> str:
    if beside := next((table for table in incomplete if table.beside), None):
        return f"工作表“{beside.sheet.name}”{sheet_questions.why_held_up(beside)}"
    if incomplete:
        nearest = min(incomplete, key=lambda table: len(table.missing))
        missing = "”“".join(map(words.name_of, nearest.missing))
        return f"台账缺少“{missing}”列，请补上列名后再导入。"
    if upright := next(filter(_is_upright, book.sheets), None):
        return UPRIGHT.format(upright.name)
    if book.sheets and all(unread.get(sheet.name) == VOID_SHEET for sheet in book.sheets):
        return ONLY_VOID.format("”“".join(sheet.name for sheet in book.sheets))
    needed = "”“".join(words.name_of(name) for name in REQUIRED)
    hint = "（隐藏的工作表不读取）" if book.hidden else ""
    return f"没有找到台账表头{hint}，表头至少要有“{needed}”各列，请补上后再导入。"


def _is_upright(sheet: Sheet) -> bool:
    """Whether the names of the columns stand below each other."""
    first = [text(row[0]) for row in sheet.rows.between(0, MOST_HEADINGS) if row]
    return {words.field_of(label) for label in first if label}.issuperset(REQUIRED)


def _describe(table: Table, reading: Reading, *, is_only_one: bool) -> None:
    """Note what the headings of a table were taken to be, and ask what they leave open; a summary
    beside a ledger is no matter for questions."""
    if len(table.missing) > 1 and not is_only_one:
        return
    for name, column in table.columns.items():
        reading.columns.setdefault(name, table.headings[column])
    _add_new(reading.unknown_columns, table.others.values())
    _add_new(reading.ignored_columns, table.ignored)
    hidden = sorted(set(table.sheet.hidden_columns) & table.read_columns)
    _add_new(reading.hidden_columns, (table.headings[at] for at in hidden))
    reading.questions.ask_all(sheet_questions.of(table))


def _add_new(known: list[str], more) -> None:
    known += [one for one in more if one not in known]


def _take(
    table: Table,
    checker: Checker,
    titles: CommitteeTitles,
    reading: Reading,
    progress: Callable[[], None],
) -> None:
    _add_new(reading.sheets, [table.sheet.name])
    for line in table.lines():
        if not _is_of_others(line, table, titles, reading):
            checked = checker.check(line, table)
            _note_complaints(checked.refused, checked.notices, reading)
            if checked.row:
                reading.add(checked.row)
        progress()
        if reading.read > sheet_xml.MAX_ROWS:
            raise ReaderError(sheet_xml.TOO_MANY_ROWS)
    reading.skipped += table.skipped
    reading.dittos += table.dittos
    for kind, numbers in table.aside.items():
        reading.aside.setdefault((table.sheet.name, kind), []).extend(numbers)
    _add_new(reading.assumed, sheet_questions.assumed(table))
    reading.questions.ask_all(sheet_questions.about_rows(table))


def _is_of_others(line: Line, table: Table, titles: CommitteeTitles, reading: Reading) -> bool:
    """Whether the row is another committee's; refused until somebody said what to do with it."""
    where, committee = titles.other(line, table)
    answer = table.answers.committees.get(words.key(committee)) if committee else READ
    if answer == NOT_READ:
        table.skipped[Kind.OF_OTHERS.value] += 1
    elif answer is None:
        reading.questions.ask(committee_titles.question(committee))
        _note_complaints([committee_titles.refusal(line, table, where, committee)], [], reading)
    return answer != READ


def _note_complaints(refused: list[Refusal], notices: list[Notice], reading: Reading) -> None:
    reading.refused_rows += bool(refused)
    if len(reading.refused) < MOST_LISTED:
        reading.refused += refused
    else:
        reading.unlisted += bool(refused)
    if len(reading.notices) < MOST_LISTED:
        reading.notices += notices
