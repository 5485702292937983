"""The rows of claims of a registration; a blank row is no claim."""

from django import forms

from cases.forms.asked import Asked
from cases.forms.choices import RowChoice, RowChoices
from cases.forms.deletable_rows import formset_of
from cases.forms.fields import MoneyField
from cases.forms.handle.claim_shares import (
    HOW_SEVERAL_GET,
    HOW_SEVERAL_OWE,
    ONE_ALONE,
    TOGETHER,
    SharesLine,
    shares_of,
)
from cases.forms.handle.registration_rows import MOST_READ, Rows, in_a_line
from cases.law.limitation import Nature
from cases.models import Claim
from cases.phases.handle.guards_of_claim_changes import HOW_IS_UNSAID

MOST_CLAIMS = 20
# Buttons of a blank claim; the script of the page adds one for every further party.
FIRST_NAMES = 3
EVERY_PARTY = {"of": "parties", "most": MOST_READ, "unnamed": "当事人N", "required": False}
TO_OTHER = "向"
NO_OTHER = "请先在“谁和谁”里登记对方。"


class ClaimRow(Asked):
    """One claim at registration: what one party asks of another; a blank row is no claim."""

    from_index = RowChoice(label="谁请求", of="parties", most=MOST_READ, unnamed="当事人N")
    to_index = RowChoice(label="向谁", **EVERY_PARTY)
    item = forms.CharField(label="请求什么", required=False, max_length=200)
    amount = MoneyField(label="金额（元）", required=False, keeps_about=True)
    nature = forms.ChoiceField(label="请求的性质", choices=Nature.choices, required=False)
    also_from = RowChoices(label="还有谁一起请求", **EVERY_PARTY)
    entitlement = forms.ChoiceField(
        label=HOW_SEVERAL_GET, choices=(ONE_ALONE, *Claim.Entitlement.choices), required=False
    )
    also_to = RowChoices(label="还向谁一起请求", **EVERY_PARTY)
    liability = forms.ChoiceField(
        label=HOW_SEVERAL_OWE, choices=(ONE_ALONE, *Claim.Liability.choices), required=False
    )
    shares = SharesLine()
    of_several_title = TOGETHER
    of_several = ("also_from", "entitlement", "also_to", "liability", "shares")

    def __init__(self, *args, parties=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.parties = dict(parties)
        names = {n: party.name for n, party in self.parties.items()}
        for name in ("from_index", "to_index", "also_from", "also_to"):
            self.fields[name].offer(names, self[name].value())
        self.roles = {str(n): party.role for n, party in self.parties.items()}
        self.notes = dict.fromkeys(("to_index", "also_from", "also_to"), self.roles)

    def before_drawing(self, name):
        """Say beside each claimant their role, and from whom where that is not asked."""
        if name == "from_index":
            others = self.fields[name].counterpart_labels(
                TO_OTHER, asked=not self.counterpart_is_implied
            )
            both = {n: (role, others.get(n)) for n, role in self.roles.items()}
            notes = {n: " · ".join(filter(None, words)) for n, words in both.items()}
            self.notes = self.notes | {name: notes}

    @property
    def in_short(self) -> str:
        """The claim in a line: who, what and how much as typed."""
        rows = self.fields["from_index"].offered or {}
        who = rows.get(str(self["from_index"].value()), "")
        return in_a_line(who, self["item"].value(), self["amount"].value())

    @property
    def counterpart_is_implied(self) -> bool:
        """Whether a party of the page has only one other to claim from, which is not asked then."""
        return self.fields["to_index"].counterpart_is_implied(self["to_index"], len(self.parties))

    def has_changed(self):
        """Whether a claim was written."""
        return bool(self["item"].data or self["amount"].data)

    def clean(self):
        """Require a claim to state from whom, unless there is only one other, and what."""
        data = super().clean()
        unasked = data.get("to_index") is None and "to_index" not in self.errors
        if data.get("from_index") is not None and unasked:
            self._claim_from(self._others(data["from_index"]))
        if not data.get("item") and "item" not in self.errors:
            self.add_error("item", "请写明请求什么，例如“赔偿天花板损失”。")
        self._read_sides()
        return data

    @property
    def sides(self) -> list[tuple]:
        """Both sides: (the places of their parties in page order, how they share)."""
        data = self.cleaned_data
        ends = (("from_index", "also_from", "entitlement"), ("to_index", "also_to", "liability"))
        return [
            (sorted({data.get(first), *data.get(also, ())} - {None}), data.get(how))
            for first, also, how in ends
        ]

    def _read_sides(self):
        """Require of several to state how they share, and read their shares."""
        for (people, how), name in zip(self.sides, ("entitlement", "liability"), strict=True):
            if len(people) > 1 and not how:
                self.add_error(name, HOW_IS_UNSAID)
        if self.cleaned_data.get("shares"):
            total = self.cleaned_data.get("amount")
            self.cleaned_data["shares"] = shares_of(self, self.sides, total)

    @property
    def together(self) -> bool:
        """Whether a question about several has a value or an error."""
        return any(self[name].value() or self[name].errors for name in self.of_several)

    def _others(self, place) -> list[int]:
        return [n for n, party in self.parties.items() if party.written and n != place]

    def _claim_from(self, others):
        """Claim from the only other party; with several it must be chosen."""
        if len(others) == 1:
            self.cleaned_data["to_index"] = others[0]
        else:
            self.add_error("to_index", "请选择“向谁”。" if others else NO_OTHER)

    def facts(self) -> dict:
        """The claim's fields for the door."""
        facts = {n: v for n, v in self.cleaned_data.items() if n != "DELETE"}
        facts["shares"] = facts.get("shares") or []
        return facts | {"approximate": self.fields["amount"].about}


class ClaimRows(Rows):
    """The claims, each between parties of the page."""

    def get_form_kwargs(self, index):
        """A blank row for the script to copy names a few parties, whose buttons it multiplies."""
        found = super().get_form_kwargs(index)
        if index is not None:
            return found
        return found | {"parties": dict(list(found["parties"].items())[:FIRST_NAMES])}


ClaimSet = formset_of(ClaimRow, ClaimRows, most=MOST_CLAIMS, what="项请求")
