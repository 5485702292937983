"""What is late or soon due of clocks and return visits: one rule for the desks, red flags, chips,
lists and numbers of every office.

A clock counts while its case is open; a return visit outlives its case. Whose clocks an office
watches is its own question: red flags leave out those of a court.
"""

from django.db.models import Exists, OuterRef, Q

from cases.states import OPEN
from cases.web.dated import STILL_OPEN, running_clocks, visits_on
from cases.web.urgency import soon_day
from mediation import clock


def to_watch():
    """The running clocks of open cases."""
    return running_clocks().filter(case__status__in=sorted(OPEN))


def late_clocks():
    """Those that have lapsed; a right that was not used in time is no task."""
    return to_watch().over()


def soon_clocks():
    """Those that lapse within three working days, today among them."""
    return to_watch().not_over().filter(due_on__lte=soon_day(clock.today()))


def each_with(clocks, pile) -> Q:
    """The cases with one of these clocks or a visit on that pile; every open case is asked, which
    suits one committee."""
    mine = clocks.filter(case=OuterRef("pk"))
    return (STILL_OPEN & Q(Exists(mine))) | _with_visits(pile)


def all_with(clocks, pile) -> Q:
    """The same cases, found from the few clocks, which suits a whole district."""
    return (STILL_OPEN & Q(pk__in=clocks.values("case"))) | _with_visits(pile)


def _with_visits(pile) -> Q:
    return Q(pk__in=visits_on(pile).values("case"))
