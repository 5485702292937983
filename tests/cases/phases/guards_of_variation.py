"""The rows of every guard of varying what is in force, once held and once not."""

from cases.phases.mediate import guards
from cases.phases.mediate import guards_of_agreeing as g
from cases.phases.mediate import guards_of_dual_agency as dual
from cases.phases.mediate import guards_of_effect as e
from cases.phases.mediate import guards_of_mediators as m
from cases.phases.mediate import guards_of_representation as of
from cases.states import Status as S
from tests.cases.phases.deeds_of_mediation import (
    APRIL,
    OTHER_SIDE,
    SIGNED,
    another_respondent,
    draft,
    gappy_draft,
    row,
    zhou_leaves,
)
from tests.cases.phases.guard_rows import after
from tests.cases.phases.guards_of_acting_for import (
    A_CHILD,
    AGENT,
    CHILD,
    FOR_BOTH,
    GUARDED,
)
from tests.cases.phases.guards_of_joining import (
    CLEAR,
    TOLD,
    WILLING,
    WORD,
    another_draft,
    another_yes,
    company_joins_as,
    joined_by,
    our_company,
    serves,
)
from tests.cases.phases.guards_of_mediators import OPEN
from tests.cases.phases.guards_of_referrals import signed_by_the_parties
from tests.deeds import it_is_performed, mediator_is_challenged
from tests.dispute import PARTIES, money
from tests.factories import at
from tests.moments import MONDAY

DAY = MONDAY
BINDING = "（《人民调解法》第三十一条）"
WHY = {"reason": "一方暂时付不出"}
PAPER = (
    "现在的执行依据是经司法确认的协议，各方的协议不能改变它的内容。（《民事诉讼法》第二百四十七条）"
)

BY_THE_PARTIES = (
    "法院委派调解的，各方都签署后协议已经生效，不能再修改、终止；"
    "请补登调解员签名、盖章。（《特邀调解规定》第二十四条）"
)


def varied(*deeds, **facts):
    """The agreement is performed, and these deeds went before its variation."""
    return after(S.AGREED, it_is_performed, *deeds, **facts)


def talking(*deeds, **facts):
    """The agreement is performed and talked about again."""
    return varied(they_talk_again, *deeds, **facts)


def they_talk_again(d):
    d.mediator("renegotiate", **WHY)


def they_join(*deeds, draft):
    """Somebody joins the talks; the talks end without a text, then one is written at once."""
    return talking(*deeds, they_give_it_up, draft)


def they_give_it_up(d):
    d.mediator("abandon_variation", **WHY)


def same_agent_was_stored(d):
    """Before it was asked, one agent was stored for both sides."""
    d.parties.filter(pk=d.li.pk).update(**AGENT)


def li_alone_owes(d):
    d.sit_down().write({"kind": "other", "by_party": d.li, "text": "清走杂物", "due_on": APRIL})
    d.mediator("draft_agreement").all_marks()
    it_is_performed(d)


def sun_leaves(d):
    d.office("release_party", party=d.case.parties.get(name="孙三"), reason="已搬走")


def sued(d):
    d.office("open_suit", party=d.li, court=d.p.court, kind="suit", proof="收件回执")


def oral_again(people):
    d = at(people, S.MEDIATING).mediator("conclude_orally", **WORD)
    it_is_performed(d)
    they_talk_again(d)
    return d, WORD


def it_goes_to_court(d):
    d.apply_for_confirmation()


def it_is_unclear(d):
    d.apply_for_confirmation().court_takes_it()
    d.court("court_decide", outcome="dismissed", ground="unclear")


def a_variation_is_signed_by_one(d):
    """A court sent the case before filing: the marks of the parties alone put a text in force."""
    signed_by_the_parties(d)
    d.mediator("mediator_sign").office("seal")
    it_is_performed(d)
    draft(d)
    d.mediator("vary").mediator("sign", party=d.zhou, **SIGNED)


def the_other_signs(d):
    d.mediator("sign", party=d.li, **SIGNED)


def pays_the_committee(people):
    d = at(people, S.MEDIATING, parties=[*PARTIES, third(people)]).sit_down()
    d.write(money(d, (APRIL, 580000))).mediator("draft_agreement").all_marks()
    d.mediator("start_performance")
    return d.write(money(d, (APRIL, 580000), to_party=d.parties.get(role="other"))), {}


def third(people):
    return {"role": "other", "side": 1, "name": people.committee.short_name}


def a_yuan_is_paid(d):
    d.pay(100)


def draft_with_the_yuan(d):
    """The text counts as paid before what was paid and recorded on Monday."""
    who = {"kind": "prior", "by_party": d.zhou, "to_party": d.li, "of_clause": 1}
    paid = {"amount": 100, "from_on": MONDAY, "standard": "收条"}
    d.write(money(d, (APRIL, 580000)), who | paid)


