"""A recorded tie is on the trail with its waiver, whether disclosed or found in the records."""

import pytest

from cases.models import Party
from cases.phases.mediate.ties import has_waiver, tie_of
from cases.states import Status as S
from tests.cases.phases.deeds_of_mediation import works_for_the_company
from tests.cases.phases.guards_of_joining import WORD, tied
from tests.cast import cast
from tests.dispute import PARTIES
from tests.factories import complain

pytestmark = pytest.mark.django_db
TOLD = (
    "利害关系（陈调与一方当事人同名，请核实）已告知，各方都同意其不回避（《人民调解法》第十五条）。"
)


@pytest.fixture
def d():
    d = complain(cast(), parties=[PARTIES[0] | {"name": "陈调"}, PARTIES[1]])
    d.office("request_mediation", party=d.parties.get(side=1), how="来访")
    for party in Party.objects.filter(case=d.case):
        d.office("consent", party=party, agrees=True, how="来访")
    return d


def test_accepted_with_a_tie_that_all_waived(d):
    d.office("accept", mediator=d.p.mediator, clash_waived=True)

    mine = d.assignments.get()
    assert (mine.clash, mine.clash_waived) == ("陈调与一方当事人同名，请核实", True)
    assert d.trail.get(name="accept").sentence.endswith(TOLD)


def test_taken_over_with_a_tie_that_all_waived(d):
    d.office("accept", mediator=d.p.bystander)
    assert "利害关系" not in d.trail.get(name="accept").sentence
    d.office("reassign", mediator=d.p.mediator, reason="工作调整", clash_waived=True)

    assert d.assignments.get(until=None).clash
    assert d.trail.get(name="reassign").sentence.endswith(TOLD)


def test_a_company_written_by_its_name_only_is_known_too(d):
    company = {"role": "respondent", "side": 2, "kind": "organisation", "name": d.p.company.name}
    other = complain(d.p, parties=[PARTIES[0], company])
    d.p.mediator.posts.create(company=d.p.company, function="company", since="2020-01-01")

    assert tie_of(other.case, d.p.mediator) == f"陈调在{d.p.company}任职（2020年1月1日至今）"
    assert tie_of(other.case, d.p.bystander) == ""


def organisation(d, name):
    company = {"role": "respondent", "side": 2, "kind": "organisation", "name": name}
    return complain(d.p, parties=[PARTIES[0], company]).case


def test_a_former_post_in_an_owners_committee_is_a_tie_with_its_period(d):
    d.p.mediator.affiliations.create(
        organisation="侨韵苑业主委员会", title="委员", since="2019-05-01", until="2021-04-30"
    )
    tie = tie_of(organisation(d, "侨韵苑业主委员会（第三届）"), d.p.mediator)
    assert tie == "陈调任侨韵苑业主委员会委员（2019年5月1日至2021年4月30日）"
    assert tie_of(organisation(d, "别苑业主委员会"), d.p.mediator) == ""


def test_a_branch_and_the_company_above_are_ties_too(d):
    group = d.p.company.__class__.objects.create(name="示例安邻集团有限公司")
    d.p.company.__class__.objects.filter(pk=d.p.company.pk).update(parent=group)
    d.p.mediator.posts.create(company=d.p.company, function="company", since="2020-01-01")
    for name in (f"{d.p.company.name}洛江分公司", group.name):
        assert tie_of(organisation(d, name), d.p.mediator).startswith("陈调在")


def test_a_court_invited_case_is_refused_by_the_rule_of_its_route(d):
    d.office("record_referral", route="court_before", court=d.p.court, body="")
    refused = d.blocked(d.p.as_clerk, "accept", mediator=d.p.mediator)
    assert [sentence for sentence in refused if "利害关系" in sentence] == [
        "调解员与一方当事人有利害关系，且各方没有都同意其不回避，请另选调解员。"
        "（《特邀调解规定》第十五条）"
    ]


@pytest.mark.usefixtures("monday")
def test_a_mediator_sharing_the_case_is_checked_for_ties_of_their_own():
    people = cast()
    d = complain(people, by=people.as_bystander)  # 吴旁 took it up and shares it
    d.office("request_mediation", party=d.li).all_consent()
    d.office("accept", mediator=people.mediator).rights_notice_served().mediator("open_session")
    d.case.parties.filter(pk=d.zhou.pk).update(speaker="agent", speaker_name="吴旁")

    refused = d.blocked(people.as_bystander, "conclude_orally", **WORD)
    by_name = tied("吴旁是周被的委托代理人")
    assert by_name in refused
    assert by_name not in d.blocked(people.as_mediator, "conclude_orally", content=" ")


@pytest.mark.usefixtures("monday")
def test_a_tie_waived_by_all_at_acceptance_does_not_block_later_acts():
    people = cast()
    d, facts = works_for_the_company({"clash_waived": True})(people)
    d.office("accept", **facts).rights_notice_served().mediator("open_session")

    assert d.mediator("conclude_orally", **WORD).status == S.AGREED


@pytest.mark.usefixtures("monday")
def test_who_joins_on_the_day_of_a_waiver_after_it_has_not_waived():
    people = cast()
    d, facts = works_for_the_company({"clash_waived": True})(people)
    d.office("accept", **facts)
    assert has_waiver(d.case, people.mediator)
    d.office("add_party", role="respondent", side=2, name="王三")
    assert "各方都同意其不回避，才能由其接着调解" in d.last_sentence
    assert not has_waiver(d.case, people.mediator)
    asked = {"party": d.parties.get(name="王三"), "mediator": people.mediator}
    d.office("ask_recusal", **asked, ground="在公司任职")
    decided = {"recusal": d.case.recusals.get(), "outcome": "waived", "all_agree": True}
    d.office("decide_recusal", **decided, reasons="各方都同意其不回避")
    assert has_waiver(d.case, people.mediator)
