"""One clause in the agreement editor, with the fields of its kind."""

from django import forms

from cases.forms.asked import Asked
from cases.forms.choices import SEVERAL_OF_A_LIST
from cases.forms.fields import (
    DailyRateField,
    DayField,
    LengthField,
    MoneyField,
    NumberField,
    RatioField,
    long_text,
)
from cases.forms.mediate.clause_fields import FIELDS, PARTIES, SHORT_TEXT, WIDE
from cases.forms.mediate.clause_values import SHARES, SIDES, ClauseValues
from cases.forms.mediate.instalments import PartForm, PartFormSet
from cases.forms.mediate.shares_field import HOW_TO_WRITE, SharesField
from cases.forms.people import MOST_CARDS, NOBODY, place_of
from cases.forms.questions import Question
from cases.law import day_rules
from cases.law.clause_kinds.condition import PRECEDENT, SUBSEQUENT
from cases.law.clause_kinds.row import OF_THREE
from cases.law.clause_kinds.table import KINDS, choices
from cases.law.ratios import RatioError
from cases.law.shares import divided
from cases.models import Clause

MOST_CLAUSES = 40
SEVERAL = 3
FOLLOWING = frozenset(name for *_, how, of_each in SIDES for name in (how, of_each))
NOT_AMONG_THEM = "{}写了份额，却没有选上，请核对。"
MONEY, OTHER = "money", "other"
PRIOR = "prior"
ANSWERS = {"effect": "effects", "whose": "whose"}
CONDITION = "condition"
BY_WHEN = ("due_on", "due_event", "due_days")  # not asked where all parts fall due at once
PLAN_HAS_ITS_DAYS = "分期付的空着，每一期写自己的到期日。"
MOST_DAYS = 3650


