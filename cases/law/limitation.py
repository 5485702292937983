"""Limitation (诉讼时效): which claims it can bar, and how its interruption is stated.

A request to the committee interrupts it for the right-holder who made it, from that person's day
(诉讼时效规定 12). Claims to stop, remove or prevent a nuisance have none (民法典 196).
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Protocol

from django.db.models import TextChoices

from .articles import INTERRUPTION, NO_LIMITATION

FROM_THAT_DAY = f"诉讼时效自当日中断（{INTERRUPTION}）。"
WITHOUT_LIMITATION = f"所提请求不适用诉讼时效（{NO_LIMITATION}）。"
# What people write when they want something to end; where it is meant, no interruption is stated.
ENDING = re.compile(
    "停止|排除|消除|拆除|清除|清理|清走|清空|搬离|搬走|移走|移除|挪走|撤走|腾退|恢复|不再|不得|禁止|制止|返还房屋"
)


class Nature(TextChoices):
    """What a claim is for, by which limitation applies to it or not."""

    DEBT = "debt", "付款、赔偿、修理、履行"
    STOP = "stop", "停止侵害、排除妨碍、消除危险"
    RETURN = "return", "返还不动产"
    EXEMPT = "exempt", "依法不适用诉讼时效的其他请求"


class Claimed(Protocol):
    """What is read of a claim."""

    nature: str
    item: str
    amount: int | None
    ratio: int | None


def can_lapse(claim: Claimed) -> bool:
    """Whether limitation can bar the claim; by its words where its nature was not recorded."""
    if claim.nature:
        return claim.nature == Nature.DEBT
    has_sum = claim.amount is not None or claim.ratio is not None
    return has_sum or not ENDING.search(claim.item)


def applies(claims: Iterable[Claimed]) -> bool:
    """Whether limitation applies to what one right-holder claims; what is not recorded may lapse.

    >>> applies([])
    True
    """
    known = list(claims)
    return not known or any(map(can_lapse, known))


def at_request(claims: Iterable[Claimed]) -> str:
    """The sentence on the day of a request; empty where only words suggest that nothing lapses."""
    known = list(claims)
    if applies(known):
        return FROM_THAT_DAY
    return WITHOUT_LIMITATION if all(claim.nature for claim in known) else ""


def days_asked_sentence(days: Iterable[date], claims: Iterable[Claimed]) -> str:
    """The sentence on the days on which a right-holder asked, without naming them.

    Empty where nobody asked, or nothing claimed can lapse.

    >>> days_asked_sentence([date(2026, 3, 2)], [])
    '于2026年3月2日提出请求，诉讼时效自该日中断（《诉讼时效规定》第十二条）。'
    """
    asked = [f"{day:%Y年%-m月%-d日}" for day in days]
    if not asked or not applies(claims):
        return ""
    which = "该日" if len(asked) == 1 else "各该日"
    return f"于{'、'.join(asked)}提出请求，诉讼时效自{which}中断（{INTERRUPTION}）。"
