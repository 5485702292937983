"""A ledger of exactly 100,000 rows is read in bounded memory, with progress and its rate."""

import re
from datetime import date, timedelta

import pytest
import xlsxwriter

from cases.ledger.sheet_xml import MAX_ROWS
from tests.cases.ledger.importing import NAME
from tests.cases.ledger.ledgers import HEADINGS, row
from tests.databases_apart import drop, ended, migrated

pytestmark = pytest.mark.strength

MOST_MEMORY = 300 * 1024  # KiB
# The high-water mark of the process itself: getrusage would count that of its parent, too.
MEASURED = (
    "import pathlib, runpy, sys; sys.argv = sys.argv[1:]\n"
    "try:\n    runpy.run_path(sys.argv[0], run_name='__main__')\n"
    "finally:\n    print(pathlib.Path('/proc/self/status').read_text())"
)


@pytest.fixture(scope="module")
def long_ledger(tmp_path_factory):
    path = tmp_path_factory.mktemp("long") / "台账.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("台账")
        sheet.write_row(0, 0, HEADINGS)
        for at in range(1, MAX_ROWS + 1):
            day = f"{date(2016, 1, 1) + timedelta(days=at % 3000)}"
            over = {"登记日期": day, "结案日期": day, "回访日期": None, "申请人": f"申甲{at}"}
            cells = row(at, **over, 案件编号=f"测{at}", 纠纷简要情况=f"楼上第{at}次漏水，请求修好")
            sheet.write_row(at, 0, [cells[heading] for heading in HEADINGS])
    return path


def test_a_hundred_thousand_rows_are_rehearsed_in_bounded_memory(long_ledger, tmp_path):
    here = migrated("long", tmp_path)
    command = ("import_ledger", str(long_ledger), "--committee", NAME, "--create", "--dry-run")
    try:
        answer = ended(here.start("-c", MEASURED, "manage.py", *command))
    finally:
        drop(here)
    assert answer.code == 0, answer.err
    assert f"读到 {MAX_ROWS} 行，导入 {MAX_ROWS} 行" in answer.out
    assert re.search(r"… 已核对行数 [\d,]+（每秒 \d+）", answer.err)
    assert int(re.search(r"VmHWM:\s+(\d+) kB", answer.out)[1]) <= MOST_MEMORY
