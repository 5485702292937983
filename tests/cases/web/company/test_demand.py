"""What the office demands with a dispatch is read by whom it was sent to, and by the office."""

import pytest

from cases.states import Status as S
from tests.cases.web.public import made
from tests.cast import cast
from tests.clients import sign_in
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
DEMAND = "请先上门看李申家，三天内回话。"


@pytest.fixture
def d():
    d = at(cast(), S.REGISTERED)
    return d.office("dispatch", company=d.p.company, note=DEMAND)


@pytest.mark.parametrize("page", ["", "answer/"])
def test_the_company_reads_the_demand_on_the_case_and_where_it_answers(d, client, page):
    text = sign_in(d.p.manager, client).get(f"/company/cases/{d.number}/{page}").content.decode()
    assert f"要求：{DEMAND}" in text


def test_the_office_reads_what_it_demanded(d, client):
    text = sign_in(d.p.clerk, client).get(f"/office/cases/{d.number}/").content.decode()
    assert f"前答复。要求：{DEMAND}" in text


def test_the_resident_does_not_read_it(d, client):
    made.open_case(client, d.case, d.li)
    assert DEMAND not in client.get(f"/my/cases/{d.number}/").content.decode()


def test_a_name_hidden_from_the_company_stays_hidden_in_it(d, client):
    d.parties.filter(pk=d.li.pk).update(hide_name=True)
    for page in ("", "answer/"):
        url = f"/company/cases/{d.number}/{page}"
        assert "请先上门看一位住户家" in sign_in(d.p.manager, client).get(url).content.decode()
