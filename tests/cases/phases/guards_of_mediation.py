"""The rows of every guard of mediation, once held and once not."""

from datetime import date

from cases.phases import common
from cases.phases.mediate import guards as g
from cases.phases.mediate import guards_of_agreeing as agreeing
from cases.phases.mediate import guards_of_time
from cases.phases.mediate import guards_of_who_acts as acts
from cases.states import Status as S
from tests.cases.phases.deeds_of_mediation import (
    CLASH,
    EXTENSION,
    LATER_DAY,
    NO,
    OTHER_SIDE,
    OURS,
    REFUSED,
    YES,
    asked_for_by,
    once_worked_for_the_company,
    row,
    taken_up_by,
    works_for_the_company,
    zhou_leaves,
)
from tests.cases.phases.guard_rows import after, usual
from tests.cases.phases.in_a_dispute import bystander, clerk, li, mediator, zhou
from tests.deeds import all_consent, another_joins_and_refuses, rights_notice_served, zhou_refuses
from tests.moments import MONDAY

DAY = MONDAY

ACCEPTANCE = [
    row(
        g.both_sides_known,
        OTHER_SIDE,
        "accept",
        after(S.REQUESTED, all_consent, mediator=mediator),
        after(S.REQUESTED, all_consent, zhou_leaves, mediator=mediator),
        "clerk",
    ),
    row(
        common.nobody_refused,
        REFUSED,
        "accept",
        after(S.REQUESTED, all_consent, mediator=mediator),
        after(S.REQUESTED, all_consent, zhou_refuses, mediator=mediator),
        "clerk",
    ),
    row(
        common.nobody_refused,
        REFUSED,
        "open_session",
        after(S.ACCEPTED, rights_notice_served),
        after(S.ACCEPTED, rights_notice_served, another_joins_and_refuses),
    ),
    row(
        g.all_willing,
        "还不是各方都已明确同意调解；沉默不算同意，也不算拒绝。（《人民调解法》第十七条）",
        "accept",
        after(S.REQUESTED, all_consent, mediator=mediator),
        after(S.REQUESTED, lambda d: d.office("consent", party=d.li, **YES), mediator=mediator),
        "clerk",
    ),
    row(
        g.owes_nothing_and_is_owed_nothing,
        "这一方在本案还有没履行或者没收到的事项，不能退出。（《人民调解法》第三十一条）",
        "release_party",
        usual(S.MEDIATING, party=zhou, reason="已搬走"),
        usual(S.AGREED, party=zhou, reason="已搬走"),
    ),
    row(
        g.somebody_refused,
        "没有一方明确拒绝调解的记录。（《人民调解法》第十七条）",
        "other_side_refuses",
        after(S.REQUESTED, zhou_refuses),
        usual(S.REQUESTED),
        "clerk",
    ),
    row(
        g.appointed_by_the_committee_or_self,
        "只能由调委会指派，或者由调解员本人当场承办。（《人民调解法》第十九条）",
        "accept",
        taken_up_by("bystander"),
        taken_up_by("mediator"),
        "bystander",
    ),
    row(
        g.mediator_belongs_to_the_committee,
        OURS,
        "accept",
        after(S.REQUESTED, all_consent, mediator=mediator),
        after(S.REQUESTED, all_consent, mediator=clerk),
        "clerk",
    ),
    row(
        g.mediator_belongs_to_the_committee,
        OURS,
        "reassign",
        usual(S.MEDIATING, mediator=bystander, reason="休假"),
        usual(S.MEDIATING, mediator=clerk, reason="休假"),
        "clerk",
    ),
    row(
        g.no_clash,
        CLASH,
        "accept",
        after(S.REQUESTED, all_consent, mediator=mediator, clash="表兄弟", clash_waived=True),
        after(S.REQUESTED, all_consent, mediator=mediator, clash="表兄弟", clash_waived=False),
        "clerk",
    ),
    row(
        g.no_clash,
        CLASH,
        "accept",
        works_for_the_company({"clash_waived": True}),
        works_for_the_company({}),
        "clerk",
    ),
    row(  # a former role counts like a present one
        g.no_clash,
        CLASH,
        "accept",
        works_for_the_company({"clash": "2019年在该公司任职", "clash_waived": True}),
        once_worked_for_the_company,
        "clerk",
    ),
    row(  # the same name has to be examined
        g.no_clash,
        CLASH,
        "accept",
        asked_for_by({"clash": "同名，经核实不是同一人", "clash_waived": True}, name="陈调"),
        asked_for_by(name="陈调"),
        "clerk",
    ),
    row(  # an agent of one side cannot mediate between them
        g.no_clash,
        CLASH,
        "accept",
        asked_for_by(speaker="agent", speaker_name="钱律师", speaker_scope="代为和解"),
        asked_for_by(speaker="agent", speaker_name="陈调", speaker_scope="代为和解"),
        "clerk",
    ),
    row(  # a waiver needs every party, not the mediator's statement
        g.no_clash,
        CLASH,
        "accept",
        asked_for_by({"clash": "与周被系表兄弟", "clash_waived": True}),
        asked_for_by({"clash": "与周被系表兄弟"}),
        "clerk",
    ),
    row(
        g.no_clash,
        CLASH,
        "reassign",
        usual(S.ACCEPTED, mediator=bystander, reason="休假"),
        usual(S.ACCEPTED, mediator=bystander, reason="休假", clash="邻居"),
        "clerk",
    ),
]
SITTING = [
    row(
        g.rights_notice_served_on_all,
        "权利义务告知书还没有送达每一方当事人。（《人民调解法》第二十三条）",
        "open_session",
        after(S.ACCEPTED, rights_notice_served),
        after(S.ACCEPTED, lambda d: d.mediator("give_notice", parties=[d.li], how="当面")),
    ),
    row(
        common.speaks_only_for_own_party,
        "只能替自己这一方表态。（《人民调解法》第二十三条）",
        "consent",
        usual(S.REQUESTED, party=zhou, **YES),
        usual(S.REQUESTED, party=li, **YES),
        "link:周被",
    ),
    row(
        common.speaks_only_for_own_party,
        "只能替自己这一方表态。（《人民调解法》第二十三条）",
        "request_mediation",
        usual(S.ANSWERED, how="电话"),
        usual(S.ANSWERED, party=li, how="电话"),
        "manager",
    ),
    row(
        common.speaks_only_for_own_party,
        "只能替自己这一方表态。（《人民调解法》第二十三条）",
        "rate",
        usual(S.ANSWERED, party=li, score="fair"),
        usual(S.ANSWERED, party=zhou, score="fair"),
        "link:李申",
    ),
    row(
        g.who_agreed_leaves_by_stopping,
        "这一方已经同意，调委会已经受理；现在不愿再谈的，请改办“当事人要求终止调解”。"
        "（《人民调解法》第二十三条）",
        "consent",
        after(S.REQUESTED, all_consent, party=li, **NO),
        usual(S.SIGNING, party=li, **NO),
        "clerk",
    ),
    row(
        guards_of_time.extension_agreed_by_all,
        EXTENSION,
        "extend",
        usual(S.MEDIATING, until=date(2026, 5, 1), all_agree=True),
        usual(S.MEDIATING, until=date(2026, 5, 1), all_agree=False),
    ),
    row(
        guards_of_time.extension_moves_the_last_day,
        LATER_DAY,
        "extend",
        usual(S.MEDIATING, until=date(2026, 4, 3), all_agree=True),
        usual(S.MEDIATING, until=date(2026, 4, 2), all_agree=True),
    ),
]
WRITING = [
    row(
        agreeing.draft_is_the_one_shown,
        "您打开草稿以后，草稿又被修改过。请核对两份内容后再保存。（《人民调解法》第二十七条）",
        "edit_agreement",
        usual(S.MEDIATING, facts="渗水。", seen=""),
        usual(S.MEDIATING, facts="渗水。", seen="1.1"),
    )
]
SESSION = {"place": "评理室", "content": "谈", "outcome": "continue", "present": lambda d: d.both}
INQUIRY = {"place": "1202室", "asked": "周被", "text": "渗水"}
HELD = [
    row(
        g.mediated_on_that_day,
        "吴旁今天不承办本案，请核对日期和是谁办的。（《人民调解法》第十九条）",
        act,
        usual(S.MEDIATING, **facts, held_by=mediator),
        usual(S.MEDIATING, **facts, held_by=bystander),
    )
    for act, facts in (
        ("log_session", SESSION),
        ("investigate", INQUIRY),
        ("caucus", {"party": li, "text": "可多出"}),
    )
]


