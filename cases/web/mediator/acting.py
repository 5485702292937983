"""The pages of the mediator's acts."""

from django.http import Http404
from django.shortcuts import render

from cases.models import Assignment
from cases.web.moved_on import typed_texts
from cases.web.staff import StaffAct

from .agreement import written
from .session import log_with_offers

NO_LONGER_YOURS = "案件 {} 已经改由别人调解，或者移交了别的调委会，不再由您办理。"


def mediated(actor, number) -> bool:
    """Whether this person mediates, or once mediated, the case of that number."""
    return Assignment.objects.filter(person=actor.person_id, case__number=number).exists()


class MediatorAct(StaffAct):
    """An act's page at the mediator's face."""

    template_name = "mediator/act.html"

    def sent_again(self, request, number):
        """A form sent when the case has been taken from them: they know it, and wrote the text."""
        try:
            return super().sent_again(request, number)
        except Http404:
            if request.method != "POST" or not mediated(request.actor, number):
                raise
        texts = typed_texts(self.forms[self.name], request.POST)
        context = {"sentence": NO_LONGER_YOURS.format(number), "texts": texts}
        return render(request, "409.html", context, status=409)

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
