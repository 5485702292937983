"""Masked cases on the pages of overseeing offices: surnames, and no typed text."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from openpyxl import load_workbook

from cases import door
from cases.door.recording import append, flush, line
from cases.models import AccessLog
from cases.web.trail_lines import entries_for
from mediation import clock
from tests.cases.web.supervisor.addresses import case_url
from tests.dispute import PARTIES
from tests.factories import at, complain
from tests.house.walking import body_of

pytestmark = pytest.mark.django_db

TYPED = ("漏水损坏", "1202", "赔偿天花板")


def test_a_masked_case_shows_surnames_and_no_typed_text(p):
    case = at(p, "mediating").case
    pages = [
        p.qian.get(case_url(case)),
        p.qian.get("/supervisor/cases/"),
        p.qian.get("/supervisor/"),
    ]

    body = body_of(pages[0])
    assert "李某" in body
    assert "138****" in body
    written = [*TYPED, *(party["name"] for party in PARTIES), *(q["phone"] for q in PARTIES)]
    assert [word for word in written for page in pages if word in body_of(page)] == []
    assert not AccessLog.objects.exists()


def story_of(client, case):
    return [entry.sentence for entry in client.get(case_url(case)).context["entries"]]


def test_a_lapsed_deadline_is_named_under_the_mask(p):
    late = complain(p, day=clock.today() - timedelta(days=60))
    late.office("dispatch", company=p.company)
    call_command("run_due")
    newest, first_response, *earlier = story_of(p.qian, late.case)
    assert newest == late.case.trail.latest("seq").sentence
    assert "已于2026年1月8日届满" in newest
    assert first_response.startswith("首次回应期限已于2026年1月2日（周五）24时届满")
    assert earlier == ["派单。", "登记。"]


def test_a_line_of_typed_words_alone_is_left_out_under_the_mask(p):
    dispute = complain(p)
    with transaction.atomic():
        case = door.lock(dispute.case.pk, p.as_clerk)
        append(case, line("note", "李申说漏水损坏。", clock.today(), p.as_clerk))
        flush(case)
    assert story_of(p.qian, dispute.case) == ["登记。"]


def test_that_an_agreement_is_in_force_is_said_once(p):
    case = at(p, "agreed").case
    said = re.compile("生效|有约束力")
    assert list(filter(said.search, story_of(p.qian, case))) == ["协议生效。"]
    read = [entry.sentence for entry in entries_for(case, p.as_clerk)]
    assert [words[:4] for words in filter(said.search, read)] == ["书面协议"]


def test_the_workbook_is_masked_too(p, tmp_path):
    case = complain(p).case
    answer = p.qian.get("/supervisor/cases.xlsx")
    file = tmp_path / "list.xlsx"
    file.write_bytes(b"".join(answer) if answer.streaming else answer.content)

    cells = [str(c.value) for row in load_workbook(file).active for c in row if c.value]

    assert case.number in cells
    assert [word for word in (*TYPED, "李申", "周被") for cell in cells if word in cell] == []


def test_the_mask_keeps_a_hidden_name_and_what_was_typed_as_an_address(p):
    d = at(p, "mediating")
    case = d.case
    case.parties.filter(pk=d.li.pk).update(
        hide_name=True, kind="organisation", address="联系人李申，侨韵苑6号楼1102室"
    )

    page = body_of(p.qian.get(case_url(case)))

    assert "一位住户" in page
    assert "李申" not in page
