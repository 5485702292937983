"""One case as a judge reads it: what is applied for, by whom, with which papers."""

from dataclasses import replace

from cases.door import next_act
from cases.door.next_by_state import wanted_acts
from cases.functions import Section
from cases.models import Agreement, Clause
from cases.phases.enforce import applied_again
from cases.visibility import sections
from cases.web import case_parts, money_card, paper_pages
from cases.web.party_rows import party_rows
from cases.web.staff import title
from cases.web.stage_bar import stage_bar
from cases.web.trail_lines import entries_for
from cases.web.urgency import calendar_on, moves_to
from cases.words.days import last_day_in_words
from cases.words.readers import Reader
from mediation import clock

CONFIRMATION_TIME, ENFORCEMENT_TIME = "K13", "K16"
BINDING = (Agreement.Status.IN_FORCE, Agreement.Status.PERFORMED)


def context(face, case, actor) -> dict:
    """Everything the court reads about one case; nothing said in mediation."""
    base = case_parts.base_of(face.name, case)
    trail = list(case.trail.order_by("-seq"))
    return {
        "case": named(case, actor),
        "base": base,
        "stages": stage_bar(case, trail, Reader.COURT),
        "offers": offers(case, case_parts.buttons(case, actor, base)),
        "others": case_parts.others(case, actor),
        "money": money_card.money_box(case, actor),
        "entries": entries_for(case, actor, rows=trail),
        "parties": party_rows(case, actor),
        "papers": paper_pages.rows(face, case, actor),
        "proceedings": proceedings(case, actor),
        "agreement": agreement(case, actor),
        "committee": case.committee,
    }


def offers(case, buttons) -> list:
    """The acts in order; where none is possible now, the one that comes next is not folded."""
    found = next_act.arranged(case, buttons)
    if any(not (button.stuck or button.quiet) for button in found):
        return found
    wanted = wanted_acts(case, {button.name for button in found})[:1]
    awaited = [replace(b, awaited=True, quiet=False) for b in found if b.name in wanted]
    return [*awaited, *(button for button in found if button.name not in wanted)]


def named(case, actor) -> dict:
    """What the case is, under the names of its sides, as in the inbox."""
    return case_parts.head(case, actor) | {"title": title(case)}


def proceedings(case, actor) -> list:
    """The proceedings before this actor's courts, the latest first."""
    rows = [row for row in reversed(case.sheet.proceedings) if row.court_id in actor.bodies]
    for row in rows:
        is_enforcement = row.kind == row.Kind.ENFORCEMENT
        row.called = applied_again.called(case, row) if is_enforcement else row.get_kind_display()
    return rows


def package(face, case, actor) -> dict:
    """What was sent to this court: the application, by whom, about how much, with which papers.

    `in_time_until` is the last day to apply in words, `last_due_on` the last day agreed to
    perform, `moves` that days off move it.
    """
    case.sheet.calendar = calendar_on(clock.today())  # the days and the money ask the same one
    asked = next(iter(proceedings(case, actor)), None)
    time = _time_to_apply(case, asked) if asked else None
    return {
        "asked": asked,
        "in_time_until": time and last_day_in_words(time.due),
        "in_time": _in_time(case, asked, time.due_on) if time else "",
        "last_due_on": case.sheet.last_due_day,
        "moves": moves_to(case.sheet.last_due_day, case.sheet.last_day_to_perform),
        "parties": party_rows(case, actor),
        "money": money_card.money_box(case, actor),
        "papers": paper_pages.rows(face, case, actor),
        "agreement": agreement(case, actor),
        "committee": case.committee,
    }


def _time_to_apply(case, asked):
    """The clock that the application has met, or None without one."""
    key = ENFORCEMENT_TIME if asked.kind == asked.Kind.ENFORCEMENT else CONFIRMATION_TIME
    running = case.sheet.clock(key)
    if running is not None and running.started_on <= asked.applied_on:
        return running
    started = case.clocks.filter(key=key, started_on__lte=asked.applied_on)
    return started.order_by("-started_on", "-pk").first()


def _in_time(case, asked, last_day) -> str:
    """What the records prove: applied for late, still to be received, received in time or late.

    What counts is the day the court got the application or it was posted (民诉法 85).
    """
    if asked.applied_on > last_day:
        return "late"
    if asked.received_on is None:
        return "awaited"
    return "received" if asked.received_on <= last_day else "received_late"


def agreement(case, actor) -> dict:
    """The agreement in force, clause by clause, as printed."""
    if Section.AGREEMENT not in sections(case, actor):
        return {}
    clauses = list(
        Clause.objects.filter(agreement__case=case, agreement__status__in=BINDING)
        .select_related("agreement", "by_party", "to_party")
        .prefetch_related("instalments")
    )
    if not clauses:
        return {}
    found = clauses[0].agreement
    return {
        "number": case.agreement_number,
        "effective_on": found.effective_on,
        "facts": found.facts,
        "rows": [clause.sentence for clause in clauses],
    }
