"""How a party is chosen: by a card with name, role and dwelling, so that namesakes differ."""

from django import forms

from cases.visibility import name_of

MOST_CARDS = 12
LONGEST_KEY = 18
NOBODY = "nobody"


def place_of(party) -> str:
    """What tells a party from its namesakes: role, side, dwelling, who speaks for it."""
    relation = party.get_relation_display() if party.relation else ""
    home = f"{party.dwelling or ''}{relation}"
    role = party.get_role_display()
    parts = (role, home, speaker_of(party), head_count_of(party))
    return " · ".join(part for part in parts if part)


def speaker_of(party) -> str:
    """Who speaks for a party that does not speak for itself."""
    if not party.speaker:
        return ""
    return f"{party.get_speaker_display()}{party.speaker_name}"


def head_count_of(party) -> str:
    """How many a group counts."""
    return f"{party.head_count} 人" if party.head_count > 1 else ""


class OfParties:
    """A choice among parties: each by its name as the reader may see it, told apart by place."""

    most_buttons = MOST_CARDS
    reader = None

    def speak_to(self, actor):
        """Name the parties as this actor may see them."""
        self.reader = actor

    def label_from_instance(self, party):
        """The name of a party."""
        return name_of(party, self.reader) if self.reader else str(party)

    def note_of(self, party) -> str:
        """What stands under the name."""
        return place_of(party)


class PartyChoice(OfParties, forms.ModelChoiceField):
    """One of the case's parties; `nobody` names the button for none of them, chosen like one."""

    def __init__(self, *args, nobody="", **kwargs):
        super().__init__(*args, **kwargs)
        self.nobody = nobody

    @property
    def more_rows(self) -> list[tuple]:
        """What can be chosen beside the parties."""
        return [(NOBODY, self.nobody)] if self.nobody else []

    def clean(self, value):
        """The party, or None where nobody was chosen."""
        return None if self.nobody and value == NOBODY else super().clean(value)


class PartiesField(OfParties, forms.ModelMultipleChoiceField):
    """Some of the case's parties, ticked; a key that cannot be one is no choice."""

    widget = forms.CheckboxSelectMultiple

    def _check_values(self, value):
        """Refuse what no row can have as its key, before a database is asked."""
        for key in value:
            if not (str(key).isdecimal() and len(str(key)) <= LONGEST_KEY):
                wrong = self.error_messages["invalid_choice"]
                raise forms.ValidationError(wrong, code="invalid_choice", params={"value": key})
        return super()._check_values(value)
