"""Punctuation where a sentence of people's own words becomes part of another sentence."""


def embedded(words: str) -> str:
    """Typed words as a part of a sentence: without a full stop at their end."""
    return words.strip().rstrip("。.；;，,")
