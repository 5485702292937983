"""Opening a ledger file of any kind we read: .xlsx, .xls, CSV."""

from collections.abc import Collection

from cases.ledger import csv_file, old_excel, workbook
from cases.ledger.safe_unpacking import OLE, Source, bytes_of
from cases.ledger.workbook import Workbook


def open_file(source: Source, wanted: Collection[str] = ()) -> Workbook:
    """The visible sheets, and hidden ones that are `wanted`; raises only `ReaderError`."""
    data = bytes_of(source)
    if data.startswith(OLE):
        return old_excel.open_old(data, wanted)
    if not data.startswith(b"PK") and csv_file.is_text(data):
        return csv_file.open_csv(data)
    return workbook.open_package(data, wanted)
