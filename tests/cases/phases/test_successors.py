"""A successor of a party: asked, notified, signing and applying in its place."""

import pytest

from cases import consistency
from cases.phases.common import limitation_facts
from cases.states import Status as S
from tests.cases.phases.deeds_of_mediation import SIGNED, YES
from tests.cast import cast
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

APPLY = "须由各方当事人共同申请，还有一方没有确认。（《人民调解法》第三十三条）"
HEIR = {"role": "respondent", "side": 2, "name": "周子", "speaker": "", "relation": "owner"}


def followed(d):
    """周被 dies or sells; 周子 succeeds."""
    zhou = d.zhou
    d.office("add_party", predecessor=zhou, **HEIR)
    d.office("release_party", party=zhou, reason="死亡，由继承人参加")
    return d, d.case.parties.get(name="周子")


def clears_the_landing(d):
    """A duty of 李申 alone, owed to no particular party."""
    act = {"kind": "act", "by_party": d.li, "text": "清走杂物", "due_on": "2026-04-01"}
    return d.write(act | {"standard": "楼道畅通"})


def test_a_successor_is_asked_notified_and_signs_in_place_of_the_predecessor():
    d, heir = followed(at(cast(), S.MEDIATING).sit_down())
    clears_the_landing(d)
    assert len(d.blocked(d.p.as_mediator, "draft_agreement")) == 2  # willing, notified
    d.office("consent", party=heir, **YES).mediator("give_notice", parties=[heir], how="当面")
    d.mediator("draft_agreement").mediator("sign", party=d.li, **SIGNED)
    d.mediator("mediator_sign").office("seal")
    assert d.status == S.SIGNING

    d.mediator("sign", party=heir, **SIGNED)

    assert d.status == S.AGREED


def test_a_released_party_can_no_longer_sign():
    d, heir = followed(at(cast(), S.MEDIATING).sit_down())
    d.office("consent", party=heir, **YES).mediator("give_notice", parties=[heir], how="当面")
    clears_the_landing(d).mediator("draft_agreement")

    assert d.blocked(d.p.as_mediator, "sign", party=d.zhou, **SIGNED) == [
        "请选择本案在册的当事人。（本会规定：当事人登记）"
    ]


def test_after_the_agreement_the_successor_applies_in_the_place_of_the_signer():
    d = clears_the_landing(at(cast(), S.MEDIATING).sit_down())
    d.mediator("draft_agreement").all_marks()
    d, heir = followed(d)
    asks = {"court": d.p.court}

    assert d.blocked(d.p.as_clerk, "open_proceeding", applicants=[d.li], **asks) == [APPLY]
    assert d.office("open_proceeding", applicants=[d.li, heir], **asks).status == S.ADJUDICATING


def test_nobody_can_apply_for_a_signer_who_left_without_a_successor():
    d = clears_the_landing(at(cast(), S.MEDIATING).sit_down())
    d.mediator("draft_agreement").all_marks()
    d.office("release_party", party=d.zhou, reason="死亡，没有继承人参加")

    refused = d.blocked(d.p.as_clerk, "open_proceeding", court=d.p.court, applicants=[d.li])
    assert refused == [APPLY]


def died(d, *heirs):
    """李申, who claims, dies; these people follow."""
    for name in heirs:
        place = {"role": "applicant", "side": 1, "speaker": "", "relation": "owner"}
        d.office("add_party", predecessor=d.li, name=name, **place)
    d.office("release_party", party=d.li, reason="死亡，由继承人参加")
    return [d.case.parties.get(name=name) for name in heirs]


def test_claims_go_over_to_those_who_follow():
    d = at(cast(), S.MEDIATING)
    before, item = d.amount, d.claims.get().item
    assert before
    one, two = died(d, "李子", "李女")

    [claim] = d.case.sheet.counted_claims
    assert (claim.claimants, claim.entitlement) == ([one.pk, two.pk], "undivided")
    assert d.case.amount == before
    assert d.last_sentence == (
        f"{{p{d.li.pk}}}退出本案：死亡，由继承人参加。"
        f"与其有关的请求“{item}”由{{p{one.pk}}}、{{p{two.pk}}}接替。"
    )
    assert d.trail.filter(name="add_party").last().sentence == (
        f"补登申请人{{p{two.pk}}}，接替{{p{d.li.pk}}}。"
    )
    assert list(consistency.faults()) == []


def test_who_follows_later_takes_over_what_was_left_and_the_sum_counts_again():
    d = at(cast(), S.MEDIATING)
    before = d.amount
    died(d)
    assert d.case.amount is None
    place = {"role": "applicant", "side": 1, "speaker": "", "relation": "owner"}
    d.office("add_party", predecessor=d.li, name="李子", **place)
    [claim] = d.case.sheet.counted_claims
    assert (claim.claimants, claim.entitlement) == ([d.case.parties.get(name="李子").pk], "")
    assert d.case.amount == before


def test_who_follows_is_told_of_the_request_of_the_one_before():
    d = at(cast(), S.MEDIATING)
    [mine] = limitation_facts(d.case)["limitation"].values()
    [heir] = died(d, "李子")
    assert limitation_facts(d.case)["limitation"] == {heir.pk: f"接替的一方{mine}"}
