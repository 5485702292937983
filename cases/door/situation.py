"""Where a case stands, as far as it decides which act comes first: what is done, due, awaited."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from cases.models import Case, Clock, Obligation, Party, Step
from cases.phases.mediate import recusals
from cases.phases.mediate.guards_of_reports import WORDS, is_suspended
from cases.states import IN_MEDIATION
from cases.states import Status as S
from cases.words.readers import Reader
from mediation import clock


def company_answers_in_time(case: Case, reader: Reader) -> bool:
    """Whether the office still waits for the company's answer: its time runs, or is held."""
    term = case.sheet.clock("K2a")
    in_time = term is not None and (term.is_held or term.due_on >= clock.today())
    return reader == Reader.STAFF and case.company_id is not None and in_time


def promise_is_due(case: Case) -> bool:
    """Whether a promise that nobody has checked is due today or before."""
    today = clock.today()
    return any(promise.due_on <= today for promise in case.sheet.waiting_promises)


def is_at_rest(case: Case) -> bool:
    """Whether nothing is negotiated until somebody decides: on a sham, or on a recusal."""
    in_mediation = case.status in IN_MEDIATION
    return in_mediation and (is_suspended(case) or bool(recusals.waited_for(case)))


def rests(case: OuterRef) -> Q:
    """`is_at_rest` for the database, of a case that is being mediated."""
    reported, cleared = WORDS
    later = Step.objects.filter(case=OuterRef("case"), name=cleared, seq__gt=OuterRef("seq"))
    sham = Step.objects.filter(~Exists(later), case=case, name=reported)
    held = Clock.objects.filter(case=case, key="K9", status=Clock.Status.HELD)
    return Q(Exists(sham), Exists(held)) | Q(Exists(recusals.stopping(case)))


def needs_no_consent(case: Case) -> bool:
    """Nobody is asked before mediation was requested, nor once all are willing."""
    handled = case.status in (S.REGISTERED, S.DISPATCHED, S.ANSWERED)
    return handled or all(party.consented for party in case.sheet.needed_parties)


def all_served(case: Case) -> bool:
    """Whether the rights notice is given to all; before acceptance nobody has to have it."""
    asked = case.status == S.REQUESTED
    return asked or all(party.notice_on for party in case.sheet.needed_parties)


def all_signed(case: Case) -> bool:
    """Whether all parties have signed the agreement that is being signed."""
    agreement = case.sheet.agreement
    signing = case.status == S.SIGNING and agreement is not None
    return signing and not agreement.unsigned(case.sheet.needed_parties)


def is_due_later(case: Case) -> bool:
    """Whether something agreed cannot be performed today: its last day is still to come, it lasts,
    or it waits for a sum, an event or a condition."""
    if case.status != S.AGREED:
        return False
    last, today = case.sheet.last_day_to_perform, clock.today()
    is_later = last is not None and last > today
    return is_later or any(_goes_on(duty, today) for duty in case.sheet.obligations)


def _goes_on(duty: Any, today: date) -> bool:
    if duty.lasts:
        return duty.ends_on is None or bool(duty.ends_on > today)
    waits = duty.waits_for_its_sum or duty.waits_for_an_event
    return bool(waits or duty.status == duty.Status.WAITING)


def needs_no_confirmation(case: Case) -> bool:
    """What was agreed by word of mouth goes to no court, what can be enforced needs none."""
    agreed = bool(case.sheet.obligations)
    return agreed and (not case.agreement_number or case.sheet.title.enforceable)


def somebody_refuses(case: Case) -> bool:
    """Whether a party refused that joined after the acceptance, when all had agreed."""
    return any(party.refused for party in case.sheet.needed_parties)


def heirs_wait(case: Case) -> bool:
    """Whether somebody is registered as following a party that still owes or is owed something."""
    parties = case.sheet.parties
    gone = {party.predecessor_id for party in parties} & {party.pk for party in parties}
    waiting = waiting_heirs().filter(case=case.pk)
    return bool(gone) and bool(case.sheet.cached("heirs_wait", waiting.exists))


def waiting_heirs() -> QuerySet[Party]:
    """Who is registered as following a party that still owes or is owed something, of all cases."""
    gone = OuterRef("predecessor")
    owing = Q(debtor=gone) | Q(clause__liability="joint", clause__co_debtors__party=gone)
    owed = Q(creditor=gone) | Q(clause__entitlement="joint", clause__co_creditors__party=gone)
    by_paper = Q(further_parties__party=gone) | Q(case__successions__successor=gone)
    pending = Obligation.objects.filter(
        owing | owed | by_paper, title__until=None, status__in=("open", "waiting")
    )
    there = Party.objects.filter(released_on=None, predecessor__released_on=None)
    return there.filter(Exists(pending), predecessor__isnull=False)
