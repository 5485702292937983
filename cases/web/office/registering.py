"""Registration at the window, by phone or on behalf of somebody."""

from django.shortcuts import render
from django.urls import reverse
from django.views import View

from cases import door
from cases.access import links
from cases.door.refusals import StepBlocked
from cases.forms.handle.claim_rows import ClaimSet
from cases.forms.handle.follow_up import earlier_case
from cases.forms.handle.registered_matter import COMMON
from cases.forms.handle.registration import Registration
from cases.forms.handle.registration_rows import PartySet
from cases.forms.rows_without_script import with_row_added, with_row_deleted
from cases.web import receipts
from cases.web.opening import (
    SENT_BEFORE,
    ShowsSimilarCases,
    categories_in_groups,
    once_from,
    refuse_sent_before,
    sent_before,
)
from cases.web.stepping import see_other
from mediation.accounts.refused_pages import REFUSALS

SETS = {"parties": PartySet, "claims": ClaimSet}
ADVICE_IF_SAME = "是同一件的，不另登记：在那一件里补登当事人，登记其请求。"


class Register(ShowsSimilarCases, View):
    """One page: the matter, its parties, its claims."""

    face = None
    opens, advice = "office:case", ADVICE_IF_SAME

    def get(self, request):
        """The empty form, or with the parties and the place of an earlier case."""
        after = earlier_case(request.GET.get("after", ""), request.actor)
        return self.show(Registration(actor=request.actor, after=after))

    def post(self, request):
        """Register, or add, delete or open a row; a refusal keeps every value."""
        if "similar" in request.POST:
            return self.compare()
        changed = rows_changed(request.POST)
        if changed is not None:
            return self.show(Registration(changed, actor=request.actor))
        form = Registration(request.POST, actor=request.actor)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            case = open_with_links(request.actor, form)
        except SENT_BEFORE as sent:
            refuse_sent_before(form.matter, sent)
            return self.show(form, status=422)
        except StepBlocked as blocked:
            form.matter.add_error(None, [str(guard) for guard in blocked.guards])
            return self.show(form, status=422)
        receipt = see_other(reverse("office:receipt", args=[case.number]))
        kept = {"case": case, "key": form.key, "places": form.wants_link()}
        return receipts.remember(request, receipt, request.actor, **kept)

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
        context |= sent_before(self.request, self.request.actor, "office:receipt")
        context |= categories_in_groups(form.matter["category"], COMMON)
        context |= self.similar(form.filled_in, deferred=status in REFUSALS)
        return self.face.render(
            self.request, "office/register.html", context, current="register", status=status
        )


def rows_changed(data):
    """The submitted data with a row more or less, or opened, or None without such a button."""
    if data.get("open", "").partition("-")[0] in SETS:
        return data
    if (added := data.get("add")) in SETS:
        return with_row_added(data, added, SETS[added])
    row = data.get("remove", "")
    return with_row_deleted(data, row) if row.partition("-")[0] in SETS else None


def open_with_links(actor, form):
    """Register the case; the chosen parties' tickets are the same for a repeated form."""
    key = form.key
    tickets = {place: links.Ticket.of(actor, key, place) for place in form.wants_link()}
    once = once_from(form.matter)
    facts = form.steering() | form.facts()
    return door.register(by=actor, once_from=once, tickets=tickets, **facts)
