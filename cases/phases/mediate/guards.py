"""Guards of mediation."""

from cases import law
from cases.guards import guard
from cases.phases.handle.guards import (
    both_sides_known,
    nobody_refused,
    only_parties_of_this_case,
)
from cases.states import EndReason

__all__ = ["both_sides_known", "nobody_refused", "only_parties_of_this_case"]


@guard(
    otherwise="还不是各方都已明确同意调解；沉默不算同意，也不算拒绝。",
    basis=law.START,
    remedy="consent",
)
def all_willing(case, facts):
    parties = case.sheet.needed_parties
    return len(parties) > 1 and all(party.consented for party in parties)


@guard(
    otherwise="您打开草稿以后，草稿又被修改过。请核对两份内容后再保存。",
    basis=law.RECORDS,
    needs=("seen",),
)
def draft_is_the_one_shown(case, facts):
    agreement = case.sheet.agreement
    there = agreement.edition if agreement and agreement.status == "drafting" else ""
    return facts["seen"] in (None, there)


@guard(otherwise="没有一方明确拒绝调解的记录。", basis=law.START, remedy="consent")
def somebody_refused(case, facts):
    return any(party.refused for party in case.sheet.parties)


@guard(
    otherwise="调解员与一方当事人有利害关系，且各方没有都同意其不回避，请另选调解员。",
    basis=law.INTEREST,
    needs=("mediator",),
)
def no_clash(case, facts):
    tie = facts.get("clash") or case.sheet.clash_of(facts["mediator"])
    return not tie or bool(facts.get("clash_waived"))


@guard(
    otherwise="只能由调委会指派，或者由调解员本人当场承办。",
    basis=law.CHOICE_OF_MEDIATOR,
    needs=("mediator", "by"),
)
def appointed_by_the_committee_or_self(case, facts):
    by = facts["by"]
    return by.function != "mediator" or by.person_id == facts["mediator"].pk


@guard(
    otherwise="所选人员当天不是本调委会的调解员。",
    basis=law.CHOICE_OF_MEDIATOR,
    needs=("mediator", "on"),
)
def mediator_is_ours(case, facts):
    posts = facts["mediator"].posts.held_on(facts["on"])
    return posts.filter(function="mediator", committee=case.committee_id).exists()


@guard(
    otherwise="法院、仲裁机构或者行政机关已受理同一纠纷，又没有移送本会调解。",
    basis=law.ACCEPTANCE_SCOPE,
)
def not_before_another_body(case, facts):
    return not case.pending_elsewhere or case.source.startswith("entrusted")


@guard(
    otherwise="权利义务告知书还没有送达每一方当事人。",
    basis=law.RIGHTS,
    remedy="give_notice",
)
def everyone_told_of_rights(case, facts):
    parties = case.sheet.needed_parties
    return bool(parties) and all(party.notice_on for party in parties)


@guard(otherwise="还没有调解记录。", basis=law.RECORDS, remedy="log_session")
def a_session_is_on_record(case, facts):
    return bool(case.sheet.sessions)


@guard(otherwise="只能替自己这一方表态。", basis=law.RIGHTS, needs=("party", "by"))
def speaks_for_himself(case, facts):
    by, party = facts["by"], facts["party"]
    if by.function == "resident":
        return by.party_id == party.pk
    if by.function == "company":
        return party.company_id in by.bodies
    return True


@guard(
    otherwise="延期须经各方同意，新的期限要晚于原期限。",
    basis=law.MEDIATION_TIME,
    needs=("until", "all_agree"),
)
def extension_agreed_by_all(case, facts):
    clock = case.sheet.clock("K9")
    return facts["all_agree"] and clock is not None and facts["until"] > clock.due_on


@guard(otherwise="调解期限没有在计算，不能延期。", basis=law.MEDIATION_TIME)
def time_is_running(case, facts):
    return case.sheet.clock("K9") is not None


@guard(
    otherwise="还没有联系不上当事人的记录，请先记录联系。",
    basis=law.END_REASONS,
    needs=("end_reason",),
    remedy="contact",
)
def unreachable_is_proved(case, facts):
    if facts["end_reason"] != EndReason.UNREACHABLE:
        return True
    return case.contact_attempts.filter(reached=False).exists()


