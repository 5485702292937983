"""Guards of mediation up to the agreement."""

from cases.functions import row_of
from cases.guards import guard
from cases.law import articles, articles_of_enforcement
from cases.phases.common import on_that_day
from cases.states import EndReason, Status
from mediation import clock
from mediation.directory.models import Function

from . import ties, unreachable

SILENCE_IS_NO_ANSWER = "沉默不算同意，也不算拒绝"


def parties_of_agreement(case, facts) -> list:
    """The parties whose will and mark count, and those an oral agreement with these facts binds."""
    named = [facts.get(role) for role in ("payer", "payee", "doer")]
    needed = case.sheet.needed_parties
    return needed + [p for p in case.sheet.parties if p in named and p not in needed]


def _refusing_only(otherwise, what, lacks):
    """A sentence that names the other parties which lack this, where only they lack it."""

    def exact(case, facts):
        lacking = [party for party in parties_of_agreement(case, facts) if lacks(party)]
        if not lacking or any(party.role != party.Role.OTHER for party in lacking):
            return otherwise
        names = "、".join(party.called for party in lacking)
        return f"{names}是其他当事人，协议却约定了其权利或者义务；{what}。"

    return exact


NOT_ALL_WILLING = f"还不是各方都已明确同意调解；{SILENCE_IS_NO_ANSWER}。"


@guard(
    otherwise=NOT_ALL_WILLING,
    basis=articles.START,
    remedy="consent",
    exact=_refusing_only(
        NOT_ALL_WILLING, "还没有其明确同意调解的记录", lambda party: not party.consented
    ),
)
def all_willing(case, facts):
    parties = parties_of_agreement(case, facts)
    return len(parties) > 1 and all(party.consented for party in parties)


COMPANIES_ARE_ORGANISATIONS = "登记在册的物业公司只能登记为“单位”，请核对类别。"


@guard(
    otherwise=COMPANIES_ARE_ORGANISATIONS,
    basis=articles.PARTIES_AS_THEY_ARE,
    needs=("company",),
    about="kind",
)
def company_is_an_organisation(case, facts):
    return facts["company"] is None or facts.get("kind") == "organisation"


@guard(otherwise="没有一方明确拒绝调解的记录。", basis=articles.START, remedy="consent")
def somebody_refused(case, facts):
    return any(party.refused for party in case.sheet.parties)


@guard(
    otherwise="这一方已经同意，调委会已经受理；现在不愿再谈的，请改办“当事人要求终止调解”。",
    basis=articles.RIGHTS,
    needs=("party", "agrees"),
    remedy="withdraw_mediation",
    about="agrees",
)
def who_agreed_leaves_by_stopping(case, facts):
    """After the acceptance a no is the demand to stop, which ends the mediation at once."""
    party = facts["party"]
    return facts["agrees"] or party is None or not can_only_stop(case, party)


def can_only_stop(case, party) -> bool:
    """Whether the party agreed to the mediation that was accepted, and has no other answer left.

    Under a title in force the mediation is about its variation, which stopping cannot end.
    """
    return party.consented and case.accepted_on is not None and case.sheet.title is None


CLASH = "调解员与一方当事人有利害关系，且各方没有都同意其不回避，请另选调解员。"


@ties.guard_of_ties(otherwise=CLASH, needs=("mediator",))
def no_clash(case, facts):
    clash = facts.get("clash") or ties.tie_of(case, facts["mediator"])
    return not clash or bool(facts.get("clash_waived"))


@guard(
    otherwise="只能由调委会指派，或者由调解员本人当场承办。",
    basis=articles.CHOICE_OF_MEDIATOR,
    needs=("mediator", "by"),
)
def appointed_by_the_committee_or_self(case, facts):
    by = facts["by"]
    return not row_of(by.function).assigned or by.person_id == facts["mediator"].pk


@guard(
    otherwise="所选人员在填的那天不是本调委会的调解员。",
    basis=articles.CHOICE_OF_MEDIATOR,
    needs=("mediator", "on"),
    exact=lambda case, facts: (
        f"{facts['mediator'].name}{on_that_day(facts['on'])}不是本调委会的调解员。"
    ),
)
def mediator_belongs_to_the_committee(case, facts):
    posts = facts["mediator"].posts.held_on(facts["on"])
    return posts.filter(function=Function.MEDIATOR, committee=case.committee_id).exists()


