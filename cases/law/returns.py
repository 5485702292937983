"""Why a committee returns a referral: the grounds of a decline, and those of its own consent.

A referral needs the consent of the parties and of the committee (宁波市人民调解条例 19, a model);
an organisation invited by a court may refuse it (在线调解规则 15).
"""

from django.db.models import TextChoices

from .scope import Ground as Decline
from .scope import declined_on


class ReturnGround(TextChoices):
    """The ground on which a referral is returned to the body that sent it."""

    SPECIAL_BODY = Decline.SPECIAL_BODY.value, Decline.SPECIAL_BODY.label
    FORBIDDEN = Decline.FORBIDDEN.value, Decline.FORBIDDEN.label
    PENDING = Decline.PENDING.value, "另有机关已经受理（不是移送的单位）"
    SETTLED = Decline.SETTLED.value, Decline.SETTLED.label
    NOT_CIVIL = Decline.NOT_CIVIL.value, Decline.NOT_CIVIL.label
    OUT_OF_AREA = Decline.OUT_OF_AREA.value, Decline.OUT_OF_AREA.label
    UNWILLING = "unwilling", "有当事人明确表示不同意调解"
    PAPERS = "papers", "移送材料不齐，不能着手调解"
    TIES = "ties", "本会与一方当事人有利害关系"
    NO_MEDIATOR = "no_mediator", "本会没有合适的调解员"


def returned_on(ground: str) -> str:
    """The ground in words, with its article where the law names one.

    >>> returned_on("papers"), returned_on("not_civil")
    ('移送材料不齐，不能着手调解', '不是民事权利义务的争议（《人民调解工作若干规定》第二十条）')
    """
    by_law = ground in Decline.values and ground != ReturnGround.PENDING
    return declined_on(ground) if by_law else ReturnGround(ground).label
