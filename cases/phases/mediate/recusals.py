"""Requests that a mediator withdraw: which one was decided before, and which one is waited for.

A request stops the mediation until it is decided. After one of a party was refused, or waived by
all, its next ones against the same mediator are decided too, but nobody waits for them, as at a
court (民事诉讼法第五十条); otherwise one party could stop the case for ever. A tie that the records
know is always waited for, and nobody is bound by word of mouth before every request is decided.
Nobody is held to a mediator for that: each party may end the mediation at any time (人民调解法
第二十三条), and is told so in the same sentence.
"""

from django.db.models import Exists, OuterRef, QuerySet

from cases.law import articles
from cases.phases.common import in_text
from cases.words.situation_words import UNTIL_DECIDED
from mediation.accounts.typed_text import compact

from . import ties
from .records_of_mediators import Recusal

REFUSED, WAIVED, REPEATED = (
    Recusal.Outcome.REFUSED,
    Recusal.Outcome.WAIVED,
    Recusal.Outcome.REPEATED,
)
MAY_END = f"不接受这位调解员的，可以随时要求终止调解（{articles.RIGHTS}）"
NOT_ORALLY = "只是决定以前不达成口头协议"  # which binds without a signature (调解法 30)
STAYED = {REFUSED, WAIVED, REPEATED}


def decided_before(case, person, ground, on):
    """The decision on the same ground against the same mediator, for any party, or None.

    A refusal does not count once a tie is known: it was made without knowing it; nor does a waiver
    once somebody joined who did not waive.
    """
    counts = set() if ties.tie_of(case, person) else {REFUSED}
    counts |= {WAIVED} if ties.has_waiver(case, person) else set()
    same = (one for one in case.sheet.recusals if one.outcome in counts and one.decided_on <= on)
    return next((one for one in same if _is_same(one, person, ground)), None)


def _is_same(one, person, ground) -> bool:
    return one.person_id == person.pk and _bare(one.ground) == _bare(ground)


def _bare(ground: str) -> str:
    """What was said, without spaces, width and punctuation."""
    return "".join(char for char in compact(ground) if char.isalnum())


def is_waited_for(case, one) -> bool:
    """Whether mediation stops until this undecided request is decided."""
    earlier = (other for other in case.sheet.recusals if other.pk != one.pk)
    lost = any(_is_lost(other, one) for other in earlier)
    return not lost or bool(ties.tie_of(case, one.person))


def _is_lost(earlier, one) -> bool:
    """Whether the party of a request had asked the same of the same mediator in vain."""
    same = (earlier.party_id, earlier.person_id) == (one.party_id, one.person_id)
    return same and earlier.outcome in STAYED and earlier.decided_on <= one.asked_on


def waited_for(case) -> list:
    """The undecided requests that stop the mediation."""
    return [one for one in case.sheet.open_recusals if is_waited_for(case, one)]


def stopping(case) -> QuerySet:
    """`waited_for` as the database knows it: without the ties for which a repeated one counts."""
    same = {name: OuterRef(name) for name in ("case", "party", "person")}
    lost = Recusal.objects.filter(outcome__in=STAYED, decided_on__lte=OuterRef("asked_on"), **same)
    return Recusal.objects.filter(~Exists(lost), case=case, outcome="")


def answer_by(before, on) -> dict:
    """Columns of a request that an earlier decision answers; none without one."""
    if before is None:
        return {}
    reasons = f"按{in_text(before.decided_on)}的决定答复：{before.get_outcome_display()}。"
    return {"outcome": REPEATED, "decided_on": on, "reasons": reasons}


def what_follows(case, one) -> str:
    """Whether mediation stops after a request that was just made, for the trail."""
    if one.outcome:
        return f"{one.get_outcome_display()}，{one.reasons}调解照常进行；{MAY_END}。"
    if is_waited_for(case, one):
        return f"{UNTIL_DECIDED}。"
    goes_on = f"这次等决定时调解照常进行（{articles.RECUSAL_AGAIN}，参照），{NOT_ORALLY}"
    return f"以前申请没有获准，{goes_on}；{MAY_END}。"
