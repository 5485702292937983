"""The pages of the mediator's acts."""

from cases.web.staff import StaffAct

from .agreement import draft_of, written


class MediatorAct(StaffAct):
    """An act's page at the mediator's face."""

    template_name = "mediator/act.html"

    def more(self, form) -> dict:
        """The whole text above an act that freezes it."""
        draft = draft_of(self.case) if form.freezes_text else None
        check = written(self.case, draft) if draft else None
        return super().more(form) | {"check": check}
