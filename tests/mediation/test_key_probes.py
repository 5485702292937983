"""Keys are proved by the database they belong to; a wrong or missing one does not start."""

import pytest
from django.core.checks import run_checks
from django.db import connection

from cases.consistency import protection
from mediation import checks
from mediation.accounts import key_probes
from mediation.accounts.key_probes import KeyProbe
from tests.cases.commands.shell import answer

pytestmark = pytest.mark.django_db
OTHER = "b3RoZXIga2V5IG90aGVyIGtleSBvdGhlciBrZXkgb3Q="


@pytest.fixture(autouse=True)
def _proved():
    KeyProbe.objects.all().delete()
    key_probes.write_missing()


def refusals():
    found = run_checks(tags=[checks.START], include_deployment_checks=True, databases=["default"])
    return [(error.id, error.msg) for error in found]


def test_the_right_keys_start():
    assert refusals() == []
    assert KeyProbe.objects.count() == 3


def test_another_hash_key_is_refused_until_the_old_one_is_named(settings):
    own, settings.HASH_KEY = settings.HASH_KEY, OTHER
    assert refusals() == [("site.E009", "密钥与数据库不符（hash:d48c73fa）。")]

    settings.OLD_HASH_KEYS = [own]
    assert refusals() == []


@pytest.mark.parametrize("keys", [[f"t2:{OTHER}"], [f"t3:{OTHER}"]])
def test_another_vault_key_is_refused_under_the_same_id_or_another(settings, keys):
    settings.VAULT_KEYS = [*keys, settings.VAULT_KEYS[1]]
    assert refusals() == [("site.E009", "密钥与数据库不符（vault:t2）。")]


def test_after_rekeying_the_old_keys_may_go(settings):
    settings.OLD_HASH_KEYS, settings.HASH_KEY = [settings.HASH_KEY], OTHER

    answer("rekey")

    settings.OLD_HASH_KEYS, settings.VAULT_KEYS = [], settings.VAULT_KEYS[:1]
    assert refusals() == []
    assert KeyProbe.objects.count() == 3


def test_one_key_in_two_places_is_refused(settings):
    settings.HASH_KEY = settings.VAULT_KEYS[0].partition(":")[2]
    sentence = "VAULT_KEYS、HASH_KEY、OLD_HASH_KEYS、SECRET_KEY 中有相同的密钥。"
    assert ("site.E008", sentence) in refusals()


def test_the_secret_is_no_key(settings):
    settings.SECRET_KEY = settings.HASH_KEY
    assert [name for name, _ in refusals()] == ["site.E008"]


def test_probes_are_not_written_for_keys_that_do_not_fit_the_data(monkeypatch):
    KeyProbe.objects.all().delete()
    monkeypatch.setattr(protection, "data_fit_the_keys", lambda: False)

    protection.write_first_probes()

    assert not KeyProbe.objects.exists()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a file of SQLite")
def test_a_damaged_sqlite_file_is_refused(tmp_path, settings):
    whole = checks.sqlite_file_is_whole(databases=["default"])
    damaged = tmp_path / "damaged.sqlite3"
    other = connection.copy("other")
    other.settings_dict = {**connection.settings_dict, "NAME": str(damaged)}
    with other.cursor() as cursor:
        cursor.execute("CREATE TABLE t (a TEXT)")
        cursor.execute("INSERT INTO t SELECT hex(randomblob(4000)) FROM json_each('[1,2,3,4,5]')")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    other.close()
    content = bytearray(damaged.read_bytes())
    content[4096:8192] = b"\xff" * 4096
    damaged.write_bytes(content)

    assert (whole, bool(checks.damage_of(other))) == ([], True)
    other.close()
