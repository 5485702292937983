"""Guards of a settlement during enforcement: its schedule, and what was kept of it."""

from functools import partial
from itertools import pairwise

from cases.guards import guard
from cases.law import articles, articles_of_enforcement, money
from cases.states import Status

from .guards import sum_owed


def article_of_the_settlement(case):
    """Reached while a court enforces, or agreed by the parties alone."""
    enforcing = case.status == Status.ENFORCING
    return articles_of_enforcement.SETTLED_ENFORCEMENT if enforcing else articles.VARIED


def article_of_what_was_kept(case):
    """Of a settlement reached while a court enforced, or of one by the parties alone."""
    settlement = case.sheet.settlement
    by_themselves = settlement is not None and settlement.proceeding_id is None
    return articles.VARIED if by_themselves else articles_of_enforcement.SETTLEMENT_KEPT


guard_of_a_settlement = partial(
    guard, basis=articles_of_enforcement.SETTLED_ENFORCEMENT, basis_of=article_of_the_settlement
)


def debts_owed(case) -> list:
    """The debts under the title in force of which something is owed."""
    return [duty for duty in case.sheet.obligations if duty.is_money and duty.owed]


def open_duties(case) -> list:
    """The open duties under the title in force."""
    return [duty for duty in case.sheet.obligations if duty.status == duty.Status.OPEN]


def by_debt(schedule) -> dict:
    """The schedule [(day, 分, debt or None)] of each debt, by its key (None: of the only one)."""
    found: dict = {}
    for day, amount, *debt in schedule:
        key = debt[0].pk if debt and debt[0] else None
        found.setdefault(key, []).append((day, amount))
    return found


def is_open_act(duty) -> bool:
    """Whether it is something to be done, and not done."""
    return duty.kind == duty.Kind.ACT and duty.status == duty.Status.OPEN


def has_open_acts(case) -> bool:
    """Whether something is still to be done, or a breach put right, under the title in force."""
    return any(map(is_open_act, case.sheet.obligations)) or bool(case.sheet.open_breaches)


@guard_of_a_settlement(
    otherwise="每期写日期和金额，日期从早到晚，都在达成和解那天以后。",
    needs=("schedule", "on"),
    about="schedule",
)
def schedule_is_in_order(case, facts):
    schedules = by_debt(facts["schedule"]).values()
    days = [[facts["on"], *(day for day, _ in rows)] for rows in schedules]
    in_order = all(one < other for row in days for one, other in pairwise(row))
    return in_order and all(amount > 0 for rows in schedules for _, amount in rows)


TOO_MUCH = "和解的金额合计不能多于现在还欠的"
PENALTY_FIRST = "；另加违约金的，先登记违约金。"


@guard_of_a_settlement(
    otherwise=f"{TOO_MUCH}{PENALTY_FIRST}",
    needs=("schedule",),
    exact=lambda case, facts: f"{TOO_MUCH}{money.yuan(sum_owed(case))}元{PENALTY_FIRST}",
)
def no_more_than_is_owed(case, facts):
    owed, settled = sum_owed(case), sum(amount for _, amount, *_ in facts["schedule"])
    return 0 < settled <= owed if owed else not settled and has_open_acts(case)


BY_THE_AGREEMENT = "支付令没有命令付的，照协议仍要付，不因和解减少"
WRITE_IT_TOO = "：请把这些期也写进和解；各方同意减少的，另办“变更协议”。"


def _what_the_order_leaves(case, facts):
    return f"{BY_THE_AGREEMENT}，还有{money.yuan(case.sheet.left_by_the_order)}元{WRITE_IT_TOO}"


@guard(
    otherwise=f"{BY_THE_AGREEMENT}{WRITE_IT_TOO}",
    basis=articles.BINDING,
    needs=("schedule",),
    about="schedule",
    exact=_what_the_order_leaves,
)
def what_the_order_leaves_is_kept(case, facts):
    """What a payment order does not order is owed by the agreement alone (民诉法 225)."""
    least = case.sheet.left_by_the_order
    return not least or least < sum(amount for _, amount, *_ in facts["schedule"])


@guard_of_a_settlement(
    otherwise="欠款不止一笔，请写明每期是谁付谁；一笔的，各期合计不能多于这一笔现在还欠的。",
    needs=("schedule",),
    about="schedule",
)
def each_part_is_of_a_debt(case, facts):
    owed = {duty.pk: duty.owed for duty in debts_owed(case)}
    if len(owed) < 2:
        return True
    written = by_debt(facts["schedule"])
    return all(
        key in owed and sum(amount for _, amount in rows) <= owed[key]
        for key, rows in written.items()
    )


@guard_of_a_settlement(
    otherwise="还有没做完的事、没改正的违反，请写明和解约定哪天做完、改正。",
    needs=("on",),
    about="acts_due_on",
)
def open_acts_have_a_day(case, facts):
    day = facts.get("acts_due_on")
    return (day is not None and day > facts["on"]) if has_open_acts(case) else day is None


@guard(
    otherwise="现在履行的是各方自己的协议，要改的变更协议；和解是就法院、公证等文书登记的。",
    basis=articles.VARIED,
    remedy="vary",
)
def a_paper_of_another_body_binds(case, facts):
    title = case.sheet.title
    return title is not None and title.enforceable


@guard(
    otherwise="已有一项和解正在履行：履行完的先登记履行完毕，到期不履行的恢复原来的依据以后再登记。",
    basis=articles.VARIED,
)
def no_settlement_is_open(case, facts):
    return case.sheet.settlement is None


@guard(
    otherwise="请写明和解的凭证，例如双方签名的和解协议。", basis=articles.VARIED, needs=("proof",)
)
def settlement_is_proved(case, facts):
    return bool(facts["proof"].strip())


@guard(
    otherwise="没有正在履行的和解。", basis=articles_of_enforcement.SETTLED_ENFORCEMENT, absent=True
)
def settlement_is_open(case, facts):
    return case.sheet.settlement is not None


@guard(
    otherwise="和解约定的还没有全部履行，或者收款人还没有确认收到。",
    basis=articles_of_enforcement.SETTLEMENT_KEPT,
    basis_of=article_of_what_was_kept,
    remedy="pay",
)
def settled_sums_are_paid(case, facts):
    if case.sheet.settlement is None:  # another guard says so
        return True
    due = any(part.owed and part.due_on for part in case.sheet.instalments)
    return not (due or has_open_acts(case)) and all(p.confirmed_on for p in case.sheet.payments)
