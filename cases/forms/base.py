"""What the forms of all acts share: legal day, key, version, and facts for the door."""

import uuid
from typing import ClassVar

from django import forms

from cases.forms.asked import Asked
from cases.forms.fields import DayField, long_text, not_in_the_future
from cases.forms.people import PartyChoice
from cases.forms.sections import NO_PARTY, After
from cases.functions import row_of
from cases.models import IdempotencyKey, Party
from cases.texts_as_seen import as_seen
from cases.visibility import own_rows
from cases.words.readers import Reader
from mediation import clock
from mediation.plain_forms import KeyField, speak_plainly

CONTROL_FIELDS = ("key", "version", "as_of", "on")


def full_place(estate, place) -> str:
    """The place, preceded once by the estate's name."""
    return place if estate.name in place else f"{estate.name}{place}"


# act → form. A form is registered where it is defined; `cases.forms` imports them all.
FORMS: dict[str, type["ActForm"]] = {}


def form_of(act: str):
    """Make the class below the form of this act; raises ValueError for a second one."""

    def register(form):
        if FORMS.setdefault(act, form) is not form:
            raise ValueError(f"{act} has two forms: {FORMS[act].__name__} and {form.__name__}")
        return form

    return register


class ActForm(Asked):
    """The form of one act in one case, for one actor; `facts()` is what the door gets."""

    explain = ""
    on_label = "日期"
    always_today = False  # whether the day is always today and not asked
    counted_from = "on"  # the day from which the act's clocks are counted
    day_counts = False  # whether the law counts from the day: it must be entered, never prefilled
    beside = ""  # what a face shows beside the form, by its own choice of parts
    quick_part = ""  # the part of the quick record that asks the same
    with_offers = False  # whether the page also asks for offers, recorded with the act
    grows: ClassVar[tuple[str, ...]] = ()  # questions of several rows, to which more can be added
    freezes_text = False  # whether the draft of the agreement can no longer be changed afterwards
    after: ClassVar[tuple[After, ...]] = ()
    when_empty = dict.fromkeys(
        ("party", "parties", "present", "applicants", "agreed", "met"), NO_PARTY
    )
    # What the lapse of a clock means after this act, where it is not what its rule says.
    lapses: ClassVar[dict[str, str]] = {}
    # What is fixed when a reader of this kind acts, whatever was posted.
    fixed: ClassVar[dict[Reader, dict[str, str]]] = {}
    # A party's words for a field, and what it reads when nothing was chosen or written.
    party_labels: ClassVar[dict[str, tuple[str, str]]] = {}

    key = KeyField()
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    as_of = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, *args, case, actor, **kwargs):
        self.case, self.actor = case, actor
        self.still_open = {}
        super().__init__(*args, **kwargs)
        self.fields["on"] = DayField(label=self.on_label)
        if not self.day_counts:
            self.fields["on"].initial = clock.today
        self.fields["key"].initial = uuid.uuid4().hex
        self.fields["version"].initial = case.version
        self.fields["as_of"].initial = case.trail_length
        self.prepare()
        for field in self.fields.values():
            speak_plainly(field)
            self._hide_names_in_choices(field)

    def _hide_names_in_choices(self, field):
        """Call every row as this reader may see it: its label and note hold typed texts."""
        knows_all = row_of(self.actor.function).knows_hidden_names
        if knows_all or not isinstance(field, forms.ModelChoiceField):
            return
        for name in ("label_from_instance", "note_of"):
            if hasattr(field, name):
                setattr(field, name, self._as_seen(getattr(field, name)))

    def _as_seen(self, describe):
        return lambda row: as_seen(self.case, str(describe(row)), self.actor)

    def prepare(self):
        """Fill choices from the case; for subclasses."""

    def is_known(self, name) -> bool:
        """Whether a question is shown as a line with 改: the day, while it is today."""
        if name != "on" or self.day_counts or self.errors.get("on"):
            return False
        return not self.is_bound or self.cleaned_data.get("on") == clock.today()

    def day_entered(self):
        """The day entered from which clocks are counted, where it is a valid one."""
        found = getattr(self, "cleaned_data", {}) if self.is_bound else {}
        return found.get(self.counted_from)

    @property
    def day_is_asked(self) -> bool:
        """Whether that day is asked, and not always today."""
        return not self.always_today and not self[self.counted_from].is_hidden

    @property
    def day_is_open(self) -> bool:
        """Whether that day is asked and none is entered: what is counted holds for today alone."""
        return self.day_is_asked and self.day_entered() is None

    def clean_on(self):
        """Refuse a day in the future."""
        return not_in_the_future(self.cleaned_data["on"])

    def facts(self) -> dict:
        """The cleaned facts of the act, without the fields that steer the door."""
        return {n: v for n, v in self.cleaned_data.items() if n not in CONTROL_FIELDS}

    def facts_so_far(self) -> dict:
        """The facts known of a form with errors, and the day; none if one needs what is missing."""
        try:
            facts = self.facts()
        except KeyError:  # made of several answers, of which one is missing
            return {}
        day = self.cleaned_data.get("on")
        return facts | ({"on": day} if day else {})

    def steering(self) -> dict:
        """Legal day, key, version and lines seen for the door, without a day that was not chosen.

        Otherwise the same form submitted again after midnight would differ from the first. A form
        that does not say which lines were seen has shown none.
        """
        data = self.cleaned_data
        return {
            "on": None if self.always_today else data["on"],
            "key": data.get("key") or None,
            "version": data.get("version"),
            "as_of": data.get("as_of") or 0,
        }

    def came_before(self) -> bool:
        """Whether this form has already taken effect."""
        mine = IdempotencyKey.objects.filter(principal=self.actor.principal)
        key = self.cleaned_data.get("key")
        return bool(key) and mine.filter(key=key).exists()

    def choose_party(self, name="party", *, label="当事人", own=False, nobody=""):
        """Add a choice among the parties; an actor who is a party sees only their own."""
        self.fields[name] = PartyChoice(Party.objects.none(), label=label, nobody=nobody)
        self.choose_parties(name, own=own)

    def choose_parties(self, name, *, own=False):
        """The parties to choose from in a field: those still in the dispute."""
        everyone = self.case.parties.select_related("company", "dwelling")
        if own:
            everyone = own_rows(everyone, self.actor)
        self.fields[name].speak_to(self.actor)
        self.choose(name, everyone, everyone.filter(released_on=None))

    def choose(self, name, all_rows, open_rows):
        """Choices of a field: what is still open when shown, everything when submitted.

        A repeated submit must read the same as the first time; the door's guards refuse what is
        no longer possible. Rows are a queryset, or choices of a field without one.
        """
        self.still_open[name] = open_rows
        _put_rows(self.fields[name], all_rows if self.is_bound else open_rows)

    def before_drawing(self, name):
        """Offer no more than the empty page did, when the form is shown again."""
        rows = self.still_open.pop(name, None)
        if self.is_bound and rows is not None:
            _put_rows(self.fields[name], rows)


def _put_rows(field, rows):
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = rows
    else:
        field.choices = rows


class Reason(ActForm):
    """An act that needs a reason in words."""

    reason = forms.CharField(label="原因", widget=long_text(2), max_length=300)
