"""Several mediators, a recusal and what follows from its decision, people who are invited."""

from datetime import date

import pytest

from cases.models import Case
from cases.states import Status as S
from cases.web.office.accepting import candidates
from tests.cast import cast
from tests.deeds import bystander_shares, mediator_is_challenged
from tests.factories import at
from tests.moments import MONDAY

TALK = {"place": "评理室", "content": "谈了一次", "outcome": "continue"}
TUESDAY = date(2026, 3, 3)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


@pytest.fixture
def d():
    return at(cast(), S.MEDIATING)


def sees(d, who) -> bool:
    return Case.objects.visible_to(who).filter(pk=d.pk).exists()


def decided(d, outcome, **more):
    mediator_is_challenged(d)
    asked = {"recusal": d.recusals.get(), "outcome": outcome, "reasons": "已核实"}
    return d.office("decide_recusal", **asked | more)


def test_each_side_may_choose_a_mediator_who_shares_the_case(d):
    d.office("add_mediator", mediator=d.p.bystander, kind="shared", party=d.zhou)

    shared = d.assignments.get(kind="shared")
    assert (shared.person, shared.chosen_by) == (d.p.bystander, d.zhou)
    assert d.case.mediator == d.p.mediator
    assert d.last_sentence == f"增加调解员吴旁（协办），由{{p{d.zhou.pk}}}选定。"
    assert sees(d, d.p.as_bystander)


def test_who_shared_the_case_leaves_it(d):
    bystander_shares(d)
    d.office("end_mediator", helper=d.p.bystander, reason="不再需要")

    assert not d.assignments.filter(kind="shared", until=None).exists()


def test_a_recusal_that_is_granted_gives_the_case_to_another(d):
    decided(d, "granted", mediator=d.p.bystander)

    assert d.case.mediator == d.p.bystander
    assert d.last_sentence == "对申请调解员陈调回避，同意回避：已核实。改由吴旁调解。"
    assert not sees(d, d.p.as_mediator)
    assert sees(d, d.p.as_bystander)


def test_who_withdrew_comes_back_only_where_all_parties_waive_it(d):
    decided(d, "granted", mediator=d.p.bystander)
    back = {"mediator": d.p.mediator, "reason": "人手不够"}

    for act, more in (("add_mediator", {"kind": "shared"}), ("reassign", {})):
        [refused] = d.blocked(d.p.as_clerk, act, **back | more)
        assert refused.startswith("调解员与一方当事人有利害关系，且各方没有都同意其不回避")
    assert candidates(d.case)[-1].clash == "陈调2026年3月2日已经回避本案"
    d.office("reassign", **back, clash_waived=True)
    assert "（陈调2026年3月2日已经回避本案）已告知，各方都同意其不回避" in d.last_sentence


def test_a_co_mediator_who_withdraws_only_leaves(d):
    bystander_shares(d)
    d.office("ask_recusal", party=d.li, mediator=d.p.bystander, ground="表兄弟")
    asked = {"recusal": d.recusals.get(), "outcome": "granted", "reasons": "属实"}
    d.office("decide_recusal", **asked)

    assert d.case.mediator == d.p.mediator
    assert not d.assignments.filter(person=d.p.bystander, until=None).exists()


def test_what_all_waive_stands_at_the_assignment_and_mediation_goes_on(d):
    decided(d, "waived", all_agree=True)

    kept = d.assignments.get(kind="main", until=None)
    assert (kept.clash, kept.clash_waived) == ("住在对门", True)
    d.sit_down()


def test_who_joins_after_the_waiver_has_not_waived_the_tie(d, monday):
    our_mediator_served_the_company(d)
    another_respondent(d, kind="organisation", company=d.p.company, name=d.p.company.name)
    tie = "陈调在安邻物业任职（2019年1月1日至2021年6月30日）"
    assert d.last_sentence.endswith(
        f"{tie}，有利害关系：各方都同意其不回避，才能由其接着调解（《人民调解法》第十五条）。"
    )
    decided(d, "waived", all_agree=True)
    assert not told_of(tie, d.blocked(d.p.as_mediator, "draft_agreement"))

    monday.move_to(TUESDAY)
    another_respondent(d, name="王三")
    assert tie in d.last_sentence
    assert told_of(tie, d.blocked(d.p.as_mediator, "draft_agreement"))
    mediator_is_challenged(d)  # the same ground as was waived before 王三 came
    assert d.recusals.latest("pk").outcome == ""


