"""Databases for separate processes, of the kind this run uses: created, copied, read, dropped."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
SERVER = os.environ.get("DATABASE_URL", "")


class Ended(NamedTuple):
    """The exit code of a process and its two outputs."""

    code: int
    out: str
    err: str


def ended(process: subprocess.Popen) -> Ended:
    """Wait for a process and return its result."""
    out, err = process.communicate()
    return Ended(process.returncode, out, err)


@dataclass(frozen=True)
class Apart:
    """A database outside the tests' transactions, and the folder of its installation."""

    name: str
    folder: Path
    demo: bool = False

    @property
    def file(self) -> Path:
        """The path of the SQLite file."""
        return self.folder / "apart.sqlite3"

    @property
    def url(self) -> str:
        """The database's address."""
        return f"{SERVER.rsplit('/', 1)[0]}/{self.name}" if SERVER else f"sqlite:///{self.file}"

    @property
    def environment(self) -> dict[str, str]:
        """The environment of its processes: the site's own settings with the keys of the tests."""
        settings = {"DJANGO_SETTINGS_MODULE": "mediation.settings", "DEMO": f"{self.demo:d}"}
        where = {"DATABASE_URL": self.url, "MEDIATION_VAR": str(self.folder)}
        return {**os.environ, **settings, **where, "PYTHONPATH": str(ROOT)}

    def start(self, *command: str) -> subprocess.Popen:
        """Start Python with these arguments."""
        return subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def manage(self, *command: str) -> subprocess.Popen:
        """Start manage.py."""
        return self.start("manage.py", *command)

    def dying(self, how: dict, *command: str) -> subprocess.Popen:
        """Start a command that is killed as `tests.killed_command` describes."""
        return self.start("-m", "tests.killed_command", json.dumps(how), *command)

    def portrait(self, *left_out: str) -> dict:
        """Every row, as `tests.all_rows` prints it."""
        code, out, err = ended(self.start("-m", "tests.all_rows", *left_out))
        assert code == 0, err
        return json.loads(out)

    def faults(self) -> str:
        """The output of check_consistency; empty if everything agrees."""
        code, out, err = ended(self.manage("check_consistency"))
        return f"{out}{err}" if code else ""


def migrated(name: str, folder: Path, *, demo: bool = False) -> Apart:
    """A new database with every table and no rows of ours."""
    from tests.migrated_once import template

    return _copy(template(), Apart(_unique(name), folder, demo))


@contextmanager
def copied(of: Apart, folder: Path, kept: Path | None = None) -> Iterator[Apart]:
    """A copy of a database and its files, dropped afterwards.

    `kept` is the SQLite file to take instead of one that is being written to.
    """
    here = _copy(of, Apart(_unique(f"{of.name}_copy"), folder, of.demo), kept)
    try:
        yield here
    finally:
        drop(here)


def _copy(of, here, kept=None) -> Apart:
    in_use = shutil.ignore_patterns(f"{of.file.name}*") if kept else None
    here.folder.mkdir(parents=True, exist_ok=True)
    if of.folder.exists():  # a database on a server may have no files of its own
        shutil.copytree(of.folder, here.folder, dirs_exist_ok=True, ignore=in_use)
    if kept:
        shutil.copy(kept, here.file)
    if SERVER:
        tell_server(f'CREATE DATABASE "{here.name}" TEMPLATE "{of.name}"')
        copy_settings(of.name, here.name)
    return here


def copy_settings(of: str, to: str) -> None:
    """Give a copied database the settings of our role in the other, which a copy begins without."""
    rows = ask_server(
        "SELECT unnest(setconfig) FROM pg_db_role_setting"
        f" JOIN pg_database ON pg_database.oid = setdatabase WHERE datname = '{of}'"
    )
    for name, value in (row[0].split("=", 1) for row in rows):
        tell_server(f"ALTER ROLE CURRENT_USER IN DATABASE \"{to}\" SET {name} = '{value}'")


def drop(here: Apart) -> None:
    """Remove the database from the server; a file is removed with its folder."""
    if SERVER:
        tell_server(f'DROP DATABASE "{here.name}" WITH (FORCE)')


def _unique(name: str) -> str:
    _unique.count = getattr(_unique, "count", 0) + 1
    return f"{name}_{os.getpid()}_{_unique.count}"


def tell_server(sql: str) -> None:
    """Run a statement at the server, from another database than that of the tests."""
    with _at_server() as there:
        there.execute(sql)


def ask_server(sql: str) -> list[tuple]:
    """The rows that the server answers, from another database than that of the tests."""
    with _at_server() as there:
        return there.execute(sql).fetchall()


def _at_server():
    import psycopg

    return psycopg.connect(SERVER.replace("postgres://", "postgresql://"), autocommit=True)
