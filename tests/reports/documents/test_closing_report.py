"""The report of a closing (F16): frozen when a mediated case is closed, again when closed again."""

import io

import pytest
from pypdf import PdfReader

from cases.states import Status as S
from mediation import clock
from tests.cast import cast
from tests.deeds import struck_off
from tests.deeds_after import court_finds_it_void, suit_is_lost
from tests.factories import at

SUIT = "（2026）闽0599民初66号"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def printed(paper) -> str:
    reader = PdfReader(io.BytesIO(paper.read_pdf()))
    return "".join("".join(page.extract_text().split()) for page in reader.pages)


def test_the_report_says_what_was_agreed_and_performed():
    d = at(cast(), S.CLOSED)
    text = printed(d.documents.get(kind="closing_report"))

    for words in (
        f"卷号：{d.case.dossier_number}",
        "受案时间2026年3月2日结案时间2026年3月2日",
        "达成书面协议",
        "一、周被支付李申",
        "应付5,800.00元，已付5,800.00元。已经全部履行。",
        "2026年4月1日、2026年8月29日。",
        "2026年3月2日由他人核实销号。本会同意结案。",
        "350599********",
    ):
        assert words in text, text


def test_a_case_without_agreement_says_why_and_a_second_closing_supersedes_the_first():
    d = at(cast(), S.FAILED)
    struck_off(d)
    d.office("close").office("reopen_mediation", reason="又来申请。")
    first = d.documents.get(kind="closing_report")
    assert "没有达成协议，调解终止，原因：" in printed(first)
    d.office("consent", party=d.zhou, agrees=False, how="电话").office("other_side_refuses")
    struck_off(d)
    d.office("close")
    papers = d.documents.filter(kind="closing_report").order_by("version")
    assert [one.status for one in papers] == ["superseded", "in_force"]


def test_a_case_that_was_never_mediated_has_no_report():
    d = at(cast(), S.REQUESTED)
    d.office("consent", party=d.zhou, agrees=False, how="电话").office("other_side_refuses")
    struck_off(d)
    d.office("close")
    assert not d.documents.filter(kind="closing_report").exists()


def test_an_agreement_a_court_found_void_was_written_and_was_never_performed():
    d = at(cast(), S.ADJUDICATING)
    court_finds_it_void(d)
    d.office("no_result")
    struck_off(d)
    d.office("close")
    text = printed(d.documents.get(kind="closing_report"))

    assert "达成书面协议，自2026年3月2日起生效。" in text
    assert "一、周被支付李申" in text
    assert "协议从一开始就没有约束力（《民法典》第一百五十五条），没有要履行的事项。" in text
    assert "已经全部履行" not in text
    assert "口头协议" not in text


def test_a_claim_that_a_court_dismissed_is_not_called_performed():
    d = at(cast(), S.ADJUDICATING)
    suit_is_lost(d)
    d.office("claim_lost", since=clock.today())
    text = printed(d.documents.get(kind="closing_report"))

    assert "判决驳回诉讼请求。" in text
    assert "已经全部履行" not in text


def test_a_case_performed_under_a_paper_of_its_own_names_it_and_what_is_owed():
    d = at(cast(), S.FAILED)
    to = {"court": d.p.court, "party": d.li, "proof": "收件回执"}
    d.office("open_suit", kind="suit", **to).office("court_accept", court_number=SUIT)
    d.office("court_decide", outcome="granted", ruling="民事判决书")
    owed = {"debtor": d.zhou, "creditor": d.li, "amount": 300_000}
    d.office("judgment_given", since=clock.today(), ordered="sum", **owed)
    d.mediator("pay", obligation=d.debt, amount=300_000, way="transfer", paid_on=clock.today())
    d.mediator("confirm_payment", payment=d.case.payments.get(), how="电话", on=clock.today())
    struck_off(d)
    d.office("close")
    text = printed(d.documents.get(kind="closing_report"))

    assert "没有达成协议，调解终止" in text
    assert f"履行依据{d.p.court}的民事判决书于2026年3月2日生效。" in text
    assert "应付3,000.00元，已付3,000.00元。已经全部履行。" in text
    assert "没有要履行" not in text


def test_where_nothing_is_followed_nothing_is_owed():
    d = at(cast(), S.FAILED)
    struck_off(d)
    d.office("close")
    text = printed(d.documents.get(kind="closing_report"))

    assert "没有要履行的事项。" in text
    assert "履行依据" not in text
