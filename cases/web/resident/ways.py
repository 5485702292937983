"""Which ways to a court are open to a party that is owed something overdue, and until when.

The debtor does not read them here: the two years to apply for enforcement are their defence.
"""

from cases.door.next_at_court import ways_to_a_court
from cases.law import articles, deadlines
from cases.law.deadlines import Length, Unit
from cases.phases.common import in_text
from cases.states import Status
from cases.web.what_next import is_owed
from cases.words.acts import ACTS, Until
from mediation import clock

THREE_YEARS = Length(3, Unit.YEARS)


def rows(case, me) -> list[dict]:
    """What this party can do about what it is owed and did not get: words, and their last day."""
    if case.status != Status.DEFAULTED or me is None:
        return []
    late = [duty for duty in case.sheet.overdue(clock.today()) if is_owed(duty, me)]
    ways = [ACTS[name] for name in ways_to_a_court(case)] if late else []
    return [{"what": way.way_of_party, "until": _until(case, way.way_until, late)} for way in ways]


def _until(case, ends, late) -> str:
    """The last day of a way, or how it is counted; empty where no law sets one."""
    if ends is Until.LIMITATION:
        return _limitation(case, late)
    running = case.sheet.clock(ends.value) if ends else None
    if running is None:
        return ""
    last = in_text(running.due_on)
    if clock.today() > running.due_on:
        return f"期间到{last}已经过了，对方可以提出异议，由法院审查。"
    return f"最晚{last}（含当日）。"


def _limitation(case, late) -> str:
    """The three years of a suit, from the first day of the default; none against what lasts."""
    since = case.sheet.first_day_in_default(clock.today())
    if since is None or all(duty.lasts for duty in late):
        return ""
    until = deadlines.due(since, THREE_YEARS, case.sheet.calendar).on
    return (
        f"诉讼时效一般三年，从{in_text(since)}算到{in_text(until)}；"
        f"中间要求过对方、对方答应过的，从那天重新算（{articles.LIMITATION}）。"
    )
