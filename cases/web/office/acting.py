"""The office's acts; some show the facts to be checked beside the form."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from cases.phases.mediate.guards import SILENCE_IS_NO_ANSWER
from cases.phases.mediate.taking_effect import in_force_once
from cases.web import paper_pages
from cases.web.moved_on import typed_texts
from cases.web.staff import StaffAct

from . import case_page
from .accepting import candidates, offer_ranked
from .facts import members_agree
from .referrals import passed_away

TRANSFERS = "office:referrals"  # where both committees read what passed between them
PASSED = "案件 {} 已经不在本会（{}），由现在的调委会办理。"


class Acting(StaffAct):
    """Any act of the office, with its facts beside it."""

    face_of_papers = None
    beside = None

    def dispatch(self, request, number, act):
        """Choose the page of the act."""
        part = self.forms[act].beside if act in self.forms else ""
        if part in BESIDE:
            self.template_name, self.beside = BESIDE[part]
        return super().dispatch(request, number=number, act=act)

    def sent_again(self, request, number):
        """A form sent when the case has passed to another committee: both know that it did."""
        try:
            return super().sent_again(request, number)
        except Http404:
            passed = passed_away(request.actor, number) if request.method == "POST" else None
            if passed is None:
                raise
        texts = typed_texts(self.forms[self.name], request.POST)
        context = {"sentence": PASSED.format(number, passed), "case_url": reverse(TRANSFERS)}
        context |= {"texts": texts}
        return render(request, "409.html", context, status=409)

    def next_url(self, case):
        """The case; the page of transfers where it went to another committee."""
        gone = case.committee_id not in self.request.actor.bodies
        return reverse(TRANSFERS) if gone else super().next_url(case)

    def more(self, form):
        """The facts beside the form of this act."""
        return super().more(form) | (self.beside(self, form) if self.beside else {})


def _accept(view, form):
    """The consent of each side; the mediators ranked, with the reasons for the rank."""
    offer_ranked(form, candidates(view.case))
    sheet = view.case.sheet
    counts = [(party, sheet.members_of(party.pk)) for party in sheet.needed_parties]
    sides = [(party, members_agree(n["agree"], n.remaining)) for party, n in counts]
    return {"sides": sides, "silence": SILENCE_IS_NO_ANSWER}


def _another(view, form):
    """The other mediators ranked; who mediates now is no choice."""
    now = view.case.mediator_id
    offer_ranked(form, [one for one in candidates(view.case) if one.pk != now])
    return {}


def _seal(view, form):
    """Who has signed, how each was identified, and the paper itself."""
    agreement = view.case.sheet.agreement
    marks = agreement.marks if agreement else []
    signed = {mark.party_id: mark for mark in marks if mark.kind == "party"}
    return {
        "sides": [(party, signed.get(party.pk)) for party in view.case.sheet.needed_parties],
        "mediator_mark": next((mark for mark in marks if mark.kind == "mediator"), None),
        "papers": paper_pages.rows(view.face_of_papers, view.case, view.request.actor),
        "in_force_once": in_force_once(view.case),
    }


def _archive(view, form):
    """The list of the dossier, with the missing papers."""
    return {"dossier": case_page.dossier_rows(view.face, view.case)}


BESIDE = {
    "will": ("office/accept.html", _accept),
    "mediators": ("parts/act_page.html", _another),
    "marks": ("office/seal.html", _seal),
    "dossier": ("office/archive.html", _archive),
}
