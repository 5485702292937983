"""A figure of the brief opens the list of what it counts."""

import pytest

pytestmark = pytest.mark.browser


def test_a_figure_of_the_brief_opens_what_it_counts(arrives):
    office = arrives("郑管")
    office.turns_to("简报")
    counted = office.reads(r"(\d+) 件\s*\n\s*调解纠纷")
    office.presses(f"{counted} 件")
    office.sees(f"共 {counted} 件")


def test_a_bar_of_the_brief_opens_what_it_counts(arrives):
    office = arrives("郑管")
    office.turns_to("简报")
    counted = office.reads(r"渗漏水\D{0,9}?(\d+)")
    office.presses("渗漏水")
    office.sees("渗漏水", f"共 {counted} 件")
