"""Asking to see the personal data of a case, and a colleague's answer."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, render

from cases.access import unmasking
from cases.models import Case
from cases.web import case_parts
from cases.web.stepping import see_other
from mediation import clock
from mediation.accounts.front_door import admits, takes_posts
from mediation.directory.models import Function, Post
from mediation.plain_forms import PlainForm

from .views import FACE

MOVED_AWAY = "案件刚刚改到别的地方，已经不在您负责的范围，没有办成。"
ANSWERS = {"yes": True, "no": False}


class Reason(PlainForm):
    """The reason for seeing the personal data."""

    reason = forms.CharField(
        label="为什么要看",
        min_length=unmasking.SHORTEST_REASON,
        max_length=unmasking.LONGEST_REASON,
        widget=forms.Textarea({"rows": 3}),
        help_text=f"至少{unmasking.SHORTEST_REASON}个字，写清要办的事，例如：当事人来信反映停电，要打电话核实。",
        error_messages={"required": "请写明理由。"},
    )


@admits(Function.SUPERVISOR)
@takes_posts
def ask(request, number):
    """The form for the reason; once sent, the request waits for a colleague."""
    found = case_parts.find(request, number)
    form = Reason(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            unmasking.ask(found, request.actor, form.cleaned_data["reason"])
        except Case.DoesNotExist:
            return _moved_away(request, [{"label": "理由", "value": form.cleaned_data["reason"]}])
        messages.success(request, "已申请，等本单位另一人同意。")
        return see_other(case_parts.base_of("supervisor", found))
    status = 422 if request.method == "POST" else 200
    context = _about(found, request.actor) | {"form": form, "colleagues": colleagues(request.actor)}
    return FACE.render(request, "supervisor/ask.html", context, current="list", status=status)


@admits(Function.SUPERVISOR)
@takes_posts
def answer(request, number, pk):
    """A colleague's request with its reason, to agree or refuse."""
    found = case_parts.find(request, number)
    asked = get_object_or_404(found.unmaskings.filter(department__in=request.actor.bodies), pk=pk)
    grant = ANSWERS.get(request.POST.get("grant", ""))
    if grant is not None:
        return _answered(request, found, pk, grant)
    own = asked.principal == request.actor.principal
    open_still = found.unmaskings.waiting().filter(pk=pk).exists()
    context = _about(found, request.actor) | {"asked": asked, "may_answer": open_still and not own}
    status = 422 if request.method == "POST" else 200
    return FACE.render(request, "supervisor/answer.html", context, current="list", status=status)


def _answered(request, found, pk, grant):
    base = case_parts.base_of("supervisor", found)
    try:
        unmasking.answer(found, pk, request.actor, grant=grant)
    except unmasking.NotWaiting:
        context = {"sentence": "这个申请已经有人答复，或者已经过了一天。", "case_url": base}
        return render(request, "409.html", context, status=409)
    except Case.DoesNotExist:
        return _moved_away(request)
    messages.success(
        request, f"已同意，打开{unmasking.MINUTES_OPEN}分钟。" if grant else "已答复不同意。"
    )
    return see_other(base)


def _moved_away(request, texts=()):
    """That the case came to lie in another place after this reader opened its page."""
    return render(request, "409.html", {"sentence": MOVED_AWAY, "texts": texts}, status=409)


def _about(found, actor) -> dict:
    masked = case_parts.words_under_mask(found)
    return {
        "case": case_parts.head(found, actor) | masked,
        "base": case_parts.base_of("supervisor", found),
        "minutes": unmasking.MINUTES_OPEN,
    }


def colleagues(actor) -> list[str]:
    """The names of the others who hold a post at the actor's department today."""
    posts = Post.objects.held_on(clock.today()).filter(
        department__in=actor.bodies, function=actor.function
    )
    others = posts.exclude(person=actor.person_id).order_by("person__name")
    return list(others.values_list("person__name", flat=True).distinct())
