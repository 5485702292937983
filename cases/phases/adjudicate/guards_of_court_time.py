"""Guards of the time a court is held to: the procedure it tries by, and an extension."""

from cases.guards import guard
from cases.law import articles, deadlines
from cases.law import clocks_of_courts as courts_time
from cases.phases.common import in_text


def time_to_decide(case):
    """The clock within which the court must decide, or None."""
    running = (case.sheet.clock(key) for key in courts_time.TO_BE_EXTENDED)
    return next(filter(None, running), None)


@guard(
    otherwise="只有法院已经受理、还没有判决的诉讼，才登记审理程序。", basis=articles.COURT_MATTERS
)
def a_suit_is_tried(case, facts):
    suit = case.sheet.current_proceeding
    tried = suit is not None and (suit.kind, suit.status) == ("suit", "accepted")
    return bool(tried and not suit.is_appeal)


@guard(
    otherwise="登记的就是这种程序，不用再登记。",
    basis=articles.COURT_MATTERS,
    needs=("procedure",),
)
def procedure_is_another(case, facts):
    suit = case.sheet.current_proceeding
    return suit is None or suit.procedure != facts["procedure"]


@guard(
    otherwise="没有在计算的审限、审查期限，不能延长。", basis=articles.COURT_MATTERS, absent=True
)
def court_time_runs(case, facts):
    return time_to_decide(case) is not None


LATER = "延长后的最后一天要晚于原来的最后一天"


@guard(
    otherwise=f"{LATER}。",
    basis=articles.COURT_MATTERS,
    needs=("until",),
    exact=lambda case, facts: f"{LATER}（{in_text(time_to_decide(case).due_on)}）。",
)
def extended_to_a_later_day(case, facts):
    running = time_to_decide(case)
    return running is None or facts["until"] > running.due_on


def longest(case, running):
    """The last day to which the law lets the court extend its time, or None for no such bound.

    The longer time counts from the last day before any extension.
    """
    more = courts_time.EXTENDED_BY.get(running.rule_key)
    if more is None:
        return None
    usual = case.clock_due(running.key, running.started_on, running.rule_key).on
    return deadlines.due(usual, more, case.sheet.calendar).on


TOO_LONG = "审限只能延长到法律规定的长度"


@guard(
    otherwise=f"{TOO_LONG}。",
    basis=articles.TRIAL_TIME,
    needs=("until",),
    exact=lambda case, facts: (
        f"{TOO_LONG}，最迟到{in_text(longest(case, time_to_decide(case)))}，请核对。"
    ),
)
def extended_within_the_law(case, facts):
    running = time_to_decide(case)
    last = running and longest(case, running)
    return last is None or facts["until"] <= last
