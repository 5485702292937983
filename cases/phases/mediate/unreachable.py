"""When a party counts as one that cannot be reached: attempts in vain on several days and ways."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from cases.earlier_facts import latest
from cases.phases.earlier_facts import MEDIATED_ANEW
from mediation import clock


@dataclass(frozen=True, slots=True)
class InVain:
    """The attempts to reach one party since it was reached last: how many, days, ways."""

    attempts: int
    days: int
    ways: int

    @property
    def suffice(self) -> bool:
        """Whether they prove that the party cannot be reached."""
        needed = settings.UNREACHABLE
        return (
            self.attempts >= needed["attempts"]
            and self.days >= needed["days"]
            and self.ways >= needed["ways"]
        )

    def __str__(self):
        return f"{self.attempts}次、{self.days}天、{self.ways}种方式"


def in_vain(attempts: Iterable) -> list:
    """The attempts of one party in vain since the last one that reached, in their order."""
    rows = sorted(attempts, key=lambda row: row.at)
    reached = max((row.at for row in rows if row.reached), default=None)
    return [row for row in rows if not row.reached and (reached is None or row.at > reached)]


def count(attempts: list) -> InVain:
    """How many these are, on how many days and in how many ways."""
    days, ways = {clock.beijing(row.at) for row in attempts}, {row.way for row in attempts}
    return InVain(len(attempts), len(days), len(ways))


def proved_on(attempts: list) -> date | None:
    """The Beijing day of the attempt that completed the proof, or None."""
    for number, row in enumerate(attempts, 1):
        if count(attempts[:number]).suffice:
            return clock.beijing(row.at)
    return None


def by_party(case) -> dict:
    """For each party whose will counts, the attempts in vain since it was reached last.

    What was tried before another mediation was asked for proves nothing of that one.
    """
    rows = case.sheet.contact_attempts
    days = case.sheet.days_of_acts if rows else {}
    since = latest(days.get(name) for name in MEDIATED_ANEW)
    attempts = [row for row in rows if since is None or clock.beijing(row.at) >= since]
    return {
        party: in_vain(row for row in attempts if row.party_id == party.pk)
        for party in case.sheet.needed_parties
    }


def needed_in_words() -> str:
    """What is needed, in words: 在2天以上、用2种以上方式联系3次."""
    needed = settings.UNREACHABLE
    return f"在{needed['days']}天以上、用{needed['ways']}种以上方式联系{needed['attempts']}次"
