"""A term that follows the agreement's own effect or signing: nobody has to record that event.

协议生效后三十日内, 自签字之日起一个月内 and 签字当日 are days as soon as the agreement is in force;
the first day is not counted (民法典 201, 202).
"""

import re
import unicodedata
from datetime import date

from cases.law import deadlines, numerals
from cases.law.deadlines import KnownDays, Length, Unit

_AGREEMENT = "(?:本|该)?(?:调解|和解)?协议书?"
_DONE = "生效|签字|签署|签订|签名|达成|订立"
_ITSELF = re.compile(
    f"(?:于|在|自|从)?(?:双方|各方)?(?:{_AGREEMENT})?(?P<what>{_DONE})(?:盖章|生效)?(?:{_AGREEMENT})?"
    "(?P<day>之日|当日|当天|时|之时)?(?P<after>起|之后|以后|后)?"
    "(?:(?P<count>[0-9]{1,4}|[一二两三四五六七八九十]{1,3})(?P<unit>个?工作日|日|天|周|个星期|个月|年)(?:之|以)?内)?"
)
_UNITS = {
    "日": (1, Unit.DAYS),
    "天": (1, Unit.DAYS),
    "周": (7, Unit.DAYS),
    "个星期": (7, Unit.DAYS),
    "工作日": (1, Unit.WORKDAYS),
    "个工作日": (1, Unit.WORKDAYS),
    "个月": (1, Unit.MONTHS),
    "年": (1, Unit.YEARS),
}


def due_day(
    event: str, days: int | None, effective: date, signed: date, calendar: KnownDays
) -> date | None:
    """The last day of a term after the agreement's own effect or signing, as it was agreed.

    `days` is the number of days written beside the event. None for any other event, or without a
    length. It is never before the agreement binds.
    """
    found = _ITSELF.fullmatch("".join(unicodedata.normalize("NFKC", event).split()))
    if found is None:
        return None
    start = effective if found["what"] in ("生效", "达成") or "生效" in event else signed
    if not (days or found["count"]):
        same_day = found["day"] and not found["after"]
        return max(start, effective) if same_day else None
    length = Length(days, Unit.DAYS) if days else _length(found["count"], found["unit"])
    moved = deadlines.due(start, length, calendar).on
    return max(deadlines.counted_to(start, length, moved), effective)


def _length(count: str, unit: str) -> Length:
    times, of = _UNITS[unit]
    number = int(numerals.number_of(count.replace("两", "二")))
    return Length(times * number, of)
