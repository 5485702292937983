"""The page of referrals: a workbook is sent, those waiting for an answer are taken or returned."""

import uuid
from dataclasses import dataclass
from datetime import date

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, Q, Subquery
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views import View

from cases import door
from cases.door import idempotency
from cases.door.named_acts import TAKE_THE_REFERRAL
from cases.door.refusals import StepRefused
from cases.forms.fields import DayField, long_text, not_in_the_future
from cases.forms.mediate.referrals import TakeReferral
from cases.law import day_rules
from cases.models import Case, Clock, Referral, ReferralBatch, Transfer
from cases.phases.mediate.referrals import BEFORE_ACCEPTANCE
from cases.web.referral_workbooks import BatchForm, latest
from cases.web.staff import StaffNames
from cases.web.stepping import SENT_BEFORE, see_other
from cases.web.urgency import left_text, tone
from cases.web.words import cn_day
from mediation import clock
from mediation.directory.models import Committee
from mediation.plain_forms import KeyField, PlainForm

SHOWN = 50
NONE_CHOSEN = "请勾选要接收的案件。"


def own_committees(actor) -> dict:
    """The committees this person works for, and whether there are several."""
    own = Committee.objects.filter(pk__in=actor.bodies).order_by("name")
    return {"committees": own, "several": len(actor.bodies) > 1}


class TakeForm(PlainForm):
    """Several referrals taken at once: which, how the senders were told, on which day."""

    key = KeyField(required=True, max_length=64)
    cases = forms.MultipleChoiceField(
        label="案件", required=False, widget=forms.CheckboxSelectMultiple
    )
    how = forms.CharField(
        label=TakeReferral.base_fields["how"].label, widget=long_text(2), max_length=200
    )
    on = DayField(label=TakeReferral.on_label, rule=day_rules.PAST)

    def __init__(self, *args, waiting, **kwargs):
        super().__init__(*args, **kwargs)
        self.waiting = {str(one.referral.case_id): one.referral.case for one in waiting}
        self.fields["cases"].choices = [(key, case.number) for key, case in self.waiting.items()]
        self.fields["key"].initial = uuid.uuid4().hex

    def clean_on(self):
        """No day in the future."""
        return not_in_the_future(self.cleaned_data["on"])

    def clean_cases(self):
        """Refuse a form without any case."""
        if not self.cleaned_data["cases"]:
            raise forms.ValidationError(NONE_CHOSEN)
        return self.cleaned_data["cases"]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A referral that waits for its answer: who against whom, until when, how near that is."""

    referral: Referral
    due_on: date | None
    may_move: bool | None
    title: str = ""

    @property
    def left(self) -> str:
        """How much time is left, in words."""
        if self.due_on is None:
            return ""
        return left_text(self.due_on, clock.today(), may_move=self.may_move)

    @property
    def tone(self) -> str:
        """How near its last day is, as a colour."""
        return tone(self.due_on, clock.today()) if self.due_on else ""


@dataclass(frozen=True, slots=True)
class Passed:
    """A case that passed between two committees, as one of them reads it."""

    transfer: Transfer
    is_here: bool

    @property
    def title(self) -> str:
        """The number, the kind, from whom or to whom."""
        one, case = self.transfer, self.transfer.case
        return f"{case.number} {case.get_category_display()} · {one}"

    @property
    def lines(self) -> list[str]:
        """On which day and why, what was answered; no words of the case itself."""
        one = self.transfer
        answered = f"{cn_day(one.answered_on)}{one.get_answer_display()}" if one.answer else ""
        lines = [f"{cn_day(one.sent_on)}移交", one.get_ground_display(), answered]
        return [line for line in [*lines, one.answer_words] if line]


def transfers_of(actor) -> list[Passed]:
    """The cases that passed from or to the actor's committees, the latest first."""
    bodies = actor.bodies
    rows = Transfer.objects.filter(Q(sender__in=bodies) | Q(receiver__in=bodies))
    rows = rows.select_related("case", "sender", "receiver").order_by("-sent_on", "-pk")[:SHOWN]
    return [Passed(row, row.case.committee_id in bodies) for row in rows]


