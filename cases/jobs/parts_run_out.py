"""Sums of a paper whose written parts end while the paper asks for more: the committee is reminded
once, two months before the last of them, to write the further ones.

Reminders come in office hours, like those of clocks; the line is for the staff, who write the item.
"""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max, QuerySet

from cases import door
from cases.acts import Audience
from cases.door import recording
from cases.models import Obligation, Step
from mediation import clock
from mediation.accounts.actor import SYSTEM

from . import reminders

AHEAD = timedelta(days=60)
NAME = "parts_run_out"
SENTENCE = "提醒调委会：文书的一项分期，登记的各期到{last}为止，文书以后还要接着付。{what}"
WHAT = "请在那以前办“登记文书的另一项”，写明以后的各期；各方另有约定的，办“变更协议”。"


def ending(at: date) -> QuerySet:
    """The sums that go on, of whose last written part nobody was reminded (index
    `duties_that_go_on`)."""
    open_ = Obligation.objects.filter(goes_on=True, status="open", reminded_on=None)
    rows = open_.filter(title__until=None).annotate(last=Max("instalments__due_on"))
    return rows.filter(last__lte=at + AHEAD)


def to_remind(pks, at: date) -> list[int]:
    """These cases, in office hours."""
    pks = list(dict.fromkeys(pks))
    return pks if pks and reminders.in_office_hours() else []


def remind(pk: int, at: date) -> int:
    """Write the reminders of a case, one line a sum; returns their number."""
    with transaction.atomic():
        case = door.lock(pk, SYSTEM)
        rows = list(ending(at).filter(case=case).order_by("pk"))
        for row in rows:
            row.reminded_on = clock.today()
            row.save(update_fields=["reminded_on"])
            recording.append(case, _line(row))
        if rows:
            recording.flush(case)
    return len(rows)


def _line(row: Obligation) -> Step:
    sentence = SENTENCE.format(last=clock.in_words(row.last), what=WHAT)
    line = recording.line(NAME, sentence, clock.today(), SYSTEM, Audience.STAFF)
    line.kind, line.facts = Step.Kind.ENTRY, {"obligation": row.pk}
    return line
