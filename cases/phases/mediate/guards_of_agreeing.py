"""Guards of the agreement: text, marks, oral agreements."""

from dataclasses import replace

from cases.functions import row_of
from cases.guards import guard
from cases.law import articles
from cases.law.clause_kinds.row import UNCLEAR
from cases.law.clause_text import numeral
from cases.phases.common import judged_on

from .signatures import ALREADY_SIGNED
from .ties import guard_of_ties, has_waiver, tie_of

DRAFT_CHANGED = "您打开草稿以后，草稿又被修改过。"
NO_MONEY_TO_THE_COMMITTEE = "收款人不能是调委会或者调解员：当事人的钱款不经调委会、调解员之手。"


@guard(
    otherwise=f"{DRAFT_CHANGED}请核对两份内容后再保存。",
    basis=articles.RECORDS,
    needs=("seen",),
)
def draft_is_the_one_shown(case, facts):
    draft = case.sheet.draft
    there = draft.edition if draft else ""
    return facts["seen"] in (None, there)


NOT_WAIVED = "各方没有都同意其不回避，请由没有利害关系的调解员办理。"


def ties_now(case, facts) -> list[str]:
    """The ties of those who mediate that the parties did not waive, in words."""
    found = [(tie_of(case, one), one) for one in acting_mediators(case, facts)]
    return [tie for tie, one in found if tie and not has_waiver(case, one)]


@guard_of_ties(
    otherwise=f"调解员与一方当事人有利害关系，且{NOT_WAIVED}",
    needs=("by",),
    remedy="reassign",
    exact=lambda case, facts: f"{'；'.join(ties_now(case, facts))}，{NOT_WAIVED}",
)
def mediators_have_no_clash_now(case, facts):
    return not ties_now(case, facts)


def acting_mediators(case, facts) -> list:
    """The mediator of the case and the mediator acting now."""
    by, main = facts["by"], [case.mediator] if case.mediator else []
    if not row_of(by.function).assigned or by.person_id == case.mediator_id:
        return main
    sharing = [one.person for one in case.sheet.assignments if one.person_id == by.person_id]
    return main + sharing


@guard(otherwise="还没有调解记录。", basis=articles.RECORDS, remedy="log_session")
def a_session_is_on_record(case, facts):
    return bool(case.sheet.sessions)


@guard(
    otherwise="正在履行的是书面协议，变更也要用书面：请起草变更的协议，各方签署。",
    basis=articles.VARIED_CLEARLY,
    remedy="edit_agreement",
)
def what_is_written_is_varied_in_writing(case, facts):
    """A variation that is not clear counts as none; the paper in force stays in people's hands."""
    old = case.sheet.agreement_in_force
    return old is None or old.form == old.Form.ORAL


@guard(otherwise="还没有协议草稿。", basis=articles.CONTENT_OF_AGREEMENT, remedy="edit_agreement")
def a_draft_exists(case, facts):
    return case.sheet.draft is not None


def _what_is_open(case, facts):
    """Every defect as the editor names it."""
    rows = [
        (f"第{numeral(number)}条" if number else "", sentence.removesuffix(UNCLEAR).rstrip("。"))
        for number, _, sentence, _ in case.sheet.draft.defects()
    ]
    return f"协议草稿还差{len(rows)}处：{'；'.join(map(''.join, rows))}。"


@guard(
    otherwise="协议草稿还有没填完或者不明确的条款，请到草稿页逐条补全。",
    basis=articles.CONTENT_OF_AGREEMENT,
    remedy="edit_agreement",
    exact=_what_is_open,
)
def no_open_defect(case, facts):
    draft = case.sheet.draft
    return draft is None or not draft.defects()


@guard(
    otherwise="草稿条款里还有已经退出本案的当事人，请到草稿页改写。",
    basis=articles.CONTENT_OF_AGREEMENT,
    remedy="edit_agreement",
)
def clauses_name_only_active_parties(case, facts):
    draft = case.sheet.draft
    active = {None, *(party.pk for party in case.sheet.parties)}
    parts = draft.parts if draft else ()
    return all(clause.party_ids <= active for clause in parts)


@guard(
    otherwise=NO_MONEY_TO_THE_COMMITTEE,
    basis=articles.NO_BENEFIT,
    remedy="edit_agreement",
)
def no_money_through_the_committee(case, facts):
    clauses = case.sheet.draft.parts if case.sheet.draft else ()
    return not any(may_not_be_paid(case, party) for c in clauses for party in c.creditors)


@guard(
    otherwise="“此前已付”的这一笔已经登记过付款，再计入就算了两次；变更的协议只写还要付的。",
    basis=articles.CONTENT_OF_AGREEMENT,
    remedy="edit_agreement",
)
def earlier_payments_are_new(case, facts):
    clauses = case.sheet.draft.parts if case.sheet.draft else ()
    counted = {(c.from_on, c.amount) for c in clauses if c.counts_an_earlier_payment}
    return not counted or not any(
        (one.paid_on, one.amount) in counted for one in case.sheet.payments
    )


def may_not_be_paid(case, party) -> bool:
    """Whether a party is the committee or its mediator, who receive no money of the parties.

    A namesake of the mediator is another person once all have agreed that the mediator stays.
    """
    if party.name in (case.committee.name, case.committee.short_name):
        return True
    is_namesake = case.mediator is not None and party.name == case.mediator.name
    return is_namesake and not has_waiver(case, case.mediator)


