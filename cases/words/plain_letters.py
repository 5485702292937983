"""A text as its letters and digits, each with its place in the text and what precedes it.

What counts as the same letter, and what as a mark between two, is decided by the classes of Unicode
and never by lists of single signs, apart from the few that Unicode holds for something else.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from mediation.accounts.typed_text import INVISIBLE

# What precedes a letter; of several signs the strongest counts.
NOTHING, SPACE, MARK, STOP = "0123"
STOPS = frozenset(",。!?;:")
UNSEEN = frozenset({"Mn", "Mc", "Me", "Cf"})
DOTS_AMONG_LETTERS = frozenset("\u119e\ua78f\u4e36ー")
LETTERS = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "No", "Co", "Cn"})


@dataclass(frozen=True, slots=True)
class PlainLetters:
    """The letters, for each the index of its sign in the text, and what precedes each.

    `before` has one more, for what follows the last letter; an end of the text is a mark.
    """

    letters: str
    places: tuple[int, ...]
    before: str


def plain_letters(text: str) -> PlainLetters:
    """The letters and digits of a text, half width, lower case, without accents.

    >>> plain_letters("Ⅱ 期，É").letters, plain_letters("Ⅱ 期，É").before
    ('ii期e', '20132')
    """
    letters, places, before, gap = [], [], [], MARK
    for place, sign in enumerate(text):
        read, between = _read(sign)
        gap = max(gap, between)
        for letter in read:
            letters.append(letter)
            places.append(place)
            before.append(gap)
            gap = NOTHING
    return PlainLetters("".join(letters), tuple(places), "".join((*before, max(gap, MARK))))


def is_unseen(sign: str) -> bool:
    """Whether a sign shows nothing of its own: an accent, a selector, a mark of direction."""
    return unicodedata.category(sign) in UNSEEN


@lru_cache(maxsize=20_000)
def _read(sign: str) -> tuple[str, str]:
    """The letters a sign stands for, or what it is between letters."""
    if is_unseen(sign) or INVISIBLE.match(sign):
        return "", NOTHING
    once = _letters(unicodedata.normalize("NFKD", sign)).upper().casefold()
    if letters := _letters(unicodedata.normalize("NFKD", once)):
        return letters, NOTHING
    if sign.isspace():
        return "", SPACE
    return "", STOP if unicodedata.normalize("NFKC", sign) in STOPS else MARK


def _letters(signs: str) -> str:
    return "".join(map(_figure, filter(_is_letter, signs)))


def _is_letter(sign: str) -> bool:
    return unicodedata.category(sign) in LETTERS and sign not in DOTS_AMONG_LETTERS


def _figure(sign: str) -> str:
    """A digit of any script in our figures."""
    figure = unicodedata.decimal(sign, None)
    return sign if figure is None else str(figure)
