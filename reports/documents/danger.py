"""纠纷情况报告 (F29): what may become violent or a crime, told to the police or others.

调解法 25. Only the committee and its addressee read it.
"""

from cases.law import articles
from cases.law.clause_text import chinese_day
from cases.words.punctuation import without_final_stop
from mediation import clock

from .letters import draw_letter, matter


def draw(case, of, document) -> str:
    """The frozen HTML of the report; `of` holds the addressee, the moment, what and measures."""
    addressee, at, words, measures = of
    when = f"{chinese_day(clock.beijing(at))}{clock.local(at):%H:%M}"
    taken = [f"已经采取的措施：{without_final_stop(measures)}。"] if measures else []
    lines = [
        f"{matter(case)}，可能激化，可能引起治安案件、刑事案件。",
        f"具体情况：{without_final_stop(words)}。",
        *taken,
        f"已于{when}先行报告，现书面报告（{articles.ESCALATION}），请依法处理。",
    ]
    return draw_letter("documents/danger.html", case, document, to=addressee, lines=lines)
