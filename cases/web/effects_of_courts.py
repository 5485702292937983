"""What a court is held to after an act, as its page says it beforehand."""

from cases.acts import ClockTrigger
from cases.law.clocks_of_courts import (
    IDLE_ENFORCEMENT,
    OBJECTION,
    SET_ASIDE,
    TO_OBJECT,
    TO_SERVE_AN_ORDER,
    TRIAL,
)
from cases.law.deadlines import Due
from cases.models import Proceeding
from cases.phases.adjudicate.court_time import AT_ACCEPTANCE, AT_RECEIPT, RULE_OF
from cases.phases.enforce.guards_of_idle_enforcement import Above
from mediation import clock

from .clock_start import ClockStart

Kind = Proceeding.Kind


def _of_the_open_matter(table):
    """What begins by that table for the proceeding that is open."""

    def starts_on(act, case, form):
        proceeding = case.sheet.current_proceeding
        return _begins(table.get(proceeding and proceeding.kind), case, form)

    return starts_on


def _of(key):
    """This time begins, whatever is open."""
    return lambda act, case, form: _begins(key, case, form)


def _of_the_chosen_way(act, case, form):
    return _begins(AT_RECEIPT.get(_entered(form, "kind")), case, form)


def _begins(key, case, form) -> list[ClockStart]:
    """The time from the day in the form; of a trial only once its procedure is known."""
    if key != TRIAL:
        return [_start(key, form.day_entered(), case)] if key else []
    suit = case.sheet.current_proceeding
    rule = RULE_OF.get((suit and suit.procedure) or _entered(form, "procedure"))
    return [_start(key, form.day_entered(), case, rule)] if rule else []


def _tried_by(act, case, form):
    """The time to try the suit by the procedure chosen, from its filing."""
    rule = RULE_OF.get(_entered(form, "procedure"))
    return [_start(TRIAL, case.sheet.current_proceeding.accepted_on, case, rule)] if rule else []


def _entered(form, name):
    return getattr(form, "cleaned_data", {}).get(name)


def _start(key, day, case, rule="") -> ClockStart:
    due = case.clock_due(key, day or clock.today(), rule)
    return ClockStart(key, day, due, rule=rule)


def _by_the_court_above(act, case, form):
    """The day that the court above sets, or six months of the court that has it from now on."""
    outcome, until = _entered(form, "outcome"), _entered(form, "until")
    if outcome == Above.WITHIN:
        last = until and Due(until, provisional=False)
        return [ClockStart(IDLE_ENFORCEMENT, form.day_entered(), last)] if last else []
    begins = outcome in (Above.ITSELF, Above.OTHER)
    return [_start(IDLE_ENFORCEMENT, form.day_entered(), case)] if begins else []


STARTS_AT_COURT = {
    ClockTrigger.COURT_ABOVE: _by_the_court_above,
    ClockTrigger.RECEIVED: _of_the_open_matter(AT_RECEIPT),
    ClockTrigger.TAKEN: _of_the_open_matter(AT_ACCEPTANCE),
    ClockTrigger.SUIT: _of(AT_RECEIPT[Kind.SUIT]),
    ClockTrigger.ORDER: _of(AT_RECEIPT[Kind.PAYMENT_ORDER]),
    ClockTrigger.FILING: _of_the_chosen_way,
    ClockTrigger.CONVERSION: _of(AT_ACCEPTANCE[Kind.SUIT]),
    ClockTrigger.RESUMPTION: _of(AT_RECEIPT[Kind.ENFORCEMENT]),
    ClockTrigger.PROCEDURE: _tried_by,
    ClockTrigger.ISSUE: _of(TO_SERVE_AN_ORDER),
    ClockTrigger.RULING_SERVED: _of(OBJECTION),
    ClockTrigger.AWARD_SERVED: _of(SET_ASIDE),
    ClockTrigger.SERVICE: _of(TO_OBJECT),
}
