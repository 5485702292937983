"""Error pages with advice; none shows a stack trace."""

import errno
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from mediation.accounts.actor import Kind
from mediation.accounts.typed_text import UNREADABLE

RETRY_SECONDS = 30
READ_ONLY = "25006"  # the state of PostgreSQL's error
# A disk without room for the files of one request: what is sent to us, the fonts of a paper.
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS})
# These addresses only take forms: they cannot be opened again.
SENT_ONLY = frozenset({"logout"})
# The addresses of people without a log-in: visitors, and parties with a one-case link.
WITHOUT_LOG_IN = frozenset({"public", "resident"})
# The names of the addresses whose forms keep what was written on the device.
KEEP_DRAFTS = frozenset({"act", "agreement", "estate", "quick", "register"})


def bad_request(request, exception=None):
    """400: the request cannot be read."""
    context = {"sentence": UNREADABLE}
    return render(request, "422.html", context, status=400)


def too_large(request, sentence=""):
    """413: more than the page takes, in the words of the page; nothing of it was read."""
    return render(request, "413.html", {"sentence": sentence}, status=413)


def csrf_failure(request, reason=""):
    """403: the page was open too long, or was sent from elsewhere; it has to be opened again.

    A person logged out meanwhile is asked to log in, and then led to the page; a party opens its
    link again.
    """
    match = request.resolver_match
    again = "/" if match and match.view_name in SENT_ONLY else request.path
    context = {
        "again": again,
        "logs_in": not match or match.namespace not in WITHOUT_LOG_IN,
        "has_link": bool(match) and match.namespace == "resident",
        "kept": bool(match) and match.url_name in KEEP_DRAFTS,
    }
    return render(request, "stale.html", context, status=403)


def forbidden(request, exception=None):
    """403: signed in, but without a function that may do this; a party reads it of its own case."""
    actor = getattr(request, "actor", None)
    by_link = actor is not None and actor.kind is Kind.LINK
    return render(request, "403.html", {"party": by_link}, status=403)


def not_found(request, exception=None):
    """404: no such page, or one this actor may not know of."""
    return render(request, "404.html", status=404)


def method_not_allowed(request, methods):
    """405: the page does not accept this method."""
    answer = render(request, "405.html", status=405)
    answer["Allow"] = ", ".join(sorted(methods))
    return answer


def gone(request):
    """410: a one-case link that has expired or was revoked."""
    return render(request, "410.html", status=410)


def server_error(request):
    """500: an unexpected error; 503 if database or disk is away, full or only to be read."""
    if passes(sys.exc_info()[1]):
        page = render_to_string("503.html", {"sent": request.method == "POST"})
        return HttpResponse(page, status=503, headers={"Retry-After": RETRY_SECONDS})
    return render(request, "500.html", status=500)


def passes(error) -> bool:
    """Whether this error of database or disk passes by itself, or when the operator made room.

    PostgreSQL calls it an internal error when a server only takes reading, after a failover.
    """
    cause = getattr(error, "__cause__", None)
    read_only = getattr(cause, "sqlstate", "") == READ_ONLY
    no_room = isinstance(error, OSError) and error.errno in NO_ROOM
    return read_only or no_room or isinstance(error, (OperationalError, InterfaceError))
