"""The test set-up that every other test relies on."""

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests import kept_rows
from tests.no_network import NetworkForbidden

ROOT = Path(__file__).resolve().parents[2]
WITHOUT_PACKAGES = (sys.executable, "-S")


def test_the_network_is_out_of_reach_and_loopback_is_not():
    with pytest.raises(NetworkForbidden):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with pytest.raises(NetworkForbidden):
        socket.getaddrinfo("example.org", 80)
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=1).close()


@pytest.mark.django_db
def test_sqlite_is_a_file_in_wal():
    if connection.vendor != "sqlite":
        pytest.skip("this run is on PostgreSQL")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        assert cursor.fetchone() == ("wal",)
        cursor.execute("PRAGMA database_list")
        assert "test.sqlite3" in cursor.fetchone()[2]


@pytest.mark.skipif(not (ROOT / ".venv").exists(), reason="the environment is elsewhere")
def test_a_command_called_by_any_python_runs_in_the_environment():
    command = [*WITHOUT_PACKAGES, ROOT / "manage.py", "cases", "--help"]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    assert answer.stdout.startswith("用法：manage.py cases")


def test_without_the_environment_a_command_says_what_to_do(tmp_path):
    shutil.copy(ROOT / "manage.py", tmp_path)
    command = [*WITHOUT_PACKAGES, tmp_path / "manage.py", "cases"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode == 1
    assert answer.stderr == "运行环境还没有装好，请先在项目目录中运行 make setup。\n"


@pytest.fixture
def patched(monkeypatch):
    """A fixture that patches."""


def test_the_set_up_of_a_test_that_patches_nothing_may_come_from_memory():
    assert len(kept_rows._watched) == 1


def test_the_set_up_of_a_test_that_patches_is_built(monkeypatch):
    assert kept_rows._watched == []


@pytest.mark.usefixtures("patched")
def test_the_set_up_of_a_test_with_a_fixture_that_patches_is_built():
    assert kept_rows._watched == []


@pytest.mark.usefixtures("settings")
def test_the_set_up_of_a_test_marked_to_change_settings_is_built():
    assert kept_rows._watched == []


def test_an_operator_finds_every_setting_in_the_example():
    sources = (ROOT / "mediation" / "settings.py", ROOT / "deploy" / "gunicorn.conf.py")
    asked = r"\b(?:env|environ|own)\.[a-z_]+\(\s*[\"']([A-Z_]+)[\"']"
    read = {name for source in sources for name in re.findall(asked, source.read_text())}
    example = (ROOT / "deploy" / "production.env.example").read_text()
    named = set(re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE))

    ours = {"DEBUG", "DEMO", "MEDIATION_ENV_FILE", "MEDIATION_VAR"}  # of a demo and the services
    assert sorted(read - named - ours) == []
    assert sorted(named - read) == []


def test_a_wrong_port_is_refused_before_the_set_up():
    environment = os.environ | {"PORT": "70000"}
    command = [str(ROOT / "deploy" / "run.sh")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("✗ PORT 要写 1 到 65535 的整数，不能是“70000”。")


def test_slow_tests_are_begun_with(request):
    slow = [item.get_closest_marker("slow") is not None for item in request.session.items]
    assert slow == sorted(slow, reverse=True)
