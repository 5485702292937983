"""Signing in and out, and the redirect to one's own desk."""

import json

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views
from django.contrib.auth.forms import AuthenticationForm, UsernameField
from django.forms import TextInput

from mediation.plain_forms import PlainForm

from . import login_events, signing_in, throttle
from .front_door import open_to_all
from .functions import row_of
from .models import LoginEvent


class Name(PlainForm, AuthenticationForm):
    """Name and password; a name longer than any log-in is not looked up."""

    username = UsernameField(label="用户名", max_length=150, widget=TextInput({"autofocus": True}))


class Login(views.LoginView):
    """The log-in page; the demo shows its log-ins."""

    form_class = Name

    redirect_authenticated_user = True
    http_method_names = ["get", "head", "post"]

    def post(self, request, *args, **kwargs):
        """Sign in, unless it was tried too often."""
        if signing_in.too_often(request):
            return throttle.too_many(request)
        answer = super().post(request, *args, **kwargs)
        if answer.status_code == 302:
            signing_in.forget_try(request)
            signing_in.remember(request, answer)
            login_events.note(request, request.user, LoginEvent.Kind.SIGNED_IN)
        return answer

    def form_invalid(self, form):
        """The page again, with the status of a refused form (422)."""
        answer = super().form_invalid(form)
        answer.status_code = 422
        return answer

    def get_context_data(self, **kwargs):
        """Add the demo's log-ins, only in the demo."""
        return super().get_context_data(**kwargs) | {"demo_logins": demo_logins()}


def demo_logins() -> list[dict]:
    """The log-ins of the demo cast, with user names; empty outside the demo."""
    path = settings.VAR / "demo-logins.json"
    if not settings.DEMO or not path.is_file():
        return []
    return [row for row in json.loads(path.read_text()) if row["username"]]


login = open_to_all(Login.as_view())


class Logout(views.LogoutView):
    """Sign out and confirm it: at a shared computer the next person should know."""

    def post(self, request, *args, **kwargs):
        """Sign out, then confirm it on the log-in page."""
        if request.user.is_authenticated:
            login_events.note(request, request.user, LoginEvent.Kind.SIGNED_OUT)
        answer = super().post(request, *args, **kwargs)
        messages.success(request, "已退出登录。")
        return answer


logout = open_to_all(Logout.as_view())


def desk_of(actor) -> str:
    """The address of the desk of the actor's first function; empty for the public."""
    return next(filter(None, (row_of(f).desk for f in actor.functions)), "")
