"""Guards of co-mediators, of recusals that parties ask for, and of people who are invited."""

from cases.guards import guard
from cases.law import articles
from mediation.directory.models import Function

from . import recusals, ties
from .ties import guard_of_ties

NOTHING_ASKED = "没有等决定的回避申请。"
GRANTED, REFUSED, WAIVED = "granted", "refused", "waived"


def mediates_now(case, person) -> bool:
    """Whether this person mediates the case alone, shares it or deputises."""
    return person is not None and case.sheet.is_assigned(person.pk)


@guard(
    otherwise="这位调解员已经在办本案。",
    basis=articles.CHOICE_OF_MEDIATOR,
    needs=("mediator",),
    exact=lambda case, facts: f"{facts['mediator'].name}已经在办本案。",
)
def not_mediating_yet(case, facts):
    return not mediates_now(case, facts["mediator"])


@guard(
    otherwise="所选的人现在不是本案协办、代办的调解员；主办的请办更换调解员。",
    basis=articles.CHOICE_OF_MEDIATOR,
    needs=("helper",),
)
def shares_or_deputises(case, facts):
    helping = (one for one in case.sheet.assignments if one.kind != one.Kind.MAIN)
    return any(one.person_id == facts["helper"].pk for one in helping)


@guard_of_ties(otherwise="申请回避的，要写明是本案现在的哪位调解员。", needs=("mediator",))
def recusal_is_of_a_mediator(case, facts):
    return mediates_now(case, facts["mediator"])


def _is_asked(case, one, facts) -> bool:
    """Whether a request that is undecided, and waited for or of the same party, asks the same."""
    own = facts["party"] is not None and one.party_id == facts["party"].pk
    asked = one.person_id == facts["mediator"].pk
    return asked and (own or recusals.is_waited_for(case, one))


@guard_of_ties(
    otherwise="已经登记过申请这位调解员回避，先作出决定。",
    needs=("mediator", "party"),
    about="mediator",
    remedy="decide_recusal",
)
def recusal_is_not_asked_yet(case, facts):
    return not any(_is_asked(case, one, facts) for one in case.sheet.open_recusals)


@guard_of_ties(otherwise=NOTHING_ASKED, absent=True)
def a_recusal_is_open(case, facts):
    return bool(case.sheet.open_recusals)


@guard_of_ties(otherwise="这件回避申请已经决定过，请核对。", needs=("recusal",))
def recusal_is_undecided(case, facts):
    return facts["recusal"] in case.sheet.open_recusals


def _main_must_go(case, facts) -> bool:
    withdraws = facts["outcome"] == GRANTED and facts["recusal"] is not None
    return withdraws and facts["recusal"].person_id == case.mediator_id


@guard_of_ties(
    otherwise="主办的调解员回避的，请同时选定另一位与各方没有利害关系的本会调解员。",
    needs=("outcome", "recusal", "mediator", "on"),
    about="mediator",
)
def another_takes_over(case, facts):
    if not _main_must_go(case, facts):
        return True
    other = facts["mediator"]
    if other is None or other.pk == case.mediator_id or ties.tie_of(case, other):
        return False
    posts = other.posts.held_on(facts["on"])
    return posts.filter(function=Function.MEDIATOR, committee=case.committee_id).exists()


@guard_of_ties(
    otherwise="系统查到这位调解员与一方有利害关系，不能驳回：请同意回避，或者各方都同意不回避。",
    needs=("outcome", "recusal"),
    about="outcome",
    exact=lambda case, facts: (
        f"{ties.tie_of(case, facts['recusal'].person)}，不能驳回："
        "请同意回避，或者各方都同意不回避。"
    ),
)
def a_known_tie_is_not_refused(case, facts):
    if facts["outcome"] != REFUSED or facts["recusal"] is None:
        return True
    return not ties.tie_of(case, facts["recusal"].person)


@guard_of_ties(
    otherwise="要各方当事人都同意，才能不回避。", needs=("outcome", "all_agree"), about="all_agree"
)
def all_waive(case, facts):
    return facts["outcome"] != WAIVED or bool(facts["all_agree"])


@guard_of_ties(
    otherwise="有当事人申请调解员回避，先作出决定，再接着调解。", remedy="decide_recusal"
)
def no_recusal_is_open(case, facts):
    return not recusals.waited_for(case)


@guard_of_ties(
    otherwise="有当事人申请调解员回避，还没有决定：口头协议不用签名就有约束力，先作出决定再达成。",
    remedy="decide_recusal",
)
def oral_waits_for_every_recusal(case, facts):
    """Also for one that mediation does not wait for: nobody is bound by word of mouth before."""
    return bool(recusals.waited_for(case)) or not case.sheet.open_recusals


@guard(
    otherwise="邀请别人参加调解，要各方当事人都同意。",
    basis=articles.HELPERS,
    needs=("all_agree",),
    about="all_agree",
)
def all_agree_to_the_helper(case, facts):
    return bool(facts["all_agree"])