@guard(
    otherwise=NO_MONEY_TO_THE_COMMITTEE,
    basis=articles.NO_BENEFIT,
    needs=("payee",),
)
def payee_is_not_the_committee(case, facts):
    payee = facts["payee"]
    return payee is None or not may_not_be_paid(case, payee)


@guard(otherwise="还有当事人没有签名、盖章或者按指印。", basis=articles.CONTENT_OF_AGREEMENT)
def everyone_has_signed(case, facts):
    agreement, parties = case.sheet.agreement, case.sheet.needed_parties
    return bool(parties) and agreement is not None and not agreement.unsigned(parties)


@guard(otherwise="调解员还没有签名。", basis=articles.CONTENT_OF_AGREEMENT)
def the_mediator_has_signed(case, facts):
    agreement = case.sheet.agreement
    return agreement is not None and agreement.mark("mediator") is not None


@guard(otherwise="调委会还没有盖章。", basis=articles.CONTENT_OF_AGREEMENT)
def the_seal_is_set(case, facts):
    agreement = case.sheet.agreement
    return agreement is not None and agreement.is_sealed


@guard(otherwise=ALREADY_SIGNED, basis=articles.CONTENT_OF_AGREEMENT, needs=("party",))
def not_signed_yet(case, facts):
    agreement = case.sheet.agreement
    return agreement is not None and facts["party"].pk not in agreement.signed_party_ids


@guard(otherwise="调解员已经签过名了。", basis=articles.CONTENT_OF_AGREEMENT)
def mediator_not_signed_yet(case, facts):
    return not the_mediator_has_signed.test(case, facts)


@guard(otherwise="协议已经盖章。", basis=articles.CONTENT_OF_AGREEMENT)
def not_sealed_yet(case, facts):
    return not the_seal_is_set.test(case, facts)


@guard(
    otherwise="签署前要核对身份，请写明怎么核对的。",
    basis=articles.CONTENT_OF_AGREEMENT,
    needs=("identity_checked",),
)
def identity_was_checked(case, facts):
    return bool(facts["identity_checked"].strip())


@guard(
    otherwise="协议涉及停水、停热、停气或者收养等身份关系的，不能用电子方式签署，请改用纸质签署。",
    basis=articles.SIGN_ELECTRONIC,
    needs=("way",),
)
def electronic_signing_is_allowed(case, facts):
    agreement = case.sheet.agreement
    return facts["way"] == "paper" or agreement is None or not agreement.needs_paper()


@guard(
    otherwise="有人付钱的，要写明金额，金额要大于零。",
    basis=articles.CONTENT_OF_AGREEMENT,
    needs=("on",),
    about="amount",
)
def oral_sum_is_named(case, facts):
    is_paid = facts.get("payer") or facts.get("payee")
    return not is_paid or (facts.get("amount") or 0) > 0


@guard(
    otherwise="有人付钱的，付款人、收款人都要选，且不能是同一方。",
    basis=articles.CONTENT_OF_AGREEMENT,
    needs=("on",),
    about="payee",
)
def oral_money_goes_to_another(case, facts):
    payer, payee = facts.get("payer"), facts.get("payee")
    if not (payer or payee):
        return not facts.get("amount")
    return bool(payer and payee) and payer != payee


@guard(
    otherwise="口头协议要由调解员记录内容：至少写一件要做的事或者一笔款项。",
    basis=articles.FORM_OF_AGREEMENT,
    needs=("on",),
    about="content",
)
def oral_content_is_recorded(case, facts):
    written = facts.get("amount") or (facts.get("content") or "").strip()
    return bool(facts.get("by_draft") or written)


@guard(
    otherwise="按起草好的条款达成的，内容、金额以条款为准，不再另写；要另写的，请选“另外写”。",
    basis=articles.FORM_OF_AGREEMENT,
    needs=("by_draft", "content"),
    about="by_draft",
)
def oral_content_is_given_once(case, facts):
    named = (facts.get(name) for name in ("content", "amount", "payer", "payee", "doer"))
    return not (facts["by_draft"] and any(named))


def _where_by_draft(rule):
    """A guard of the draft, asked where an oral agreement takes its clauses from it."""
    return replace(
        rule,
        test=lambda case, facts: not facts["by_draft"] or rule.test(case, facts),
        needs=("by_draft",),
    )


oral_draft_exists = _where_by_draft(a_draft_exists)
oral_draft_has_no_defect = _where_by_draft(no_open_defect)
oral_draft_names_active_parties = _where_by_draft(clauses_name_only_active_parties)
oral_draft_pays_no_committee = _where_by_draft(no_money_through_the_committee)


AGREED_DAY = "约定日期付款或者做事的，要写明日期，且不能早于协议达成之日"


@guard(
    otherwise=f"{AGREED_DAY}。",
    basis=articles.CONTENT_OF_AGREEMENT,
    needs=("on",),
    about="due_on",
    exact=lambda case, facts: f"{AGREED_DAY}（{judged_on(facts['on'])}）。",
)
def oral_due_day_is_known(case, facts):
    days = [facts["done_by"]] if facts.get("done_by") else []
    is_later = not (facts.get("at_once", True) or facts.get("by_draft"))
    days += [facts.get("due_on")] if is_later else []
    return all(day is not None and day >= facts["on"] for day in days)
