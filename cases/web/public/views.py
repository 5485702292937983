"""The front page and the search for an estate; open to everybody."""

from django.shortcuts import redirect, render

from mediation.accounts.front_door import LINK_SESSION_KEY, open_to_all
from mediation.accounts.typed_names import folded
from mediation.accounts.views import desk_of
from mediation.directory.models import Committee, Estate

MOST_ESTATES = 100
LONGEST = 40


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
    """The estates whose name or community contains the typed text, or all."""
    text = request.GET.get("q", "").strip()[:LONGEST]
    found = Estate.objects.select_related("committee").order_by("committee__code", "name")
    if text:
        found = found.filter(pk__in=_called(folded(text)))
    rows = list(found[: MOST_ESTATES + 1])
    context = {
        "text": text,
        "estates": rows[:MOST_ESTATES],
        "more": len(rows) > MOST_ESTATES,
        "committees": Committee.objects.order_by("code"),
    }
    return render(request, "public/estates.html", context)


def _called(words: str) -> list[int]:
    """The keys of the estates whose name or community contains these folded words.

    Compared here, because no database compares names without their spaces and widths.
    """
    names = Estate.objects.values_list("pk", "name", "community__name")
    return [pk for pk, *named in names if any(words in folded(name or "") for name in named)]
