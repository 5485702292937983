"""The party and claim rows of a registration; rows left blank do not count."""

from dataclasses import dataclass
from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError

from cases.forms import error_lines
from cases.forms.asked import Asked
from cases.forms.choices import RowChoice, RowChoices
from cases.forms.deletable_rows import SPARE, DeletableRows, formset_of
from cases.forms.fields import MoneyField
from cases.forms.folded_rows import FoldedRow
from cases.forms.handle.claim_shares import (
    HOW_SEVERAL_GET,
    HOW_SEVERAL_OWE,
    ONE_ALONE,
    TOGETHER,
    SharesLine,
    shares_of,
)
from cases.forms.handle.parties import MoreOfAParty
from cases.forms.speakers import (
    CAPACITIES,
    CAPACITY_NOTES,
    SPEAKER_ASKED_WHEN,
    SPEAKER_NOTES,
    SPEAKERS,
    SpeakerFields,
)
from cases.law.limitation import Nature
from cases.models import Claim, Party
from cases.phases.handle.guards_of_claim_changes import HOW_IS_UNSAID
from mediation.directory.models import PropertyCompany

MOST_PARTIES, MOST_CLAIMS = 200, 20
MOST_READ = MOST_PARTIES + SPARE
# Of more rows than these, the ones that are filled in are shown as a line each.
MOST_OPEN = 10
# Buttons of a blank claim; the script of the page adds one for every further party.
FIRST_NAMES = 3
EVERY_PARTY = {"of": "parties", "most": MOST_READ, "unnamed": "当事人N", "required": False}
TO_OTHER = "向"
NO_OTHER = "请先在“谁和谁”里登记对方。"
NOBODY_AT_ALL = "至少要登记一方当事人。"
NO_NAME = "身份待查"
AS_WRITTEN = "别处写到的不是其姓名，照原样登记"
BESIDE_THE_PARTY = ("link", "as_written", "DELETE")
NO_NAME_GIVEN = "请填姓名或者名称；还不知道的，类别选“身份待查”。"


@dataclass(frozen=True, slots=True)
class PartyChoice:
    """A party of the page as a claim offers it: name and role in words, and whether it counts."""

    name: str
    role: str
    written: bool


def checkbox_for(column):
    """A box to tick for a column of a party, under the name of the column."""
    label = Party._meta.get_field(column).verbose_name
    return forms.BooleanField(label=label, required=False)


class PartyRow(Asked, MoreOfAParty, SpeakerFields):
    """One party at registration; a blank row is no party."""

    role = forms.ChoiceField(label="地位", choices=Party.Role.choices)
    hide_name = checkbox_for("hide_name")
    as_written = forms.BooleanField(label=AS_WRITTEN, required=False)
    print_contact = checkbox_for("print_contact")
    link = forms.BooleanField(label="给一案链接和查询码", required=False)
    speaker = forms.ChoiceField(label="由谁出面", choices=SPEAKERS, required=False)
    capacity = forms.ChoiceField(label="民事行为能力", choices=CAPACITIES, required=False)
    notes = {"speaker": SPEAKER_NOTES, "capacity": CAPACITY_NOTES}
    asked_when = {
        "company": ("kind", Party.Kind.ORGANISATION),
        "head_count": ("kind", Party.Kind.GROUP),
        "credit_code": ("kind", Party.Kind.ORGANISATION),
        "as_written": ("hide_name", "on"),
        **SPEAKER_ASKED_WHEN,
    }
    written = (
        *("name", "phone", "id_number", "address", "company", "credit_code"),
        *("born_on", "relation", "occupation", "speaker_name", "speaker_scope", "capacity_ground"),
    )
    # The order of the page, and so of its errors.
    field_order = (
        "role name phone kind company head_count credit_code address relation occupation side "
        "id_kind id_number born_on born_precision hide_name as_written print_contact link "
        "speaker speaker_name speaker_scope speaker_until capacity capacity_ground"
    ).split()

    def __init__(self, *args, companies=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].error_messages["required"] = NO_NAME_GIVEN
        if companies is not None:
            self.fields["company"].choices = companies

    @property
    def opened(self) -> bool:
        """Whether a rarely needed field has a value or an error, so that it must be visible."""
        other = self["kind"].value() not in (None, Party.Kind.PERSON)
        return other or self._holds(
            "as_written id_number address company credit_code relation born_on born_precision "
            "occupation side"
        )

    @property
    def represented(self) -> bool:
        """Whether a question of who acts for the party has a value or an error."""
        return self._holds("speaker speaker_name speaker_scope speaker_until capacity")

    def _holds(self, names) -> bool:
        return any(self[name].value() or self[name].errors for name in names.split())

    @property
    def as_choice(self) -> PartyChoice:
        """The party as a claim offers it, checked or not."""
        return PartyChoice(self["name"].value() or "", self.role_in_words, self.has_changed())

    @property
    def role_in_words(self) -> str:
        """The chosen role, empty where none was chosen."""
        return str(dict(Party.Role.choices).get(self["role"].value() or "", ""))

    @property
    def in_short(self) -> str:
        """The party in a line: name, role and phone as typed."""
        return _in_a_line(self["name"].value(), self.role_in_words, self["phone"].value())

    def has_changed(self):
        """Whether the row holds a party; what no script hid was answered on purpose."""
        return any(
            self[name].data for name in self.written if self.is_asked(name) or not self.was_hidden
        )

    def clean(self):
        """Fill in a registered company's name; name an unknown party as unknown."""
        data = super().clean()
        company = data.get("company")
        if company:
            self._named(company.name)
        elif data.get("kind") == Party.Kind.UNNAMED:
            self._named(NO_NAME)
        return data

    def _named(self, name):
        """Give a party without a name a description, and drop the error about its empty name."""
        self.cleaned_data["name"] = self.cleaned_data.get("name") or name
        if not self["name"].data:
            self.errors.pop("name", None)

    def facts(self) -> dict:
        """The party's fields for the door."""
        data = {n: v for n, v in self.cleaned_data.items() if n not in BESIDE_THE_PARTY}
        return self.speaker_facts(data) | self.more_of_the_party()


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
        return _in_a_line(who, self["item"].value(), self["amount"].value())

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


