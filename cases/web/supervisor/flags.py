"""Red flags of a place: clocks run out, urgent matters open, promises past their day.

A flag's number and the list behind it come from the same question. Clocks and promises are looked
for from their own open days, which are few, never from all cases of the place.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q

from cases.models import Promise
from cases.web.dated import STILL_OPEN, running_clocks
from mediation import clock


@dataclass(frozen=True, slots=True)
class Flag:
    """One flag: its name in addresses, its title, which cases carry it, the word for none.

    One without that word is a figure only, no shelf.
    """

    key: str
    title: str
    holds: Callable[[], Q]
    none: str = ""


def late_clocks():
    """The clocks that ran out and that somebody must still act on."""
    return running_clocks().filter(due_on__lt=clock.today())


def late_promises():
    """The promises whose day is over and that nobody has checked."""
    return Promise.objects.filter(status=Promise.Status.OPEN, due_on__lt=clock.today())


def _late() -> Q:
    return STILL_OPEN & Q(pk__in=late_clocks().values("case"))


def _urgent() -> Q:
    return STILL_OPEN & Q(urgent=True)


def _promises() -> Q:
    return Q(pk__in=late_promises().values("case"))


FLAGS = (
    Flag("late", "期限已过", _late, "没有超过期限的案件。"),
    Flag("urgent", "紧急未结", _urgent, "没有未结的紧急案件。"),
    Flag("promises", "承诺逾期", _promises, "没有逾期未核查的承诺。"),
    Flag("open", "未结案件", lambda: STILL_OPEN),
)
