"""The company's pages: its menu, one case; its lists are declared in `lists.py`."""

from dataclasses import replace

from django.views.decorators.http import require_safe

from cases.phases.mediate.guards import can_only_stop
from cases.states import Stage, Status
from cases.visibility import is_party, outside
from cases.web import case_parts, estate_notices, paper_pages
from cases.web.face import Face
from cases.web.stage_bar import PASSED
from cases.words.act_words import AskedBy
from cases.words.acts import asked_by, label_of
from cases.words.readers import Reader
from mediation.accounts.front_door import admits
from mediation.directory.models import Function

from . import own_notices
from .lists import LEFT

FACE = Face(
    "company",
    Function.COMPANY,
    note="物业公司",
    menu=(
        ("desk", "待答复", "inbox"),
        ("promises", "承诺", "calendar-check"),
        ("mediations", "调解", "people"),
        ("notices", "整改", "file-earmark-text"),
        ("list", "全部", "folder2-open"),
    ),
    search_hint="编号、地点、姓名、事情…",
)


notice = admits(Function.COMPANY)(estate_notices.notice_page(FACE))


@admits(Function.COMPANY)
@require_safe
def case(request, number):
    """One case; what the neighbours do in mediation is hidden from the company."""
    found = case_parts.find(request, number)
    context = case_parts.context("company", found, request.actor)
    context["papers"] = paper_pages.rows(FACE, found, request.actor)
    offers = [_ours(button, found, request.actor) for button in context["offers"]]
    context["offers"] = [one for one in offers if not _is_answered(one, found, request.actor)]
    context["as_party"] = is_party(found, request.actor)
    context["left_us"] = outside(found, request.actor)
    context["own_notices"] = own_notices.rows(found, request.actor)
    if context["left_us"]:
        _leave_out_what_is_not_ours(context)
    return FACE.render(request, "company/case.html", context, current="list")


def _ours(button, found, actor):
    """A button with the company's label; a consent nobody waits for is in the second row."""
    waits = found.status == Status.REQUESTED and not any(
        p.consent for p in found.sheet.parties if p.company_id in actor.bodies
    )
    label = label_of(button.name, Reader.COMPANY, button.label)
    early = asked_by(button.name) == AskedBy.CONSENT and not waits
    return replace(button, label=label, quiet=button.quiet or early)


def _is_answered(button, found, actor) -> bool:
    """Whether it asks for an answer that the company gave and can only take back by stopping."""
    ours = [party for party in found.sheet.parties if party.company_id in actor.bodies]
    consents = asked_by(button.name) == AskedBy.CONSENT
    return consents and all(can_only_stop(found, party) for party in ours)


def _leave_out_what_is_not_ours(context):
    context["case"] |= {"amount": None, "dossier_number": "", "agreement_number": ""}
    context["case"]["mediator"] = ""
    context |= {"clocks": [], "others": [], "offers": [], "status_label": LEFT}
    context["plain_status"] = ""
    context["stages"] = [_as_left(stage) for stage in context["stages"]]
    asked = max((entry.on for entry in context["entries"]), default=None)
    context["parties"] = [p for p in context["parties"] if asked is None or p["added_on"] <= asked]


def _as_left(stage) -> dict:
    """A stage as the company sees it: handling is done, the outcome of mediation is hidden."""
    handled, mediated = stage["key"] == Stage.HANDLE, stage["key"] == Stage.MEDIATE
    state = "done" if handled else "current" if mediated else "ahead"
    label = PASSED if handled else LEFT if mediated else ""
    return stage | {"label": label, "state": state}
