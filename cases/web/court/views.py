"""The court's pages: the inbox, the list, one case with its papers beside it."""

from csp.constants import SELF
from csp.decorators import csp_replace
from django.views.decorators.clickjacking import xframe_options_sameorigin

from cases.web import case_parts, referral_workbooks
from cases.web.about import about
from cases.web.face import Face
from cases.web.stepping import ActView
from mediation.accounts.front_door import admits
from mediation.accounts.request_size import takes_files
from mediation.directory.models import Function

from . import case_page, referrals
from . import desk as inbox

FACE = Face(
    "court",
    Function.COURT,
    note="法院",
    menu=(
        ("desk", "收件", "inbox"),
        ("list", "案件", "folder2-open"),
        ("referrals", "移送", "send"),
    ),
    search_hint="编号、姓名、地点…",
)
RECEIVE = "court_receive"  # the act before which the whole package is read


class CourtAct(ActView):
    """One act of a court, in the frame of the court's face."""

    template_name = "court/act.html"

    def more(self, form) -> dict:
        """The case under the names of its sides, and the number the court gave it."""
        actor = self.request.actor
        numbers = [row.number for row in case_page.proceedings(self.case, actor)]
        latest = [{"text": number, "tone": ""} for number in numbers[:1] if number]
        return super().more(form) | {
            "case": case_page.named(self.case, actor),
            "about": [*latest, *about(self.case, actor)],
            "package": case_page.package(FACE, self.case, actor),
            "receives": self.name == RECEIVE,
        }


@admits(Function.COURT)
def desk(request):
    """What the court must do now, by the state of its proceedings."""
    context = {"shelves": inbox.shelves(request.actor)}
    return FACE.render(request, "court/desk.html", context, current="desk")


@admits(Function.COURT)
def case(request, number):
    """One case as it was sent to the court."""
    found = case_parts.find(request, number)
    context = case_page.context(FACE, found, request.actor)
    return FACE.render(request, "court/case.html", context, current="list")


# Only our own case page may show the paper in a frame.
paper = FACE.paper_view()
paper = csp_replace({"frame-ancestors": [SELF]})(xframe_options_sameorigin(paper))

_all_referrals = admits(Function.COURT)(referrals.Referrals.as_view(face=FACE))
all_referrals = takes_files(referral_workbooks.MAX_REQUEST, referral_workbooks.TOO_LARGE)(
    _all_referrals
)
referral_batch = admits(Function.COURT)(referrals.Batch.as_view(face=FACE))
referral_template = admits(Function.COURT)(referral_workbooks.template_view(by_court=True))
