"""The page that a case has moved on (409), or that an act is not possible yet (422)."""

from datetime import date

from django import forms
from django.shortcuts import render

from cases.door import checking, refusals
from cases.phases import roles
from cases.texts_as_seen import as_seen
from cases.visibility import audiences
from cases.web import case_parts

from .trail_lines import names_hidden_body
from .what_next import name_of, what_next
from .words import cn_date

GONE_ON = "案件已被他人办理，请核对后再操作。"


def in_words(bound) -> str:
    """A submitted value in words: a day as a day, a choice by its label."""
    typed = bound.form.cleaned_data.get(bound.name, bound.value())
    if isinstance(typed, date):
        return cn_date(typed)
    chosen = [bound.value()] if isinstance(bound.value(), str) else bound.value()
    labels = dict(_flat(bound.field)) if hasattr(bound.field, "choices") else {}
    if labels:
        return "、".join(labels.get(str(value), str(value)) for value in chosen)
    return "是" if typed is True else str(bound.value())


def _flat(field):
    return [(str(value), str(label)) for value, label in field.choices]


def typed_texts(form: type[forms.Form], data) -> list[dict]:
    """What was typed, each with its label, where there is no case to make the form of any more."""
    typed = [(field, data.get(name, "").strip()) for name, field in form.base_fields.items()]
    return [
        {"label": field.label, "value": value}
        for field, value in typed
        if value and isinstance(field, forms.CharField) and not field.widget.is_hidden
    ]


class MovedOn:
    """Of the page of an act (`stepping.ActView`): the answers where the act is not possible."""

    def texts(self, form) -> list[dict]:
        """What was written, each with its label, for a page that cannot take it any more."""
        return [
            {"label": bound.label, "value": in_words(bound)}
            for bound in form
            if form.is_shown(bound.name) and bound.value()
        ]

    def moved_on(self, form=None, refused=None):
        """That the case moved on; that it is early, if the act was never possible."""
        if self.present is None and not self._was_possible():
            return self._not_yet(form)
        me, state = self.request.actor.principal, name_of(self.case, self.reader)
        done = "" if form else checking.done_before(self.case, self.name, state, me)
        meanwhile = self._entered_meanwhile(refused) or self._where_it_stands()
        context = {
            "done": done,
            "sentence": done or self.as_shown(meanwhile) or GONE_ON,
            "case_url": case_parts.base_of(self.face, self.case),
            "texts": [] if form is None else self.texts(form),
        }
        return render(self.request, "409.html", context, status=409)

    def _was_possible(self) -> bool:
        """Whether the case has left a state from which the act is possible."""
        sources = {str(state) for act in self.acts for state in act.sources}
        return self.case.trail.filter(source__in=sources).exists()

    def _not_yet(self, form):
        """422: nothing has changed, and the act is not possible yet."""
        me = roles.party_of(self.case, self.request.actor)
        context = {
            "label": self.label,
            "state": name_of(self.case, self.reader),
            "coming": what_next(self.case, self.reader, me=me),
            "case_url": case_parts.base_of(self.face, self.case),
            "texts": [] if form is None else self.texts(form),
        }
        page = render(self.request, "not_yet.html", context, status=422)
        page.takes_nothing = True
        return page

    def _where_it_stands(self) -> str:
        """What happened to the case, as far as this reader may know, and what they call that."""
        me, state = self.request.actor.principal, name_of(self.case, self.reader)
        readable = self._readable(self.case.trail.latest("seq"))
        return checking.moved_on(self.case, state, readable, me)

    def _entered_meanwhile(self, refused):
        """The entry of the same kind that this reader's page had not shown; empty for none."""
        if not isinstance(refused, refusals.NotSeen):
            return ""
        me, line = self.request.actor.principal, refused.line
        known = {"same": refused.same, "readable": self._readable(line), "me": me}
        known["state"] = name_of(self.case, self.reader)
        return checking.entered_meanwhile(self.case, line, self.label, **known)

    def _readable(self, line):
        """The audiences of this reader, none where the line names whom they may not know."""
        hidden = names_hidden_body(line, self.case, self.request.actor)
        return () if hidden else audiences(self.case, self.request.actor)

    def as_shown(self, sentence) -> str:
        """The sentence with hidden names replaced by what this reader may see."""
        return as_seen(self.case, sentence, self.request.actor)
