"""Guards of waivers, of set-offs, and of taking them back."""

from cases.guards import guard
from cases.law import articles, money
from cases.phases.common import in_text

from .guards_of_entries import has_proof, some_duty, this_duty

NOTHING_TO_WAIVE = "没有还要履行的事项，没有可以免除的。"
NOTHING_TO_SET_OFF = "没有同样两位当事人互相欠的、金额已经确定的款项，没有可以抵销的。"
NOTHING_TO_TAKE_BACK = "没有登记过免除、抵销。"
TOO_MUCH = "免除的金额要大于零，不超过还欠的金额"
OF_THE_SHARE = "免除的金额要大于零，不超过这一位应当承担的份额里还没有付的"
TOO_MUCH_TO_SET_OFF = "抵销的金额要大于零，不超过两笔里还欠得少的一笔"
NOT_DUE = "单方通知抵销的，对方欠通知人的要已经到期；还没有到期的，双方商定才能抵销"

something_is_pending = some_duty("something_is_pending", "is_pending", NOTHING_TO_WAIVE)


duty_is_pending = this_duty("duty_is_pending", "is_pending", "请选择本案一项还要履行的事项。")


@guard(
    otherwise="只有权利人能免除：请选这一笔的收款人，或者这件事为谁做的那一位。",
    basis=articles.WAIVED_DEBT,
    needs=("obligation",),
    about="creditor",
)
def creditor_waives(case, facts):
    duty, who = case.sheet.obligation(facts["obligation"].pk), facts.get("creditor")
    people = duty.creditors if duty else []
    return who in people if who and people else len(people) < 2


def _owed_by_several(case, facts):
    """The duty chosen where several debtors owe it jointly, else None."""
    duty = case.sheet.obligation(facts["obligation"].pk)
    return duty if duty and duty.is_joint("debtor") and len(duty.debtors) > 1 else None


@guard(
    otherwise="几位付款人连带承担的，请选是几位都免除，还是只免除其中一位的。",
    basis=articles.WAIVED_FOR_ONE,
    needs=("obligation",),
    about="whose",
)
def whose_debt_is_waived_is_said(case, facts):
    one = facts.get("debtor") is not None
    return _owed_by_several(case, facts) is None or one != bool(facts.get("of_all"))


@guard(
    otherwise="请选这一笔确定了金额的连带款项的一位付款人，其应当承担的份额还没有付清；别的不能只免除一位的。",
    basis=articles.WAIVED_FOR_ONE,
    needs=("obligation", "debtor"),
    about="debtor",
)
def debtor_has_a_share_to_waive(case, facts):
    duty, debtor = _owed_by_several(case, facts), facts["debtor"]
    if debtor is None:
        return True
    fixed = duty is not None and duty.is_money and duty.amount is not None
    return fixed and debtor in duty.debtors and case.sheet.share_left(duty, debtor) > 0


def waived_at_most(case, facts) -> int:
    """分 that may be waived: all that is left, or of one joint debtor what is left of its share."""
    duty, debtor = case.sheet.obligation(facts["obligation"].pk), facts.get("debtor")
    return (
        case.sheet.share_left(duty, debtor)
        if debtor and _owed_by_several(case, facts)
        else duty.left
    )


def _left(case, facts) -> str:
    duty = case.sheet.obligation(facts["obligation"].pk)
    if not duty.is_money or duty.waits_for_its_sum:
        return "这一项没有确定的金额，只能全部免除，金额不填。"
    most = money.yuan(waived_at_most(case, facts))
    share = f"{OF_THE_SHARE}（{most}元）。"
    return share if facts.get("debtor") else f"{TOO_MUCH}（{most}元）。"


@guard(
    otherwise=f"{TOO_MUCH}。",
    basis=articles.WAIVED_DEBT,
    needs=("obligation",),
    about="amount",
    exact=_left,
)
def no_more_is_waived_than_left(case, facts):
    duty, amount = case.sheet.obligation(facts["obligation"].pk), facts.get("amount")
    return duty is None or amount is None or 0 < amount <= waived_at_most(case, facts)


waiver_has_proof = has_proof(
    "waiver_has_proof", "请写明凭什么登记免除。", articles.WAIVED_DEBT, of="obligation"
)


def _is_fixed(duty) -> bool:
    """Whether the duty is an open debt with a sum."""
    return duty.is_money and duty.status == duty.Status.OPEN and duty.owed > 0


