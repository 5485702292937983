"""Settings as the environment has them, read strictly.

A word that is neither yes nor no, or a number nobody can mean, is named and stops the start: by
`HTTPS=ture` the site would serve without safe cookies, by `UNREACHABLE_DAYS=0` nothing would have
to be proved. A name that is nearly one of ours is reported (`checks.names_are_known`).
"""

import re
import sys
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

YES, NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off")
ORIGIN = re.compile(r"https?://(\*\.)?([\w.-]+|\[[0-9a-fA-F:.]+\])(:\d{1,5})?")
HOST = re.compile(r"\*|\.?[\w.-]+|\[[0-9a-fA-F:.]+\]")
ORIGIN_MEANT = "要写成 https://mediation.example 这样，不带路径"
HOST_MEANT = "要写主机名，例如 mediation.example，不带 https:// 和端口"
DATABASE = re.compile(r"(sqlite|postgres|postgresql)://")
DATABASE_MEANT = "要写成 postgres://用户@主机/库名 或者 sqlite:////文件 这样"
SERVER = ("BIND", "WORKERS", "THREADS", "FORWARDED_ALLOW_IPS", "LOG_LEVEL", "ACCESS_LOG", "PORT")
NEAR = 0.85  # of 1, how alike a name has to be to one of ours


class Environment:
    """What the environment says; `wrong` collects a sentence for each value that is no value."""

    def __init__(self, values: Mapping[str, str]):
        self.values, self.wrong, self.names = values, [], set(SERVER)

    def text(self, name: str, default: str = "") -> str:
        """The text without spaces around it; left empty, the default."""
        self.names.add(name)
        return self.values.get(name, "").strip() or default

    def switch(self, name: str, *, default: bool = False) -> bool:
        """Whether it is switched on."""
        said = self.text(name, YES[0] if default else NO[0])
        if said.lower() not in YES + NO:
            self._refuse(name, said, "要写 1（是）或者 0（否）")
        return said.lower() in YES

    def number(self, name: str, default: int, *, least: int = 1, most: int) -> int:
        """A whole number within bounds."""
        said = self.text(name, str(default))
        if re.fullmatch(r"[0-9]{1,9}", said) and least <= int(said) <= most:
            return int(said)
        self._refuse(name, said, f"要写 {least} 到 {most} 的整数")
        return default

    def choice(self, name: str, default: str, choices: tuple[str, ...]) -> str:
        """One of several words."""
        said = self.text(name, default).lower()
        if said not in choices:
            self._refuse(name, said, f"要写其中一个：{'、'.join(choices)}")
        return said

    def origin(self, name: str, default: str) -> str:
        """The address of a site, with https:// and without a path."""
        said = self.text(name, default).rstrip("/")
        return self._matching(name, [said], ORIGIN, ORIGIN_MEANT)[0]

    def origins(self, name: str) -> list[str]:
        """Addresses of sites, divided by commas."""
        return self._matching(name, self._several(name), ORIGIN, ORIGIN_MEANT)

    def hosts(self, name: str, default: str) -> list[str]:
        """Names of hosts, divided by commas."""
        return self._matching(name, self._several(name, default), HOST, HOST_MEANT)

    def refuse_absent_file(self, name: str) -> None:
        """Refuse a file that is named and is not there: what it says would be left out."""
        said = self.text(name)
        if said and not Path(said).is_file():
            self._refuse(name, said, "没有这个文件，或者读不了")

    def database(self, name: str, read):
        """The database at an address; None without one. The address may hold a password."""
        said = self.text(name)
        try:
            if not said or DATABASE.match(said):
                return read(said) if said else None
        except ValueError:
            pass
        self.wrong.append(f"{name} 读不懂，{DATABASE_MEANT}。")
        return None

    def refuse_what_is_wrong(self) -> None:
        """Print every wrong value and exit, unless there is none."""
        if self.wrong:
            print("拒绝启动：", *(f"  {one}" for one in self.wrong), sep="\n", file=sys.stderr)
            sys.exit(1)

    def misspelt(self) -> dict[str, str]:
        """Names nobody reads which are nearly one of ours, with that one."""
        others = sorted(self.values.keys() - self.names)
        near = {one: get_close_matches(one, self.names, 1, NEAR) for one in others}
        return {one: found[0] for one, found in near.items() if found}

    def _several(self, name, default="") -> list[str]:
        parts = self.text(name, default).split(",")
        return [part.strip() for part in parts if part.strip()]

    def _matching(self, name, found, pattern, meant) -> list[str]:
        for one in found:
            if not pattern.fullmatch(one):
                self._refuse(name, one, meant)
        return found

    def _refuse(self, name, said, meant) -> None:
        self.wrong.append(f"{name} 写的是“{said}”，{meant}。")
