"""调 The parties meet a mediator and agree, in writing or orally, or do not agree."""

from datetime import date

import pytest

from cases import visibility
from cases.acts import Audience
from cases.law.articles import OTHER_WAYS_NAMED
from cases.states import EndReason, Milestone
from cases.states import Status as S
from tests.cases.phases.deeds_of_mediation import in_vain
from tests.cast import cast
from tests.dispute import PARTIES, money
from tests.factories import at, complain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

MARCH_30 = date(2026, 3, 30)


@pytest.fixture
def people():
    return cast()


def requested(people, **more):
    leak = complain(people, **more)
    return leak.office("request_mediation", party=leak.li, how="窗口")


def test_each_side_consents_for_itself_by_its_own_link(people):
    leak = requested(people)
    for party in (leak.li, leak.zhou):
        leak.do(leak.link(party), "consent", party=party, agrees=True, how="手机")

    leak.office("accept", mediator=people.mediator, chosen_by_parties=True)

    assert leak.last_sentence == "调委会受理，当事人选定调解员陈调。调解期限至2026年4月2日。"
    assert leak.assignments.get().chosen_by_parties
    assert leak.dossier_number == "（2026）洛双物人调字第1号"


def test_a_clear_no_ends_mediation_and_the_other_remedies_are_named(people):
    leak = requested(people)
    leak.do(leak.link(leak.zhou), "consent", party=leak.zhou, agrees=False, how="不想谈")
    leak.office("other_side_refuses")

    assert (leak.status, leak.end_reason) == (S.FAILED, EndReason.REFUSED)
    assert leak.last_sentence == f"一方明确拒绝，不予调解。已告知各方：{OTHER_WAYS_NAMED}"
    assert leak.trail.latest("seq").milestone == Milestone.NOT_MEDIATED
    assert leak.dossier_number == ""


def test_silence_is_neither_yes_nor_no(people):
    leak = requested(people)
    leak.office("consent", party=leak.li, agrees=True)

    assert len(leak.blocked(people.as_clerk, "accept", mediator=people.mediator)) == 1
    assert leak.blocked(people.as_clerk, "other_side_refuses") == [
        "没有一方明确拒绝调解的记录。（《人民调解法》第十七条）"
    ]


def test_a_mediator_who_is_a_cousin_stays_when_everybody_agrees(people):
    leak = requested(people).all_consent()
    cousin = {"mediator": people.mediator, "clash": "与周被系表兄弟"}

    refused = leak.blocked(people.as_clerk, "accept", **cousin)
    leak.office("accept", clash_waived=True, **cousin)

    assert refused[0].startswith("调解员与一方当事人有利害关系")
    assert leak.assignments.get().clash == "与周被系表兄弟"
    assert leak.trail.latest("seq").facts == {"clash": "与周被系表兄弟", "clash_waived": True}


def test_sessions_offers_and_a_visit_to_the_flat_lead_to_an_agreement(people):
    leak = at(people, S.MEDIATING)
    leak.mediator("investigate", place="1202室", asked="周被", text="地漏周边渗水")
    leak.mediator(
        "log_session", present=leak.both, place="评理室", content="差三千", outcome="continue"
    )
    for party, fen in ((leak.li, 860000), (leak.zhou, 300000), (leak.li, 580000)):
        leak.mediator("offer", party=party, amount=fen)
    leak.sit_down().write(money(leak, (MARCH_30, 580000))).mediator("draft_agreement")

    assert list(leak.sessions.values_list("number", "outcome")) == [(1, "continue"), (2, "agreed")]
    assert [offer.amount for offer in leak.sheet.offers] == [860000, 300000, 580000]
    assert leak.trail.filter(name="offer").latest("seq").sentence.endswith("方案：5,800.00元。")


def test_private_talks_are_visible_to_the_mediator_only(people):
    leak = at(people, S.MEDIATING)
    leak.mediator("caucus", party=leak.zhou, text="最多肯出七千，先别告诉对方")

    line = leak.trail.latest("seq")
    readers = [people.as_clerk, people.as_manager, leak.link(leak.li), leak.link(leak.zhou)]
    assert (line.audience, "七千" in line.sentence) == (Audience.MEDIATOR, False)
    assert line in leak.trail.readable_by(visibility.audiences(leak.case, people.as_mediator))
    for reader in readers:
        assert line not in leak.trail.readable_by(visibility.audiences(leak.case, reader))


