"""Looking up a ledger's word: heading, category, source, result.

Unknown words are not guessed. The lists are in `headings.py`, `category_words.py` and
`vocabulary.py`.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from cases.law.categories import Category
from cases.ledger import vocabulary as lists
from cases.ledger.category_words import CATEGORIES, CATEGORIES_OF_OTHER_CLASS
from cases.ledger.headings import HEADINGS

_remembered = lru_cache(maxsize=4096)


class Meaning(NamedTuple):
    """The meaning of a ledger's word; `group` is the official class or the statutory source."""

    code: str
    group: str = ""


def key(text: str) -> str:
    """A word in the form used for comparison: half width, no spaces, lower case.

    >>> key(" 合　计（Ａ）")
    '合计(a)'
    """
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def _index(table: dict[str, Iterable[str]], meaning: Callable[[str], Meaning] = Meaning) -> dict:
    return {key(word): meaning(code) for code, words in table.items() for word in words}


def _split(table: dict[str, str]) -> dict[str, list[str]]:
    return {code: words.split() for code, words in table.items()}


def _named(table: dict[str, tuple]) -> dict[str, list[str]]:
    return {code: [name, *more.split()] for code, (name, *_, more) in table.items()}


_FIELD_NAMES = _split(HEADINGS)
_HEADINGS = {key(word): field for field, words in _FIELD_NAMES.items() for word in words}
_CATEGORIES = _index(
    {code: [Category(code).label, *words.split()] for code, (_, words) in CATEGORIES.items()},
    lambda code: Meaning(code, CATEGORIES[code][0]),
) | {key(word): Meaning(*known) for word, known in CATEGORIES_OF_OTHER_CLASS.items()}
_SOURCES = _index(
    {channel: words.split() for channel, (_, _, words) in lists.SOURCES.items()},
    lambda channel: Meaning(channel, lists.SOURCES[channel][0]),
)
_RESULTS = _index(_named(lists.RESULTS))
_PERFORMANCES = _index(_split(lists.PERFORMANCES))
_SATISFACTIONS = _index(_split(lists.SATISFACTIONS))
_WITHOUT_FORM = frozenset(map(key, lists.RESULTS_WITHOUT_FORM.split()))
_NOTHING = frozenset(map(key, lists.NOTHING.split())) | {""}
_UNIT = re.compile(r"[(\[]?(?:单位:?)?(?:人民币)?(万)?元[)\]]?$")


def name_of(field: str) -> str:
    """The column's name in our sentences."""
    return _FIELD_NAMES[field][0]


@_remembered
def field_of(heading: str) -> str | None:
    """The field of a heading, or None; a unit or an asterisk is ignored.

    >>> field_of("涉及金额（万元）"), field_of("* 小 区"), field_of("天气")
    ('amount', 'estate', None)
    """
    word = key(heading).strip("*:")
    return _HEADINGS.get(word) or _HEADINGS.get(_UNIT.sub("", word).strip("*:"))


def rank(field: str, heading: str) -> int:
    """The rank of a heading among the names of its field: 0 for the field's own name."""
    ranks = {key(word): place for place, word in reversed(list(enumerate(_FIELD_NAMES[field])))}
    return ranks.get(key(heading).strip("*:"), len(ranks))


def counts_in_ten_thousands(text: str) -> bool:
    """Whether a heading or a unit row contains 万元."""
    unit = _UNIT.search(key(text))
    return bool(unit and unit[1])


def is_nothing(text: str) -> bool:
    """Whether the cell is a word for nothing: 无, -, 空, /."""
    return key(text) in _NOTHING


@_remembered
def category(word: str) -> Meaning | None:
    """Code and official class of a category; a code itself and a trailing 纠纷 are understood.

    >>> category("公共设施设备"), category("其他邻里纠纷"), category("婚姻")
    (Meaning(code='SF', group='property'), Meaning(code='QT', group='neighbour'), None)
    """
    asked = key(word)
    if asked.upper() in CATEGORIES:
        return Meaning(asked.upper(), CATEGORIES[asked.upper()][0])
    return (
        _CATEGORIES.get(asked)
        or _CATEGORIES.get(asked.removesuffix("问题").removesuffix("纠纷"))
        or _CATEGORIES.get(asked + "纠纷")
    )


@_remembered
def source(word: str) -> Meaning | None:
    """Channel and statutory source of a word, or None."""
    return _SOURCES.get(key(word))


def organ(channel: str) -> str:
    """The organ that entrusted a case of this channel: court, procuratorate, police, petition,
    other or ''."""
    return lists.SOURCES[channel][1]


@_remembered
def result(word: str) -> Meaning | None:
    """The result's code, or None for an unknown word or one that leaves the form open."""
    return _RESULTS.get(key(word))


def leaves_the_form_open(word: str) -> bool:
    """Whether a result is a success without its form, written or oral."""
    return key(word) in _WITHOUT_FORM


@_remembered
def performance(word: str) -> Meaning | None:
    """The performance's code, or None."""
    return _PERFORMANCES.get(key(word))


@_remembered
def satisfaction(word: str) -> Meaning | None:
    """The satisfaction's code, or None."""
    return _SATISFACTIONS.get(key(word))


def allowed_categories() -> str:
    """The working list in one line, for a refusal."""
    return "、".join(Category.labels)
