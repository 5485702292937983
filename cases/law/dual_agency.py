"""Who cannot act for a party: somebody who acts for the other side, or is the other side.

民法典 168: an agent deals neither with themselves nor for both sides; 35: a guardian acts in the
interest of the ward alone. People are compared by their names, so a namesake is written with what
tells them apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

from cases.words.written_names import normalized_name

GUARDIAN = "guardian"
REPRESENTS = ("agent", GUARDIAN, "branch", "appointed")
WORDS = {
    "agent": "委托代理人",
    GUARDIAN: "法定代理人",
    "branch": "出面人",
    "appointed": "管理人",
}
OTHER_GUARDIAN = (
    "是对方当事人，和被监护人利益相反（《民法典》第三十五条），不能作其法定代理人；"
    "请登记另一位监护人，没有的，请居民委员会或者民政部门依法确定"
)
ITSELF = "是对方当事人，不能代理"
BOTH = "同一个人不能替双方出面"
NAMESAKE = "确是同名的另一个人，姓名后面写明区别，例如写上出生年份"


@dataclass(frozen=True, slots=True)
class Acting:
    """A party: what it is called, its name, its side, and who acts for it as what."""

    called: str
    name: str
    side: int
    speaker: str
    speaker_name: str

    @property
    def agent(self) -> str:
        """The name of who acts for the party, as names are compared; empty for nobody."""
        return normalized_name(self.speaker_name) if self.speaker in REPRESENTS else ""


def clash(parties: Sequence[Acting], changed: Acting | None = None) -> str:
    """Why somebody cannot act for a party of these, or an empty string; other parties left out.

    With `changed`, only what involves that party counts.

    >>> one = Acting("李申", "李申", 1, "agent", "钱律师")
    >>> clash([one, Acting("周被", "周被", 2, "agent", "钱律师")])[:24]
    '钱律师替李申和周被双方出面，同一个人不能替双方出'
    """
    for one, other in permutations(parties, 2):
        if changed not in (None, one, other) or one.side == other.side or not one.agent:
            continue
        who = f"{one.speaker_name}替{one.called}"
        if one.agent == normalized_name(other.name):
            return f"{_as_the_opponent(one)}。{NAMESAKE}。"
        if one.agent == other.agent:
            return f"{who}和{other.called}双方出面，{BOTH}。{NAMESAKE}。"
    return ""


def _as_the_opponent(one: Acting) -> str:
    if one.speaker == GUARDIAN:
        return f"{one.called}登记的法定代理人{one.speaker_name}{OTHER_GUARDIAN}"
    return f"{one.called}登记的{WORDS[one.speaker]}{one.speaker_name}{ITSELF}"
