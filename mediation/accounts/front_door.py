"""The front door of the site: every request gets an actor, every view declares whom it admits.

A view without a declaration admits nobody (a house test finds it). Order of answers: log-in, then
face (403), then the view's own checks (404, 409, 422 …).
"""

from collections.abc import Callable
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect

from mediation import clock, errors
from mediation.directory.models import Function

from .actor import NOBODY, Actor, Kind, actor_of
from .functions import row_of
from .typed_text import has_unreadable

LINK_SESSION_KEY = "case_link"
LINK_URL = "/r/"
UNSENT = "unsent"  # in the query: a form was sent here, and nothing was done
NOBODY_SIGNED_IN, NOT_THIS_WAY = 401, 405
SIGNED_OUT = "登录已经结束，请重新打开页面登录。"
OWN = 64  # bits of an IPv6 address that a customer gives out without asking
READ = frozenset({"GET", "HEAD"})
link_reader: Callable[[int], Actor | None] | None = None


def admits(*functions: Function):
    """Mark a view as open to actors who hold one of these functions."""

    def mark(view):
        view.admits = frozenset(functions)
        return view

    return mark


def open_to_all(view):
    """Mark a view as open to anybody, signed in or not."""
    view.admits = None
    return view


def takes_posts(view):
    """Mark a function view as taking POST besides GET; others take nothing else."""
    view.methods = READ | {"POST"}
    return view


def address_of(request) -> str:
    """The visitor's address: the one our proxy added last, else that of the connection.

    The visitor can forge everything before the last comma.
    """
    noted = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    behind_proxy = settings.HTTPS and _is_address(noted)
    return noted if behind_proxy else request.META.get("REMOTE_ADDR", "")


def counted_address(request) -> str:
    """The address for which tries count: of IPv6 the network, which is one customer's."""
    noted = address_of(request)
    if not _is_address(noted):
        return noted
    address = ip_address(noted)
    mapped = getattr(address, "ipv4_mapped", None) or address
    return str(mapped if mapped.version == 4 else IPv6Address(int(mapped) >> OWN << OWN))


def _is_address(text) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


class RejectUnreadableText:
    """Refuses (400) an address or a query with characters that cannot have been written.

    PostgreSQL would raise on NUL deep inside; a query that was lost in part would be answered as if
    it had been another. In posted values the forms refuse them. Of cookies only NUL: other sites of
    the same host may set the rest.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        asked = (word for name, words in request.GET.lists() for word in (name, *words))
        torn = any(has_unreadable(text) for text in (request.path, *asked))
        if torn or any("\0" in text for text in request.COOKIES.values()):
            return errors.bad_request(request)
        return self.get_response(request)


class FrontDoor:
    """Gives each request its actor and refuses actors the view does not admit."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.actor = NOBODY
        response = self.get_response(request)
        if response.status_code == NOT_THIS_WAY and not response.content:
            response = errors.method_not_allowed(request, response["Allow"].split(", "))
        if getattr(request, "actor", NOBODY) is not NOBODY:
            response.setdefault("Cache-Control", "no-store, private")
        return response

    def process_view(self, request, view, args, kwargs):
        """Find the actor and check whether the view admits it."""
        if not hasattr(view, "admits"):
            raise ImproperlyConfigured(f"{view.__module__} admits nobody: say whom it admits")
        link = _opened_link(request, view)
        request.actor = link_reader(link) if link else _user_actor(request)
        if request.actor is None:
            request.actor = NOBODY
            return errors.gone(request)
        if view.admits is None:
            return _other_method(request, view)
        if request.actor is NOBODY:
            return _ask_who(request, view)
        allowed = [f for f in request.actor.functions if f in view.admits]
        if not allowed:
            raise PermissionDenied
        request.actor = request.actor.acting(allowed[0])
        return _other_method(request, view)


def _other_method(request, view):
    """405 for a method the view did not declare; class-based views declare theirs by methods."""
    declared = getattr(view, "methods", READ)
    if hasattr(view, "view_class") or request.method in declared:
        return None
    return errors.method_not_allowed(request, declared)


def _ask_who(request, view):
    """Send staff to the log-in, a party to the page that says how to open the link again.

    A script that asks for part of a page gets a sentence, not a page to put in its place.
    """
    if request.htmx:
        return HttpResponse(SIGNED_OUT, "text/plain; charset=utf-8", NOBODY_SIGNED_IN)
    if all(row_of(function).by_link for function in view.admits):
        return redirect(LINK_URL if request.method in READ else f"{LINK_URL}?{UNSENT}")
    return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)


def _opened_link(request, view) -> int | None:
    """The one-case link opened in this session, only for views that admit link holders.

    A signed-in user never acts as a party.
    """
    if link_reader is None or not any(row_of(f).by_link for f in view.admits or ()):
        return None
    link = request.session.get(LINK_SESSION_KEY)
    return None if not link or request.user.is_authenticated else link


def _user_actor(request) -> Actor:
    user = request.user
    if not user.is_authenticated or not user.person_id:
        return NOBODY
    return actor_of(user.person, getattr(user.person, "held_today", None))


def for_templates(request):
    """What every page shows: actor, today's Beijing date, demo banner, a clock that is slow."""
    actor = getattr(request, "actor", NOBODY)
    return {
        "actor": None if actor.kind is Kind.PUBLIC else actor,
        "demo": settings.DEMO,
        "today": clock.today(),
        "clock_behind": clock.is_behind(),
        "idle_minutes": settings.IDLE_MINUTES,
    }
