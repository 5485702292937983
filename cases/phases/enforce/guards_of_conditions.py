"""Guards of conditions on which clauses begin or end to bind, and of agreed penalties."""

from cases.guards import guard
from cases.law import articles, daily_rates, deadlines, money
from cases.law.clause_kinds.condition import ALL_DUE, PRECEDENT
from cases.law.clause_kinds.penalty import is_of_each_breach
from cases.law.deadlines import DAY
from cases.phases.common import in_text, judged_on
from cases.states import Milestone

from .guards_of_entries import has_proof

NO_CONDITION_OPEN = "没有等着成就的条件。"
NO_PENALTY_OPEN = "没有可以登记的违约金：协议没有写明金额、比例，或者已经登记过了。"
NOT_BROKEN = "到这一天还没有登记违反，约定的日子也没有过，违约金还不用付"
ALL_CLAIMED = "登记过的违反，都已经登记过违约金；又违反的，请先登记违反"
NOT_IN_TIME = "以后成就的，按约定算没有成就，请登记没有成就；各方还愿意的，另行达成协议。"
OUTCOME_WITHIN = "条件成就（不成就）的日期要在协议生效以后、登记当天以前"


@guard(otherwise=NO_CONDITION_OPEN, basis=articles.CONDITIONS, absent=True)
def a_condition_is_open(case, facts):
    return bool(case.sheet.open_conditions)


@guard(
    otherwise="请选择本案协议里一个还没有登记结果的条件。",
    basis=articles.CONDITIONS,
    needs=("condition",),
)
def condition_is_open(case, facts):
    return facts["condition"].pk in {clause.pk for clause in case.sheet.open_conditions}


@guard(
    otherwise=f"{OUTCOME_WITHIN}。",
    basis=articles.DATES,
    needs=("happened_on", "on"),
    about="happened_on",
    exact=lambda case, facts: (
        f"{OUTCOME_WITHIN}（{in_text(case.effective_on)}到{in_text(facts['on'])}）。"
    ),
)
def outcome_is_of_that_time(case, facts):
    since = case.effective_on
    return (since is None or since <= facts["happened_on"]) and facts["happened_on"] <= facts["on"]


def _too_late(case, facts) -> str:
    return f"约定的最后一天是{in_text(facts['condition'].due_on)}，{NOT_IN_TIME}"


@guard(
    otherwise=f"约定的最后一天已经过了，{NOT_IN_TIME}",
    basis=articles.CONDITIONS,
    needs=("condition", "met", "happened_on"),
    about="happened_on",
    exact=_too_late,
)
def condition_came_in_time(case, facts):
    last = facts["condition"].due_on
    if last is None or not facts["met"]:
        return True
    return facts["happened_on"] <= deadlines.last_day(last, case.sheet.calendar)


outcome_has_proof = has_proof(
    "outcome_has_proof",
    "请写明凭什么认定条件成就（不成就）。",
    articles.CONTENT_OF_AGREEMENT,
    of="condition",
)


def days_passed_before(case, condition, happened_on) -> list:
    """The due days, of duties that the condition frees, that are over when it comes about."""
    if condition.effect != PRECEDENT:
        return []
    freed = case.sheet.tied_duties(condition)
    days = [part.due_on for duty in freed for part in duty.instalments.all() if part.owed]
    days += [duty.due_on for duty in freed if not duty.is_money]
    return sorted(day for day in days if day and day < happened_on)


def _which_day(case, facts) -> str:
    day = in_text(facts["happened_on"])
    return f"约定的日期在条件成就以前已经过了，请填最晚哪天履行，不能早于{day}。"


@guard(
    otherwise="约定的日期在条件成就以前已经过了，请填最晚哪天履行，不能早于条件成就的那天。",
    basis=articles.TERM_UNCLEAR,
    needs=("condition", "met", "happened_on"),
    about="due_on",
    exact=_which_day,
)
def new_day_is_known(case, facts):
    happened, due_on = facts["happened_on"], facts.get("due_on")
    passed = facts["met"] and days_passed_before(case, facts["condition"], happened)
    return not passed or (due_on is not None and due_on >= happened)


@guard(
    otherwise="要免除其中一笔的那一条，金额还没有确定，请先登记确定的金额。",
    basis=articles.BINDING,
    needs=("condition", "met"),
    remedy="fix_sum",
)
def sum_to_waive_is_fixed(case, facts):
    condition = facts["condition"]
    if not (facts["met"] and condition.kind == "waiver" and condition.amount):
        return True
    duties = case.sheet.duties_between(condition, condition.of_clause)
    return not any(duty.waits_for_its_sum for duty in duties)


def _makes_all_due(facts) -> bool:
    return facts["met"] and facts["condition"].effect == ALL_DUE


@guard(
    otherwise="到条件成就的那天，各期都已经到期或者付清，没有可以一并到期的，请核对日期。",
    basis=articles.CONDITIONS,
    needs=("condition", "met", "happened_on"),
    about="happened_on",
)
def something_falls_due_with_it(case, facts):
    day = facts["happened_on"]
    return not _makes_all_due(facts) or bool(
        case.sheet.parts_that_fall_due(facts["condition"], day)
    )


@guard(
    otherwise="和解正在履行，各期的日期以和解为准；和解没有履行的，先登记逾期，恢复原来的依据。",
    basis=articles.VARIED,
    needs=("condition", "met"),
    about="condition",
)
def no_settlement_moved_its_days(case, facts):
    return not _makes_all_due(facts) or case.sheet.settlement is None