@guard(
    otherwise="调解期限还没有届满，不能以期限届满终止，请据实选择原因。",
    basis=law.MEDIATION_TIME,
    needs=("end_reason", "on"),
)
def time_is_over(case, facts):
    clock = case.sheet.clock("K9")
    over = clock and clock.status != "held" and facts["on"] > clock.due_on
    return bool(over) or facts["end_reason"] != EndReason.TIME_OVER


@guard(
    otherwise="自行和解的按当事人撤回办理，请改办“当事人要求终止调解”。",
    basis=law.END_REASONS,
    needs=("end_reason",),
    remedy="withdraw_mediation",
)
def not_settled_between_themselves(case, facts):
    return facts["end_reason"] != EndReason.SETTLED_THEMSELVES


@guard(
    otherwise="协议已有执行依据在履行中，不能再作调解终止处理，请放弃变更、恢复履行。",
    basis=law.BINDING,
    remedy="abandon_variation",
)
def no_title_in_force(case, facts):
    return case.sheet.title is None


@guard(otherwise="没有正在履行的执行依据。", basis=law.BINDING)
def a_title_in_force(case, facts):
    return case.sheet.title is not None


@guard(otherwise="还没有协议草稿。", basis=law.CONTENT_OF_AGREEMENT, remedy="edit_agreement")
def a_draft_exists(case, facts):
    agreement = case.sheet.agreement
    return agreement is not None and agreement.status == agreement.Status.DRAFTING


@guard(
    otherwise="协议草稿还有没填完或者不明确的条款，请到草稿页逐条补全。",
    basis=law.CONTENT_OF_AGREEMENT,
    remedy="edit_agreement",
)
def no_open_defect(case, facts):
    agreement = case.sheet.agreement
    return agreement is None or not agreement.defects()


@guard(
    otherwise="草稿条款里还有已经退出本案的当事人，请到草稿页改写。",
    basis=law.CONTENT_OF_AGREEMENT,
    remedy="edit_agreement",
)
def clauses_name_only_active_parties(case, facts):
    agreement = case.sheet.agreement
    active = {None, *(party.pk for party in case.sheet.parties)}
    parts = agreement.parts if agreement else ()
    return all({clause.by_party_id, clause.to_party_id} <= active for clause in parts)


@guard(
    otherwise="这一方在本案还有没履行或者没收到的事项，不能退出。",
    basis=law.BINDING,
    needs=("party",),
)
def owes_nothing_and_is_owed_nothing(case, facts):
    party = facts["party"].pk
    owed = [duty for duty in case.sheet.obligations if duty.status == "open"]
    return not any(party in (duty.debtor_id, duty.creditor_id) for duty in owed)


@guard(
    otherwise="收款人不能是调委会或者调解员：当事人的钱款不经调委会、调解员之手。",
    basis=law.NO_BENEFIT,
    remedy="edit_agreement",
)
def no_money_through_the_committee(case, facts):
    agreement = case.sheet.agreement
    hands = {case.committee.name, case.committee.short_name}
    if case.mediator:
        hands.add(case.mediator.name)
    return agreement is None or not any(
        clause.to_party and clause.to_party.name in hands for clause in agreement.parts
    )


@guard(otherwise="还有当事人没有签名、盖章或者按指印。", basis=law.CONTENT_OF_AGREEMENT)
def everyone_has_signed(case, facts):
    agreement, parties = case.sheet.agreement, case.sheet.needed_parties
    return bool(parties) and agreement is not None and not agreement.unsigned(parties)


@guard(otherwise="调解员还没有签名。", basis=law.CONTENT_OF_AGREEMENT)
def the_mediator_has_signed(case, facts):
    agreement = case.sheet.agreement
    return agreement is not None and agreement.mark("mediator") is not None


@guard(otherwise="调委会还没有盖章。", basis=law.CONTENT_OF_AGREEMENT)
def the_seal_is_set(case, facts):
    agreement = case.sheet.agreement
    return agreement is not None and agreement.mark("seal") is not None


