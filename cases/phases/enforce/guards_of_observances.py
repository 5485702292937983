"""Guards of what was kept of a duty that lasts: who saw it, by what proof, on which days."""

from cases.guards import guard
from cases.law import articles
from cases.law.repetitions import Repetition
from cases.phases.common import in_text

from .guards_of_breaches import days_it_lasts, lasted_on
from .guards_of_entries import by_the_day_recorded, has_proof

EVERY_DAY = Repetition(1, 1)
KEPT_NOT_LATER = "做到的日期不能晚于登记当天"
WHILE_IT_LASTED = "做到的日期要在这项义务生效以后、终止以前"
KEPT_TOO_OFTEN = "登记的次数超过了约定的次数，请核对日期和次数。"


kept_has_proof = has_proof(
    "kept_has_proof",
    "登记做到了要写明凭证，例如照片、签到记录、到场查看。",
    articles.BINDING,
    of="obligation",
)
kept_by_the_day_recorded = by_the_day_recorded(
    "kept_by_the_day_recorded", "kept_until", KEPT_NOT_LATER
)


@guard(
    otherwise="请写明是谁看到、谁核实做到了的。",
    basis=articles.BINDING,
    needs=("obligation", "seen_by"),
    about="seen_by",
)
def somebody_saw_it(case, facts):
    return bool(facts["seen_by"].strip())


@guard(
    otherwise="做到的最后一天不能早于第一天。",
    basis=articles.DATES,
    needs=("kept_on", "kept_until"),
    about="kept_until",
)
def kept_days_in_order(case, facts):
    return facts["kept_on"] <= facts["kept_until"]


def _while_it_lasted(case, facts) -> str:
    return f"{WHILE_IT_LASTED}（{days_it_lasts(case, facts['obligation'])}）。"


@guard(
    otherwise=f"{WHILE_IT_LASTED}。",
    basis=articles.BINDING,
    needs=("obligation", "kept_on", "kept_until"),
    about="kept_on",
    exact=_while_it_lasted,
)
def kept_while_it_lasted(case, facts):
    return all(
        lasted_on(case, facts["obligation"], facts[day]) for day in ("kept_on", "kept_until")
    )


def _often(case, facts) -> tuple[int, int]:
    """How often at most in the days named and in those logged with them; how often was logged."""
    first, last = facts["kept_on"], facts["kept_until"]
    duty = case.sheet.obligation(facts["obligation"].pk) or facts["obligation"]
    logged = case.sheet.observances_of(duty)
    same = [kept for kept in logged if kept.on <= last and first <= kept.until]
    days = max([last, *(k.until for k in same)]) - min([first, *(k.on for k in same)])
    often = duty.repetition or EVERY_DAY
    return often.most_in(days.days + 1), sum(kept.times for kept in same)


def _too_often(case, facts) -> str:
    most, logged = _often(case, facts)
    until = f"到{in_text(facts['kept_until'])}" * (facts["kept_on"] != facts["kept_until"])
    already = f"，已经登记{logged}次" if logged else ""
    return f"{in_text(facts['kept_on'])}{until}按约定最多{most}次{already}，请核对日期和次数。"


@guard(
    otherwise=KEPT_TOO_OFTEN,
    basis=articles.BINDING,
    needs=("obligation", "kept_on", "kept_until", "times"),
    about="times",
    exact=_too_often,
)
def kept_as_often_as_agreed(case, facts):
    """Each time counts once, however many people saw it."""
    most, logged = _often(case, facts)
    return logged + facts["times"] <= most or facts["kept_until"] < facts["kept_on"]
