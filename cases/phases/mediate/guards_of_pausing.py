"""Guards of a pause, of a party out of reach, and of a request after a mediation that failed."""

from itertools import pairwise

from cases.guards import guard
from cases.law import articles
from cases.phases import roles
from cases.phases.common import in_text
from cases.states import Status
from mediation import clock

from . import guards_of_reports, unreachable
from .guards import what_was_tried

WORDS = ("pause", "resume")


@guard(
    otherwise="请写明中止的凭证，例如鉴定委托书、住院证明。",
    basis=articles.MEDIATION_TIME,
    needs=("proof",),
)
def pause_has_its_proof(case, facts):
    return bool(facts["proof"].strip())


def out_of_reach(case) -> list:
    """The parties that the attempts prove cannot be reached."""
    tried = unreachable.by_party(case)
    return [party for party, attempts in tried.items() if unreachable.proved_on(attempts)]


@guard(
    otherwise="还不足以证明联系不上。",
    basis=articles.END_REASONS,
    remedy="contact",
    exact=what_was_tried,
)
def a_party_cannot_be_reached(case, facts):
    return bool(out_of_reach(case))


@guard(
    otherwise="请选择是哪一方再次申请。",
    basis=articles.START,
    needs=("by", "on"),
    about="party",
)
def somebody_asks_again(case, facts):
    return roles.party_of(case, facts["by"]) is not None or facts.get("party") is not None


STOPS = (WORDS, guards_of_reports.WORDS)


def _stopped_over(case, day):
    """The days between which mediation was stopped, that day among them, or None.

    On the first and the last of them people may have met, before or after.
    """
    found = case.sheet.cached("stops", lambda: _stops(case))
    return next(((start, end) for start, end in found if start < day < end), None)


def _stops(case) -> list:
    named = [name for track in STOPS for name in track]
    lines = list(case.trail.filter(name__in=named).order_by("seq").values_list("name", "on"))
    return [span for track in STOPS for span in _from_stop_to_going_on(lines, *track)]


def _from_stop_to_going_on(lines, begins, ends) -> list:
    """From each stop to the day it went on; one that lasts is refused for its own reason."""
    days = [(name, on) for name, on in lines if name in (begins, ends)]
    return [
        (start, end)
        for (first, start), (second, end) in pairwise(days)
        if (first, second) == (begins, ends)
    ]


def _which_days(case, facts):
    start, end = _stopped_over(case, facts["on"])
    return f"从{in_text(start)}到{in_text(end)}中止着调解，{CHECK_THE_DAY}"


CHECK_THE_DAY = "那些天没有调解，请核对日期。"


@guard(
    otherwise=f"那天中止着调解，{CHECK_THE_DAY}",
    basis=articles.DATES,
    needs=("on",),
    exact=_which_days,
)
def nobody_met_while_it_was_stopped(case, facts):
    return facts["on"] >= clock.today() or _stopped_over(case, facts["on"]) is None


@guard(
    otherwise="正在中止调解；办理恢复调解，期限就接着计算。",
    basis=articles.MEDIATION_TIME,
    remedy="resume",
)
def mediation_is_not_paused(case, facts):
    return case.status != Status.PAUSED