def test_an_extension_needs_all_parties_and_moves_the_clock(people, monday):
    leak = at(people, S.MEDIATING)
    assert leak.clocks.get(key="K9").due_on == date(2026, 4, 2)
    may = {"until": date(2026, 5, 8), "reason": "等干透后复测"}

    assert leak.blocked(people.as_mediator, "extend", all_agree=False, **may)
    leak.mediator("extend", all_agree=True, **may)

    assert leak.clocks.get(key="K9").due_on == date(2026, 5, 8)
    assert leak.last_sentence == "各方同意延期，调解期限延至2026年5月8日。等干透后复测。"


@pytest.mark.parametrize("reason", ["gap", "unreachable", "time_over", "out_of_scope", "sham"])
def test_mediation_fails_with_its_reason_and_the_other_remedies_named(people, monday, reason):
    leak = at(people, S.MEDIATING)
    monday.move_to("2026-04-03T09:00+08:00")  # the month ended on 4/2
    in_vain(leak)
    if reason == "sham":
        leak.mediator("report_sham", addressee="司法局", words="双方串通")
    leak.mediator(
        "fail",
        end_reason=reason,
        words="查明。",
        undisputed_facts="双方对渗水无争议",
        facts_agreed=True,
    )

    line = leak.trail.latest("seq")
    assert (leak.status, leak.end_reason, line.milestone) == (S.FAILED, reason, Milestone.FAILED)
    assert (
        line.sentence
        == f"终止调解：{EndReason(reason).label}。查明。已告知各方：{OTHER_WAYS_NAMED}"
    )
    assert line.facts["undisputed_facts"] == "双方对渗水无争议"
    assert not leak.clocks.filter(key="K9", ended_on=None).exists()


def test_a_party_may_stop_at_any_time_by_its_link(people):
    leak = at(people, S.SIGNING)
    leak.do(leak.link(leak.zhou), "withdraw_mediation", words="不想谈了。")

    assert leak.status == S.FAILED
    assert leak.trail.latest("seq").milestone == Milestone.WITHDRAWN
    assert leak.agreements.get().status == "void"


def test_amending_voids_every_mark_and_issues_a_new_version_under_the_same_number(people):
    leak = at(people, S.SIGNING).parties_sign()
    number, papers = leak.agreement_number, leak.documents.filter(kind="agreement")
    frozen = bytes(papers.get().html)
    leak.mediator("amend", reason="金额改为六千元")
    assert leak.last_sentence == "修改协议：金额改为六千元。第1版的签署全部作废，须重新签署。"
    assert (papers.get().status, leak.sheet.agreement.status) == ("superseded", "drafting")
    assert leak.sheet.agreement.parts[0].plan()[0][1] == 300000
    leak.write(money(leak, (MARCH_30, 600000))).mediator("draft_agreement")

    rows = papers.order_by("version").values_list("version", "status", "number")
    assert list(rows) == [(1, "superseded", number), (2, "in_force", number)]
    assert bytes(papers.get(version=1).html) == frozen
    assert [a.status for a in leak.sheet.agreements] == ["superseded", "signing"]
    assert not leak.sheet.agreement.marks
    assert leak.all_marks().status == S.AGREED
    assert (leak.amount_agreed, leak.debt.amount) == (600000, 600000)


def test_a_failed_signing_leaves_its_number_registered_as_void(people):
    leak = at(people, S.SIGNING)
    number = leak.agreement_number
    leak.mediator("fail", end_reason="refused_to_sign", words="周被当场反悔。")

    drawn = leak.numbers.get(number=number)
    assert (leak.agreement_number, drawn.status, drawn.reason) == ("", "void", "未签署生效")
    assert leak.documents.get(kind="agreement").status == "superseded"
    assert at(people, S.SIGNING).agreement_number == "洛双物邻调字〔2026〕2号"


def test_the_trail_of_a_seal_says_which_signatures_were_there(people):
    early = at(people, S.SIGNING).office("seal")
    assert early.last_sentence == (
        "郑管加盖调委会印章。盖章时，当事人2方中0方已签署，调解员还没有签名；"
        f"还没有签署的：{{p{early.li.pk}}}、{{p{early.zhou.pk}}}。"
    )

    last = at(people, S.SIGNING).parties_sign().mediator("mediator_sign").office("seal")
    assert last.trail.get(name="seal").sentence == (
        f"郑管加盖调委会印章。盖章时，当事人2方中2方已签署（{{p{last.li.pk}}}、{{p{last.zhou.pk}}}），"
        "调解员陈调已签名。"
    )


