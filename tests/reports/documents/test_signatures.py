"""Signatures never stand alone on a page: the last section of the form stands beside them."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from reports.documents import base
from reports.documents.free_text import parts
from reports.documents.signing import foot, staff_mark

OPINION, SIGNED, SEALED = "本会同意，请核对。", "承办人陈调（签名）", "印章处"
DAY = date(2026, 3, 2)
MARKS = [staff_mark("承办人", "陈调"), staff_mark("负责人")]


def form(lines: int) -> dict:
    """The values of a form on a table, whose first section is so many lines long."""
    summary, opinion = parts(["双方说法不一。" * 4] * lines), parts([OPINION])
    told = {"summary": summary, "wills": ["同意"], "decision": opinion, "hidden": ""}
    rows = [("简要事实", summary), ("履行情况", parts(["已经履行。"])), ("意见", opinion)]
    head = {"title": "登记表", "boxes": [], "parties": [], "sources": [], "lists": []}
    return head | told | {"rows": rows} | foot(MARKS, "示例调委会", DAY, staff="填表人")


@pytest.mark.parametrize("lines", [16, 20, 26])
@pytest.mark.parametrize("name", ["acceptance", "closing_report", "return_visit", "oral_agreement"])
def test_the_last_section_stands_on_the_page_of_the_signatures(name, lines):
    content = base.pdf(base.freeze(f"documents/{name}.html", form(lines)))
    pages = ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages]

    assert [OPINION in pages[-1], SIGNED in pages[-1], SEALED in pages[-1]] == [True] * 3
