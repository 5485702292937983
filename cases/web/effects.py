"""The effects of acts on clocks, and who reads their lines, as pages say them beforehand.

A phase decides these while it acts; a test takes every act of the matrix and compares.
"""

from dataclasses import replace

from cases.acts import Act, ClockTrigger
from cases.law import levels
from cases.law.clock_rules import ANSWER_TO_A_COMMITTEE, FIRST_RESPONSE, SUPERVISED
from cases.law.deadlines import Due
from cases.law.routes import row_of
from cases.models import Clock, Signature
from cases.phases.adjudicate.time_to_apply import CLOCK_OF, is_in_time
from cases.phases.handle.guards_of_grading import SCORES
from cases.phases.handle.guards_of_receipt import answer_clock
from cases.states import Status
from mediation import clock

from . import effects_on_titles as of_titles
from .clock_start import ClockStart
from .effects_of_courts import STARTS_AT_COURT

MEDIATION = ("K9",)
ADDRESSEES = (("company", "K2a", "派给物业公司"), ("department", "K2b", "派给部门"))
Mark = Signature.Kind


def starts(act: Act, case, form) -> list[ClockStart]:
    """The clocks the act starts, counted from the day in the form, else from today."""
    rule = act.effects.starts
    if rule is None or (rule == ClockTrigger.LAST_MARK and not completes(act, case)):
        return []
    return STARTS[rule](act, case, form)


def ends(act: Act, case, form) -> list[Clock]:
    """The running clocks the act ends on the day in the form, else today."""
    concluded = sets_the_last_mark(act, case) or _meets_the_last_condition(act, case, form)
    ended = set(act.effects.ends) - {*act.effects.keeps(case)}
    keys = MEDIATION if concluded else ended
    found = [running for running in case.sheet.clocks if running.key in keys]
    return _met_by_receipt(found, case, form) if act.effects.by_receipt else found


def _met_by_receipt(found, case, form) -> list[Clock]:
    """Of these clocks the one that the application before the court meets that day."""
    asked, posted = case.sheet.current_proceeding, getattr(form, "cleaned_data", {})
    day = posted.get("posted_on") or form.day_entered() or clock.today()
    key = CLOCK_OF.get(asked.kind) if asked and not asked.received_on else None
    asked_for = [one for one in found if one.key == key and one.started_on <= day]
    others = [one for one in found if one.key not in CLOCK_OF.values()]
    return [*(running for running in asked_for if is_in_time(running, day)), *others]


def target_of(act: Act, case, form=None):
    """The state after the act, with the follow-up of a last mark or of the last condition.

    So with one that the act declares. None for the present one.
    """
    if completes(act, case) or (form and _meets_the_last_condition(act, case, form)):
        return Status.AGREED
    return dict(act.effects.then).get(case.status, act.target)


def completes(act: Act, case) -> bool:
    """Whether the act sets the last mark under an agreement that waits for no condition."""
    return sets_the_last_mark(act, case) and not case.sheet.open_conditions_of_all


def sets_the_last_mark(act: Act, case) -> bool:
    """Whether the act sets the one mark that is missing under the agreement."""
    agreement = case.sheet.agreement if case.status == Status.SIGNING else None
    if agreement is None or not act.effects.mark:
        return False
    missing = [Mark.PARTY] * len(agreement.unsigned(case.sheet.needed_parties))
    missing += [kind for kind in (Mark.MEDIATOR, Mark.SEAL) if not agreement.mark(kind)]
    return missing == [act.effects.mark]


def _meets_the_last_condition(act: Act, case, form) -> bool:
    """Whether what was entered is the last condition on which a signed agreement takes effect."""
    if case.status != Status.SIGNING or act.effects.starts != ClockTrigger.TERM:
        return False
    data = getattr(form, "cleaned_data", {})
    waiting = case.sheet.open_conditions_of_all
    return bool(data.get("met")) and waiting == [data.get("condition")]


def _from_the_act(key):
    def starts_on(act, case, form):
        day = form.day_entered()
        return [ClockStart(key, day, case.clock_due(key, day or clock.today()))]

    return starts_on


def _answer(key, case, form) -> ClockStart:
    """The time to answer from the day in the form, the shorter one that the level sets."""
    day = form.day_entered()
    since = day or clock.today()
    rule = case.answer_rule(key, since)
    return ClockStart(key, day, case.clock_due(key, since, rule), rule=rule)


