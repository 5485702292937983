"""Facts that acts of mediation rest on."""

from collections import defaultdict
from datetime import date, datetime
from itertools import takewhile

from django.db.models import Max, Q, QuerySet

from cases.earlier_facts import ABOUT, earlier_fact, earliest, latest, named_parties
from cases.phases.earlier_facts import last_act
from cases.states import EndReason
from mediation import clock

from . import unreachable
from .guards_of_pausing import WORDS as OF_A_PAUSE
from .guards_of_reports import WORDS as OF_A_SHAM

the_beginning = last_act("调解是那天开始的", "open_session")
the_last_change_of_the_time = last_act(
    "调解期限上次延长、恢复计算是在那天", "extend", "release_hold"
)

the_end_or_the_decision = last_act(
    "结果是那天出来的",
    "decline",
    "return_referral",
    "withdraw",
    "join",
    "settle",
    "unreachable",
    "other_side_refuses",
    "unreachable",
    "fail",
    "withdraw_mediation",
    "effective",
)
the_pause = last_act("调解是那天中止的", "pause")
the_resumption = last_act("调解是那天恢复的", "resume")
# Acts that stop a time, and let it run on.
HOLDS = ("hold", "release_hold")
TRACKS = (HOLDS, OF_A_PAUSE, OF_A_SHAM)
RELEASES = tuple(release for _, release in TRACKS)
the_release_of_the_time = last_act("调解期限上次恢复计算是在那天", *RELEASES)
the_amendment = last_act("协议是那天退回修改的", "amend")

# The day of each record that names a party; `at` is a moment.
RECORDS_OF_A_PARTY = (
    "caucus_notes__on",
    "claims_made__added_on",
    "claims_made__withdrawn_on",
    "claims_met__added_on",
    "claims_met__withdrawn_on",
    "contact_attempts__at",
    "joint_claims__claim__added_on",
    "joint_claims__claim__withdrawn_on",
    "evidence__received_on",
    "members__consent_on",
    "members__joined_on",
    "offers__on",
    "recusals__asked_on",
    "promises__made_on",
    "ratings__on",
    "sessions__on",
    "signatures__on",
)


@earlier_fact("移送的材料是那天签收的")
def the_referral(case, facts):
    return case.sheet.referral and case.sheet.referral.received_on


@earlier_fact("移交是在那天")
def the_transfer(case, facts):
    return latest(transfer.sent_on for transfer in case.sheet.open_transfers)


@earlier_fact("最近一次调解是那天进行的")
def the_last_session(case, facts):
    return latest(session.on for session in case.sheet.sessions)


def answers_since(case) -> dict[int, date | None]:
    """Per party the first day of its present answer; the same said again moves no day.

    A party asked again for another mediation has not answered yet.
    """
    given = defaultdict(list)
    for on, facts in facts_on_the_trail(case):
        for party in facts.get("asked_anew", ()):
            given[party].clear()
        for party in facts[ABOUT] if {ABOUT, "agrees"} <= facts.keys() else ():
            given[party].append((facts["agrees"], on))
        if "agreed" in facts:
            given[facts["agreed"]].append((True, on))
    return {party.pk: _since(party, given[party.pk]) for party in case.sheet.all_parties}


def facts_on_the_trail(case) -> QuerySet:
    """The day and the facts of each line, in the order of recording."""
    return case.trail.order_by("seq").values_list("on", "facts")


def _since(party, given) -> date | None:
    last = takewhile(lambda answer: answer[0] == party.consented, reversed(given))
    return earliest((party.consent_on, *(on for _, on in last)))


@earlier_fact("最后一方是那天同意调解的")
def the_last_consent(case, facts):
    since = answers_since(case)
    return latest(since[party.pk] for party in case.sheet.needed_parties)


@earlier_fact("最后一方是那天收到权利义务告知的")
def the_notice_to_all(case, facts):
    """The first service counts, not a repeat; another mediation starts the count again."""
    last = {party.pk: party.notice_on for party in case.sheet.needed_parties}
    first = dict(last)
    for on, line in facts_on_the_trail(case):
        first |= {pk: last[pk] for pk in last.keys() & set(line.get("asked_anew", ()))}
        for party in first.keys() & set(line.get("served", ())):
            first[party] = earliest((first[party], on))
    return latest(first.values())


@earlier_fact("上次登记这一方由谁出面是在那天")
def the_last_word_on_who_acts(case, facts):
    lines = case.trail.filter(name="represent").values_list("on", "facts")
    party = facts["party"].pk if facts.get("party") else None
    return latest(on for on, line in lines if party in line.get(ABOUT, ()))


@earlier_fact("上次登记有一方由谁出面是在那天")
def the_last_word_on_who_acts_for_anybody(case, facts):
    """Who agrees in person needs nobody to act for them."""
    in_person = {party.pk for party in facts.get("in_person", ())}
    bound = {party.pk for party in case.sheet.needed_parties} - in_person
    lines = case.trail.filter(name="represent").values_list("on", "facts")
    return latest(on for on, line in lines if bound & set(line.get(ABOUT, ())))


@earlier_fact("现在的调解员是那天起承办的")
def the_assignment(case, facts):
    return latest(one.since for one in case.sheet.assignments if one.kind == one.Kind.MAIN)