@guard(otherwise="协议没有因为约定的条件失效，还要履行。", basis=articles.CONDITIONS)
def conditions_ended_it(case, facts):
    if any(line.milestone == Milestone.EFFECTIVE for line in case.unwritten):
        return False  # this very act put it in force: no condition has come about since
    return case.sheet.nothing_is_left_by_conditions


@guard(
    otherwise="约定里有附条件的事，条件还没有成就，当场做不完，请改办“开始履行”。",
    basis=articles.CONDITIONS,
    remedy="start_performance",
)
def nothing_waits_for_a_condition(case, facts):
    """Also a waiver of the rest: on the spot all would be booked as paid."""
    waits = (duty.status == duty.Status.WAITING for duty in case.sheet.obligations)
    return not (any(waits) or any(duty.may_be_waived for duty in case.sheet.obligations))


@guard(otherwise=NO_PENALTY_OPEN, basis=articles.PENALTY, absent=True)
def a_penalty_is_open(case, facts):
    return bool(case.sheet.open_penalties)


@guard(
    otherwise="请选择本案协议里一条写明金额、还没有登记的违约责任，或者按日、按次计算的。",
    basis=articles.PENALTY,
    needs=("penalty",),
)
def penalty_is_open(case, facts):
    return facts["penalty"].pk in {clause.pk for clause in case.sheet.open_penalties}


def broken_on(case, penalty, on):
    """The first day on which what the penalty secures was not performed, by that day; or None.

    A breach counts from its day, a sum or an act from the day after its last day, also where it
    was performed later. Of a penalty of each breach, it is the first that is not claimed yet.
    """
    days = []
    for duty in case.sheet.secured_by(penalty):
        days += [breach.on for breach in case.sheet.breaches if breach.obligation_id == duty.pk]
        parts = duty.instalments.all() if duty.is_money else ()
        rows = [(part.due_on, None if part.owed else part.paid_on) for part in parts]
        for due_on, done_on in rows if duty.is_money else [(duty.due_on, duty.done_on)]:
            last = case.sheet.last_day(due_on, duty)
            if last and (done_on or on) > last:
                days.append(last + DAY)
    claimed = case.sheet.times_claimed(penalty) if is_of_each_breach(penalty.text) else 0
    return next(iter(sorted(day for day in days if day <= on)[claimed:]), None)


def _why_not_owed(case, facts):
    penalty, on = facts["penalty"], facts["on"]
    again = is_of_each_breach(penalty.text) and case.sheet.times_claimed(penalty)
    return f"{ALL_CLAIMED if again else NOT_BROKEN}（{judged_on(on)}）。"


@guard(
    otherwise=f"{NOT_BROKEN}。",
    basis=articles.PENALTY,
    needs=("penalty", "on"),
    about="penalty",
    exact=_why_not_owed,
)
def what_it_secures_was_broken(case, facts):
    return broken_on(case, facts["penalty"], facts["on"]) is not None


penalty_has_proof = has_proof(
    "penalty_has_proof", "请写明凭什么认定违约、谁来要的。", articles.PENALTY, of="penalty"
)


@guard(
    otherwise="违约金最晚哪天付，不能早于登记当天。",
    basis=articles.TERM_UNCLEAR,
    needs=("due_on", "on"),
    about="due_on",
)
def penalty_is_due_later(case, facts):
    return facts["due_on"] >= facts["on"]


COUNTED_UNTIL = "算到的那天不能晚于登记当天"
MORE_THAN_ACCRUED = "要的违约金不能超过按约定算出的"
BY_THE_DAY = "按日计算的违约金，请填算到哪天、要多少；写定数的，这两项不填。"


@guard(otherwise=BY_THE_DAY, basis=articles.PENALTY, needs=("penalty",), about="amount")
def a_sum_is_named_by_the_day_alone(case, facts):
    named = [facts.get("counted_to"), facts.get("amount")]
    return all(named) if facts["penalty"].daily_rate else not any(named)


def how_it_was_counted(case, penalty, until) -> str:
    """How a penalty by the day follows up to that day, its bound, and what is recorded already."""
    spans = case.sheet.late_under(penalty, until)
    counted = daily_rates.arithmetic(spans, penalty.written_daily_rate)
    bound = f"，最高不超过{money.yuan(penalty.bound)}元" if penalty.bound else ""
    before = case.sheet.penalty_recorded(penalty)
    recorded = f"，已经登记{money.yuan(before)}元" if before else ""
    return f"算到{in_text(until)}：{counted}{bound}{recorded}"


def _most(case, facts) -> str:
    penalty, until = facts["penalty"], facts["counted_to"]
    if until > facts["on"]:
        return f"{COUNTED_UNTIL}（{judged_on(facts['on'])}）。"
    most = money.yuan(case.sheet.penalty_left(penalty, until))
    return f"{MORE_THAN_ACCRUED}：{how_it_was_counted(case, penalty, until)}，最多{most}元。"


@guard(
    otherwise=f"{MORE_THAN_ACCRUED}，{COUNTED_UNTIL}。",
    basis=articles.PENALTY,
    needs=("penalty", "counted_to", "amount", "on"),
    about="amount",
    exact=_most,
)
def no_more_than_accrued(case, facts):
    penalty, until, amount = facts["penalty"], facts["counted_to"], facts["amount"]
    if not (penalty.daily_rate and until and amount):
        return True
    return until <= facts["on"] and 0 < amount <= case.sheet.penalty_left(penalty, until)
