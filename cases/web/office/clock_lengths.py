"""How long the clocks are that a committee sets itself: chosen ahead, added to, never rewritten.

A clock keeps the length that was in force on the day it started. What the law sets is shown beside
them and cannot be chosen.
"""

from django import forms
from django.contrib import messages
from django.core.validators import MaxValueValidator
from django.db import transaction
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from cases.forms.fields import DayField, LengthField
from cases.law import day_rules
from cases.law.clock_rules import OF_THE_COMMITTEE, RULES, rule
from cases.law.clocks_of_visits import FIRST_VISIT, SECOND_VISIT
from cases.law.deadlines import Length
from cases.models import ClockLength
from cases.models.clocks import length_in_force
from cases.phases.common import in_text
from mediation import clock
from mediation.directory.models import Committee
from mediation.plain_forms import PlainForm, speak_plainly
from mediation.workdays import work_calendar

TITLE = "期限的长度"
AHEAD = "只能从明天或者以后起：今天和以前开始计算的期限，最后一天不变。"
AS_BEFORE = "那天本来就是{}，不用另设。"
IN_ORDER = "第一次回访的建议日子要早于第二次：那天第一次是{}，第二次是{}。"
PAIR = (FIRST_VISIT, SECOND_VISIT)


def in_force(key, committee, on, calendar=None) -> Length:
    """The length of a clock of the committee that starts on that day."""
    row = length_in_force(key, committee.pk, on, calendar or work_calendar())
    return row.length if row else rule(key, on).length


class ClockLengthForm(PlainForm):
    """The length of one clock for what starts from a day on."""

    committee = forms.ModelChoiceField(Committee.objects.none(), label="哪个调委会")
    amount = LengthField(label="多长", min_value=1)
    since = DayField(
        label="从哪天起开始计算的", near=((1, "明天"), (30, "三十天后")), rule=day_rules.ONE_YEAR
    )

    def __init__(self, *args, actor, key, **kwargs):
        super().__init__(*args, **kwargs)
        self.key, self.usual = key, rule(key, clock.today())
        ours = Committee.objects.filter(pk__in=actor.bodies).order_by("pk")
        self.fields["committee"].queryset = ours
        if len(ours) == 1:
            self.fields["committee"].widget = forms.HiddenInput()
            self.fields["committee"].initial = ours[0]
        self._ask_for_the_amount()

    def _ask_for_the_amount(self):
        unit, most = self.usual.length.unit, OF_THE_COMMITTEE[self.key]
        asked = self.fields["amount"]
        asked.unit = unit
        asked.label = f"多长（{Length(1, unit).unit_in_words}）"
        asked.help_text = f"最长{Length(most, unit)}。"
        asked.validators.append(MaxValueValidator(most))
        speak_plainly(asked)

    def clean_since(self):
        """No clock that has started changes its last day."""
        since = self.cleaned_data["since"]
        if since <= clock.today():
            raise forms.ValidationError(AHEAD)
        return since

    def clean(self):
        """Refuse what changes nothing, and visits proposed in the wrong order."""
        data = super().clean()
        if not self.errors:
            self._refuse_the_same(data)
            self._refuse_the_wrong_order(data)
        return data

    def _refuse_the_same(self, data):
        now = in_force(self.key, data["committee"], data["since"])
        if now == self.length:
            self.add_error("amount", AS_BEFORE.format(now))

    def _refuse_the_wrong_order(self, data):
        if self.key not in PAIR:
            return
        days = {key: in_force(key, data["committee"], data["since"]) for key in PAIR}
        first, second = (days | {self.key: self.length}).values()
        if first.amount >= second.amount:
            self.add_error("amount", IN_ORDER.format(first, second))

    @property
    def length(self) -> Length:
        """The length that was typed."""
        return Length(self.cleaned_data["amount"], self.usual.length.unit)

    def save(self, by) -> str:
        """Add the length; returns what it says."""
        data = self.cleaned_data
        ClockLength.objects.create(
            key=self.key,
            committee=data["committee"],
            amount=data["amount"],
            unit=self.length.unit.value,
            since=data["since"],
            by=by.name,
            set_at=clock.now(),
        )
        return f"{in_text(data['since'])}起开始计算的，{self.usual.name}为{self.length}。"


def page(request, face):
    """The lengths; the form of one, which POST keeps."""
    key = request.GET.get("clock")
    if key is None:
        return face.render(request, "office/clock_lengths.html", _context(request.actor))
    if key not in OF_THE_COMMITTEE:
        raise Http404
    sent = request.POST if request.method == "POST" else None
    form = ClockLengthForm(sent, actor=request.actor, key=key)
    if sent is not None and form.is_valid():
        with transaction.atomic():
            messages.success(request, form.save(request.actor))
        return redirect(f"{reverse('office:directory')}?clocks")
    context = {"form": form, "title": form.usual.name, "usual": form.usual}
    status = 422 if form.errors else 200
    return face.render(request, "office/clock_length.html", context, status=status)


def _context(actor) -> dict:
    """The clocks of the committee with every length that was set, and those of the law."""
    chosen, now = _chosen(actor), _lengths_now(actor)
    return {
        "ours": [_row(key, now[key], chosen.get(key, [])) for key in OF_THE_COMMITTEE],
        "of_the_law": _of_the_law(),
    }


def _chosen(actor) -> dict[str, list[ClockLength]]:
    """What was set for the actor's committees, by clock, newest first; one statement."""
    ours = Q(committee__in=actor.bodies) | Q(committee=None)
    found: dict[str, list[ClockLength]] = {}
    for row in ClockLength.objects.filter(ours).order_by("-since", "-pk"):
        found.setdefault(row.key, []).append(row)
    return found


def _lengths_now(actor) -> dict[str, set[str]]:
    """The length of each clock today in the actor's committees, in words."""
    today, calendar = clock.today(), work_calendar()
    ours = list(Committee.objects.filter(pk__in=actor.bodies))
    return {
        key: {str(in_force(key, one, today, calendar)) for one in ours} for key in OF_THE_COMMITTEE
    }


def _is_of_the_law(key) -> bool:
    """Those no committee sets; the shorter times to answer by level are their level's."""
    return key not in OF_THE_COMMITTEE and key.partition(".")[0] not in OF_THE_COMMITTEE


def _of_the_law() -> list[dict]:
    """Name, length and basis of each, as they are in force; the same words once."""
    last = [versions[-1] for key, versions in RULES.items() if _is_of_the_law(key)]
    rows = dict.fromkeys((one.name, str(one.length), one.basis) for one in last)
    return [{"name": name, "length": length, "basis": basis} for name, length, basis in rows]


def _row(key, now, chosen) -> dict:
    """One clock: its length today, and what was set."""
    usual = rule(key, clock.today())
    return {
        "key": key,
        "name": usual.name,
        "basis": usual.basis,
        "now": "、".join(sorted(now)),
        "built_in": str(usual.length),
        "set": [(one, str(one.length)) for one in chosen],
    }
