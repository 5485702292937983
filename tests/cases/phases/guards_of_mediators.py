"""The rows of every guard of co-mediators, recusals and helpers, once held and once not."""

from cases.phases import common
from cases.phases.mediate import guards as g
from cases.phases.mediate import guards_of_later_roles as later
from cases.phases.mediate import guards_of_mediators as m
from cases.states import Status as S
from tests.cases.phases.deeds_of_mediation import stranger
from tests.cases.phases.guard_rows import Row, after, usual
from tests.cases.phases.in_a_dispute import bystander, clerk, li, mediator, zhou
from tests.deeds import bystander_shares, drafted, mediator_is_challenged, rights_notice_served
from tests.moments import MONDAY

DAY = MONDAY
FORBIDDEN = "（《人民调解法》第十五条）"
CHOICE = "（《人民调解法》第十九条）"
OPEN = f"有当事人申请调解员回避，先作出决定，再接着调解。{FORBIDDEN}"


def recusal(d):
    return d.recusals.order_by("pk").last()


def worked_for_zhou(d):
    """The mediator's name is that of a party: a known tie."""
    d.parties.filter(pk=d.zhou.pk).update(name=d.p.mediator.name)
    d.case = type(d.case).objects.get(pk=d.case.pk)


def bystander_is_tied(d):
    d.parties.filter(pk=d.zhou.pk).update(name=d.p.bystander.name)
    d.case = type(d.case).objects.get(pk=d.case.pk)


def refused_before(d):
    d.office("decide_recusal", recusal=recusal(d), outcome="refused", reasons="没有关系")


def challenged_again(d):
    mediator_is_challenged(d)
    refused_before(d)
    d.office("ask_recusal", party=d.zhou, mediator=d.p.mediator, ground="说话偏向对方")


def first_recusal(d):
    return d.recusals.order_by("pk").first()


def one_row(guard, says, act, held, broken, by="clerk"):
    return Row(guard, says, act, held, broken, by)


def no_decision_yet(act, state, *deeds, **facts):
    """An act that waits for the decision, held without a request and stopped by one."""
    broken = after(state, *deeds, mediator_is_challenged, **facts)
    return one_row(
        m.no_recusal_is_open, OPEN, act, after(state, *deeds, **facts), broken, "mediator"
    )