def _level(act, case, form):
    """The time to answer that a higher level cuts short, once the three scores are chosen."""
    data, day = getattr(form, "cleaned_data", {}), form.day_entered()
    if any(data.get(name) is None for name in SCORES):
        return []
    since = day or clock.today()
    level = levels.graded(*(data[name] for name in SCORES), since).level
    sooner = case.sooner_answer(since, level)
    if sooner is None:
        return []
    running, rule = sooner
    due = case.clock_due(running.key, since, rule)
    return [ClockStart(running.key, day, due, rule=rule)]


def _transferred(act, case, form):
    """The time to say whether a case of another committee is taken."""
    day, rule = form.day_entered(), ANSWER_TO_A_COMMITTEE
    due = case.clock_due("K10", day or clock.today(), rule)
    return [ClockStart("K10", day, due, rule=rule)]


def _referred(act, case, form):
    """The time to say whether a referral is taken, by the route chosen."""
    day = form.day_entered()
    chosen = getattr(form, "cleaned_data", {}).get("route")
    routes = [chosen] if chosen else [value for value, _ in form.offered("route")]
    found = {}
    for route in routes:
        found.setdefault(row_of(route).answer_clock, []).append(route)
    due = case.clock_due("K10", day or clock.today())
    rows = [
        ClockStart("K10", day, due, rule=rule, when=("route", *of), choice=choice)
        for (rule, of), choice in zip(
            found.items(), ("法院委派、委托的", "其他单位移送的"), strict=False
        )
    ]
    rows = rows if len(rows) > 1 else [replace(one, when=(), choice="") for one in rows]
    return [*rows, *_to_finish(routes, day, case)]


def _to_finish(routes, day, case) -> list[ClockStart]:
    """The time in which the result is due, where the law of a route sets one."""
    timed = [route for route in routes if row_of(route).finish_clock]
    found = {row_of(route).finish_clock: row_of(route) for route in timed}
    many = len(routes) > 1
    return [
        ClockStart(
            key,
            day,
            case.clock_due(key, day or clock.today()),
            when=("route", *timed) if many else (),
            choice="信访部门转办的" if many else "",
        )
        for key in found
    ]


def _mediation(act, case, form):
    """The time to mediate by the route: from the acceptance, or from the court's papers."""
    rule, referral = case.on_route.clock, case.sheet.referral
    since = referral.counts_from if referral and case.on_route.from_receipt else None
    day = (since if since and not referral.waits_on_the_platform else None) or form.day_entered()
    due = case.clock_due("K9", day or clock.today(), rule)
    return [ClockStart("K9", day, due, rule=rule)]


def _agreed_orally(act, case, form):
    return [] if case.on_route.court_paper else _from_the_act("K13")(act, case, form)


def _supervised(act, case, form):
    """The time until the day that the sheet sets, once it is entered."""
    due = getattr(form, "cleaned_data", {}).get("due_on")
    return [ClockStart(SUPERVISED, form.day_entered(), Due(due, provisional=False))] if due else []


def _dispatched(act, case, form):
    """The clock of a company, or that of a department, by the addressee chosen."""
    chosen = getattr(form, "cleaned_data", {}).get("addressee")
    offered = [chosen] if chosen else [value for value, _ in form.offered("addressee")]
    found = []
    for kind, key, words in ADDRESSEES:
        values = [value for value in offered if value.startswith(kind) and form.arrives(value)]
        when = {"when": ("addressee", *values), "choice": words}
        found += [replace(one, **when) for one in _of_receipt(key, case, form) if values]
    kinds = {one.choice for one in found}
    return found if len(kinds) > 1 else [replace(one, when=(), choice="") for one in found]


def _received(act, case, form):
    """The time to answer of the addressee, unless it runs from the day of the dispatch."""
    if answer_clock(case) is not None:
        return []
    key = "K2a" if case.sheet.open_dispatch.company_id else "K2b"
    return _of_receipt(key, case, form)


def _of_receipt(key, case, form) -> list[ClockStart]:
    """What the receipt starts: the time to answer, and that of a company's first response."""
    answer = _answer(key, case, form)
    return [_first_response(case, answer.since), answer] if key == "K2a" else [answer]


