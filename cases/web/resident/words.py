"""How a form speaks to a party: its labels, what is missing, and why not yet."""

from cases.phases.common import nobody_refused
from cases.words.readers import Reader
from cases.words.situations import Situation

BY_LINK = "本人经专用链接办理"
# The fields of an act: the label, and what is said when nothing was chosen or written.
FIELDS = {
    "consent": {"agrees": ("您的意思", "请选同意，或者选不同意。")},
    "rate": {"score": ("您满意吗", "请选一项。"), "words": ("想说的话", "")},
    "check_promise": {
        "promise": ("哪一件", "请选一件。"),
        "kept": ("办好了没有", "请选办好了，或者没有办好。"),
        "proof": ("是什么情况", ""),
    },
    "confirm_payment": {"payment": ("哪一笔钱", "请选一笔。")},
    "withdraw": {"reason": ("为什么撤回", "请写一句为什么，比如已经解决了。")},
    "withdraw_mediation": {
        "settled": ("我们自己已经说好了", ""),
        "words": ("想说的话", ""),
    },
}

# A guard that speaks to the staff says to a party what it can do itself.
INSTEAD = {nobody_refused.otherwise: Situation.REFUSED.next(Reader.PARTY)}


def in_plain_words(sentence: str) -> str:
    """A guard's sentence for a party: what it can do, where the guard speaks to the staff."""
    return INSTEAD.get(sentence, sentence)
