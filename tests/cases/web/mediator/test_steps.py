"""The pages of the mediator's acts: 303 done, 422 not yet, 409 moved on, 404 and 403."""

import pytest

from cases.models import Case, Step
from cases.states import Status
from mediation import clock
from tests import deeds
from tests.cases.web.mediator.town import accepted, drafted, mediating, signing
from tests.cast import cast
from tests.clients import sign_in
from tests.factories import at

pytestmark = pytest.mark.django_db

STATEMENTS = 25
WITH_A_PAPER_OR_DUTIES = {"draft_agreement": 34, "conclude_orally": 37}


def address(case, act):
    return f"/mediator/cases/{case.number}/{act}/"


def sent(**fields):
    return {"on": clock.today().isoformat(), "key": "k1"} | fields


def party(case, place=0):
    return case.parties.all()[place].pk


ACTS = {
    "give_notice": (accepted, lambda c: {"parties": [party(c), party(c, 1)], "how": "当面"}),
    "contact": (
        accepted,
        lambda c: {"party": party(c), "way": "phone", "reached": "on", "at": "00:00"},
    ),
    "log_session": (
        mediating,
        lambda c: {
            "present": [party(c), party(c, 1)],
            "place": "评理室",
            "statements": "都愿意让步。",
            "content": "谈成。",
            "outcome": "agreed",
        },
    ),
    "offer": (mediating, lambda c: {"party": party(c), "amount": "5000"}),
    "caucus": (mediating, lambda c: {"party": party(c), "text": "底线五千"}),
    "fail": (mediating, lambda c: {"end_reason": "gap"}),
    "conclude_orally": (
        mediating,
        lambda c: {
            "payer": party(c, 1),
            "payee": party(c),
            "amount": "100",
            "at_once": "now",
            "doer": "nobody",
            "content": "握手言和",
        },
    ),
    "draft_agreement": (drafted, lambda c: {}),
    "sign": (
        signing,
        lambda c: {
            **{"party": party(c), "signer": "self", "mark": "name"},
            **{"way": "paper", "identity_checked": "证"},
        },
    ),
    "mediator_sign": (signing, lambda c: {}),
    "amend": (signing, lambda c: {"reason": "金额写错"}),
}


@pytest.mark.parametrize("act", ACTS)
def test_an_act_is_shown_and_done_and_its_result_is_shown(
    people, browser, act, django_assert_max_num_queries
):
    make, fields = ACTS[act]
    case = make(people)
    before = Step.objects.filter(case=case, name=act).count()
    assert browser.get(address(case, act)).status_code == 200
    data = sent(**fields(case), as_of=case.trail.count())
    with django_assert_max_num_queries(WITH_A_PAPER_OR_DUTIES.get(act, STATEMENTS)):
        response = browser.post(address(case, act), data)
    assert (response.status_code, response.headers["Location"]) == (
        303,
        f"/mediator/cases/{case.number}/",
    )
    assert Step.objects.filter(case=case, name=act).count() == before + 1
    assert browser.get(response.headers["Location"]).status_code == 200


def test_a_repeated_submit_has_one_effect(people, browser):
    case = mediating(people)
    for _ in range(2):
        data = sent(party=party(case), amount="5000")
        assert browser.post(address(case, "offer"), data).status_code == 303
    assert case.offers.count() == 1


def test_an_unmet_guard_is_named_and_all_typed_text_is_kept(people, browser):
    case = accepted(people)
    response = browser.post(address(case, "open_session"), sent(place="三楼会议室"))
    assert response.status_code == 422
    assert "三楼会议室" in response.content.decode()
    assert "《人民调解法》第二十三条" in response.content.decode()
    assert Case.objects.get(pk=case.pk).status == Status.ACCEPTED


def test_a_bad_field_is_refused(people, browser):
    case = mediating(people)
    assert browser.post(address(case, "offer"), sent(amount="x")).status_code == 422


def test_a_stale_page_shows_that_the_case_moved_on(people, browser):
    case = signing(people)
    fields = sent(present=[party(case)], place="评理室", content="又谈", statements="说了")
    assert browser.get(address(case, "log_session")).status_code == 409
    response = browser.post(address(case, "log_session"), fields)
    assert response.status_code == 409
    assert "又谈" in response.content.decode()


def test_strangers_and_wrong_functions_are_turned_away(people, browser):
    case = signing(people)
    assert sign_in(people.bystander).get(address(case, "sign")).status_code == 404
    assert sign_in(people.clerk).get(address(case, "sign")).status_code == 403
    assert browser.get(address(case, "seal")).status_code == 403
    assert browser.get(address(case, "nothing")).status_code == 404


def test_phrases_are_shown_beside_the_text_field(people, browser):
    page = browser.get(address(mediating(people), "log_session"))
    asked = [question for section in page.context["form"].drawn for question in section.all]
    assert [one.bound.name for one in asked if one.phrases] == ["statements", "content"]
    assert 'data-phrase="#id_content"' in page.content.decode()


def is_reassigned(d):
    d.office("reassign", mediator=d.p.bystander, reason="休假")


def passes_away(d):
    d.office("transfer", **deeds.transfer_to(deeds.another_committee(), d.both))


@pytest.mark.parametrize("taken_from_them", [is_reassigned, passes_away])
def test_who_no_longer_mediates_is_told_and_keeps_what_they_wrote(taken_from_them):
    d = at(cast(), Status.MEDIATING)
    client, never_theirs = sign_in(d.p.mediator), sign_in(d.p.bystander)
    values = sent(statements="都愿意让步。", content="谈了两个小时。", amount="5000")
    assert never_theirs.post(address(d.case, "log_session"), values).status_code == 404
    taken_from_them(d)

    answer = client.post(address(d.case, "log_session"), values)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert f"案件 {d.number} 已经改由别人调解，或者移交了别的调委会" in page
    assert ("谈了两个小时。" in page, "都愿意让步。" in page) == (True, True)
    assert client.get(address(d.case, "log_session")).status_code == 404
    values = sent(**{"matter": "卫生间漏水。", "clause-0-text": "重做防水"})
    page = client.post(address(d.case, "edit_agreement"), values).content.decode()
    assert ("卫生间漏水。" in page, "重做防水" in page) == (True, True)
