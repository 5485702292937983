"""The door's exceptions: why an act was refused."""

from cases.guards import Guard
from cases.models import Step


class StepRefused(Exception):
    """An act was refused; the message is the Chinese sentence to show."""


class NoSuchStep(StepRefused):
    """The case has moved on, or the act was never possible from here (409)."""


class NotSeen(NoSuchStep):
    """An entry of the same kind was made after the form was opened (409).

    `line` is that entry; `same` whether its content was the same, so that nothing is lost.
    """

    def __init__(self, sentence: str, line: Step, *, same: bool):
        super().__init__(sentence)
        self.line, self.same = line, same


class StepBlocked(StepRefused):
    """Guards fail (422); `guards` holds all of them."""

    def __init__(self, guards: list[Guard]):
        super().__init__("；".join(str(guard) for guard in guards))
        self.guards = guards
