"""What a court's liaison reads: the inbox, the list, one case."""

from cases.models import Case
from cases.web.face import Face
from cases.web.listing import list_cases
from mediation.accounts.front_door import admits
from mediation.directory.models import Function

FACE = Face(
    "court",
    Function.COURT,
    menu=(("desk", "收件", "inbox"), ("list", "案件", "folder2-open")),
)


@admits(Function.COURT)
def desk(request):
    """What the court must do now, by the state of its proceedings."""
    listing = list_cases(request, Case.objects.visible_to(request.actor).open())
    return FACE.render(request, "court/desk.html", {"listing": listing}, current="desk")


@admits(Function.COURT)
def case_list(request):
    """Every case the court was sent."""
    listing = list_cases(request, Case.objects.visible_to(request.actor))
    return FACE.render(request, "court/list.html", {"listing": listing}, current="list")
