"""Settings of the tests: the same site with fixed keys, a cheap hasher and a folder of its own.

The database is a *file* in WAL even here (or the one in DATABASE_URL): an in-memory database has no
second connection, which half of the possible faults need.
"""

import atexit
import base64
import os
import shutil
import tempfile
from pathlib import Path

# One folder per run, in it one per worker, so that no two processes share a file.
if "MEDIATION_TEST_FOLDER" not in os.environ:
    os.environ["MEDIATION_TEST_FOLDER"] = tempfile.mkdtemp(prefix="mediation-test-")
    atexit.register(shutil.rmtree, os.environ["MEDIATION_TEST_FOLDER"], ignore_errors=True)
FOLDER = Path(os.environ["MEDIATION_TEST_FOLDER"], os.environ.get("PYTEST_XDIST_WORKER", "main"))
FOLDER.mkdir(parents=True, exist_ok=True)


def _key(byte: bytes) -> str:
    return base64.urlsafe_b64encode(byte * 32).decode()


os.environ |= {
    "MEDIATION_ENV_FILE": "",
    "MEDIATION_VAR": str(FOLDER),
    "SECRET_KEY": "only-for-tests-" + "0123456789abcdef" * 4,
    "VAULT_KEYS": f"t2:{_key(b'2')},t1:{_key(b'1')}",
    "HASH_KEY": _key(b"h"),
    "ANCHOR_FILE": "",  # a database that is rolled back would not fit it
    "DEMO": "0",
    "DEBUG": "0",
    "STARTS_IMPORTS": "0",  # a test runs the work itself
    "HTTPS": "0",
}

from mediation.settings import *  # noqa: E402, F403 -- the environment comes first
from mediation.settings import DATABASES, STORAGES  # noqa: E402 -- likewise

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(FOLDER / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"] = DATABASES["default"]["OPTIONS"] | {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"  # no power cut in tests
    }

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True
