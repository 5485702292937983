"""The form of the agreement editor: facts, clauses by kind, instalments under each."""

import uuid

from django import forms

from cases.forms.asked import Asked
from cases.forms.base import DayField, MoneyField, NumberField, RatioField, long_text
from cases.forms.deletable_rows import DeletableRows, formset_of
from cases.forms.mediate.clause_fields import FIELDS, PARTIES, SHORT_TEXT, WIDE
from cases.forms.mediate.instalments import PartForm, PartFormSet
from cases.forms.people import MOST_CARDS, NOBODY, place_of
from cases.forms.questions import Question
from cases.law import day_rules
from cases.law.clause_kinds import condition
from cases.law.clause_kinds.table import KINDS, choices
from cases.models import Clause
from cases.phases.enforce.due_days import NOT_MOVED
from cases.phases.mediate.agreement import MATTER, PERFORMANCE
from mediation.plain_forms import KeyField

MOST_CLAUSES = 40
LAST, SEVERAL = 999, 3
SHARED = frozenset({"also_by", "liability"})
MONEY, OTHER = "money", "other"
MOST_DAYS = 3650
# What a card writes as typed, beside the parties: the names of the clause's own columns.
TEXTS = "text place due_event standard checker way hours effect liability".split()
VALUES = "amount due_on ratio from_on until_on due_days of_clause".split()


