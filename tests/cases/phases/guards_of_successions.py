"""The rows of every guard of succession."""

from datetime import date
from fractions import Fraction

from cases.phases.enforce import guards_of_payments as of_payments
from cases.phases.enforce import guards_of_succession as g
from cases.states import Status as S
from tests.cases.phases.guard_rows import Row
from tests.deeds_of_succession import died, heirs, takes
from tests.factories import at
from tests.moments import MONDAY

DAY = MONDAY
HALF = Fraction(1, 2)


def performed_by(*names):
    """The usual agreement is performed; 周被 is followed by these."""

    def give(people):
        d = at(people, S.PERFORMING)
        heirs(*names)(d)
        return d

    return give


def one(d):
    return [takes(d, "周子")]


def halves(d):
    return [takes(d, "周子", HALF), takes(d, "周女", HALF)]


def row(guard, says, *, rows=halves, names=("周子", "周女"), before=(), **wrong):
    """The act with these successors, and what is refused where something is `wrong`."""

    def held(people):
        d = performed_by(*names)(people)
        return d, died(d, *(halves if len(names) > 1 else one)(d))

    def broken(people):
        d = performed_by(*names)(people)
        for deed in before:
            deed(d)
        facts = died(d, *rows(d))
        return d, facts | {n: v(d) if callable(v) else v for n, v in wrong.items()}

    return Row(guard, says, "succeed", held, broken)


def nobody(people):
    d = at(people, S.PERFORMING)
    return d, died(d)


def of_nobody_who_owes(people):
    """王三 owes nothing and is owed nothing, and somebody follows them."""
    d = at(people, S.PERFORMING)
    d.office("add_party", role="other", side=3, name="王三")
    wang = d.case.parties.get(name="王三")
    d.office("add_party", role="other", side=3, name="王子", predecessor=wang)
    return d, died(d, takes(d, "王子")) | {"predecessor": wang}


def held_by_one(people):
    d = performed_by("周子")(people)
    return d, died(d, *one(d))


def paid_before_the_death(waived):
    """A payment of 周被 is recorded after those who follow took over, and one debt was waived."""

    def give(people):
        d = performed_by("周子", "周女")(people)
        d.office("succeed", **died(d, *halves(d)))
        first, other = [one for one in d.case.sheet.obligations if one.amount]
        if waived:
            d.office("waive", obligation=first, proof="书面免除")
        facts = {"obligation": other, "amount": 100, "paid_on": MONDAY, "way": "transfer"}
        return d, facts | {"payer": d.zhou}

    return give


ROWS = [
    Row(
        of_payments.what_was_let_off_leaves_room,
        "这是承继以前付的，承继的各人要少付；可是他们欠的已经免除、抵销，减不下来。"
        "请先撤回免除、抵销，登记了这笔付款再办。（《民法典》第五百七十五条）",
        "pay",
        paid_before_the_death(waived=False),
        paid_before_the_death(waived=True),
    ),
    Row(
        g.somebody_may_succeed,
        "请先补登承继的人或者单位，写明接替的是哪一方。（本会规定：当事人登记）",
        "succeed",
        held_by_one,
        nobody,
    ),
    Row(
        g.something_is_taken_over,
        "这一方在本案没有还要履行或者收取的事项，不用办承继；不再参加的办“当事人退出”。"
        "（《人民调解法》第三十一条）",
        "succeed",
        held_by_one,
        of_nobody_who_owes,
    ),
    row(
        g.ground_fits_the_party,
        "去世的是个人，合并、分立的是单位，请核对事由。（本会规定：当事人登记）",
        ground="merger",
    ),
    row(
        g.everyone_registered_is_named,
        "补登为承继人的，每一位都要写明份额，或者选放弃继承。（《民法典》第一千一百六十一条）",
        rows=one,
    ),
    row(
        g.somebody_takes_over,
        "全部放弃继承的，由遗产管理人办理：请补登遗产管理人，由其在遗产范围内承继。"
        "（《民法典》第一千一百四十五条）",
        rows=lambda d: [takes(d, name, renounced=True) for name in ("周子", "周女")],
    ),
    row(
        g.only_heirs_renounce,
        "只有继承人可以放弃继承；合并、分立的单位要承担原单位的义务。（《民法典》第六十七条）",
        rows=lambda d: [takes(d, "周子"), takes(d, "周女", renounced=True)],
        ground="division",
    ),
    *(
        row(
            g.shares_are_the_whole,
            "不放弃的各位份额合计要正好是全部；只有一位的不用写；分立没有另外约定的都不写（连带承担）。"
            "（《民法典》第一千一百六十一条）",
            rows=lambda d, shares=shares: [
                takes(d, name, share) for name, share in zip(("周子", "周女"), shares, strict=True)
            ],
        )
        for shares in ((HALF, Fraction(1, 3)), (HALF, None), (None, None))
    ),
    row(
        g.only_estates_have_a_limit,
        "遗产的价值只对承继债务的继承人填写；放弃的、单位的不填。（《民法典》第一千一百六十一条）",
        rows=lambda d: [takes(d, "周子"), takes(d, "周女", limit=100, renounced=True)],
    ),
    row(
        g.it_happened_under_the_title,
        "协议是2026年3月2日生效的，那以前就去世、合并、分立的，不能办承继：当时的签署有没有效，请先核对。"
        "（《民法典》第十三条）",
        happened_on=date(2026, 3, 1),
    ),
    row(
        g.it_happened_before,
        "承继的日期不能早于去世、合并、分立的那天。（本会规定：登记制度）",
        happened_on=date(2026, 3, 3),
    ),
    row(
        g.succession_has_proof,
        "请写明凭证（例如继承公证书、死亡证明和亲属关系证明、合并分立的登记）。"
        "（《变更、追加执行当事人规定》第二条、第五条、第六条、第十条至第十二条）",
        proof=" ",
    ),
    row(
        g.successors_were_told,
        "请写明怎么把协议的内容、权利义务告知了承继的人。（《人民调解法》第二十三条）",
        told_how=" ",
    ),
]
