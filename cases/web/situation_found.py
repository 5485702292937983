"""In which situation a case is, found in its records, where that is more exact than its state."""

from datetime import timedelta

from cases.door.next_at_court import ways_to_a_court
from cases.door.next_by_state import talks_failed
from cases.door.situation import is_at_rest, somebody_refuses
from cases.phases.adjudicate.guards import within_thirty_days
from cases.phases.mediate.guards_of_reports import is_suspended
from cases.states import EndReason
from cases.states import Status as S
from cases.web.marks import marks_lacking
from cases.web.situation_at_court import adjudicated, at_court
from cases.web.tried_again import asked_of_a_court, tried_again
from cases.web.urgency import calendar_on
from cases.web.ways_to_court import is_owed
from cases.words.situation_words import Found
from cases.words.situations import DECLINED_ON, Situation
from cases.words.situations_afterwards import Afterwards
from mediation import clock

JOINT_APPLICATION = timedelta(days=30)  # nominal: days off lengthen it (民诉法 205)


def situation_of(case, me=None) -> Found | None:
    """The situation found in the records, where it is more exact than the state."""
    if is_at_rest(case):
        return Situation.SUSPENDED if is_suspended(case) else Situation.RECUSAL_ASKED
    look = LOOKS.get(S(case.status))
    asked = None if me and case.status == S.DEFAULTED else asked_of_a_court(case)
    return tried_again(case) or asked or (look(case, me) if look else None)


def _registered(case, me):
    return Situation.ASKED_AT_ONCE if case.requested_on else None


def _dispatched(case, me):
    if case.company_id is not None:  # set by the dispatch to a company: saves its query
        return None
    dispatch = case.sheet.open_dispatch
    return Situation.WITH_A_DEPARTMENT if dispatch and dispatch.department_id else None


def _answered(case, me):
    if case.struck_off_on:
        return Situation.ANSWER_STRUCK_OFF
    ratings = case.sheet.ratings
    if me is not None and any(rating.party_id == me.pk for rating in ratings):
        return Situation.RATED_BY_READER
    bad = any(rating.score == rating.Score.UNSATISFIED for rating in ratings)
    if not ratings:
        return Situation.ASKED_AND_ANSWERED if case.requested_on else None
    return Situation.RATED_BADLY if bad else Situation.RATED_WELL


def _asked(case, me):
    parties = case.sheet.needed_parties
    if any(party.refused for party in parties):
        return _refused(me, (me and _sent_back(case)) or Situation.REFUSED)
    if len(case.sheet.sides) < 2:
        return Situation.ALONE
    return Situation.WILLING if all(p.consented for p in parties) else Situation.SILENT


def _sent_back(case):
    """Where a court sent the case: what that court does once nothing is mediated; else None."""
    if not case.on_route.if_it_fails:
        return None
    return Situation.TRIAL_GOES_ON if case.on_route.court_paper else Situation.HANDED_BACK


def _refused(me, by_another):
    return Situation.REFUSED_BY_READER if me is not None and me.refused else by_another


def _accepted(case, me):
    if somebody_refuses(case):
        return _refused(me, Situation.REFUSED_AFTERWARDS)
    served = all(party.notice_on for party in case.sheet.needed_parties)
    return Situation.INFORMED if served else None


def _mediating(case, me):
    if somebody_refuses(case):
        return _refused(me, Situation.REFUSED_AFTERWARDS)
    if case.sheet.title is not None:
        return Situation.TALKED_AGAIN
    held = case.sheet.sessions
    if talks_failed(case):
        return Situation.FAILED_IN_TALKS
    if not held or case.sheet.agreement is not None:
        return None
    last = held[-1]
    if last.outcome == last.Outcome.AGREED:
        return Situation.AGREED_IN_TALKS
    return Situation.APPOINTED if last.next_on and last.next_on >= clock.today() else None


def _signing(case, me):
    if marks_lacking(case) and case.sheet.title is not None:
        return Situation.VARIATION_IS_SIGNED
    if marks_lacking(case):
        return _being_signed(case, me)
    if case.sheet.a_condition_of_all_failed:
        return Situation.NEVER_IN_FORCE
    return Situation.WAITS_FOR_A_CONDITION if case.sheet.waits_for_a_condition else None


def _being_signed(case, me):
    agreement = case.sheet.agreement
    if case.sheet.in_force_by_the_parties:
        return Situation.IN_FORCE_BY_THE_PARTIES
    if not agreement.unsigned(case.sheet.needed_parties):
        return Situation.SIGNED_BY_ALL
    signed = me is not None and me.pk in agreement.signed_party_ids
    return Situation.SIGNED_BY_READER if signed else Situation.UNSIGNED


def _agreed(case, me):
    """The situation of an agreement: only a written one can be confirmed by a court."""
    if not case.agreement_number:
        return Situation.ORAL
    if case.on_route.court_paper:
        return Situation.FOR_ITS_COURT
    if clock.today() <= case.effective_on + JOINT_APPLICATION:  # saves the query
        return None
    in_time = within_thirty_days(case, {"on": clock.today()})
    return None if in_time else Situation.NO_LONGER_CONFIRMABLE


