"""What a case wants in each state, the first act first; what is done or awaited from others."""

from collections.abc import Callable, Collection
from datetime import timedelta
from typing import Any

from cases.law.clock_rules import FIRST_RESPONSE, SUPERVISED
from cases.models import Case, Rating
from cases.phases.handle.dispatch_receipt import RESPOND_FIRST
from cases.phases.handle.guards import RATING_WAIT_DAYS
from cases.phases.handle.guards_of_receipt import answer_clock
from cases.phases.mediate.groups import ASK_THE_MEMBERS
from cases.phases.mediate.guards_of_reports import GOES_ON, is_suspended
from cases.states import Status as S
from cases.words.readers import Reader
from mediation import clock

from . import next_afterwards, next_at_court
from .named_acts import (
    ASK_FOR_MEDIATION,
    CHECK_PROMISE,
    DECIDE_ON_RECUSAL,
    OF_A_REFERRAL,
    RECORD_CONDITION,
    STRIKE_OFF,
    TAKE_THE_PLACE,
    TAKE_THE_REFERRAL,
    TAKE_THE_TRANSFER,
    TELL_THE_RESULT,
)
from .situation import (
    all_served,
    all_signed,
    company_answers_in_time,
    heirs_wait,
    is_at_rest,
    needs_no_confirmation,
    needs_no_consent,
    promise_is_due,
    somebody_refuses,
)

Acts = next_at_court.Acts
BEFORE_ALL: Acts = (CHECK_PROMISE, *OF_A_REFERRAL, DECIDE_ON_RECUSAL, TAKE_THE_PLACE)


def wanted_acts(case: Case, offered: Collection[str]) -> Acts:
    """Of the acts offered those the case wants now, the first one first.

    A promise that is due goes before all but an agreement that only needs to be finished, which no
    recusal stops.
    """
    wanted = _wanted(case)
    signing = case.status == S.SIGNING and not case.sheet.open_recusals
    finishing = signing or "draft_agreement" in wanted
    wanted = wanted if finishing else (*BEFORE_ALL, *wanted)
    return tuple(name for name in wanted if name in offered and not is_idle(case, name))


def _wanted(case: Case) -> Acts:
    if is_at_rest(case):
        return (GOES_ON, "fail") if is_suspended(case) else ()
    look = WANTED.get(S(case.status))
    return look(case) if look else ()


def from_desk(case: Case, parties: Collection[Any], scores: Collection[str] = ()) -> str:
    """The office's act on a case of its desk, known from its columns, these parties and scores.

    With the case the desk reads what `web/office/first_acts.py` names. Empty for a closed case in
    which nothing but the dossier is left, of which only its list tells what it lacks.
    """
    status = S(case.status)
    if status != S.SIGNING and getattr(case, "promise_is_due", False):
        return CHECK_PROMISE
    if getattr(case, "referral_waits", False):
        return TAKE_THE_REFERRAL
    if getattr(case, "is_untold", False):
        return TELL_THE_RESULT
    if getattr(case, "heirs_wait", False):
        return TAKE_THE_PLACE
    if waiting := getattr(case, "waiting_answer", ""):
        return str(waiting)
    if status == S.REQUESTED:
        return for_request(parties)
    if status == S.ANSWERED:
        return "settle" if case.struck_off_on else for_answer(case, scores)
    look = FROM_DESK.get(status)
    return look(case)[0] if look else ""


def is_idle(case: Case, name: str) -> bool:
    """Whether the act is not wanted now: it is done, or its day has not come."""
    return name in IDLE and IDLE[name](case)


def is_of_others(case: Case, name: str, reader: Reader) -> bool:
    """Whether the act is awaited from somebody else than this reader, who may do it too."""
    return name in OF_OTHERS and OF_OTHERS[name](case, reader)


def _applicant_asks(case: Case, reader: Reader) -> bool:
    """Mediation is the complainant's wish, not the company's, and not before the answer is due."""
    return reader == Reader.COMPANY or company_answers_in_time(case, reader)


IDLE: dict[str, Callable[[Case], bool]] = {
    "edit_agreement": lambda case: case.status != S.MEDIATING and case.sheet.draft is None,
    DECIDE_ON_RECUSAL: lambda case: not case.sheet.open_recusals,
    "consent": needs_no_consent,
    "give_notice": all_served,
    "sign": all_signed,
    CHECK_PROMISE: lambda case: not promise_is_due(case),
    TAKE_THE_REFERRAL: lambda case: not case.sheet.waits_for_an_answer,
    TAKE_THE_TRANSFER: lambda case: not case.sheet.open_transfers,
    TELL_THE_RESULT: lambda case: not case.sheet.waits_for_a_report,
    TAKE_THE_PLACE: lambda case: not heirs_wait(case),
    STRIKE_OFF: lambda case: case.struck_off_on is not None,
    "open_proceeding": needs_no_confirmation,
    **next_afterwards.IDLE,
}
OF_OTHERS: dict[str, Callable[[Case, Reader], bool]] = {
    RESPOND_FIRST: company_answers_in_time,
    "answer": company_answers_in_time,
    ASK_FOR_MEDIATION: _applicant_asks,
}


def _registered(case: Case) -> Acts:
    return (ASK_FOR_MEDIATION,) if case.requested_on else ("dispatch",)


