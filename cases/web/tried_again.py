"""A paper in force that is tried, or arbitrated, again: its words and times."""

from dataclasses import dataclass
from datetime import date

from cases.law import deadlines
from cases.law.deadlines import Due, Length, Unit
from cases.models import Title
from cases.phases.adjudicate import guards_of_retrials as retrials
from cases.phases.adjudicate.guards_of_retrials import Retrial
from cases.phases.adjudicate.objections import UNDER_A_TITLE, WHILE_IT_STANDS
from cases.words.situation_words import Found
from cases.words.situations_afterwards import Afterwards

ASK_THE_COURT = "调委会可以请当事人向法院询问进度；有特殊情况的，由院长批准延长。"
ASK_THE_TRIBUNAL = "仲裁庭没有开始重新仲裁的，法院裁定恢复撤销程序。"
ASKED = {
    Title.Kind.CONFIRMED: Afterwards.OBJECTED_TO,
    Title.Kind.AWARD: Afterwards.TO_BE_SET_ASIDE,
}
TRIED = (Title.Kind.JUDGMENT, Title.Kind.COURT_PAPER, Title.Kind.AWARD)
THREE, SIX = Length(3, Unit.MONTHS), Length(6, Unit.MONTHS)


@dataclass(frozen=True, slots=True)
class Time:
    """A time that others are held to: its name, its last day (Beijing), who, by which article."""

    name: str
    due: Due
    who: str
    basis: str
    lapse: str = ASK_THE_COURT


def tried_again(case) -> Found | None:
    """The situation where what is performed is tried again; else None."""
    found = named_again(case)
    if found == Afterwards.RETRIED and retrials.how_a_retrial_goes_on(case) == Retrial.RUNS_ON:
        return Afterwards.RETRIED_AND_PERFORMED
    return found


def asked_of_a_court(case) -> Found | None:
    """The situation where a court is asked to set aside, or to try again, what is in force; of what
    is performed or closed also where it is tried again; else None."""
    if case.status not in WHILE_IT_STANDS or case.sheet.has("questions") is False:
        return None
    if case.status not in UNDER_A_TITLE and retrials.tried_again(case) is not None:
        return Afterwards.TRIED_WHEN_DONE
    if retrials.questioned(case) is None:
        return None
    return ASKED.get(case.sheet.title.kind, Afterwards.RETRIAL_ASKED_FOR)


def named_again(case) -> Found | None:
    """As `tried_again`, for its name alone: whether enforcement rests is not asked."""
    found = _proceeding(case)
    if found is None:
        return None
    return Afterwards.ARBITRATED_AGAIN if found.again_until else Afterwards.RETRIED


def _proceeding(case):
    """The proceeding whose paper is tried again, or None."""
    # Of what is closed or performed the times alone are told: nothing rests, and nobody waits.
    if case.status not in UNDER_A_TITLE or not _may_be_tried_again(case):
        return None
    rows = (row for row in case.sheet.proceedings if row.retrial_on or row.again_until)
    return next(rows, None)


def _may_be_tried_again(case) -> bool:
    """Whether a judgment, a court's mediation paper or an award is what is to be performed."""
    asked = case.status in WHILE_IT_STANDS and case.sheet.has("questions") is not False
    title = case.sheet.title if asked else None
    return title is not None and title.kind in TRIED


def times(case) -> list[Time]:
    """How long a court examines an application, or tries it again; the day of a new award."""
    if not _may_be_tried_again(case):
        return []
    found = (_time(row, case) for row in case.sheet.proceedings)
    return [one for one in found if one is not None]


def _time(row, case) -> Time | None:
    if row.again_until:
        due = Due(row.again_until, provisional=False)
        return Time("重新仲裁", due, "仲裁庭", "《仲裁法》第七十四条", ASK_THE_TRIBUNAL)
    if row.retrial_on:
        return _trial(row, case)
    if row.objected_on and row.kind == row.Kind.SUIT:
        due = _due(row.objected_on, THREE, case)
        return Time("审查再审申请", due, "法院", "《民事诉讼法》第二百一十五条")
    return None


def _trial(row, case) -> Time:
    """By the procedure of first instance in the court that tried it, else by that of second
    (民诉法 218), from the decision on (民诉法解释 128)."""
    above = row.asked_to_set_aside_id not in (None, row.court_id)
    length = THREE if above or row.is_appeal else SIX
    basis = "《民事诉讼法》第二百一十八条、《民诉法解释》第一百二十八条"
    return Time("再审审理", _due(row.retrial_on, length, case), "法院", basis)


def _due(start: date, length: Length, case) -> Due:
    return deadlines.due(start, length, case.sheet.calendar)
