"""Log-ins of the people of a committee: the office ends them when somebody leaves."""

from django.contrib import messages
from django.db.models import Count, Max, Q
from django.http import Http404
from django.shortcuts import redirect

from mediation import clock
from mediation.accounts import login_events, sessions
from mediation.accounts.models import LoginEvent, User
from mediation.directory.models import Post


def page(request, face):
    """The people who hold or held a post here, with their open sessions; POST ends one's."""
    if request.method == "POST":
        return _end(request)
    context = {"people": _rows(request.actor)}
    return face.render(request, "office/logins.html", context, current="logins")


def _people(actor):
    """The log-ins of others with a post at the actor's committees, now or before."""
    posts = Post.objects.filter(committee__in=actor.bodies).values("person")
    return User.objects.filter(person__in=posts).exclude(person=actor.person_id)


def _rows(actor) -> list[dict]:
    living = Q(sessions__expire_date__gt=clock.now())
    counted = _people(actor).annotate(
        open=Count("sessions", filter=living), seen_at=Max("sessions__seen_at", filter=living)
    )
    held = _titles(actor)
    return [
        {
            "user": user,
            "name": user.person.name,
            "title": held.get(user.person_id, ""),
            "is_over": user.person_id not in held,
            "open": user.open,
            "seen_at": user.seen_at,
        }
        for user in counted.select_related("person").order_by("person__name", "pk")
    ]


def _titles(actor) -> dict[int, str]:
    """The titles of today's posts at these committees, by person."""
    posts = Post.objects.held_on(clock.today()).filter(committee__in=actor.bodies)
    return {post.person_id: post.title or post.get_function_display() for post in posts}


def _end(request):
    login = request.POST.get("login", "")
    user = _people(request.actor).filter(pk=login).first() if login.isdecimal() else None
    if user is None:
        raise Http404
    if count := sessions.end(sessions.of_user(user)):
        login_events.note(request, user, LoginEvent.Kind.ENDED_BY_OFFICE)
    messages.success(request, f"已结束{user.person.name}的{count}处登录。")
    return redirect("office:logins")