def _dispatched(case: Case) -> Acts:
    """Where nobody knows whether it arrived, that comes first: no time to answer runs. A company
    contacts who complains before it answers; a late answer is given at once. What is late is
    supervised, once."""
    running = answer_clock(case)
    if running is None:
        return ("take_dispatch", "answer")
    late = running.due_on < clock.today() and not running.is_held
    first = (RESPOND_FIRST,) if case.sheet.clock(FIRST_RESPONSE) and not late else ()
    urges = ("supervise",) if late and not case.sheet.clock(SUPERVISED) else ()
    return (*urges, *first, "answer")


def _answered(case: Case) -> Acts:
    if case.struck_off_on:
        return ("settle",)
    scores, last = [rating.score for rating in case.sheet.ratings], case.sheet.last_answer
    act = for_answer(case, scores)
    waited = last is not None and last.on + timedelta(days=RATING_WAIT_DAYS) <= clock.today()
    return (act,) if act == ASK_FOR_MEDIATION or scores or waited else ()


def for_answer(case: Case, scores: Collection[str]) -> str:
    """The act after an answer: mediation if it was asked for and not rated, or rated badly."""
    asked = bool(case.requested_on) and not scores
    unsatisfied = Rating.Score.UNSATISFIED in scores
    return ASK_FOR_MEDIATION if asked or unsatisfied else STRIKE_OFF


def _asked(case: Case) -> Acts:
    """The members of a group answer for themselves: beside the parties that are still silent."""
    act = for_request(case.sheet.needed_parties)
    if act != "consent":
        return (act,)
    silent = [party for party in case.sheet.needed_parties if not party.consented]
    listed = [party for party in silent if case.sheet.members_of(party.pk).remaining]
    others = () if len(listed) == len(silent) else (act,)
    return (*others, *((ASK_THE_MEMBERS,) if listed else ()))


def for_request(parties: Collection[Any]) -> str:
    """The act that takes a request on, by the will of the parties whose consent counts."""
    if any(party.refused for party in parties):
        return "other_side_refuses"
    if len({party.side for party in parties}) < 2:
        return "add_party"
    return "accept" if all(party.consented for party in parties) else "consent"


WITHOUT_THEM: Acts = ("fail", "release_party")


def _accepted(case: Case) -> Acts:
    if somebody_refuses(case):
        return WITHOUT_THEM
    return ("open_session",) if all_served(case) else ("give_notice",)


def _mediating(case: Case) -> Acts:
    """A failed session leads to ending the mediation, not to a draft; a draft comes first else."""
    sessions = case.sheet.sessions
    if somebody_refuses(case):
        return WITHOUT_THEM
    if not sessions:
        return ("log_session",)
    if talks_failed(case):
        return ("fail", "log_session")
    if case.sheet.agreement is not None:
        return ("draft_agreement", "edit_agreement")
    agreed = sessions[-1].outcome == "agreed"
    return ("edit_agreement", "conclude_orally") if agreed else ("log_session",)


def talks_failed(case: Case) -> bool:
    """Whether the last session failed, none is agreed on, and no draft was written since."""
    last = case.sheet.sessions[-1] if case.sheet.sessions else None
    if last is None or last.outcome != "failed":
        return False
    meets_again = last.next_on is not None and last.next_on >= clock.today()
    return not meets_again and not _drafted_since(case)


def _drafted_since(case: Case) -> bool:
    """Whether a draft was written after the last session, by day and then by record."""
    if case.sheet.agreement is None:
        return False
    acts = case.trail.filter(name__in=("log_session", "edit_agreement")).order_by("-on", "-seq")
    last = case.sheet.cached("last_talk_or_draft", acts.values_list("name", flat=True).first)
    return last == "edit_agreement"


def _signing(case: Case) -> Acts:
    agreement = case.sheet.agreement
    signed = [] if agreement.unsigned(case.sheet.needed_parties) else ["sign"]
    signed += ["mediator_sign"] if agreement.mark("mediator") else []
    if agreement.is_fully_marked(case.sheet.needed_parties):
        failed = case.sheet.a_condition_of_all_failed
        return ("amend", "fail") if failed else (RECORD_CONDITION,)
    return tuple(act for act in ("sign", "mediator_sign", "seal") if act not in signed)


# The desk shows a case being signed while it waits for the seal, a closed one for its binding.
FROM_DESK: dict[S, Callable[[Case], Acts]] = {
    S.REGISTERED: _registered,
    S.SIGNING: lambda case: ("seal",),
    S.PERFORMED: next_afterwards.closing,
    S.FAILED: next_afterwards.failed,
    S.UNSATISFIED: next_afterwards.closing,
    S.CLOSED: next_afterwards.closed_on_the_desk,
}
WANTED: dict[S, Callable[[Case], Acts]] = {
    S.REGISTERED: _registered,
    S.DISPATCHED: _dispatched,
    S.ANSWERED: _answered,
    S.REQUESTED: _asked,
    S.ACCEPTED: _accepted,
    S.MEDIATING: _mediating,
    S.SIGNING: _signing,
    S.AGREED: next_afterwards.agreed,
    S.ADJUDICATING: next_at_court.at_court,
    S.PERFORMING: next_afterwards.performing,
    S.DEFAULTED: next_afterwards.defaulted,
    S.ENFORCING: next_afterwards.enforcing,
    S.PERFORMED: next_afterwards.ended,
    S.FAILED: next_afterwards.failed,
    S.UNSATISFIED: next_afterwards.ended,
    S.CLOSED: next_afterwards.closed,
    S.ARCHIVED: next_afterwards.closed,
}