@guard(
    otherwise="那位调解员在填的那天不承办本案，请核对日期和是谁办的。",
    basis=articles.CHOICE_OF_MEDIATOR,
    needs=("held_by", "by", "on"),
    about="held_by",
    exact=lambda case, facts: (
        f"{(facts['held_by'] or facts['by']).name}{on_that_day(facts['on'])}不承办本案，"
        "请核对日期和是谁办的。"
    ),
)
def mediated_on_that_day(case, facts):
    """What lies before the first assignment is refused at the day."""
    named, on = facts["held_by"], facts["on"]
    person = named.pk if named else facts["by"].person_id
    if person == case.mediator_id and on >= clock.today():
        return True
    spans = case.sheet.assignments_of(person)
    begun = [span for span in spans if span.since <= on]
    if not begun:
        return named is None or bool(spans)
    return any(span.until is None or on <= span.until for span in begun)


NOT_ALL_SERVED = "权利义务告知书还没有送达每一方当事人。"


@guard(
    otherwise=NOT_ALL_SERVED,
    basis=articles.RIGHTS,
    remedy="give_notice",
    exact=_refusing_only(
        NOT_ALL_SERVED, "权利义务告知书还没有送达", lambda party: not party.notice_on
    ),
)
def rights_notice_served_on_all(case, facts):
    parties = parties_of_agreement(case, facts)
    return bool(parties) and all(party.notice_on for party in parties)


NOT_PROVED = "还不能按联系不上办理：对同一方要{}都没有联系上，联系上以后的才算"


def what_was_tried(case, facts):
    tried = [(party, rows) for party, rows in unreachable.by_party(case).items() if rows]
    found = "；".join(f"{party.short_name}{unreachable.count(rows)}" for party, rows in tried)
    head = NOT_PROVED.format(unreachable.needed_in_words())
    return f"{head}。{found or '现在没有联系不上的记录'}。"


@guard(
    otherwise=f"{NOT_PROVED.format('在几天、用几种方式联系几次')}。",
    basis=articles.END_REASONS,
    needs=("end_reason",),
    remedy="contact",
    exact=what_was_tried,
)
def unreachable_is_proved(case, facts):
    """Several attempts on different days and in different ways, and none that reached since."""
    if facts["end_reason"] != EndReason.UNREACHABLE:
        return True
    return any(map(unreachable.proved_on, unreachable.by_party(case).values()))


@guard(
    otherwise="写下双方没有争议的事实，要各方当事人都同意。",
    basis=articles.UNDISPUTED_FACTS,
    needs=("undisputed_facts", "facts_agreed"),
    about="facts_agreed",
)
def facts_are_written_with_consent(case, facts):
    return not facts["undisputed_facts"] or bool(facts["facts_agreed"])


@guard(
    otherwise="自行和解的按当事人撤回办理，请改办“当事人要求终止调解”。",
    basis=articles.END_REASONS,
    needs=("end_reason",),
    remedy="withdraw_mediation",
)
def not_settled_between_themselves(case, facts):
    return facts["end_reason"] != EndReason.SETTLED_THEMSELVES


@guard(
    otherwise="协议已有执行依据在履行中，不能再作调解终止处理，请放弃变更、恢复履行。",
    basis=articles.BINDING,
    remedy="abandon_variation",
)
def no_title_in_force(case, facts):
    return case.sheet.title is None


@guard(
    otherwise="法院程序还没有结束，或者结果不是协议仍有约束力，先登记法院的结果。",
    basis=articles.BINDING,
)
def no_proceeding_decides_now(case, facts):
    """While a court examines it, or has found it void or ordered otherwise, nothing is varied."""
    last = case.sheet.last_adjudication
    if case.status != Status.ADJUDICATING or last is None:
        return True
    binds = not (last.is_open or last.found_void or last.claim_was_lost or last.gave_a_title)
    return binds and not last.may_become_a_suit and last.outcome != "confirmed"


@guard(otherwise="没有正在履行的执行依据。", basis=articles.BINDING)
def a_title_in_force(case, facts):
    return case.sheet.title is not None


def _which_paper(case, facts):
    return f"现在的执行依据是{case.sheet.title}，各方的协议不能改变它的内容。"


@guard(
    otherwise="现在的执行依据是法律文书，各方的协议不能改变它的内容。",
    basis=articles_of_enforcement.ENFORCEABLE,
    remedy="settle_title",
    exact=_which_paper,
)
def what_is_in_force_is_the_agreement(case, facts):
    """The parties vary their own contract (民法典 543), not the paper of a court or a notary."""
    title = case.sheet.title
    return title is None or not title.enforceable


@guard(
    otherwise="这一方在本案还有没履行或者没收到的事项，不能退出。",
    basis=articles.BINDING,
    needs=("party",),
)
def owes_nothing_and_is_owed_nothing(case, facts):
    party = facts["party"].pk
    owed = [duty for duty in case.sheet.obligations if duty.is_pending]
    return not any(party in duty.party_ids for duty in owed)


@guard(
    otherwise="对方当事人还没有登记，请先补登。",
    basis=articles.START,
    remedy="add_party",
)
def both_sides_known(case, facts):
    return len(case.sheet.sides) > 1
