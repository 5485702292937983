"""From which day the committee counts the year of return visits: chosen ahead, never rewritten."""

from datetime import date

from django import forms
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect

from cases.forms.fields import DayField
from cases.law import day_rules
from cases.models import visit_rules
from cases.phases.common import in_text
from mediation import clock
from mediation.directory.models import Committee
from mediation.plain_forms import PlainForm

AHEAD = "只能从今天或者以后生效的协议起算：已经生效的，周期不再变。"
TITLE = "回访从哪天起算"


class VisitRuleForm(PlainForm):
    """A choice for the agreements that take effect from a day on."""

    committee = forms.ModelChoiceField(Committee.objects.none(), label="哪个调委会")
    counts_since = forms.ChoiceField(
        label="一年的周期", choices=visit_rules.CountsSince.choices, widget=forms.RadioSelect
    )
    since = DayField(label="哪天起生效的协议", rule=day_rules.ONE_YEAR)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        ours = Committee.objects.filter(pk__in=actor.bodies).order_by("pk")
        self.fields["committee"].queryset = ours
        if len(ours) == 1:
            self.fields["committee"].widget = forms.HiddenInput()
            self.fields["committee"].initial = ours[0]

    def clean_since(self):
        """No agreement in force changes its cycle."""
        since = self.cleaned_data["since"]
        if since < clock.today():
            raise forms.ValidationError(AHEAD)
        return since

    def save(self, by) -> str:
        """Add the choice under the committee's lock; returns what it says."""
        data = self.cleaned_data
        ours = Committee.objects.select_for_update().get(pk=data["committee"].pk)
        counts, since = data["counts_since"], data["since"]
        visit_rules.choose(ours, counts=counts, since=since, by=by)
        return f"{in_text(since)}起生效的协议，回访{visit_rules.CountsSince(counts).label}。"


def page(request, face):
    """The form of the choice; POST keeps it."""
    sent = request.POST if request.method == "POST" else None
    form = VisitRuleForm(sent, actor=request.actor)
    if sent is not None and form.is_valid():
        with transaction.atomic():
            messages.success(request, form.save(request.actor))
        return redirect("office:directory")
    context = {"form": form, "title": TITLE, "deletable": False}
    status = 422 if form.errors else 200
    return face.render(request, "office/directory_form.html", context, status=status)


def rows(actor) -> list[dict]:
    """The choices of the actor's committees, the latest first."""
    ours = Committee.objects.filter(pk__in=actor.bodies)
    found = [rule for committee in ours for rule in committee.visit_rules]
    return [
        {
            "since": date.fromisoformat(rule["since"]),
            "counts": visit_rules.CountsSince(rule["counts"]).label,
            "by": rule["by"],
        }
        for rule in sorted(found, key=lambda rule: rule["since"], reverse=True)
    ]
