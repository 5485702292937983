"""The shelves of a mediator's desk: each a condition on their cases.

The number on a shelf and the list behind it use the same condition, so they always agree.
"""

from django.db.models import Exists, OuterRef, Q

from cases.models import Clock, Party, Signature
from cases.states import IN_MEDIATION
from cases.states import Status as S
from cases.web.dated import STILL_OPEN, Pile, dated
from cases.words.readers import Reader
from cases.words.situations import Situation
from cases.words.states import next_of, waiting_for

TODAY, LATE, MINE, DUE, OTHERS = "today", "late", "mine", "due", "others"
TITLES = {TODAY: "今天", LATE: "逾期", MINE: "等我办", DUE: "快到期", OTHERS: "等别人"}

ALWAYS_MINE = (S.REQUESTED, S.ACCEPTED, S.MEDIATING, S.PAUSED, S.AGREED, S.DEFAULTED)
TIME_STANDS_STILL = "调解期限已暂停，等处理结果或者鉴定意见"
ENDED = (S.PERFORMED, S.FAILED, S.UNSATISFIED)


def question(key: str) -> Q:
    """The condition for the mediator's cases on a shelf today."""
    if key == MINE:
        return STILL_OPEN & _mine()
    if key == OTHERS:
        return STILL_OPEN & ~_mine()
    return dated(Pile(key))


def wanted(case, mine) -> str:
    """What the mediator has to do about a case `with_results`, or whom it waits for."""
    if not mine:
        stands_still = case.status in ALWAYS_MINE
        waits_for = waiting_for(case.status, result_came=case.result_came)
        return TIME_STANDS_STILL if stands_still else waits_for
    struck = case.status in ENDED and Situation.STRUCK_OFF.next(Reader.STAFF)
    return (struck or next_of(case.status, Reader.STAFF)).removesuffix("。")


def _mine():
    """Whether a signature is missing, or only the mediator can move the case on."""
    signing = {"agreement__case": OuterRef("pk"), "agreement__status": "signing"}
    signed = Signature.objects.filter(**signing, kind="mediator")
    needed = Party.objects.needed().filter(case=OuterRef("pk"))
    unsigned = needed.exclude(signatures__agreement__status="signing")
    at_the_table = Q(status=S.SIGNING) & (~Exists(signed) | Exists(unsigned))
    struck_off = Q(status__in=ENDED, struck_off_on__isnull=False)
    held = Clock.objects.filter(case=OuterRef("pk"), key="K9", status=Clock.Status.HELD)
    stands_still = Q(status__in=IN_MEDIATION) & Exists(held)
    return (Q(status__in=ALWAYS_MINE) | at_the_table | struck_off) & ~stands_still
