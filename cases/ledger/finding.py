"""Finding the tables of a sheet: rows of headings, one to four deep, merged or not."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from cases.ledger import words
from cases.ledger.answers import IGNORED, KEPT_AS_WRITTEN, Answers
from cases.ledger.headings import HEADINGS, REQUIRED
from cases.ledger.row_kinds import ENOUGH
from cases.ledger.sheet_xml import column_letters
from cases.ledger.table import Table
from cases.ledger.values import text
from cases.ledger.workbook import Cell, Sheet

LOOK_AT = 40
DEEPEST = 4
_USUAL = frozenset(word for names in HEADINGS.values() for word in names.split())
# A heading of these needs the one above it: whose telephone is it?
_OF_SOMEBODY = frozenset({"phone", "id_numbers", "respondent_phone", "respondent_id_numbers"})
_OF_THE_OTHER_SIDE = {"phone": "respondent_phone", "id_numbers": "respondent_id_numbers"}
_INFORMATION = re.compile(r"(?:基本)?(?:信息|情况|资料)$")
_NEUTRAL = re.compile(r"(?:双方)?(?:当事人|案件|纠纷|基本|登记|受理|调解)*(?:信息|情况|资料)?")


class Headings(NamedTuple):
    """One reading of rows as headings: the number of known fields, whether two levels make a name
    together, the first and the last row."""

    known: int
    is_joined: bool
    first: int
    last: int
    names: list[str]

    @property
    def rank(self) -> tuple[int, bool, int, int]:
        """The best reading has the highest: most fields, then fewest levels, then topmost."""
        return self.known, self.is_joined, self.first - self.last, -self.first


NO_HEADINGS = Headings(0, False, 0, 0, [])


def find_all(sheet: Sheet, answers: Answers) -> list[Table]:
    """The tables on a sheet, from top to bottom; empty when no row looks like headings."""
    readings = (_best(sheet, row, answers) for row in range(min(len(sheet.rows), LOOK_AT)))
    best = max(readings, key=lambda one: one.rank, default=NO_HEADINGS)
    if best.known < ENOUGH:
        return []
    every = [best, *_further(sheet, best, answers)]
    ends = [_end(sheet, below.first, above.last) for above, below in pairwise(every)]
    return [
        _table(sheet, start, end, one, answers)
        for start, end, one in zip([0, *ends], [*ends, len(sheet.rows)], every, strict=True)
    ]


def _best(sheet: Sheet, row: int, answers: Answers) -> Headings:
    """The best reading of the headings that begin in this row."""
    return max(_readings(sheet, row, answers), key=lambda one: one.rank, default=NO_HEADINGS)


def _readings(sheet: Sheet, row: int, answers: Answers) -> Iterator[Headings]:
    for names, last, is_joined in _headings(sheet, row):
        fields = {_field(heading, answers) for heading in names if heading}
        yield Headings(len(fields - {None, KEPT_AS_WRITTEN}), is_joined, row, last, names)


def _further(sheet: Sheet, first: Headings, answers: Answers) -> Iterator[Headings]:
    """Further rows of headings below, other than repetitions of the ones in force."""
    now, until, below = first, first.last, first.last + 1
    for row, cells in enumerate(sheet.rows.between(below, len(sheet.rows)), below):
        if row <= until or not _might_be_headings(cells):
            continue
        one = _best(sheet, row, answers)
        fields = {_field(heading, answers) for heading in one.names if heading}
        if one.known < ENOUGH or len(fields & set(REQUIRED)) < 2:
            continue
        until = one.last
        if [words.key(h) for h in one.names] != [words.key(h) for h in now.names]:
            now = one
            yield one


def _might_be_headings(cells: list[Cell]) -> bool:
    filled = [cell for cell in cells if cell != ""]
    return (
        len(filled) >= ENOUGH
        and all(isinstance(cell, str) for cell in filled)
        and sum(cell.strip() in _USUAL for cell in filled) >= 2
    )


def _end(sheet: Sheet, headings: int, after: int) -> int:
    """Where the table above ends: before the title rows of the headings in that row."""
    row = headings
    while row - 1 > after and sum(bool(text(cell)) for cell in sheet.rows[row - 1]) == 1:
        row -= 1
    return row


def _field(heading: str, answers: Answers) -> str | None:
    return answers.heading(heading) or words.field_of(heading)


def _table(sheet: Sheet, start: int, end: int, one: Headings, answers: Answers) -> Table:
    first, last, headings = one.first, one.last, one.names
    used = _used(sheet, {at for at, heading in enumerate(headings) if not heading}, last + 1, end)
    right = _right_of_a_gap(headings, used, answers)
    columns = _columns([h if at < right else "" for at, h in enumerate(headings)], answers)
    taken = set(columns.values())
    others, ignored = {}, []
    for column, heading in enumerate(headings):
        if column in taken:
            continue
        if heading and (_field(heading, answers) == IGNORED or column >= right):
            ignored.append(heading)
        elif heading or column in used:
            others[column] = heading or f"{column_letters(column)}列"
    beside = _beside(headings, columns, answers)
    return Table(
        sheet, start, first, last, end, headings, columns, others, ignored, answers, beside
    )


def _right_of_a_gap(headings: list[str], used: set[int], answers: Answers) -> int:
    """The first column behind an empty one to whose left the ledger is complete: what stands there,
    a summary perhaps, is none of it. It has no field of its own, and no answer explains it."""
    fields = [_field(heading, answers) if heading else None for heading in headings]
    for column, heading in enumerate(headings):
        left, right = set(fields[:column]), set(fields[column:]) - {None}
        is_gap = not heading and column not in used and left.issuperset(REQUIRED)
        if is_gap and right <= left and not any(map(answers.heading, headings[column:])):
            return column
    return len(headings)


def _beside(headings: list[str], columns: dict[str, int], answers: Answers) -> str:
    """The first heading of a second table to the right: two required columns stand there again."""
    again = {
        field: column
        for column, heading in enumerate(headings)
        if (field := _field(heading, answers)) in REQUIRED and columns.get(field, column) != column
    }
    same = [column for field, column in again.items() if _same(headings, columns[field], column)]
    if len(same) < 2:
        return ""
    first = min(same)
    while first and headings[first - 1] and first - 1 not in columns.values():
        first -= 1
    return headings[first]


def _same(headings: list[str], one: int, other: int) -> bool:
    return words.key(headings[one]) == words.key(headings[other])


def _used(sheet: Sheet, columns: set[int], start: int, end: int) -> set[int]:
    """Those of the columns that have any content in these rows."""
    open_columns, used = set(columns), set()
    for cells in sheet.rows.between(start, end) if columns else ():
        now = {at for at in open_columns if at < len(cells) and cells[at] != ""}
        used, open_columns = used | now, open_columns - now
        if not open_columns:
            break
    return used


def _one_line(cell: Cell) -> str:
    return " ".join(text(cell).split())


def _headings(sheet: Sheet, row: int) -> Iterator[tuple[list[str], int, bool]]:
    """The headings if they are in this row only, and if they go on in the rows below; and whether
    a heading of the first row makes a known name with the one below it."""
    levels = [[_one_line(cell) for cell in sheet.rows[row]]]
    if sum(map(bool, levels[0])) < 2:
        return
    yield levels[0], row, False
    for below in range(row + 1, min(row + DEEPEST, len(sheet.rows))):
        cells = sheet.rows[below]
        if not any(cells) or any(cell != "" and not isinstance(cell, str) for cell in cells):
            return
        width = len(levels[0])
        lower = [_one_line(cell) for cell in cells][:width]
        levels.append(lower + [""] * (width - len(lower)))
        pairs = (a + b for a, b in zip(*levels[-2:], strict=True) if a and b)
        yield _joined_levels(sheet, levels, row), below, any(map(words.field_of, pairs))


def _joined_levels(sheet: Sheet, levels: list[list[str]], row: int) -> list[str]:
    """The headings of each column read from the lowest level upwards."""
    spread = [
        _across(sheet, level, row + at, levels[at + 1 :]) for at, level in enumerate(levels[:-1])
    ]
    joined = levels[-1]
    for upper in reversed(spread):
        joined = [_joined(a, b) for a, b in zip(upper, joined, strict=True)]
    return joined


def _across(sheet: Sheet, upper: list[str], row: int, below: list[list[str]]) -> list[str]:
    """A level with each heading repeated over the columns it stands above."""
    spread = list(upper)
    merged = {left: right for (top, left), (_, right) in sheet.merged if top == row}
    for column in range(1, len(spread)):
        has_lower = any(level[column] for level in below)
        if spread[column] or not has_lower or not spread[column - 1]:
            continue
        owner = max(at for at in range(column) if upper[at])
        over_lower = any(level[owner] for level in below)
        if merged.get(owner, owner) >= column or (owner not in merged and over_lower):
            spread[column] = spread[column - 1]
    return spread


def _joined(upper: str, lower: str) -> str:
    """Two headings, one above the other, as one: 申请人 + 电话; a mere group heading is dropped."""
    if not lower or lower == upper or not upper:
        return lower or upper
    group = _INFORMATION.sub("", upper) or upper
    for whole in (upper + lower, group + lower, lower + group):  # 申请方信息 + 姓名, 日期 + 登记
        if words.field_of(whole):
            return whole
    field = words.field_of(lower)
    if field and (field not in _OF_SOMEBODY or _NEUTRAL.fullmatch(upper)):
        return lower
    return lower if _NEUTRAL.fullmatch(upper) else upper + lower


def _columns(headings: list[str], answers: Answers) -> dict[str, int]:
    """Field → column. Of two columns for one field the answered one wins, then the better name,
    then the left one."""
    best: dict[str, tuple[bool, int, int]] = {}
    for column, heading in enumerate(headings):
        name = _field(heading, answers) if heading else None
        if name in _OF_THE_OTHER_SIDE and {name, "respondents"} <= best.keys():
            name = _OF_THE_OTHER_SIDE[name]
        if name and name not in (IGNORED, KEPT_AS_WRITTEN):
            rank = (answers.heading(heading) is None, words.rank(name, heading), column)
            best[name] = min(best.get(name, rank), rank)
    return {name: column for name, (_, _, column) in best.items()}
