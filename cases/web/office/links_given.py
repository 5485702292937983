"""The one-case links of a case, and the receipt that shows what was handed out."""

import uuid

from django import forms
from django.contrib import messages
from django.http import Http404
from django.urls import reverse
from django.views import View

from cases import door
from cases.access import links
from cases.door import idempotency, refusals
from cases.forms.people import distinctions_of, holder_of_link
from cases.models import Case
from cases.phases.common import only_parties_of_this_case
from cases.phases.handle.guards import who_is_called
from cases.web import case_parts, receipts
from cases.web.stepping import see_other
from mediation.plain_forms import KeyField, PlainForm

USED = "刚才那张已经办好了；要给另一方链接，请再按一次。"
TORN = "这张表没有传完整，请再按一次。"


def receipt_view(face):
    """The printable receipt: number, and each link and code handed out in this browser."""

    def receipt(request, number):
        case = case_parts.find(request, number)
        shown = with_tickets(request, case)
        context = {
            "case": case,
            "base": case_parts.base_of(face.name, case),
            "committee": case.committee,
            "company": who_is_called(case, case.registered_on) if case.urgent else None,
            "given": case.links.exists(),
            "tickets": ticket_rows(case, receipts.living_tickets(shown, request.actor)),
            "again": shown[0].again if shown else False,
            "until": shown[0].shown_until if shown else None,
        }
        return face.render(request, "office/receipt.html", context)

    return receipt


def with_tickets(request, case) -> list:
    """The receipts of this case that this person got with a link in this browser, newest first."""
    return [one for one in receipts.of_case(request, request.actor, case.number) if one.places]


def ticket_rows(case, tickets) -> list[dict]:
    """The tickets of this case as the receipt shows them; each holder is told apart."""
    if not tickets:
        return []
    parties = list(case.parties.select_related("dwelling").order_by("pk"))
    notes = dict(zip((one.pk for one in parties), distinctions_of(parties), strict=True))
    return [
        {
            "name": link.party.name,
            "whom": holder_of_link(link.party),
            "note": notes[link.party_id],
            "url": one.url,
            "code": one.code,
        }
        for one, link in tickets
    ]


class LinkForm(PlainForm):
    """What a page of links sends beside the party: its key, and the lines it had shown."""

    key = KeyField()
    as_of = forms.IntegerField(required=False, min_value=0)


class Links(View):
    """The one-case links of a case: their holders and last days; a new one on request."""

    face = None

    def get(self, request, number, status=200):
        """The holders of links."""
        case = case_parts.find(request, number)
        context = {
            "case": case_parts.head(case, request.actor),
            "base": case_parts.base_of(self.face.name, case),
            "here": "一案链接",
            "parties": link_rows(case),
            "given": [
                one for one in receipts.of_case(request, request.actor, number) if one.places
            ],
            "key": uuid.uuid4().hex,
            "lines": case.trail_length,
        }
        where = {"current": "list", "status": status}
        return self.face.render(request, "office/links.html", context, **where)

    def post(self, request, number):
        """Give one party a new link and code; older ones stop working at once."""
        case = case_parts.find(request, number)
        chosen = request.POST.get("party", "")
        party = next((p for p in case.sheet.parties if str(p.pk) == chosen), None)
        form = LinkForm(request.POST)
        if party is None or not form.is_valid():
            messages.error(request, only_parties_of_this_case.otherwise if party is None else TORN)
            return see_other(request.path)
        return self.give(request, case, party, form.cleaned_data)

    def give(self, request, case, party, sent):
        """Give the link through the door; the same form again shows the same link."""
        actor, key = request.actor, sent["key"] or uuid.uuid4().hex
        ticket = links.Ticket.of(actor, key, party.pk)
        known = {"key": key, "as_of": sent["as_of"] or 0}
        try:
            door.record(case, "give_link", by=actor, party=party, ticket=ticket, **known)
        except refusals.StepRefused as refused:  # a colleague was faster
            messages.error(request, str(refused))
            return self.get(request, case.number, status=409)
        except Case.DoesNotExist:
            raise Http404 from None
        except idempotency.KeyReused:
            messages.error(request, USED)
            return see_other(request.path)
        receipt = see_other(reverse("office:receipt", args=[case.number]))
        return receipts.remember(
            request, receipt, actor, case=case, key=key, places=[party.pk], again=True
        )


def link_rows(case) -> list[dict]:
    """The parties in the dispute, with the link of each."""
    links = {link.party_id: link for link in case.links.filter(revoked_at=None).order_by("pk")}
    rows, parties = [], case.sheet.parties
    for party, note in zip(parties, distinctions_of(parties), strict=True):
        link = links.get(party.pk)
        alive = link is not None and link.alive
        rows.append({"party": party, "note": note, "until": link.expires_on if alive else None})
    return rows
