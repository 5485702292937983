"""The mediator's pages: the desk, the list, one case."""

from mediation.accounts.front_door import admits
from mediation.directory.models import Function

from . import case_page
from . import desk as shelves
from .frame import FACE


@admits(Function.MEDIATOR)
def desk(request):
    """What must be done now."""
    return FACE.render(request, "mediator/desk.html", shelves.context(request.actor), "desk")


@admits(Function.MEDIATOR)
def case(request, number):
    """One case, under its tabs."""
    context = case_page.context(FACE, request, number)
    return FACE.render(request, "mediator/case.html", context, "list")
