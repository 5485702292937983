"""Complete ledgers as committees write them: every figure is read as intended."""

import time
from collections import Counter

import pytest

from cases.ledger.reader import read
from tests.cases.ledger.ledgers import TODAY, book, many, packed


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
    found = read(packed(book(*rows)), today=TODAY)
    assert found.refused == []
    read_as = [(r.registered_on, r.amount, r.category) for r in found.rows]
    assert read_as == meant
    assert figures(read_as) == figures(meant)
    assert found.total == sum(fen or 0 for _, fen, _ in meant)


def test_every_row_is_accepted_refused_or_counted():
    rows, _ = many(1, 80)
    next(cells for cells in rows if isinstance(cells, dict))["小区"] = None
    found = read(packed(book(*rows)), today=TODAY)
    assert len(found.rows) == 79
    assert found.read + found.skipped.total() == len(rows)


def test_two_thousand_rows_are_read_within_two_seconds():
    data = packed(book(*many(2, 2_000)[0]))
    began = time.perf_counter()
    found = read(data, today=TODAY)
    assert time.perf_counter() - began < 2
    assert len(found.rows) == 2_000
