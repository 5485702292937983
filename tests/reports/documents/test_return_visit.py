"""The record of a return visit (F11): frozen by each visit, a paper of its own."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from cases.papers.kinds import BY_NAME
from cases.states import Status as S
from reports.documents import return_visit
from tests.cast import cast
from tests.deeds_after import court_finds_it_void
from tests.factories import at

pytestmark = pytest.mark.django_db
MADE = {"words": "墙面干透。\n双方和好", "performance": "done", "score": "satisfied"}


def printed(paper) -> str:
    reader = PdfReader(io.BytesIO(paper.read_pdf()))
    return "".join("".join(page.extract_text().split()) for page in reader.pages)


@pytest.fixture
def d(monday):
    """Closed on Monday 2 March 2026, visited on 1 April."""
    closed = at(cast(), S.CLOSED)
    monday.move_to("2026-04-01T19:30+08:00")
    return closed


def test_a_visit_freezes_its_record_and_a_second_one_supersedes_nothing(d, monday):
    d.mediator(
        "visit", met=[d.li], others_met="李申的家人", joined_by="社区林书记", evening=True, **MADE
    )
    monday.move_to("2026-08-29T10:00+08:00")
    signs = {"signs": "扬言要砸门", "measures": "已报派出所"}
    d.office("visit", met=[d.zhou], **MADE | signs | {"score": "unsatisfied"})

    first, second = d.documents.filter(kind="return_visit").order_by("version")
    assert [one.status for one in (first, second)] == ["in_force", "in_force"]
    assert first.issued_on == date(2026, 4, 1)
    text = printed(first)
    for words in (
        f"调解协议编号：{d.case.agreement_number}",
        "回访时间2026年4月1日晚",
        "见到了谁李申、李申的家人一起去的社区林书记",
        "回访情况墙面干透。双方和好。",
        "履行情况都履行了。",
        "满意程度满意。",
        "诉讼情况没有起诉、申请执行等记录。",
        "激化苗头没有发现。",
        "回访人",
    ):
        assert words in text, (words, text)
    assert "扬言要砸门。采取的措施：已报派出所。" in printed(second)
    assert "350599196103" not in text


def test_a_visit_under_an_agreement_found_void_says_so(d):
    other = at(d.p, S.ADJUDICATING)
    court_finds_it_void(other)
    other.office("no_result")
    other.case.forget()
    assert return_visit.wrong(other.case) == return_visit.FOUND_WRONG
    assert return_visit.at_court(other.case) == "司法确认：裁定驳回。"
    assert return_visit.wrong(d.case) == return_visit.FOUND_RIGHT


def test_a_case_never_visited_has_no_record_and_says_why(d):
    assert BY_NAME["return_visit"].sources(d.case) == "还没有回访过。"
