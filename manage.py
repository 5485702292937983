#!/usr/bin/env python3
"""Run one of the site's commands in the environment that `make run` built."""

import os
import sys
from difflib import get_close_matches
from pathlib import Path

try:
    from django.core.management import ManagementUtility, get_commands, load_command_class
except ModuleNotFoundError:
    ManagementUtility = None

OWN = Path(__file__).resolve().parent / ".venv"
OUR_APPS, WIDEST = ("cases", "reports"), 19


def main() -> None:
    """Run the command; under another Python, restart in the project's own."""
    if ManagementUtility is None:
        start_again()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation.settings")
    ManagementUtility.fetch_command = fetch_command(ManagementUtility.fetch_command)
    ManagementUtility.main_help_text = main_help_text(ManagementUtility.main_help_text)
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


def main_help_text(usual):
    """The list of the site's own commands, each with the first sentence of its help."""

    def text(utility, commands_only=False):
        if commands_only:
            return usual(utility, commands_only)
        own = {name: app for name, app in get_commands().items() if app in OUR_APPS}
        first = {n: load_command_class(app, n).help.split("。")[0] for n, app in own.items()}
        rows = [f"  {name:<{WIDEST}}{first[name]}。" for name in sorted(first)]
        head = "用法：./manage.py 命令 [选项]；每条命令都有 --help。"
        return "\n".join(
            [head, "", *rows, "", "连同 Django 自带的命令：./manage.py help --commands"]
        )

    return text


def start_again() -> None:
    """Replace the process by `.venv`'s Python; exits with advice if there is none."""
    python = OWN / "bin" / "python"
    if not python.exists() or os.path.samefile(sys.prefix, OWN):
        sys.exit("运行环境还没有装好，请先在项目目录中运行 make setup。")
    os.execv(python, [python, *sys.argv])  # noqa: S606 -- our own interpreter


if __name__ == "__main__":
    main()
