"""An agent whose authority ended signs nothing from that day on; what they signed before stands."""

import pytest

from cases import consistency
from cases.states import Status as S
from reports.documents.parties import party_on_paper
from tests.cases.phases.dated import not_before
from tests.cases.phases.twenty_days import TODAY, ago
from tests.cast import cast
from tests.dispute import PARTIES, usual_clauses
from tests.factories import at
from tests.moments import MONDAY, morning_of

pytestmark = pytest.mark.django_db
AGENT = {"speaker": "agent", "speaker_name": "周叔", "speaker_scope": "特别授权：代为和解"}
OTHER = AGENT | {"speaker_name": "钱律师"}
BY_AGENT = {"mark": "name", "identity_checked": "身份证", "signer": "agent"}
BY_SELF = BY_AGENT | {"signer": "self"}


@pytest.fixture
def signing():
    """周被's agent is 周叔; the text is final since Monday, and twenty days have passed."""
    with morning_of(MONDAY):
        d = at(cast(), S.SIGNING, parties=[PARTIES[0], PARTIES[1] | AGENT])
    with morning_of(TODAY):
        yield d


def ends(d, on, **more):
    return d.office("end_authority", party=d.zhou, reason="解除委托", on=on, **more)


def signed(d):
    return d.case.sheet.agreement.signed_party_ids


def test_a_signature_on_the_day_the_authority_ended_is_refused(signing):
    ends(signing, ago(5))

    for day in (ago(5), ago(4), TODAY):
        [why] = signing.blocked(
            signing.p.as_mediator, "sign", party=signing.zhou, **BY_AGENT, on=day
        )
        assert "周被的代理人周叔代理期限到" in why


def test_a_signature_of_the_day_before_stands_though_it_is_recorded_later(signing):
    ends(signing, ago(5))

    signing.mediator("sign", party=signing.zhou, **BY_AGENT, on=ago(6))

    assert signed(signing) == {signing.zhou.pk}


@pytest.mark.parametrize(("signed_on", "stands"), [(6, True), (5, False), (3, False)])
def test_an_earlier_mark_stands_only_if_the_authority_had_not_ended(signing, signed_on, stands):
    signing.mediator("sign", party=signing.zhou, **BY_AGENT, on=ago(signed_on))

    ends(signing, ago(5))

    assert signed(signing) == ({signing.zhou.pk} if stands else set())
    assert signing.last_sentence.endswith("。" if stands else "这一方要重新签署。")
    assert ("不作数" in signing.last_sentence) is not stands
    assert list(consistency.faults()) == []


def test_what_is_in_force_by_the_parties_marks_stays_so_when_the_agent_leaves_that_day():
    with morning_of(MONDAY):
        d = at(cast(), S.REQUESTED, parties=[PARTIES[0], PARTIES[1] | AGENT])
        d.office("record_referral", route="court_before", court=d.p.court)
        d.all_consent().office("accept", mediator=d.p.mediator).rights_notice_served()
        d.mediator("open_session").sit_down().write(*usual_clauses(d)).mediator("draft_agreement")
    with morning_of(TODAY):
        d.mediator("sign", party=d.zhou, **BY_AGENT).mediator("sign", party=d.li, **BY_SELF)
        assert d.case.sheet.in_force_by_the_parties  # 特邀调解规定 24
        ends(d, TODAY)

    assert signed(d) == {d.zhou.pk, d.li.pk}
    assert "不作数" not in d.last_sentence


def test_the_party_signs_itself_after_the_agent_left(signing):
    signing.mediator("sign", party=signing.zhou, **BY_AGENT, on=ago(3))
    ends(signing, ago(5))

    signing.mediator("sign", party=signing.zhou, **BY_SELF)

    assert signed(signing) == {signing.zhou.pk}


def test_an_authority_ends_once_and_not_before_it_began():
    with morning_of(MONDAY):
        d = at(cast(), S.MEDIATING)
    with morning_of(TODAY):
        d.office("represent", party=d.zhou, **AGENT, on=ago(8))
        asked = {"party": d.zhou, "reason": "解除委托"}
        early = d.blocked(d.p.as_clerk, "end_authority", **asked, on=ago(9))
        ends(d, ago(5))
        twice = d.blocked(d.p.as_clerk, "end_authority", **asked, on=ago(4))

    assert early == [not_before("2026年3月14日（周六）", "上次登记这一方由谁出面是在那天")]
    assert [why.partition("，")[0] for why in twice] == ["这一方没有登记代理人"]


@pytest.mark.parametrize("act", ["draft_agreement", "conclude_orally"])
def test_a_new_agent_agrees_to_nothing_before_the_day_they_came(act):
    with morning_of(MONDAY):
        d = at(cast(), S.MEDIATING, parties=[PARTIES[0], PARTIES[1] | AGENT]).sit_down()
        d.write(*usual_clauses(d))
    with morning_of(TODAY):
        d.office("represent", party=d.zhou, **OTHER, on=ago(5))
        facts = {"content": "各走各的门"} if act == "conclude_orally" else {}
        refused = d.blocked(d.p.as_mediator, act, **facts, on=ago(6))

    assert refused == [not_before("2026年3月17日（周二）", "上次登记有一方由谁出面是在那天")]


def test_an_agent_whose_authority_ended_is_on_no_later_paper():
    with morning_of(MONDAY):
        d = at(cast(), S.MEDIATING, parties=[PARTIES[0], PARTIES[1] | AGENT])
    with morning_of(TODAY):
        before = party_on_paper(d.zhou, TODAY)
        ends(d, ago(5))
        after = party_on_paper(d.zhou, TODAY)

    assert (before.agent.startswith("委托代理人 周叔"), before.signs_beside) == (
        True,
        "委托代理人 周叔",
    )
    assert (after.agent, after.signs_beside) == ("", "")
    assert party_on_paper(d.zhou, ago(6)).agent.startswith("委托代理人 周叔")
