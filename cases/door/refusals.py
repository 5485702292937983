"""The door's exceptions: why an act was refused."""

from cases.guards import Guard


class StepRefused(Exception):
    """An act was refused; the message is the Chinese sentence to show."""


class NoSuchStep(StepRefused):
    """The case has moved on, or the act was never possible from here (409)."""


class StepBlocked(StepRefused):
    """Guards fail (422); `guards` holds all of them."""

    def __init__(self, guards: list[Guard]):
        super().__init__("；".join(str(guard) for guard in guards))
        self.guards = guards
