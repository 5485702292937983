"""A rewrite of legal records as a data migration does it, for tests that kill it."""

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from cases.consistency.redigesting import Rewrite, rewrite


def write_out(party) -> None:
    """Not safe to repeat: done twice, the address begins twice."""
    party.address = f"洛江区{party.address}"


ADDRESSES = Rewrite("0099_addresses_are_written_out", "party", write_out, "地址写明到区")


def rewrite_addresses() -> None:
    """Rewrite every party on the models of the newest migration."""
    rewrite(MigrationLoader(connection).project_state().apps, ADDRESSES)
