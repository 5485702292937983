"""The page of one estate: a complaint in three questions, and its receipt."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from cases import door
from cases.access.links import Ticket
from cases.door import idempotency
from cases.forms.handle.complaint import Complaint
from cases.words.states import OTHER_SIDE_IS_ASKED
from mediation import clock
from mediation.accounts import throttle
from mediation.accounts.actor import NOBODY
from mediation.accounts.front_door import open_to_all, takes_posts
from mediation.directory.models import Estate
from mediation.vault import exact_mark

MOST_PER_HOUR = 30
USED = "刚才那张已经登记好了。这张内容不同：确实要再反映一件，请再按一次“提交”。"


@open_to_all
@never_cache
@takes_posts
@sensitive_post_parameters()
def estate_page(request, code):
    """The three questions, and after submission the receipt."""
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
    key = _key_of_this_browser(request, form.cleaned_data["key"] or form.fields["key"].initial)
    ticket = Ticket.of(NOBODY, key)
    try:
        case = door.register(by=NOBODY, key=key, tickets={0: ticket}, **form.facts(estate))
    except idempotency.KeyReused:
        again = form.with_new_key()
        again.is_valid()
        again.add_error(None, USED)
        return _ask(request, estate, again, status=422)
    return _receipt(request, estate, case, ticket)


def _key_of_this_browser(request, key: str) -> str:
    """The key as one browser may use it: visitors have no name to tell their keys apart.

    Who learns a key cannot fetch the receipt of another's complaint with it.
    """
    browser = exact_mark(f"browser:{request.META.get('CSRF_COOKIE', '')}")
    return f"{key}:{browser[:32]}"


def _receipt(request, estate, case, ticket):
    context = _about(estate) | {
        "number": case.number,
        "registered_on": case.registered_on,
        "asked": case.requested_on,
        "next": OTHER_SIDE_IS_ASKED,
        "urgent": case.urgent,
        "ticket": ticket,
    }
    return render(request, "public/receipt.html", context)


def _ask(request, estate, form, status=200):
    context = _about(estate) | {"form": form}
    return render(request, "public/estate.html", context, status=status)


def _about(estate) -> dict:
    """The estate, its company today and its committee."""
    return {
        "estate": estate,
        "company": estate.company_on(clock.today()),
        "committee_name": estate.committee.name,
        "committee_phone": estate.committee.phone,
    }
