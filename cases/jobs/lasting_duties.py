"""Duties not to act, and to tolerate, whose time is over unbroken: performed, with what follows."""

from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from cases import door
from cases.acts import Follow
from cases.door import performing, recording
from cases.law.clause_text import numeral
from cases.models import Obligation, Step
from cases.phases.enforce.records import NO_EVENT
from mediation import clock
from mediation.accounts.actor import SYSTEM


def ended_cases(at: date) -> list[int]:
    """Cases with a lasting duty whose day, or whose time of observation, may be over."""
    observed = at - timedelta(days=settings.OBSERVED_DAYS)
    without_end = Q(ends_on=None, clause__due_event__in=NO_EVENT, case__effective_on__lt=observed)
    lasting = Obligation.objects.filter(kind="lasting", status="open", title__until=None)
    ended = lasting.filter(Q(ends_on__lt=at) | without_end)
    return list(ended.order_by("case_id").values_list("case_id", flat=True).distinct())


def end_duties(pk: int, at: date) -> int:
    """Mark the ended duties of a case as done, one trail line each; returns their number."""
    with transaction.atomic():
        case = door.lock(pk, SYSTEM)
        ended = case.end_lasting_duties(at)
        for duty in ended:
            _append_line(case, duty)
        if ended:
            case.forget(keep=("all_parties",))
            performing.follow(case, SYSTEM, clock.today(), Follow.AT_ONCE)
            performing.finish(case, SYSTEM)
    return len(ended)


def _append_line(case, duty: Obligation) -> None:
    day = f"{duty.done_on:%Y年%-m月%-d日}"
    which = f"协议第{numeral(duty.clause.position)}条" if duty.clause else "要一直遵守的约定"
    sentence = f"{which}到{day}{duty.proof}，记为已履行。"
    entry = recording.line("duty_ended", sentence, clock.today(), SYSTEM)
    entry.kind, entry.facts = Step.Kind.ENTRY, recording.plain({"obligation": duty.pk})
    recording.append(case, entry)
