"""Whom a mediator rings: who acts for a party, where that one's telephone is known."""

import pytest
from django.urls import reverse

from cases.access.links import issue_link
from cases.states import Status as S
from tests.cast import cast
from tests.clients import open_link, sign_in
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday"), pytest.mark.one_database]
AGENT = {"speaker": "agent", "speaker_name": "吴代", "speaker_phone": "13900003333"}
SCOPE = {"speaker_scope": "特别授权：代为和解，签署调解协议"}


@pytest.fixture
def d():
    d = at(cast(), S.MEDIATING).sit_down()
    return d.mediator("represent", party=d.li, **AGENT, **SCOPE)


def mediator_reads(d):
    page = reverse("mediator:case", args=[d.number])
    return sign_in(d.p.mediator).get(page, {"tab": "parties"}).content.decode()


def test_the_agent_is_rung_in_place_of_the_party(d):
    page = mediator_reads(d)
    assert 'href="tel:13900003333"' in page
    assert f"打给{d.li.name}本人或者{d.li.speaker_word}吴代" in page
    assert d.li.phone
    assert f'href="tel:{d.li.phone}"' not in page


def test_once_the_authority_ended_the_party_is_rung(d):
    d.mediator("end_authority", party=d.li, reason="解除委托")
    page = mediator_reads(d)
    assert f'href="tel:{d.li.phone}"' in page
    assert 'href="tel:13900003333"' not in page


def test_the_other_side_never_reads_the_telephone(d):
    other = open_link(issue_link(d.case, d.zhou))
    page = other.get(reverse("resident:case", args=[d.number])).content.decode()
    assert d.number in page
    assert "13900003333" not in page
    assert "吴代" in page
