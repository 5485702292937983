"""The acts that issue papers: which, for whom, bearing what; and what the dossier makes of them."""

import pytest

from cases import consistency
from cases.papers import dossier
from cases.papers.dossier import Presence
from cases.papers.reading import readable_papers
from cases.states import Status as S
from tests.cast import cast
from tests.dispute import PARTIES
from tests.factories import at, complain
from tests.moments import MONDAY

pytestmark = pytest.mark.django_db
HIDING = [{**PARTIES[0], "hide_name": True}, PARTIES[1]]


@pytest.fixture
def people(monday):
    return cast()


def papers(dispute, kind):
    return list(dispute.case.documents.filter(kind=kind).order_by("version"))


def presence(dispute):
    """How each required paper is there, by its code."""
    dispute.case.forget()
    return {entry.kind.code: entry.presence for entry in dossier.required(dispute.case)}


def test_accepting_issues_the_form_under_the_dossier_number(people):
    leak = at(people, S.ACCEPTED, day=MONDAY)

    (form,) = papers(leak, "acceptance")

    assert (form.number, form.issued_on) == (leak.dossier_number, MONDAY)
    assert form.addressees == []
    for words in ("李申", "350599********0016", "■ 当事人申请", "陈调", "指定"):
        assert words in form.read_html()


def test_a_notice_is_one_sheet_for_those_served_together(people):
    leak = at(people, S.ACCEPTED)
    leak.mediator("give_notice", parties=[leak.li], how="当面")
    leak.mediator("give_notice", parties=leak.both, how="邮寄")

    first, second = papers(leak, "rights_notice")

    assert (first.addressees, second.addressees) == ([leak.li.pk], [leak.li.pk, leak.zhou.pk])
    assert "周被" not in first.read_html()
    assert "告知方式：邮寄" in second.read_html()
    assert {first.status, second.status} == {"in_force"}
    assert list(consistency.faults()) == []


def hidden_and_served(people):
    leak = complain(people, parties=HIDING)
    leak.office("request_mediation", party=leak.li, how="窗口")
    leak.all_consent().office("accept", mediator=people.mediator, clash="", clash_waived=False)
    return leak.rights_notice_served()


def test_a_hidden_name_has_a_sheet_of_its_own_and_no_other_party_reads_it(people):
    leak = hidden_and_served(people)
    li, zhou = leak.link(leak.li), leak.link(leak.zhou)

    def read(actor):
        return {paper.kind: paper.read_html() for paper in readable_papers(leak.case, actor)}

    assert list(read(zhou)) == ["rights_notice"]
    assert "李申" not in read(zhou)["rights_notice"]
    assert "李申" in read(li)["rights_notice"]
    assert len(readable_papers(leak.case, people.as_clerk)) == 3
    assert "本表只存卷" in papers(leak, "acceptance")[0].read_html()


def test_the_court_reads_the_form_but_no_notice(people):
    leak = at(people, S.ADJUDICATING)
    leak.office("court_send")

    kinds = {paper.kind for paper in readable_papers(leak.case, people.as_liaison)}

    assert kinds == {"acceptance", "agreement"}


def test_the_dossier_tells_issued_papers_from_mere_records(people):
    leak = at(people, S.CLOSED)

    assert presence(leak) == {
        "F4": Presence.ISSUED,
        "F5": Presence.ISSUED,
        "F20": Presence.RECORDED,
        "F8": Presence.RECORDED,
        "F9": Presence.ISSUED,
    }


def test_a_paper_taken_away_is_lacking_until_a_scan_is_filed(people):
    leak = at(people, S.CLOSED)
    leak.case.documents.filter(kind__in=["acceptance", "rights_notice"]).delete()

    assert presence(leak)["F4"] == presence(leak)["F5"] == Presence.LACKING
    assert leak.blocked(people.as_clerk, "archive", pages=9, retention="10") == [
        "卷宗应有的文书还不齐，请看卷宗清单补齐。（本会规定：卷宗制度）"
    ]

    for title in ("人民调解受理登记表", "人民调解当事人权利义务告知书"):
        leak.case.evidence.create(kind="scan", title=title, received_on=MONDAY)
    assert presence(leak)["F4"] == presence(leak)["F5"] == Presence.SCANNED
    assert leak.office("archive", pages=9, retention="10").status == S.ARCHIVED


def test_a_notice_that_did_not_reach_everybody_is_lacking(people):
    leak = at(people, S.ACCEPTED)
    leak.mediator("give_notice", parties=[leak.li], how="当面")

    assert presence(leak)["F5"] == Presence.LACKING


def test_what_does_not_apply_gives_its_reason(people):
    leak = at(people, S.ACCEPTED)
    leak.mediator("fail", end_reason="gap")
    leak.case.forget()

    reasons = {entry.kind.code: entry.reason for entry in dossier.required(leak.case)}

    assert reasons["F8"] == "受理后没有开始调解即已终止"
    assert reasons["F20"] == "没有订立书面协议，未留存证件"
    assert "F9" not in reasons


def test_a_case_from_a_ledger_claims_no_paper(people):
    leak = at(people, S.CLOSED)
    leak.case.origin = "imported"

    assert presence(leak) == {}
    assert dossier.missing(leak.case) == []
    assert dossier.is_kept_elsewhere(leak.case)
