"""Who mediated takes no other part in the case; who once worked for a party is told and waived."""

import pytest

from cases.states import Status as S
from tests.cases.phases.guards_of_ties import invited
from tests.cast import cast
from tests.dispute import PARTIES
from tests.factories import at, complain

pytestmark = pytest.mark.django_db
LAWYER = {"speaker": "agent", "speaker_name": "陈调", "speaker_scope": "代为和解"}
INVITED = {"part": "expert", "agreed_how": "当面都同意", "all_agree": True}


def test_in_what_a_court_sent_its_own_rule_is_cited():
    d = at(cast(), S.MEDIATING)
    invited(d)
    for act, facts in (
        ("represent", LAWYER | {"party": d.li}),
        ("invite_helper", INVITED | {"name": "陈调"}),
    ):
        refused = d.blocked(d.p.as_clerk, act, **facts)
        assert [one for one in refused if one.endswith("（《特邀调解规定》第十六条）")]


def test_who_mediated_before_is_barred_too_and_a_namesake_is_not():
    d = at(cast(), S.MEDIATING)
    d.office("reassign", mediator=d.p.bystander, reason="工作调整")

    assert d.blocked(d.p.as_clerk, "represent", party=d.li, **LAWYER)
    d.office("represent", party=d.li, **LAWYER | {"speaker_name": "陈调（律师）"})
    assert d.parties.get(pk=d.li.pk).speaker_name == "陈调（律师）"


def test_who_once_worked_for_the_company_mediates_only_if_all_waive():
    p = cast()
    company = {"role": "respondent", "side": 2, "kind": "organisation", "company": p.company}
    d = complain(p, parties=[PARTIES[0], company | {"name": p.company.name}])
    once = {"company": p.company, "function": "company"}
    p.mediator.posts.create(**once, since="2019-01-01", until="2021-06-30")
    d.office("request_mediation", party=d.parties.get(side=1), how="来访")
    for party in d.parties.all():
        d.office("consent", party=party, agrees=True, how="来访")

    refused = d.blocked(p.as_clerk, "accept", mediator=p.mediator)
    assert any("2019年1月1日至2021年6月30日" in one or "利害关系" in one for one in refused)
    d.office("accept", mediator=p.mediator, clash_waived=True)
    assert "任职，2019年1月1日至2021年6月30日）已告知，各方都同意其不回避" in d.last_sentence