def face_each_other(one, other) -> bool:
    """Whether a debtor of each debt is a creditor of the other one."""
    return _share(one.debtors, other.creditors) and _share(other.debtors, one.creditors)


def _share(some, others) -> bool:
    return bool({party.pk for party in some} & {party.pk for party in others})


def debts_to_set_off(case) -> list:
    """The open debts for which there is one the other way round."""
    debts = [duty for duty in case.sheet.obligations if _is_fixed(duty)]
    return [one for one in debts if any(face_each_other(one, other) for other in debts)]


@guard(otherwise=NOTHING_TO_SET_OFF, basis=articles.SET_OFF, absent=True)
def two_debts_face_each_other(case, facts):
    return bool(debts_to_set_off(case))


def _pair(case, facts) -> list:
    keys = (facts["obligation"].pk, facts["against"].pk)
    return [duty for duty in map(case.sheet.obligation, keys) if duty and _is_fixed(duty)]


@guard(
    otherwise="请选同样两位当事人互相欠的两笔：一笔的付款人是另一笔的收款人。",
    basis=articles.SET_OFF,
    needs=("obligation", "against"),
    about="against",
)
def debts_are_of_the_same_two(case, facts):
    pair = _pair(case, facts)
    return len(pair) == 2 and face_each_other(*pair)


def _least(case, facts) -> str:
    return f"{TOO_MUCH_TO_SET_OFF}（{money.yuan(min(d.owed for d in _pair(case, facts)))}元）。"


@guard(
    otherwise=f"{TOO_MUCH_TO_SET_OFF}。",
    basis=articles.SET_OFF,
    needs=("obligation", "against", "amount"),
    about="amount",
    exact=_least,
)
def no_more_is_set_off_than_left(case, facts):
    pair = _pair(case, facts)
    return len(pair) < 2 or 0 < facts["amount"] <= min(duty.owed for duty in pair)


def _due(case, duty, on) -> int:
    """分 of a debt that are due that day."""
    return sum(p.owed for p in duty.instalments.all() if p.due_on and p.due_on <= on)


def _not_due(case, facts) -> str:
    owed = [duty for duty in _pair(case, facts) if facts["declared_by"] in duty.creditors]
    due = sum(_due(case, duty, facts["on"]) for duty in owed)
    return f"{NOT_DUE}（到{in_text(facts['on'])}已经到期的有{money.yuan(due)}元）。"


@guard(
    otherwise=f"{NOT_DUE}。",
    basis=articles.SET_OFF,
    needs=("obligation", "against", "amount", "on"),
    about="declared_by",
    exact=_not_due,
)
def who_declares_it_may(case, facts):
    who, pair = facts.get("declared_by"), _pair(case, facts)
    if who is None or len(pair) < 2:
        return True
    owed = [duty for duty in pair if who in duty.creditors]
    return sum(_due(case, duty, facts["on"]) for duty in owed) >= facts["amount"]


set_off_has_proof = has_proof(
    "set_off_has_proof", "请写明凭什么登记抵销。", articles.SET_OFF, of="obligation"
)


@guard(otherwise=NOTHING_TO_TAKE_BACK, basis=articles.WAIVED_DEBT, absent=True)
def some_reduction_was_recorded(case, facts):
    return any(row.may_be_taken_back for row in case.sheet.reductions)


@guard(
    otherwise=(
        "请选择本案一笔登记过、没有撤回的免除或者抵销；"
        "协议里写明的、法院撤销裁决减去的，不能这样撤回。"
    ),
    basis=articles.WAIVED_DEBT,
    needs=("reduction",),
)
def reduction_stands(case, facts):
    rows = [row.pk for row in case.sheet.reductions if row.may_be_taken_back]
    return facts["reduction"].pk in rows


@guard(
    otherwise="这一笔所减的事项已经不在履行（依据已变更），不能撤回。",
    basis=articles.BINDING,
    needs=("reduction",),
)
def its_duty_is_still_followed(case, facts):
    rows = case.sheet.both_sides_of(facts["reduction"])
    return all(case.sheet.obligation(row.obligation_id) for row in rows)


taking_back_is_proved = has_proof(
    "taking_back_is_proved", "请写明凭什么撤回。", articles.WAIVED_DEBT, of="reduction"
)