def _closed(case, me):
    if me is None and case.sheet.visit_to_follow_up is not None:
        return Afterwards.VISITED_BADLY
    return Afterwards.VISIT_AHEAD if case.sheet.days_to_visit else None


def _archived(case, me):
    return Afterwards.VISIT_AFTER_ARCHIVING if case.sheet.days_to_visit else None


def _defaulted(case, me):
    """An application under way concerns the staff; a party first reads what it owes or is owed."""
    has_ways = bool(ways_to_a_court(case))
    if me:
        own = _late_for(_late(case), me) if has_ways else breach_of(case)
        return own or asked_of_a_court(case)
    under_way = at_court(case)
    if under_way or not has_ways:
        return under_way
    return breach_of(case) or Afterwards.DEFAULTED


def breach_of(case):
    """Where only what lasts was broken: what any party and the staff read of it."""
    is_broken = case.status == S.DEFAULTED and bool(case.sheet.open_breaches)
    return Afterwards.BREACH if is_broken and all(duty.lasts for duty in _late(case)) else None


def _late(case) -> list:
    first, today = case.sheet.first_due_day, clock.today()
    if first and first < today:  # else no day off is asked for
        case.sheet.calendar = calendar_on(today)  # read once per request
    return case.sheet.overdue(today)


def _late_for(late, me):
    owes = [duty for duty in late if me in duty.debtors]
    if owes:
        return Afterwards.BROKE if all(duty.lasts for duty in owes) else Afterwards.OWES_LATE
    owed = [duty for duty in late if is_owed(duty, me)]
    are_breaches = all(duty.lasts for duty in owed or late)
    if owed:
        return Afterwards.BROKEN_TOWARDS_READER if are_breaches else Afterwards.IS_OWED_LATE
    if not late:
        return None
    return Afterwards.OTHERS_BROKE if are_breaches else Afterwards.OTHERS_ARE_LATE


def _performing(case, me):
    """What is left to confirm or keep: by whom, once all is paid and done; else by a receiver."""
    duties = case.sheet.obligations
    pending = [duty for duty in duties if duty.is_pending]
    if not pending:
        return Afterwards.UNCONFIRMED
    days_were_moved = any(part.due_before for part in case.sheet.instalments)
    if days_were_moved and not me and case.sheet.settlement is not None:
        return Afterwards.UNDER_SETTLEMENT
    if me is None and case.sheet.a_condition_is_over(clock.today()):
        return Situation.CONDITION_OVER
    owes = any(me in (duty.debtors or [me]) for duty in pending)
    if case.sheet.only_what_lasts_is_left:
        return Afterwards.KEEPS if owes or me is None else Afterwards.OTHERS_KEEP
    receives = me and any(duty.is_money and me in duty.creditors for duty in duties)
    return (Afterwards.RECEIVES if owes else Afterwards.ONLY_RECEIVES) if receives else None


def _failed(case, me):
    """Who settled by themselves, or whose agreement fell, read so; staff what is left to do."""
    fell = _what_fell(case)
    if fell and (me or (fell == Afterwards.AWARD_FELL and not case.struck_off_on)):
        return fell
    if me and case.end_reason == EndReason.SETTLED_THEMSELVES:
        return Situation.SETTLED
    if me and case.on_route.if_it_fails:
        trial = case.on_route.court_paper
        return Situation.BACK_TO_TRIAL if trial else Situation.BACK_TO_ITS_COURT
    return _ended(case, me)


def _what_fell(case):
    """What the case had come to and lost: an award, or its agreement; what its court does then."""
    last = case.sheet.last_adjudication
    if last is not None and last.kind == "arbitration" and last.set_aside_on:
        return Afterwards.AWARD_FELL
    if case.effective_on is None:
        return None
    if case.on_route.if_it_fails:
        trial = case.on_route.court_paper
        return Afterwards.FELL_IN_TRIAL if trial else Afterwards.FELL_AT_ITS_COURT
    return Afterwards.AGREEMENT_FELL


def _declined(case, me):
    if me is None:
        return None
    turned = Situation.TURNED_ELSEWHERE if case.sheet.turned_to else _sent_back(case)
    return DECLINED_ON.get(case.sheet.said_at_decline.get("ground"), turned)


def _ended(case, me):
    promised = Afterwards.PROMISED if case.sheet.waiting_promises else Situation.STRUCK_OFF
    return promised if case.struck_off_on else None


LOOKS = {
    S.REGISTERED: _registered,
    S.DISPATCHED: _dispatched,
    S.ANSWERED: _answered,
    S.DECLINED: _declined,
    S.REQUESTED: _asked,
    S.ACCEPTED: _accepted,
    S.MEDIATING: _mediating,
    S.SIGNING: _signing,
    S.AGREED: _agreed,
    S.ADJUDICATING: adjudicated,
    S.PERFORMING: _performing,
    S.DEFAULTED: _defaulted,
    S.PERFORMED: _ended,
    S.FAILED: _failed,
    S.UNSATISFIED: _ended,
    S.CLOSED: _closed,
    S.ARCHIVED: _archived,
}
