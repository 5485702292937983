"""Names in typed text: found in the ways people write them, and replaced in one pass.

A name is found with spaces, invisible marks or middle dots between its characters, in full width,
and at its own dots with any mark that people type for them. Longer names go first, and what was
put in is not read again. A name of one character, which other words contain (行李), is found only
where it stands alone: between marks, spaces, or the ends of a text.
"""

import re
import unicodedata
from collections import defaultdict
from functools import cache
from itertools import chain

from mediation.accounts.typed_text import MARKS, compact

MIDDLE_DOTS = "·•・･‧∙⋅"
AT_A_DOT = re.escape(f"{MIDDLE_DOTS}.．。｡_－\u2010–—-")
IGNORED = rf"\s{MARKS}\u200c\u200d\ufe00-\ufe0f{MIDDLE_DOTS}"
BETWEEN, INSTEAD_OF_A_DOT = f"[{IGNORED}]*", f"[{IGNORED}{AT_A_DOT}]*"
SKIPPED = re.compile(f"[{IGNORED}{AT_A_DOT}]+")
LATIN = re.compile(r"[a-z0-9]+")
# Full-width signs, and the doubles of Chinese characters.
DOUBLES = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0xFF01, 0xFF5E), (0x2F800, 0x2FA1F))


def bare(text: str) -> str:
    """A name without spaces and dots, half width, lower case: equal for all ways of writing it.

    >>> bare("阿不都 • 卡里木") == bare("阿不都卡里木"), bare("Ａ座 物业")
    (True, 'a座物业')
    """
    return SKIPPED.sub("", compact(text))


def contains_any(text: str, names) -> bool:
    """Whether a text contains one of these names, in whatever way it is written."""
    return any(bare(name) and bare(name) in bare(text) for name in names)


def replacing(*names: tuple[str, str | None]):
    """A function that puts, in a text, the words given for each name; None leaves it as written.

    Of several names that differ only in the way of writing the last counts.
    """
    found = {bare(name): (name, shown) for name, shown in names if bare(name)}
    if not found:
        return lambda text: text
    longest_first = [found[key] for key in sorted(found, key=len, reverse=True)]
    pattern = re.compile("|".join(f"({_pattern(name)})" for name, _ in longest_first), re.I)

    def shown_for(match) -> str:
        shown = longest_first[match.lastindex - 1][1]
        return match[0] if shown is None else shown

    return lambda text: pattern.sub(shown_for, text)


def _pattern(name) -> str:
    """The ways of writing a name, without groups."""
    parts = [compact(part) for part in re.split(f"[{AT_A_DOT}]+", name)]
    letters = [BETWEEN.join(map(_letter, part)) for part in parts if part]
    return _standing(bare(name), INSTEAD_OF_A_DOT.join(letters))


def _standing(plain, pattern) -> str:
    """The pattern where the name may stand: one of one character alone, a Latin word whole."""
    if len(plain) == 1:
        return rf"(?<!\w){pattern}(?!\w)"
    if LATIN.fullmatch(plain):
        return f"(?<![a-z0-9]){pattern}(?![a-z0-9])"
    return pattern


def _letter(letter) -> str:
    return f"[{re.escape(letter)}{_doubles().get(letter, '')}]"


@cache
def _doubles() -> dict[str, str]:
    """The signs that stand for each plain character."""
    found = defaultdict(str)
    for sign in map(chr, chain.from_iterable(range(a, z + 1) for a, z in DOUBLES)):
        found[unicodedata.normalize("NFKC", sign)] += sign
    return dict(found)