def told_of(tie, refused) -> list:
    return [one for one in refused if one.startswith(tie)]


def another_respondent(d, **more):
    d.office("add_party", role="respondent", side=2, **more)


def our_mediator_served_the_company(d):
    known = {"since": date(2019, 1, 1), "until": date(2021, 6, 30)}
    d.p.mediator.posts.create(function="company", company=d.p.company, **known)


def test_a_recusal_that_is_refused_lets_the_mediator_go_on(d):
    decided(d, "refused")

    assert d.case.mediator == d.p.mediator
    d.sit_down()


def asked_again(d, ground="住在对门", by="zhou"):
    """Once more after a refusal; the request."""
    d.office("ask_recusal", party=getattr(d, by), mediator=d.p.mediator, ground=ground)
    return d.recusals.order_by("pk").last()


@pytest.mark.parametrize("outcome", ["refused", "waived"])
def test_the_same_ground_again_is_answered_by_the_decision_and_stops_nothing(d, outcome):
    decided(d, outcome, all_agree=outcome == "waived")
    again = asked_again(d, "住在 对门。", "li")

    name = "驳回申请" if outcome == "refused" else "各方都同意不回避"
    answer = f"按2026年3月2日的决定答复：{name}。"
    assert (again.outcome, again.decided_on, again.reasons) == ("repeated", MONDAY, answer)
    assert d.last_sentence == (
        f"{{p{d.li.pk}}}申请调解员陈调回避：住在 对门。同一理由已经决定，{answer}调解照常进行；"
        "不接受这位调解员的，可以随时要求终止调解（《人民调解法》第二十三条）。"
    )
    d.sit_down()


def test_another_ground_after_a_refusal_is_decided_while_mediation_goes_on(d):
    decided(d, "refused")
    again = asked_again(d, "说话偏向对方")

    assert again.outcome == ""
    assert d.last_sentence.endswith(
        "以前申请没有获准，这次等决定时调解照常进行（《民事诉讼法》第五十条，参照），"
        "只是决定以前不达成口头协议；"
        "不接受这位调解员的，可以随时要求终止调解（《人民调解法》第二十三条）。"
    )
    d.sit_down()
    d.office("decide_recusal", recusal=again, outcome="refused", reasons="没有依据")
    assert d.last_sentence == (
        "对申请调解员陈调回避，驳回申请：没有依据。"
        "不接受这位调解员的，可以随时要求终止调解（《人民调解法》第二十三条）。"
    )


def test_the_first_request_of_another_party_stops_it_also_beside_one_that_does_not(d):
    decided(d, "refused")
    asked_again(d, "说话偏向对方")
    assert asked_again(d, "说话难听", "li").outcome == ""
    assert d.last_sentence.endswith("调委会作出决定以前，不接着调解。")

    refused = d.blocked(d.p.as_mediator, "log_session", present=d.both, **TALK)
    assert refused == ["有当事人申请调解员回避，先作出决定，再接着调解。（《人民调解法》第十五条）"]
    first = d.recusals.filter(outcome="").first()
    granted = {"outcome": "granted", "reasons": "另行安排", "mediator": d.p.bystander}
    d.office("decide_recusal", recusal=first, **granted)
    assert not d.recusals.filter(outcome="").exists()


def test_a_tie_found_after_a_refusal_is_waited_for_on_the_same_ground_too(d):
    decided(d, "refused")
    d.parties.filter(pk=d.li.pk).update(name=d.p.mediator.name)
    d.case = Case.objects.get(pk=d.pk)

    assert asked_again(d).outcome == ""
    assert d.last_sentence.endswith("调委会作出决定以前，不接着调解。")


def test_who_is_invited_stands_with_body_and_part(d):
    invited = {"name": "王邻", "body": "南山社区", "part": "body", "agreed_how": "当面都同意"}
    d.mediator("invite_helper", all_agree=True, **invited)

    assert d.last_sentence == (
        "邀请南山社区王邻（社会组织、有关单位的人员）参加调解，各方都同意（当面都同意）。"
    )
    assert d.trail.latest("seq").audience == "mediation"


@pytest.mark.parametrize("act", ["reassign", "decide_recusal"])
def test_the_time_to_mediate_is_kept_by_who_mediates_now(d, act):
    if act == "reassign":
        d.office("reassign", mediator=d.p.bystander, reason="请假")
    else:
        decided(d, "granted", mediator=d.p.bystander)

    assert d.case.sheet.clock("K9").must_act == d.p.bystander.name
