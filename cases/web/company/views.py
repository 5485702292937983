"""What a company's clerk reads: the work list, promises, mediations, one case."""

from django.views.decorators.http import require_safe

from cases.models import Case
from cases.states import HANDLING
from cases.visibility import is_party
from cases.web import page
from cases.web.face import Face, paper_rows
from cases.web.listing import list_cases
from mediation.accounts.front_door import admits
from mediation.directory.models import Function

from . import lists

FACE = Face(
    "company",
    Function.COMPANY,
    menu=(
        ("desk", "待答复", "inbox"),
        ("promises", "承诺", "calendar-check"),
        ("mediations", "调解", "people"),
        ("list", "全部", "folder2-open"),
    ),
    search_hint="编号、地点、姓名、事情…",
)


@admits(Function.COMPANY)
@require_safe
def desk(request):
    """The work list, sorted by its clocks."""
    context = lists.work_list(request.actor, request.GET.get("show", ""))
    return FACE.render(request, "company/desk.html", context, current="desk")


@admits(Function.COMPANY)
@require_safe
def promises(request):
    """Every promised date, the open ones first."""
    context = {"promises": lists.promise_rows(request.actor)}
    return FACE.render(request, "company/promises.html", context, current="promises")


@admits(Function.COMPANY)
@require_safe
def mediations(request):
    """The cases in which the company is a party."""
    listing = list_cases(request, lists.as_party(request.actor))
    return FACE.render(request, "company/mediations.html", {"listing": listing}, "mediations")


@admits(Function.COMPANY)
@require_safe
def case_list(request):
    """Every case the company was sent or is a party of."""
    listing = list_cases(request, Case.objects.visible_to(request.actor))
    return FACE.render(request, "company/list.html", {"listing": listing}, current="list")


@admits(Function.COMPANY)
@require_safe
def case(request, number):
    """One case; what neighbours settle among themselves is not the company's to read."""
    found = page.find(request, number)
    context = page.context("company", found, request.actor)
    context["papers"] = paper_rows(FACE, found, request.actor)
    context["as_party"] = is_party(found, request.actor)
    context["left_us"] = not context["as_party"] and found.status not in HANDLING
    if context["left_us"]:
        _leave_out_what_is_not_ours(context)
    return FACE.render(request, "company/case.html", context, current="list")


def _leave_out_what_is_not_ours(context):
    context["case"] |= {"amount": None, "dossier_number": "", "agreement_number": ""}
    context["case"]["mediator"] = ""
    context |= {"clocks": [], "others": []}
