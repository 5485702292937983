"""A case that 双阳 shows, and the passages that several of them begin with."""

from dataclasses import dataclass, field
from typing import Any

from cases.states import Status as S

from .matters import MATTERS, Matter


@dataclass(frozen=True, slots=True)
class Scene:
    """One case of the demo; `shows` is the state it must end in."""

    key: str
    shows: S
    ago: int
    quarrel: str
    path: str
    estate: str = "侨韵苑"
    mediator: str = "陈调"
    applicant: str = ""
    respondent: str = ""
    channel: str = "window"
    second_part: int = 30
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def matter(self) -> Matter:
        """The subject of the case."""
        return MATTERS[self.quarrel]


TALKED = "request consent accept notice sit look talk"
GATHERED = "request gather ask_households consent accept"
AGREED_BY_MANY = f"{GATHERED} notice sit talk settle_households shake draft freeze"
WRITTEN = f"{TALKED} offers written"
CONFIRMED = f"{WRITTEN} confirmed"
COMPLAINED = "dispatch take_up answer"
REFERRED = {"source": "entrusted_court"}
