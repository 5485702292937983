"""The agreement editor: saved through the door, by the mediator alone, never overwritten."""

import pytest

from cases import door
from cases.models import Agreement, Step
from cases.web.mediator.agreement import DRAFT_IS_GONE
from cases.web.stepping import SENT_BEFORE
from mediation import clock
from tests.cases.web.mediator.agreement_form import address, deed, payment, sent
from tests.cases.web.mediator.town import accepted, drafted, mediating, signing
from tests.clients import sign_in

pytestmark = pytest.mark.django_db

STATEMENTS = 12


BAD = {
    "a sum": {"amount": "很多钱"},
    "nothing": {"amount": "0"},
    "a stranger": {"by_party": "999999"},
    "a day": {"due_on": "2026-02-30"},
    "half an instalment": {"parts": [("2026-12-01", "")]},
}


@pytest.mark.parametrize("what", BAD)
def test_what_cannot_be_kept_is_refused_and_shown_again(people, browser, what):
    case = mediating(people)
    response = browser.post(address(case), sent(payment(case, **BAD[what]), deed(case)))
    assert response.status_code == 422
    assert "重做防水层" in response.content.decode()
    assert "error-summary" in response.content.decode()
    assert not Agreement.objects.exists()


def test_a_party_of_another_case_cannot_be_the_payer(people, browser):
    case, other = mediating(people), mediating(people)
    response = browser.post(address(case), sent(payment(case, by_party=other.parties.last().pk)))
    assert response.status_code == 422


def test_the_second_of_two_writers_sees_both_texts(people, browser):
    case = drafted(people)
    assert browser.get(address(case)).context["form"]["seen"].value() == "1.1"
    first = browser.post(address(case), sent(deed(case, 0), seen="1.1"))
    second = browser.post(address(case), sent(payment(case), seen="1.1", key="k2"))
    assert (first.status_code, second.status_code) == (303, 409)
    mine, theirs = (text["value"] for text in second.context["texts"])
    assert "重做防水层" in mine
    assert "5,800.00" in theirs
    assert [clause.kind for clause in Agreement.objects.get().parts] == ["act"]
    saved = Step.objects.filter(name="edit_agreement").order_by("seq")
    lines = [line.sentence for line in saved]
    assert lines == ["保存协议草稿（第1稿）。", "再次保存协议草稿（第1稿）。"]


def test_the_same_save_again_has_one_effect(people, browser):
    case = mediating(people)
    for _ in range(2):
        assert browser.post(address(case), sent(payment(case))).status_code == 303
    assert Agreement.objects.get().revision == 1
    assert Step.objects.filter(name="edit_agreement").count() == 1


def test_the_key_with_another_text_is_refused(people, browser):
    case = mediating(people)
    browser.post(address(case), sent(payment(case)))
    response = browser.post(address(case), sent(payment(case, amount="9"), seen="1.1"))
    assert response.status_code == 422


def test_an_unknown_edition_is_answered_with_what_was_written(people, browser):
    case = mediating(people)
    answer = browser.post(address(case), sent(payment(case), seen="9.9"))
    (mine,) = answer.context["texts"]
    assert (answer.status_code, answer.context["sentence"]) == (409, DRAFT_IS_GONE)
    assert "5,800.00" in mine["value"]
    assert not Agreement.objects.exists()


def test_a_used_key_after_the_text_was_frozen_is_answered_as_a_case_that_moved_on(people, browser):
    case = mediating(people)
    assert browser.post(address(case), sent(payment(case))).status_code == 303
    door.take(case, "draft_agreement", by=people.as_mediator, on=clock.today())
    late = browser.post(address(case), sent(deed(case, 0), seen="1.1"))
    assert (late.status_code, SENT_BEFORE in late.content.decode()) == (409, False)
    assert [text["label"] for text in late.context["texts"]] == ["您刚才写的"]
    assert "重做防水层" in late.context["texts"][0]["value"]


@pytest.mark.parametrize(("make", "status"), [(accepted, 422), (signing, 409)])
def test_the_editor_answers_422_before_drafting_and_409_after_it(people, browser, make, status):
    case = make(people)
    answers = [browser.get(address(case)), browser.post(address(case), sent())]
    assert [answer.status_code for answer in answers] == [status, status]
    early = ["还没有到这一步" in answer.content.decode() for answer in answers]
    assert early == [status == 422, status == 422]


def test_only_the_mediator_drafts(people):
    case = mediating(people)
    assert sign_in(people.bystander).get(address(case)).status_code == 404
    assert sign_in(people.clerk).get(address(case)).status_code == 403
    office = address(case).replace("mediator", "office")
    assert sign_in(people.clerk).post(office).status_code == 404


@pytest.mark.parametrize("clauses", [1, 3])
def test_the_editor_costs_the_same_for_one_and_three_clauses(
    people, browser, clauses, django_assert_max_num_queries
):
    case = mediating(people)
    browser.post(address(case), sent(*(deed(case, n) for n in range(clauses))))
    browser.get(address(case))
    with django_assert_max_num_queries(STATEMENTS):
        browser.get(address(case))


def test_the_text_is_shown_beside_the_act_that_freezes_it(people, browser):
    case = drafted(people)
    clause = case.sheet.agreement.parts[0].sentence
    page = browser.get(f"/mediator/cases/{case.number}/draft_agreement/").content.decode()
    assert clause in page
