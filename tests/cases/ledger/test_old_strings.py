"""Shared strings of old workbooks: what is struck out in part of a cell."""

import pytest

from cases.ledger.old_strings import rich_strings
from cases.ledger.reader import read
from tests.cases.ledger.ledgers import HEADINGS, TODAY, row
from tests.cases.ledger.old_excel_files import Shared, old_excel, shared_strings

AMOUNT = HEADINGS.index("涉及金额(元)")
STRINGS = shared_strings(("1200800", [(0, 1), (4, 0)]), ("1200", [(0, 1)]), ("1200", [(2, 0)]))
STRUCK = frozenset({1})


def ledger(number, **how):
    cells = [row()[heading] for heading in HEADINGS]
    cells[AMOUNT] = Shared(number)
    return read(old_excel(HEADINGS, cells, strings=STRINGS, **how), today=TODAY)


@pytest.mark.parametrize(
    ("number", "reason"), [(0, "里有一部分划掉了，请删去划掉的部分。"), (1, "有删除线")]
)
def test_a_sum_struck_out_in_part_is_refused_in_an_old_workbook(number, reason):
    (refusal,) = ledger(number).refused
    assert refusal.column == "涉及金额(元)"
    assert reason in refusal.reason


def test_formats_that_strike_nothing_leave_the_sum_as_it_is():
    assert [taken.amount for taken in ledger(2).rows] == [120000]


@pytest.mark.parametrize("at", [8, 13, 15, 25, 27, 29, 31, 35, 40, 42])
def test_strings_that_go_on_in_another_record_are_read(at):
    """Within characters the next record begins with their width, elsewhere it does not."""
    whole = rich_strings([STRINGS], STRUCK)
    parts = [STRINGS[:at], STRINGS[at:]], [STRINGS[:at], b"\1" + STRINGS[at:]]
    found = [rich_strings(list(part), STRUCK) for part in parts]
    strikes = [{n: runs.strike(cell_is_struck=False) for n, runs in one.items()} for one in found]
    assert {n: runs.strike(cell_is_struck=False) for n, runs in whole.items()} in strikes
