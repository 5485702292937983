"""Notices of rectification without a case: the body with the power issues and concludes them."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.urls import reverse

from cases.forms.handle.estate_notices import TAKEN, ConcludeNotice, IssueNotice
from cases.law.articles import HOUSING_OVERSIGHT
from cases.models import EstateNotice
from cases.web import estate_notices
from cases.web.stepping import see_other
from mediation.accounts.front_door import admits, takes_posts
from mediation.directory.models import Department, Function

from .lists import own_estates
from .views import FACE

LIST = estate_notices.list_of("supervisor")
NO_POWER = f"只有物业主管部门（住建）可以责令整改（{HOUSING_OVERSIGHT}）；其他单位可以查看。"
NOT_YOURS = "这份通知书由发出的部门复查、撤销。"
MOVED_ON = "您打开这一页以后，这份通知书已有新的登记，请看过再办。"


def _housing_of(actor):
    """The department with the power that the actor serves, or None."""
    return Department.objects.filter(pk__in=actor.bodies, kind=Department.Kind.HOUSING).first()


@admits(Function.SUPERVISOR)
@takes_posts
def issue(request):
    """The form of a new notice; an office without the power is told who has it."""
    department = _housing_of(request.actor)
    if department is None:
        context = {"form": None, "no_power": NO_POWER}
        status = 403 if request.method == "POST" else 200
        return FACE.render(request, "supervisor/issue_notice.html", context, "notices", status)
    form = IssueNotice(request.POST or None, estates=own_estates(request), department=department)
    if request.method == "POST" and form.is_valid():
        try:
            notice = EstateNotice.issue(request.actor, issued_by=department, **form.cleaned_data)
        except IntegrityError:  # the same number, sent by two at once
            form.add_error("number", TAKEN)
        else:
            messages.success(request, f"已登记{notice}。物业公司在自己的页面看得到。")
            return see_other(reverse("supervisor:notice", args=[notice.pk]))
    context = {"form": form, "no_power": ""}
    status = 422 if request.method == "POST" else 200
    return FACE.render(request, "supervisor/issue_notice.html", context, "notices", status)


@admits(Function.SUPERVISOR)
@takes_posts
@transaction.atomic
def notice(request, pk):
    """One notice; the department that issued it records an inspection or lifts it."""
    found = estate_notices.notice_of(request, pk)
    if request.method == "POST":
        found = EstateNotice.objects.select_for_update(of=("self",)).get(pk=found.pk)
    events = list(found.events.all())
    mine = found.issued_by_id in request.actor.bodies
    form = None
    if found.is_open and mine:
        form = ConcludeNotice(request.POST or None, notice=found, events=events)
    if request.method == "POST" and _concluded(request, found, form, len(events)):
        return see_other(request.path)
    note = NOT_YOURS if found.is_open and not mine else ""
    shown = estate_notices.context(found, events) | {"form": form, "note": note}
    status = 422 if request.method == "POST" else 200
    return FACE.render(request, "supervisor/notice.html", shown, "notices", status)


def _concluded(request, found, form, count) -> bool:
    """Record what was sent, unless somebody was faster or something is wrong."""
    if form is None:
        messages.error(request, MOVED_ON)
        return False
    if not form.is_valid():
        return False
    data = form.cleaned_data
    if data["seen"] != count:
        form.add_error(None, MOVED_ON)
        return False
    found.conclude(request.actor, data["kind"], data["on"], data["words"], data["due_on"])
    messages.success(request, f"已登记{found}：{dict(form.fields['kind'].choices)[data['kind']]}。")
    return True
