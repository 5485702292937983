"""The usual dispute in the states a mediator meets it in."""

from datetime import timedelta

from cases.states import Status as S
from mediation import clock
from tests.dispute import SETTLED, money
from tests.factories import at


def accepted(p, **more):
    """A case on a mediator's desk."""
    return at(p, S.ACCEPTED, **more).case


def mediating(p, **more):
    """A case in mediation, with one session held."""
    return _in_session(p, **more).case


def drafted(p):
    """A case with a draft of one payment that can be made final."""
    return _drafted(p).case


def signing(p):
    """A case whose text is final."""
    return _drafted(p).mediator("draft_agreement").case


def _in_session(p, **more):
    d = at(p, S.MEDIATING, **more)
    facts = {"place": "评理室", "content": "先做闭水试验。", "outcome": "continue"}
    return d.mediator("log_session", present=d.both, **facts)


def _drafted(p):
    d = _in_session(p)
    due = clock.today() + timedelta(days=10)
    return d.write(money(d, (due, SETTLED)))
