"""Guards of return visits: two in the year after the closing, or after the effect (setting)."""

from datetime import timedelta

from cases.guards import guard
from cases.law import articles
from cases.law.clocks_of_visits import VISITS_A_CYCLE, end_of_cycle
from cases.phases.common import in_text
from cases.states import Status

LATE_BY = timedelta(days=30)  # a visit that was missed may be made so much after its cycle

NONE_PLANNED = "没有计划中的回访。"
OVER = frozenset({Status.CLOSED, Status.ARCHIVED})
SINCE_THE_EFFECT = frozenset(
    {Status.AGREED, Status.ADJUDICATING, Status.PERFORMING, Status.DEFAULTED}
    | {Status.ENFORCING, Status.PERFORMED, Status.UNSATISFIED}
)


def cycle(case, on):
    """The first and last day of the cycle of a case that is closed, or is to be closed that day.

    It begins with the closing, or with the effect of the agreement where the committee counts from
    it (a setting, by the day of the effect) and that year was not over at the closing.
    """
    closing = case.closed_on or on
    if case.visits_from_effect:
        last = end_of_cycle(case.effective_on)
        if last >= closing:
            return case.effective_on, last
    return closing, end_of_cycle(closing)


def is_visited(case) -> bool:
    """Whether what the case agreed is followed by visits: it took effect, and no court has found
    it void since (民法典 155), after which the mediation failed, or dismissed the claim on it."""
    if case.effective_on is None or case.status not in {Status.FAILED, *OVER}:
        return case.effective_on is not None
    last = case.sheet.last_adjudication
    if case.status in OVER and last and last.outcome == last.Outcome.LOST:
        return False
    made = [one for one in case.sheet.agreements if one.effective_on is not None]
    return not made or made[-1].status != made[-1].Status.VOID


def nobody_planned(case, on) -> bool:
    """Whether a case is to be visited within its year, which runs, and no visit was ever planned.

    Before the closing the year runs only where the committee counts it from the effect.
    """
    runs = case.status in OVER or (case.status in SINCE_THE_EFFECT and case.visits_from_effect)
    if not runs or case.sheet.visits or not is_visited(case):
        return False
    return on <= cycle(case, on)[1]


def visits_lacking(case, on) -> int:
    """How many visits of that cycle are neither planned nor made nor given up."""
    return max(0, VISITS_A_CYCLE - len(_kept(case, on)))


def _kept(case, on) -> list:
    """The days of the visits of that cycle that are planned, made or given up."""
    first, last = cycle(case, on)
    return [one.on for one in case.sheet.visits if first <= one.on <= last]


def _within(case, facts):
    first, last = cycle(case, facts["on"])
    since = "协议生效" if case.visits_from_effect and first == case.effective_on else "结案"
    kept = [in_text(day) for day in sorted(_kept(case, facts["on"]))]
    there = f"（已有{'、'.join(kept)}）" if kept else ""
    between = f"{in_text(max(first, facts['on']))}到{in_text(last)}"
    return f"请填写回访计划：{since}后一年内（{between}）两次{there}，第二次晚于第一次。"


@guard(
    otherwise="请填写回访计划：结案后一年内两次，第二次晚于第一次。",
    basis=articles.RETURN_VISITS,
    needs=("on",),
    about="first_visit_on",
    exact=_within,
)
def visits_are_planned(case, facts):
    if not is_visited(case):
        return True
    first, last = cycle(case, facts["on"])
    asked = [facts.get(name) for name in ("first_visit_on", "second_visit_on")]
    given = [day for day in asked if day]
    every = _kept(case, facts["on"]) + given
    in_order = given == sorted(set(given)) and len(every) == len(set(every)) >= VISITS_A_CYCLE
    return in_order and all(max(first, facts["on"]) <= day <= last for day in given)


@guard(
    otherwise="本会的回访从结案日起算，结案时再排。",
    basis=articles.RETURN_VISITS,
)
def visits_are_planned_before_the_closing(case, facts):
    return case.visits_from_effect or case.status in OVER


@guard(
    otherwise="一年内的两次回访已经排好；要改日子的，办“改回访日子”。",
    basis=articles.RETURN_VISITS,
    needs=("on",),
    remedy="move_visit",
)
def a_visit_is_lacking(case, facts):
    counts = case.visits_from_effect or case.status in OVER
    return not counts or visits_lacking(case, facts["on"]) > 0


@guard(
    otherwise="这件案件没有要回访的协议。",
    basis=articles.RETURN_VISITS,
    absent=True,
)
def something_is_visited(case, facts):
    return is_visited(case)


@guard(
    otherwise="回访的一年已经过了，不用再安排。",
    basis=articles.RETURN_VISITS,
    needs=("on",),
    about="on",
)
def the_cycle_runs(case, facts):
    return facts["on"] <= cycle(case, facts["on"])[1]


@guard(otherwise=NONE_PLANNED, basis=articles.RETURN_VISITS, absent=True)
def a_visit_is_planned(case, facts):
    return case.sheet.visit_is_planned


@guard(
    otherwise="请写明见到了谁：选当事人，或者写明其他人。",
    basis=articles.RETURN_VISITS,
    needs=("met", "others_met"),
    about="met",
)
def somebody_was_met(case, facts):
    return bool(facts["met"]) or bool(facts["others_met"].strip())


@guard(
    otherwise="有激化苗头的，请写明采取了什么措施、向谁报告了。",
    basis=articles.ESCALATION,
    needs=("signs", "measures"),
    about="measures",
    remedy="report_danger",
)
def signs_have_measures(case, facts):
    return not facts["signs"].strip() or bool(facts["measures"].strip())


@guard(
    otherwise="请选一次还没有做的回访。",
    basis=articles.RETURN_VISITS,
    needs=("planned",),
)
def visit_is_still_open(case, facts):
    return any(one.pk == facts["planned"].pk and one.is_open for one in case.sheet.visits)


def last_day_to_move_to(visit, on):
    """The last day to which a visit may be moved: of its cycle, or a month after a cycle missed."""
    last = visit.within or end_of_cycle(visit.moved_from or visit.planned_on)
    return max(last, on + LATE_BY)


def _between(case, facts):
    on, last = facts["on"], last_day_to_move_to(facts["planned"], facts["on"])
    days = f"{in_text(on)}到{in_text(last)}之间"
    return f"新的日子要在{days}，和原来的、另一次回访的日子都不同。"


@guard(
    otherwise="新的日子要在一年的周期以内，和原来的、另一次回访的日子都不同。",
    basis=articles.RETURN_VISITS,
    needs=("planned", "moved_to", "on"),
    about="moved_to",
    exact=_between,
)
def moved_within_the_cycle(case, facts):
    visit, to, on = facts["planned"], facts["moved_to"], facts["on"]
    taken = {one.on for one in case.sheet.visits}
    return on <= to <= last_day_to_move_to(visit, on) and to not in taken
