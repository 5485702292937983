"""Which ways to a court are open to a party that is owed something overdue, and until when.

The debtor does not read them here: the two years to apply for enforcement are their defence.
"""

from cases.law import articles, deadlines
from cases.law.deadlines import Length, Unit
from cases.phases.common import in_text
from cases.states import Status
from cases.web.ways_to_court import is_owed, way_in_words, ways_for
from cases.words.acts import ACTS
from cases.words.days import by_last_day, last_day_in_text
from cases.words.ways import Until
from mediation import clock

THREE_YEARS = Length(3, Unit.YEARS)


def rows(case, me) -> list[dict]:
    """What this party can do about what it is owed and did not get: words, and their last day."""
    if case.status != Status.DEFAULTED or me is None:
        return []
    late = [duty for duty in case.sheet.overdue(clock.today()) if is_owed(duty, me)]
    names = ways_for(case, late) if late else []
    return [
        {"what": _in_words(case, name), "until": _until(case, ACTS[name].way_until, late)}
        for name in names
    ]


def _in_words(case, name) -> str:
    """What the party may do, as its own act."""
    own = way_in_words(case, name)
    return ACTS[name].way_of_party.replace(ACTS[name].way, own)


def _until(case, ends, late) -> str:
    """The last day of a way, or how it is counted; empty where no law sets one."""
    if ends is Until.LIMITATION:
        return _limitation(case, late)
    running = case.sheet.clock(ends.value) if ends else None
    if running is None:
        return ""
    if clock.today() > running.due_on:
        return f"期间到{in_text(running.due_on)}已经过了，对方可以提出异议，由法院审查。"
    return f"最晚{by_last_day(running.due).removesuffix('前')}。"


def _limitation(case, late) -> str:
    """The three years of a suit for what this party is owed; none against what lasts.

    They run from the last day to perform, of instalments from that of the last one (民法典 189,
    诉讼时效规定 4); of several debts the one that ends first is told.
    """
    since = min(filter(None, (_last_day(case, duty) for duty in late)), default=None)
    if since is None:
        return ""
    until = deadlines.due(since, THREE_YEARS, case.sheet.calendar)
    return (
        f"诉讼时效一般三年，从{in_text(since)}算到{last_day_in_text(until)}；"
        f"中间要求过对方、对方答应过的，从那天重新算（{articles.LIMITATION}）。"
    )


def _last_day(case, duty):
    """The last day to perform a duty that does not last, also of its last instalment, or None;
    what an order orders is enforced, not sued for."""
    parts = [part.due_on for part in duty.instalments.all() if not part.ordered]
    days = parts if duty.is_money else [duty.due_on]
    due_on = max(filter(None, days), default=None)
    return None if duty.lasts or due_on is None else case.sheet.last_day(due_on, duty)
