"""A refusal says to residents and companies what they can do, wherever on the page it stands."""

import re
from datetime import timedelta

import pytest

from cases.door import offering
from cases.forms.base import FORMS
from cases.law import articles, articles_of_enforcement
from cases.states import Status as S
from cases.web import plain_words
from cases.web.plain_words import in_plain_words
from cases.words.readers import Reader
from mediation import clock
from tests.cases.web.public import made
from tests.cases.words.office_language import OFFICE_LANGUAGE
from tests.cast import cast
from tests.clients import sign_in
from tests.factories import at
from tests.house.matrix import MAY, WITH_A_FORM

OF = {"applicant": Reader.PARTY, "respondent": Reader.PARTY, "company": Reader.COMPANY}
# The company of the cast is asked to answer and is no party: as one, it may apply and be paid.
AS_A_PARTY = dict.fromkeys(("confirm_payment", "withdraw", "consent"), ("company",))
OFFICE_WORDS = re.compile("在册|执行依据|办理“|改办|先登记")


def refusals(of=OF):
    """(reader, guard or what is missing) of every act that one of these may take."""
    for act in offering.catalogue():
        row = WITH_A_FORM.get(act.name)
        for role in of.keys() & {*(row.may if row else ()), *AS_A_PARTY.get(act.name, ())}:
            reasons = (*act.guards, *FORMS[act.name].when_empty.values())
            yield from ((of[role], reason) for reason in reasons)


def office_words_in(sentence) -> list:
    """The terms of the office that the sentence uses."""
    return OFFICE_LANGUAGE.findall(sentence) + OFFICE_WORDS.findall(sentence)


def test_no_refusal_speaks_to_a_party_or_a_company_as_to_the_office():
    said = {in_plain_words(guard, reader).otherwise for reader, guard in refusals()}
    assert [sentence for sentence in said if office_words_in(sentence)] == []


def test_every_sentence_in_plain_words_replaces_one_that_its_reader_can_get():
    replaced = {(reader, guard) for guard, said in plain_words.INSTEAD.items() for reader in said}
    assert replaced - set(refusals(OF | {"court": Reader.COURT})) == set()


def test_a_court_reads_a_rule_of_the_committee_by_its_name_and_a_law_in_full():
    acts = [act for act in offering.catalogue() if "court" in MAY.get(act.name, ())]
    guards = {guard for act in acts for guard in act.guards}
    read = {guard.basis: in_plain_words(guard, Reader.COURT) for guard in guards}
    assert {str(said) for said in read.values() if "本会" in str(said.basis)} == set()
    assert str(read[articles.COURT_MATTERS]).endswith("（法院程序登记）")
    assert read[articles_of_enforcement.ENFORCEABLE].basis == articles_of_enforcement.ENFORCEABLE


@pytest.mark.django_db
def test_a_refusal_beside_its_question_is_in_the_words_of_its_reader(client):
    dispute = at(cast(), S.ANSWERED)
    promise = {"promise_text": "擦净楼梯", "promise_due_on": clock.today() + timedelta(days=2)}
    dispute.office("make_promise", party=dispute.li, **promise)
    made.open_case(client, dispute.case, dispute.li)
    facts = {"promise": dispute.case.promises.get().pk, "kept": "yes", "key": "k"}
    answer = client.post(f"/my/cases/{dispute.number}/check_promise/", facts)
    beside = answer.context["form"].errors["promise"]
    assert beside == ["这是您自己答应的事，要请别的人来核实。（本会规定：承诺台账）"]


@pytest.mark.django_db
def test_a_company_reads_beside_a_greyed_act_what_it_can_do(client):
    dispute = at((people := cast()), S.DISPATCHED)
    sign_in(people.manager, client)
    dispute.case.dispatches.update(status="lapsed")
    page = client.get(f"/company/cases/{dispute.number}/answer/").content.decode()
    assert "这件已经答复过，或者不用再答复了。" in page
    assert "没有未结的派单" not in page


@pytest.mark.django_db
def test_a_party_without_a_promise_to_check_reads_one_reason_and_no_act_of_the_office(client):
    dispute = at(cast(), S.ANSWERED)
    made.open_case(client, dispute.case, dispute.li)
    answer = client.get(f"/my/cases/{dispute.number}/check_promise/")
    assert [one.otherwise for one in answer.context["missing"]] == [plain_words.NO_PROMISE]
