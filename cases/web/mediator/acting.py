"""The pages of the mediator's acts."""

from cases.web.staff import StaffAct


class MediatorAct(StaffAct):
    """An act's page at the mediator's face."""
