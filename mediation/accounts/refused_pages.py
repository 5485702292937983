"""The page of a refused form gets an address, so that Back and Reload show it (decision 0026).

A page that answers a POST has none: for Back and Reload a browser asks whether to send the form
again, or shows an error. So the page is kept for a while, and the browser is redirected to it.
"""

import logging
import secrets
import zlib
from datetime import timedelta

from django.contrib.messages import get_messages
from django.db import DatabaseError, transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.cache import add_never_cache_headers
from django.utils.crypto import salted_hmac

from mediation import clock
from mediation.vault import VaultError, seal_bytes, unseal_bytes

from .actor import NOBODY
from .front_door import READ, address_of
from .models import RefusedPage

AGAIN = "again"  # in the query: the name of a kept page
NAVIGATION = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
REFUSALS = frozenset({409, 422})
OPENED = REFUSALS | {200}
KEPT_FOR = timedelta(hours=2)  # as long as a case opened by a link stays open
MOST_OF_A_SESSION, MOST_OF_AN_ADDRESS = 3, 30
LARGEST = 2**17  # bytes, compressed: ten times a long form
log = logging.getLogger(__name__)


class RedirectRefusals:
    """Keeps the page of a refused form and redirects the browser to it.

    The address is opened by the view as ever, with every check and one statement more; only where
    it would show its form is the kept page shown instead. No view learns of the name.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        name = _without_name(request)
        response = self.get_response(request)
        if name and request.method in READ and response.status_code in OPENED:
            return _kept(request, name) or response
        return _redirect(request, response) if _can_be_kept(request, response) else response


def _without_name(request) -> str:
    """Take the name out of the query and return it; links and redirects do not carry it on."""
    if AGAIN not in request.GET:
        return ""
    query = request.GET.copy()
    name = query.pop(AGAIN)[-1]
    request.META["QUERY_STRING"] = query.urlencode()
    request.GET = query
    return name


def _can_be_kept(request, response) -> bool:
    """Whether a browser shows this refusal as a page; without a CSRF cookie nothing is accepted."""
    return (
        request.method == "POST"
        and response.status_code in REFUSALS
        and response.get("Content-Type", "").startswith("text/html")
        and all(request.headers.get(name) == value for name, value in NAVIGATION.items())
        and "CSRF_COOKIE" in request.META
    )


def _redirect(request, response):
    """A redirect (303) to the page, now kept; the page itself when it cannot be kept."""
    page, name = zlib.compress(response.content), secrets.token_urlsafe(16)
    if len(page) > LARGEST:
        return response
    try:
        _keep(request, name, response.status_code, page)
    except DatabaseError:  # busy, or read alone: what was typed must not end in an error
        log.warning("退回的页面没有存下，直接显示。", exc_info=True)
        return response
    address = request.get_full_path()
    joint = "&" if "?" in address else "?"
    answer = HttpResponseRedirect(f"{address}{joint}{AGAIN}={name}", status=303)
    answer.cookies.update(response.cookies)
    return answer


@transaction.atomic
def _keep(request, name, status, page):
    """Keep the page; the oldest of the same holder go."""
    holder, most = _holder(request)
    until = clock.now() + KEPT_FOR
    RefusedPage.objects.create(
        mark=_mark(request, name), holder=holder, status=status, page=seal_bytes(page), until=until
    )
    older = RefusedPage.objects.filter(holder=holder).order_by("-pk").values("pk")[most:]
    RefusedPage.objects.filter(pk__in=older).delete()


def _kept(request, name):
    """The page kept under this name for whoever asks, or None."""
    row = RefusedPage.objects.filter(mark=_mark(request, name), until__gt=clock.now()).first()
    try:
        return row and _shown(request, zlib.decompress(unseal_bytes(row.page)), row.status)
    except VaultError:  # its key was taken out of use
        return None


def _shown(request, page, status):
    """The kept page as an answer; messages wait for the next page that has a place for them."""
    get_messages(request).used = False
    response = HttpResponse(page, status=status)
    add_never_cache_headers(response)
    return response


def _mark(request, name) -> str:
    """Where a page is kept: for one browser, session, person, function and path.

    The browser is known by its CSRF cookie, which changes with every log-in and opened link: the
    token in the page is valid whenever the page is shown, and visitors need no session.
    """
    actor = request.actor
    bound = (name, request.META.get("CSRF_COOKIE"), request.session.session_key, actor.principal)
    return _hmac(*bound, actor.function, request.path)


def _holder(request) -> tuple[str, int]:
    """Whose pages are counted together, and how many may be kept: visitors are an address."""
    if request.actor is NOBODY:
        return _hmac("address", address_of(request)), MOST_OF_AN_ADDRESS
    return _hmac("log-in", request.session.session_key), MOST_OF_A_SESSION


def _hmac(*parts) -> str:
    return salted_hmac(__name__, "\n".join(map(str, parts)), algorithm="sha256").hexdigest()
