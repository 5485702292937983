"""The rows of parties of a registration; rows left blank do not count."""

from dataclasses import dataclass
from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError

from cases.forms import error_lines
from cases.forms.asked import Asked
from cases.forms.deletable_rows import SPARE, DeletableRows, formset_of
from cases.forms.folded_rows import FoldedRow
from cases.forms.handle.parties import PERSON_ASKED_WHEN, MoreOfAParty
from cases.forms.speakers import (
    CAPACITIES,
    CAPACITY_NOTES,
    SPEAKER_ASKED_WHEN,
    SPEAKER_NOTES,
    SPEAKERS,
    SpeakerFields,
)
from cases.models import Party
from mediation.directory.models import PropertyCompany

MOST_PARTIES = 200
MOST_READ = MOST_PARTIES + SPARE
# Of more rows than these, the ones that are filled in are shown as a line each.
MOST_OPEN = 10
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
        **PERSON_ASKED_WHEN,
        **SPEAKER_ASKED_WHEN,
    }
    written = (
        *("name", "phone", "id_number", "address", "company", "credit_code"),
        *(
            "dwelling",
            "born_on",
            "relation",
            "occupation",
            "speaker_name",
            "speaker_phone",
            "speaker_scope",
            "capacity_ground",
        ),
    )
    # The order of the page, and so of its errors.
    field_order = (
        "role name phone kind company head_count credit_code address dwelling relation "
        "occupation side id_kind id_number born_on born_precision hide_name as_written "
        "print_contact link "
        "speaker speaker_name speaker_phone speaker_scope speaker_until capacity capacity_ground"
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
            "as_written id_number address dwelling company credit_code relation born_on "
            "born_precision occupation side"
        )

    @property
    def represented(self) -> bool:
        """Whether a question of who acts for the party has a value or an error."""
        return self._holds(
            "speaker speaker_name speaker_phone speaker_scope speaker_until capacity"
        )

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
        return in_a_line(self["name"].value(), self.role_in_words, self["phone"].value())

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


def in_a_line(*values) -> str:
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


PartySet = formset_of(PartyRow, PartyRows, most=MOST_PARTIES, what="方当事人")


def errors_of_rows(what, rows, head) -> list[tuple]:
    """The errors of a formset: its own first, then those of its rows."""
    found = [(head, what, error) for error in rows.non_form_errors()]
    for number, row in rows.numbered:
        found += error_lines.of_row(row, f"{what}{number}")
    return found
