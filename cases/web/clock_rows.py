"""The clocks of a case as rows: deadlines, open promises, planned visits."""

from django.db.models import Case, F, Value, When
from django.db.models.functions import Concat

from cases.law import clock_rules, hours
from cases.law.clock_rules import FIRST_RESPONSE, LAPSE_OF_TALKS, SUPERVISED
from cases.law.clocks_of_courts import IDLE_ENFORCEMENT, OBJECTION, SET_ASIDE, TO_OBJECT
from cases.law.clocks_of_visits import VISITS
from cases.phases.enforce.enforcement_time import KEY as ENFORCEMENT_TIME
from cases.states import Status
from cases.texts_as_seen import as_seen
from cases.visibility import audiences, hidden_company, is_masked, name_of
from cases.web.listing.cells import day_in_a_list
from cases.web.tried_again import times
from cases.web.urgency import left_of, left_text, tone, tone_of
from cases.web.words import cn_day
from cases.words.days import PROVISIONAL
from cases.words.punctuation import without_final_stop
from mediation import clock

# Rights of the parties: when they lapse, nobody is late and no work is left.
RIGHTS = frozenset({"K13", OBJECTION, ENFORCEMENT_TIME, SET_ASIDE})
# When these are over nobody is late either, but somebody has something to do: they stay in lists.
OPENING = frozenset({TO_OBJECT, IDLE_ENFORCEMENT})
OF_WHAT_WAS_NOT_DUE = "（上次申请以后才到期、才违反的）"  # what was due is enforced at any time
NAMED = frozenset({FIRST_RESPONSE, "K2a", SUPERVISED})  # those that name the company
RULE_KEY = Case(When(rule_key="", then=F("key")), default=F("rule_key"))
REMARK = Case(When(provisional=True, then=Value(" moves")), default=Value(""))
AS_TEXT = Concat(RULE_KEY, REMARK)  # by which rule a clock runs, and that a notice may move it


def in_a_note(text, on) -> str:
    """A clock of which a desk has the text and the last day, with the remark that it may move."""
    key, *may_move = text.split()
    rule = clock_rules.rule(key, on)
    return f"{rule.name}{day_in_a_list(on, bool(may_move))}届满；到期：{rule.lapse}"


def clocks(case, actor) -> list[dict]:
    """Clocks, open promises, visits planned: what, when, why, who, what then; held ones last."""
    today = clock.today()
    running = (c for c in case.sheet.clocks if not c.is_held)
    rows = [_clock(c, today, case) | {"who": _who(c, case, actor)} for c in running]
    rows.extend(_promise(promise, case, actor) for promise in case.sheet.waiting_promises)
    rows.extend(_report(one, today) for one in _reports_wanted(case))
    rows.extend(_of_court(time, today) for time in times(case))
    rows.extend(_visit(day, today) for day in case.sheet.days_to_visit)
    held = [_held_clock(c, case, actor) for c in case.sheet.clocks if c.is_held]
    return [*sorted(rows, key=lambda row: row["due_on"]), *held]


def soonest(case) -> dict | None:
    """The running clock that ends first among those somebody must keep, or None."""
    duties = [c for c in case.sheet.clocks if c.key not in RIGHTS and not c.is_held]
    return _clock(duties[0], clock.today()) if duties else None


def _who(running, case, actor) -> str:
    """Who must keep the clock; of the time to enforce also that of the duty that is due first."""
    earlier = case.first_of_several_in_words() if running.key == ENFORCEMENT_TIME else ""
    return "；".join(filter(None, [_who_acts(running, case, actor), earlier]))


def _who_acts(running, case, actor) -> str:
    """Who must keep the clock, by a name this reader may know."""
    hidden = running.key in NAMED and hidden_company(case, actor)
    who = name_of(hidden, actor) if hidden else running.must_act
    return f"由{who}办理" if who else ""


