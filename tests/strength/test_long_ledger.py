"""A ledger of exactly 100,000 rows is read and imported in bounded memory, with its rate."""

import csv
import json
import re
import signal
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

COUNTED = (
    "import django; django.setup()\n"
    "from cases.models import Case, Import\n"
    "print(Case.objects.count(), Import.objects.get(finished=True).imported)"
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


@pytest.fixture
def here(tmp_path):
    """A database of its own."""
    database = migrated("long", tmp_path)
    yield database
    drop(database)


def start(here, *command):
    return here.start("-c", MEASURED, "manage.py", "import_ledger", *command)


def peak_of(answer) -> int:
    """The most memory the process had, in KiB."""
    return int(re.search(r"VmHWM:\s+(\d+) kB", answer.out)[1])


def test_a_hundred_thousand_rows_are_rehearsed_in_bounded_memory(long_ledger, here):
    answer = ended(start(here, str(long_ledger), "--committee", NAME, "--create", "--dry-run"))

    assert answer.code == 0, answer.err
    assert f"读到 {MAX_ROWS} 行，导入 {MAX_ROWS} 行" in answer.out
    assert re.search(r"… 已核对行数 [\d,]+（每秒 \d+）", answer.err)
    assert peak_of(answer) <= MOST_MEMORY


def of_unknown_words(path, **over):
    """A ledger as CSV whose every row has a result of its own that nobody explained."""
    with path.open("w", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(HEADINGS)
        for at in range(1, MAX_ROWS + 1):
            cells = row(at, 案件编号=f"测{at}", 调解结果=f"结果{at}", **over)
            sheet.writerow([cells[heading] for heading in HEADINGS])
    return str(path)


def test_a_hundred_thousand_refused_rows_are_returned_in_bounded_memory(tmp_path, here):
    """Measured on 2 cores: 220 MiB."""
    ledger = of_unknown_words(tmp_path / "台账.csv", 小区=None, 登记日期="不知")
    out = str(tmp_path / "退回.xlsx")
    answer = ended(start(here, ledger, "--committee", NAME, "--create", "--errors", out))

    assert answer.code == 1, answer.err
    assert f"退回 {MAX_ROWS} 行" in answer.out
    assert peak_of(answer) <= MOST_MEMORY


def test_a_hundred_thousand_answers_are_used_in_bounded_memory(tmp_path, here):
    """Measured on 2 cores: 245 MiB."""
    ledger, answers = of_unknown_words(tmp_path / "台账.csv"), tmp_path / "answers.json"
    meant = {f"结果{at}": "调解不成" for at in range(1, MAX_ROWS + 1)}
    answers.write_text(json.dumps({"words": {"调解结果": meant}}))
    command = (ledger, "--committee", NAME, "--create", "--dry-run", "--map", str(answers))
    answer = ended(start(here, *command))

    assert answer.code == 0, answer.err
    assert f"读到 {MAX_ROWS} 行，导入 {MAX_ROWS} 行" in answer.out
    assert peak_of(answer) <= MOST_MEMORY


def test_a_hundred_thousand_rows_killed_midway_are_imported_in_bounded_memory(long_ledger, here):
    """Measured on 2 cores: 172 s of CPU on SQLite, 252 MiB; some 600 rows a second."""
    command = (str(long_ledger), "--committee", NAME, "--create")
    killed = start(here, *command)
    for line in killed.stderr:
        if (count := re.search(r"已处理行数 ([\d,]+)/", line)) and len(count[1]) > len("9,999"):
            break
    killed.send_signal(signal.SIGKILL)
    assert ended(killed).code == -signal.SIGKILL

    answer = ended(start(here, *command))

    assert answer.code == 0, answer.err
    new, known = map(int, re.search(r"导入 (\d+) 行，已有 (\d+) 行", answer.out).groups())
    assert (new + known, new < MAX_ROWS, known >= 10_000) == (MAX_ROWS, True, True)
    assert re.search(r"… 已处理行数 [\d,]+/100,000（每秒 \d+）", answer.err)
    assert peak_of(answer) <= MOST_MEMORY
    assert ended(here.start("-c", COUNTED)).out.strip() == f"{MAX_ROWS} {MAX_ROWS}"