@earlier_fact("调解员是那天起承办本案的")
def the_assignment_of_who_acts(case, facts):
    """The first day: between two times of mediating a guard keeps the days apart."""
    person = facts["held_by"].pk if facts.get("held_by") else facts["by"].person_id
    return earliest(one.since for one in case.sheet.assignments_of(person))


@earlier_fact("这位调解员是那天起协办、代办的")
def the_assignment_of_the_helper(case, facts):
    helper = facts["helper"].pk if facts.get("helper") else None
    return latest(one.since for one in case.sheet.assignments if one.person_id == helper)


@earlier_fact("回避是那天申请的")
def the_request_of_the_recusal(case, facts):
    """A request that is decided waited no longer; it is read as it is now."""
    asked = facts["recusal"].pk if facts.get("recusal") else None
    return latest(one.asked_on for one in case.sheet.open_recusals if one.pk == asked)


@earlier_fact("调解期限是那天起算的")
def the_start_of_the_time(case, facts):
    clock_of_mediation = case.sheet.clock("K9")
    return clock_of_mediation and clock_of_mediation.started_on


@earlier_fact("期限是那天暂停的")
def the_hold(case, facts):
    return latest(held.held_on for held in case.sheet.clocks if held.is_held)


@earlier_fact("这项期限上次恢复计算是在那天")
def the_last_release(case, facts):
    """The last release of the clock that is to be held: held days are counted once."""
    key = facts["clock"].key if "clock" in facts else None
    released = case.trail.filter(name__in=RELEASES)
    return latest(line.on for line in released if key in line.facts.get("keys", ()))


def rows_of(case, facts) -> list:
    """The parties the facts name, as they are now: the form read them before the lock."""
    named = {party.pk for party in named_parties(facts)}
    return [party for party in case.sheet.all_parties if party.pk in named]


@earlier_fact("这一方上次表态是在那天")
def the_last_answer_of_the_party(case, facts):
    return latest(party.consent_on for party in rows_of(case, facts))


@earlier_fact("案件是那天受理调解的，受理时这一方已经表过态")
def acceptance_after_answer(case, facts):
    """Who had answered when the case was accepted can only change their mind afterwards."""
    answered = any(party.consent for party in rows_of(case, facts))
    return case.accepted_on if answered else None


@earlier_fact("上次告知是在那天")
def the_last_notice_of_these_parties(case, facts):
    return latest(party.notice_on for party in rows_of(case, facts))


@earlier_fact("对方是那天表示不同意的")
def the_refusal(case, facts):
    since = answers_since(case)
    return earliest(since[party.pk] for party in case.sheet.parties if party.refused)


@earlier_fact("到那天才算多次联系不上当事人")
def proof_that_a_party_is_unreachable(case, facts):
    """Only of a mediation ended for that reason; the step that begins none has no other."""
    if facts.get("end_reason", EndReason.UNREACHABLE) != EndReason.UNREACHABLE:
        return None
    return earliest(map(unreachable.proved_on, unreachable.by_party(case).values()))


@earlier_fact("协议是那天定稿的")
def the_final_text(case, facts):
    agreement = case.sheet.agreement
    return agreement and agreement.frozen_on


@earlier_fact("最近一次签署是在那天")
def the_last_mark(case, facts):
    agreement = case.sheet.agreement
    return latest(mark.on for mark in agreement.marks) if agreement else None


# A mediation that went on had not ended before.
MEDIATION_WENT_ON = (
    the_last_session,
    the_pause,
    the_resumption,
    the_final_text,
    the_last_mark,
    the_amendment,
)


@earlier_fact("现在的调解员最近一次调解、调查或者签名是在那天")
def last_record_of_the_mediator(case, facts):
    name, agreement = case.mediator.name, case.sheet.agreement
    asked = case.investigations.filter(by=name).aggregate(last=Max("on"))["last"]
    held = (session.on for session in case.sheet.sessions if session.mediator == name)
    mark = agreement and agreement.mark("mediator")
    return latest((asked, mark and mark.on, *held))


@earlier_fact("这一方在本案最近办理的事项是在那天")
def last_record_of_the_party(case, facts):
    row = case.parties.filter(pk=facts["party"].pk)
    days = [row.aggregate(last=Max(path))["last"] for path in RECORDS_OF_A_PARTY]
    own = row.values_list("added_on", "asked_on", "consent_on", "notice_on")
    debts = _days_of_debts(case, facts["party"])
    followed = _days_of_succession(case, facts["party"])
    return latest((*own.get(), *debts, *followed, *(as_day(day) for day in days)))


def _days_of_debts(case, party):
    """The days of what was paid, done or let off of what the party owes or is owed, or shares."""
    owing = Q(debtor=party) | Q(clause__liability="joint", clause__co_debtors__party=party)
    owed = Q(creditor=party) | Q(clause__entitlement="joint", clause__co_creditors__party=party)
    debts = case.obligations.filter(owing | owed | Q(further_parties__party=party))
    days = ("done_on", "payments__paid_on", "payments__confirmed_on", "reductions__on")
    return debts.aggregate(*(Max(day) for day in days)).values()


def _days_of_succession(case, party):
    """The last day on which others took over from the party, or it from another."""
    of_it = case.successions.filter(Q(predecessor=party) | Q(successor=party))
    return of_it.aggregate(last=Max("on")).values()


def as_day(day):
    """The Beijing day of a moment; a day or None as it is."""
    return clock.local(day).date() if isinstance(day, datetime) else day
