"""Sealed fields: they can be opened, and their fingerprints match."""

from collections.abc import Iterator

from cases.models import CaucusNote, GroupMember, Party
from mediation.vault import fingerprints

from .fault import Fault, by_case

PHONE = (("phone", "phone_mark"),)
# What is found by a fingerprint: the sealed value and its mark, of each kind of record.
MARKED = {Party: (*PHONE, ("id_number", "id_mark")), GroupMember: PHONE}
OPENED = ("case_id", "name", "row_key", "account", *(n for pair in MARKED[Party] for n in pair))


def faults(cases) -> Iterator[Fault]:
    """Fingerprints that do not match their value; a value that cannot be opened ends the check."""
    parties = by_case(Party.objects.filter(case__in=cases).only(*OPENED).order_by("pk"))
    members = by_case(GroupMember.objects.filter(case__in=cases).order_by("pk"))
    for note in CaucusNote.objects.filter(case__in=cases):
        _ = note.text
    for case in cases:
        for party in parties[case.pk]:
            _ = party.account
            yield from _marks(case, party, f"当事人{party.name}")
        for member in members[case.pk]:
            yield from _marks(case, member, f"成员名单{member}")


def _marks(case, record, called) -> Iterator[Fault]:
    for name, mark in MARKED[type(record)]:
        clear = getattr(record, name)
        if getattr(record, mark) not in (fingerprints(clear) if clear else [""]):
            label = record._meta.get_field(name).verbose_name
            yield Fault(case.number, f"{called}的{label}与查找用的指纹不符。")
