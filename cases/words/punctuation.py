"""Punctuation where a sentence of people's own words becomes part of another sentence."""

import re

# A stop of typed words before a closing bracket or the next mark, and one of ours after words
# that close themselves: 没人接；。 and 太吵了！。 and “不用了。”。
NEEDLESS_STOP = re.compile(
    r"。(?=[）。，；：、])|[，；、,;](?=[）。])|(?<=[！？!?])。|(?<=[。！？][”’」』])。"
)
# What closes a sentence, a quotation or a bracket behind it.
CLOSED = re.compile(r"[。！？；：…!?][”’」』）)]*$")
# Brackets in brackets. The year of a number keeps its own; what holds nothing but such a number, or
# begins with it, needs none: （（2026）闽…号）.
YEAR_FIRST = re.compile(
    r"(?P<before>^|.)（(?P<held>（\d{4}）(?:[^（）]|（[^（）]*）)*)）", re.DOTALL
)
INNER = re.compile(r"（([^（）]*)（(?!\d{4}）)([^（）]*)）([^（）]*)）")
MARK = "，。；：、！？"
FIGURE = re.compile(r"[\s-]*\d")
FIGURES_AT_THE_END = re.compile(r"[\d\s-]+$")


def without_final_stop(words: str) -> str:
    """Typed words as a part of a sentence: without a full stop at their end."""
    return words.strip().rstrip("。；，")


def with_single_stops(sentence: str) -> str:
    """The sentence without needless full stops beside typed words: （电话。）。 → （电话）。"""
    return NEEDLESS_STOP.sub("", sentence)


def with_single_brackets(sentence: str) -> str:
    """The sentence with a comma for each bracket within or around another one.

    >>> with_single_brackets("裁定（（2026）闽1号）。"), with_single_brackets("网页（含（旧）码）")
    ('裁定，（2026）闽1号。', '网页（含，旧，码）')
    """
    found = YEAR_FIRST.sub(_without_the_outer, sentence)
    while (flatter := INNER.sub(_without_the_inner, found)) != found:
        found = flatter
    return found


def _without_the_outer(match) -> str:
    before = match["before"]
    return f"{before}{'' if not before or before in MARK else '，'}{match['held']}"


def _without_the_inner(match) -> str:
    before, held, after = match.groups()
    parts = [before.rstrip(MARK), held.strip(MARK), after]
    joined = "，".join(part for part in parts[:2] if part)
    return f"（{joined}{'，' if after and after[0] not in MARK else ''}{after}）"


def well_punctuated(sentence: str) -> str:
    """The sentence as it is read, whatever marks the typed words brought along."""
    return with_single_brackets(with_single_stops(sentence))


def as_sentence(words: str) -> str:
    """Typed words as a sentence of their own: with the full stop that nobody types.

    >>> as_sentence("当面付清 "), as_sentence("他说：“不用了。”"), as_sentence("")
    ('当面付清。', '他说：“不用了。”', '')
    """
    said = words.strip()
    return said if not said or CLOSED.search(said) else f"{said.rstrip('，、,.')}。"


def cut_outside_numbers(text: str, length: int) -> str:
    """The first characters of a text, never with a part of a number that goes on behind them.

    The part would not be known for a telephone number, and not be masked.

    >>> cut_outside_numbers("打138 0000 9999找我", 8), cut_outside_numbers("三天了没人来", 3)
    ('打', '三天了')
    """
    goes_on = FIGURE.match(text, length)
    torn = FIGURES_AT_THE_END.search(text[:length]) if goes_on else None
    return text[: torn.start() if torn else length] or text[:length]
