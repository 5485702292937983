"""The page of a refused form gets an address, so that Back and Reload show it (decision 0026).

A page that answers a POST has none: for Back and Reload a browser asks whether to send the form
again, or shows an error. So the page is kept for a while, and the browser is redirected to it.
"""

import logging
import secrets
import zlib
from datetime import timedelta

from django.contrib.messages import get_messages
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, transaction
from django.db.models import Count, Q, Sum
from django.db.models.functions import Length
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.cache import add_never_cache_headers
from django.utils.crypto import salted_hmac

from mediation import clock
from mediation.vault import VaultError, seal_bytes, unseal_bytes

from .actor import NOBODY
from .front_door import READ
from .models import RefusedPage

AGAIN = "again"  # in the query: the name of a kept page
NAVIGATION = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
REFUSALS = frozenset({409, 422})
OPENED = REFUSALS | {200}
DONE = frozenset({302, 303})
KEPT_FOR = timedelta(hours=2)  # as long as a case opened by a link stays open
MAX_PAGE_BYTES = 2**17  # bytes, compressed: ten times a long form
MAX_PAGES_PER_PERSON = 20
MAX_PAGES, MAX_BYTES = 5_000, 2**27  # of everybody together
NO_KEY = (VaultError, ImproperlyConfigured)
log = logging.getLogger(__name__)


class RedirectRefusals:
    """Keeps the page of a refused form and redirects the browser to it.

    The address is opened by the view as ever, with every check and one statement more; only where
    it would show its form is the kept page shown instead. No view learns of the name.

    A view may say on what its page rests (`response.stands_on`, the version of a case). When that
    has changed, or the view takes no form any more (409, `response.takes_nothing`), it shows its
    own page. A form that was done, sent from a kept page, ends all pages on which it was refused.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        name = _without_name(request)
        response = self.get_response(request)
        if name and request.method in READ and response.status_code in OPENED:
            return _kept(request, name, response) or response
        if name and request.method == "POST" and response.status_code in DONE:
            _end_pages(request, name, response)
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
    """Whether a browser of somebody who signed in or opened a link shows this refusal as a page.

    What a visitor typed stays in their tab: the next person at the same telephone is a visitor too.
    """
    return (
        request.method == "POST"
        and request.actor is not NOBODY
        and response.status_code in REFUSALS
        and response.get("Content-Type", "").startswith("text/html")
        and all(request.headers.get(name) == value for name, value in NAVIGATION.items())
        and "CSRF_COOKIE" in request.META
    )


def _redirect(request, response):
    """A redirect (303) to the page, now kept; the page itself when it cannot be kept."""
    page, name = zlib.compress(response.content), secrets.token_urlsafe(16)
    if len(page) > MAX_PAGE_BYTES:
        return response
    try:
        mark = _mark(request, name, response)
        row = {"status": response.status_code, "page": seal_bytes(page, _place(mark))}
        kept = _keep(request, mark=mark, **row)
    except (DatabaseError, *NO_KEY):  # what was typed must not end in an error
        log.warning("退回的页面没有存下，直接显示。", exc_info=True)
        kept = False
    if not kept:
        return response
    address = request.get_full_path()
    joint = "&" if "?" in address else "?"
    answer = HttpResponseRedirect(f"{address}{joint}{AGAIN}={name}", status=303)
    answer.cookies.update(response.cookies)
    return answer


@transaction.atomic
def _keep(request, *, page, **row) -> bool:
    """Keep the sealed page while there is room; returns whether it was kept.

    No page is deleted for another before its time: a browser may be about to fetch it. Requests at
    the same moment may exceed a limit by one page each.
    """
    now, holder = clock.now(), _hmac("holder", request.actor.principal)
    RefusedPage.objects.filter(until__lte=now).delete()
    if not _has_room(holder, len(page)):
        return False
    form, until = _form_mark(request), now + KEPT_FOR
    RefusedPage.objects.create(holder=holder, form=form, page=page, until=until, **row)
    return True


def _has_room(holder, size) -> bool:
    """Whether one more page of this size may be kept for this holder; one statement."""
    kept = RefusedPage.objects.aggregate(
        own=Count("pk", filter=Q(holder=holder)), pages=Count("pk"), bytes=Sum(Length("page"))
    )
    return (
        kept["own"] < MAX_PAGES_PER_PERSON
        and kept["pages"] < MAX_PAGES
        and (kept["bytes"] or 0) + size <= MAX_BYTES
    )


def _kept(request, name, response):
    """The page kept under this name for its sender; None without one, or if its row was altered."""
    if request.actor is NOBODY:
        return None
    shown = {409} if _takes_nothing(response) else REFUSALS
    living = RefusedPage.objects.filter(until__gt=clock.now(), status__in=shown)
    row = living.filter(mark=_mark(request, name, response)).first()
    try:
        return row and _shown(request, _opened(row), row.status)
    except (zlib.error, *NO_KEY):  # its key was taken out of use
        return None


def _opened(row) -> bytes:
    return zlib.decompress(unseal_bytes(row.page, _place(row.mark)))


def _place(mark) -> str:
    """The place for which a page is sealed: no other row's page opens there."""
    return f"{RefusedPage._meta.db_table}.page {mark}"


def _takes_nothing(response) -> bool:
    """Whether the view's own page has no form to send: a kept form could not be sent."""
    return response.status_code == 409 or getattr(response, "takes_nothing", False)


def _shown(request, page, status):
    """The kept page as an answer; messages wait for the next page that has a place for them."""
    get_messages(request).used = False
    response = HttpResponse(page, status=status)
    add_never_cache_headers(response)
    return response


def _mark(request, name, response) -> str:
    """Where a page is kept: for one browser, session, person, function, reach, path and version.

    The CSRF cookie changes with every log-in and opened link: the token in the page is valid
    whenever the page is shown. The posts are what a person may see; others, another mark.
    """
    actor = request.actor
    browser = request.META.get("CSRF_COOKIE"), request.session.session_key
    stands_on = getattr(response, "stands_on", None)
    reader = actor.principal, actor.function, actor.posts
    return _hmac(name, *browser, *reader, request.path, stands_on)


def _form_mark(request) -> str:
    """Which form of whom at which address was sent: its key is kept through all refusals."""
    return _hmac("form", request.actor.principal, request.path, request.POST.get("key", ""))


def _end_pages(request, name, response) -> None:
    """Delete the page the form was sent from, and all others on which the same form was refused."""
    mine = Q(mark=_mark(request, name, response)) | Q(form=_form_mark(request))
    RefusedPage.objects.filter(mine).delete()


def _hmac(*parts) -> str:
    return salted_hmac(__name__, repr(parts), algorithm="sha256").hexdigest()
