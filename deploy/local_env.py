"""Write var/local.env once: secret, keys and DEMO=1 of this installation; never overwrite it."""

import base64
import os
import secrets
import sys
from pathlib import Path


def key() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()


def main(file: Path) -> None:
    """Create the file, readable by its owner only; leave an existing one unchanged."""
    text = (
        "# Written by make run. Keep it: without VAULT_KEYS protected fields cannot be read.\n"
        f"SECRET_KEY={secrets.token_urlsafe(64)}\n"
        f"VAULT_KEYS=k1:{key()}\n"
        f"HASH_KEY={key()}\n"
        "DEMO=1\n"
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(f".{os.getpid()}")
    with open(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    try:
        os.link(draft, file)  # fails if one exists, and is never visible half written
    except FileExistsError:
        pass
    finally:
        draft.unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