def agent_of_zhou_left(d):
    """The authority of the agent ended on this Monday, from which it counts no more."""
    agent = {"speaker": "agent", "speaker_name": "钱律师", "speaker_scope": "代为和解"}
    d.office("represent", party=d.zhou, **agent)
    d.office("end_authority", party=d.zhou, reason="解除委托")


def came(post):
    return lambda d: [{"party": d.zhou, "name": "周被", "post": post}]


CAME = [
    row(
        acts.who_came_has_a_post,
        "写了谁替一方到场的，姓名、职务或者授权都要写明。（《民法典》第一百六十五条）",
        "log_session",
        usual(S.MEDIATING, **SESSION, attending=came("本人")),
        usual(S.MEDIATING, **SESSION, attending=came(" ")),
    ),
    row(
        acts.nobody_came_by_an_ended_authority,
        "周被的代理人钱律师代理期限到2026年3月1日为止，今天已经过了：请写明是谁到场的；"
        "有新的委托书的，先登记由谁出面。（《民法典》第一百七十三条）",
        "log_session",
        after(S.MEDIATING, agent_of_zhou_left, **SESSION, attending=came("本人")),
        after(S.MEDIATING, agent_of_zhou_left, **SESSION),
    ),
]
ROWS = [*ACCEPTANCE, *SITTING, *WRITING, *HELD, *CAME]
