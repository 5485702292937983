"""Complete ledgers as committees write them: every figure is read as intended."""

import time
from collections import Counter

import pytest

from cases.ledger import reader, understood
from cases.ledger.reader import read
from tests.cases.ledger.ledgers import TODAY, book, many, packed, row


def figures(rows):
    """The figures of a committee: cases and money in total and by category, cases by month."""
    return {
        "rows": len(rows),
        "total": sum(fen or 0 for _, fen, _ in rows),
        "by_category": Counter(category for _, _, category in rows),
        "by_month": Counter(f"{day:%Y-%m}" for day, _, _ in rows),
        "without_amount": sum(fen is None for _, fen, _ in rows),
    }


@pytest.mark.parametrize("seed", range(6))
def test_the_figures_of_a_ledger_are_the_intended_ones(seed):
    rows, meant = many(seed, 60)
    result = read(packed(book(*rows)), today=TODAY)
    assert result.refused == []
    read_as = [(r.registered_on, r.amount, r.category) for r in result.rows]
    assert read_as == meant
    assert figures(read_as) == figures(meant)
    assert result.total == sum(fen or 0 for _, fen, _ in meant)


def test_every_row_is_accepted_refused_or_counted():
    rows, _ = many(1, 80)
    next(cells for cells in rows if isinstance(cells, dict))["小区"] = None
    result = read(packed(book(*rows)), today=TODAY)
    assert len(result.rows) == 79
    assert result.read + result.skipped.total() == len(rows)


def test_a_ledger_ten_times_as_long_takes_about_ten_times_as_long():
    """A ratio, as machines differ threefold; a step that reads all rows for a row makes it 100."""
    short, long = (packed(book(*many(2, rows)[0])) for rows in (200, 2_000))
    assert min(_seconds(long) for _ in range(2)) < 20 * min(_seconds(short) for _ in range(4))
    assert len(read(long, today=TODAY).rows) == 2_000


def _seconds(data: bytes) -> float:
    """The CPU time of reading a workbook."""
    began = time.process_time()
    read(data, today=TODAY)
    return time.process_time() - began


def test_of_very_many_refusals_the_first_are_listed_and_all_rows_counted(monkeypatch):
    monkeypatch.setattr(reader, "MOST_LISTED", 3)
    result = read(packed(book(*(row(n, 小区=None) for n in range(1, 9)), row(9))), today=TODAY)
    assert (len(result.refused), result.unlisted, result.read) == (3, 5, 9)
    assert "另有 5 行退回没有列出" in " ".join(understood.sentences(result))
