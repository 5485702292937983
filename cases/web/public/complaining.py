"""The page of one estate: a complaint in three questions, and its receipt."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from cases import door
from cases.access.links import Ticket
from cases.forms.handle.complaint import Complaint
from cases.web import receipts
from cases.web.opening import SENT_BEFORE, once_from, refuse_sent_before, sent_before
from cases.web.stepping import see_other
from cases.words.states import OTHER_SIDE_IS_ASKED
from mediation import clock
from mediation.accounts import throttle
from mediation.accounts.actor import NOBODY
from mediation.accounts.front_door import open_to_all, takes_posts
from mediation.directory.models import Committee, Estate

MOST_PER_HOUR = 30


@open_to_all
@never_cache
@takes_posts
@sensitive_post_parameters()
def estate_page(request, code):
    """The three questions; a complaint that was registered leads to its receipt."""
    estate = get_object_or_404(Estate.objects.select_related("committee"), code=code)
    form = Complaint(request.POST or None)
    if request.method != "POST":
        return _ask(request, estate, form)
    if throttle.count("complaint", throttle.address_of(request), minutes=60) > MOST_PER_HOUR:
        return throttle.too_many(request)
    if not form.is_valid():
        return _ask(request, estate, form, status=422)
    return _register(request, estate, form)


def _register(request, estate, form):
    browser = receipts.browser_of(request)
    # Visitors have no name to tell their keys apart: a key counts in one browser, so that who
    # learns it cannot fetch the receipt of another's complaint.
    key = f"{form.cleaned_data['key'] or form.fields['key'].initial}:{browser}"
    once = once_from(form, browser)
    tickets = {0: Ticket.of(NOBODY, key)}
    try:
        case = door.register(
            by=NOBODY, key=key, once_from=once, tickets=tickets, **form.facts(estate)
        )
    except SENT_BEFORE as sent:
        refuse_sent_before(form, sent)
        return _ask(request, estate, form, status=422)
    receipt = see_other(reverse("public:receipt", args=[case.number]))
    return receipts.remember(request, receipt, NOBODY, case=case, key=key, places=[""])


@open_to_all
@never_cache
@sensitive_variables()
def receipt(request, number):
    """The receipt, in the browser that sent the complaint, for a day; elsewhere how to ask."""
    mine = receipts.of_case(request, NOBODY, number)
    shown = [(one, *found) for one in mine for found in receipts.living_tickets([one], NOBODY)]
    if not shown:
        context = {"committees": Committee.objects.order_by("code")}
        return render(request, "public/no_receipt.html", context, status=404)
    sent, ticket, link = shown[0]
    return render(request, "public/receipt.html", _on_receipt(sent, ticket, link))


def _on_receipt(sent, ticket, link) -> dict:
    case = link.case
    asked = link.party.asked_on
    return _about(case.estate) | {
        "number": case.number,
        "registered_on": case.registered_on,
        "asked": asked if asked == case.registered_on else None,
        "next": OTHER_SIDE_IS_ASKED,
        "urgent": case.urgent,
        "ticket": ticket,
        "until": sent.shown_until,
    }


@open_to_all
@never_cache
@takes_posts
@require_POST
def put_away(request, number):
    """Show the receipt in this browser no more: a telephone may be somebody else's."""
    page = see_other(reverse("public:receipt", args=[number]))
    return receipts.forget(request, page, NOBODY, number)


def _ask(request, estate, form, status=200):
    context = _about(estate) | {"form": form} | sent_before(request, NOBODY, "public:receipt")
    return render(request, "public/estate.html", context, status=status)


def _about(estate) -> dict:
    """The estate, its company today and its committee."""
    return {
        "estate": estate,
        "company": estate.company_on(clock.today()),
        "committee_name": estate.committee.name,
        "committee_phone": estate.committee.phone,
    }
