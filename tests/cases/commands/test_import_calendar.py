"""The command that imports a calendar answers like the others."""

import json

import pytest

from cases.management.commands.import_calendar import Command
from mediation.workdays import reading
from tests.cases.commands.shell import answer

pytestmark = pytest.mark.django_db

NOTICE = {
    "year": 2027,
    "papers": ["国办发明电〔2026〕1号（示例）"],
    "days": [
        {"name": "元旦", "date": "2026-12-31", "isOffDay": True},
        {"name": "元旦", "date": "2027-01-01", "isOffDay": True},
        {"name": "春节", "date": "2027-02-14", "isOffDay": False},
    ],
}


@pytest.fixture(autouse=True)
def _fresh():
    reading.forget()
    yield
    reading.forget()


@pytest.fixture
def file(tmp_path):
    return tmp_path / "2027.json"


def test_an_imported_year_is_known(file):
    file.write_text(json.dumps(NOTICE), encoding="utf-8")

    assert answer(Command(), file)[:2] == (
        0,
        "2027年：放假 2 天，调休上班 1 天。\n暂算的期限在下一次 run_due 时重新计算。\n",
    )
    assert 2027 in reading.work_calendar().known_years


def test_one_invalid_year_rejects_the_whole_file(file):
    file.write_text(json.dumps([NOTICE, {"year": 2028}]), encoding="utf-8")

    code, _, err = answer(Command(), file)

    assert (code, err) == (1, "没有导入：2028年：缺少 days（没有公布的年份写成空的 []）。\n")
    assert 2027 not in reading.work_calendar().known_years


def test_a_missing_file_is_refused(file):
    code, _, err = answer(Command(), file)

    assert (code, err) == (1, f"读不了文件 {file}：没有这个文件或者文件夹。\n")


def test_without_a_file_the_usage_is_wrong():
    assert answer(Command())[::2] == (2, "缺少：FILE。\n")
