"""Choosing a party: by a card with name, role and dwelling, which distinguishes namesakes."""

from django import forms

from cases.forms.choices import Choice, namesakes_counted
from cases.visibility import short_name_of
from mediation import clock

AUTHORITY_OVER = "（代理权已经终止）"
VIA_LINK = "经专用链接办理"
BY_LINK = f"本人{VIA_LINK}"
PLACE_TAKERS = frozenset({"guardian", "successor", "appointed"})  # who acts instead of the party
MOST_CARDS = 12
LONGEST_KEY = 18
NOBODY = "nobody"


def place_of(party) -> str:
    """What distinguishes a party from its namesakes: role, side, dwelling, representative."""
    relation = party.get_relation_display() if party.relation else ""
    home = f"{party.dwelling or ''}{relation}"
    role = party.get_role_display()
    parts = (role, home, speaker_of(party), head_count_of(party))
    return " · ".join(part for part in parts if part)


def speaker_of(party) -> str:
    """The representative of a party that has one, and that they are none any more."""
    if not party.speaker:
        return ""
    over = "" if party.is_represented(clock.today()) else AUTHORITY_OVER
    return f"{party.get_speaker_display()}{party.speaker_name}{over}"


def holder_of_link(party) -> str:
    """To whom the link of a party is handed: who acts for it, or the person itself."""
    name, who = party.name, party.speaker_name if party.is_represented(clock.today()) else ""
    if who and party.speaker in PLACE_TAKERS:
        return f"{name}的{party.speaker_word}{who}"
    if party.kind == party.Kind.GROUP:
        return f"{name}的代表人{who}"
    if party.is_organisation:
        return f"{name}的{f'{party.speaker_word}{who}' if who else '负责人或者经办人'}"
    return f"{name}本人{f'或者{party.speaker_word}{who}' if who else ''}"


def by_link(party) -> str:
    """How a party acted that used its link: the guardian of one who cannot act alone."""
    if party.speaker in PLACE_TAKERS:
        return f"{party.speaker_word}{VIA_LINK}"
    return f"本人或者{party.speaker_word}{VIA_LINK}" if party.speaker else BY_LINK


def head_count_of(party) -> str:
    """The head count of a group, in words."""
    return f"{party.head_count} 人" if party.head_count > 1 else ""


def distinctions_of(parties) -> list[str]:
    """What distinguishes each of these parties from the others, in their order."""
    cards = [Choice("", "", party.name, place_of(party)) for party in parties]
    return [card.note for card in namesakes_counted(cards)]


class OfParties:
    """A choice among parties: names as the reader may see them, with what distinguishes them."""

    most_buttons = MOST_CARDS
    reader = None

    def speak_to(self, actor):
        """Name the parties as this actor may see them."""
        self.reader = actor

    def label_from_instance(self, party):
        """The name of a party; a company's short one, where it is not hidden from the reader."""
        return short_name_of(party, self.reader) if self.reader else party.called

    def note_of(self, party) -> str:
        """The line below the name."""
        return place_of(party)


class RowOrNone(forms.ModelChoiceField):
    """One of several rows; `nobody` names the choice of none of them, to be chosen like one."""

    def __init__(self, *args, nobody="", **kwargs):
        super().__init__(*args, **kwargs)
        self.nobody = nobody

    @property
    def more_rows(self) -> list[tuple]:
        """What can be chosen beside the rows."""
        return [(NOBODY, self.nobody)] if self.nobody else []

    def clean(self, value):
        """The row, or None where none was chosen."""
        return None if self.nobody and value == NOBODY else super().clean(value)


class PartyChoice(OfParties, RowOrNone):
    """One of the case's parties."""


def can_be_key(value) -> bool:
    """Whether a submitted value can be the key of a row, before the database is queried."""
    return str(value).isdecimal() and len(str(value)) <= LONGEST_KEY


class PartiesField(OfParties, forms.ModelMultipleChoiceField):
    """Several of the case's parties, ticked; values that cannot be keys are refused."""

    widget = forms.CheckboxSelectMultiple

    def _check_values(self, value):
        """Refuse values that cannot be keys before the database is queried."""
        for key in value:
            if not can_be_key(key):
                wrong = self.error_messages["invalid_choice"]
                raise forms.ValidationError(wrong, code="invalid_choice", params={"value": key})
        return super()._check_values(value)
