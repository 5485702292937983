"""A minor's agreement is signed by the guardian: the mark and the trail name who signed."""

import pytest

from cases.states import Status as S
from tests.cast import cast
from tests.dispute import PARTIES
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
MOTHER = {"speaker": "guardian", "speaker_name": "周母", "born_on": "2012-05-01"}
AGENT = {"speaker": "agent", "speaker_name": "周叔", "speaker_scope": "特别授权：和解"}


@pytest.mark.parametrize(
    ("speaks", "signer", "name", "by"),
    [
        (MOTHER, {}, "周母", "由法定代理人周母"),
        (AGENT, {"signer": "agent"}, "周叔", "由委托代理人周叔"),
        (AGENT, {"signer": "self"}, "周被", ""),
        ({}, {}, "周被", ""),
    ],
)
def test_the_mark_is_in_the_name_of_who_signed(speaks, signer, name, by):
    d = at(cast(), S.SIGNING, parties=[PARTIES[0], PARTIES[1] | speaks])
    d.mediator("sign", party=d.zhou, mark="name", identity_checked="身份证", **signer)

    [mark] = d.case.agreements.get().signatures.all()
    assert mark.name == name
    assert d.last_sentence == f"{{p{d.zhou.pk}}}{by}签名（已核对身份）。"
