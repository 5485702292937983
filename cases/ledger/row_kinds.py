"""What a row below the headings is: a case, or a title, total, repeated heading, blank row."""

from enum import StrEnum

from cases.ledger import vocabulary, words
from cases.ledger.values import text

ENOUGH = 3  # known headings that make a row of headings
LABEL = 100  # maximal characters of a title or a label that are examined


class Kind(StrEnum):
    """The kind of a row below the headings; hidden, struck and void rows are cases not taken."""

    CASE = "case"
    BLANK = "blank"
    TITLE = "title"
    HEADING = "heading"
    TOTAL = "total"
    HIDDEN = "hidden"
    STRUCK = "struck"
    VOID = "void"
    OF_OTHERS = "of_others"  # of another committee


def kind_of(line, table) -> Kind:
    """The kind of a row by what its cells contain."""
    filled = {column: content for column, cell in enumerate(line.cells) if (content := text(cell))}
    counter = table.columns.get("sequence", -1)
    marked = (line.formulas | line.errors) & table.read_columns
    if not (filled.keys() | marked) - line.merged - {counter}:
        return _kind_of_a_lone_counter(filled.get(counter, ""))
    labels = [
        words.key(content[:LABEL])
        for column, content in filled.items()
        if column not in line.merged
    ]
    if (labels and vocabulary.TOTALS.fullmatch(labels[0])) or _is_total(labels):
        return Kind.TOTAL
    if _repeats_headings(filled, table):
        return Kind.HEADING
    return Kind.TITLE if _is_title(labels, filled, table) else Kind.CASE


def _is_total(labels: list[str]) -> bool:
    """Whether a row has a total's label, wherever it stands, and otherwise figures only."""
    named = [label for label in labels if not vocabulary.FIGURE.fullmatch(label)]
    return bool(named) and all(vocabulary.TOTAL_LABEL.fullmatch(label) for label in named)


def _kind_of_a_lone_counter(content: str) -> Kind:
    """A row with only its counter is blank; with words in the counter's place it is a title."""
    word = words.key(content[:LABEL])
    if vocabulary.TOTALS.fullmatch(word) or vocabulary.TOTAL_LABEL.fullmatch(word):
        return Kind.TOTAL
    return Kind.TITLE if word and not word.replace(".", "").isdigit() else Kind.BLANK


def _repeats_headings(filled: dict[int, str], table) -> bool:
    same = sum(
        words.key(content) == words.key(table.headings[column])
        for column, content in filled.items()
        if column < len(table.headings) and table.headings[column]
    )
    return same >= ENOUGH


def _is_title(labels: list[str], filled: dict[int, str], table) -> bool:
    """Whether a row is a repeated title, a unit row, a line of signatures or a note."""
    if labels and len(labels) == len(filled) and all(map(vocabulary.FOOTERS.fullmatch, labels)):
        return True  # 制表人：…, 审核：…, wherever they stand
    if not labels or len(labels) > ENOUGH or table.columns["applicants"] in filled:
        return False
    if is_unit_row(labels) or (len(labels) == 1 and vocabulary.PERIOD.fullmatch(labels[0])):
        return True
    return bool(vocabulary.TITLES.fullmatch(labels[0]) or vocabulary.FOOTERS.fullmatch(labels[0]))


def is_unit_row(cells: list[str]) -> bool:
    """Whether the filled cells of a row are units and nothing else."""
    return bool(cells) and all(map(words.is_unit, cells)) and any("元" in cell for cell in cells)


def set_aside(line, table, sheet) -> Kind:
    """CASE for a case to be taken; HIDDEN, STRUCK or VOID for one that is not."""
    at = line.number - 1
    if _is_struck(line, table, sheet.struck.get(at, ())):
        return Kind.STRUCK
    if any(_is_void(cell) for cell in line.cells if cell != ""):
        return Kind.VOID
    return Kind.HIDDEN if at in sheet.hidden_rows else Kind.CASE


def _is_void(cell) -> bool:
    """Whether a cell says that its row is no case."""
    word = words.key(content) if len(content := text(cell)) <= LABEL else ""
    return word in vocabulary.VOID or bool(vocabulary.VOID_REMARK.fullmatch(word))


def _is_struck(line, table, struck) -> bool:
    """Whether the applicant, or most of what is read, is struck out."""
    if not struck:
        return False
    read = {at for at in table.read_columns if at < len(line.cells) and text(line.cells[at])}
    return table.columns["applicants"] in struck or 2 * len(read & set(struck)) > len(read)
