"""Print where the site is and who can sign in, from var/demo-logins.json."""

import json
import os
import unicodedata
from pathlib import Path

VAR = Path(os.environ.get("MEDIATION_VAR") or Path(__file__).resolve().parent.parent / "var")
HEADINGS = {"function": "身份", "name": "姓名", "username": "用户名", "password": "密码"}


def main() -> None:
    """Print the address and the table of log-ins, if the demo wrote one."""
    address = f"http://127.0.0.1:{os.environ.get('PORT') or 8000}"
    print(f"\n  万安  {address}/\n")
    file = VAR / "demo-logins.json"
    if not file.exists():
        return
    logins = json.loads(file.read_text())
    rows = [[*HEADINGS.values(), "首页"]]
    for login in logins:
        home = str(login.get("home") or "/")
        home = home if home.startswith("http") else address + home
        rows.append([str(login.get(key) or "—") for key in HEADINGS] + [home])
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  " + "  ".join(pad(c, w) for c, w in zip(row, widths, strict=True)).rstrip())
    print(flush=True)


def width(text: str) -> int:
    """Columns on a terminal: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def pad(text: str, to: int) -> str:
    return text + " " * (to - width(text))


if __name__ == "__main__":
    main()
