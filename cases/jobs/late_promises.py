"""Promises past their day that nobody has checked: marked once, with a line that names no words."""

from datetime import date

from django.db import transaction

from cases import door
from cases.door import recording
from cases.law import articles
from cases.models import Promise, Step
from mediation import clock
from mediation.accounts.actor import SYSTEM


def late(at: date):
    """The unchecked promises past their day that are not marked yet (`promises_open`)."""
    waiting = Promise.objects.filter(status=Promise.Status.OPEN, due_on__lt=at)
    return waiting.filter(lapsed_on=None)


def mark(pk: int, at: date) -> int:
    """Mark the late promises of a case, one line each; returns their number."""
    with transaction.atomic():
        case = door.lock(pk, SYSTEM)
        rows = list(late(at).filter(case=case).order_by("due_on", "pk"))
        for row in rows:
            row.lapsed_on = clock.today()
            row.save(update_fields=["lapsed_on"])
            recording.append(case, _line(row))
        if rows:
            recording.flush(case)
    return len(rows)


def _line(promise: Promise) -> Step:
    day = f"{promise.due_on:%Y年%-m月%-d日}"
    sentence = f"一项承诺已于{day}到期，还没有核查是否兑现（{articles.PROMISES}）。"
    row = recording.line("promise_lapsed", sentence, clock.today(), SYSTEM)
    row.kind, row.facts = Step.Kind.ENTRY, {"promise": promise.pk}
    return row