class ClauseForm(Asked):
    """One clause with the fields of its kind; payer and payee are parties of the case."""

    kind = forms.ChoiceField(choices=choices, widget=forms.HiddenInput)
    by_party = forms.ChoiceField(required=False)
    to_party = forms.ChoiceField(required=False)
    amount = MoneyField(required=False)
    text = forms.CharField(required=False, max_length=600)
    way = forms.CharField(required=False, max_length=60)
    due_on = DayField(required=False, rule=day_rules.FIFTY_YEARS)
    due_event = forms.CharField(required=False, max_length=120)
    standard = forms.CharField(required=False, max_length=200)
    checker = forms.CharField(required=False, max_length=120)
    hours = forms.CharField(required=False, max_length=120)
    place = forms.CharField(required=False, max_length=120)
    ratio = RatioField(required=False)
    from_on = DayField(required=False, rule=day_rules.FIFTY_YEARS)
    until_on = DayField(required=False, rule=day_rules.FIFTY_YEARS)
    due_days = NumberField(required=False, min_value=1, max_value=MOST_DAYS)
    of_clause = NumberField(required=False, min_value=1, max_value=MOST_CLAUSES)
    effect = forms.ChoiceField(required=False, choices=(("", "请选择"), *condition.EFFECTS))
    also_by = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    liability = forms.ChoiceField(
        required=False, choices=(("", "请选择"), *Clause.Liability.choices[:2])
    )

    def __init__(self, *args, parties, row_kind="", parts=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.parties = {str(party.pk): party for party in parties}
        places = {key: place_of(party) for key, party in self.parties.items()}
        self.notes = dict.fromkeys(PARTIES, places)
        self.kind_of_row = self._kind(row_kind)
        self._only_fields_of_the_kind()
        self.parts = None
        if self.kind_of_row == MONEY:
            data = self.data if self.is_bound else None
            self.parts = PartFormSet(data, prefix=f"{self.prefix}-part", initial=list(parts))

    def _kind(self, row_kind):
        sent = self.data.get(f"{self.prefix}-kind", "") if self.is_bound else ""
        return sent if sent in KINDS else row_kind or OTHER

    @property
    def row(self):
        """The row of its kind in the table."""
        return KINDS[self.kind_of_row]

    @property
    def _wanted(self) -> dict[str, str]:
        """The fields of the kind; that several people owe is asked where there are three."""
        alone = len(self.parties) < SEVERAL
        fields = FIELDS[self.kind_of_row].items()
        return {name: label for name, label in fields if not (alone and name in SHARED)}

    def _only_fields_of_the_kind(self):
        wanted = self._wanted
        self.fields["kind"].initial = self.kind_of_row
        for name in [name for name in self.fields if name not in ("kind", *wanted)]:
            del self.fields[name]
        for name, label in wanted.items():
            self._dress(name, label)
        self.order_fields(["kind", *wanted])

    def _dress(self, name, label):
        field = self.fields[name]
        field.label = label
        if name in PARTIES:
            self._offer_parties(field, nobody=name in self.row.unwritten)
        if name == "also_by":
            field.choices = [(key, party.called) for key, party in self.parties.items()]
        if name == "text" and self.kind_of_row not in SHORT_TEXT:
            field.widget = long_text(2)
        if name in self.row.choices:
            field.widget.attrs["list"] = f"{name}-{self.kind_of_row}"
        if name == "amount":
            field.widget.attrs |= {"data-words": "", "data-instalment-total": ""}

    def _offer_parties(self, field, *, nobody):
        """Offer the parties as cards; none is chosen beforehand."""
        field.most_buttons = MOST_CARDS
        field.choices = [(key, party.called) for key, party in self.parties.items()]
        field.choices += [(NOBODY, "不写明")] if nobody else []

    @property
    def label(self) -> str:
        """The kind in words."""
        return self.row.label

    @property
    def blank_part(self) -> PartForm:
        """An empty instalment, for the script to copy."""
        form = PartForm(prefix=f"{self.parts.prefix}-__row__", use_required_attribute=False)
        self.parts.add_fields(form, None)
        return form

    @property
    def shown(self) -> list[tuple]:
        """The fields of the kind, each with whether it takes the full width."""
        wanted = self._wanted
        return [
            (self[name], name in WIDE and self.kind_of_row not in SHORT_TEXT) for name in wanted
        ]

    @property
    def people(self) -> list[Question]:
        """Who is bound by the clause, and to whom."""
        return [self.questions[name] for name in PARTIES if name in self.fields]

    @property
    def first(self) -> list[tuple]:
        """The usual other fields of the kind, each with whether it takes the full width."""
        rest = self.row.rare | set(PARTIES)
        return [row for row in self.shown if row[0].name not in rest]

    @property
    def rare(self) -> list[tuple]:
        """The rarely used fields of the kind."""
        return [row for row in self.shown if row[0].name in self.row.rare]

    @property
    def rare_open(self) -> bool:
        """Whether a rarely used field has a value or an error."""
        return any(bound.value() or bound.errors for bound, _ in self.rare)

    def clean_amount(self):
        """Require a positive sum; it may be empty in a draft."""
        amount = self.cleaned_data["amount"]
        if amount == 0:
            raise forms.ValidationError("金额要大于零；还没有定的先空着。")
        return amount

    def is_valid(self):
        """Whether the clause and its instalments are valid."""
        return super().is_valid() and (self.parts is None or self.parts.is_valid())

    def values(self) -> dict:
        """The clause as `edit_agreement` writes it."""
        found = {n: v for n, v in self.cleaned_data.items() if n not in ("ORDER", "DELETE")}
        for name in PARTIES:
            found[name] = self.parties.get(found.get(name, ""))
        found["also_by"] = [self.parties[key] for key in found.get("also_by", ())]
        if self.parts is not None:
            found["instalments"] = self.plan()
        return found

    def plan(self) -> list[tuple]:
        """The instalments [(day, 分)]; half-typed rows, which cannot be saved, are left out."""
        return [(day, sum_) for day, sum_ in self._typed_parts() if day and sum_]

    def _typed_parts(self) -> list[tuple]:
        """The instalments as typed, (day or None, 分 or None), without empty rows."""
        rows = [getattr(form, "cleaned_data", {}) for form in self.parts.alive]
        pairs = [(row.get("due_on"), row.get("amount")) for row in rows]
        return [(day, sum_) for day, sum_ in pairs if day or sum_]

    def wrong(self) -> list[tuple]:
        """What cannot be saved as typed: (anchor, sentence), in page order."""
        found = [(bound.id_for_label, error) for bound in self for error in bound.errors]
        if self.parts is None:
            return found
        found += [(self["amount"].id_for_label, error) for error in self.parts.non_form_errors()]
        for number, part in self.parts.numbered:
            for bound in part:
                found += [(bound.id_for_label, f"第{number}期：{e}") for e in bound.errors]
        return found

    def wording(self) -> dict:
        """The clause as plain values for its sentence, defects and warnings."""
        found = dict.fromkeys(TEXTS, "") | dict.fromkeys(VALUES)
        found |= {"kind": self.kind_of_row, "instalments": []}
        values = self.values()
        others = [party for party in values.pop("also_by") if party != values["by_party"]]
        found |= {n: v for n, v in values.items() if n not in PARTIES and v is not None}
        for name, short in zip(PARTIES, ("by", "to"), strict=True):
            party = values[name]
            found[short] = party.printed_name if party else ""
            found[f"{short}_key"] = party.pk if party else None
        if others:
            found["by"] = "、".join(filter(None, [found["by"], *(p.printed_name for p in others)]))
            found["by_keys"] = (found["by_key"], *(party.pk for party in others))
        if self.parts is not None:
            found["instalments"] = self._typed_parts()
        is_whole = self.parts is not None and not found["instalments"]
        if is_whole and found["amount"] and found["due_on"]:
            found["instalments"] = [(found["due_on"], found["amount"])]
        return found


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
    names = [n for n in FIELDS[clause.kind] if n not in (*PARTIES, "also_by")]
    others = [party.pk for party in clause.debtors if party.pk != clause.by_party_id]
    found = {"also_by": others} | {name: getattr(clause, name) for name in names}
    found |= {"kind": clause.kind, "by_party": clause.by_party_id, "to_party": clause.to_party_id}
    plan = clause.plan()
    if plan != [(clause.due_on, clause.amount)]:  # one payment on one day is no instalment
        found["instalments"] = [{"due_on": day, "amount": sum_} for day, sum_ in plan]
    return found
