"""A party for whom somebody else acts: told to whom the link goes, who signs, who acted."""

import pytest

from cases.forms.people import AUTHORITY_OVER, by_link, holder_of_link, speaker_of
from cases.models import Party
from tests.cases.web.public import made
from tests.cast import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
SIGNED_BY = {
    "": "签字要本人到场，带身份证件；",
    "guardian": "签字要法定代理人到场，带身份证件和户口簿等证明关系的材料；",
    "agent": "签字要本人或者代理人到场，带身份证件，替人签的还要带授权委托书等凭证；",
}


@pytest.fixture
def p(monday):
    return cast()


def read(client, case):
    return client.get(f"/my/cases/{case.number}/").content.decode()


def respondent(case):
    return case.parties.get(side=2)


def acted_for_by(party, speaker, name="周母"):
    Party.objects.filter(pk=party.pk).update(speaker=speaker, speaker_name=name)
    party.refresh_from_db()
    return party


@pytest.mark.parametrize(
    ("speaker", "kind", "whom", "how"),
    [
        ("", "person", "周被本人", "本人经专用链接办理"),
        ("guardian", "person", "周被的法定代理人周母", "法定代理人经专用链接办理"),
        ("successor", "person", "周被的继承人周母", "继承人经专用链接办理"),
        ("appointed", "organisation", "周被的管理人周母", "管理人经专用链接办理"),
        ("agent", "person", "周被本人或者代理人周母", "本人或者代理人经专用链接办理"),
        ("", "organisation", "周被的负责人或者经办人", "本人经专用链接办理"),
        ("", "group", "周被的代表人", "本人经专用链接办理"),
    ],
)
def test_the_link_goes_to_who_acts_and_what_it_does_is_theirs(speaker, kind, whom, how):
    name = "周母" if speaker else ""
    party = Party(name="周被", kind=kind, speaker=speaker, speaker_name=name)
    assert (holder_of_link(party), by_link(party)) == (whom, how)


def test_an_ended_authority_is_said_wherever_the_party_is_chosen(monday):
    party = Party(name="周被", speaker="agent", speaker_name="钱代", speaker_until="2026-03-01")
    party.clean_fields(exclude=[f.name for f in Party._meta.fields if f.name != "speaker_until"])
    assert speaker_of(party) == f"委托代理人钱代{AUTHORITY_OVER}"
    assert holder_of_link(party) == "周被本人"


def test_a_child_does_not_consent_alone_through_the_link(client, p):
    case = made.requested(p)
    acted_for_by(respondent(case), "guardian")
    made.open_case(client, case, respondent(case))
    assert "周被（您这一方）" in read(client, case)
    assert "法定代理人周母" in read(client, case)

    path = f"/my/cases/{case.number}/consent/"
    assert client.post(path, {"agrees": "yes", "key": "once"}).status_code == 303
    assert respondent(case).consent_how == "法定代理人经专用链接办理"


@pytest.mark.parametrize("speaker", SIGNED_BY)
def test_who_comes_to_sign_is_who_acts(client, p, speaker):
    case = made.signing(p)
    acted_for_by(respondent(case), speaker)
    made.open_case(client, case, respondent(case))
    assert SIGNED_BY[speaker] in read(client, case)
