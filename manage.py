#!/usr/bin/env python3
"""Run one of the site's commands in the environment that `make run` built."""

import os
import sys
from difflib import get_close_matches
from pathlib import Path

try:
    from django.core.management import ManagementUtility, get_commands
except ModuleNotFoundError:
    ManagementUtility = None

OWN = Path(__file__).resolve().parent / ".venv"


def main() -> None:
    """Run the command; under another Python, restart in the project's own."""
    if ManagementUtility is None:
        start_again()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation.settings")
    ManagementUtility.fetch_command = fetch_command(ManagementUtility.fetch_command)
    ManagementUtility(sys.argv).execute()


def fetch_command(usual):
    """The look-up of a command, which names the nearest ones when there is none of that name."""

    def fetch(utility, name):
        known = get_commands()
        if name in known:
            return usual(utility, name)
        near = get_close_matches(name, known, n=3)
        hint = f"是不是 {'、'.join(near)}？" if near else ""
        print(f"没有“{name}”这个命令。{hint}全部命令：./manage.py help", file=sys.stderr)
        sys.exit(2)

    return fetch


def start_again() -> None:
    """Replace the process by `.venv`'s Python; exits with advice if there is none."""
    python = OWN / "bin" / "python"
    if not python.exists() or os.path.samefile(sys.prefix, OWN):
        sys.exit("运行环境还没有装好，请先在项目目录中运行 make setup。")
    os.execv(python, [python, *sys.argv])  # noqa: S606 -- our own interpreter


if __name__ == "__main__":
    main()
