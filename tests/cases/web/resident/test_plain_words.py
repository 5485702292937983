"""A party reads plain words: no office language anywhere on its page, claims as claims."""

import re

import pytest
from django.test import Client

from cases.states import Status as S
from tests.cases.web.public import made
from tests.cases.words.office_language import OFFICE_LANGUAGE
from tests.cast import cast
from tests.factories import REACHABLE, at

pytestmark = pytest.mark.django_db
SCRIPTS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.S)


def text_of(client, case, party):
    made.open_case(client, case, party)
    page = client.get(f"/my/cases/{case.number}/").content.decode()
    return SCRIPTS.sub("", page)


@pytest.mark.parametrize("status", REACHABLE)
def test_no_page_of_a_party_uses_terms_of_the_office(client, status):
    dispute = at(cast(), status)
    assert OFFICE_LANGUAGE.findall(text_of(client, dispute.case, dispute.li)) == []


def test_what_interrupts_limitation_is_said_as_what_it_means(client):
    text = text_of(client, (dispute := at(cast(), S.REQUESTED)).case, dispute.li)
    words = "起诉的期限（诉讼时效）从这一天起重新计算（《诉讼时效规定》第十二条）。"
    assert text.count(words) == 1


def test_what_a_person_typed_of_limitation_stays_as_it_was_typed(client):
    dispute, typed = at(cast(), S.MEDIATING), "他说诉讼时效自当日中断，不对"
    dispute.mediator("offer", party=dispute.li, text=f"先修。{typed}。")
    dispute.mediator("request_protection", party=dispute.zhou, how=f"当面。{typed}")
    text = text_of(client, dispute.case, dispute.li)
    assert text.count(typed) == 2
    assert "从这一天起重新计算" in text


def test_a_company_that_took_a_complaint_has_received_it(client):
    dispute = at(cast(), S.DISPATCHED).company("take_dispatch")
    text = text_of(client, dispute.case, dispute.li)
    assert "物业公司已经收到这件事。" in text
    assert "接单" not in text


LINK, KEPT, LOG_IN = "再打开一次回执上或者调委会给您的链接", "自动填回来", "会先请您登录"
STALE = {
    "/my/cases/SY2026-000001/consent/": [LINK, KEPT],
    "/r/token/": [LINK],
    "/progress/": [],
    "/e/qiaoyun/": [KEPT],
    "/login/": [LOG_IN],
    "/office/cases/SY2026-000001/accept/": [LOG_IN, KEPT],
}


@pytest.mark.parametrize("path", STALE)
def test_a_page_open_too_long_says_what_is_true_for_its_reader(path):
    stale = Client(enforce_csrf_checks=True).post(path)
    assert stale.status_code == 403
    text = stale.content.decode()
    assert [said for said in (LINK, LOG_IN, KEPT) if said in text] == STALE[path]


@pytest.mark.parametrize(
    ("side", "heading"), [("li", "<h1>渗漏水"), ("zhou", "<h1>对方反映：渗漏水")]
)
def test_a_claim_is_shown_to_the_other_side_as_a_claim(client, side, heading):
    dispute = at(cast(), S.REQUESTED)
    made.open_case(client, dispute.case, getattr(dispute, side))
    assert heading in client.get(f"/my/cases/{dispute.number}/").content.decode()


def test_the_story_of_a_party_shows_three_lines_and_folds_the_rest(client):
    dispute = at(cast(), S.MEDIATING)
    made.open_case(client, dispute.case, dispute.li)
    page = client.get(f"/my/cases/{dispute.number}/").content.decode()
    shown = page[page.index('id="story-h"') :].split("<details", 1)[0]
    assert shown.count("<time") == 3


def test_withdrawing_is_shown_without_unfolding(client):
    dispute = at(cast(), S.REGISTERED)
    made.open_case(client, dispute.case, dispute.li)
    page = client.get(f"/my/cases/{dispute.number}/").content.decode()
    before = page[: page.index("不想继续了，撤回")]
    assert before.count("<details") == before.count("</details>")
