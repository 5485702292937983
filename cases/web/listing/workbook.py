"""The rows of a list as a workbook: the same cases, conditions, order and names as on the page.

Rows are read in batches and written as they are read, so that memory does not grow with the list;
only the finished file, some hundred bytes a row, is held whole.
"""

import io
from datetime import datetime, time
from decimal import Decimal
from itertools import islice

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from xlsxwriter import Workbook

from cases.web.listing.case_list import CaseList
from mediation import clock

MOST_ROWS = 20_000
BATCH = 500
LONGEST = 32_767  # characters in a cell of a workbook
PLAIN = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def workbook(request, case_list: CaseList):
    """The workbook of the list at this address; 422 when it has too many rows."""
    keys = _keys(request, case_list)
    if len(keys) > MOST_ROWS:
        return render(request, "422.html", {"sentence": TOO_LONG}, status=422)
    content = io.BytesIO()
    _write(content, case_list, _rows(request, case_list, keys))
    name = f"{case_list.title}-{clock.today():%Y%m%d}.xlsx"
    disposition = content_disposition_header(as_attachment=True, filename=name)
    headers = {"Content-Disposition": disposition}
    return HttpResponse(content.getvalue(), content_type=XLSX, headers=headers)


TOO_LONG = f"一次最多导出{MOST_ROWS}件，请先筛选，再导出。"


def _keys(request, case_list) -> list[int]:
    """The keys of all listed cases in order, at most one more than a workbook may hold."""
    cases, _ = case_list.listed(request)
    return list(cases.values_list("pk", flat=True)[: MOST_ROWS + 1])


def _rows(request, case_list, keys):
    """The values of every row, read in batches."""
    waiting = iter(keys)
    while batch := list(islice(waiting, BATCH)):
        visible = case_list.read(case_list.cases(request.actor)).filter(pk__in=batch)
        found = visible.in_bulk()
        cases = [found[pk] for pk in batch if pk in found]
        names = case_list.names(cases, request.actor)
        yield from ([column.value(case, names) for column in case_list.exports] for case in cases)


def _write(content, case_list, rows) -> None:
    with Workbook(content, PLAIN) as book:
        book.set_properties({"title": case_list.title, "created": today_at_midnight()})
        bold = book.add_format({"bold": True, "bottom": 1})
        quoted = book.add_format({"quote_prefix": True})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet(case_list.title[:31])
        for at, column in enumerate(case_list.exports):
            sheet.set_column(at, at, column.width)
            sheet.write_string(0, at, column.label, bold)
        sheet.freeze_panes(1, 0)
        for row, values in enumerate(rows, 1):
            for at, value in enumerate(values):
                _write_cell(sheet, row, at, value, quoted, day)


def today_at_midnight() -> datetime:
    """The creation time of the workbook: two exports of one list on a day are equal."""
    return datetime.combine(clock.today(), time.min)


def _write_cell(sheet, row, at, value, quoted, day) -> None:
    """Write a day as a day, a number as a number, text as text and never as a formula."""
    if value is None or value == "":
        return
    if isinstance(value, str):
        risky = value.startswith(FORMULA_SIGNS)
        sheet.write_string(row, at, value[:LONGEST], quoted if risky else None)
    elif isinstance(value, int | float | Decimal):
        sheet.write_number(row, at, value)
    else:
        sheet.write_datetime(row, at, value, day)
