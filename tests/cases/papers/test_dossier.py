"""The dossier: what is in it can be opened, what it lacks is named, its pages are counted."""

import io
from contextlib import contextmanager

import pypdf
import pytest
from django.db import connection, transaction
from django.db.models import QuerySet
from django.urls import reverse

from cases import consistency
from cases.demo.sample_scan import sample_scan
from cases.door import refusals
from cases.models import Case, Evidence
from cases.papers import dossier
from cases.papers.dossier import Presence
from cases.papers.evidence import filed_scans
from cases.papers.scanned_file import read_scan
from cases.states import Status as S
from mediation.vault import VaultError
from tests.cases.papers.scans import pdf, photograph
from tests.cast import cast
from tests.clients import sign_in
from tests.factories import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(monday):
    return cast()


def presence(dispute):
    """How each paper is there, by its code."""
    dispute.case.forget()
    return {entry.kind.code: entry.presence for entry in dossier.entries(dispute.case)}


def counted(dispute):
    dispute.case.forget()
    return tuple(dossier.contents(dispute.case))


def test_what_is_only_on_record_is_lacking_until_it_is_scanned(people):
    leak = at(people, S.CLOSED)

    there = {"F4": Presence.ISSUED, "F5": Presence.ISSUED, "F9": Presence.ISSUED}
    assert presence(leak) == there | {"F20": Presence.RECORDED, "F8": Presence.RECORDED}
    assert dossier.missing(leak.case) == ["当事人身份证明", "人民调解记录"]

    leak.scans_filed()
    assert presence(leak) == there | {"F20": Presence.SCANNED, "F8": Presence.SCANNED}
    assert dossier.missing(leak.case) == []


def test_the_pages_are_those_of_the_pdfs_and_the_scans(people):
    leak = at(people, S.CLOSED).scans_filed()
    leak.office("file_scan", paper="receipts", file=read_scan(pdf(3)))

    papers = list(leak.documents.exclude(kind="closing_report"))  # F16 is no paper of the dossier
    pages = [len(pypdf.PdfReader(io.BytesIO(paper.read_pdf())).pages) for paper in papers]

    assert counted(leak) == (3, 4, sum(pages) + 3 + 3)
    leak.office("archive", retention="30")
    assert leak.case.pages == sum(pages) + 6
    assert leak.last_sentence == (
        f"立卷归档，文书3份、扫描件4份，共{sum(pages) + 6}页，保管期限30年。"
    )


def test_the_pages_of_a_pdf_made_before_they_were_counted_are_counted(people):
    paper = at(people, S.ACCEPTED).documents.first()
    paper.read_pdf()
    type(paper).objects.filter(pk=paper.pk).update(pdf_pages=None)
    again = type(paper).objects.get(pk=paper.pk)

    assert again.count_pages() == paper.pdf_pages == 1


def test_a_scan_takes_the_place_of_the_issued_paper(people):
    leak = at(people, S.CLOSED).scans_filed()
    before = counted(leak)

    leak.office("file_scan", paper="agreement", file=read_scan(pdf(1)))

    assert presence(leak)["F9"] == Presence.SCANNED
    assert counted(leak)[:2] == (before[0] - 1, before[1] + 1)


def test_an_identity_is_proved_when_every_party_has_a_scan(people):
    leak = at(people, S.CLOSED)
    leak.office("file_scan", paper="identity", file=sample_scan("一"), party=leak.li)
    assert presence(leak)["F20"] == Presence.RECORDED

    leak.office("file_scan", paper="identity", file=sample_scan("二"), party=leak.zhou)
    assert presence(leak)["F20"] == Presence.SCANNED


def test_a_note_of_consent_or_a_number_given_is_no_proof_of_identity(people):
    leak = at(people, S.MEDIATING)
    assert leak.li.id_mark
    assert leak.li.consent == "yes"

    assert presence(leak)["F20"] == Presence.NOT_NEEDED  # no written agreement yet


@contextmanager
def only_read():
    """For the block this database takes nothing."""
    on_server = connection.vendor != "sqlite"
    before = transaction.savepoint()
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION READ ONLY" if on_server else "PRAGMA query_only = ON")
        try:
            yield
        finally:
            if on_server:  # takes the setting back, too
                transaction.savepoint_rollback(before)
            else:
                cursor.execute("PRAGMA query_only = OFF")


