"""Registration at the window, by phone or on behalf of somebody; and its receipt."""

import json
import uuid

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from cases import door
from cases.access import links
from cases.door import idempotency, refusals
from cases.forms.handle.registration import COMMON, Registration
from cases.forms.handle.registration_rows import ClaimSet, PartySet
from cases.forms.people import distinctions_of
from cases.forms.rows_without_script import with_row_added, with_row_deleted
from cases.phases.common import only_parties_of_this_case
from cases.web import case_parts
from cases.web.opening import ShowsSimilarCases, categories_in_groups
from cases.web.stepping import refuse_used_key, see_other
from mediation.accounts.refused_pages import REFUSALS
from mediation.plain_forms import KeyField, PlainForm
from mediation.vault import seal, unseal

SETS = {"parties": PartySet, "claims": ClaimSet}
ADVICE_IF_SAME = "是同一件的，不另登记：在那一件里补登当事人，登记其请求。"
RECEIPT = "office-receipt"
USED = "刚才那张已经办好了；要给另一方链接，请再按一次。"
TORN = "这张表没有传完整，请再按一次。"


class Register(ShowsSimilarCases, View):
    """One page: the matter, its parties, its claims."""

    face = None
    opens, advice = "office:case", ADVICE_IF_SAME

    def get(self, request):
        """The empty form."""
        return self.show(Registration(actor=request.actor))

    def post(self, request):
        """Register, or add a row; a refusal keeps every value."""
        if "similar" in request.POST:
            return self.compare()
        changed = rows_changed(request.POST)
        if changed is not None:
            return self.show(Registration(changed, actor=request.actor))
        form = Registration(request.POST, actor=request.actor)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            case, tickets = open_with_links(request.actor, form)
        except idempotency.KeyReused:
            refuse_used_key(form.matter)
            return self.show(form, status=422)
        keep(request, case, tickets)
        return redirect("office:receipt", case.number)

    def compare(self):
        """Cases that may be the same matter; registers nothing, keeps every value."""
        form = Registration(self.request.POST, actor=self.request.actor)
        if self.request.htmx:
            return render(self.request, "parts/similar.html", self.similar(form.filled_in))
        return self.show(Registration(self.request.POST, actor=self.request.actor))

    def show(self, form, status=200):
        """The page with the form."""
        context = {
            "form": form,
            "tried": status == 422,
        }
        context |= categories_in_groups(form.matter["category"], COMMON)
        context |= self.similar(form.filled_in, deferred=status in REFUSALS)
        return self.face.render(
            self.request, "office/register.html", context, current="register", status=status
        )


def rows_changed(data):
    """The submitted data with a row more or less, or None without such a button."""
    if (added := data.get("add")) in SETS:
        return with_row_added(data, added, SETS[added])
    row = data.get("remove", "")
    return with_row_deleted(data, row) if row.partition("-")[0] in SETS else None


def open_with_links(actor, form):
    """Register the case; the chosen parties' tickets are the same for a repeated form."""
    key = form.key
    tickets = {place: links.Ticket.of(actor, key, place) for place in form.wants_link()}
    case = door.register(by=actor, **form.steering(), **form.facts(), tickets=tickets)
    parties = list(case.parties.select_related("dwelling").order_by("pk"))
    return case, [as_row(parties, parties[place], ticket) for place, ticket in tickets.items()]


def as_row(parties, party, ticket) -> dict:
    """A ticket for the receipt; its holder is told apart from the others of the case."""
    note = distinctions_of(parties)[parties.index(party)]
    return {"name": party.name, "note": note, "url": ticket.url, "code": ticket.code}


def keep(request, case, tickets, again=False):
    """Store the tickets, sealed, until the receipt has been shown once."""
    if tickets:
        kept = {"case": case.number, "tickets": tickets, "again": again}
        request.session[RECEIPT] = seal(json.dumps(kept))


def take(request, case) -> dict:
    """The tickets of this case not yet shown, and whether they replace older ones.

    They are deleted by this.
    """
    kept = json.loads(unseal(request.session.get(RECEIPT, "")) or "{}")
    if kept.get("case") != case.number:
        return {"tickets": []}
    del request.session[RECEIPT]
    return {"tickets": kept["tickets"], "again": kept.get("again", False)}


def receipt_view(face):
    """The printable receipt: number, and each party's link and code, once."""

    def receipt(request, number):
        case = case_parts.find(request, number)
        context = {
            "case": case,
            "base": case_parts.base_of(face.name, case),
            "committee": case.committee,
            "given": case.links.exists(),
        } | take(request, case)
        return face.render(request, "office/receipt.html", context)

    return receipt


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
        except refusals.NoSuchStep as refused:
            messages.error(request, str(refused))
            return self.get(request, case.number, status=409)
        except idempotency.KeyReused:
            messages.error(request, USED)
            return see_other(request.path)
        keep(request, case, [as_row(case.sheet.parties, party, ticket)], again=True)
        return see_other(reverse("office:receipt", args=[case.number]))


def link_rows(case) -> list[dict]:
    """The parties in the dispute, with the link of each."""
    links = {link.party_id: link for link in case.links.filter(revoked_at=None).order_by("pk")}
    rows, parties = [], case.sheet.parties
    for party, note in zip(parties, distinctions_of(parties), strict=True):
        link = links.get(party.pk)
        alive = link is not None and link.alive
        rows.append({"party": party, "note": note, "until": link.expires_on if alive else None})
    return rows
