"""Notices of rectification without a case: every column and every line is as it was written."""

from collections.abc import Iterator

from django.db import models, transaction
from django.db.models import Exists, OuterRef

from cases.legal_records import own_seals
from cases.models import EstateNotice, EstateNoticeEvent
from mediation import keyed_digests

from .fault import Fault

ALTERED = "{}被改动过，或者少了一行，校验值不符。"
ONLY_LINES = "整改通知书不见了，只剩它的经过。"
AT_ONCE = 500


def faults() -> Iterator[Fault]:
    """Notices whose seals do not hold, and lines whose notice was deleted."""
    notices = EstateNotice.objects.prefetch_related("events")  # joins would hide an altered one
    for notice in notices.order_by("pk").iterator(AT_ONCE):
        yield from (Fault(_name(notice), what) for what in _altered(notice))
    there = EstateNotice.objects.filter(pk=OuterRef("notice_id"))
    gone = EstateNoticeEvent.objects.filter(~Exists(there)).order_by("notice_id")
    for key in gone.values_list("notice_id", flat=True).distinct():
        yield Fault(f"整改通知书（主键{key}）", ONLY_LINES)


def _name(notice) -> str:
    return f"整改通知书（{notice.number}）"


def _altered(notice) -> list[str]:
    found = own_seals.broken(notice, list(notice.events.all()))
    return [ALTERED.format("通知书" if one is notice else f"经过（{one}）") for one in found]


def to_rekey() -> models.QuerySet:
    """The notices that are not sealed under the present hash key."""
    return EstateNotice.objects.exclude(hash__startswith=keyed_digests.prefix()).order_by("pk")


def rekey(pk: int) -> list[str]:
    """Seal a notice and its lines under the present key; returns the faults that forbid it."""
    with transaction.atomic():
        notice = EstateNotice.objects.select_for_update(of=("self",)).get(pk=pk)
        if wrong := _altered(notice):
            return [f"{_name(notice)}：{what}" for what in wrong]
        for one in own_seals.seal_all(notice, list(notice.events.all())):
            models.Model.save(one, update_fields=["hash"])
    return []
