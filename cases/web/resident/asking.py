"""What is asked of a party now, the most prominent first; what else it may do is below, quietly."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from cases.models import Rating
from cases.phases.handle.guards import RATING_WAIT_DAYS
from cases.phases.mediate.guards import can_only_stop
from cases.phases.mediate.taking_effect import in_force_once
from cases.states import ON_THE_TABLE, Status
from cases.texts_as_seen import as_seen
from cases.web.what_next import what_next
from cases.words import act_words
from cases.words.act_words import AskedBy
from cases.words.acts import ASKS
from cases.words.readers import Reader
from mediation import clock

UNSATISFIED = Rating.Score.UNSATISFIED


@dataclass(frozen=True, slots=True)
class Ask:
    """One act as this party meets it."""

    name: str
    words: act_words.Ask
    url: str
    blocked_by: tuple
    loud: bool
    due_on: date | None = None
    due_words: str = ""


def context(case, actor, page) -> dict:
    """The asks and the quiet rest; whether this party is being invited; the last answer."""
    me = case.sheet.party(actor.party_id)
    found = [_ask(case, me, button) for button in page["offers"] if button.name in ASKS]
    asks = [ask for ask in found if ask is not None]
    return {
        "me": me,
        "asks": sorted((ask for ask in asks if ask.loud), key=lambda a: ORDER.index(a.name)),
        "quiet": [ask for ask in asks if not ask.loud],
        "invited": invited(case, me),
        "signing": signing(case, me),
        "in_force_once": in_force_once(case) if case.status == Status.SIGNING else "",
        "next_words": what_next(case, Reader.PARTY, me=me),
        "last_answer": _last_answer(case, actor),
        "answer_first": case.status == Status.ANSWERED,
        "rights": case.status in ON_THE_TABLE,
    }


def _last_answer(case, actor) -> dict | None:
    """The last answer with its texts as this party may see them, or None."""
    last = case.sheet.last_answer
    texts = ("findings", "action", "answered_by", "refused_ground")
    return last and {"on": last.on} | {n: as_seen(case, getattr(last, n), actor) for n in texts}


def as_declared(case, buttons, reader) -> list:
    """The acts as they come; what is asked of a party is chosen and sorted here."""
    return buttons


def invited(case, me) -> bool:
    """Whether this is the other side, invited to mediation, without an answer so far."""
    return bool(me and not me.is_applicant and case.status == Status.REQUESTED and not me.consent)


def signing(case, me) -> str:
    """Whether this party is awaited at the signing: nothing, `wanted` or `signed`."""
    agreement = case.sheet.agreement
    if case.status != Status.SIGNING or agreement is None or me is None:
        return ""
    return "signed" if me.pk in agreement.signed_party_ids else "wanted"


def _ask(case, me, button):
    words = ASKS[button.name]
    fits, loud, due_on, due_words = FITTING[words.asked_by](case, me)
    if not fits:
        return None
    loud = loud and not words.quiet
    if words.own and me is not None and me.asked_on:
        words = replace(words, ask=words.own)
    return Ask(button.name, words, button.url, button.blocked_by, loud, due_on, due_words)


def _always(case, me):
    return True, False, None, ""


def _consent(case, me):
    waiting = case.status == Status.REQUESTED and not me.consent
    asked = case.status in ON_THE_TABLE and not can_only_stop(case, me)
    return asked, waiting, None, "没有期限；不表态不算同意，也不算不同意。"


def _request(case, me):
    content = any(rating.score != UNSATISFIED for rating in _ratings(case, me))
    loud = case.status == Status.ANSWERED and me.is_applicant and not content
    return True, loud, None, ""


def _ratings(case, me) -> list:
    return [rating for rating in case.sheet.ratings if rating.party_id == me.pk]


def _rate(case, me):
    rated = bool(_ratings(case, me))
    last = case.sheet.last_answer
    waiting = case.status == Status.ANSWERED and last is not None
    due_on = last.on + timedelta(days=RATING_WAIT_DAYS) if waiting else None
    return (
        not rated,
        not rated,
        due_on,
        "到这天没有评价，核实后也可能按办完处理。" if due_on else "",
    )


def _promise(case, me):
    days = [p.due_on for p in case.sheet.waiting_promises]
    first = min(days, default=None)
    return first is not None, bool(first and first <= clock.today()), first, "答应的日子。"


def _confirm(case, me):
    mine = [p for p in case.sheet.payments if not p.confirmed_on and me in p.receivers]
    return bool(mine), True, None, ""


ORDER = tuple(ASKS)
FITTING = {
    AskedBy.STATE: _always,
    AskedBy.CONSENT: _consent,
    AskedBy.ANSWER: _request,
    AskedBy.RATING: _rate,
    AskedBy.PROMISE: _promise,
    AskedBy.PAYMENT: _confirm,
}
