"""Reading many rows in small batches."""

from collections.abc import Iterator

from django.db.models import QuerySet

BATCH = 500


def in_batches(rows: QuerySet, size: int = BATCH, *, newest_first: bool = False) -> Iterator[list]:
    """The rows in lists of at most `size`, ordered by key, so that memory and locks stay small.

    Each list is a query of its own: a connection pooled per transaction keeps no cursor.
    """
    order, beyond = ("-pk", "pk__lt") if newest_first else ("pk", "pk__gt")
    rows = rows.order_by(order)
    batch = list(rows[:size])
    while batch:
        yield batch
        batch = list(rows.filter(**{beyond: batch[-1].pk})[:size]) if len(batch) == size else []
