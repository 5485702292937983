"""The page of a withdrawal: who withdraws, and what it says while another still asks."""

import pytest

from cases.models import Case
from cases.states import Status as S
from tests.cases.web.public import made
from tests.cast import cast
from tests.clients import sign_in
from tests.dispute import PARTIES
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

HIDDEN = PARTIES[0] | {"name": "王同住", "id_number": "", "phone": "", "hide_name": True}


@pytest.fixture
def two():
    return at(cast(), S.REQUESTED, parties=(PARTIES[0], HIDDEN, PARTIES[1]))


def test_the_office_chooses_who_withdraws_and_nobody_is_preselected(client):
    d = at(cast(), S.REQUESTED)
    url = f"/office/cases/{d.number}/withdraw/"
    form = sign_in(d.p.clerk, client).get(url).context["form"]
    sent = {"on": "2026-03-02", "reason": "已和好", "key": "k"}

    assert [party.name for party in form.fields["party"].queryset] == ["李申"]
    assert form["party"].value() is None
    assert client.post(url, sent).context["form"].errors["party"] == ["请选择“哪一位申请人”。"]
    assert client.post(url, sent | {"party": d.li.pk}).status_code == 303
    assert Case.objects.get(pk=d.pk).status == S.WITHDRAWN


def test_the_office_reads_who_still_asks_and_where_one_of_them_leaves(two, client):
    page = sign_in(two.p.clerk, client).get(f"/office/cases/{two.number}/withdraw/")
    [reason] = page.context["refused"]

    assert reason.otherwise.startswith("李申、王同住没有撤回，案件要继续办；")
    assert reason.remedy_url == f"/office/cases/{two.number}/release_party/"


def test_a_party_withdraws_for_itself_alone_whatever_was_posted(client):
    d = at(cast(), S.REQUESTED)
    made.open_case(client, d.case, d.li)
    sent = {"reason": "和好了", "party": d.zhou.pk, "on": "2020-01-01"}

    assert client.post(f"/my/cases/{d.number}/withdraw/", sent).status_code == 303
    line = d.trail.latest("seq")
    assert (line.facts["withdrew"], str(line.on)) == (d.li.pk, "2026-03-02")


def test_a_party_reads_that_another_still_asks_but_no_hidden_name(two, client):
    made.open_case(client, two.case, two.li)
    url = f"/my/cases/{two.number}/withdraw/"
    said = "还有别的申请人没有撤回，这件事要继续办。您自己不想继续的，请打调委会电话。"

    for page in (client.get(url), client.post(url, {"reason": "不想追究"})):
        assert [reason.otherwise for reason in page.context["refused"]] == [said]
        assert "王同住" not in page.content.decode()
    assert Case.objects.get(pk=two.pk).status == S.REQUESTED
