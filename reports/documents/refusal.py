"""不予受理函 (F18): the committee declines, on which ground, and who helps instead.

人民调解工作若干规定 20 to 24. It is for who applied, whom it tells every other way; who sent the
case is told by its own letter (F27).
"""

from cases.law import scope
from cases.law.articles import OTHER_WAYS_NAMED
from cases.law.clause_text import chinese_day
from cases.phases.common import limitation_of
from cases.words.punctuation import without_final_stop

from .letters import draw_letter

APPLICANTS = "申请人"
COME_AGAIN = "情况有变化，或者有新的材料的，可以再到本会申请{same_day}。"
SAME_DAY = "，请求的日子不变"  # of who asked for protection; of a complaint alone no day is kept


def draw(case, of, document) -> str:
    """The frozen HTML of the letter; `of` holds ground, reason in words, and who can help."""
    ground, reason, turn_to = of
    applying = [party for party in case.sheet.parties if party.pk in document.addressees]
    lines = [
        f"{chinese_day(case.registered_on)}登记的{case.get_category_display()}纠纷，"
        "本会经审查，不予受理。",
        f"依据：{scope.declined_on(ground)}。",
        *_reason(case, reason),
        *([f"这件事请找：{turn_to}。"] if turn_to else []),
        f"{_ways_left(ground)}（{scope.TURNED_ELSEWHERE}）",
        *dict.fromkeys(filter(None, (limitation_of(case, party) for party in applying))),
        COME_AGAIN.format(same_day=SAME_DAY if _somebody_asked(case, applying) else ""),
        "特此告知。",
    ]
    to = _called(applying)
    return draw_letter("documents/refusal.html", case, document, to=to, lines=lines)


def _somebody_asked(case, applying) -> bool:
    """Whether one of them asked the committee, on a day that stays."""
    return any(case.sheet.who_asked(party).days_asked for party in applying)


def _reason(case, reason) -> list[str]:
    """The reason as typed, which may name somebody: not where a name is hidden from the others."""
    hidden = any(party.hide_name for party in case.sheet.parties)
    return [] if hidden else [f"原因：{without_final_stop(reason)}。"]


def _ways_left(ground) -> str:
    """您还可以…起诉; of a dispute that is with another body, or was decided, what is left."""
    ways = scope.ways_left(ground)
    return f"您还{ways}" if ways == OTHER_WAYS_NAMED else ways


def _called(applying) -> str:
    """Who applied, by name; together, where one of several hides the own name."""
    if len(applying) > 1 and any(party.hide_name for party in applying):
        return APPLICANTS
    return "、".join(party.printed_name for party in applying)
