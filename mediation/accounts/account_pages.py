"""A person's own log-in: where it is signed in, ending that, another password."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import PasswordChangeForm
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from mediation.directory.models import Function
from mediation.plain_forms import PlainForm, speak_plainly

from . import login_events, sessions, throttle
from .front_door import admits, takes_posts
from .models import LoginEvent, User

PER_PERSON, MINUTES = 5, 10
LONGEST_PASSWORD = 128
EVENTS = 10
OTHERS = "others"
CHANGED_ELSEWHERE = (
    "密码刚刚在另一处改过，这里的登录随之结束；这次填的没有生效。请用改过的密码登录。"
)
# Parties come with a link.
WITH_A_LOG_IN = frozenset(Function) - {Function.RESIDENT, Function.SYSTEM, Function.PUBLIC}


LABELS = {
    "old_password": ("现在的密码", ""),
    "new_password1": ("新密码", "至少12个字符，不要用常见的密码，也不要像用户名。"),
    "new_password2": ("再写一次新密码", ""),
}
# By the code of an error of the form or of a validator of passwords (settings).
SENTENCES = {
    "password_incorrect": "现在的密码不对，请重新填写。",
    "password_mismatch": "两次写的新密码不一样，请重新填写。",
    "password_too_short": "新密码太短，至少12个字符。",
    "password_too_common": "这个密码太常见，容易被猜到，请换一个。",
    "password_too_similar": "新密码和用户名太像，请换一个。",
}
# What Django reports beside the second writing of the password.
TOO_WEAK = {"password_too_short", "password_too_common", "password_too_similar"}


class Password(PlainForm, PasswordChangeForm):
    """The present password, and a new one twice."""

    kept = "密码要重新填写"  # of a refused form, in its summary: a page never shows a password

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, (label, help_text) in LABELS.items():
            field = self.fields[name]
            field.label, field.help_text = label, help_text
            field.widget.attrs.pop("autofocus", None)
            speak_plainly(field)

    def add_error(self, field, error):
        """Add the error in our own sentence, where there is one, beside the field it is about."""
        errors = getattr(error, "error_list", None) or [error]
        codes = [getattr(one, "code", None) for one in errors]
        ours = [SENTENCES.get(code, one) for code, one in zip(codes, errors, strict=True)]
        field = "new_password1" if TOO_WEAK.intersection(codes) else field
        super().add_error(field, ours if isinstance(error, ValidationError) else error)

    def clean_new_password1(self):
        """Refuse the present password, and what nobody can remember or type."""
        new = self.cleaned_data["new_password1"]
        if len(new) > LONGEST_PASSWORD:
            raise ValidationError(f"新密码最多{LONGEST_PASSWORD}个字符。")
        if self.user.check_password(new):
            raise ValidationError("新密码和现在的一样，请换一个。")
        return new


@admits(*WITH_A_LOG_IN)
@takes_posts
def account(request):
    """The sessions of this log-in; each other one, or all of them, can be ended."""
    living = sessions.of_user(request.user)
    if request.method == "POST":
        return _end(request, living)
    context = {"rows": [_row(request, one) for one in living]}
    context["events"] = request.user.events.order_by("-at", "-pk")[:EVENTS]
    context["others"] = len(living) > 1
    return render(request, "registration/account.html", context)


def _row(request, session) -> dict:
    own = session.pk == request.session.session_key
    return {"session": session, "is_own": own, "mark": sessions.mark_of(session)}


def _end(request, living):
    """End the chosen sessions but this one; one that is over already is no error."""
    others = [one for one in living if one.pk != request.session.session_key]
    which = request.POST.get("which", "")
    chosen = [one for one in others if which in (OTHERS, sessions.mark_of(one))]
    if sessions.end(chosen):
        login_events.note(request, request.user, LoginEvent.Kind.ENDED)
    messages.success(request, f"已结束{len(chosen)}处登录。" if chosen else "那处登录已经结束了。")
    return redirect("account")


@admits(*WITH_A_LOG_IN)
@takes_posts
def password(request):
    """Another password; every other session of this log-in ends, this one stays."""
    form = Password(request.user, request.POST or None)
    if request.method == "POST":
        scope = "password", str(request.user.pk)
        if throttle.count(*scope, minutes=MINUTES) > PER_PERSON:
            return throttle.too_many(request)
        if form.is_valid():
            throttle.take_back(*scope)
            return _changed(request, form)
    status = 422 if form.errors else 200
    return render(request, "registration/password.html", {"form": form}, status=status)


def _changed(request, form):
    if _change(request, form):
        messages.success(request, "密码已修改，其他登录都已结束。")
        return redirect("account")
    messages.error(request, CHANGED_ELSEWHERE)
    return redirect("login")


@transaction.atomic
def _change(request, form) -> bool:
    """Keep the new password, unless it was changed since this request read the old one.

    Of several pages sent at once one counts: the others would be told of a password that opens
    nothing.
    """
    kept = User.objects.select_for_update().only("password").get(pk=form.user.pk)
    if kept.password != form.user.password:
        return False
    user = form.save()
    update_session_auth_hash(request, user)
    own = request.session.session_key
    sessions.end(one for one in sessions.of_user(user) if one.pk != own)
    login_events.note(request, user, LoginEvent.Kind.PASSWORD)
    return True


@admits(*WITH_A_LOG_IN)
def stay(request):
    """Nothing but a request, by which the session goes on while somebody writes."""
    return HttpResponse("", "text/plain; charset=utf-8")
