"""The page of the quick record: where, what, who, the terms, when."""

from django.contrib import messages
from django.db import IntegrityError
from django.db.models import Subquery
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from cases.door import quick_record, refusals
from cases.door.constraints import sentence_of
from cases.forms import error_lines
from cases.forms.base import FORMS
from cases.forms.matter import matter_from_form
from cases.forms.mediate.quick_record import COMMON, QuickForm
from cases.forms.mediate.quick_sides import SIDE, SideFormSet
from cases.forms.rows_without_script import with_row_added, with_row_deleted
from cases.models import Case
from cases.phases.mediate.guards_of_representation import NAME_GUARDIAN
from cases.web import receipts
from cases.web.afterwards import declared
from cases.web.opening import (
    SENT_BEFORE,
    ShowsSimilarCases,
    categories_in_groups,
    once_from,
    refuse_sent_before,
    sent_before,
)
from cases.web.stepping import see_other
from cases.web.what_next import what_next
from cases.words.readers import Reader
from mediation.accounts.front_door import admits
from mediation.accounts.refused_pages import REFUSALS
from mediation.directory.models import Function

from . import rows
from .frame import FACE

PAYEE_ABSENT = "收款的一方不在场，不能记为当场收讫；请选“约定日期”，对方说收到了，再登记付款。"
STEP_BY_STEP = "须由法定代理人出面，这里登记不了法定代理人；请先登记案件，再逐步办理"
NOT_A_SIDE = "请选一方在上面登记了的当事人。"
ADVICE_IF_SAME = "是同一件的，不另登记：打开那一件，在那里记录调解。"


class QuickRecord(ShowsSimilarCases, View):
    """One page, one submit; a refusal names every reason and keeps every value."""

    opens, advice = "mediator:case", ADVICE_IF_SAME

    def get(self, request):
        """The empty page; the estate of the mediator's last case comes first, not chosen."""
        sides = SideFormSet(prefix=SIDE, initial=[{}, {}])
        return self.show(form_with(sides, request.actor), sides)

    def post(self, request):
        """Record it, or show the page again with its errors."""
        if "add" in request.POST:
            return self.rows_changed(with_row_added(request.POST, SIDE, SideFormSet))
        if "remove" in request.POST:
            row = f"{SIDE}-{request.POST['remove']}"
            return self.rows_changed(with_row_deleted(request.POST, row))
        if "similar" in request.POST:
            return self.compare()
        form, sides = forms_of(request.POST, request.actor)
        if not are_valid(form, sides):
            return self.show(form, sides, status=422)
        return self.record(form, sides, facts_of(form, sides))

    def rows_changed(self, data):
        """The page with a row more or less, not validated."""
        form, sides = forms_of(data, self.request.actor)
        return self.show(rows.unchecked(form), sides, checked=False)

    def compare(self):
        """The cases that may be the same matter; records nothing, keeps every value."""
        form, sides = forms_of(self.request.POST, self.request.actor)
        if self.request.htmx:
            context = self.similar(matter_of(form, sides))
            return render(self.request, "parts/similar.html", context)
        return self.show(rows.unchecked(form), sides, checked=False)

    def record(self, form, sides, facts):
        """Record through the door and turn its answer into a page."""
        actor, key = self.request.actor, form.cleaned_data["key"]
        try:
            case = quick_record.record_quickly(actor, key, once_from(form), **facts)
        except refusals.StepBlocked as blocked:
            return self.show(form, sides, refused=blocked.guards, status=422)
        except SENT_BEFORE as sent:
            refuse_sent_before(form, sent)
            return self.show(form, sides, status=422)
        except IntegrityError as broken:
            form.add_error(None, sentence_of(broken))
            return self.show(form, sides, status=422)
        return self.recorded(case, key)

    def recorded(self, case, key):
        """The page of the case; this page says for a day which case it opened."""
        recorded = f"口头协议已登记，编号 {case.number}，当前为“{case.status_label}”。"
        messages.success(self.request, f"{recorded}接下来：{what_next(case, Reader.STAFF)}")
        page = see_other(reverse("mediator:case", args=[case.number]))
        return receipts.remember(self.request, page, self.request.actor, case=case, key=key)

    def show(self, form, sides, *, refused=(), checked=True, status=200):
        """The page with its rows and every reason against it."""
        if not checked:
            rows.unchecked_set(sides)
        context = {
            "form": form,
            "sides": sides,
            "side_rows": sides.numbered,
            "refused": [reason(guard) for guard in refused],
            "missing": form.missing,
            "afterwards": declared(form, Reader.STAFF),
            "wrong": wrong(form, sides) if form.is_bound and checked else [],
        }
        context |= sent_before(self.request, self.request.actor, "mediator:case")
        context |= categories_in_groups(form["category"], COMMON)
        context |= self.similar(matter_of(form, sides), deferred=status in REFUSALS)
        return FACE.render(self.request, "mediator/quick.html", context, "quick", status)