SAID = {"content": "互不追究", "doer": None}
TALK = {"place": "评理室", "content": "谈了一次", "outcome": "continue"}
ADDED = {"kind": "shared", "mediator": bystander}
ASKED = {"party": zhou, "mediator": mediator, "ground": "住在对门"}
REFUSED = {"recusal": recusal, "outcome": "refused", "reasons": "没有关系"}
GRANTED = REFUSED | {"outcome": "granted", "mediator": bystander}
WAIVED = REFUSED | {"outcome": "waived"}
INVITED = {"name": "王邻", "part": "neighbour", "agreed_how": "当面都同意"}
CHALLENGED = (S.MEDIATING, mediator_is_challenged)
ROWS = [
    one_row(
        g.mediator_belongs_to_the_committee,
        f"郑管今天不是本调委会的调解员。{CHOICE}",
        "add_mediator",
        usual(S.MEDIATING, **ADDED),
        usual(S.MEDIATING, **ADDED | {"mediator": clerk}),
    ),
    one_row(
        m.not_mediating_yet,
        f"吴旁已经在办本案。{CHOICE}",
        "add_mediator",
        usual(S.MEDIATING, **ADDED),
        after(S.MEDIATING, bystander_shares, **ADDED),
    ),
    one_row(
        g.no_clash,
        f"调解员与一方当事人有利害关系，且各方没有都同意其不回避，请另选调解员。{FORBIDDEN}",
        "add_mediator",
        usual(S.MEDIATING, **ADDED),
        usual(S.MEDIATING, clash="同住一处", **ADDED),
    ),
    one_row(
        common.only_parties_of_this_case,
        "请选择本案在册的当事人。（本会规定：当事人登记）",
        "add_mediator",
        usual(S.MEDIATING, party=zhou, **ADDED),
        usual(S.MEDIATING, party=stranger, **ADDED),
    ),
    one_row(
        m.shares_or_deputises,
        f"所选的人现在不是本案协办、代办的调解员；主办的请办更换调解员。{CHOICE}",
        "end_mediator",
        after(S.MEDIATING, bystander_shares, helper=bystander, reason="不再需要"),
        usual(S.MEDIATING, helper=mediator, reason="不再需要"),
    ),
    one_row(
        common.only_parties_of_this_case,
        "请选择本案在册的当事人。（本会规定：当事人登记）",
        "ask_recusal",
        usual(S.MEDIATING, **ASKED),
        usual(S.MEDIATING, **ASKED | {"party": stranger}),
    ),
    one_row(
        common.speaks_only_for_own_party,
        "只能替自己这一方表态。（《人民调解法》第二十三条）",
        "ask_recusal",
        usual(S.MEDIATING, **ASKED | {"party": li}),
        usual(S.MEDIATING, **ASKED),
        "link:李申",
    ),
    one_row(
        m.recusal_is_of_a_mediator,
        f"申请回避的，要写明是本案现在的哪位调解员。{FORBIDDEN}",
        "ask_recusal",
        usual(S.MEDIATING, **ASKED),
        usual(S.MEDIATING, **ASKED | {"mediator": bystander}),
    ),
    one_row(
        m.recusal_is_not_asked_yet,
        f"已经登记过申请这位调解员回避，先作出决定。{FORBIDDEN}",
        "ask_recusal",
        usual(S.MEDIATING, **ASKED),
        after(*CHALLENGED, **ASKED),
    ),
    one_row(
        m.a_recusal_is_open,
        f"没有等决定的回避申请。{FORBIDDEN}",
        "decide_recusal",
        after(*CHALLENGED, **REFUSED),
        after(*CHALLENGED, refused_before, **REFUSED),
    ),
    one_row(
        m.recusal_is_undecided,
        f"这件回避申请已经决定过，请核对。{FORBIDDEN}",
        "decide_recusal",
        after(*CHALLENGED, **REFUSED),
        after(S.MEDIATING, challenged_again, **REFUSED | {"recusal": first_recusal}),
    ),
    one_row(
        m.another_takes_over,
        f"主办的调解员回避的，请同时选定另一位与各方没有利害关系的本会调解员。{FORBIDDEN}",
        "decide_recusal",
        after(*CHALLENGED, **GRANTED),
        after(*CHALLENGED, bystander_is_tied, **GRANTED),
    ),
    one_row(
        m.a_known_tie_is_not_refused,
        f"陈调与一方当事人同名，请核实，不能驳回：请同意回避，或者各方都同意不回避。{FORBIDDEN}",
        "decide_recusal",
        after(*CHALLENGED, **REFUSED),
        after(*CHALLENGED, worked_for_zhou, **REFUSED),
    ),
    one_row(
        m.all_waive,
        f"要各方当事人都同意，才能不回避。{FORBIDDEN}",
        "decide_recusal",
        after(*CHALLENGED, all_agree=True, **WAIVED),
        after(*CHALLENGED, all_agree=False, **WAIVED),
    ),
    one_row(
        m.all_agree_to_the_helper,
        "邀请别人参加调解，要各方当事人都同意。（《人民调解法》第二十条）",
        "invite_helper",
        usual(S.MEDIATING, all_agree=True, **INVITED),
        usual(S.MEDIATING, all_agree=False, **INVITED),
    ),
    one_row(
        later.no_mediator_comes_as_a_helper,
        "陈调是本案的调解员（或者曾经是），不能再作为有专门知识的人、证人或者旁听人员参加。"
        f"{FORBIDDEN}",
        "invite_helper",
        usual(S.MEDIATING, all_agree=True, **INVITED),
        usual(S.MEDIATING, all_agree=True, **INVITED | {"name": "陈调"}),
    ),
    no_decision_yet("open_session", S.ACCEPTED, rights_notice_served),
    no_decision_yet("log_session", S.MEDIATING, present=lambda d: d.both, **TALK),
    no_decision_yet("draft_agreement", S.MEDIATING, drafted),
    no_decision_yet("mediator_sign", S.SIGNING),
    no_decision_yet("conclude_orally", S.MEDIATING, content="互不追究", doer=None),
    one_row(
        m.oral_waits_for_every_recusal,
        "有当事人申请调解员回避，还没有决定：口头协议不用签名就有约束力，先作出决定再达成。"
        f"{FORBIDDEN}",
        "conclude_orally",
        after(S.MEDIATING, mediator_is_challenged, refused_before, **SAID),
        after(S.MEDIATING, challenged_again, **SAID),
        "mediator",
    ),
]
