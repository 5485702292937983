"""Sealed fields: they can be opened, and their fingerprints match."""

from collections.abc import Iterator

from cases.models import CaucusNote, Party
from mediation.vault import fingerprints

from .fault import Fault, by_case

MARKED = (("phone", "phone_mark"), ("id_number", "id_mark"))
OPENED = ("case_id", "name", "row_key", "account", *(name for pair in MARKED for name in pair))


def faults(cases) -> Iterator[Fault]:
    """Fingerprints that do not match their value; a value that cannot be opened ends the check."""
    parties = by_case(Party.objects.filter(case__in=cases).only(*OPENED).order_by("pk"))
    for note in CaucusNote.objects.filter(case__in=cases):
        _ = note.text
    for case in cases:
        for party in parties[case.pk]:
            _ = party.account
            yield from (Fault(case.number, what) for what in _marks(party))


def _marks(party) -> Iterator[str]:
    for name, mark in MARKED:
        clear = getattr(party, name)
        if getattr(party, mark) not in (fingerprints(clear) if clear else [""]):
            label = Party._meta.get_field(name).verbose_name
            yield f"当事人{party.name}的{label}与查找用的指纹不符。"
