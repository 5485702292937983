"""Why an act was not done: the exceptions of the door, each with its answer."""

from cases.guards import Guard


class StepRefused(Exception):
    """An act that was not done; says why in a plain sentence."""


class NoSuchStep(StepRefused):
    """The case has moved on, or the act was never possible from here (409)."""


class StepBlocked(StepRefused):
    """Not yet: `guards` holds every guard that does not hold (422)."""

    def __init__(self, guards: list[Guard]):
        super().__init__("；".join(str(guard) for guard in guards))
        self.guards = guards
