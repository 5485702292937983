"""Numbers of a ledger that occur twice: repeated by mistake, or begun again every year."""

import re
from collections import defaultdict
from typing import NamedTuple

from cases.ledger import answers, words
from cases.ledger.questions import Question

_YEAR_IN_IT = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
NUMBERS_QUESTION = (
    "有相同的案件编号登记在不同年份，编号是每年重新编号（编号加登记年份才是一件），还是不应重复？"
)


REPEATED = "请核对编号；各小区分别编号的，请在编号前面写上小区"


class Place(NamedTuple):
    """Where a number stands, and the year its row was registered in."""

    year: int | None
    sheet: str
    row: int


def restarts(number: str, how: str) -> bool:
    """Whether the same number in another year is another case; `how` is the answer."""
    return how == answers.RESTART and not names_its_year(number)


def names_its_year(number: str) -> bool:
    """Whether the number says its year itself, so that it cannot begin again each year.

    >>> names_its_year("皿调〔2024〕001号"), names_its_year("001")
    (True, False)
    """
    return bool(_YEAR_IN_IT.search(words.key(number)))


def question(number: str) -> Question:
    """Whether numbers begin again every year."""
    return Question("numbers", number, NUMBERS_QUESTION, answers.CHOICES["numbers"])


class NumbersSeen:
    """The numbers of the rows read so far, with the places of each."""

    def __init__(self) -> None:
        self._places: defaultdict[str, list[Place]] = defaultdict(list)

    def note(self, number: str, here: Place, how: str) -> tuple[str, bool]:
        """What is wrong with the number here, or ''; and whether only an answer can tell."""
        places = self._places[words.key(number)]
        earlier = next((p for p in places if p.year == here.year), None)
        other_year = next((p for p in places if p.year != here.year), None)
        places.append(here)
        if earlier or (other_year and (how == answers.UNIQUE or names_its_year(number))):
            return f"与{_where(earlier or other_year, here)}重复，{REPEATED}", False
        if other_year and not how:
            same = _where(other_year, here)
            return f"与{same}相同，登记年份不同，请先回答编号是否每年重新编号", True
        return "", False


def _where(place: Place | None, here: Place) -> str:
    if place is None or place.sheet == here.sheet:
        return f"第 {place.row if place else here.row} 行"
    return f"工作表“{place.sheet}”第 {place.row} 行"
