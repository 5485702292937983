"""The money of a case: what was agreed, paid, only claimed, left, waiting for a condition, late."""

from cases.functions import Section
from cases.models import Title
from cases.phases.enforce.records import by_day
from cases.phases.enforce.reductions import less_of
from cases.states import Status
from cases.visibility import sections
from cases.web import duties
from cases.web.urgency import calendar_on, due_note
from cases.web.words import cn_day, yuan
from mediation import clock

AGREED, ORDERED, OF_BOTH = "协议金额", "文书金额", "应付金额"
OF_THE_AGREEMENT = (Title.Kind.AGREEMENT, Title.Kind.CONFIRMED)
ALL_PAID, SUM_OPEN = "应付的都已付清", "另有金额待定的款项"


def money_box(case, actor) -> dict | None:
    """The sums in 分, with the instalments to come; None without money.

    `paid` is what was paid under the title in force, and before it was varied; `paid_before` under
    an earlier one that does not count any more, so that
    agreed = paid + left + waiting + let_off + lapsed.
    """
    nothing = not case.amount and not case.amount_agreed
    if nothing or Section.MONEY not in sections(case, actor):
        return None
    agreed, today = case.amount_agreed, clock.today()
    case.sheet.calendar = calendar_on(today)
    late = case.sheet.late(today) if agreed else 0
    sums = _sums(case)
    return sums | {
        "claimed": None if case.amount_is_agreed else case.amount,
        "claimed_about": case.amount_approximate,
        "agreed": agreed,
        "agreed_name": agreed_name(case),
        "late": late,
        "percent_paid": 100 * sums["paid"] // agreed if agreed else 0,
        "percent_late": 100 * late // agreed if agreed else 0,
        "rows": _instalments(case, actor) if agreed else [],
    }


def _sums(case) -> dict[str, int | dict]:
    """The parts of the sum agreed; an imported case has no duties, only columns."""
    owed = [duty for duty in case.sheet.obligations if duty.is_money and duty.amount]
    return {
        "paid": case.amount_paid,
        "paid_before": _paid_before(case),
        "unconfirmed": sum(duties.unconfirmed(case, duty) for duty in owed),
        "left": case.sheet.left_to_pay,
        "waiting": _unpaid(owed, "waiting"),
        "let_off": sum(duty.let_off for duty in owed),
        "less": less_of(*owed),
        "lapsed": _unpaid(owed, "lapsed") + _unpaid(owed, "waived"),
    }


def _paid_before(case) -> int:
    """分 paid on debts of an earlier title that was not varied, but replaced."""
    if not case.sheet.obligations:
        return 0
    return sum(one.amount - one.credited for one in case.sheet.payments) - case.amount_paid


def _unpaid(owed, status) -> int:
    """分 not paid of the debts with that status."""
    return sum(duty.left for duty in owed if duty.status == status)


def agreed_name(case) -> str:
    """What the sum to pay is called: that of the agreement, of a court's own paper, or of both."""
    title = case.sheet.title
    if case.sheet.is_owed_beside_the_order:
        return OF_BOTH
    return AGREED if title is None or title.kind in OF_THE_AGREEMENT else ORDERED


def left_in_words(case, party_id=None) -> str:
    """What is still owed, and which payments wait for confirmation; of one party, if given."""
    if case.status == Status.PERFORMED:  # only once everything is paid and confirmed
        return ALL_PAID
    mine = [d for d in case.sheet.obligations if party_id is None or party_id in d.party_ids]
    left = sum(d.owed for d in mine) if case.sheet.obligations else case.sheet.left_to_pay
    claimed = sum(duties.unconfirmed(case, duty) for duty in mine) if case.amount_paid else 0
    all_paid = "应付的都已登记" if claimed else ALL_PAID
    owed = f"还欠 {yuan(left)} 元" if left else all_paid
    waiting = f"已登记的 {yuan(claimed)} 元还要收款人确认" if claimed else ""
    barred = "另有等条件成就才付的款项" if any(d.status == "waiting" for d in mine) else ""
    later = SUM_OPEN if any(duty.waits_for_its_sum for duty in mine) else ""
    return "；".join(filter(None, (owed, waiting, barred, later)))


def _instalments(case, actor) -> list[dict]:
    """Instalments still owed first, then those paid."""
    parts = sorted(case.sheet.instalments, key=lambda part: not part.owed)
    several = len({part.obligation_id for part in parts}) > 1
    return [_instalment(case, part, _debt(part, actor) if several else "") for part in parts]


def _debt(part, actor) -> str:
    """Who pays whom, where several debts are listed; a penalty is called so."""
    duty = part.obligation
    is_penalty = duty.clause and duty.clause.kind == "penalty"
    return duties.who_owes(duty, actor) + ("违约金" if is_penalty else "")


def _is_claimed(case, part) -> bool:
    """Whether a part that is paid is so only by the word of its payer; the last ones are."""
    duty = part.obligation
    claimed = duties.unconfirmed(case, duty)
    later = [p for p in duty.instalments.all() if by_day(p) > by_day(part)]
    return claimed > sum(one.paid for one in later)


def _instalment(case, part, debt) -> dict:
    note, shade = _state_of(case, part)
    only = len(part.obligation.instalments.all()) == 1
    number = "" if debt and only else f"第{part.number}期"
    number = duties.CONCEDED if duties.is_conceded(case, part) else number
    number = " ".join(filter(None, (number, duties.of_which_paper(case, part))))
    return {
        "label": " ".join(filter(None, (debt, number, cn_day(part.due_on)))),
        "amount": part.amount,
        "note": note,
        "tone": shade,
    }


def _state_of(case, part) -> tuple[str, str]:
    if not part.owed:
        return _settled_state(case, part)
    if duties.is_conceded(case, part):
        return duties.ONCE_KEPT, ""
    if part.obligation.status in duties.BARRED:
        return duties.BARRED[part.obligation.status], ""
    note, shade = due_note(part.due_on, part.obligation, clock.today())
    done = duties.settled_part_in_words(part)
    return "；".join([*done, note] if note else done), shade


def _settled_state(case, part) -> tuple[str, str]:
    """How a part of which nothing is owed was paid, or let off."""
    if _is_claimed(case, part):
        return duties.ONLY_CLAIMED, "soon"
    done = duties.settled_part_in_words(part) if part.let_off else ["已付清"]
    return "；".join(done), ""
