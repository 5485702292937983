"""Red flags of a place: lapsed clocks and late return visits, open urgent matters, promises past
their day.

A flag's number and the list behind it use the same condition. Clocks, visits and promises are
selected by their own open days, which are few, never from all cases of the place.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q

from cases.law.clock_rules import SUPERVISED
from cases.law.clocks_of_courts import OF_A_COURT
from cases.models import Clock, Promise
from cases.web import lateness
from cases.web.dated import STILL_OPEN, Pile
from cases.web.listing.chips import Choice
from mediation import clock


@dataclass(frozen=True, slots=True)
class Flag:
    """One flag: its name in addresses, its title, its condition, the text when no case has it.

    A flag without that text is a figure only and has no shelf.
    """

    key: str
    title: str
    holds: Callable[[], Q]
    none: str = ""


def late_clocks():
    """The lapsed clocks that somebody but a court must still act on."""
    return lateness.late_clocks().exclude(key__in=OF_A_COURT)


def late_promises():
    """The unchecked promises past their day."""
    return Promise.objects.filter(status=Promise.Status.OPEN, due_on__lt=clock.today())


def _late() -> Q:
    return lateness.all_with(late_clocks(), Pile.LATE)


GRAVE = 3  # the level from which the street or the district leads


def is_urgent() -> Q:
    """Open, and urgent or so grave that a wider place leads."""
    return STILL_OPEN & (Q(urgent=True) | Q(level__gte=GRAVE))


def _supervised() -> Q:
    open_sheets = Clock.objects.filter(key=SUPERVISED, ended_on=None)
    return Q(pk__in=open_sheets.values("case"))


def _promises() -> Q:
    return Q(pk__in=late_promises().values("case"))


FLAGS = (
    Flag("late", "期限已过", _late, "没有超过期限的案件，也没有逾期的回访。"),
    Flag("urgent", "紧急、重大未结", is_urgent, "没有未结的紧急、重大案件。"),
    Flag("promises", "承诺逾期", _promises, "没有逾期未核查的承诺。"),
    Flag("supervised", "督办中", _supervised),
    Flag("open", "未结案件", lambda: STILL_OPEN),
)


def choices(actor) -> list[Choice]:
    """The flags as choices of a list, the same for every place."""
    return [Choice(flag.key, flag.title, flag.holds) for flag in FLAGS]
