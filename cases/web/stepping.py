"""The page of any act in any face: form, refusal with all reasons, done."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from cases import door
from cases.acts import Audience
from cases.door import checking, idempotency, offering, refusals
from cases.door.constraints import sentence_of
from cases.forms.base import FORMS
from cases.functions import row_of
from cases.models import Case
from cases.phases import roles
from cases.states import MONEY_MOVES
from cases.texts_as_seen import names_to_avoid
from cases.visibility import outside
from cases.web import case_parts
from cases.words.acts import ACTS

from .about import about
from .afterwards import afterwards
from .money_card import left_in_words
from .moved_on import MovedOn
from .plain_words import in_plain_words, reason
from .what_next import name_of, what_next

FOLLOWS = "follows"  # in the query: the script asks what follows from the days chosen
SENT_BEFORE = (
    "这张表以前提交过一次，已经办了；现在的内容与那次不同，还没有提交。"
    "请先核对办好的那一件，确实要另办一件的，再按一次按钮。"
)


def see_other(url) -> HttpResponseRedirect:
    """A redirect (303) after an effect: the result is fetched with GET."""
    return HttpResponseRedirect(url, status=303)


def refuse_used_key(form) -> None:
    """Say that the form took effect before with other content; under a new key it may again."""
    form.add_error(None, SENT_BEFORE)
    form.data = form.data.copy()
    form.data[form.add_prefix("key")] = uuid.uuid4().hex


class ActView(MovedOn, View):
    """`<face>/cases/<number>/<act>/`: the form of one act; the door decides."""

    face = ""
    template_name = "parts/act_page.html"
    forms = FORMS

    def dispatch(self, request, number, act):
        """Find the case (404) and the act, and check the actor's permission (403)."""
        if act not in self.forms:
            raise Http404
        self.acts, self.name = [a for a in offering.catalogue() if a.name == act], act
        try:
            self.case = case_parts.find(request, number)
        except Http404:
            return self.sent_again(request, number)
        if not any(a.permission(self.case, request.actor) for a in self.acts):
            raise PermissionDenied
        # As on its button: the records may call it otherwise once it is done.
        self.pressed = self.label
        try:
            response = super().dispatch(request)
        except Case.DoesNotExist:  # it was taken away while this form was on its way
            return self.sent_again(request, number)
        response.stands_on = self.case.version
        return response

    def sent_again(self, request, number):
        """The first answer to the same form where the first sending took the case away from them.

        To anybody else, and to anything else, there is no such case.
        """
        key, called = request.POST.get("key", ""), f"{number}:{self.name}"
        self.case = idempotency.case_left(request.actor, key, called)
        form = self.form(request.POST, request.FILES) if self.case else None
        if form is None or not form.is_valid() or not self._is_as_sent(form, key, called):
            raise Http404
        return see_other(self.next_url(self.case))

    def _is_as_sent(self, form, key, called) -> bool:
        """Whether this form holds what took effect under its key."""
        sent = {**form.facts(), "on": form.steering()["on"]}
        try:
            return bool(idempotency.case_of_key(self.request.actor, key, called, sent))
        except idempotency.KeyReused:
            return False

    def get(self, request):
        """The empty form, or the page that the case has moved on."""
        if self.present is None:
            return self.moved_on()
        if FOLLOWS in request.GET:
            return self.what_follows()
        form = self.form()
        blocked = offering.unmet_guards(self.case, self.present, {"by": request.actor})
        return self.show(form, refused=blocked)

    def what_follows(self):
        """The box of what follows alone, counted from the days in the query."""
        form = self.form(self.request.GET.copy())
        form.is_valid()
        lines = afterwards(form, self.present, self.case, self.request.actor)
        return render(self.request, "parts/afterwards.html", {"afterwards": lines})

    def post(self, request):
        """Do the act; a refusal keeps every value."""
        if request.POST.get("more") in getattr(FORMS.get(self.name), "grows", ()):
            return self.show(self.as_typed(request.POST))
        form = self.form(request.POST, request.FILES)
        if form.is_valid():
            return self.answer(form)
        if self.present is None or self.stale(form):
            return self.moved_on(form)
        return self.show(form, refused=self.against(form), status=422)

    def against(self, form) -> list:
        """What else the door would refuse; of that, what is said beside no question."""
        known, actor = form.facts_so_far(), self.request.actor
        found = checking.reasons_so_far(self.case, self.present, actor, known)
        wrong = set(form.errors)
        new = [one for one in found if form.asked_as.get(one.about, one.about) not in wrong]
        return [guard for guard in new if not self._put_beside(form, guard)]

    def stale(self, form) -> bool:
        """Whether the case has moved since the form was opened; checked before everything else."""
        return form.cleaned_data.get("version") not in (None, self.case.version)

    def answer(self, form):
        """Do the act through the door and turn its answer into a page."""
        before = name_of(self.case, self.reader)
        try:
            case = self.take(form)
        except refusals.StepBlocked as blocked:
            return self.blocked(form, blocked.guards)
        except refusals.NoSuchStep as refused:
            self.case = case_parts.find(self.request, self.case.number)
            return self.moved_on(form, refused)
        except idempotency.KeyReused:
            return self.sent_before(form)
        except IntegrityError as broken:
            form.add_error(None, sentence_of(broken))
            return self.show(form, status=422)
        messages.success(self.request, self.done(case, before))
        return see_other(self.next_url(case))

    def take(self, form) -> Case:
        """Do the act; returns the fresh case. Raises what the door raises."""
        actor = self.request.actor
        return door.do(self.case, self.name, by=actor, **form.steering(), **form.facts())

    def sent_before(self, form):
        """The answer to other content under a used key: usually the case has moved on by it."""
        if self.present is None or self.stale(form):
            return self.moved_on(form)
        refuse_used_key(form)
        self._count_own_entry_as_seen(form)
        return self.show(form, status=422)

    def _count_own_entry_as_seen(self, form):
        """The refusal says what this form did: pressed again, it has not to be opened again.

        An entry by somebody else, or a later one of another tab, is unseen as before.
        """
        seen = form.steering().get("as_of", self.case.trail_length)
        unseen = self.case.trail.filter(name=self.name, seq__gt=seen)
        first = unseen.order_by("seq").first()
        if first and first.principal == self.request.actor.principal:
            form.data[form.add_prefix("as_of")] = first.seq

    def blocked(self, form, guards):
        """The form again with every reason against the act, beside the question it is about."""
        elsewhere = [guard for guard in guards if not self._put_beside(form, guard)]
        return self.show(form, refused=elsewhere, status=422)

    def _put_beside(self, form, guard) -> bool:
        """Say a refusal at the question it is about; one that another act mends stays on top."""
        name = form.asked_as.get(guard.about, guard.about)
        if guard.remedy or name not in form.fields or not form.is_shown(name):
            return False
        form.add_error(name, self.as_shown(str(in_plain_words(guard, self.reader))))
        return True

    def next_url(self, case) -> str:
        """The address after the act: the case."""
        return case_parts.base_of(self.face, case)

    def done(self, case, before) -> str:
        """What changed (the state was called `before`), its paper or number, what comes next."""
        now = name_of(case, self.reader)
        moved = self.case.status != case.status
        changed = f"由“{before}”变为“{now}”" if moved else f"当前为“{now}”"
        coming = self.coming(case)
        after = f"接下来：{coming}" if coming else ""
        return f"已办理“{self.pressed}”，{changed}。{self.made(case)}{after}"

    def made(self, case) -> str:
        """The paper or number that resulted from the act; of money, what is left to pay."""
        sentence = ACTS[self.name].made if self.name in ACTS else ""
        if "{left}" not in sentence or case.status not in MONEY_MOVES:
            return ""
        actor = self.request.actor
        me = actor.party_id or getattr(roles.party_of(case, actor), "pk", None)
        return sentence.format(left=left_in_words(case, me))

    def coming(self, case) -> str:
        """What comes next, for the person who did the act."""
        me = roles.party_of(case, self.request.actor)
        return what_next(case, self.reader, after=self.name, me=me)

    @property
    def reader(self):
        """For whom the page speaks."""
        return row_of(self.request.actor.function).reader

    @property
    def present(self):
        """The act from the present state, or None when the case has moved on."""
        return next((a for a in self.acts if self.case.status in a.sources), None)

    @property
    def label(self) -> str:
        """The act's label on its button."""
        return offering.label_of(self.case, self.present or self.acts[0])

    def form(self, *data):
        """The act's form for this case and actor."""
        return FORMS[self.name](*data, case=self.case, actor=self.request.actor)

    def as_typed(self, data):
        """The form with more rows where they were asked for, and all that was typed, unchecked."""
        form = self.form()
        fields = form.fields.items()
        typed = {n: field.widget.value_from_datadict(data, {}, n) for n, field in fields}
        form.initial = {name: value for name, value in typed.items() if value is not None}
        return form

    def show(self, form, *, refused=(), status=200):
        """The form's page with every reason against the act."""
        more = self.more(form)  # first: a face may fill in the choices of the form
        context = {
            "case": case_parts.head(self.case, self.request.actor),
            "base": case_parts.base_of(self.face, self.case),
            "here": self.label,
            "label": self.label,
            "form": form,
            "about": about(self.case, self.request.actor),
            "afterwards": afterwards(form, self.present, self.case, self.request.actor),
            "story_hidden": outside(self.case, self.request.actor),
            "draft_key": f"{self.name}-{self.case.number}",
            "refused": self.reasons(refused),
            "missing": self.missing(form, refused),
            "avoid": self.names_to_avoid(),
        }
        page = render(self.request, self.template_name, context | more, status=status)
        page.takes_nothing = bool(context["missing"])
        return page

    def names_to_avoid(self):
        """The hidden names not to type into an act whose line others than the staff read."""
        others_read = (self.present or self.acts[0]).effects.audience != Audience.STAFF
        return names_to_avoid(self.case, self.request.actor) if others_read else []

    def reasons(self, refused):
        """Every reason against the act, with the act that leads on, if there is one now."""
        base = case_parts.base_of(self.face, self.case)
        offered = offering.offers(self.case, self.request.actor) if refused else []
        ways = {name: to for name, to in offering.ways_on(offered).items() if to != self.name}
        return [reason(guard, base, ways, self.reader) for guard in refused]

    def missing(self, form, refused):
        """Every reason why the act cannot be done where there is nothing to choose, each once."""
        sentences = [in_plain_words(one, self.reader).otherwise for one in form.missing]
        plain = {g: in_plain_words(g, self.reader).otherwise.rstrip("。") for g in refused}
        new = [g for g in refused if not any(s.startswith(plain[g]) for s in sentences)]
        return self.reasons([*new, *form.missing]) if sentences else []

    def more(self, form) -> dict:
        """Further context of a face: navigation, or of an act with a page of its own."""
        return {}
