"""Re-keying the trails: every line under the present hash key, every legal record covered.

Lines written before hashes were keyed, or under a key that was changed, are checked as they stand
and then sealed again; a trail with a fault is left alone and named. One case is one transaction, so
the work may be stopped at any moment and goes on where it stood.
"""

import re
from collections.abc import Iterator

from django.db import models, transaction

from cases.ledger.records import CONTENT
from cases.legal_records import digests
from cases.models import Case, Step
from cases.models.trail import GENESIS
from mediation import keyed_digests
from mediation.accounts import key_probes
from mediation.vault import fingerprint

from . import records, sealed, trail

PLAIN = re.compile("[0-9a-f]{64}")


def lines_to_rekey() -> models.QuerySet:
    """The lines that are not under the present hash key."""
    return Step.objects.exclude(hash__startswith=keyed_digests.prefix())


def cases_to_rekey() -> Iterator[int]:
    """The keys of the cases with such lines, each once, oldest first."""
    last = 0
    while found := lines_to_rekey().filter(case__gt=last).order_by("case_id").first():
        last = found.case_id
        yield last


def rekey(pk: int) -> list[str]:
    """Seal the trail of a case again under its lock; returns the faults that forbid it."""
    with transaction.atomic():
        case = Case.objects.select_for_update(of=("self",)).get(pk=pk)
        lines = list(case.trail.order_by("seq"))
        covered = records.covered_by_trail([case])[pk]
        stored = records.records_of([case])[pk]
        if faults := [*trail.broken_links(case, lines), *_faults(covered, stored, lines)]:
            return faults
        _key_contents(case)
        _mark(case)
        _cover(lines, covered, stored)
        _seal(case, lines)
    return []


def _faults(covered, stored, lines) -> Iterator[str]:
    """Differences of the records that are covered, and others once the whole trail is keyed."""
    keyed = all(line.key_id for line in lines)
    if key_probes.is_noted(key_probes.EVERY_LINE):
        yield from trail.without_key(lines)
    known = stored if keyed else {p: r for p, r in stored.items() if p in covered}
    yield from records.differences(covered, known)


def _key_contents(case) -> None:
    """Key the hash of an imported row that was stored without a key."""
    if PLAIN.fullmatch(case.content_hash):
        case.content_hash = keyed_digests.keyed(CONTENT, case.content_hash.encode())


def _mark(case) -> None:
    """Write the fingerprints of telephone and ID numbers under the present key."""
    for model, pairs in sealed.MARKED.items():
        rows = models.QuerySet(model)
        records = list(rows.filter(case=case))
        for record in records:
            for name, mark in pairs:
                clear = getattr(record, name)
                setattr(record, mark, fingerprint(clear) if clear else "")
        rows.bulk_update(records, [mark for _, mark in pairs], batch_size=100)


def _cover(lines, covered, stored) -> None:
    """Put the digest of each record under the present key on the line that covers it last."""
    by_seq = _without_mixed_keys(lines)
    for place, record in stored.items():
        line = covered[place].seq if place in covered else lines[-1].seq
        before = by_seq[line].get(place, digests.Taken("")).before
        by_seq[line][place] = digests.Taken(digests.digest(record), before)
    for line in lines:
        line.records = digests.as_text(by_seq[line.seq])


def _without_mixed_keys(lines) -> dict[int, dict[digests.Place, digests.Taken]]:
    """What each line covers, without digests of before that are not under the key of the line
    before: once all lines have one key, nobody could tell them from those of what was altered."""
    found: dict[int, dict] = {}
    keys: dict[digests.Place, str] = {}
    for line in lines:
        found[line.seq] = {
            place: taken if keys.get(place) == line.key_id else digests.Taken(taken.digest)
            for place, taken in digests.from_text(line.records).items()
        }
        keys |= dict.fromkeys(found[line.seq], line.key_id)
    return found


def _seal(case, lines) -> None:
    head = GENESIS
    for line in lines:
        head = line.seal(head)
    rows = models.QuerySet(Step)
    rows.bulk_update(lines, ["records", "previous", "hash"], batch_size=100)
    columns = {"trail_head": head, "content_hash": case.content_hash}
    models.QuerySet(Case).filter(pk=case.pk).update(**columns)
