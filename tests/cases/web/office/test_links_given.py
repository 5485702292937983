"""Links to a case: chosen at registration or given later, revoked by the next."""

import pytest

from cases import door
from cases.access.links import Link
from cases.models import Case, CaseAccess
from cases.phases.common import only_parties_of_this_case
from cases.states import Status as S
from cases.web.office.links_given import LinkForm
from tests.cases.web.office.people import complaint
from tests.cases.web.office.registration_form import REGISTER, filled_in
from tests.clients import sign_in
from tests.deeds import another_committee, transfer_to
from tests.factories import at

pytestmark = pytest.mark.django_db


def test_the_receipt_shows_link_and_code_of_who_was_chosen(p):
    client = sign_in(p.clerk)

    page = client.get(client.post(REGISTER, filled_in(p)).url)

    (shown,) = page.context["tickets"]
    assert page.content.decode().count('class="qr"') == 1
    assert (shown["name"], "/r/" in shown["url"], len(shown["code"])) == ("李申", True, 6)


def test_namesakes_are_told_apart_where_they_are_given_links(p):
    client, namesake = sign_in(p.clerk), {"parties-1-name": "李申", "parties-1-link": "on"}
    receipt = client.post(REGISTER, filled_in(p, **namesake, **{"parties-1-role": "applicant"})).url

    shown = client.get(receipt)
    links = client.get(shown.context["base"] + "give_link/")

    apart = ["申请人 · 登记的第1位", "申请人 · 登记的第2位"]
    assert [row["note"] for row in shown.context["tickets"]] == apart
    assert [row["note"] for row in links.context["parties"]] == apart
    assert all(note in page.content.decode() for page in (shown, links) for note in apart)


def test_the_receipt_promises_the_look_up_only_with_the_code_it_takes(p):
    client = sign_in(p.clerk)
    receipt = client.post(REGISTER, filled_in(p)).url

    elsewhere = sign_in(p.clerk)
    with_code, without = (c.get(receipt).content.decode() for c in (client, elsewhere))

    assert "凭编号和查询码可以查询进度" in with_code
    assert "凭编号" not in without
    assert "没有查询码的，请向登记单位领取" in without


def test_a_receipt_without_a_link_does_not_claim_that_one_was_shown(p):
    client, case = sign_in(p.clerk), complaint(p)
    url = f"/office/cases/{case.number}/receipt/"

    before = client.get(url).content.decode()
    client.post(client.get(url).context["base"] + "give_link/", {"party": case.parties.first().pk})
    after = sign_in(p.clerk).get(url).content.decode()

    assert ("还没有给当事人发链接" in before, "只在发出的浏览器里" in before) == (True, False)
    assert ("还没有给当事人发链接" in after, "只在发出的浏览器里" in after) == (False, True)


def test_the_trail_says_what_the_button_affirmed_and_what_ended(p):
    client, case = sign_in(p.clerk), complaint(p)
    url, party = f"/office/cases/{case.number}/give_link/", case.parties.first()
    buttons, sentences = [], []
    for _ in range(2):
        page = client.get(url)
        buttons.append("已核对身份，补发新的" in page.content.decode())
        shown = {name: page.context[of] for name, of in (("key", "key"), ("as_of", "lines"))}
        client.post(url, {"party": party.pk} | shown)
        sentences.append(case.trail.latest("seq").sentence)

    given = f"给{{p{party.pk}}}一案链接和查询码"
    assert (buttons, sentences) == ([False, True], [f"{given}。", f"{given}，以前的作废。"])


def test_a_new_link_revokes_the_old_one(p):
    client = sign_in(p.clerk)
    client.post(REGISTER, filled_in(p))
    case = Case.objects.get()
    old = case.links.get()

    response = client.post(f"/office/cases/{case.number}/give_link/", {"party": old.party_id})

    old.refresh_from_db()
    new = case.links.get(revoked_at=None)
    assert response.url == f"/office/cases/{case.number}/receipt/"
    assert (old.alive, new.party_id) == (False, old.party_id)
    admitted = CaseAccess.objects.filter(function="resident").values_list("principal", flat=True)
    assert list(admitted) == [new.principal]


def test_a_link_leaves_a_line_and_comes_once_however_often_it_is_asked(p):
    client = sign_in(p.clerk)
    case = complaint(p)
    url, asked = f"/office/cases/{case.number}/give_link/", case.parties.first()
    shown = []
    for _ in range(2):
        receipt = client.post(url, {"party": asked.pk, "key": "once"}).url
        shown.append(client.get(receipt).context["tickets"])

    assert shown[0] == shown[1] != []
    assert case.links.count() == 1
    line = case.trail.get(name="give_link")
    assert (line.audience, line.actor) == ("staff", "郑管")
    assert shown[0][0]["code"] not in f"{line.sentence}{line.facts}"


def test_the_links_of_a_registration_are_named_on_its_line(p):
    client = sign_in(p.clerk)
    receipts = [client.post(REGISTER, filled_in(p)).url for _ in range(2)]
    tickets = client.get(receipts[1]).context["tickets"]

    case = Case.objects.get()
    assert receipts[0] == receipts[1]
    assert [row["name"] for row in tickets] == ["李申"]
    assert case.links.count() == 1
    assert f"已给{{p{case.parties.first().pk}}}一案链接" in case.trail.get(seq=1).sentence


@pytest.mark.parametrize("party", ["", "x", "999999", "9" * 30])
def test_a_link_goes_only_to_a_party_of_the_case(p, party):
    case = complaint(p)

    sign_in(p.clerk).post(f"/office/cases/{case.number}/give_link/", {"party": party})

    assert not Link.objects.exists()


def test_a_key_no_database_can_hold_gives_no_link(p):
    sign_in(p.clerk).post(REGISTER, filled_in(p))
    case = Case.objects.get()
    url = f"/office/cases/{case.number}/give_link/"
    before, sent = case.links.count(), {"party": case.parties.first().pk, "key": "\x00"}

    answer = sign_in(p.clerk).post(url, sent, follow=True)

    assert "这张表没有传完整，请再按一次。" in answer.content.decode()
    assert case.links.count() == before


def test_nobody_gets_a_link_unless_it_is_chosen(p):
    form = sign_in(p.clerk).get(REGISTER).context["form"]

    assert [row["link"].value() for row in form.parties] == [None, None]


def release_the_third(p, case):
    door.record(case, "release_party", by=p.as_deputy, party=third(case), reason="登记错了")


def hand_it_over(p, case):
    sent = transfer_to(another_committee(), [*case.parties.all()])
    door.take(case, "transfer", by=p.as_deputy, **sent)


def third(case):
    return case.parties.get(name="王三")


@pytest.mark.parametrize(("act", "status"), [(release_the_third, 409), (hand_it_over, 404)])
def test_what_a_colleague_does_meanwhile_leaves_no_link(p, monkeypatch, act, status):
    d, is_valid = at(p, S.REQUESTED), LinkForm.is_valid
    d.office("add_party", kind="person", name="王三", role="respondent", side=2)

    def valid_too_late(form):
        act(p, d.case)
        return is_valid(form)

    monkeypatch.setattr(LinkForm, "is_valid", valid_too_late)
    path = f"/office/cases/{d.number}/give_link/"
    answer = sign_in(p.clerk).post(path, {"party": third(d.case).pk})

    assert answer.status_code == status
    assert (only_parties_of_this_case.otherwise in answer.content.decode()) == (status == 409)
    assert not Link.objects.exists()
