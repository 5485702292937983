"""What a ledger's identity column may hold: a resident's number, or a company's credit code."""

import re
from datetime import date

_RESIDENT = re.compile(r"[1-9]\d{16}[\dX]")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def complaint_about(number: str) -> str:
    """What is wrong with a number in half width and upper case, or nothing.

    GB 11643 for a resident; GB 32100 for a company that applies.
    """
    if _RESIDENT.fullmatch(number):
        return _about_resident(number)
    if len(number) == 18 and set(number) <= set(_CREDIT) and not number[:-1].isdigit():
        return "" if _credit_check(number) == number[-1] else "不是有效的统一社会信用代码，请核对"
    if len(number) == 15 and number.isdigit():
        return "是 15 位旧号码，请改填 18 位身份证号，不清楚的请留空"
    return "不是 18 位身份证号，请核对，不清楚的请留空"


def _about_resident(number: str) -> str:
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return "中的出生日期不存在，请核对身份证号，不清楚的请留空"
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    if "10X98765432"[total % 11] != number[17]:
        return "校验位不符，请核对身份证号，不清楚的请留空"
    return ""


def _credit_check(code: str) -> str:
    total = sum(_CREDIT.index(sign) * pow(3, place, 31) for place, sign in enumerate(code[:17]))
    return _CREDIT[(31 - total % 31) % 31]
