"""The pages of the mediator's acts."""

from cases.web.staff import StaffAct

from .agreement import written
from .session import log_with_offers
from .taken_away import TakenAway


class MediatorAct(TakenAway, StaffAct):
    """An act's page at the mediator's face."""

    template_name = "mediator/act.html"

    def take(self, form):
        """Do the act; a session together with the offers made in it."""
        if form.with_offers:
            return log_with_offers(self.case, self.name, self.request.actor, form)
        return super().take(form)

    def more(self, form) -> dict:
        """The whole text above an act that freezes it."""
        draft = self.case.sheet.draft if form.freezes_text else None
        check = written(self.case, draft, self.request.actor) if draft else None
        return super().more(form) | {"check": check}
