"""Rows of the guards of what members of a group agreed to, and of who is bound by it."""

from datetime import timedelta

from cases.phases import common
from cases.phases.mediate import guards_of_groups as g
from cases.phases.mediate import guards_of_member_results as r
from cases.phases.mediate import guards_of_representation as of
from cases.states import Status as S
from tests.cases.phases.guard_rows import Row, after
from tests.cases.phases.guards_of_groups import (
    GONE,
    NOBODY_LISTED,
    NOT_THOSE,
    OWN_PARTIES,
    a_foreign_list,
)
from tests.deeds_of_groups import a_group_takes_part, group, members_agree
from tests.dispute import money
from tests.moments import MONDAY

DAY = MONDAY
SETTLED = {"party": group, "outcome": "signed", "who": "these", "numbers": (1,)}
SETTLED |= {"measure": "claimed"}


def settles(guard, says, broken, held=SETTLED, before=members_agree):
    """A guard at the results of a list of three, of whom the first two agreed."""
    act = "settle_members"
    return Row(
        guard, says, act, after(S.MEDIATING, before, **held),
        after(S.MEDIATING, before, **broken), "mediator",
    )  # fmt: skip


def one_without_a_sum(d):
    members_agree(d)
    bare = {"household": "5幢101室", "name": "没有金额", "phone": "", "amount": None}
    d.office("add_member", party=group(d), **bare, grounds="", representative=False)
    said = {"reply": "yes", "how": "当面", "who": "these", "numbers": (4,)}
    d.office("ask_members", party=group(d), **said)


RESULTS = [
    Row(
        g.somebody_is_listed,
        NOBODY_LISTED,
        "settle_members",
        after(S.MEDIATING, members_agree, **SETTLED),
        after(S.MEDIATING, a_group_takes_part),
        "mediator",
    ),
    settles(g.these_are_on_the_list, f"序号 9：{NOT_THOSE}", SETTLED | {"numbers": (1, 9)}),
    settles(
        r.rows_are_these_members,
        "序号 1：表里的户、姓名和名单上这一号的不一样，请核对序号；名单写错的，先更正。"
        "（本会规定：受理登记）",
        SETTLED
        | {
            "measure": "table",
            "rows": ({"number": 1, "household": "别的户", "name": "", "agreed": 100},),
        },
        SETTLED
        | {
            "measure": "table",
            "rows": ({"number": 1, "household": "", "name": "", "agreed": 100},),
        },
    ),
    settles(
        r.somebody_has_a_result,
        "按所选的，没有一户可以登记：同意调解的都已经有结果，或者都除外了。（《民事诉讼法》第五十六条）",
        SETTLED | {"who": "but", "numbers": (1, 2)},
    ),
    settles(
        r.only_who_agreed_settles,
        "序号 3：没有同意调解的成员不受协议约束，先问过他们。（《民事诉讼法》第五十六条）",
        SETTLED | {"numbers": (1, 3)},
    ),
    settles(
        r.measured_by_what_is_listed,
        "序号 4：没有登记金额，不能照登记的金额计算，请先更正，或者另选怎么计算。"
        "（本会规定：受理登记）",
        SETTLED | {"numbers": (1, 4)},
        before=one_without_a_sum,
    ),
    settles(common.only_parties_of_this_case, OWN_PARTIES, SETTLED | {"party": a_foreign_list}),
]


def on_the_table(d):
    """A draft by which the group pays 李申 what both members who agreed owe."""
    members_agree(d)
    d.mediator("give_notice", parties=[group(d)], how="当面")
    d.sit_down()
    plan = [(MONDAY + timedelta(days=30), 200_003)]
    d.write(money(d, *plan, by_party=group(d)))


def nobody_of_it_is_known(d):
    """The group takes part, and pays 李申; nobody is on its list, nobody acts for it."""
    a_group_takes_part(d)
    d.office("consent", party=group(d), agrees=True, how="来访")
    d.mediator("give_notice", parties=[group(d)], how="当面")
    d.sit_down()
    d.write(money(d, (MONDAY + timedelta(days=30), 200_003), by_party=group(d)))


def somebody_acts_for_it(d):
    nobody_of_it_is_known(d)
    scope = "特别授权：代为和解，签署调解协议"
    agent = {"speaker": "agent", "speaker_name": "吴代", "speaker_scope": scope}
    d.mediator("represent", party=group(d), **agent)


