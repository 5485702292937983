"""The court's referrals: its liaison sends a workbook, and reads what each was answered.

A court sees here what it sent and the answer to it, nothing of the case that came of it: that is
read once a package is sent to the court.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views import View

from cases.law import clock_rules
from cases.models import Clock, Referral, ReferralBatch
from cases.web.referral_workbooks import BatchForm, latest
from cases.web.stepping import see_other
from cases.web.urgency import left_text, tone
from cases.web.words import cn_day
from mediation import clock
from mediation.directory.models import Committee

SHOWN = 100
NO_NUMBER = "没有案号"


@dataclass(frozen=True, slots=True)
class Sent:
    """One referral as its court reads it: what was sent, what was answered."""

    referral: Referral
    due_on: date | None
    may_move: bool | None

    @property
    def title(self) -> str:
        """The court's own number, and how it was sent."""
        one = self.referral
        return f"{one.number or NO_NUMBER} · {one.get_route_display()}"

    @property
    def answer(self) -> str:
        """The answer; while there is none, how much time is left for it."""
        one = self.referral
        if not one.waits_for_an_answer:
            return one.get_answer_display() if one.answer else "已回告"
        if self.due_on is None:
            return one.get_answer_display()
        return left_text(self.due_on, clock.today(), may_move=self.may_move)

    @property
    def tone(self) -> str:
        """The colour of the answer."""
        one = self.referral
        if not one.waits_for_an_answer:
            return "soon" if one.answer == one.Answer.RETURNED else "ok"
        return tone(self.due_on, clock.today()) if self.due_on else ""

    @property
    def lines(self) -> list[str]:
        """When it was received and answered, why it was returned, when the result was told."""
        one = self.referral
        told = f"{cn_day(one.reported_on)}已书面回告结果" if one.reported_on else ""
        answered = f"{cn_day(one.answered_on)}{one.get_answer_display()}" if one.answered_on else ""
        lines = [f"{cn_day(one.received_on)}收到", answered, told, one.answer_words]
        return [line for line in lines if line]


def sent_by(actor):
    """The referrals of the courts this person works for, by court and committee, latest first."""
    due = Clock.objects.filter(case=OuterRef("case"), key=clock_rules.TO_THE_REFERRER)
    rows = Referral.objects.filter(court__in=actor.bodies).select_related(
        "case__committee", "court"
    )
    due = due.filter(ended_on=None)
    day, may_move = (Subquery(due.values(name)[:1]) for name in ("due_on", "provisional"))
    return rows.annotate(due_on=day, may_move=may_move).order_by("-received_on", "-pk")


def as_read(rows) -> list[Sent]:
    """Referrals as their court reads them."""
    return [Sent(row, row.due_on, row.may_move) for row in rows]


def _bodies(actor) -> dict:
    """The courts this person works for, and the committees these may refer to."""
    near = Committee.objects.filter(district__courts__in=actor.bodies).distinct()
    return {"courts": actor.bodies, "committees": near.order_by("name")}


class Referrals(View):
    """Where a court's workbook is sent, and what was answered to each referral."""

    face = None

    def get(self, request):
        """The empty form and the lists."""
        return self.show(BatchForm(**_bodies(request.actor)))

    def post(self, request):
        """Take in a workbook."""
        form = BatchForm(request.POST, request.FILES, **_bodies(request.actor))
        made = form.taken_in(request.actor)
        if made is None:
            return self.show(form, status=422)
        return see_other(reverse("court:referral_batch", args=[made.pk]))

    def show(self, form, status=200):
        """The page."""
        actor = self.request.actor
        rows = list(sent_by(actor)[: SHOWN + 1])
        context = {
            "form": form,
            "sent": as_read(rows[:SHOWN]),
            "more": len(rows) > SHOWN,
            "shown": SHOWN,
            "batches": latest(ReferralBatch.objects.filter(court__in=actor.bodies)),
        }
        return self.face.render(
            self.request, "court/referrals.html", context, current="referrals", status=status
        )


class Batch(View):
    """One workbook of a court: what was told, the rows refused, the answers to the others."""

    face = None

    def get(self, request, batch):
        """The page of the batch; 404 for another court's, and for what a committee typed."""
        found = get_object_or_404(ReferralBatch, court__in=request.actor.bodies, pk=batch)
        rows = sent_by(request.actor).filter(case__in_batch__batch=found)
        context = {
            "batch": found,
            "report": found.told,
            "sent": as_read(rows.order_by("case__in_batch__row")),
        }
        return self.face.render(request, "court/referral_batch.html", context, current="referrals")