@guard(otherwise="这一方已经签过了。", basis=law.CONTENT_OF_AGREEMENT, needs=("party",))
def not_signed_yet(case, facts):
    agreement = case.sheet.agreement
    return agreement is not None and facts["party"].pk not in agreement.signed_party_ids


@guard(otherwise="调解员已经签过名了。", basis=law.CONTENT_OF_AGREEMENT)
def mediator_not_signed_yet(case, facts):
    return not the_mediator_has_signed.test(case, facts)


@guard(otherwise="协议已经盖章。", basis=law.CONTENT_OF_AGREEMENT)
def not_sealed_yet(case, facts):
    return not the_seal_is_set.test(case, facts)


@guard(
    otherwise="用印要由承办调解员以外的人核对办理。",
    basis=law.SEAL_RULES,
    needs=("by",),
)
def seal_by_a_second_person(case, facts):
    return facts["by"].person_id != case.mediator_id


@guard(
    otherwise="签署前要核对身份，请写明怎么核对的。",
    basis=law.CONTENT_OF_AGREEMENT,
    needs=("identity_checked",),
)
def identity_was_checked(case, facts):
    return bool(facts["identity_checked"])


@guard(
    otherwise="协议含停水、停电、停气、停热内容的，不能用电子方式签署，请改用纸质签署。",
    basis=law.SIGN_ELECTRONIC,
    needs=("way",),
)
def may_be_signed_this_way(case, facts):
    agreement = case.sheet.agreement
    return facts["way"] == "paper" or agreement is None or not agreement.cuts_utilities()


@guard(
    otherwise="签署日期不能早于协议定稿的日期。",
    basis=law.DATES,
    needs=("on",),
)
def not_before_the_text_was_frozen(case, facts):
    agreement = case.sheet.agreement
    return agreement is None or agreement.frozen_on is None or facts["on"] >= agreement.frozen_on


@guard(
    otherwise="收款人、付款人要是两方不同的当事人，金额要大于零，并写明付清日期；不涉及钱款的不填。",
    basis=law.CONTENT_OF_AGREEMENT,
    needs=("on",),
)
def oral_money_is_complete(case, facts):
    amount, payer, payee = (facts.get(name) for name in ("amount", "payer", "payee"))
    if not amount:
        return payer is None and payee is None
    return bool(amount > 0 and payer and payee and payer != payee)


@guard(
    otherwise="口头协议要由调解员记录内容：至少写一件要做的事或者一笔款项。",
    basis=law.FORM_OF_AGREEMENT,
    needs=("on",),
)
def oral_content_is_recorded(case, facts):
    return bool(facts.get("amount") or (facts.get("content") or "").strip())


@guard(
    otherwise="约定日期付款或者做事的，要写明日期，且不能早于协议达成之日。",
    basis=law.CONTENT_OF_AGREEMENT,
    needs=("on",),
)
def oral_due_day_is_known(case, facts):
    if facts.get("at_once", True):
        return True
    due_on = facts.get("due_on")
    return due_on is not None and due_on >= facts["on"]


@guard(
    otherwise="只有物业、部门答复期限和调解期限可以暂停；司法确认、申请执行的法定期间不能暂停。",
    basis=law.MEDIATION_TIME,
    needs=("clock",),
)
def clock_may_be_held(case, facts):
    clock = facts["clock"]
    return clock.case_id == case.pk and clock.key in HOLDABLE and clock.status == "running"


@guard(otherwise="没有可以暂停的期限在计算。", basis=law.MEDIATION_TIME)
def a_clock_may_be_held(case, facts):
    return any(c.key in HOLDABLE and c.status == "running" for c in case.sheet.clocks)


@guard(otherwise="没有暂停中的期限。", basis=law.MEDIATION_TIME)
def a_clock_is_held(case, facts):
    return any(clock.status == "held" for clock in case.sheet.clocks)


@guard(
    otherwise="恢复计算的日期不能早于暂停的日期。",
    basis=law.DATES,
    needs=("on",),
)
def released_after_it_was_held(case, facts):
    held = [clock.held_on for clock in case.sheet.clocks if clock.status == "held"]
    return not held or facts["on"] >= max(held)


HOLDABLE = frozenset({"K2a", "K2b", "K9"})