COUNTED = (
    "“此前已付”的这一笔已经登记过付款，再计入就算了两次；变更的协议只写还要付的。"
    "（《人民调解法》第二十九条）"
)


def vary(guard, says, held, broken):
    return row(guard, says, "vary", held, broken)


ROWS = [
    vary(
        g.earlier_payments_are_new,
        COUNTED,
        varied(draft_with_the_yuan),
        varied(a_yuan_is_paid, draft_with_the_yuan),
    ),
    row(
        g.earlier_payments_are_new,
        COUNTED,
        "draft_agreement",
        talking(draft_with_the_yuan),
        talking(a_yuan_is_paid, draft_with_the_yuan),
    ),
    vary(
        guards.what_is_in_force_is_the_agreement, PAPER, varied(draft), after(S.PERFORMING, draft)
    ),
    vary(g.a_draft_exists, "还没有协议草稿。（《人民调解法》第二十九条）", varied(draft), varied()),
    vary(
        g.no_open_defect,
        "协议草稿还差1处：第一条没有付款方式。（《人民调解法》第二十九条）",
        varied(draft),
        varied(gappy_draft),
    ),
    vary(
        guards.both_sides_known,
        OTHER_SIDE,
        after(S.MEDIATING, li_alone_owes, draft),
        after(S.MEDIATING, li_alone_owes, draft, zhou_leaves),
    ),
    vary(
        guards.all_willing,
        WILLING,
        they_join(joined_by(), draft=draft),
        varied(another_respondent, draft),
    ),
    vary(
        guards.rights_notice_served_on_all,
        TOLD,
        they_join(joined_by(), draft=draft),
        they_join(another_respondent, another_yes, draft=draft),
    ),
    vary(
        g.mediators_have_no_clash_now,
        CLEAR,
        they_join(joined_by(), draft=draft),
        they_join(
            joined_by(), serves(our_company), lambda d: company_joins_as(d, "安邻"), draft=draft
        ),
    ),
    vary(m.no_recusal_is_open, OPEN, varied(draft), they_join(mediator_is_challenged, draft=draft)),
    vary(
        of.guardians_act_for_those_without_capacity,
        A_CHILD,
        they_join(joined_by(**GUARDED), draft=another_draft),
        they_join(joined_by(**CHILD), draft=another_draft),
    ),
    vary(
        dual.nobody_acts_for_both_sides,
        FOR_BOTH.format("李申", "孙三"),
        they_join(joined_by(**AGENT), draft=draft),
        they_join(joined_by(**AGENT), same_agent_was_stored, draft=draft),
    ),
    vary(
        g.clauses_name_only_active_parties,
        "草稿条款里还有已经退出本案的当事人，请到草稿页改写。（《人民调解法》第二十九条）",
        varied(draft),
        varied(another_respondent, another_draft, sun_leaves),
    ),
    vary(
        g.no_money_through_the_committee,
        "收款人不能是调委会或者调解员：当事人的钱款不经调委会、调解员之手。"
        "（《人民调解法》第十五条）",
        varied(draft),
        pays_the_committee,
    ),
    row(
        guards.a_title_in_force,
        f"没有正在履行的执行依据。{BINDING}",
        "renegotiate",
        varied(**WHY),
        after(S.FAILED, sued, **WHY),
    ),
    row(
        guards.what_is_in_force_is_the_agreement,
        PAPER,
        "renegotiate",
        varied(**WHY),
        after(S.PERFORMING, **WHY),
    ),
    row(
        guards.no_proceeding_decides_now,
        f"法院程序还没有结束，或者结果不是协议仍有约束力，先登记法院的结果。{BINDING}",
        "renegotiate",
        after(S.AGREED, it_is_unclear, **WHY),
        after(S.AGREED, it_goes_to_court, **WHY),
    ),
    row(
        guards.a_title_in_force,
        f"没有正在履行的执行依据。{BINDING}",
        "abandon_variation",
        talking(**WHY),
        after(S.MEDIATING, **WHY),
    ),
    row(
        e.not_in_force_by_the_parties,
        BY_THE_PARTIES,
        "abandon_variation",
        after(S.REQUESTED, a_variation_is_signed_by_one, **WHY),
        after(S.REQUESTED, a_variation_is_signed_by_one, the_other_signs, **WHY),
    ),
    *(
        row(
            guards.no_title_in_force,
            f"协议已有执行依据在履行中，不能再作调解终止处理，请放弃变更、恢复履行。{BINDING}",
            act,
            after(S.MEDIATING, **facts),
            talking(**facts),
        )
        for act, facts in (("fail", {"end_reason": "gap"}), ("withdraw_mediation", {}))
    ),
    row(
        g.what_is_written_is_varied_in_writing,
        "正在履行的是书面协议，变更也要用书面：请起草变更的协议，各方签署。（《民法典》第五百四十四条）",
        "conclude_orally",
        oral_again,
        talking(**WORD),
    ),
]
