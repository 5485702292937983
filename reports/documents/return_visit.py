"""人民调解回访记录 (F11): who was met on a return visit, and what was found.

The committee fills it in after each visit and keeps it in the dossier; it says only what is on
record, and creates no right and no duty.
"""

from cases.law.clause_text import chinese_day
from cases.words.punctuation import without_final_stop

from .acceptance import title_of
from .base import freeze_issued
from .closing_report import NOTHING, everyone
from .free_text import parts, sentences
from .parties import party_on_paper
from .signing import foot, staff_mark

NO_SIGNS = "没有发现。"
NO_COURT = "没有起诉、申请执行等记录。"
NOT_RATED = "没有评价。"
FOUND_WRONG = "人民法院已认定调解协议无效或者予以撤销。"
FOUND_RIGHT = "没有协议被人民法院认定无效、撤销的记录。"


def draw(case, of, document) -> str:
    """The frozen HTML of the record; `of` is the visit that was made."""
    on = document.issued_on
    context = {
        "boxes": boxes(case, of),
        "parties": [party_on_paper(p, on) for p in everyone(case)],
        "sources": [],
        "rows": [
            ("回访情况", parts(sentences(of.words))),
            ("履行情况", parts([_said(of.get_performance_display())])),
            ("满意程度", parts([satisfaction(case, of)])),
            ("诉讼情况", parts([at_court(case)])),
            ("有无错调", parts([wrong(case)])),
            ("激化苗头", parts(signs(of))),
        ],
    }
    marks = [staff_mark("回访人", of.by), *_beside(of)]
    context |= foot(marks, case.committee.name, on, staff="填表人")
    return freeze_issued("documents/return_visit.html", document, context)


def boxes(case, visit) -> list[tuple[str, str, str, str]]:
    """The boxes of the head: two labels and their values a row."""
    evening = "晚" if visit.evening else ""
    return [
        ("回访事由", title_of(case), "回访时间", f"{chinese_day(visit.done_on)}{evening}"),
        ("见到了谁", visit.met or NOTHING, "一起去的", visit.joined_by or NOTHING),
    ]


def satisfaction(case, visit) -> str:
    """How the people visited rated the outcome."""
    scores = dict(case.ratings.model.Score.choices)
    return f"{scores[visit.score]}。" if visit.score else NOT_RATED


def at_court(case) -> str:
    """What was brought to a court or another body after the mediation, and its result."""
    found = [
        f"{one.get_kind_display()}：{one.outcome_name or one.get_status_display()}"
        for one in case.sheet.proceedings
    ]
    return f"{'；'.join(found)}。" if found else NO_COURT


def wrong(case) -> str:
    """Whether a court found the agreement void (民法典 155)."""
    void = any(one.status == one.Status.VOID for one in case.sheet.agreements)
    return FOUND_WRONG if void else FOUND_RIGHT


def signs(visit) -> list[str]:
    """The signs that the quarrel may flare up, and what was done (调解法 25)."""
    if not visit.signs:
        return [NO_SIGNS]
    return [*sentences(visit.signs), f"采取的措施：{without_final_stop(visit.measures)}。"]


def _said(text) -> str:
    return f"{text}。" if text else NOTHING


def _beside(visit) -> list:
    """A place to sign for those who went along."""
    return [staff_mark("一起回访的")] if visit.joined_by else []