class ClauseForm(ClauseValues, Asked):
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
    daily_rate = DailyRateField(required=False)
    bound = MoneyField(required=False)
    from_on = DayField(required=False, rule=day_rules.FIFTY_YEARS)
    until_on = DayField(required=False, rule=day_rules.FIFTY_YEARS)
    due_days = LengthField(required=False, min_value=1, max_value=MOST_DAYS)
    of_clause = NumberField(required=False, min_value=1, max_value=MOST_CLAUSES)
    against_clause = NumberField(required=False, min_value=1, max_value=MOST_CLAUSES)
    effect = forms.ChoiceField(required=False)
    whose = forms.ChoiceField(required=False)
    also_by = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    liability = forms.ChoiceField(
        required=False, choices=(("", "请选择"), *Clause.Liability.choices[:3])
    )
    shares = SharesField(required=False, help_text=HOW_TO_WRITE)
    also_to = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    entitlement = forms.ChoiceField(
        required=False, choices=(("", "请选择"), *Clause.Entitlement.choices[:3])
    )
    to_shares = SharesField(required=False, help_text=HOW_TO_WRITE)

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
        return {name: label for name, label in fields if not (alone and name in OF_THREE)}

    def _only_fields_of_the_kind(self):
        wanted = self._wanted
        self.fields["kind"].initial = self.kind_of_row
        for name in [name for name in self.fields if name not in ("kind", *wanted)]:
            del self.fields[name]
        for name, label in wanted.items():
            self._dress(name, label)
        if self.kind_of_row == PRIOR:
            self.fields["from_on"].rule = day_rules.PAST
        self.order_fields(["kind", *wanted])
        self.asked_when = {each: (how, SHARES) for *_, how, each in SIDES if each in wanted}
        if self.kind_of_row == CONDITION:
            self.asked_when = dict.fromkeys(BY_WHEN, ("effect", "", PRECEDENT, SUBSEQUENT))

    def _dress(self, name, label):
        field = self.fields[name]
        field.label = label
        if name in PARTIES:
            self._offer_parties(field, nobody=name in self.row.unwritten)
        if name in ("also_by", "also_to"):
            self._offer_further_parties(field)
        if isinstance(field, SharesField):
            field.offer(self._sharing(name))
        if name == "text" and self.kind_of_row not in SHORT_TEXT:
            field.widget = long_text(2)
        if name in ANSWERS:
            field.choices = (("", "请选择"), *getattr(self.row, ANSWERS[name]))
        if name in self.row.choices:
            field.widget.attrs["list"] = f"{name}-{self.kind_of_row}"
        self._dress_for_instalments(name, field)

    def _dress_for_instalments(self, name, field):
        """Mark the sum and its last day, with which the script compares the instalments."""
        if name == "amount":
            field.widget.attrs |= {"data-words": "", "data-instalment-total": ""}
        if name == "due_on" and self.kind_of_row == MONEY:
            field.help_text = PLAN_HAS_ITS_DAYS
            field.widget.attrs["data-instalment-last"] = ""

    def _offer_parties(self, field, *, nobody):
        """Offer the parties as cards; none is chosen beforehand."""
        field.most_buttons = MOST_CARDS
        field.choices = [(key, party.called) for key, party in self.parties.items()]
        field.choices += [(NOBODY, "不写明")] if nobody else []

    def _offer_further_parties(self, field):
        """Offer the parties to tick; of many a list, since each clause repeats them."""
        if len(self.parties) > MOST_CARDS:
            field.widget = forms.SelectMultiple(attrs={"size": MOST_CARDS})
            field.help_text = SEVERAL_OF_A_LIST
        field.choices = [(key, party.called) for key, party in self.parties.items()]

    def _sharing(self, name) -> list[tuple]:
        """Whose share is asked: of many parties, those who are chosen."""
        named = [(key, party.called) for key, party in self.parties.items()]
        if len(named) <= MOST_CARDS:
            return named
        first, also = next(side[:2] for side in SIDES if name in side)
        chosen = {str(self[first].value()), *map(str, self[also].value() or ())}
        return [(key, called) for key, called in named if key in chosen]

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
        return [(self[name], self._is_wide(name)) for name in wanted]

    def _is_wide(self, name) -> bool:
        text = name in WIDE and self.kind_of_row not in SHORT_TEXT
        return text or isinstance(self.fields[name], SharesField)

    @property
    def people(self) -> list[Question]:
        """Who is bound by the clause, and to whom."""
        return [self.questions[name] for name in PARTIES if name in self.fields]

    @property
    def first(self) -> list[tuple]:
        """The usual other fields of the kind, each with whether it takes the full width, and the
        answer on which it depends."""
        rest = self.row.rare | set(PARTIES)
        return self._with_conditions(row for row in self.shown if row[0].name not in rest)

    @property
    def rare(self) -> list[tuple]:
        """The same of the rarely used fields of the kind."""
        return self._with_conditions(row for row in self.shown if row[0].name in self.row.rare)

    def _with_conditions(self, rows) -> list[tuple]:
        return [(bound, wide, self._condition(bound.name)) for bound, wide in rows]

    @property
    def rare_when(self) -> dict:
        """The answer on which all the rarely used fields depend; none where one does not."""
        conditions = [condition for *_, condition in self.rare]
        same = conditions and all(one == conditions[0] for one in conditions)
        return conditions[0] if same else {}

    def _condition(self, name) -> dict:
        return self.questions[name].asked_when if name in self.asked_when else {}

    @property
    def rare_names(self) -> list[str]:
        """What the rarely used fields are about, without those that only follow another one."""
        return [bound.label for bound, *_ in self.rare if bound.name not in FOLLOWING]

    @property
    def rare_open(self) -> bool:
        """Whether a rarely used field has a value or an error."""
        return any(bound.value() or bound.errors for bound, *_ in self.rare)

    def clean_amount(self):
        """Require a positive sum; it may be empty in a draft."""
        amount = self.cleaned_data["amount"]
        if amount == 0:
            raise forms.ValidationError("金额要大于零；还没有定的先空着。")
        return amount

    def clean(self):
        """Require that shares are those of the people chosen."""
        data = super().clean()
        for first, also, _, of_each in SIDES:
            typed = data.get(of_each) or {}
            chosen = list(dict.fromkeys(filter(None, (data.get(first), *(data.get(also) or ())))))
            for key in typed.keys() - {*chosen}:
                self.add_error(of_each, NOT_AMONG_THEM.format(self.parties[key].called))
            if typed and of_each not in self.errors:
                self._divide(of_each, chosen)
        return data

    def _divide(self, of_each, chosen):
        """Give each of those chosen a share, where one line divides the sum among all."""
        try:
            shown = [key for key in self.parties if key in chosen]
            total = self.cleaned_data.get("amount") if self.kind_of_row == MONEY else None
            typed = self.cleaned_data[of_each]
            self.cleaned_data[of_each] = divided(typed, chosen, shown, total)
        except RatioError as error:
            self.add_error(of_each, str(error))

    def is_valid(self):
        """Whether the clause and its instalments are valid."""
        return super().is_valid() and (self.parts is None or self.parts.is_valid())

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