def both_settled(d):
    on_the_table(d)
    d.mediator("settle_members", **SETTLED | {"party": group(d), "numbers": (1, 2)})


def one_settled_and_one_not(d):
    on_the_table(d)
    d.mediator("settle_members", **SETTLED | {"party": group(d)})
    rest = {"outcome": "not", "who": "all", "numbers": (), "measure": ""}
    d.mediator("settle_members", **SETTLED | {"party": group(d)} | rest)


NAME = "“侨韵苑部分业主”"
TEXTS = [
    Row(
        of.groups_are_known,
        "侨韵苑部分业主没有成员名单，也没有登记由谁出面，协议约束谁、谁能签不清楚："
        "请先登记成员，或者登记由谁出面。（《民事诉讼法》第五十六条）",
        "draft_agreement",
        after(S.MEDIATING, somebody_acts_for_it),
        after(S.MEDIATING, nobody_of_it_is_known),
        "mediator",
    ),
    Row(
        r.members_agreed_to_what_is_written,
        f"{NAME}还有 2 户同意调解的成员没有登记谈定的结果。（《民事诉讼法》第五十六条）",
        "draft_agreement",
        after(S.MEDIATING, both_settled),
        after(S.MEDIATING, on_the_table),
        "mediator",
    ),
    Row(
        r.members_agreed_to_what_is_written,
        f"{NAME}各户谈定合计 1,000.01 元，协议里这一方的金额是 2,000.03 元，请核对，要一分不差。"
        "（《民事诉讼法》第五十六条）",
        "draft_agreement",
        after(S.MEDIATING, both_settled),
        after(S.MEDIATING, one_settled_and_one_not),
        "mediator",
    ),
]


def in_force_of_a_group(d):
    """The agreement binds the first two members and is performed."""
    both_settled(d)
    d.mediator("draft_agreement")
    d.all_marks()
    d.mediator("start_performance")


def talked_about_again(d):
    in_force_of_a_group(d)
    d.mediator("renegotiate", reason="几户一时付不出")


def varied(d):
    """A text that puts off what is owed is written beside the one in force."""
    in_force_of_a_group(d)
    d.write(money(d, (MONDAY + timedelta(days=60), 200_003), by_party=group(d)))


def varied_with_every_result(d):
    varied(d)
    d.mediator("settle_members", **SETTLED | {"party": group(d), "numbers": (1, 2)})


TEXTS.append(
    Row(
        r.a_text_is_being_written,
        "协议已经生效，现在没有在写的文本；要变更的，先起草变更的文本，再登记各户的结果。"
        "（《民法典》第五百四十三条）",
        "settle_members",
        after(S.MEDIATING, varied, **SETTLED),
        after(S.MEDIATING, in_force_of_a_group, **SETTLED),
        "mediator",
    )
)
OWED = {"content": "", "amount": 200_003, "payer": group, "payee": lambda d: d.li}
OPEN = f"{NAME}还有 2 户同意调解的成员没有登记谈定的结果。（《民事诉讼法》第五十六条）"
ORAL = [
    Row(
        r.members_agreed_to_what_is_said,
        OPEN,
        "conclude_orally",
        after(S.MEDIATING, both_settled, **OWED),
        after(S.MEDIATING, on_the_table, **OWED),
        "mediator",
    ),
    Row(
        r.members_agreed_to_what_is_said,
        f"{NAME}各户谈定合计 2,000.03 元，协议里这一方的金额是 2,000.02 元，请核对，要一分不差。"
        "（《民事诉讼法》第五十六条）",
        "conclude_orally",
        after(S.MEDIATING, both_settled, by_draft=True),
        after(S.MEDIATING, both_settled, **OWED | {"amount": 200_002}),
        "mediator",
    ),
]
VARIED = [
    Row(
        r.members_agreed_to_what_is_written,
        OPEN,
        "vary",
        after(S.MEDIATING, varied_with_every_result),
        after(S.MEDIATING, varied),
        "mediator",
    ),
    Row(
        g.nobody_leaves_who_is_bound,
        "序号 2：受生效协议约束的成员不能退出，变更的协议生效以前也一样；不再付的，请变更协议。"
        "（《民法典》第五百四十三条）",
        "release_members",
        after(S.MEDIATING, talked_about_again, **GONE | {"numbers": (3,)}),
        after(S.MEDIATING, talked_about_again, **GONE | {"numbers": (2, 3)}),
    ),
]
ROWS = [*RESULTS, *TEXTS, *ORAL, *VARIED]
