"""A database with every table, migrated once per version of its code and copied from then on.

Migrating takes seconds, and every process of the tests needs a database of its own. A file is kept
beside pytest's cache; on PostgreSQL the copied database lives as long as the private server.
"""

import ast
import fcntl
import hashlib
import os
import shutil
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from tests.databases_apart import ROOT, SERVER, Apart, ask_server, ended, tell_server

KEPT = Path(os.environ.get("MIGRATED_IN") or ROOT / ".pytest_cache" / "migrated")
KNOWN = os.environ.get("MIGRATED_VERSION", "")  # of code that differs, but not in migrations
# What decides how an empty database comes out: the migrations, what they import, the ground they
# stand on (settings, vault, calendar), and what is written after them.
PACKAGES = ("mediation", "cases", "reports")
AFTERWARDS = "cases/consistency/protection.py"
VERSIONS = 3  # kept files, for somebody who goes from branch to branch


@cache
def template() -> Apart:
    """The database that others are copied from; nobody is ever connected to it."""
    here = Apart(f"migrated_{version()}", KEPT / version())
    with _alone():
        if not _exists(here):
            _build(here)
    return here


@cache
def version() -> str:
    """A digest of everything that decides how a database comes out, or the one we are told."""
    if KNOWN:
        return KNOWN
    digest = hashlib.sha256()
    for path in sorted(_code()):
        digest.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _code() -> set[Path]:
    migrations = [one for part in PACKAGES for one in (ROOT / part).rglob("migrations/*.py")]
    imported = {path for one in migrations for path in _imported(one)}
    ground = (one for kind in ("*.py", "*.json") for one in (ROOT / "mediation").rglob(kind))
    return {*migrations, *imported, *ground, ROOT / AFTERWARDS, ROOT / "requirements.txt"}


def _imported(migration: Path):
    """The files of ours that a migration imports."""
    for node in ast.walk(ast.parse(migration.read_bytes())):
        names = [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
        names += [name.name for name in node.names] if isinstance(node, ast.Import) else []
        for name in names:
            file = ROOT / f"{name.replace('.', '/')}.py"
            if name.partition(".")[0] in PACKAGES and file.is_file():
                yield file


@contextmanager
def _alone():
    """One process builds; the others wait for it."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _exists(here) -> bool:
    if SERVER:
        return bool(ask_server(f"SELECT 1 FROM pg_database WHERE datname = '{here.name}'"))
    return here.file.exists()


def _build(here):
    """Migrate beside the wanted place and move the whole there, so that no half of it is copied."""
    begun = Apart(f"{here.name}_begun_{os.getpid()}", here.folder.with_suffix(f".{os.getpid()}"))
    begun.folder.mkdir(parents=True)
    if SERVER:
        tell_server(f'CREATE DATABASE "{begun.name}"')
    code, _, err = ended(begun.manage("migrate", "--verbosity", "0"))
    assert code == 0, err
    if SERVER:
        tell_server(f'ALTER DATABASE "{begun.name}" RENAME TO "{here.name}"')
        shutil.rmtree(begun.folder)
    else:
        begun.folder.rename(here.folder)
        _keep_the_newest()


def _keep_the_newest():
    folders = sorted((f for f in KEPT.iterdir() if f.is_dir()), key=lambda f: f.stat().st_mtime)
    for folder in folders[:-VERSIONS]:
        shutil.rmtree(folder)
