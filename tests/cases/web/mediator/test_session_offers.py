"""The offers made in a session are written on its page and recorded with it."""

import pytest

from cases.forms.asked import HIDES
from cases.forms.mediate.sessions import NOTHING_OFFERED, sum_of, words_of
from cases.web.stepping import SENT_BEFORE
from tests.cases.web.mediator.desk import LIST, log_session
from tests.cases.web.mediator.town import mediating
from tests.cast import cast
from tests.clients import sign_in
from tests.six_at_once import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(monday):
    return cast()


@pytest.fixture
def case(people):
    return mediating(people)


def log(people, case, **changed):
    return log_session(people, case, **{"key": "k"} | changed)


def both_offer(case, amount="6500"):
    li, zhou = case.parties.all()
    offers = {sum_of(li): amount, words_of(li): "一次付清", sum_of(zhou): "5000"}
    return offers | {"new_offers": "on"}


def stored(case):
    return list(case.offers.order_by("pk").values_list("amount", "text"))[-2:]


def test_offers_and_session_are_recorded_by_one_press(people, case):
    length = case.trail.count()
    assert log(people, case, **both_offer(case)).status_code == 303
    assert stored(case) == [(650000, "一次付清"), (500000, "")]
    new = case.trail.filter(seq__gt=length).order_by("seq")
    assert [line.name for line in new] == ["offer", "offer", "log_session"]


def test_what_is_refused_stores_nothing_and_keeps_what_was_typed(people, case):
    before = case.trail.count()
    answer = log(people, case, statements="", **both_offer(case))
    assert (answer.status_code, case.trail.count()) == (422, before)
    assert 'value="6500"' in answer.content.decode()


def test_the_page_sent_twice_records_its_offers_once(people, case):
    before = case.offers.count()
    for _ in range(2):
        assert log(people, case, **both_offer(case)).status_code == 303
    assert case.offers.count() == before + 2


@pytest.mark.parametrize("again", [{}, {"amount": "6000"}])
def test_the_page_sent_again_with_other_offers_is_refused(people, case, again):
    log(people, case, **both_offer(case))
    length = case.trail.count()
    answer = log(people, case, **(both_offer(case, **again) if again else {}))
    assert (answer.status_code, case.trail.count()) == (422, length)
    assert SENT_BEFORE in answer.content.decode()


@pytest.mark.parametrize(
    ("key", "other"), [("Aa", "aa"), ("_", "x"), ("x" * 200 + "1", "x" * 200 + "2")]
)
def test_keys_that_differ_in_anything_share_no_offers(people, case, key, other):
    before = case.offers.count()
    for each, amount in ((key, "6500"), (other, "6000"), (other, "6000")):
        seen = case.trail.count()
        answer = log(people, case, **both_offer(case, amount) | {"key": each, "as_of": seen})
        assert answer.status_code == 303
    assert case.offers.count() == before + 4


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("quiet")
def test_of_six_pages_with_one_key_and_other_offers_one_is_recorded(people, case):
    both, fewer = both_offer(case), both_offer(case)
    del fewer[sum_of(case.parties.last())]
    before = case.offers.count()
    answers = at_once(lambda i: log(people, case, **(fewer if i % 2 else both)))

    assert sorted(answer.status_code for answer in answers) == [303] * 3 + [422] * 3
    pages = [answer.content.decode() for answer in answers if answer.status_code == 422]
    assert [SENT_BEFORE in page for page in pages] == [True] * 3
    assert case.offers.count() - before in (1, 2)


def test_new_offers_without_any_are_refused(people, case):
    answer = log(people, case, new_offers="on")
    assert answer.status_code == 422
    assert answer.context["form"].errors["new_offers"] == [NOTHING_OFFERED]


def test_offers_written_before_the_tick_was_taken_away_are_none(people, case):
    assert (
        log(people, case, **both_offer(case) | {"new_offers": "", HIDES: "on"}).status_code == 303
    )
    assert not case.offers.exists()


def test_the_page_leads_nowhere_else_to_write_an_offer(people, case):
    page = sign_in(people.mediator).get(f"{LIST}{case.number}/log_session/").content.decode()
    assert "/offer/" not in page
    assert '<div class="question q-sum" data-if="new_offers" data-is="on">' in page
