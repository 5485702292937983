"""The office's lists: every case of the committee, and the agreements that wait for the seal."""

from django.core.paginator import Paginator
from django.urls import reverse

from cases.models import Case
from cases.web.listing.case_list import PAGE, CaseList
from cases.web.listing.chips import Choice
from cases.web.listing.filters import CaseFilter, RowFilter
from cases.web.listing.standard_columns import (
    ACCEPTED,
    AMOUNT,
    DEADLINE,
    ESTATE,
    MEDIATOR,
    STAFF_EXPORTS,
    STATE,
    title_column,
)
from cases.web.staff import StaffNames, sides_and_category
from cases.web.words import cn_day
from mediation.directory.models import Estate, Person

from . import facts
from .shelves import SHELVES, SUMS, question

FIELDS = (
    *("q", "status", "stage", "category", "source", "estate", "mediator"),
    *("registered_from", "registered_to", "accepted_from", "accepted_to"),
)
ALL = list({shelf.key: shelf for shelf in (*SUMS, *SHELVES)}.values())


def own_estates(request):
    """The estates of the office's committees."""
    return Estate.objects.filter(committee__in=request.actor.bodies).order_by("name")


def own_mediators(request):
    """The mediators of the office's committees."""
    return Person.objects.filter(
        posts__function="mediator", posts__committee__in=request.actor.bodies
    ).distinct()


class OfficeFilter(CaseFilter):
    """The conditions of the office's list, with its own estates and mediators."""

    estate = RowFilter(label="小区", queryset=own_estates)
    mediator = RowFilter(label="调解员", queryset=own_mediators)


def _note(case, names) -> str:
    return f"{case.number} · {names.place(case)} · {cn_day(case.registered_on)}登记"


def shelves(actor) -> list[Choice]:
    """The figures and shelves of the desk, each the list behind its number."""
    return [Choice(shelf.key, shelf.title, question(shelf.key)) for shelf in ALL]


LIST = CaseList(
    title="案件",
    columns=(title_column("office", _note), STATE, DEADLINE, ESTATE, MEDIATOR, AMOUNT, ACCEPTED),
    names=StaffNames,
    filters=OfficeFilter,
    chip="shelf",
    choices=shelves,
    chips_aloud="待办",
    fields=FIELDS,
    empty="没有符合条件的案件，可以去掉一些条件再看。",
    exports=STAFF_EXPORTS,
)


def seals(request) -> dict:
    """The agreements waiting for the committee's seal, with a mark on those ready for it."""
    waiting = Case.objects.visible_to(request.actor).filter(question("signing"))
    page = Paginator(waiting.select_related("mediator").order_by("pk"), PAGE).get_page(
        request.GET.get("page")
    )
    keys = [case.pk for case in page.object_list]
    parties, marks = facts.parties_of(keys), facts.marks_of(keys)
    found = [_seal(c, parties[c.pk], marks[c.pk]) for c in page.object_list]
    found.sort(key=lambda row: not row["ready"])
    return {"rows": found, "page": page, "total": page.paginator.count}


def _seal(case, parties, marks):
    return {
        "number": case.number,
        "agreement": case.agreement_number,
        "title": sides_and_category(case, parties),
        "mediator": str(case.mediator or ""),
        "amount": case.amount,
        "url": reverse("office:case", args=[case.number]),
        "seal_url": reverse("office:act", args=[case.number, "seal"]),
        **facts.signing(parties, marks),
    }