def test_a_seal_names_who_signed_though_no_clause_binds_them(people):
    third = {"role": "other", "side": 1, "name": "王旁听"}
    leak = at(people, S.SIGNING, parties=[*PARTIES, third])
    wang = leak.parties.get(role="other")
    leak.mediator("sign", party=wang, mark="finger", identity_checked="身份证原件").office("seal")
    assert leak.last_sentence == (
        f"郑管加盖调委会印章。盖章时，当事人3方中1方已签署（{{p{wang.pk}}}），调解员还没有签名；"
        f"还没有签署的：{{p{leak.li.pk}}}、{{p{leak.zhou.pk}}}。"
    )


def test_marks_come_in_any_order_and_the_last_one_dates_the_effect(people, monday):
    leak = at(people, S.SIGNING).office("seal").mediator("mediator_sign")
    checked = {"mark": "finger", "identity_checked": "身份证原件"}
    leak.mediator("sign", party=leak.zhou, **checked)
    monday.move_to("2026-03-06T09:00+08:00")
    leak.mediator("sign", party=leak.li, on=date(2026, 3, 4), **checked)

    assert (leak.status, leak.effective_on) == (S.AGREED, date(2026, 3, 4))
    ended = leak.trail.get(milestone=Milestone.AGREED_WRITTEN)
    assert (ended.on, ended.kind) == (date(2026, 3, 4), "follow_up")


def test_two_neighbours_agree_orally_and_pay_in_two_parts_later(people, monday):
    fall = at(people, S.MEDIATING, category="PA", summary="楼道堆物绊倒")
    fall.mediator(
        "conclude_orally",
        content="清走杂物",
        amount=182920,
        payer=fall.zhou,
        payee=fall.li,
        doer=fall.zhou,
        at_once=False,
        due_on=MARCH_30,
    )
    assert (fall.status, fall.amount_agreed) == (S.AGREED, 182920)
    assert fall.trail.filter(milestone=Milestone.AGREED_ORAL).count() == 1
    assert fall.agreement_number == ""
    assert not fall.documents.filter(kind="agreement").exists()

    fall.mediator("start_performance").pay(100000).pay(82920)
    assert (fall.status, fall.amount_paid) == (S.PERFORMING, 182920)
    fall.mediator("record_act", obligation=fall.duty, proof="现场照片")
    assert fall.status == S.PERFORMED


def test_a_dog_bite_is_paid_on_the_spot_and_over_the_same_day(people):
    bite = at(people, S.MEDIATING, category="PT", summary="遛狗未拴绳咬伤", amount=60000)
    bite.mediator("conclude_orally", content="", amount=60000, payer=bite.zhou, payee=bite.li)

    bite.mediator("perform_at_once", all_done=True, proof="微信当面转账。", way="mobile")

    assert (bite.status, bite.amount_paid) == (S.PERFORMED, 60000)
    assert bite.payments.get().confirmed_how == "当场收讫"
    assert bite.agreements.get().status == "performed"


def test_an_elder_who_is_only_mentioned_need_not_sign(people):
    elder = {"role": "other", "side": 1, "name": "李老伯"}
    leak = at(people, S.MEDIATING, parties=[*PARTIES, elder]).sit_down()
    leak.write(money(leak, (MARCH_30, 60000))).mediator("draft_agreement")
    for party in (leak.li, leak.zhou):
        leak.mediator("sign", party=party, mark="name", identity_checked="身份证")

    assert leak.mediator("mediator_sign").office("seal").status == S.AGREED


def test_the_same_clauses_written_twice_keep_their_instalments(people):
    d = at(people, S.MEDIATING).sit_down()
    clauses = [money(d, (date(2026, 4, 1), 300000), (date(2026, 5, 1), 280000))]
    for _ in range(2):
        d.mediator("edit_agreement", facts="渗水。", clauses=clauses)
        (clause,) = d.case.sheet.agreement.parts
        assert [sum_ for _, sum_ in clause.plan()] == [300000, 280000]
