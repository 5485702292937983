"""A party reads plain words: no office language anywhere on its page, claims as claims."""

import re

import pytest

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
def test_no_page_of_a_party_speaks_as_the_office_does(client, status):
    dispute = at(cast(), status)
    assert OFFICE_LANGUAGE.findall(text_of(client, dispute.case, dispute.li)) == []


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


def test_withdrawing_stands_in_plain_sight(client):
    dispute = at(cast(), S.REGISTERED)
    made.open_case(client, dispute.case, dispute.li)
    page = client.get(f"/my/cases/{dispute.number}/").content.decode()
    before = page[: page.index("不想继续了，撤回")]
    assert before.count("<details") == before.count("</details>")
