"""The acts of an office that oversees a place: it supervises (督办), and closes what it issued."""

from cases.door import offering
from cases.forms.base import FORMS
from cases.phases import roles
from cases.web.stepping import ActView

from .views import FACE

ACTS_HERE = [act.name for act in offering.catalogue() if roles.overseer in act.permission.each]


class SupervisorAct(ActView):
    """One act of a supervisor, under the same mask as the case."""

    forms = {name: FORMS[name] for name in ACTS_HERE}


act = FACE.act_view(SupervisorAct)
