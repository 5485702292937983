"""The acts that issue papers: which, for whom, bearing what."""

import pytest

from cases import consistency
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
