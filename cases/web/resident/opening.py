"""Opening a one-case link with its code, and leaving it."""

from django import forms
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from cases.access.links import LOCK_MINUTES, link_of
from cases.web.case_parts import base_of
from cases.web.stepping import see_other
from mediation.accounts.front_door import LINK_SESSION_KEY, open_to_all, takes_posts
from mediation.directory.models import Committee
from mediation.plain_forms import PlainForm

OPEN_SECONDS = 2 * 3600


class Code(PlainForm):
    """The code, which is given separately from the link; the field may be named `password` too."""

    code = forms.CharField(
        label="查询码",
        max_length=40,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "autofocus": True}
        ),
        error_messages={"required": "请写查询码。"},
    )


@open_to_all
@never_cache
@takes_posts
@sensitive_post_parameters()
def open_link(request, token):
    """Ask for the code; the right one opens the case in this browser."""
    as_typed = request.path_info == f"/r/{token}/"  # not with an invisible mark, dropped by now
    link = link_of(token) if as_typed else None
    if link is None:
        return no_link(request)
    if not link.alive or not link.party.active:
        return render(request, "410.html", _committee(link), status=410)
    if request.method == "POST":
        return _try(request, link)
    if request.session.get(LINK_SESSION_KEY) == link.pk and not request.user.is_authenticated:
        return redirect("resident:case", link.case.number)
    return _locked(request, link) if link.locked else _ask(request, link, Code())


def _try(request, link):
    form = Code({"code": request.POST.get("code") or request.POST.get("password", "")})
    if not form.is_valid():
        return _ask(request, link, form, status=422)
    if link.try_code(form.cleaned_data["code"]):
        return _enter(request, link)
    if link.locked:
        return _locked(request, link)
    form.add_error("code", f"查询码不对，还可以试 {link.tries_left} 次。请照着给您的查询码再核对。")
    return _ask(request, link, form, status=422)


def _enter(request, link):
    """Start a session that holds only the link; a signed-in user is signed out."""
    request.session.flush()
    request.session[LINK_SESSION_KEY] = link.pk
    request.session.set_expiry(OPEN_SECONDS)
    rotate_token(request)
    return see_other(base_of("resident", link.case))


def _ask(request, link, form, status=200):
    context = {"form": form, "signed_in": request.user.is_authenticated} | _committee(link)
    return render(request, "resident/code.html", context, status=status)


def _locked(request, link):
    context = {"minutes": LOCK_MINUTES} | _committee(link)
    return render(request, "resident/locked.html", context, status=429)


def _committee(link) -> dict:
    committee = link.case.committee
    return {"committee_name": committee.name, "committee_phone": committee.phone}


@open_to_all
def no_link(request):
    """The page for an unknown link, or for a browser without an opened one."""
    status = 404 if request.resolver_match.kwargs else 200
    context = {"committees": Committee.objects.order_by("code")}
    return render(request, "resident/no_link.html", context, status=status)


@open_to_all
@never_cache
@takes_posts
def leave(request):
    """Close the case in this browser; the page that says so may be loaded again."""
    if request.method == "POST":
        request.session.flush()
        return see_other(request.path)
    if LINK_SESSION_KEY in request.session:
        return redirect("resident:home")
    return render(request, "resident/left.html", {})
