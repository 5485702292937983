"""The contents of a ledger's identity column: resident numbers and credit codes."""

import re
from datetime import date

from cases.law.identifiers import is_id_number, is_uscc

_LIKE_A_RESIDENT = re.compile(r"[0-9]{17}[0-9X]")
# One in 31 mistyped resident numbers passes the checksum of credit codes: a code of digits only
# counts if it begins as an enterprise's does.
_LIKE_A_COMPANY = re.compile(r"(?=9|[0-9]*[A-Z].)[0-9A-Z]{18}")


def defect_of(number: str) -> str:
    """What is wrong with a number in half width and upper case, or an empty string."""
    like_a_company = _LIKE_A_COMPANY.fullmatch(number)
    if is_id_number(number) or (like_a_company and is_uscc(number)):
        return ""
    if _LIKE_A_RESIDENT.fullmatch(number):
        return _resident_defect(number)
    if like_a_company:
        return "不是有效的统一社会信用代码，请核对，不清楚的请留空"
    if len(number) == 15 and number.isdigit():
        return "是 15 位旧号码，请改填 18 位身份证号，不清楚的请留空"
    return "不是 18 位身份证号，请核对，不清楚的请留空"


def _resident_defect(number: str) -> str:
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return "中的出生日期不存在，请核对身份证号，不清楚的请留空"
    return "校验位不符，请核对身份证号，不清楚的请留空"
