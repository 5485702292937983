"""Guards of the time a mediation may take: extended, run out, held, released."""

from cases.guards import guard
from cases.law import articles
from cases.phases.common import in_text, judged_on
from cases.states import EndReason
from cases.words.days import last_day_in_text, last_day_within

STATUTORY_PERIODS_RUN_ON = "司法确认、申请执行的法定期间不能暂停"


def article_of_the_time(case):
    """The article that sets the time to mediate this case."""
    return articles.COURTS_TIME if case.on_route.by_court else articles.MEDIATION_TIME


def guard_of_the_time(**words):
    """A guard whose article is that of the time to mediate the case."""
    return guard(basis=articles.MEDIATION_TIME, basis_of=article_of_the_time, **words)


@guard_of_the_time(otherwise="延期须经各方同意。", needs=("all_agree",))
def extension_agreed_by_all(case, facts):
    return facts["all_agree"]


LATER_THAN_BEFORE = "新的期限要晚于原期限"


def _later_than_which_day(case, facts):
    running = case.sheet.clock("K9")
    return f"{LATER_THAN_BEFORE}{f'（{last_day_within(running.due)}）' if running else ''}。"


@guard_of_the_time(
    otherwise=f"{LATER_THAN_BEFORE}。",
    needs=("until",),
    exact=_later_than_which_day,
)
def extension_moves_the_last_day(case, facts):
    clock = case.sheet.clock("K9")
    return clock is not None and facts["until"] > clock.due_on


@guard_of_the_time(otherwise="调解期限没有在计算，不能延期。")
def time_is_running(case, facts):
    clock = case.sheet.clock("K9")
    return clock is not None and not clock.is_held


NOT_OVER = "还没有届满，不能以期限届满终止，请据实选择原因。"


def _until_when_it_runs(case, facts):
    running, day = case.sheet.clock("K9"), judged_on(facts["on"])
    last = f"最后一天是{last_day_in_text(running.due)}，" if running and not running.is_held else ""
    return f"调解期限{last}到{day}{NOT_OVER}"


@guard_of_the_time(
    otherwise=f"到填的那天调解期限{NOT_OVER}",
    needs=("end_reason", "on"),
    exact=_until_when_it_runs,
)
def time_is_over(case, facts):
    running = case.sheet.clock("K9")
    over = running and not running.is_held and facts["on"] > running.due_on
    return bool(over) or facts["end_reason"] != EndReason.TIME_OVER


HOLDABLE = frozenset({"K2a", "K2b", "K9"})


def may_stand_still(clock) -> bool:
    """Whether a clock that has not ended may be held, though the records count it as run out."""
    return clock.key in HOLDABLE and not clock.is_held


def holdable(case, asked):
    """The clock of the case that was chosen, if it may be held; or None."""
    chosen = (one for one in case.sheet.clocks if one.pk == asked.pk)
    return next((one for one in chosen if may_stand_still(one)), None)


def _when_it_may_be_held(case, facts):
    asked = holdable(case, facts["clock"])
    days = [in_text(day) for day in (asked.started_on, asked.due_on)] if asked else []
    between = f"（{'到'.join(days)}）" if days else ""
    return f"{HOLD_BETWEEN}{between}；{STATUTORY_PERIODS_RUN_ON}。"


HOLD_BETWEEN = "只有还没有办结的物业、部门答复期限和调解期限可以暂停，暂停日要在起算日到届满日之间"


@guard(
    otherwise=f"{HOLD_BETWEEN}；{STATUTORY_PERIODS_RUN_ON}。",
    basis=articles.MEDIATION_TIME,
    needs=("clock", "on"),
    exact=_when_it_may_be_held,
)
def clock_may_be_held(case, facts):
    asked = holdable(case, facts["clock"])
    return asked is not None and asked.started_on <= facts["on"] <= asked.due_on


@guard(otherwise="没有可以暂停的期限在计算。", basis=articles.MEDIATION_TIME, absent=True)
def a_clock_may_be_held(case, facts):
    return any(may_stand_still(clock) for clock in case.sheet.clocks)


@guard(otherwise="没有暂停中的期限。", basis=articles.MEDIATION_TIME, absent=True)
def a_clock_is_held(case, facts):
    return any(clock.is_held for clock in case.sheet.clocks)
