"""What is wrong with a clause that names another one, as a penalty, a waiver or a set-off does."""

from collections.abc import Sequence

from cases.law import articles, shares
from cases.law.article import Article
from cases.law.clause_kinds import condition, later_sum, money, penalty, prior, set_off, waiver
from cases.law.clause_kinds.letting_off import ON_TIME, ONE, UPON
from cases.law.clause_kinds.row import APART, NO_SHARE, sums_apart
from cases.law.clause_kinds.table import duty_of
from cases.law.clause_text import Wording, numeral
from cases.law.money import both

Defect = tuple[str, str, Article]

PAYMENTS = (money.ROW.code, later_sum.ROW.code)
LETS_OFF = (waiver.ROW.code, set_off.ROW.code, prior.ROW.code)
NOT_THERE = "协议里没有{}，请改成有的条，或者不填。"
NO_DUTY = "{}没有约定要履行的事，请核对是第几条。"
NOT_THEIR_DUTY = "{}不是{}要履行的，请核对是第几条。"
NOT_OWED_TO = "{}不是付给{}、为{}做的，请核对是第几条。"
NO_FIXED_SUM = "{}没有写定金额，不能抵扣、计入；等金额确定以后，再登记。"
SUM_OF_A_PART = "{}没有写定金额，不能先免除其中的一笔；整条免除的，金额不填。"
PENALTY_UPON = "{}是违约责任，违约以前没有可以免除的，请选“写明的条件成就，才减免”。"
RATE_OF_A_SUM = "{}不是付款，不能按未付的金额每日计算，违约金请写定数。"
OF_OTHERS_APART = (
    "{}是各收各的，按日计算的违约金只按欠{}的部分算；欠其他收款人的，请给每人另写一条违约责任。"
)
OTHERS_OWE_TOO = "{}由{}连带付，违约金没有写{}，其不付这份违约金；一起付的，请选“还有谁一起违约”。"
TOO_HIGH = "违约金超过{}金额的30%：违约金超过损失30%的，一般算过分高，对方可以请求法院减少。"
MORE_THAN_ALL = "{}只有{}，减免、抵扣、此前已付的合计{}，超过了，请核对。"
NOTHING_TO_PAY_FIRST = "按期付清其余的才免除的，免除的要少于{}的全部金额。"
NOT_IN_PARTS = "{}不是分期付款，没有可以一并到期的；请填分期付款的那一条。"
NOTHING_IN_PARTS = "协议里没有分期付款，没有可以一并到期的。"
AGAINST_NOTHING = "写了与第几条抵销，没有写抵扣第几条的付款。"
SAY_WHOSE = "{}是几个人连带付的，请选是各付款人都免除，还是只免除其中一位的。"
NOT_JOINT = "{}不是几个人连带付的，免除谁的不用选。"
WHICH_ONE = "只免除其中一位的，请选免除的是哪一位。"
ONE_ON_TIME = "其余都按期付清才减免的，对各付款人都一样，请选各付款人都免除。"
NO_SHARE_YET = "{}没有写定金额，一位应当承担的份额还不知道；等金额确定以后，再登记免除。"
MORE_THAN_THE_SHARE = "只免除{}的，不能超过其应当承担的份额{}。"
ITSELF = "两处写的是同一条，请核对。"


def defects(c: Wording, all_of_them: list[Wording]) -> list[Defect]:
    """What is wrong with the clauses that a clause names."""
    if c.against_clause and not c.of_clause:
        return [_defect("of_clause", AGAINST_NOTHING)]
    if c.of_clause is None:
        return _of_parts(c, all_of_them)
    found = _names_a_duty("of_clause", c, all_of_them)
    if found or c.kind not in LETS_OFF:
        return found or _of_another(c, all_of_them[c.of_clause - 1])
    return _of_letting_off(c, all_of_them)


def warnings(c: Wording, all_of_them: list[Wording]) -> list[tuple[str, Article]]:
    """What a penalty does not cover, and whether it is more than 30 % of the sum it secures
    (民法典合同编通则解释 65)."""
    if c.kind != penalty.ROW.code or not 0 < (c.of_clause or 0) <= len(all_of_them):
        return []
    other, which = all_of_them[(c.of_clause or 1) - 1], _named(c.of_clause)
    whole = other.amount if other.kind == money.ROW.code else None
    too_high = whole and c.amount and c.amount * 10 > whole * 3
    found = [TOO_HIGH.format(which)] if too_high else []
    return [(one, articles.PENALTY) for one in found + _left_out(c, other, which)]