def _first_response(case, since) -> ClockStart:
    """The hours in which the company has to contact who complains."""
    key, day = FIRST_RESPONSE, since or clock.today()
    return ClockStart(key, since, case.clock_due(key, day), over_at=case.clock_hour(key, day))


def _in_force(act, case, form):
    """The thirty days from the last mark; if the court invited, from the parties' last mark."""
    if case.on_route.court_paper:
        return []
    counts = {Mark.PARTY} if case.on_route.parties_alone else {*Mark}
    days = [mark.on for mark in case.sheet.agreement.marks if mark.kind in counts]
    if act.effects.mark in counts:
        days.append(form.day_entered() or clock.today())
    since = max(days)
    entered = form.day_entered() or since != clock.today()
    return [ClockStart("K13", since if entered else None, case.clock_due("K13", since))]


def _term_is_known(act, case, form):
    """The two years from the day of a term, where it is later than the day they run from."""
    if case.status == Status.SIGNING:
        return _in_force_by_a_condition(act, case, form)
    running, term = case.sheet.clock("K16"), form.term()
    later = running and term and term > running.started_on
    if not later or case.sheet.is_under_an_order:  # a term is of the agreement, not of the order
        return of_titles.fallen_due(case, form)
    since = max(filter(None, (term, case.sheet.last_day_to_perform)))
    since = max(since, case.sheet.last_day(term, form.duty_of_term()))
    return [ClockStart("K16", since, case.clock_due("K16", since))]


def _in_force_by_a_condition(act, case, form):
    """The thirty days from the last condition of all the agreement, once it is met."""
    if case.on_route.court_paper or not _meets_the_last_condition(act, case, form):
        return []
    marked = case.sheet.agreement.effect_day(parties_alone=case.on_route.parties_alone)
    met = form.cleaned_data["happened_on"]
    since = max([marked, met, *case.sheet.days_of_conditions_of_all])
    return [ClockStart("K13", since, case.clock_due("K13", since))]


def _confirmation_again(act, case, form):
    """The thirty days go on as they were, unless the court dismissed the application."""
    ended = case.time_to_apply_again if case.sheet.last_adjudication else None
    if ended is None or ended.ended_on is None:
        return []
    return [ClockStart(ended.key, ended.started_on, ended.due, again=True)]


def _noticed(act, case, form):
    """The time a competent body sets, from the service or the inspection, once it is entered."""
    last = getattr(form, "cleaned_data", {}).get("due_on")
    return [ClockStart("K4", form.day_entered(), Due(last, provisional=False))] if last else []


STARTS = {
    **STARTS_AT_COURT,
    ClockTrigger.REVERSAL: of_titles.reversed,
    ClockTrigger.SET_OFF: of_titles.set_off,
    ClockTrigger.SET_OFF_TAKEN_BACK: of_titles.set_off_taken_back,
    ClockTrigger.REOPENING: of_titles.reopened,
    ClockTrigger.NOTICE: _noticed,
    ClockTrigger.ADDRESSEE: _dispatched,
    ClockTrigger.RECEIPT: _received,
    ClockTrigger.LEVEL: _level,
    ClockTrigger.SUPERVISION: _supervised,
    ClockTrigger.TRANSFER: _transferred,
    ClockTrigger.REFERRAL: _referred,
    ClockTrigger.MEDIATION: _mediation,
    ClockTrigger.ORAL_AGREEMENT: _agreed_orally,
    ClockTrigger.LAST_MARK: _in_force,
    ClockTrigger.TITLE: of_titles.title,
    ClockTrigger.MEDIATION_AGAIN: _from_the_act("K9"),
    ClockTrigger.JUDGMENT: of_titles.judged,
    ClockTrigger.PAYMENT: of_titles.paid_in_part,
    ClockTrigger.INTERRUPTION: _from_the_act("K16"),
    ClockTrigger.SETTLEMENT: of_titles.settled,
    ClockTrigger.TERM: _term_is_known,
    ClockTrigger.BREACH: of_titles.breached,
    ClockTrigger.APPLICATION: of_titles.enforcement_again,
    ClockTrigger.CONFIRMATION_AGAIN: _confirmation_again,
}
