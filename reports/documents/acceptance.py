"""人民调解受理登记表 (F4): when, from whom and why the committee accepted the dispute.

Fields of the printed form, and those that computerised systems add. The committee fills it in and
keeps it, so it contains names in full; it creates no right and no duty.
"""

import re

from cases.law.clause_text import chinese_day
from cases.words.days import arose_in_words
from cases.words.punctuation import without_final_stop

from .base import freeze_issued
from .free_text import parts, sentences
from .parties import party_on_paper
from .signing import foot, party_mark

NOTE = "仅作登记，不是调解协议"
BLANK = "／"
SOME_BODY = re.compile(
    "^(法院|检察院|公安机关|综治中心|信访部门|其他部门)"
)  # in the name of a route
SOURCES = (
    ("application", "当事人申请"),
    ("own_initiative", "人民调解委员会主动调解"),
    ("entrusted", "有关机关委托、移送"),
)


def draw(case, of, document) -> str:
    """The frozen HTML of the form; `of` is the assignment made at the acceptance, or None."""
    parties = [party_on_paper(p, document.issued_on) for p in case.sheet.needed_parties]
    marks = [party_mark(party_on_paper(p, document.issued_on)) for p in signers(case)]
    context = {
        "parties": parties,
        "boxes": boxes(case, accepted_by(case, of)),
        "sources": sources_of(case),
        "summary": parts(sentences(case.summary)),
        "wills": [will(party) for party in case.sheet.needed_parties],
        "decision": parts([decision(case, of)]),
        "hidden": hidden(case),
        "note": NOTE,
    }
    context |= foot(marks, case.committee.name, document.issued_on, staff="登记人")
    return freeze_issued("documents/acceptance.html", document, context)


def boxes(case, mediator) -> list[tuple[str, str, str, str]]:
    """The boxes of the head: two labels and their values a row."""
    people = sum(party.head_count for party in case.sheet.needed_parties)
    return [
        ("纠纷名称", title_of(case), "受理日期", chinese_day(case.accepted_on)),
        ("纠纷类型", case.get_category_display(), "难易程度", difficulty(case)),
        ("发生时间", arose_in_words(case) or BLANK, "涉及人数", f"{people}人"),
        ("发生地点", case.place or BLANK, "调解员", mediator.name),
    ]


def title_of(case) -> str:
    """The title of the case, or its category."""
    return case.title or f"{case.get_category_display()}纠纷"


def difficulty(case) -> str:
    """疑难复杂 or 一般, with the level; left open where nobody has graded the case."""
    if not case.difficult and not case.is_graded:
        return BLANK
    return f"{'疑难复杂' if case.difficult else '一般'}（{case.level}级）"


def sources_of(case) -> list[tuple[bool, str]]:
    """The printed sources, and which of them it was; a referrer by its name."""
    rows = [(case.source.startswith(code), label) for code, label in SOURCES]
    name = came_from(case)
    return [
        (chosen, f"{label}（{name}）" if chosen and case.source.startswith("entrusted") else label)
        for chosen, label in rows
    ]


def came_from(case) -> str:
    """Which body sent the case and how: by its name where one is on record (decision 34)."""
    if not case.route:
        return case.get_source_display()
    how = case.get_route_display().replace("（", "，").removesuffix("）")
    referral = case.sheet.referral
    return how if referral is None else referral.sender + SOME_BODY.sub("", how)


def will(party) -> str:
    """A party's answer to mediation, with its day and way."""
    if not party.consent:
        return f"{party.printed_name}：未表态。"
    how = f"（{without_final_stop(party.consent_how)}）" if party.consent_how else ""
    day = chinese_day(party.consent_on)
    return f"{party.printed_name}：{day}{party.get_consent_display()}{how}。"


def accepted_by(case, assignment):
    """The mediator on the day of acceptance; later ones are on other papers."""
    return assignment.person if assignment is not None else case.mediator


def decision(case, assignment) -> str:
    """The sentence by which the committee accepts the dispute."""
    names = "、".join(party.printed_name for party in case.sheet.needed_parties)
    own = case.source == "own_initiative"
    why = "经本会主动介入并征得各方当事人同意" if own else "经当事人申请、各方同意"
    if case.source.startswith("entrusted"):
        why = f"经{came_from(case)}、各方同意"
    chosen = assignment is not None and assignment.chosen_by_parties
    by = "当事人选定" if chosen else "本会指定"
    day = chinese_day(case.accepted_on)
    mediator = accepted_by(case, assignment).name
    return f"{names}之间的纠纷，{why}，本会于{day}受理，{by}{mediator}担任调解员。"


def signers(case) -> list:
    """Who signs the form: all, or the side alone whose name the other must not read on it."""
    parties = case.sheet.needed_parties
    sides = {party.side for party in parties if party.hide_name}
    return [party for party in parties if not sides or {party.side} == sides]


def hidden(case) -> str:
    """A warning where a party does not want the other side to know its name."""
    names = [party.printed_name for party in case.sheet.needed_parties if party.hide_name]
    if not names:
        return ""
    kept = "本表只存卷，不交对方阅看，对方不在本表签名"
    return f"{'、'.join(names)}要求不让对方知道姓名：{kept}。"