def _left_out(c: Wording, other: Wording, which: str) -> list[str]:
    """Whom of several debtors or creditors a penalty leaves out."""
    found = []
    if c.daily_rate and c.to and other.entitlement in APART:
        found.append(OF_OTHERS_APART.format(which, c.to))
    pairs = zip(other.by_keys, other.by_names, strict=False)
    missing = [name for key, name in pairs if key not in (c.by_key, *c.by_keys)]
    if c.by_key and missing and other.liability == "joint":
        found.append(OTHERS_OWE_TOO.format(which, other.by, "、".join(missing)))
    return found


def _defect(field: str, sentence: str) -> Defect:
    return field, sentence, articles.DISMISSED


def _named(position: int | None) -> str:
    return f"第{numeral(position or 0)}条"


def _names_a_duty(field: str, c: Wording, all_of_them: list[Wording]) -> list[Defect]:
    """The clause named must be there, and ask for something."""
    position = getattr(c, field)
    if position > len(all_of_them):
        return [_defect(field, NOT_THERE.format(_named(position)))]
    other = all_of_them[position - 1]
    has_day = other.due_on is not None
    duty = duty_of(other.kind, binds_somebody=bool(other.by), has_day=has_day)
    waived = c.kind == waiver.ROW.code and other.kind == penalty.ROW.code
    asks = bool(duty or waived) and other is not c
    return [] if asks else [_defect(field, NO_DUTY.format(_named(position)))]


def _of_another(c: Wording, other: Wording) -> list[Defect]:
    """A condition or a penalty is about a duty of the same debtor."""
    if c.daily_rate and other.kind not in PAYMENTS:
        return [_defect("of_clause", RATE_OF_A_SUM.format(_named(c.of_clause)))]
    creditor = (c.to, c.to_key) if c.daily_rate and other.entitlement in APART else ("", None)
    people = _people(c.of_clause, other, debtor=(c.by, c.by_key), creditor=creditor)
    return people or _of_parts(c, [other])


def _of_parts(c: Wording, clauses: list[Wording]) -> list[Defect]:
    """Only what is paid in parts can fall due all at once."""
    in_parts = any(one.kind == money.ROW.code and len(one.instalments) > 1 for one in clauses)
    if c.kind != condition.ROW.code or c.effect != condition.ALL_DUE or in_parts:
        return []
    named = NOT_IN_PARTS.format(_named(c.of_clause)) if c.of_clause else NOTHING_IN_PARTS
    return [_defect("of_clause", named)]


def _of_letting_off(c: Wording, all_of_them: list[Wording]) -> list[Defect]:
    """Whose duty and whose right it is, and whether there is as much to let off."""
    other = all_of_them[(c.of_clause or 1) - 1]
    if c.kind == waiver.ROW.code:
        people = _people(c.of_clause, other, debtor=(c.to, c.to_key), creditor=(c.by, c.by_key))
        whose = people or _whose(c, other)
        return whose or _sum_to_waive(c, other) or _within(c, "of_clause", all_of_them)
    people = _people(c.of_clause, other, debtor=(c.by, c.by_key), creditor=(c.to, c.to_key))
    if people or other.kind != money.ROW.code:
        return people or [_defect("of_clause", NO_FIXED_SUM.format(_named(c.of_clause)))]
    return _within(c, "of_clause", all_of_them) or _against(c, all_of_them)


def _against(c: Wording, all_of_them: list[Wording]) -> list[Defect]:
    """The second debt is one of the same two people the other way round."""
    if not c.against_clause:
        return []
    if c.against_clause == c.of_clause:
        return [_defect("against_clause", ITSELF)]
    if found := _names_a_duty("against_clause", c, all_of_them):
        return found
    other = all_of_them[c.against_clause - 1]
    who = _people(c.against_clause, other, debtor=(c.to, c.to_key), creditor=(c.by, c.by_key))
    if who or other.kind != money.ROW.code:
        sentence = who[0][1] if who else NO_FIXED_SUM.format(_named(c.against_clause))
        return [_defect("against_clause", sentence)]
    return _within(c, "against_clause", all_of_them)


