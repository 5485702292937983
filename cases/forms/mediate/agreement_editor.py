"""The form of the agreement editor: facts, clauses by kind, instalments under each."""

import uuid

from django import forms

from cases.forms.asked import Asked
from cases.forms.deletable_rows import DeletableRows, formset_of
from cases.forms.fields import long_text
from cases.forms.mediate.clause_fields import FIELDS, PARTIES
from cases.forms.mediate.clause_form import MONEY, MOST_CLAUSES, ClauseForm
from cases.forms.mediate.clause_values import BESIDE, SHARES, SIDES
from cases.phases.enforce.due_days import NOT_MOVED
from cases.phases.mediate.agreement import MATTER, PERFORMANCE
from mediation.plain_forms import KeyField

LAST = 999


class Clauses(DeletableRows):
    """The clauses in their order."""

    ordering_widget = forms.HiddenInput

    def get_form_kwargs(self, index):
        """Count blank clauses too; pass on their kind and instalments."""
        found = {**super().get_form_kwargs(index), "empty_permitted": False}
        if index is not None and index < len(self.initial or []):
            row = self.initial[index]
            found |= {"row_kind": row["kind"], "parts": row.get("instalments", ())}
        return found

    def is_valid(self):
        """Validate the instalments of every clause that was not deleted as well."""
        return super().is_valid() and all(form.is_valid() for form in self.alive)

    def in_order(self) -> list[ClauseForm]:
        """The clauses that were not deleted, in the submitted order."""
        return sorted(self.alive, key=lambda form: form.cleaned_data.get("ORDER") or LAST)

    def blank(self, kind) -> ClauseForm:
        """An empty card of that kind, for the script to copy."""
        form = self.form(
            prefix=self.add_prefix("__prefix__"),
            use_required_attribute=False,
            auto_id=self.auto_id,
            parties=self.form_kwargs["parties"],
            row_kind=kind,
        )
        self.add_fields(form, None)
        return form


ClauseFormSet = formset_of(ClauseForm, Clauses, most=MOST_CLAUSES, what="条", can_order=True)


class AgreementForm(Asked):
    """The whole editor; `seen` is the edition of the draft it was opened on."""

    unchecked = False
    after = missing = ()

    key = KeyField(required=True)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)
    matter = forms.CharField(label=MATTER, widget=long_text(4), required=False, max_length=4000)
    performance = forms.CharField(
        label=f"{PERFORMANCE}（条款里没写全的）",
        required=False,
        max_length=300,
        help_text=f"到期日逢休息日的，顺延到下一个工作日；约定不顺延的，写明“{NOT_MOVED}”。",
    )

    def __init__(self, data=None, files=None, *, case, draft):
        written = {"matter": draft.facts, "performance": draft.performance} if draft else {}
        seen = draft.edition if draft else ""
        super().__init__(data, initial={"matter": case.summary, "seen": seen, **written})
        self.fields["key"].initial = uuid.uuid4().hex
        self.case = case
        parties = case.sheet.parties
        self.clauses = ClauseFormSet(
            data,
            prefix="clause",
            initial=rows_of(draft) if draft else first_rows(case),
            form_kwargs={"parties": parties},
        )

    def is_valid(self):
        """Whether the text around the clauses and every clause are valid."""
        return all([super().is_valid(), self.clauses.is_valid()])

    def steering(self) -> dict:
        """The idempotency key, which the door takes beside the facts."""
        return {"key": self.cleaned_data["key"]}

    def facts(self) -> dict:
        """The draft as `edit_agreement` writes it."""
        return {
            "facts": self.cleaned_data["matter"],
            "performance": self.cleaned_data["performance"],
            "clauses": [clause.values() for clause in self.clauses.in_order()],
            "seen": self.cleaned_data["seen"],
        }


def first_rows(case) -> list[dict]:
    """An empty card about money when money is claimed; who pays whom is not chosen."""
    return [{"kind": MONEY}] if case.amount else []


def rows_of(agreement) -> list[dict]:
    """The clauses of a draft as initial values of the cards."""
    return [_row(clause) for clause in agreement.parts] if agreement else []


def _row(clause) -> dict:
    names = [n for n in FIELDS[clause.kind] if n not in (*PARTIES, *BESIDE)]
    found = {name: getattr(clause, name) for name in names}
    exact = {"ratio": clause.written_ratio, "daily_rate": clause.written_daily_rate}
    found |= {name: value for name, value in exact.items() if name in found}
    found["also_by"] = [party.pk for party in clause.debtors if party.pk != clause.by_party_id]
    found["also_to"] = [party.pk for party in clause.creditors if party.pk != clause.to_party_id]
    for _, _, how, of_each in SIDES:
        found[of_each] = clause.written_shares if getattr(clause, how) == SHARES else {}
    found |= {"kind": clause.kind, "by_party": clause.by_party_id, "to_party": clause.to_party_id}
    plan = clause.plan()
    if plan != [(clause.due_on, clause.amount)]:  # one payment on one day is no instalment
        found["instalments"] = [{"due_on": day, "amount": sum_} for day, sum_ in plan]
    return found