def passed_away(actor, number) -> Transfer | None:
    """The last transfer, between others and the actor's committees, of a case of that number."""
    bodies = actor.bodies
    rows = Transfer.objects.filter(Q(sender__in=bodies) | Q(receiver__in=bodies))
    found = rows.filter(case__number=number).select_related("sender", "receiver")
    return found.order_by("-pk").first()


def waiting_for_an_answer(actor) -> list[Waiting]:
    """The referrals to the actor's committees that wait for an answer, soonest first."""
    due = Clock.objects.filter(case=OuterRef("case"), key="K10", ended_on=None)
    day, may_move = (Subquery(due.values(name)[:1]) for name in ("due_on", "provisional"))
    visible = Case.objects.visible_to(actor).filter(status__in=sorted(BEFORE_ACCEPTANCE))
    rows = Referral.objects.filter(answer="", reported_on=None, case__in=visible)
    rows = rows.select_related("case", "court").annotate(due_on=day, may_move=may_move)
    found = list(rows.order_by("due_on", "pk")[: SHOWN + 1])
    names = StaffNames([row.case for row in found], actor)
    return [Waiting(row, row.due_on, row.may_move, names.title(row.case)) for row in found]


class Referrals(View):
    """Where a workbook is sent, what waits for an answer, and the batches of the committee."""

    face = None

    def get(self, request):
        """The empty forms and the lists."""
        return self.show()

    def post(self, request):
        """Take in a workbook, or take the chosen referrals."""
        if "take" in request.POST:
            return self.take()
        form = BatchForm(request.POST, request.FILES, **own_committees(request.actor))
        made = form.taken_in(request.actor)
        if made is not None:
            return see_other(reverse("office:referral_batch", args=[made.pk]))
        return self.show(form, status=422)

    def take(self):
        """Take each of the chosen referrals; what is refused is named with its reason."""
        waiting = waiting_for_an_answer(self.request.actor)[:SHOWN]
        form = TakeForm(self.request.POST, waiting=waiting)
        if not form.is_valid():
            return self.show(taking=form, status=422)
        done, refused = [], []
        for key in form.cleaned_data["cases"]:
            case = form.waiting[key]
            reason = _taken(case, form.cleaned_data, self.request.actor)
            if reason:
                refused.append(f"{case.number}：{reason}")
            else:
                done.append(case.number)
        if done:
            messages.success(self.request, f"已接收 {len(done)} 件：{'、'.join(done)}。")
        for line in refused:
            messages.error(self.request, line)
        return see_other(reverse("office:referrals"))

    def show(self, form=None, taking=None, status=200):
        """The page."""
        actor = self.request.actor
        waiting = waiting_for_an_answer(actor)
        form = form or BatchForm(**own_committees(actor))
        taking = taking or TakeForm(waiting=waiting[:SHOWN])
        context = {
            "form": form,
            "taking": taking,
            "waiting": list(zip(waiting[:SHOWN], taking["cases"], strict=False)),
            "more": len(waiting) > SHOWN,
            "shown": SHOWN,
            "transfers": transfers_of(actor),
            "batches": latest(ReferralBatch.objects.filter(committee__in=actor.bodies)),
        }
        return self.face.render(
            self.request, "office/referrals.html", context, current="desk", status=status
        )


def _taken(case, data, actor) -> str:
    """Take one referral; why it was refused, or an empty string."""
    once = {"on": data["on"], "key": f"{data['key']}.{case.pk}", "how": data["how"]}
    try:
        door.record(case, TAKE_THE_REFERRAL, by=actor, **once)
    except StepRefused as refused:
        return str(refused)
    except idempotency.KeyReused:
        return SENT_BEFORE
    except (PermissionDenied, Case.DoesNotExist):
        return "已经不在本会的案件里。"
    return ""


class Batch(View):
    """One batch: what was told, the rows refused with their reasons, the cases it became."""

    face = None

    def get(self, request, batch):
        """The page of the batch; 404 for another committee's."""
        found = get_object_or_404(ReferralBatch, committee__in=request.actor.bodies, pk=batch)
        visible = Case.objects.visible_to(request.actor).filter(in_batch__batch=found)
        rows = Referral.objects.filter(case__in=visible).select_related("case", "court")
        context = {
            "batch": found,
            "report": found.told,
            "referrals": rows.order_by("case__in_batch__row"),
        }
        return self.face.render(request, "office/referral_batch.html", context, current="desk")
