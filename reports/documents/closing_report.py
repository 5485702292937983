"""人民调解结案报告表 (F16): what the dispute was, what came of it, and how far it was performed.

The committee fills it in at the closing and keeps it in the dossier; it creates no right and no
duty.
"""

from cases.law import money
from cases.law.clause_text import chinese_day, numeral
from cases.phases.enforce.reductions import less_of
from cases.states import EndReason
from cases.words.punctuation import without_final_stop

from .acceptance import sources_of, title_of
from .base import freeze_issued
from .free_text import parts, sentences
from .outcome import in_writing, paper_followed, reached, why_it_ended
from .parties import party_on_paper
from .signing import foot, staff_mark

NOTHING = "／"
NOT_AGREED = "没有达成协议"
NOTHING_OWED = "没有要履行的事项。"
OPINION = "本会同意结案。"


def draw(case, of, document) -> str:
    """The frozen HTML of the report; what it says is on record, so `of` is nothing."""
    context = {
        "boxes": boxes(case, document.issued_on),
        "parties": [party_on_paper(p, document.issued_on, stays_here=True) for p in everyone(case)],
        "sources": sources_of(case),
        "rows": [
            ("简要事实", parts(sentences(case.summary))),
            *who_came(case),
            ("调解结果", parts([result(case)])),
            ("协议内容", parts(content(case))),
            *followed(case),
            ("履行情况", parts([performance(case)])),
            ("回访安排", parts([visits(case)])),
            ("结案意见", parts([f"{struck_off(case)}{OPINION}"])),
        ],
    }
    marks = [staff_mark("承办人", str(case.mediator or "")), staff_mark("负责人")]
    context |= foot(marks, case.committee.name, document.issued_on, staff="填表人")
    return freeze_issued("documents/closing_report.html", document, context)


def everyone(case) -> list:
    """The parties whose will counted, those who left among them."""
    there = {party.pk for party in case.sheet.needed_parties}
    return [one for one in case.sheet.all_parties if one.pk in there or not one.active]


def who_came(case) -> list[tuple]:
    """The row of who came for a unit, or for a party by its agent, and as what; none otherwise."""
    came = dict.fromkeys(one.attended for one in case.sheet.sessions if one.attended)
    return [("替谁到场", parts([f"{'；'.join(came)}。"]))] if came else []


def boxes(case, on) -> list[tuple[str, str, str, str]]:
    """The boxes of the head: two labels and their values a row."""
    return [
        ("纠纷名称", title_of(case), "填表时间", chinese_day(on)),
        ("承办单位", case.committee.name, "承办人", str(case.mediator or NOTHING)),
        ("受案时间", chinese_day(case.accepted_on), "结案时间", chinese_day(case.closed_on)),
    ]


def result(case) -> str:
    """How the mediation ended: with an agreement, or for which reason without one."""
    if case.effective_on is None:
        why = EndReason(case.end_reason).label if case.end_reason else ""
        return f"{NOT_AGREED}，调解终止{f'，原因：{why}' if why else ''}。"
    number = f"（{case.agreement_number}）" if case.agreement_number else ""
    form = "书面" if in_writing(case) else "口头"
    return f"达成{form}协议{number}，自{chinese_day(case.effective_on)}起生效。"


def content(case) -> list[str]:
    """The clauses of the agreement that was in force, as its text numbers them."""
    agreement = reached(case)
    if case.effective_on is None or agreement is None:
        return [f"{NOT_AGREED}。"]
    return clauses_in_order(agreement)


def clauses_in_order(agreement) -> list[str]:
    """The clauses of an agreement, numbered."""
    said = [without_final_stop(clause.sentence) for clause in agreement.parts]
    return [f"{numeral(place)}、{one}。" for place, one in enumerate(said, 1)] or [NOTHING]


def followed(case) -> list[tuple]:
    """The row of the paper that is followed and not the agreement; none otherwise."""
    paper = paper_followed(case)
    return [("履行依据", parts([f"{paper}。"]))] if paper else []


def performance(case) -> str:
    """The sums owed and paid, and what is left; or why nothing is followed any more."""
    if not paper_followed(case):
        if case.effective_on is None:
            return NOTHING_OWED
        if ended := why_it_ended(case):
            return ended
    left = any(duty.is_pending for duty in case.sheet.obligations)
    sums = f"{'，'.join(_sums(case))}。" if case.amount_agreed else ""
    return f"{sums}{'还有没有履行的事项。' if left else '已经全部履行。'}"


def _sums(case) -> list[str]:
    """What was to be paid, what was, and by what it is less, by why."""
    sums = {"应付": case.amount_agreed, "已付": case.amount_paid}
    sums |= less_of(*case.sheet.obligations)
    return [f"{what}{money.yuan(fen)}元" for what, fen in sums.items()]


def visits(case) -> str:
    """The days of the return visits that are planned or made."""
    days = [chinese_day(one.on) for one in case.sheet.visits if one.given_up_on is None]
    return f"{'、'.join(days)}。" if days else "没有安排回访。"


def struck_off(case) -> str:
    """That somebody other than the handler checked the matter, and on which day."""
    return f"{chinese_day(case.struck_off_on)}由他人核实销号。" if case.struck_off_on else ""
