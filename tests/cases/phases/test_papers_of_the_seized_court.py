"""A court that has a suit sends it to be mediated: of the agreement it makes a paper of its own."""

from datetime import date

import pytest

from cases.consistency import faults
from cases.states import Status as S
from tests.cases.phases import sent_cases
from tests.dispute import usual_clauses
from tests.moments import morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]  # days and words, no statement

FRIDAY = date(2026, 3, 6)


@pytest.mark.parametrize(
    ("route", "number"),
    [("court_after", "（2026）闽0504民初21号"), ("court_before", "（2026）闽0504诉前调书21号")],
)
def test_the_court_that_sent_it_makes_a_paper_that_can_be_enforced(route, number):
    d = sent_cases.sent(route)
    with morning_of(FRIDAY.isoformat()):
        d.rights_notice_served().mediator("open_session").sit_down()
        d.write(*usual_clauses(d)).mediator("draft_agreement").all_marks()
        asked = {"kind": "mediation_paper", "applicants": [d.li, d.zhou], "proof": "收件回执"}
        d.office("open_deed", court=d.case.sheet.referral.court, **asked)
        assert "申请出具调解书" in d.last_sentence
        assert "诉前" not in d.last_sentence
        other = number.replace("民初", "诉前调书") if "民初" in number else "（2026）闽0504民初21号"
        [why] = d.blocked(d.p.as_clerk, "court_accept", court_number=other)
        assert why.startswith("案号的类型代字与程序不符")
        d.office("court_accept", court_number=number)
        d.office("court_decide", outcome="court_paper", ruling="民事调解书")
        d.office("judgment_given", since=FRIDAY, ordered="as_agreed")
        assert (d.status, d.case.sheet.title.kind) == (S.PERFORMING, "court_paper")
        assert d.case.sheet.title.enforceable
    assert [str(fault) for fault in faults() if fault.number == d.number] == []
