"""A form that is sent when its case is no longer the mediator's: what they wrote is not lost."""

from django.http import Http404
from django.shortcuts import render

from cases.models import Assignment
from cases.web.moved_on import typed_texts

NO_LONGER_YOURS = "案件 {} 已经改由别人调解，或者移交了别的调委会，不再由您办理。"


def mediated(actor, number) -> bool:
    """Whether this person mediates, or once mediated, the case of that number."""
    return Assignment.objects.filter(person=actor.person_id, case__number=number).exists()


class TakenAway:
    """Of the page of an act: the answer to who wrote while the case was taken from them."""

    def sent_again(self, request, number):
        """Tell those who know the case, and show what they wrote; to others there is none."""
        try:
            return super().sent_again(request, number)
        except Http404:
            if request.method != "POST" or not mediated(request.actor, number):
                raise
        context = {"sentence": NO_LONGER_YOURS.format(number), "texts": self.lost(request.POST)}
        return render(request, "409.html", context, status=409)

    def lost(self, data) -> list[dict]:
        """What was typed, each with its label."""
        return typed_texts(self.forms[self.name], data)
