#!/usr/bin/env python3
"""Run one of the site's commands in the environment that `make run` built."""

import os
import sys
from pathlib import Path

try:
    from django.core.management import execute_from_command_line
except ModuleNotFoundError:
    execute_from_command_line = None

OWN = Path(__file__).resolve().parent / ".venv"


def main() -> None:
    """Run the command; under another Python, restart in the project's own."""
    if execute_from_command_line is None:
        start_again()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation.settings")
    execute_from_command_line(sys.argv)


def start_again() -> None:
    """Replace the process by `.venv`'s Python; exits with advice if there is none."""
    python = OWN / "bin" / "python"
    if not python.exists() or os.path.samefile(sys.prefix, OWN):
        sys.exit("运行环境还没有装好，请先在项目目录中运行 make setup。")
    os.execv(python, [python, *sys.argv])  # noqa: S606 -- our own interpreter


if __name__ == "__main__":
    main()
