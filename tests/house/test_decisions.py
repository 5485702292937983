"""Every decision record is one page under the same headings."""

import re

import pytest

from tests.house.sources import ROOT

RECORDS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
HEADINGS = ["Situation", "Choice", "Rejected", "What would change our mind"]
ONE_PAGE = 60  # lines


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.stem[:4])
def test_a_decision_has_its_headings_in_order_on_one_page(record):
    text = record.read_text(encoding="utf-8")
    headings = re.findall(r"^\*\*([^*]+)\.\*\*", text, re.MULTILINE)

    assert [heading for heading in headings if heading in HEADINGS] == HEADINGS
    assert len(text.splitlines()) <= ONE_PAGE


def test_decisions_are_numbered_without_gaps():
    numbers = [int(record.stem[:4]) for record in RECORDS]

    assert numbers == list(range(1, len(RECORDS) + 1))
