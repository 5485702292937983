"""Why a party cannot act yet, where the guard speaks to the staff."""

from cases.phases.common import nobody_refused
from cases.words.readers import Reader
from cases.words.situations import Situation

# A guard that speaks to the staff says to a party what it can do itself.
INSTEAD = {nobody_refused.otherwise: Situation.REFUSED.next(Reader.PARTY)}


def in_plain_words(sentence: str) -> str:
    """A guard's sentence for a party: what it can do, where the guard speaks to the staff."""
    return INSTEAD.get(sentence, sentence)
