"""A trail as it was written before hashes were keyed and records covered."""

import hashlib

from django.db import connection
from django.db.models import QuerySet

from cases.models import Case
from cases.models.trail import GENESIS
from mediation.accounts import key_probes
from mediation.accounts.key_probes import KeyProbe


def unkey(case) -> None:
    """Chain the lines of a case by plain SHA-256, without digests of records; no proof of keys."""
    KeyProbe.objects.filter(name=key_probes.EVERY_LINE).delete()
    head = GENESIS
    with connection.cursor() as cursor:
        for line in case.trail.order_by("seq"):
            line.records, line.previous = "", head
            head = hashlib.sha256(line._contents()).hexdigest()
            cursor.execute(
                "UPDATE cases_step SET records = '', previous = %s, hash = %s WHERE id = %s",
                [line.previous, head, line.pk],
            )
    QuerySet(Case).filter(pk=case.pk).update(trail_head=head)