def _clock(running, today, case=None) -> dict:
    rule = running.rule
    is_of_talks = running.key == "K9" and case is not None and case.sheet.agreement_in_force
    over = running.key in RIGHTS | OPENING and running.due_on < today
    is_of_the_rest = running.key == "K16" and case and case.status == Status.UNSATISFIED
    return {
        "name": f"{rule.name}{OF_WHAT_WAS_NOT_DUE if is_of_the_rest else ''}",
        "due_on": running.due_on,
        "left_text": "期间已过" if over else left_of(running, today),
        "tone": "" if over else tone_of(running, today),
        "ends": f"{hours.of_day(running.due_at)}届满" if running.due_at else "届满",
        "basis": rule.basis,
        "lapse": LAPSE_OF_TALKS if is_of_talks else rule.lapse,
        "provisional": PROVISIONAL if running.provisional else "",
    }


def _held_clock(held, case, actor) -> dict:
    """A clock whose days do not count: since when and why, without a last day."""
    since = f"{cn_day(held.held_on)}起不计入期限"
    reason = "" if is_masked(case, actor) else _reason_held(held, case, actor)
    return _clock(held, held.held_on) | {
        "due_on": None,
        "left_text": "已停",
        "tone": "",
        "who": "，".join(filter(None, [since, reason])),
        "lapse": "",
    }


def _reason_held(held, case, actor) -> str:
    """The reason recorded when the clock was held, with names as this reader may see them."""
    lines = case.trail.readable_by(audiences(case, actor)).order_by("-seq")
    lines = lines.filter(facts__key=held.key, facts__has_key="reason")
    facts = lines.values_list("facts", flat=True).first() or {}
    reason = without_final_stop(facts.get("reason", ""))
    return as_seen(case, reason, actor)


def _reports_wanted(case) -> list:
    """The referral whose sender set a day for the result that it was not told yet."""
    waits = case.sheet.waits_for_a_report and case.sheet.referral.report_until
    return [case.sheet.referral] if waits else []


def _report(referral, today) -> dict:
    """The day by which the body that sent the case wants to know the result."""
    return {
        "name": "回告移送单位",
        "due_on": referral.report_until,
        "left_text": left_text(referral.report_until, today),
        "tone": tone(referral.report_until, today),
        "who": "由调委会办理",
        "ends": "届满",
        "basis": "移送单位的来函",
        "lapse": "移送单位可以催办、督办。",
        "provisional": "",
    }


def _of_court(time, today) -> dict:
    """The time of a court, or a tribunal, that tries a paper in force again."""
    last = time.due.on
    return {
        "name": time.name,
        "due_on": last,
        "left_text": left_text(last, today) if last >= today else "期间已过",
        "tone": "",
        "who": f"由{time.who}办理",
        "ends": "届满",
        "basis": time.basis,
        "lapse": time.lapse,
        "provisional": PROVISIONAL if time.due.provisional else "",
    }


def _visit(day, today) -> dict:
    """A return visit still planned: the clock of its day, which no day off moves."""
    rule = clock_rules.rule(VISITS, day)
    return {
        "name": "计划回访",
        "due_on": day,
        "left_text": left_text(day, today),
        "tone": tone(day, today),
        "who": f"由{rule.must_act}办理",
        "ends": "",
        "basis": rule.basis,
        "lapse": rule.lapse,
        "provisional": "",
    }


def _promise(promise, case, actor) -> dict:
    today = clock.today()
    text = "" if is_masked(case, actor) else as_seen(case, promise.text, actor)
    return {
        "name": f"承诺：{text}" if text else "承诺",
        "due_on": promise.due_on,
        "left_text": left_text(promise.due_on, today),
        "tone": tone(promise.due_on, today),
        "who": f"由{as_seen(case, promise.by, actor)}兑现" if text else "",
        "ends": "届满",
        "basis": "",
        "lapse": "",
        "provisional": "",
    }
