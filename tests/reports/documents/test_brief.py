"""The brief: one page for any content, and charts that fit a strict page."""

import io
import re

import pytest
from pypdf import PdfReader

from reports import charts
from reports.charts import Bar
from reports.documents import base
from reports.documents.brief import brief_html
from tests.reports.documents.samples import BRIEF, WIDE_BRIEF

EMPTY = BRIEF | {"categories": [], "months": [], "flow": [], "estates": [], "demo": False}


def text_of(brief, **in_full):
    content = base.pdf(brief_html(brief, **in_full))
    pages = PdfReader(io.BytesIO(content)).pages
    return len(pages), "".join(pages[0].extract_text().split())


@pytest.mark.parametrize("brief", [BRIEF, WIDE_BRIEF, EMPTY], ids=["usual", "wide", "empty"])
def test_the_brief_is_one_page_and_in_full_goes_on(brief):
    assert text_of(brief)[0] == 1
    assert text_of(brief, in_full=True)[0] == 2


def test_the_brief_shows_figures_definition_and_that_it_is_a_demo():
    _, text = text_of(BRIEF)

    for words in (
        "2026年10月",
        "演示数据",
        "41件",
        "6.27万元",
        "物业费及服务质量9",
        "按受理日计入本期",
        "按来源当事人申请41件",
        "履行情况应付金额0.58万元",
    ):
        assert words in text
    assert "侨悦小区5件每千户4.0件" in text
    assert "榕景家园2件户数未登记" in text
    assert "演示数据" not in text_of(EMPTY)[1]


def test_the_smaller_kinds_are_added_up_and_the_total_is_kept():
    rows = [Bar(f"类{i}", i) for i in range(22)] + [Bar("其他", 4)]

    kept = charts.top(rows, 9)

    assert len(kept) == 10
    assert sum(bar.value for bar in kept) == sum(bar.value for bar in rows)
    assert (kept[-1].label, kept[-1].value) == ("其余14类", sum(range(13)) + 4)


def test_a_single_kind_left_over_keeps_its_name():
    assert [bar.label for bar in charts.top([Bar("甲", 2), Bar("乙", 1)], 1)] == ["甲", "乙"]


@pytest.mark.parametrize("draw", [charts.bars, charts.columns])
def test_a_chart_carries_no_style_and_no_script_and_escapes(draw):
    drawn = draw("<b>按类型</b>", [Bar("<script>x</script>", 3, url='/l/?a=1"&b')])

    assert not re.search(r"<script|<style|\sstyle=|<b>|onload", drawn)
    assert drawn.count('href="/l/?a=1&quot;&amp;b"') == 2
    assert '<th scope="row">&lt;script&gt;x&lt;/script&gt;</th>' in drawn


def test_a_bar_is_as_long_as_its_number():
    drawn = charts.bars("", [Bar("甲", 10), Bar("乙", 5), Bar("丙", 0)], width=384)

    assert re.findall(r'<rect [^>]*width="(\d+)"', drawn) == ["200", "100", "0"]


@pytest.mark.parametrize("draw", [charts.bars, charts.columns])
def test_an_empty_chart_shows_a_sentence(draw):
    assert "没有可显示的数字。" in draw("", [])
