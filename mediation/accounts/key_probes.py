"""Probes: one row a key, by which the site knows whether it was started with the right keys.

A hash key is proved by a keyed digest, a key of the vault by a sealed text; no row holds a key. A
database whose probes do not fit the configured keys is not served: look-ups would find nobody, and
what is written would be under a key that nobody has.
"""

from collections.abc import Iterator

from django.conf import settings
from django.db import models

from mediation import clock, keyed_digests, vault

HASH, VAULT = "hash", "vault"
# What is noted beside the keys: that every line of a trail has a key, that anchors are kept.
EVERY_LINE, ANCHORED = "trails:keyed", "trails:anchored"
NOTES = (EVERY_LINE, ANCHORED)
PURPOSE = "probe"


class KeyProbe(models.Model):
    """The proof of one key; `name` is its kind and id."""

    name = models.CharField(max_length=80, unique=True)
    sealed_proof = models.TextField()
    since = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "密钥探针"

    def __str__(self):
        return self.name


def _configured() -> list[str]:
    """The names of all configured keys."""
    vaults = (entry.partition(":")[0] for entry in settings.VAULT_KEYS)
    hashes = (f"{HASH}:{named}" for named in keyed_digests.keyring())
    return [*hashes, *(f"{VAULT}:{named}" for named in vaults)]


def _proof(name) -> str:
    kind, _, named = name.partition(":")
    if kind == VAULT:
        return vault.seal(name, PURPOSE, named)
    return keyed_digests.keyed(PURPOSE, name.encode(), named if kind == HASH else "")


def _is_proved(name, proof) -> bool:
    kind, _, _ = name.partition(":")
    if kind != VAULT:
        return keyed_digests.holds(proof, PURPOSE, name.encode())
    try:
        return vault.unseal(proof, PURPOSE) == name
    except vault.VaultError:
        return False


def unfit() -> Iterator[str]:
    """The names of the keys this database was written with that are missing or are others now."""
    probes = KeyProbe.objects.exclude(name__in=NOTES).order_by("name")
    for name, proof in probes.values_list("name", "sealed_proof"):
        if not _is_proved(name, proof):
            yield name


def write_missing() -> None:
    """Write a probe for every configured key that has none."""
    known = set(KeyProbe.objects.values_list("name", flat=True))
    now = clock.now()
    KeyProbe.objects.bulk_create(
        (
            KeyProbe(name=name, sealed_proof=_proof(name), since=now)
            for name in _configured()
            if name not in known
        ),
        ignore_conflicts=True,
    )


def note(name: str) -> None:
    """Note one of `NOTES`: lines without a key, or missing anchors, are then somebody's doing."""
    proof = {"sealed_proof": _proof(name), "since": clock.now()}
    KeyProbe.objects.update_or_create(name=name, defaults=proof)


def is_noted(name: str) -> bool:
    """Whether that was noted."""
    return KeyProbe.objects.filter(name=name).exists()


def keep_the_present() -> None:
    """Forget the probes of former keys, under which nothing is stored any more."""
    present = [f"{HASH}:{keyed_digests.current_id()}", f"{VAULT}:{vault.current_id()}"]
    KeyProbe.objects.exclude(name__in=[*present, *NOTES]).delete()
