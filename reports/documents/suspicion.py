"""可能是虚假调解的情况报告 (F28): why the mediation was stopped, and to whom that is reported.

特邀调解规定 18. Only the committee and its addressee read it.
"""

from cases.law import articles
from cases.law.clause_text import chinese_day
from cases.words.punctuation import without_final_stop

from .letters import draw_letter, matter


def draw(case, of, document) -> str:
    """The frozen HTML of the report; `of` holds the addressee and what was found."""
    addressee, words = of
    lines = [
        f"{matter(case)}，本会在调解中发现可能是虚假调解，"
        f"已于{chinese_day(document.issued_on)}中止调解。",
        f"具体情况：{without_final_stop(words)}。",
        f"现予报告（{articles.SHAM}）。有处理结果的，请告知本会：查明不是虚假调解的，恢复调解；"
        "查明属实的，终止调解。",
    ]
    return draw_letter("documents/suspicion.html", case, document, to=addressee, lines=lines)
