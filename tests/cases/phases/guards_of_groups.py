"""The rows of groups: who is on the list, how many, and that nobody answers for another."""

from cases.phases import common
from cases.phases.mediate import guards_of_groups as g
from cases.states import Status as S
from tests.cases.phases.deeds_of_mediation import OWN_PARTIES, YES
from tests.cases.phases.guard_rows import Row, after, evaluated
from tests.cases.phases.in_a_dispute import li
from tests.deeds_of_groups import a_group_takes_part, a_list_of_three, group, listed, members_agree
from tests.factories import at, complain
from tests.moments import MONDAY

DAY = MONDAY
NEW = {"party": group, "household": "5幢202室", "name": "孙新", "phone": "", "amount": None}
NEW |= {"grounds": "", "representative": False}
CHANGED = {"party": group, "number": 2, "reason": "写错了", "name": "孙新"}
SAID = {"party": group, "reply": "yes", "how": "当面", "who": "these", "numbers": (2,)}
GONE = {"party": group, "numbers": (2,), "because": "sold"}
NOBODY_LISTED = "这一方还没有成员名单，请先登记成员。（本会规定：当事人登记）"
NOT_THOSE = "名单里没有这些序号，或者已经退出，请对照成员名单。（本会规定：当事人登记）"
LISTED_SO = "这一户、这个姓名已经在名单里，请核对。（本会规定：当事人登记）"
FIVE = "代表人是二至五人，名单上已经有5人，请先更正不再代表的。（《民诉法解释》第七十八条）"


def of_group(guard, says, act, held, broken, *, state=S.MEDIATING, before=a_list_of_three):
    """A guard at an act on a group whose list has three members, in a case that is mediated."""
    return Row(guard, says, act, after(state, before, **held), after(state, before, **broken))


def thirty_of_them(d):
    listed(d, 29)


def five_of_six_represent(d):
    listed(d, 5, representative=True)
    d.office("add_member", **evaluated(d, NEW))


def two_agreed_before_the_acceptance(d):
    """The list is asked in a mediation that was accepted: number 1 agreed."""
    a_list_of_three(d)
    said = SAID | {"numbers": (1,)}
    d.office("ask_members", **said | {"party": group(d)})


def a_foreign_group(d):
    """A group of another case, with a list of its own."""
    other = complain(d.p)
    listed(other)
    return group(other)


def a_foreign_list(d):
    """A group of another case, of whose list two agreed."""
    other = at(d.p, S.MEDIATING)
    members_agree(other)
    return group(other)


