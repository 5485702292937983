"""Print one of each document of 双阳's demo cases into a folder: paper.py FOLDER."""

import json
import os
import re
import sys
from io import StringIO
from pathlib import Path

import django
from django.db import OperationalError, ProgrammingError

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation.settings")
django.setup()

from django.core.management import CommandError, call_command  # noqa: E402 -- needs the set-up

WITHOUT_CASES = "还没有案件可以打印：先运行 make seed。"


def main(folder: Path) -> int:
    """Print each kind from the first case that has it; name the kinds without a case."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = json.loads(output_of("cases", "--committee", "SY", "--format", "json"))
    numbers = [case["number"] for case in listed]
    lines = [line for line in output_of("document", "--list").splitlines() if "可打印" in line]
    kinds = re.findall(r"^\s*([A-Z]\d+[A-Za-z]?)\b", "\n".join(lines), re.MULTILINE)
    missing = [kind for kind in kinds if not drawn(kind, numbers, folder / f"{kind}.pdf")]
    print(f"{len(kinds)}种文书写出{len(kinds) - len(missing)}种，在 {folder}")
    if missing:
        print("演示案件里没有：", "、".join(missing), sep="")
    return bool(missing) or not kinds


def drawn(kind: str, numbers: list[str], file: Path) -> bool:
    for number in numbers:
        try:
            output_of("document", kind, number, "--committee", "SY", "--out", str(file))
        except (CommandError, SystemExit):
            continue
        return True
    return False


def output_of(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


if __name__ == "__main__":
    try:
        sys.exit(main(Path(sys.argv[1])))
    except (OperationalError, ProgrammingError):  # no table yet
        sys.exit(WITHOUT_CASES)
