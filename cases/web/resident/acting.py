"""The page of one act for a party: plain words, its own voice, today's date."""

from django import forms

from cases.forms.people import BY_LINK, by_link
from cases.web.stepping import ActView
from cases.words.acts import ACTS, ASKS
from cases.words.readers import Reader
from mediation import clock


class ResidentAct(ActView):
    """One act of a party through its link. What is known is fixed here, whatever was posted."""

    template_name = "resident/act.html"

    def form(self, *data):
        """The act's form with day, side and way filled in and out of sight."""
        if data:
            posted = data[0].copy()
            for name, value in self._fixed().items():
                posted[name] = value
            data = (posted, *data[1:])
        form = super().form(*data)
        form.always_today = True
        for name in self._fixed():
            if name in form.fields:
                form.fields[name].widget = forms.HiddenInput()
        self._speak_plainly(form)
        return form

    def _speak_plainly(self, form):
        """Labels and choices as one speaks, and what is missing asked for by its name."""
        for name, (label, missing) in form.party_labels.items():
            field = form.fields[name]
            field.label = label
            field.error_messages["required"] = missing
            if isinstance(field, forms.ModelChoiceField):
                field.empty_label = "请选择"

    def _fixed(self) -> dict:
        own = {"on": clock.today().isoformat(), "party": self.request.actor.party_id}
        known = own | self.forms[self.name].fixed.get(Reader.PARTY, {})
        if known.get("how") != BY_LINK:
            return known
        me = self.case.sheet.party(self.request.actor.party_id)
        return known | ({"how": by_link(me)} if me else {})

    def more(self, form):
        """The act in plain words."""
        committee = self.case.committee
        return super().more(form) | {
            "words": ASKS.get(self.name),
            "committee_name": committee.name,
            "committee_phone": committee.phone,
        }

    def done(self, case, before) -> str:
        """What changed, as one would say it."""
        plain = ACTS[self.name].party
        return f"{plain}{self.made(case)}" if plain else super().done(case, before)
