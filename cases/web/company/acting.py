"""The page of one act for a company: today's date, its own party, phrases for the answer."""

from django import forms

from cases.texts_as_seen import as_seen
from cases.visibility import outside
from cases.web.stepping import ActView
from cases.words.acts import label_of
from cases.words.days import by_last_day
from cases.words.readers import Reader
from mediation import clock

from .points import template_for

ANSWER = "answer"  # the act for which a company is here


class CompanyAct(ActView):
    """One act of a company's clerk; the day is today, and a posted day is ignored."""

    @property
    def template_name(self):
        """The template; the answer has one of its own."""
        return "company/answer.html" if self.name == ANSWER else "company/act.html"

    @property
    def label(self) -> str:
        """The act as the button says it, in the company's own words."""
        return label_of(self.name, Reader.COMPANY, super().label)

    def form(self, *data):
        """The act's form with the fixed values hidden: a company cannot backdate an answer."""
        known, own = self._known(), self._own_party()
        if data:
            posted = data[0].copy()
            for name, value in known.items():
                posted[name] = value
            for name, value in own.items():
                posted.setdefault(name, value)
            data = (posted, *data[1:])
        form = super().form(*data)
        form.always_today = True
        for name, value in (known | own).items():
            if name in form.fields:
                form.fields[name].initial = value
                form.fields[name].widget = forms.HiddenInput()
        self._dress(form)
        return form

    def _known(self) -> dict:
        known = self.forms[self.name].fixed.get(Reader.COMPANY, {})
        return {"on": clock.today().isoformat()} | known

    def _own_party(self) -> dict:
        """The one party this company speaks for; the door refuses any other."""
        bodies = self.request.actor.bodies
        ours = [party.pk for party in self.case.sheet.parties if party.company_id in bodies]
        return {"party": ours[0]} if len(ours) == 1 else {}

    def _dress(self, form):
        """The phrases of the category."""
        if self.name == ANSWER:
            found = template_for(self.case.category, clock.today())
            form.phrases = {name: found[name] for name in ("findings", "action")}

    def _demand(self) -> str:
        """What the office demanded when it sent the complaint to this company."""
        dispatch = self.case.sheet.open_dispatch
        return dispatch.note if dispatch else ""

    def as_shown(self, sentence) -> str:
        """The reason, without who did what once the neighbours are in mediation."""
        return "" if outside(self.case, self.request.actor) else super().as_shown(sentence)

    def more(self, form):
        """The complaint, and the legal points of its category."""
        more = super().more(form)
        if self.name == ANSWER:
            more["points"] = template_for(self.case.category, clock.today())["points"]
            more["story_hidden"] = True  # it is shown beside, in full
            term = self.case.sheet.clock("K2a")
            more["demand"] = as_seen(self.case, self._demand(), self.request.actor)
            more["due"] = "" if term is None or term.is_held else by_last_day(term.due)
        return more
