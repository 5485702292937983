"""Guards of a mediation that was stopped and reported as a possible sham (特邀调解规定 18)."""

from cases.guards import guard
from cases.law import articles
from cases.phases.earlier_facts import last_act
from cases.states import EndReason, Status

GOES_ON = "clear_sham"  # the act by which mediation goes on, as it was no sham
WORDS = ("report_sham", GOES_ON)


def is_suspended(case) -> bool:
    """Whether the mediation was reported as a possible sham and the result is awaited.

    Its time stands still meanwhile, or has ended with the last mark; which is known without a
    query of cases whose time runs.
    """
    ended = case.status == Status.SIGNING and case.sheet.has("clocks") is False
    if case.sheet.has("held_clocks") is False and not ended:
        return False
    running = case.sheet.clock("K9")
    return (running is None or running.is_held) and _last_word(case) == "report_sham"


def _last_word(case) -> str:
    """The last act on a suspicion of sham mediation, also one that is not written yet."""
    for line in reversed(case.unwritten):
        if line.name in WORDS:
            return line.name
    acts = case.trail.filter(name__in=WORDS).order_by("-seq")
    return case.sheet.cached("last_word_on_sham", acts.values_list("name", flat=True).first)


the_report = last_act("中止并报告是在那天", "report_sham")


@guard(otherwise="已经中止并报告过，等处理结果。", basis=articles.SHAM)
def sham_is_not_reported_yet(case, facts):
    return not is_suspended(case)


@guard(otherwise="没有因为可能是虚假调解而中止的报告。", basis=articles.SHAM, absent=True)
def sham_is_reported(case, facts):
    return is_suspended(case)


@guard(
    otherwise="可能是虚假调解，已经中止并报告；查明不是的，办“不是虚假调解，恢复调解”；"
    "查明属实的终止调解。",
    basis=articles.SHAM,
)
def mediation_is_not_suspended(case, facts):
    return not is_suspended(case)


@guard(
    otherwise="涉嫌虚假调解的，先中止并报告，再按处理结果终止。",
    basis=articles.SHAM,
    needs=("end_reason",),
    remedy="report_sham",
)
def sham_was_reported(case, facts):
    return facts["end_reason"] != EndReason.SHAM or is_suspended(case)


@guard(
    otherwise="查明属实的，请写明谁、怎样查明的。",
    basis=articles.SHAM,
    needs=("end_reason", "on"),
    about="words",
)
def sham_was_established(case, facts):
    return facts["end_reason"] != EndReason.SHAM or bool(facts.get("words", "").strip())
