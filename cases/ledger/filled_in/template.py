"""The workbook to fill in: the headings that are read, and what each column wants."""

import io
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, time

from xlsxwriter import Workbook

from cases.ledger.errors import PLAIN
from mediation import clock

from .columns import Columns

WIDTH = 18
HOW = "怎么填"


def template(
    known: Columns,
    title: str,
    wanted: Mapping[str, str],
    *,
    in_yuan: Collection[str] = (),
    rows: Iterable[Mapping[str, str | int | float]] = (),
) -> bytes:
    """A workbook with these columns and rows, and a sheet that says what each column wants.

    Texts and numbers are written as such; the columns `in_yuan` name their unit.
    """
    content = io.BytesIO()
    names = {name: f"{known.name_of(name)}{'（元）' * (name in in_yuan)}" for name in wanted}
    with Workbook(content, PLAIN) as book:
        book.set_properties({"created": datetime.combine(clock.today(), time.min)})
        sheet = _headed(book, title, names.values())
        for number, row in enumerate(rows, 1):
            for at, name in enumerate(names):
                sheet.write(number, at, row.get(name, ""))
        _explain(book, known, names, wanted)
    return content.getvalue()


def _headed(book: Workbook, title: str, headings: Collection[str]):
    """A sheet with these headings, which stay in view."""
    sheet, bold = book.add_worksheet(title), book.add_format({"bold": True, "bottom": 1})
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(headings) - 1, WIDTH)
    for at, heading in enumerate(headings):
        sheet.write_string(0, at, heading, bold)
    return sheet


def _explain(book: Workbook, known: Columns, names: Mapping[str, str], wanted: Mapping[str, str]):
    """The second sheet: each column, whether it is needed, and what it wants."""
    how = book.add_worksheet(HOW)
    how.set_column(0, 1, WIDTH)
    how.set_column(2, 2, 4 * WIDTH, book.add_format({"text_wrap": True, "valign": "top"}))
    for row, (name, heading) in enumerate(names.items()):
        needed = "必填" if name in known.required else "可以不填"
        for at, cell in enumerate((heading, needed, wanted[name])):
            how.write_string(row, at, cell)
