"""The effects of acts on clocks, and who reads their lines, as pages say them beforehand.

A phase decides these while it acts; a test takes every act of the matrix and compares.
"""

from dataclasses import dataclass
from datetime import date

from cases.acts import Audience
from cases.models import Clock
from cases.states import Status
from mediation import clock

EVERY_CLOCK = ("K2a", "K2b", "K9", "K13", "K16")
ANSWERS, MEDIATION = ("K2a", "K2b"), ("K9",)
ENDS = {
    "answer": ANSWERS,
    "request_mediation": ANSWERS,
    "fail": MEDIATION,
    "withdraw_mediation": MEDIATION,
    "conclude_orally": MEDIATION,
    "open_proceeding": ("K13",),
    "open_enforcement": ("K16",),
    "perform_at_once": EVERY_CLOCK,
    "enforced": EVERY_CLOCK,
}
# Each of these may be the last of the marks that bring an agreement into force.
MARKS = {"sign": "party", "mediator_sign": "mediator", "seal": "seal"}
# The lines that not everybody in the case reads.
AUDIENCES = {
    "give_link": Audience.STAFF,
    "correct": Audience.STAFF,
    "contact": Audience.STAFF,
    "edit_agreement": Audience.STAFF,
    "log_session": Audience.MEDIATION,
    "offer": Audience.MEDIATION,
    "investigate": Audience.MEDIATION,
    "caucus": Audience.MEDIATOR,
}


@dataclass(frozen=True, slots=True)
class Start:
    """One clock that an act starts: from a day, or from the day of the act (None); its last day.

    `when` is the question and the answers on which it depends.
    """

    key: str
    since: date | None
    due_on: date
    when: tuple[str, ...] = ()


def starts(name, case, form) -> list[Start]:
    """The clocks the act starts, counted from the day in the form, else from today."""
    found = STARTS.get(name)
    return found(case, form) if found else []


def ends(name, case) -> list[Clock]:
    """The running clocks the act ends."""
    keys = MEDIATION if name in MARKS and completes(name, case) else ENDS.get(name, ())
    return [running for running in case.sheet.clocks if running.key in keys]


def target_of(act, case):
    """The state after the act, with the follow-up of a last mark; None for the present one."""
    return Status.AGREED if act.name in MARKS and completes(act.name, case) else act.target


def completes(name, case) -> bool:
    """Whether this is the one mark that is missing under the agreement."""
    agreement = case.sheet.agreement if case.status == Status.SIGNING else None
    if agreement is None:
        return False
    missing = ["party"] * len(agreement.unsigned(case.sheet.needed_parties))
    missing += [kind for kind in ("mediator", "seal") if not agreement.mark(kind)]
    return missing == [MARKS[name]]


def day_in(form, name="on") -> date | None:
    """The day entered in the form, where it is a valid one."""
    return getattr(form, "cleaned_data", {}).get(name) if form.is_bound else None


def _from_the_act(key):
    def found(case, form):
        day = day_in(form)
        return [Start(key, day, case.clock_due(key, day or clock.today()).on)]

    return found


def _dispatched(case, form):
    """The clock of a company, or that of a department, by the addressee chosen."""
    offered = [value for value, _ in form.fields["addressee"].choices]
    found = []
    for kind, key in (("company", "K2a"), ("department", "K2b")):
        values = [value for value in offered if value.startswith(kind)]
        found += [_when(start, values) for start in _from_the_act(key)(case, form) if values]
    return found if len(found) > 1 else [_always(start) for start in found]


def _when(start, values):
    return Start(start.key, start.since, start.due_on, ("addressee", *values))


def _always(start):
    return Start(start.key, start.since, start.due_on)


def _in_force(name):
    """The thirty days from the last mark; if the court invited, from the parties' last mark."""

    def found(case, form):
        if not completes(name, case):
            return []
        counts = {"party"} if case.court_invited else {"party", "mediator", "seal"}
        days = [mark.on for mark in case.sheet.agreement.marks if mark.kind in counts]
        if MARKS[name] in counts:
            days.append(day_in(form) or clock.today())
        since = max(days)
        told = day_in(form) or since != clock.today()
        return [Start("K13", since if told else None, case.clock_due("K13", since).on)]

    return found


def _title(case, form):
    """The two years of enforcement, from the last day agreed, else from the ruling."""
    ruling = case.sheet.last_adjudication
    since = case.sheet.last_due_day or (ruling and ruling.decided_on)
    return [Start("K16", since, case.clock_due("K16", since).on)] if since else []


def _enforcement_again(case, form):
    """The two years from an application that interrupted them."""
    asked = [row for row in case.sheet.proceedings if row.kind == "enforcement" and row.is_open]
    since = asked[-1].applied_on if asked else None
    if since is None or not case.clocks.filter(key="K16", status="met", ended_on=since).exists():
        return []
    return [Start("K16", since, case.clock_due("K16", since).on)]


def _paid_in_part(case, form):
    """The two years from a payment made while they ran."""
    running, paid_on = case.sheet.clock("K16"), day_in(form, "paid_on")
    since = paid_on or clock.today()
    if running is None or not running.started_on < since <= running.due_on:
        return []
    return [Start("K16", paid_on, case.clock_due("K16", since).on)]


STARTS = {
    "dispatch": _dispatched,
    "accept": _from_the_act("K9"),
    "conclude_orally": _from_the_act("K13"),
    **{name: _in_force(name) for name in MARKS},
    "title_given": _title,
    "pay": _paid_in_part,
    "court_refuse": _enforcement_again,
    "court_withdraw": _enforcement_again,
    "enforcement_refused": _enforcement_again,
}
