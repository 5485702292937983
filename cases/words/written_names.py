"""Names and numbers in typed text: found in the ways people write them, replaced in one pass.

A name is found by its letters and digits, whatever is between them (0029): spaces, dots,
brackets and other marks, but a stop or comma only where the name itself has a mark, where the name
stands alone, or where one is at every gap. Longer names go first, and what was put in is not
read again. A name of one character, which other words contain (行李), is found only where it stands
alone: between marks, spaces, or the ends of a text. So is one that is an ordinary word (安全): as
the office decided for that person, else by the list of `ordinary_words`.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heapreplace

from .ordinary_words import ORDINARY_WORDS
from .plain_letters import MARK, NOTHING, STOP, PlainLetters, is_unseen, plain_letters

LATIN = re.compile(r"[a-z0-9]+")
FIGURE = re.compile(r"[0-9]")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Letters to find, what is shown for them (None: as written), and where they may occur.

    `marked` are the gaps, counted in letters, at which the name itself has a mark; `tail` are the
    signs behind its last letter, such as a closing bracket; `continued_by` what cannot come right
    before or behind it.
    """

    letters: str
    shown: str | None
    marked: tuple[int, ...] = ()
    tail: str = ""
    continued_by: re.Pattern | None = None
    is_number: bool = False
    is_word: bool = False

    def stands_at(self, text: PlainLetters, start: int) -> bool:
        """Whether letters that equal these, from `start`, are the name."""
        end = start + len(self.letters)
        if self._goes_on(text, start - 1, start) or self._goes_on(text, end, end):
            return False
        if NOTHING not in (text.before[start], text.before[end]) or self.is_number:
            return True
        return not self.is_word and self._is_held_together(text, start, end)

    def _goes_on(self, text, letter, gap) -> bool:
        if self.continued_by is None or text.before[gap] != NOTHING:
            return False
        return bool(self.continued_by.fullmatch(text.letters, letter, letter + 1))

    def _is_held_together(self, text, start, end) -> bool:
        """Whether no stop divides the name, or one is at every gap."""
        stops = text.before.count(STOP, start + 1, end)
        if not stops or stops == len(self.letters) - 1 > 1:
            return True
        return stops == sum(text.before[start + gap] == STOP for gap in self.marked)


def normalized_name(text: str) -> str:
    """The letters and digits of a name: equal for all ways of writing it.

    >>> normalized_name("阿不都 • 卡里木"), normalized_name("Ａ座 物业")
    ('阿不都卡里木', 'a座物业')
    """
    return plain_letters(text).letters


def contains_any(text: str, names) -> bool:
    """Whether a text contains one of these names, in whatever way it is written."""
    letters = normalized_name(text)
    return any(name and name in letters for name in map(normalized_name, names))


def stays_in(text: str, names) -> bool:
    """Whether one of these names, once hidden, is still read in a text: as a part of other words.

    >>> stays_in("高空抛物", ["高"]), stays_in("我叫王小明", ["王小明"])
    (True, False)
    """
    hidden = replacing(*((name, "某") for name in names))
    return contains_any(hidden(text), names)


def replacing(
    *names: tuple[str, str | None], numbers=(), words: Mapping[str, bool] | None = None
) -> Callable[[str], str]:
    """A function that puts, in a text, the words given for each name; None leaves it as written.

    Of several names that differ only in the way of writing the last counts. `numbers` are pairs of
    digits and what is shown for them; they are found whatever is between the digits. `words` says
    of a name, by its letters, whether it is an ordinary word too; others are looked up in the list.
    """
    decided = words or {}
    pairs = [*(_name(*pair, decided) for pair in names), *(_number(*pair) for pair in numbers)]
    found = {wanted.letters: wanted for wanted in pairs if wanted.letters}
    longest_first = sorted(found.values(), key=lambda wanted: -len(wanted.letters))

    def replaced(text: str) -> str:
        parts, done = [], 0
        for start, end, wanted in _spans(text, longest_first):
            shown = text[start:end] if wanted.shown is None else wanted.shown
            parts += [text[done:start], shown]
            done = end
        return "".join([*parts, text[done:]]) if parts else text

    return replaced


def _name(name, shown, decided) -> _Wanted:
    plain = plain_letters(name)
    letters = plain.letters
    is_word = len(letters) < 2 or decided.get(letters, letters in ORDINARY_WORDS)
    marked = (gap for gap in range(1, len(plain.letters)) if plain.before[gap] >= MARK)
    latin = LATIN if LATIN.fullmatch(plain.letters) else None
    tail = name[plain.places[-1] + 1 :] if plain.places else ""
    return _Wanted(letters, shown, tuple(marked), tail, latin, is_word=is_word)


def _number(digits, shown) -> _Wanted:
    return _Wanted(normalized_name(digits), shown, continued_by=FIGURE, is_number=True)


def _spans(text, longest_first) -> Iterator[tuple[int, int, _Wanted]]:
    """Which name occurs where in the text, from the left; of two that overlap the first."""
    plain = plain_letters(text) if longest_first else None
    done = 0
    ahead = [(_next(plain, name, 0), rank) for rank, name in enumerate(longest_first)]
    ahead = [(start, rank) for start, rank in ahead if start >= 0]
    heapify(ahead)
    while ahead:
        start, rank = ahead[0]
        wanted = longest_first[rank]
        if start >= done:
            done = start + len(wanted.letters)
            yield plain.places[start], _end(text, plain.places[done - 1] + 1, wanted.tail), wanted
        following = _next(plain, wanted, done)
        heappop(ahead) if following < 0 else heapreplace(ahead, (following, rank))


def _next(plain, wanted, since) -> int:
    """The first letter of the next place where the name occurs, or -1."""
    start = plain.letters.find(wanted.letters, since)
    while start >= 0 and not wanted.stands_at(plain, start):
        start = plain.letters.find(wanted.letters, start + 1)
    return start


def _end(text, end, tail) -> int:
    """The end of a name with the accents on it, and with the marks that close it if they follow."""
    while end < len(text) and is_unseen(text[end]):
        end += 1
    for sign in tail.split():
        follows = len(text) - len(text[end:].lstrip())
        if unicodedata.normalize("NFKC", text[follows : follows + len(sign)]) != (
            unicodedata.normalize("NFKC", sign)
        ):
            break
        end = follows + len(sign)
    return end
