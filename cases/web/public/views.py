"""The front page and the search for an estate; open to everybody."""

from django.db.models import Q
from django.shortcuts import redirect, render

from mediation.accounts.front_door import LINK_SESSION_KEY, open_to_all
from mediation.accounts.views import desk_of
from mediation.directory.models import Committee, Estate

MOST_ESTATES = 100


@open_to_all
def home(request):
    """The front page for visitors; signed-in people are redirected to their desk."""
    desk = desk_of(request.actor)
    if desk:
        return redirect(desk)
    context = {
        "committees": Committee.objects.order_by("code"),
        "my_case": LINK_SESSION_KEY in request.session,
    }
    return render(request, "public/home.html", context)


@open_to_all
def estates(request):
    """The estates whose name contains the typed text, or all."""
    text = request.GET.get("q", "").strip()[:40]
    found = Estate.objects.select_related("committee").order_by("committee__code", "name")
    if text:
        found = found.filter(Q(name__icontains=text) | Q(community__name__icontains=text))
    rows = list(found[: MOST_ESTATES + 1])
    context = {
        "text": text,
        "estates": rows[:MOST_ESTATES],
        "more": len(rows) > MOST_ESTATES,
        "committees": Committee.objects.order_by("code"),
    }
    return render(request, "public/estates.html", context)
