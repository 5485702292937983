"""Sentences stay true: for the state the case is in, the day they name, the acts they offer."""

import pytest

from cases.door import offering
from cases.forms.base import FORMS
from cases.states import Status as S
from reports.documents.acceptance import will
from tests.cast import cast
from tests.clients import sign_in
from tests.factories import at
from tests.moments import morning_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


def test_the_way_of_a_consent_brings_no_stop_of_its_own(people):
    dispute = at(people, S.REQUESTED)
    dispute.office("consent", party=dispute.zhou, agrees=True, how="电话中表示。")

    assert dispute.last_sentence == f"{{p{dispute.zhou.pk}}}同意调解（电话中表示）。"
    assert will(dispute.zhou).endswith("同意调解（电话中表示）。")


def test_a_stored_last_day_has_its_year_and_counts_itself(people):
    with morning_of("2026-12-29"):
        dispute = at(people, S.REGISTERED)
        dispute.office("dispatch", company=people.company)
        due = dispute.clocks.get(key="K2a").due_on

        assert due.year == 2027
        last = f"，2027年{due.month}月{due.day}日（含当日；暂算，工作日历未公布）前答复。"
        assert last in dispute.last_sentence
        page = sign_in(people.manager).get(f"/company/cases/{dispute.number}/answer/")
        assert "（含当日；暂算，工作日历未公布）前答复" in page.content.decode()


@pytest.mark.parametrize(
    ("status", "says"),
    [(S.REQUESTED, "各方都同意的，调委会可以受理"), (S.ACCEPTED, "已经受理，调解继续")],
)
def test_a_consent_promises_an_acceptance_only_before_it(people, status, says):
    form = FORMS["consent"](case=at(people, status).case, actor=people.as_clerk)

    assert form.after[0].text == says


def others(dispute, actor):
    return {row["label"] for row in offering.who_else(dispute.case, actor)}


def test_impossible_acts_are_not_listed_for_others(people):
    dispute = at(people, S.AGREED)
    assert "共同申请司法确认" in others(dispute, people.as_liaison)

    confirmed = at(people, S.ADJUDICATING)
    assert "裁定协议有效，继续履行" not in others(confirmed, people.as_mediator)
    confirmed.court_takes_it().court("court_decide", outcome="confirmed")
    assert "裁定协议有效，继续履行" in others(confirmed, people.as_mediator)
    confirmed.court("title_given")
    assert "共同申请司法确认" not in others(confirmed, people.as_liaison)


def test_the_ruling_and_not_the_agreement_is_the_title():
    said = [after.text for after in FORMS["title_given"].after]
    assert said == ["裁定书自裁定之日起是执行依据", "不登记任何付款"]