def _people(
    position: int | None,
    other: Wording,
    *,
    debtor: tuple[str, int | None],
    creditor: tuple[str, int | None],
) -> list[Defect]:
    """The debtor owes under the other clause, and the creditor is owed; compared by key."""
    owe, owed = {other.by_key, *other.by_keys} - {None}, {other.to_key, *other.to_keys} - {None}
    if debtor[1] and owe and debtor[1] not in owe:
        return [_defect("of_clause", NOT_THEIR_DUTY.format(_named(position), debtor[0]))]
    if creditor[1] and owed and creditor[1] not in owed:
        who = creditor[0]
        return [_defect("of_clause", NOT_OWED_TO.format(_named(position), who, who))]
    return []


def _whose(c: Wording, other: Wording) -> list[Defect]:
    """Of a joint debt it is said whose is waived; of one of them, at most its share (民法典520)."""
    which, is_joint = _named(c.of_clause), other.liability == "joint" and len(other.by_keys) > 1
    if not (is_joint and c.whose):
        return [_defect("whose", (SAY_WHOSE if is_joint else NOT_JOINT).format(which))] * (
            is_joint or bool(c.whose)
        )
    if c.whose != ONE:
        return []
    if c.to_key is None:
        return [_defect("to", WHICH_ONE)]
    if c.effect == ON_TIME:
        return [_defect("effect", ONE_ON_TIME)]
    if other.kind != money.ROW.code or not other.amount:
        return [_defect("of_clause", NO_SHARE_YET.format(which))]
    share = _share_of(other, c.to_key)
    most = MORE_THAN_THE_SHARE.format(c.to, both(share))
    return [_defect("amount", most)] if (c.amount or 0) > share else []


def _share_of(other: Wording, debtor: int) -> int:
    """分 of a joint debt that this debtor would bear in the end: equal parts (民法典519)."""
    equal = shares.sums(other.amount or 0, [NO_SHARE] * len(other.by_keys))
    return dict(zip(other.by_keys, equal, strict=True)).get(debtor, 0)


def _sum_to_waive(c: Wording, other: Wording) -> list[Defect]:
    """A sum is waived of a sum; of one that comes later, or a penalty, only on a condition."""
    which = _named(c.of_clause)
    if other.kind == penalty.ROW.code and c.effect != UPON:
        return [_defect("effect", PENALTY_UPON.format(which))]
    has_sum = other.kind == money.ROW.code or (other.kind == later_sum.ROW.code and _waits(c))
    if (c.amount or c.effect == ON_TIME) and not has_sum:
        return [_defect("amount", SUM_OF_A_PART.format(which))]
    if c.effect == ON_TIME and other.amount and (c.amount or 0) >= _whole(c, other):
        return [_defect("amount", NOTHING_TO_PAY_FIRST.format(which))]
    return []


def _waits(c: Wording) -> bool:
    return c.effect == UPON


def _within(c: Wording, field: str, all_of_them: list[Wording]) -> list[Defect]:
    """All that is let off of a clause is no more than its sum, or than the part of that person."""
    position = getattr(c, field)
    other = all_of_them[position - 1]
    whole, together = _whole(c, other), _let_off_in_all(c, position, all_of_them)
    if not other.amount or together <= whole or other.kind != money.ROW.code:
        return []
    sums = both(whole), both(together)
    return [_defect("amount", MORE_THAN_ALL.format(_named(position), *sums))]


def _let_off_in_all(c: Wording, position: int, all_of_them: Sequence[Wording]) -> int:
    """分 that the clauses of the same two people let off of that clause together."""
    same = {c.by_key, c.to_key}
    return sum(
        one.amount or 0
        for one in all_of_them
        if one.kind in LETS_OFF
        and position in (one.of_clause, one.against_clause)
        and {one.by_key, one.to_key} == same
    )


def _whole(c: Wording, other: Wording) -> int:
    """The sum of the other clause, or the parts of the people named where they are apart (分)."""
    apart = sums_apart(other)
    if not apart:
        return other.amount or 0
    keys = other.by_keys if other.liability in APART else other.to_keys
    mine = [fen for key, fen in zip(keys, apart, strict=True) if key in (c.by_key, c.to_key)]
    return sum(mine) or other.amount or 0
