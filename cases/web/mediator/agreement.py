"""The agreement editor: clauses as cards, checked while typing, the paper beside them."""

import re

from django.contrib import messages
from django.shortcuts import render
from django.urls import reverse

from cases.forms.mediate.agreement_editor import AgreementForm
from cases.forms.mediate.clause_fields import likely_values
from cases.forms.mediate.variation import WHAT_IT_REPLACES
from cases.law.clause_kinds.table import KINDS, choices
from cases.law.clause_text import GAP
from cases.phases.mediate.guards_of_agreeing import DRAFT_CHANGED, draft_is_the_one_shown
from cases.web.moved_on import typed_texts
from cases.web.staff import StaffAct
from mediation.accounts.front_door import admits
from mediation.directory.models import Function

from . import rows
from .checking import check_of, reasons_against
from .frame import FACE
from .taken_away import TakenAway

ACT = "edit_agreement"
CHANGED = f"{DRAFT_CHANGED}两份内容都在下面，请核对后再保存。"
DRAFT_IS_GONE = "您打开的那一份草稿已经不在了。您写的内容在下面，请核对后再保存。"
MINE = "您刚才写的"
SAVED = "草稿已保存。"
HINTS = likely_values()
WORDS = re.compile("[一-鿿]")


class EditAgreement(TakenAway, StaffAct):
    """One page: the cards, the defects of each, and the paper; saved through the door."""

    face = FACE.name
    forms = frozenset({ACT})
    template_name = "mediator/agreement.html"

    def form(self, *data):
        """The editor's form on the present draft."""
        return AgreementForm(*data, case=self.case, draft=self.case.sheet.draft)

    def post(self, request):
        """Add or remove a row, check while typing, or save the draft."""
        if any(name in request.POST for name in rows.BUTTONS):
            if lacking := rows.split_lacks(request.POST):
                messages.warning(request, lacking)
            return self.show(unchecked(self.form(rows.changed(request.POST))))
        if "check" in request.POST:
            form = self.form(request.POST)
            form.is_valid()
            return render(
                request,
                "mediator/agreement_check.html",
                {"check": self.typed(form), "live": True, "draft": None, "base": ""},
            )
        return super().post(request)

    def sent_before(self, form):
        """Both texts, when the draft was changed by what was sent before under the same key."""
        draft = self.case.sheet.draft
        edition = draft.edition if draft else ""
        changed = self.present is not None and edition != form.cleaned_data["seen"]
        return self.conflict(form) if changed else super().sent_before(form)

    def blocked(self, form, guards):
        """Show the form unsaved; when the draft has changed meanwhile, both texts."""
        if draft_is_the_one_shown in guards:
            return self.conflict(form)
        return super().blocked(form, guards)

    def conflict(self, form):
        """Both texts side by side: the saved one, if there is a draft, and the submitted one."""
        self.case.forget()
        draft = self.case.sheet.draft
        context = {
            "sentence": CHANGED if draft else DRAFT_IS_GONE,
            "case_url": reverse("mediator:agreement", args=[self.case.number]),
            "texts": [*self.saved_text(draft), *self.texts(form)],
        }
        return render(self.request, "409.html", context, status=409)

    def texts(self, form):
        """The whole submitted text."""
        text = as_text(self.typed(form))
        return [{"label": MINE, "value": text}] if text else []

    def lost(self, data):
        """What was typed: the words of the clauses as well, without the case no text any more."""
        words = [v for name, v in data.items() if name.startswith(rows.CLAUSE) and WORDS.search(v)]
        said = [{"label": MINE, "value": "\n".join(words)}] if words else []
        return [*typed_texts(AgreementForm, data), *said]

    def done(self, case, before):
        """The message after saving."""
        return SAVED

    def next_url(self, case):
        """Back to the editor."""
        return reverse("mediator:agreement", args=[case.number])

    def more(self, form):
        """The cards, the paper, and whether the text can be made final."""
        draft = self.case.sheet.draft
        check = self._check(form, draft)
        notes = {card.row: card for card in check.cards} if check else {}
        clauses = form.clauses
        return (
            super().more(form)
            | FACE.context("list")
            | {
                "clauses": clauses,
                "cards": [(card, notes.get(card.prefix)) for card in clauses.forms],
                "blanks": [clauses.blank(kind) for kind in KINDS],
                "kinds": choices(),
                "hints": HINTS,
                "check": check,
                "live": False,
                "draft": draft,
                "replaces": replaces(self.case),
                "has_errors": not form.unchecked and form.is_bound and not form.is_valid(),
                "was_saved": was_saved(self.request),
            }
        )

    def _check(self, form, draft):
        """The check of what is shown: the submitted form, else the draft; None without either."""
        if form.is_bound:
            return None if form.unchecked else self.typed(form)
        return written(self.case, draft, self.request.actor) if draft is not None else None

    def typed(self, form):
        """The check of the submitted form."""
        case, data, cards = form.case, form.cleaned_data, form.clauses.in_order()
        matter, performance = data.get("matter", ""), data.get("performance", "")
        text = case.text_as_typed(matter, [card.values() for card in cards])
        found = [(card.prefix, card.wording()) for card in cards]
        wrong = {card.prefix: card.wrong() for card in form.clauses.alive}
        reasons = reasons_against(case, text, self.request.actor)
        return check_of(case, matter, performance, found, wrong, reasons)

    def saved_text(self, draft) -> list[dict]:
        """The saved text, for the page that shows both; empty without a draft."""
        if draft is None:
            return []
        check = written(self.case, draft, self.request.actor)
        return [{"label": "现在保存着的", "value": as_text(check)}]


def replaces(case) -> dict | None:
    """The agreement in force that the draft is to vary, clause by clause; None without one."""
    found = case.sheet.agreement_in_force
    if found is None:
        return None
    sentences = [clause.sentence for clause in found.parts]
    return {"explain": WHAT_IT_REPLACES, "number": case.agreement_number, "sentences": sentences}


def unchecked(form):
    """The form with a row more or less: values are kept, nothing is validated."""
    rows.unchecked(form).unchecked = True
    for clause in rows.unchecked_set(form.clauses).forms:
        if clause.parts is not None:
            rows.unchecked_set(clause.parts)
    return form


def written(case, draft, actor):
    """The check of the draft as saved."""
    found = [(f"clause-{n}", clause.wording()) for n, clause in enumerate(draft.parts)]
    reasons = reasons_against(case, draft, actor)
    return check_of(case, draft.facts, draft.performance, found, reasons=reasons)


def as_text(check) -> str:
    """The whole text in plain lines."""
    lines = [f"{card.number}、{GAP.join(card.pieces)}" for card in check.cards]
    return "\n".join(filter(None, [check.facts, *lines, check.performance]))


def was_saved(request) -> bool:
    """Whether the page follows a save; the messages stay queued."""
    found = messages.get_messages(request)
    saved = any(str(message) == SAVED for message in found)
    found.used = False
    return saved


edit_agreement = admits(Function.MEDIATOR)(EditAgreement.as_view())
