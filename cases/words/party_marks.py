"""Marks of parties in the sentences of the trail: each reader sees the name as they may.

An act writes `party_mark(12)`, with a sign that nobody can type and no database stores; the trail
stores {p12}. What people type in that way is stored with one more {} in it, and read as typed.
"""

import re

SIGN = "\0"

_WRITTEN = re.compile(f"{SIGN}([0-9]+){SIGN}")
_TYPED = re.compile(r"\{(?=(?:\{\})*p[0-9]+\})")
_STORED = re.compile(r"\{\{\}((?:\{\})*p[0-9]+\})|\{p([0-9]+)\}")


def party_mark(key: int) -> str:
    """What an act writes into its sentence for the name of the party with that key."""
    return f"{SIGN}{key}{SIGN}"


def party_marks(parties) -> str:
    """What an act writes for the names of several parties."""
    return "、".join(party_mark(party.pk) for party in parties)


def stored(sentence: str) -> str:
    """A sentence as the trail stores it.

    >>> stored(party_mark(12) + "说：{p12}、{{}p12}、{p}"), stored("{{p12}}")
    ('{p12}说：{{}p12}、{{}{}p12}、{p}', '{{{}p12}}')
    """
    return stored_marks(_TYPED.sub("{{}", sentence))


def stored_marks(text: str) -> str:
    """A text in which nobody types, with its marks as they are stored."""
    return _WRITTEN.sub(r"{p\1}", text)


def words_and_keys(sentence: str) -> list[tuple[str, str]]:
    """The parts of a stored sentence: words as they were typed, and the key of the party whose mark
    follows them (empty behind the last ones).

    >>> words_and_keys("{p12}说：{{}p12}、{{}{}p12}、{p}")
    [('', '12'), ('说：{p12}、{{}p12}、{p}', '')]
    """
    parts, words, done = [], "", 0
    for found in _STORED.finditer(sentence):
        words += sentence[done : found.start()]
        done = found.end()
        if found[2]:
            parts.append((words, found[2]))
            words = ""
        else:
            words += f"{{{found[1]}"
    return [*parts, (words + sentence[done:], "")]
