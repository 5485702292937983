"""The pages of the mediator's acts."""

from cases.web.staff import StaffAct

from .agreement import draft_of, written

FINALISING = "draft_agreement"


class MediatorAct(StaffAct):
    """An act's page at the mediator's face."""

    def dispatch(self, request, number, act):
        """Choose the page of the act."""
        if act == FINALISING:
            self.template_name = "mediator/finalise.html"
        return super().dispatch(request, number=number, act=act)

    def more(self, form) -> dict:
        """The text beside the act that freezes it."""
        draft = draft_of(self.case) if self.name == FINALISING else None
        check = written(self.case, draft) if draft else None
        return super().more(form) | {"check": check}
