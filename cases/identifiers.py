"""Identifiers: validity, normal forms and masks of the numbers people are known by."""

import re
import unicodedata
from datetime import date

from stdnum.cn import ric, uscc

MOBILE = re.compile(r"1[3-9][0-9]{9}")
LANDLINE = re.compile(r"0[0-9]{2,3}-?[0-9]{7,8}(-[0-9]{1,6})?")
COURT_NUMBER = re.compile(
    r"[（(]([0-9]{4})[)）]([\u4e00-\u9fa5])([0-9]{2,4})(知?)"
    r"(诉前调确|诉前调书|诉前调|民特监|民督监|民特|民初|民终|民督|民撤|民他|调确|财保|执保"
    r"|执恢|执异|执复|执监|执|引调)([0-9]{1,8})号(之[一二三四五六七八九十]{1,3})?"
)
ID_LENGTH = 18
LONGEST = 60


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text[:LONGEST]).strip().upper()


def is_id_number(text: str) -> bool:
    """Whether a text is a valid 18-character resident ID number (GB 11643).

    >>> is_id_number("11010519491231002X"), is_id_number("360426199101010072")
    (True, False)
    """
    number = _plain(text)
    if len(number) != ID_LENGTH or not number[:17].isascii() or not number[:17].isdigit():
        return False
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    return born.year > 1800 and ric.calc_check_digit(number) == number[-1]


def born_on(id_number: str) -> date:
    """The birth date in a valid ID number."""
    number = _plain(id_number)
    return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))


def sex(id_number: str) -> str:
    """男 or 女, from a valid ID number."""
    return "男" if int(_plain(id_number)[16]) % 2 else "女"


def is_uscc(text: str) -> bool:
    """Whether a text is a valid unified social credit code (GB 32100)."""
    return bool(uscc.is_valid(_plain(text)))


def is_phone(text: str) -> bool:
    """Whether a text is a mainland mobile or landline number."""
    number = _plain(text).replace(" ", "")
    return bool(MOBILE.fullmatch(number) or LANDLINE.fullmatch(number))


def court_number(text: str) -> str | None:
    """A court's case number in its normal form （2026）闽0504诉前调确12号, or None."""
    found = COURT_NUMBER.fullmatch(text[:LONGEST].strip())
    if found is None:
        return None
    year, place, code, know, kind, serial, part = found.groups()
    return f"（{year}）{place}{code}{know}{kind}{int(serial)}号{part or ''}"


def from_template(template: str, *, year: int, word: str, serial: int) -> str:
    """A dossier or agreement number from its template with {年} {代字} {序号}."""
    return (
        template.replace("{年}", str(year)).replace("{代字}", word).replace("{序号}", str(serial))
    )


def mask_id(text: str) -> str:
    """First 6 and last 4 of an 18-character number; a short one is hidden whole."""
    if len(text) < ID_LENGTH:
        return "*" * len(text)
    return text[:6] + "*" * (len(text) - 10) + text[-4:]


def mask_phone(text: str) -> str:
    """First 3 and last 4; a short one is hidden whole."""
    if len(text) < 11:
        return "*" * len(text)
    return text[:3] + "*" * (len(text) - 7) + text[-4:]


def mask_name(text: str) -> str:
    """The surname and 某: 陈某某."""
    return text[:1] + "某" * (len(text) - 1)


def mask_account(text: str) -> str:
    """The last 4; a short one is hidden whole."""
    return "*" * len(text) if len(text) < 9 else "*" * (len(text) - 4) + text[-4:]


def mask_address(text: str) -> str:
    """Up to the building; the room is hidden."""
    head, mark, room = text.partition("号楼")
    return f"{head}{mark}***" if mark and room else text