def matter_of(form, sides):
    """The matter as the page holds it, or None on an empty page."""
    here = [sides.forms[place] for place in sides.names]
    return matter_from_form(form, here) if form.is_bound else None


def forms_of(data, actor):
    """Both forms of the page, with this data."""
    sides = SideFormSet(data, prefix=SIDE)
    return form_with(sides, actor, data), sides


def form_with(sides, actor, *data):
    """The form with these sides; the estate of the actor's last case is always the first."""
    last = Case.objects.visible_to(actor).order_by("-pk").values("estate")[:1]
    return QuickForm(*data, actor=actor, sides=sides, last_estate=Subquery(last))


def are_valid(form, sides) -> bool:
    """Check both forms, and each against the other as far as it was filled in well."""
    valid, known = [form.is_valid(), sides.is_valid()], form.cleaned_data
    for name in ("payer", "payee"):
        if known.get(name) is not None and known[name] not in sides.names:
            form.add_error(name, NOT_A_SIDE)
    payee = known.get("payee")
    if form.is_paid_at_once and payee is not None and is_absent(sides.forms[payee]):
        form.add_error("when", PAYEE_ABSENT)
    return all(valid) and form.is_valid()


def is_absent(row):
    """Whether a side is known not to have been there, whatever else it lacks."""
    return row.cleaned_data.get("present") is False


def facts_of(form, sides):
    """The facts for the door; of payer, payee and doer their places among the sides that stayed."""
    places = {row: place for place, row in enumerate(sides.names)}
    facts = form.facts() | {"sides": [row.facts() for row in sides.alive]}
    return facts | {name: places.get(facts[name]) for name in ("payer", "payee", "doer")}


WHERE = "another estate place category summary".split()
LATER_ASKED = (
    "when payer payee amount due_on way content rest doers done_by asked on begins ends"
).split()
OF_OURSELVES = "no_clash clash clash_waived".split()


def wrong(form, sides) -> list[tuple]:
    """All errors of the page in page order: (anchor, label, sentence)."""
    rows = [("sides", "当事人", error) for error in sides.non_form_errors()]
    for number, row in sides.numbered:
        rows += error_lines.of_row(row, f"第{number}方")
    asked = (WHERE, OF_OURSELVES + LATER_ASKED)
    first, last = (error_lines.of_fields(form, names) for names in asked)
    return [*error_lines.of_the_whole(form), *first, *rows, *last]


def reason(guard) -> dict:
    """A guard as the page shows it; its remedy is a part of this page."""
    part = FORMS[guard.remedy].quick_part if guard.remedy in FORMS else ""
    return {
        "otherwise": guard.otherwise.replace(NAME_GUARDIAN, STEP_BY_STEP),
        "basis": guard.basis,
        "remedy_url": f"#{part}" if part else "",
    }


quick_record_page = admits(Function.MEDIATOR)(QuickRecord.as_view())
