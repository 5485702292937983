"""Registration at the window, on the phone, on behalf of somebody; and its receipt."""

import json

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.views import View

from cases import access, repeats, steps
from cases.forms.registration import Registration, more_rows
from cases.web import page
from mediation import clock
from mediation.vault import seal, unseal

RECEIPT = "office-receipt"
REUSED = "这份登记已经提交过，内容又有改动；请打开新的登记表再填。"


class Register(View):
    """One page: the matter, its parties, its claims."""

    face = None

    def get(self, request):
        """The empty form."""
        return self.show(Registration(actor=request.actor))

    def post(self, request):
        """Register; or add a row; whatever is refused, nothing typed is lost."""
        if request.POST.get("add") in ("parties", "claims"):
            grown = more_rows(request.POST, request.POST["add"])
            return self.show(Registration(grown, actor=request.actor))
        form = Registration(request.POST, actor=request.actor)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            case, tickets = open_with_links(request.actor, form)
        except repeats.KeyReused:
            form.matter.add_error(None, REUSED)
            return self.show(form, status=422)
        keep(request, case, tickets)
        return redirect("office:receipt", case.number)

    def show(self, form, status=200):
        """The page with the form."""
        context = {"form": form, "tried": status == 422}
        return self.face.render(
            self.request, "office/register.html", context, current="register", status=status
        )


@transaction.atomic
def open_with_links(actor, form):
    """Register the case and give the chosen parties their links; a repeat gives none again."""
    case = steps.register(by=actor, **form.steering(), **form.facts())
    parties = list(case.parties.order_by("pk"))
    if case.links.exists():
        return case, []
    chosen = [parties[place] for place in form.wants_link()]
    return case, issue(case, chosen)


def issue(case, parties) -> list[dict]:
    """Fresh links for these parties, the older ones revoked; admission follows at once."""
    tickets = []
    for party in parties:
        case.links.filter(party=party, revoked_at=None).update(revoked_at=clock.now())
        ticket = access.issue_link(case, party)
        tickets.append({"name": party.name, "url": ticket.url, "code": ticket.code})
    access.keep(case)
    return tickets


def keep(request, case, tickets):
    """Keep the tickets, sealed, until the receipt has been shown once."""
    if tickets:
        request.session[RECEIPT] = seal(json.dumps({"case": case.number, "tickets": tickets}))


def take(request, case) -> list[dict]:
    """The tickets of this case that were not shown yet; they are forgotten with this."""
    kept = json.loads(unseal(request.session.get(RECEIPT, "")) or "{}")
    if kept.get("case") != case.number:
        return []
    del request.session[RECEIPT]
    return kept["tickets"]


def receipt_view(face):
    """The printable receipt: number, and each party's link and code, once."""

    def receipt(request, number):
        case = page.find(request, number)
        context = {
            "case": case,
            "base": page.base_of(face.name, case),
            "tickets": take(request, case),
            "committee": case.committee,
        }
        return face.render(request, "office/receipt.html", context)

    return receipt


class Links(View):
    """The one-case links of a case: who has one, until when; a new one on request."""

    face = None

    def get(self, request, number):
        """Who has a link."""
        case = page.find(request, number)
        context = {
            "case": page.head(case),
            "base": page.base_of(self.face.name, case),
            "here": "一案链接",
            "parties": link_rows(case),
        }
        return self.face.render(request, "office/links.html", context, current="list")

    def post(self, request, number):
        """A new link and code for one party; the old ones stop working at once."""
        case = page.find(request, number)
        chosen = request.POST.get("party", "")
        party = next((p for p in case.sheet.parties if str(p.pk) == chosen), None)
        if party is None:
            messages.error(request, "请选择本案在册的当事人。")
            return redirect("office:links", number)
        with transaction.atomic():
            tickets = issue(steps.lock(case.pk, request.actor), [party])
        keep(request, case, tickets)
        return redirect("office:receipt", number)


def link_rows(case) -> list[dict]:
    """The parties in the dispute, and the link each has."""
    links = {link.party_id: link for link in case.links.filter(revoked_at=None).order_by("pk")}
    rows = []
    for party in case.sheet.parties:
        link = links.get(party.pk)
        alive = link is not None and link.alive
        rows.append({"party": party, "until": link.expires_on if alive else None})
    return rows
