"""Terms that follow an event: how long they are, and those of the agreement's own effect.

协议生效后三十日内, 自签字之日起一个月内 and 签字当日 are days as soon as the agreement is in force,
without anybody recording that event; the first day is not counted (民法典 201, 202).
"""

import re
import unicodedata
from datetime import date

from cases.law import deadlines, numerals
from cases.law.deadlines import KnownDays, Length, Unit

_AGREEMENT = "(?:本|该)?(?:(?:人民)?调解|和解)?协议书?"
_SEALED = "(?:[、，并和]?(?:盖章|生效|完毕|[捺按](?:手|指)?印))*"
_DONE = "生效|签字|签完字|签署|签订|签名|签约|达成|订立|即日|今日"
_COUNT = "[0-9]{1,4}|[一二两三四五六七八九十百零]{1,8}"
_TERM = f"(?P<count>{_COUNT})(?P<unit>个?工作日|日|天|周|个星期|个月|年)(?:(?:之|以)?内)?"
_ITSELF = re.compile(
    f"(?:于|在|自|从)?(?:{_AGREEMENT})?经?(?:双方|各方)?(?:当事人)?(?:{_AGREEMENT})?(?P<what>{_DONE})"
    f"{_SEALED}(?:{_AGREEMENT})?"
    f"(?P<day>之?日|当日|当天|时|之时)?(?P<after>起|之后|以后|后)?的?(?:{_TERM})?"
)
_AT_ONCE = re.compile(
    f"(?:于|在)?(?:双方|各方)?(?:{_DONE})?(?:{_AGREEMENT})?(?:当场|现场|即时|即日|当日|当天)"
)
_ENDS = re.compile(f"(?:后|起)的?{_TERM}$")
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
LONGEST = {Unit.DAYS: 3650, Unit.WORKDAYS: 3650, Unit.MONTHS: 600, Unit.YEARS: 50}


def length_of(event: str, days: int | None) -> Length | None:
    """How long after the event the term is: the days beside it, else what the event ends in.

    >>> str(length_of("收到发票后七日内", None)), str(length_of("收到发票", 10))
    ('7日', '10日')
    >>> length_of("收到发票", None), length_of("服务改善以后", None)
    (None, None)
    """
    if days:
        return Length(days, Unit.DAYS)
    found = _ENDS.search(_plain(event))
    return _length(found["count"], found["unit"]) if found else None


def counted(start: date, length: Length, calendar: KnownDays) -> date:
    """The last day of a length as it was agreed: days off move it later, when it is judged."""
    return deadlines.counted_to(start, length, deadlines.due(start, length, calendar).on)


def due_day(
    event: str, days: int | None, effective: date, signed: date, calendar: KnownDays
) -> date | None:
    """The last day of a term after the agreement's own effect or signing, as it was agreed.

    `days` is the number of days written beside the event. None for any other event, or without a
    length. It is never before the agreement binds.
    """
    if not days and _AT_ONCE.fullmatch(_plain(event)):
        return max(signed, effective)
    found = _ITSELF.fullmatch(_plain(event))
    if found is None:
        return None
    start = effective if found["what"] in ("生效", "达成") or "生效" in event else signed
    length = length_of(event, days)
    if length is None:
        same_day = found["day"] and not (found["after"] or found["count"])
        return max(start, effective) if same_day else None
    return max(counted(start, length, calendar), effective)


def _plain(event: str) -> str:
    return "".join(unicodedata.normalize("NFKC", event).split())


def _length(count: str, unit: str) -> Length | None:
    times, of = _UNITS[unit]
    number = times * (int(count) if count.isdecimal() else numerals.whole_number(count))
    return Length(number, of) if 0 < number <= LONGEST[of] else None
