"""A party asks through its own link that a mediator withdraw, and reads the answer there."""

from datetime import date

import pytest

from cases import door
from cases.models import Case, Recusal
from tests.cases.web.public import made
from tests.cast import cast

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
PAGE = "/my/cases/{}/"
SINCE = {"ground": "他以前在这家公司做过事"}


def url(case, act=""):
    return PAGE.format(case.number) + (act and f"{act}/")


def read(client, case, act=""):
    return client.get(url(case, act)).content.decode()


def respondent(case):
    return case.parties.get(side=2)


@pytest.fixture
def p(monday):
    return cast()


@pytest.fixture
def asked(client, p, monday):
    """The respondent asked through the link; the case."""
    case = made.mediating(p)
    made.open_case(client, case, respondent(case))
    assert "申请回避" in read(client, case)
    assert read(client, case, "ask_recusal").count("checked") == 0
    facts = SINCE | {"mediator": p.mediator.pk, "party": case.parties.get(side=1).pk}
    answer = client.post(url(case, "ask_recusal"), facts | {"key": "once"})
    assert answer.status_code == 303
    return Case.objects.get()


def test_it_is_the_own_request_of_today_however_it_was_sent(client, asked):
    recusal = Recusal.objects.get()

    assert (recusal.party, recusal.asked_on) == (respondent(asked), date(2026, 3, 2))
    assert recusal.how == "本人经专用链接办理"
    assert "决定以前，不接着调解" in read(client, asked)


def test_the_answer_and_its_reasons_are_read_on_the_same_page(client, p, asked):
    refused = {"outcome": "refused", "reasons": "查明从来没有在那里任职"}
    door.record(asked, "decide_recusal", by=p.as_clerk, recusal=Recusal.objects.get(), **refused)
    text = read(client, asked)

    assert "驳回申请：查明从来没有在那里任职" in text
    assert "他以前在这家公司做过事" in text


def test_what_is_asked_twice_or_without_a_reason_is_refused_and_says_why(client, p, asked):
    path = url(asked, "ask_recusal")
    again = client.post(path, SINCE | {"key": "a", "mediator": p.mediator.pk})
    bare = client.post(path, {"key": "b"})

    assert again.status_code in (409, 422)
    assert (bare.status_code, Recusal.objects.count()) == (422, 1)
