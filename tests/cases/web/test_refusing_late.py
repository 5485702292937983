"""A party that had agreed says no after the acceptance: its page leads to ending the talks."""

import pytest

from cases.models import Case
from cases.states import Status as S
from tests.cases.web.public import made
from tests.cast import cast
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
FALLS = "写好的协议作废，已经签的名不再算数"


@pytest.fixture
def own(client):
    """A browser with the link of a party whose agreement is being signed; the page of an act."""
    d = at(cast(), S.SIGNING).parties_sign()
    made.open_case(client, d.case, d.zhou)
    return d, lambda act: f"/my/cases/{d.number}/{act}/"


def test_the_no_is_not_recorded_beside_an_agreement_and_the_way_out_is_named(own, client):
    d, url = own
    seen = {"as_of": d.trail.count()}
    answer = client.post(url("consent"), {"agrees": "no", "hides": "on"} | seen)

    [reason] = answer.context["refused"]
    assert reason.otherwise == "已经同意调解，也已经受理；您不想再谈的，请选“终止调解”。"
    assert reason.remedy_url == url("withdraw_mediation")
    assert d.parties.get(pk=d.zhou.pk).consented


def test_ending_says_that_the_signed_agreement_falls_and_it_does(own, client):
    d, url = own
    assert FALLS in client.get(url("withdraw_mediation")).content.decode()
    assert client.post(url("withdraw_mediation"), {}).status_code == 303
    case = Case.objects.get(pk=d.pk)
    assert (case.status, case.agreement_number) == (S.FAILED, "")


def test_before_the_signing_nothing_is_written_that_could_fall(client):
    d = at(cast(), S.MEDIATING)
    made.open_case(client, d.case, d.zhou)
    page = client.get(f"/my/cases/{d.number}/withdraw_mediation/").content.decode()
    assert "调解到此终止" in page
    assert FALLS not in page
