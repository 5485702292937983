"""Punctuation where a sentence of people's own words becomes part of another sentence."""

import re

# A full stop of typed words before a closing bracket or before the next mark.
STOP_BEFORE_MARK = re.compile(r"。(?=[）。，；：、])")


def embedded(words: str) -> str:
    """Typed words as a part of a sentence: without a full stop at their end."""
    return words.strip().rstrip("。；，")


def with_single_stops(sentence: str) -> str:
    """The sentence without full stops that typed words brought along: （电话。）。 → （电话）。"""
    return STOP_BEFORE_MARK.sub("", sentence)
