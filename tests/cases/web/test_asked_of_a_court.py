"""What each reader reads while a court is asked about the paper in force."""

import pytest

from cases.states import Status as S
from cases.web.what_next import what_next
from cases.words.readers import Reader
from tests import deeds_of_awards as awards
from tests import deeds_of_retrials as retrials
from tests.cases.phases.deeds_of_enforcement import VISITS
from tests.cast import cast
from tests.clients import sign_in
from tests.deeds import nothing
from tests.deeds_of_objections import is_objected_to, zhou_objects
from tests.factories import at
from tests.house import measuring

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.usefixtures("monday")]
STATES = (S.PERFORMING, S.DEFAULTED, S.ENFORCING, S.UNSATISFIED)
ASKED = {
    "a ruling": (nothing, is_objected_to, "对确认裁定提出异议", "登记异议被驳回"),
    "an award": (
        awards.an_award_may_be_set_aside,
        awards.asks,
        "申请撤销仲裁裁决",
        "登记撤销申请被驳回",
    ),
    "a judgment": (
        retrials.a_judgment_may_be_tried_again,
        retrials.asks,
        "申请再审",
        "登记再审的决定",
    ),
}


def reads(d, reader, party=None):
    d.case.forget()
    me = d.parties.get(pk=party.pk) if party else None
    return what_next(d.case, reader, me=me)


@pytest.mark.parametrize("state", STATES, ids=str)
@pytest.mark.parametrize(("paper", "asks", "what", "record"), ASKED.values(), ids=ASKED)
def test_every_reader_reads_what_is_asked_of_the_court(state, paper, asks, what, record):
    d = at(cast(), state)
    paper(d)
    before = reads(d, Reader.STAFF)
    asks(d)
    staff = reads(d, Reader.STAFF)
    assert what in staff
    assert record in staff
    assert staff != before
    court = reads(d, Reader.COURT)
    assert court.startswith("审查")
    assert "告知调委会" in court
    for reader, party in ((Reader.PARTY, d.li), (Reader.COMPANY, d.li)):
        told = reads(d, reader, party)
        late = state == S.DEFAULTED  # who is late is told first, and of the ways
        assert (what[-2:] in told) is not late


def test_once_the_court_decided_the_sentence_is_that_of_the_state_again():
    d = at(cast(), S.PERFORMING)
    is_objected_to(d)
    d.office("objection_rejected", ruling="民事裁定书")
    assert reads(d, Reader.STAFF) == "登记付款和办完的事，请收款人确认。"


@pytest.mark.parametrize(
    ("status", "asks", "said"),
    [
        (S.PERFORMED, (retrials.asks,), "有当事人申请再审"),
        (S.PERFORMED, (retrials.asks, retrials.orders), "法院已裁定再审，或者由仲裁庭重新仲裁："),
        (S.CLOSED, (retrials.asks, retrials.orders), "法院已裁定再审，或者由仲裁庭重新仲裁："),
    ],
)
def test_what_was_performed_is_tried_again(status, asks, said):
    d = at(cast(), S.PERFORMING).everything_is_done()
    if status == S.CLOSED:
        d.office("strike_off", checked="到场核实").office("close", **VISITS)
    retrials.a_judgment_may_be_tried_again(d)
    for deed in asks:
        deed(d)
    assert d.status == status
    assert reads(d, Reader.STAFF).startswith(said)
    assert reads(d, Reader.PARTY, d.li).endswith("工作人员会告诉您。") or len(asks) == 1


def test_the_page_after_the_objection_says_it():
    d = at(cast(), S.PERFORMING)
    url = f"/office/cases/{d.number}/object_to_ruling/"
    client = sign_in(d.p.clerk)
    filled = measuring.filled(client.get(url).context["form"])
    read = client.post(url, filled | zhou_objects(d), follow=True).content.decode()
    assert "有了决定，登记异议被驳回，或者登记确认裁定被撤销。" in read
    assert "登记付款和办完的事，请收款人确认。" not in read
