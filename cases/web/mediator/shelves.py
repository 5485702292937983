"""The shelves of a mediator's desk: each a question about his cases.

The number on a shelf and the list behind it come from the same question, so they always agree.
"""

from django.db.models import Exists, OuterRef, Q

from cases.models import Party, Signature
from cases.states import Status as S
from cases.web.dated import STILL_OPEN, dated

TODAY, MINE, DUE, OTHERS = "today", "mine", "due", "others"
TITLES = {TODAY: "今天", MINE: "等我办", DUE: "快到期", OTHERS: "等别人"}

WHAT_NEXT = {
    S.REQUESTED: "问清各方是否同意，同意的受理",
    S.ACCEPTED: "送达权利义务告知书，开始调解",
    S.MEDIATING: "继续调解；谈成的起草协议",
    S.PAUSED: "中止中，情形消失后恢复",
    S.SIGNING: "组织各方签字",
    S.AGREED: "登记当场履行，或者开始履行",
    S.DEFAULTED: "催告，或者告知申请执行",
    S.PERFORMED: "已销号，可以结案",
    S.FAILED: "已销号，可以结案",
    S.UNSATISFIED: "已销号，可以结案",
}
WAITS_FOR = {
    S.REGISTERED: "等调委会派单，或者申请调解",
    S.DISPATCHED: "等物业公司答复",
    S.ANSWERED: "等住户评价、调委会销号",
    S.RECTIFYING: "等物业公司整改",
    S.SIGNING: "签字齐了，等调委会盖章",
    S.ADJUDICATING: "等法院或者其他机关",
    S.PERFORMING: "等当事人履行",
    S.ENFORCING: "等法院执行",
    S.PERFORMED: "等调委会销号",
    S.FAILED: "等调委会销号",
    S.UNSATISFIED: "等调委会销号",
}
ALWAYS_MINE = (S.REQUESTED, S.ACCEPTED, S.MEDIATING, S.PAUSED, S.AGREED, S.DEFAULTED)
ENDED = (S.PERFORMED, S.FAILED, S.UNSATISFIED)


def question(key: str) -> Q:
    """Which of the mediator's cases stand on a shelf today."""
    if key == MINE:
        return STILL_OPEN & _mine()
    if key == OTHERS:
        return STILL_OPEN & ~_mine()
    return dated(key == TODAY)


def _mine():
    """A signature is still missing, or the state is one only the mediator moves on."""
    signing = {"agreement__case": OuterRef("pk"), "agreement__status": "signing"}
    signed = Signature.objects.filter(**signing, kind="mediator")
    unsigned = Party.objects.filter(case=OuterRef("pk"), released_on=None).exclude(
        Q(role=Party.Role.OTHER) | Q(signatures__agreement__status="signing")
    )
    at_the_table = Q(status=S.SIGNING) & (~Exists(signed) | Exists(unsigned))
    struck_off = Q(status__in=ENDED, struck_off_on__isnull=False)
    return Q(status__in=ALWAYS_MINE) | at_the_table | struck_off
