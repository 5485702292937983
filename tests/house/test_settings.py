"""The settings hold in every environment, and the site refuses an unsafe one."""

import json
import os
import subprocess
import sys

import pytest
from django.contrib.auth import get_user_model
from django.core.checks import run_checks
from django.db import connection, connections
from django.test import override_settings

from mediation import checks

ASK = """
import json, mediation.settings as s
print(json.dumps({n: getattr(s, n) for n in dir(s) if n.isupper()}, default=str))
"""


def settings_of(**environment):
    """The settings as another process reads them, from this environment and no file."""
    clean = {"PATH": os.environ["PATH"], "MEDIATION_ENV_FILE": "", **environment}
    command = [sys.executable, "-c", ASK]
    return json.loads(subprocess.run(command, env=clean, check=True, capture_output=True).stdout)


def ids_of(**kwargs):
    found = run_checks(tags=[checks.START], include_deployment_checks=True, **kwargs)
    return [message.id for message in found]


def test_sqlite_keeps_what_it_acknowledged_and_writers_queue():
    database = settings_of()["DATABASES"]["default"]
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in database["OPTIONS"]["init_command"]
    assert "synchronous=FULL" in database["OPTIONS"]["init_command"]


@pytest.mark.parametrize("folder", ["/srv/a b", "/srv/万安", "/srv/50%#?"])
def test_the_default_database_may_stand_in_any_folder(folder):
    database = settings_of(MEDIATION_VAR=folder)["DATABASES"]["default"]
    assert database["NAME"] == f"{folder}/mediation.sqlite3"


def test_a_database_address_is_heeded():
    database = settings_of(DATABASE_URL="sqlite:////tmp/other.sqlite3")["DATABASES"]["default"]
    assert database["NAME"] == "/tmp/other.sqlite3"
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_a_postgresql_address_may_name_a_socket_or_several_machines():
    by_socket = settings_of(DATABASE_URL="postgres://me@%2Frun%2Fpg/wa")["DATABASES"]["default"]
    assert (by_socket["HOST"], by_socket["NAME"]) == ("/run/pg", "wa")
    address = "postgres://me:pw@one:5432,two:5433/wa?target_session_attrs=read-write"
    several = settings_of(DATABASE_URL=address)["DATABASES"]["default"]
    assert (several["HOST"], several["PORT"]) == ("one,two", "5432,5433")
    assert several["OPTIONS"]["target_session_attrs"] == "read-write"
    assert several["OPTIONS"]["connect_timeout"] == 5


def test_postgresql_gets_no_startup_option_which_a_pool_refuses():
    options = settings_of(DATABASE_URL="postgres://me@one/wa")["DATABASES"]["default"]["OPTIONS"]
    assert options == {"connect_timeout": 5}


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has it")
def test_every_new_session_at_postgresql_compiles_no_statement():
    fresh = connections.create_connection("default")
    try:
        with fresh.cursor() as cursor:
            cursor.execute("SHOW jit")
            assert cursor.fetchone() == ("off",)
    finally:
        fresh.close()


def test_the_environment_wins_over_the_file(tmp_path):
    file = tmp_path / "local.env"
    file.write_text("SECRET_KEY=from-the-file\nHASH_KEY=from-the-file\n")
    found = settings_of(MEDIATION_ENV_FILE=str(file), HASH_KEY="from-the-environment")
    assert (found["SECRET_KEY"], found["HASH_KEY"]) == ("from-the-file", "from-the-environment")


def test_demo_is_apart_from_debug():
    assert settings_of(DEMO="1")["DEBUG"] is False


def test_https_marks_the_cookies():
    found = settings_of(HTTPS="1")
    assert found["SESSION_COOKIE_SECURE"]
    assert found["CSRF_COOKIE_SECURE"]
    assert found["SECURE_HSTS_SECONDS"] >= 365 * 24 * 3600


def test_a_setting_written_wrongly_stops_every_command():
    with pytest.raises(subprocess.CalledProcessError) as refused:
        settings_of(HTTPS="ture", IDLE_MINUTES="0")
    said = refused.value.stderr.decode()
    assert "HTTPS 写的是“ture”" in said
    assert "IDLE_MINUTES 写的是“0”" in said
    assert "Traceback" not in said


def test_links_on_paper_begin_as_the_site_is_opened(settings):
    settings.HTTPS = True
    assert ids_of() == ["site.E013"]
    settings.SITE_URL = "https://mediation.example"
    assert ids_of() == []


def test_a_misspelt_name_is_reported_and_stops_nothing(settings):
    settings.MISSPELT = {"ALLOWED_HOST": "ALLOWED_HOSTS"}
    assert ids_of() == ["site.W002"]


def test_a_default_secret_and_missing_keys_are_refused(settings):
    assert ids_of() == []
    settings.SECRET_KEY = settings.INSECURE_SECRET
    settings.VAULT_KEYS = []
    settings.HASH_KEY = "c2hvcnQ="
    assert sorted(ids_of()) == ["site.E001", "site.E002", "site.E004"]


def test_a_secret_that_can_be_guessed_is_refused(settings):
    settings.SECRET_KEY = "a" * 31
    assert ids_of() == ["site.E011"]


SPARE = "A" * 42 + "B="  # two bits that mean nothing are set: another spelling of 32 zeros


@pytest.mark.parametrize(
    "key", [SPARE, "A" * 43, "A" * 43 + "=\n", "A" * 20 + " " + "A" * 23 + "="]
)
def test_a_key_in_another_spelling_is_refused_wherever_it_stands(settings, key):
    own, settings.HASH_KEY = settings.HASH_KEY, key
    assert ids_of() == ["site.E004"]
    settings.HASH_KEY, settings.OLD_HASH_KEYS = own, [key]
    assert ids_of() == ["site.E012"]
    settings.OLD_HASH_KEYS, settings.VAULT_KEYS = [], [f"k1:{key}"]
    assert ids_of() == ["site.E003"]


@pytest.mark.parametrize("name", ["密", " k1", "k 1", "t2"])
def test_a_name_of_a_vault_key_is_plain_and_there_once(settings, name):
    settings.VAULT_KEYS = [settings.VAULT_KEYS[0], f"{name}:" + "A" * 43 + "="]
    assert ids_of() == ["site.E003"]


@pytest.mark.parametrize("entry", ["k1", "k1:", "k1:c2hvcnQ=", ":" + "A" * 43 + "=", "k1:é"])
def test_a_vault_key_without_name_or_of_wrong_length_is_refused(settings, entry):
    settings.VAULT_KEYS = [entry]
    assert ids_of() == ["site.E003"]


@pytest.mark.django_db
def test_demo_logins_outside_the_demo_are_refused():
    login = get_user_model().objects.create(username="zhengguan", demo=True)
    assert ids_of(databases=["default"]) == ["site.E006"]
    with override_settings(DEMO=True):
        assert ids_of(databases=["default"]) == []
    login.is_active = False
    login.save()
    assert ids_of(databases=["default"]) == []


def test_an_unsafe_start_says_why_and_ends(settings, monkeypatch, capsys):
    settings.HASH_KEY = ""
    monkeypatch.setattr(checks, "run_checks", lambda **kwargs: checks.keys_are_there())
    with pytest.raises(SystemExit):
        checks.refuse_unsafe_start()
    assert "HASH_KEY" in capsys.readouterr().err


def test_a_missing_pdf_library_is_named(monkeypatch):
    monkeypatch.setattr(checks, "PDF_LIBRARIES", {"libnowhere.so.9": "libnowhere9"})
    (warning,) = checks.pdf_libraries_are_there()
    assert "libnowhere9" in warning.msg
