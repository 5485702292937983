"""Who may act is asked of the row the act works on, not of the case it belongs to."""

import pytest
from django.core.exceptions import PermissionDenied

from cases import door
from cases.states import Status as S
from mediation import clock
from mediation.accounts.actor import actor_of
from mediation.directory.models import Court, Department, Function
from tests.cast import cast, hire
from tests.clients import sign_in
from tests.deeds_after import court_accepts, court_receives, sent_to_court
from tests.dispute import COURT_NUMBER, ENFORCEMENT_NUMBER, PARTIES
from tests.factories import at, complain

pytestmark = pytest.mark.django_db

ACTS = {
    "court_receive": {},
    "court_return": {"lacking": "身份证"},
    "court_accept": {"court_number": COURT_NUMBER},
    "court_refuse": {"words": "超期"},
    "court_decide": {"outcome": "confirmed"},
    "title_given": {},
    "agreement_stands": {},
}
ENFORCING = {
    "enforcement_accepted": {"court_number": ENFORCEMENT_NUMBER},
    "enforced": {},
    "enforcement_refused": {},
}


@pytest.fixture
def p():
    people = cast()
    people.other_court = Court.objects.create(name="乙区人民法院", code="闽0598")
    people.other_court.districts.add(people.district)
    people.other_liaison = hire("乙法", Function.COURT, court=people.other_court)
    return people


def withdrawn(d, first):
    """The first court got the papers; they were withdrawn there."""
    d.office("open_proceeding", court=first, applicants=d.both).office("court_send")
    return d.office("court_withdraw", words="改向乙区申请").office("agreement_stands")


@pytest.fixture
def moved(p):
    """Withdrawn at the other court, and applied for at ours."""
    d = withdrawn(at(p, S.AGREED), p.other_court)
    return d.office("open_proceeding", court=p.court, applicants=d.both)


def refused(d, by, names):
    """Which of these acts this actor is not permitted; nothing is written."""
    before, found = d.written(), set()
    for name, facts in names.items():
        with pytest.raises(PermissionDenied):
            door.do(d.case, name, by=by, **facts)
        found.add(name)
    assert d.written() == before
    return found


@pytest.mark.parametrize("deed", [sent_to_court, court_receives, court_accepts])
def test_a_court_cannot_act_on_a_proceeding_at_another_court(p, moved, deed):
    deed(moved)

    assert refused(moved, actor_of(p.other_liaison), ACTS) == set(ACTS)


def test_a_court_cannot_report_the_ruling_of_another_court(p, moved):
    court_accepts(moved)
    moved.court("court_decide", outcome="confirmed")

    assert refused(moved, actor_of(p.other_liaison), ACTS) == set(ACTS)
    assert moved.court("title_given").status == S.PERFORMING


def test_a_court_cannot_act_on_an_enforcement_at_another_court(p):
    d = at(p, S.DEFAULTED)
    d.day = None
    d.office("open_enforcement", court=p.other_court).office("court_send")
    d.office("court_withdraw", words="改向本院申请")
    court_receives(d.office("open_enforcement", court=p.court))
    other = actor_of(p.other_liaison)

    assert refused(d, other, ENFORCING | ACTS) == {*ENFORCING, *ACTS}

    d.court("enforcement_accepted", court_number=ENFORCEMENT_NUMBER)
    assert refused(d, other, ENFORCING | ACTS) == {*ENFORCING, *ACTS}


def test_the_court_of_before_reads_its_case_page_and_nothing_of_the_new_papers(p, moved):
    sent_to_court(moved)
    client = sign_in(p.other_liaison)

    assert client.get(f"/court/cases/{moved.number}/").status_code == 200
    for act in (*ACTS, *ENFORCING):
        assert client.get(f"/court/cases/{moved.number}/{act}/").status_code == 403
        assert client.post(f"/court/cases/{moved.number}/{act}/", {}).status_code == 403


def test_a_company_cannot_answer_what_was_sent_to_a_department(p):
    d = complain(p, company=p.company)
    department = Department.objects.create(name="住建局", district=p.district)
    d.office("dispatch", department=department)
    answer = {"findings": "已查看", "action": "已修好", "answered_by": "许"}

    acts = {"take_dispatch": {}, "answer": answer}

    assert refused(d, p.as_manager, acts) == set(acts)
    assert d.office("answer", **answer).status == S.ANSWERED


def test_a_company_cannot_check_what_it_promised_itself(p):
    company = {"kind": "organisation", "name": p.company.name, "company": p.company}
    asking = {"role": "applicant", "side": 1, **company}
    d = at(p, S.DISPATCHED, parties=(asking, *PARTIES[1:]))
    promised = {"promise_text": "补漆", "promise_due_on": clock.today()}
    d.company("answer", findings="已看", action="补漆", answered_by="许", **promised)
    check = {"promise": d.promises.get(), "kept": True, "proof": "到场看过"}

    assert d.blocked(p.as_manager, "check_promise", **check) == [
        "承诺要由承诺人以外的人核查。（本会规定：承诺台账）"
    ]
    assert d.office("check_promise", **check).open_promises == 0