def _in_a_line(*values) -> str:
    return " · ".join(str(value) for value in values if value)


class Rows(DeletableRows):
    """A formset whose blank rows do not count, and whose many rows are shown as a line each."""

    @cached_property
    def shown(self) -> list[FoldedRow]:
        """Every row as the page shows it: of many, those filled in as a line.

        Of the rows with an error the first ones stay open, so that the page stays light.
        """
        many, wrong, found = len(self.placed) > MOST_OPEN, 0, []
        for number, row in self.numbered:
            wrong += bool(row.errors)
            is_open = row.errors and wrong <= MOST_OPEN
            is_open = is_open or row.prefix == self.data.get("open") or not row.has_changed()
            found.append(FoldedRow(number, row, many and not is_open))
        return found

    @property
    def written(self) -> list:
        """The rows with content that were not deleted, in page order."""
        return [(n, form) for n, form in self.placed if form.has_changed()]

    @property
    def counted(self) -> list:
        """The written rows."""
        return self.written

    def add_fields(self, form, index):
        """Allow blank rows anywhere."""
        super().add_fields(form, index)
        form.empty_permitted = True
        form.use_required_attribute = False


class PartyRows(Rows):
    """The parties; there is at least one."""

    @property
    def somebody_applies(self) -> bool:
        """Whether one of the parties is an applicant."""
        return any(
            form.cleaned_data.get("role") == Party.Role.APPLICANT for _, form in self.written
        )

    def clean(self):
        """Require a party."""
        super().clean()
        if not any(self.errors) and not self.written:
            raise ValidationError(NOBODY_AT_ALL)


def companies_near(actor) -> list[tuple]:
    """The companies that manage or managed an estate of the actor's committees, as choices."""
    rows = PropertyCompany.objects.filter(
        managements__estate__committee__in=actor.bodies
    ).distinct()
    return [("", "不是物业公司"), *[(row.pk, row.name) for row in rows.order_by("name")]]


class ClaimRows(Rows):
    """The claims, each between parties of the page."""

    def get_form_kwargs(self, index):
        """A blank row for the script to copy names a few parties, whose buttons it multiplies."""
        found = super().get_form_kwargs(index)
        if index is not None:
            return found
        return found | {"parties": dict(list(found["parties"].items())[:FIRST_NAMES])}


PartySet = formset_of(PartyRow, PartyRows, most=MOST_PARTIES, what="方当事人")
ClaimSet = formset_of(ClaimRow, ClaimRows, most=MOST_CLAIMS, what="项请求")


def errors_of_rows(what, rows, head) -> list[tuple]:
    """The errors of a formset: its own first, then those of its rows."""
    found = [(head, what, error) for error in rows.non_form_errors()]
    for number, row in rows.numbered:
        found += error_lines.of_row(row, f"{what}{number}")
    return found