ELSEWHERE = {"party": a_foreign_group}
ADDED = [
    Row(
        g.a_group_takes_part,
        "本案没有类别是“多人”的一方，请先补登。（本会规定：当事人登记）",
        "add_member",
        after(S.MEDIATING, a_group_takes_part, **NEW),
        after(S.MEDIATING),
    ),
    of_group(
        g.it_is_a_group,
        "只有类别是“多人”的一方有成员名单，请另选一方。（本会规定：当事人登记）",
        "add_member",
        NEW,
        NEW | {"party": li},
        before=a_group_takes_part,
    ),
    Row(
        g.not_more_than_its_heads,
        "这一方登记的人数是 29，名单上的户数不能超过登记的人数；人数有误的，请先更正。"
        "（本会规定：当事人登记）",
        "add_member",
        after(S.MEDIATING, a_list_of_three, **NEW),
        after(S.MEDIATING, thirty_of_them, **NEW),
    ),
    of_group(
        g.not_on_the_list_yet,
        LISTED_SO,
        "add_member",
        NEW,
        NEW | {"household": "3幢201室", "name": "业主2"},
    ),
    of_group(
        g.five_representatives_at_most,
        FIVE,
        "add_member",
        NEW | {"name": "钱又新"},
        NEW | {"name": "钱又新", "representative": True},
        before=five_of_six_represent,
    ),
]
ROW = {"household": "5幢202室", "name": "孙新", "phone": "", "amount": None, "grounds": ""}
ROW |= {"representative": False}
SAME = ROW | {"household": "3幢201室", "name": "业主2", "amount": 100_002}
ANOTHER = ROW | {"name": "钱又新"}
ROWS_SENT = {"party": group, "rows": (ROW,)}
TAKEN = [
    Row(
        g.a_group_takes_part,
        "本案没有类别是“多人”的一方，请先补登。（本会规定：当事人登记）",
        "take_members",
        after(S.MEDIATING, a_group_takes_part, **ROWS_SENT),
        after(S.MEDIATING),
    ),
    of_group(
        g.it_is_a_group,
        "只有类别是“多人”的一方有成员名单，请另选一方。（本会规定：当事人登记）",
        "take_members",
        ROWS_SENT,
        ROWS_SENT | {"party": li},
    ),
    of_group(
        g.some_rows_are_new,
        "表里的每一户都已经登记过，没有新的成员。（本会规定：当事人登记）",
        "take_members",
        ROWS_SENT | {"rows": (ROW, SAME)},
        ROWS_SENT | {"rows": (SAME,)},
    ),
    of_group(
        g.rows_on_the_list_are_the_same,
        "序号 2：这几户已经登记过，内容和表里的不同，请核对；要改的办“更正成员”。"
        "（本会规定：当事人登记）",
        "take_members",
        ROWS_SENT | {"rows": (ROW, SAME)},
        ROWS_SENT | {"rows": (ROW, SAME | {"amount": 1})},
    ),
    Row(
        g.not_more_than_its_heads,
        "这一方登记的人数是 29，名单上的户数不能超过登记的人数；人数有误的，请先更正。"
        "（本会规定：当事人登记）",
        "take_members",
        after(S.MEDIATING, a_list_of_three, **ROWS_SENT),
        after(S.MEDIATING, thirty_of_them, **ROWS_SENT),
    ),
    of_group(
        g.five_representatives_of_the_rows,
        "表里的代表人加上名单里的超过5人，请核对。（《民诉法解释》第七十八条）",
        "take_members",
        ROWS_SENT | {"rows": (ANOTHER,)},
        ROWS_SENT | {"rows": (ANOTHER | {"representative": True},)},
        before=five_of_six_represent,
    ),
]
CORRECTED = [
    Row(
        g.somebody_is_listed,
        NOBODY_LISTED,
        "change_member",
        after(S.MEDIATING, a_list_of_three, **CHANGED),
        after(S.MEDIATING, a_group_takes_part),
    ),
    of_group(
        g.these_are_on_the_list,
        f"序号 9：{NOT_THOSE}",
        "change_member",
        CHANGED,
        CHANGED | {"number": 9},
    ),
    of_group(
        g.another_is_not_listed_so,
        LISTED_SO,
        "change_member",
        CHANGED,
        CHANGED | {"household": "3幢301室", "name": "业主3"},
    ),
    of_group(
        g.something_of_the_member_differs,
        "写的和名单上的一样：请写明要更正成什么；不更正的，返回案件。（本会规定：当事人登记）",
        "change_member",
        CHANGED,
        CHANGED | {"name": "业主2"},
    ),
    of_group(
        g.five_representatives_at_most,
        FIVE,
        "change_member",
        {"party": group, "number": 6, "reason": "写错了", "name": "孙又新"},
        {"party": group, "number": 6, "reason": "推选", "representative": True},
        before=five_of_six_represent,
    ),
]
ASKED = [
    Row(
        g.somebody_is_listed,
        NOBODY_LISTED,
        "ask_members",
        after(S.MEDIATING, a_list_of_three, **SAID),
        after(S.MEDIATING, a_group_takes_part),
    ),
    of_group(
        g.these_are_on_the_list,
        f"序号 7、9：{NOT_THOSE}",
        "ask_members",
        SAID,
        SAID | {"numbers": (2, 7, 9)},
    ),
    of_group(
        g.somebody_is_meant,
        "按所选的，没有一户可以登记：都已经表态，或者都除外了。（《人民调解法》第十七条）",
        "ask_members",
        SAID | {"who": "but"},
        SAID | {"who": "but", "numbers": (1, 2, 3)},
    ),
    of_group(
        g.who_answered_is_not_silent,
        "序号 1：已经表过态，不能登记为没有答复；改主意的，请登记同意或者不同意。"
        "（《人民调解法》第十七条）",
        "ask_members",
        SAID | {"reply": "silent"},
        SAID | {"reply": "silent", "numbers": (1, 2)},
        before=two_agreed_before_the_acceptance,
    ),
    of_group(
        g.who_agreed_leaves_the_group,
        "已经同意、已经受理的成员不愿再谈的，请改办“成员退出”。（《人民调解法》第二十三条）",
        "ask_members",
        SAID | {"reply": "no"},
        SAID | {"reply": "no", "numbers": (1,)},
        before=two_agreed_before_the_acceptance,
    ),
    Row(
        g.members_answer_themselves,
        "这一方有成员名单，谁也不能替别户表态，请办“登记成员是否同意”。（《民事诉讼法》第五十六条）",
        "consent",
        after(S.MEDIATING, a_group_takes_part, party=group, **YES),
        after(S.MEDIATING, a_list_of_three, party=group, **YES),
    ),
]
LEFT = [
    Row(
        g.somebody_is_listed,
        NOBODY_LISTED,
        "release_members",
        after(S.MEDIATING, a_list_of_three, **GONE),
        after(S.MEDIATING, a_group_takes_part),
    ),
    of_group(
        g.these_are_on_the_list,
        f"序号 9：{NOT_THOSE}",
        "release_members",
        GONE,
        GONE | {"numbers": (2, 9)},
    ),
    of_group(
        g.somebody_stays_who_agreed,
        "同意调解的成员都退出的，请改办“当事人要求终止调解”。（《人民调解法》第二十三条）",
        "release_members",
        GONE,
        GONE | {"numbers": (1, 2)},
        before=two_agreed_before_the_acceptance,
    ),
]
EACH = {
    "add_member": NEW,
    "take_members": ROWS_SENT,
    "change_member": CHANGED,
    "ask_members": SAID | {"who": "all", "numbers": ()},
    "release_members": GONE,
}
OF_THIS_CASE = [
    of_group(common.only_parties_of_this_case, OWN_PARTIES, act, facts, facts | ELSEWHERE)
    for act, facts in EACH.items()
]
ROWS = [*ADDED, *TAKEN, *CORRECTED, *ASKED, *LEFT, *OF_THIS_CASE]
