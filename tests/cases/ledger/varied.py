"""Ledgers of every kind that committees keep, drawn at random, each row with what it means.

A meaning is known when the row is made, so that nothing is computed by the code under test.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import openpyxl
from hypothesis import strategies as st

from tests.cases.ledger.ledgers import packed

HEADINGS = {
    "day": ["登记日期", "受理时间（年月日）", "登记日期\n（年-月-日）"],
    "number": ["案件编号", "编号（本会）", "案号"],
    "who": ["申请人", "申请人（甲方）", "申请人姓名（全称）"],
    "estate": ["小区", "小区名称（全称）", "所属小区"],
    "category": ["纠纷类型", "纠纷类别（主要）", "案由"],
    "note": ["备注", "说明（其他）"],
}
# Heading of the sums → 元 in one; 0 where the heading says nothing.
SUMS = {
    "涉及金额": 0,
    "涉及金额(元)": 1,
    "涉案金额（元，约）": 1,
    "金额（万元）": 10_000,
    "涉及金额／万元": 10_000,
}
TITLES = {"": 0, "（单位：元）": 1, "（单位：万元）": 10_000}
ESTATES = ("示例花园", "望海楼", "侨安里")
DITTOS = ("同上", "〃", "″")


class Meant(NamedTuple):
    """What a row says; `fen` is None where no sum is written."""

    day: date
    fen: int | None
    estate: str


@dataclass
class Varied:
    """A ledger: bytes, the meaning of each row by sheet and number, and what only a person knows.

    `hidden` are rows that nobody may read unasked, `undated` rows whose year is nowhere, `asks` the
    sections of questions that must be asked; `unit_is_open` holds up every sheet.
    """

    content: bytes = b""
    meant: dict[tuple[str, int], Meant] = field(default_factory=dict)
    hidden: set[tuple[str, int]] = field(default_factory=set)
    undated: set[tuple[str, int]] = field(default_factory=set)
    asks: set[str] = field(default_factory=set)
    unit_is_open: bool = False


@st.composite
def ledgers(draw) -> Varied:
    """A ledger of one or two sheets."""
    made, book = Varied(), openpyxl.Workbook()
    book.remove(book.active)
    years = draw(st.sampled_from([(2023,), (2023, 2024)]))
    named = draw(st.booleans()) or len(years) > 1
    numbers = draw(st.sampled_from(["begin again", "go on", "none"]))
    columns = {name: draw(st.sampled_from(words)) for name, words in HEADINGS.items()}
    sums, title = draw(st.sampled_from(list(SUMS))), draw(st.sampled_from(list(TITLES)))
    made.unit_is_open = bool(SUMS[sums] and TITLES[title] and SUMS[sums] != TITLES[title])
    made.asks |= {"units"} if made.unit_is_open else set()
    serial, seen = 0, []
    for year in years:
        sheet = book.create_sheet(f"{year}年台账" if named else "台账")
        sheet.append([f"示例调解委员会调解台账{title}"])
        merged = draw(st.booleans())
        _headings(sheet, [*columns.values(), sums], merged)
        serial = 0 if numbers == "begin again" else serial
        factor = SUMS[sums] or TITLES[title] or 1
        seen.append(_rows(draw, made, sheet, year, (named, numbers, serial, factor)))
        serial += sheet.max_row
    is_twice = len(years) > 1 and set.intersection(*seen)
    if numbers == "begin again" and is_twice and not made.unit_is_open:
        made.asks.add("numbers")
    made.content = packed(book)
    return made


def _headings(sheet, headings, merged):
    """One row of headings, or two with the first cell of each column merged downwards."""
    sheet.append(headings)
    at = sheet.max_row
    if merged:
        for column in range(1, len(headings) + 1):
            sheet.merge_cells(start_row=at, end_row=at + 1, start_column=column, end_column=column)


def _rows(draw, made, sheet, year, how):
    """Write the rows of a year; return the serials of those that are not hidden."""
    named, numbers, serial, factor = how
    first = max(area.max_row for area in sheet.merged_cells.ranges) if sheet.merged_cells else 2
    above, seen = None, set()
    for at in range(first + 1, first + 1 + draw(st.integers(2, 5))):
        serial += 1
        day = date(year, draw(st.integers(1, 12)), draw(st.integers(1, 28)))
        units, estate = draw(st.sampled_from([None, 2, 35])), draw(st.sampled_from(ESTATES))
        is_short = draw(st.sampled_from([False, False, True]))
        is_ditto = above == estate and draw(st.booleans())
        written = draw(st.sampled_from(DITTOS)) if is_ditto else estate
        number = "" if numbers == "none" else f"第{serial}号"
        shown = f"{day.month}月{day.day}日" if is_short else f"{day}"
        cells = [shown, number, f"申{at}", written, "房屋漏水渗水", None, units]
        for column, cell in enumerate(cells, start=1):
            sheet.cell(at, column).value = cell
        place = (sheet.title, at)
        made.meant[place] = Meant(day, units and units * factor * 100, estate)
        if is_short and not named:
            made.undated.add(place)
        if draw(st.sampled_from([False] * 5 + [True])):
            sheet.row_dimensions[at].hidden = True
            made.hidden.add(place)
            made.asks |= set() if made.unit_is_open else {"hidden_rows"}
        else:
            seen.add(serial)
        above = estate
    return seen
