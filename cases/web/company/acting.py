"""The page of one act for a company: today's date, its own party, help with the answer."""

from django import forms

from cases.visibility import outside
from cases.web.stepping import ActView
from mediation import clock

from .points import template_for


class CompanyAct(ActView):
    """One act of a company's clerk; the day is today, whatever was posted."""

    @property
    def template_name(self):
        """The answer has a page of its own."""
        return "company/answer.html" if self.name == "answer" else "parts/act_page.html"

    def form(self, *data):
        """The act's form without a choice of day: a company cannot answer yesterday."""
        today = clock.today().isoformat()
        if data:
            posted = data[0].copy()
            posted["on"] = today
            data = (posted, *data[1:])
        form = super().form(*data)
        form.fields["on"].widget = forms.HiddenInput()
        if self.name == "make_promise":
            form.fields["promised_by"].initial = str(self.case.company)
        return form

    def _as_shown(self, sentence) -> str:
        """Once neighbours settle it among themselves, who did what since is not the company's."""
        return "" if outside(self.case, self.request.actor) else super()._as_shown(sentence)

    def more(self, form):
        """The complaint, and the phrases and legal points of its category."""
        more = super().more(form)
        if self.name == "answer":
            more |= template_for(self.case.category, clock.today())
            more["due"] = self.case.sheet.clock("K2a")
        return more