def test_a_paper_never_opened_is_read_where_nothing_can_be_written(people):
    paper = at(people, S.SIGNING).case.documents.get(kind="agreement")

    with only_read():
        assert paper.read_pdf().startswith(b"%PDF-")

    assert Case.objects.get(pk=paper.case_id).documents.get(pk=paper.pk).pdf is None


def test_a_scan_is_shown_without_a_cameras_notes_and_filed_with_them(people):
    leak = at(people, S.CLOSED)
    scan = read_scan(photograph(comment=b"N24"))
    row = leak.office("file_scan", paper="evidence", file=scan).evidence.latest("pk")

    shown = sign_in(people.clerk).get(reverse("office:scan", args=[leak.number, row.pk]))

    assert shown.headers["Content-Type"] == "image/jpeg"
    assert (b"N24" in shown.content, b"N24" in row.read()) == (False, True)


def test_a_scan_taken_out_is_neither_counted_nor_opened_and_stays_on_record(people):
    leak = at(people, S.CLOSED).scans_filed()
    before = counted(leak)
    scan = leak.evidence.get(paper="session")

    leak.office("take_out_scan", scan=scan, reason="放错了案件")

    assert presence(leak)["F8"] == Presence.RECORDED
    assert counted(leak) == (before[0], before[1] - 1, before[2] - 1)
    assert scan not in filed_scans(leak.case)
    assert Evidence.objects.filter(pk=scan.pk).exists()
    assert leak.last_sentence == "撤下扫描件：人民调解记录。原因：放错了案件。"


def test_nothing_is_taken_out_of_a_filed_dossier(people):
    leak = at(people, S.ARCHIVED)
    scan = leak.evidence.first()

    with pytest.raises(refusals.NoSuchStep):
        leak.office("take_out_scan", scan=scan, reason="放错了")


def test_a_notice_that_did_not_reach_everybody_is_lacking(people):
    leak = at(people, S.ACCEPTED)
    leak.mediator("give_notice", parties=[leak.li], how="当面")

    assert presence(leak)["F5"] == Presence.LACKING


def test_what_does_not_apply_gives_its_reason(people):
    leak = at(people, S.ACCEPTED)
    leak.mediator("fail", end_reason="gap")
    leak.case.forget()

    reasons = {entry.kind.code: entry.reason for entry in dossier.entries(leak.case)}

    assert reasons["F8"] == "受理后没有开始调解即已终止"
    assert reasons["F20"] == "没有订立书面协议，未留存证件"
    assert "F9" not in reasons


def test_a_case_from_a_ledger_is_filed_as_kept_on_paper(people):
    leak = at(people, S.CLOSED)
    QuerySet(type(leak.case)).filter(pk=leak.case.pk).update(origin="imported")
    leak.case.refresh_from_db()

    assert presence(leak) == {}
    assert (dossier.missing(leak.case), dossier.is_kept_elsewhere(leak.case)) == ([], True)
    leak.office("archive", retention="10")
    assert leak.last_sentence == "归档，纸质卷另存，保管期限10年。"
    assert leak.case.pages == 0


def test_a_scan_opens_in_its_own_row_alone_and_a_changed_one_is_found(people):
    leak = at(people, S.CLOSED).scans_filed()
    one, other = leak.evidence.order_by("pk")[:2]
    assert one.read() != other.read()
    assert list(consistency.faults()) == []

    Evidence.objects.filter(pk=one.pk).update(blob=other.blob)

    with pytest.raises(VaultError):
        leak.evidence.get(pk=one.pk).read()
    assert [str(fault) for fault in consistency.faults()] != []


@pytest.mark.parametrize("column", ["title", "paper", "pages", "received_on", "taken_out_on"])
def test_a_scan_is_covered_by_the_trail(people, column):
    leak = at(people, S.CLOSED).scans_filed()
    changed = {"title": "别的", "paper": "receipts", "pages": 9}.get(column, "2026-01-01")

    Evidence.objects.filter(pk=leak.evidence.first().pk).update(**{column: changed})

    assert list(consistency.faults()) != []
