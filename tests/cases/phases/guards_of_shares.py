"""Rows of the guards of what each member of a group has paid, or was let off."""

from cases.phases import common
from cases.phases.mediate import guards_of_groups as g
from cases.phases.mediate import guards_of_shares as s
from cases.states import Status as S
from tests.cases.phases.guard_rows import Row, after
from tests.cases.phases.guards_of_groups import (
    NOBODY_LISTED,
    NOT_THOSE,
    OWN_PARTIES,
    a_foreign_list,
)
from tests.deeds_of_groups import a_group_takes_part, group
from tests.deeds_of_shares import among, part_is_paid, part_is_waived
from tests.factories import complain
from tests.moments import MONDAY

DAY = MONDAY
BINDING = "（《人民调解法》第三十一条）"
FIRST = {"who": "these", "numbers": (1,), "measure": "rest"}
MINE = {"party": group, "payment": lambda d: d.case.payments.last(), **FIRST}
OURS = {"party": group, "reduction": lambda d: d.case.reductions.last(), **FIRST}
OURS |= {"measure": "each", "amount": 50_000}


def shares(guard, says, broken, before=part_is_paid):
    """A guard at the sharing of 1,500 元 among two who owe 1,000.01 and 1,000.02 元."""
    held = after(S.MEDIATING, part_is_paid, **MINE)
    stopped = after(S.MEDIATING, before, **MINE | broken)
    return Row(guard, says, "share_payment", held, stopped)


def reduces(guard, says, broken, before=part_is_waived):
    """A guard at the sharing of 500 元 that the creditor waived."""
    held = after(S.MEDIATING, part_is_waived, **OURS)
    stopped = after(S.MEDIATING, before, **OURS | broken)
    return Row(guard, says, "share_reduction", held, stopped)


def a_group_without_a_list(d):
    """A group of another case, nobody of it on a list."""
    other = complain(d.p)
    a_group_takes_part(other)
    return group(other)


def one_pays(d):
    d.pay(100)


def one_is_let_off(d):
    d.office("waive", obligation=d.debt, creditor=None, amount=100, proof="本人书面")


def taken_back(d):
    part_is_paid(d)
    why = {"reason": "退票", "proof": "通知", "receiver_says": "没有到账"}
    d.office("reverse_payment", payment=d.case.payments.last(), **why)


def waiver_is_taken_back(d):
    part_is_waived(d)
    why = {"reason": "登记错了", "proof": "本人书面"}
    d.office("take_back_letting_off", reduction=d.case.reductions.last(), **why)


def first_has_its_share(d):
    part_is_paid(d)
    d.office("share_payment", **among(d, "these", (1,)))


NOT_PAID = f"没有可以分到各户的付款：要是受协议约束的成员这一方单独付的，或者单独收的。{BINDING}"
NOT_LET_OFF = f"没有可以分到各户的免除、抵销：要是受协议约束的成员这一方单独的款项。{BINDING}"
NOT_ENOUGH = "要分的比这一户没有结清的多，或者已经结清，请对照成员名单。"
NOT_BOUND = "不受现在的协议约束，付款、减免分不到他们名下，请核对序号。（《民事诉讼法》第五十六条）"


def first_has_its_part(d):
    part_is_waived(d)
    d.office("share_reduction", **{name: _value(d, given) for name, given in OURS.items()})


def _value(d, given):
    return given(d) if callable(given) else given


STRUCK = {"measure": "none", "numbers": (1, 2)}
# Guards of both acts, with the facts that break them.
OF_BOTH = [
    (common.only_parties_of_this_case, OWN_PARTIES, {"party": a_foreign_list}),
    (g.these_are_on_the_list, f"序号 9：{NOT_THOSE}", {"numbers": (1, 9)}),
    (
        s.somebody_gets_a_share,
        f"按所选的，没有一户可以分：都已经结清，或者都除外了。{BINDING}",
        {"who": "but", "numbers": (1, 2)},
    ),
    (s.only_who_is_bound_gets_a_share, f"序号 3：{NOT_BOUND}", {"numbers": (1, 3)}),
    (
        s.nobody_gets_more_than_is_left,
        f"序号 1：{NOT_ENOUGH}{BINDING}",
        {"measure": "each", "amount": 100_002},
    ),
]
ROWS = [
    Row(
        g.somebody_is_listed,
        NOBODY_LISTED,
        "share_payment",
        after(S.MEDIATING, part_is_paid, **MINE),
        after(S.PERFORMING, one_pays, **MINE | {"party": a_group_without_a_list}),
    ),
    Row(
        g.somebody_is_listed,
        NOBODY_LISTED,
        "share_reduction",
        after(S.MEDIATING, part_is_waived, **OURS),
        after(S.PERFORMING, one_is_let_off, **OURS | {"party": a_group_without_a_list}),
    ),
    *(shares(*row) for row in OF_BOTH),
    *(reduces(*row) for row in OF_BOTH),
    Row(
        s.who_is_struck_had_a_share,
        f"序号 2：在这一笔里没有份额，不用改。{BINDING}",
        "share_reduction",
        after(S.MEDIATING, first_has_its_part, **OURS | {"measure": "none"}),
        after(S.MEDIATING, first_has_its_part, **OURS | STRUCK),
    ),
    shares(s.some_payment_is_of_members, NOT_PAID, {}, before=taken_back),
    reduces(s.some_reduction_is_of_members, NOT_LET_OFF, {}, before=waiver_is_taken_back),
    shares(
        s.payment_is_of_these_members,
        f"这一笔不是这些成员按现在的协议付的（收的），或者已经冲销，请另选一笔。{BINDING}",
        {},
        before=taken_back,
    ),
    reduces(
        s.reduction_is_of_these_members,
        f"这一笔减免的不是这些成员现在的款项，或者已经撤回，请另选一笔。{BINDING}",
        {},
        before=waiver_is_taken_back,
    ),
    shares(
        s.no_more_is_shared_than_there_is,
        "这样分合计 2,000.03 元，这一笔还可以分的是 1,500.00 元，请核对序号和每户的金额，"
        f"要一分不差。{BINDING}",
        {"who": "all", "numbers": ()},
    ),
    reduces(
        s.no_more_is_shared_than_there_is,
        "这样分合计 500.01 元，这一笔还可以分的是 500.00 元，请核对序号和每户的金额，"
        f"要一分不差。{BINDING}",
        {"amount": 50_001},
    ),
    Row(
        s.who_is_struck_had_a_share,
        f"序号 2：在这一笔里没有份额，不用改。{BINDING}",
        "share_payment",
        after(S.MEDIATING, first_has_its_share, **MINE | {"measure": "none"}),
        after(S.MEDIATING, first_has_its_share, **MINE | STRUCK),
    ),
]
