"""Identifiers of people, companies and our own cases: validation, normal form, mask.

Text is read as people type it (full width, spaces, lower case) and returned in one normal form, or
as None. The checksums come from python-stdnum; its other checks are stricter than the standards: it
refuses ID numbers of regions that are not on its list, and credit codes whose registering body is a
letter, as those of village collectives are (N…).
"""

import re
import unicodedata
from datetime import date

from stdnum.cn import ric, uscc

from mediation.accounts.typed_text import DASHES, without_invisible

LONGEST = 60
OLDEST = 1900
CARD_LENGTH = 18

_ID = re.compile(r"[1-9][0-9]{16}[0-9X]")
_CREDIT_SIGN = "[0-9A-HJ-NPQRTUWXY]"
_CREDIT = re.compile(rf"{_CREDIT_SIGN}{{2}}[0-9]{{6}}{_CREDIT_SIGN}{{10}}")
_OTHER_PAPER = re.compile(r"(?=.*[0-9]{6})[A-Z0-9]{8,18}")
_MOBILE = re.compile(r"(?:(?:\+|00)?86)?(1[3-9][0-9]{9})")
_LANDLINE = re.compile(
    r"\(?(0(?:10|2[0-9]|[3-9][0-9]{2}))\)?-?([2-9][0-9]{2,3}-?[0-9]{4})"
    r"(?:-?(?:-|转|分机|EXT|#):?([0-9]{1,6}))?"
)
_FROM_ABROAD = re.compile(r"(?:\(?(?:\+|00)86\)?|\(86\)|86(?=-|0[1-9]))-?\(?0?(?=[1-9][0-9-])")
_ABROAD = re.compile(r"(?:\+|00(?=852|853|886))((?!86)[1-9][0-9]{7,14})")  # 00 may be a slip
_PHONE_LABEL = re.compile("(?:(?:联系)?电话|手机号?码?|座机|固话|TEL)[:.]?")
_SERVICE = re.compile(r"([48]00)([0-9]{3})([0-9]{4})")
_BETWEEN_PHONES = re.compile("[、，,;；/／]")
COUNTRY = ("86", "0086")
SHORTEST_PHONE = 7
_BETWEEN_FIGURES = re.compile(r"[-.·_()/]")
COMPOUND_SURNAMES = frozenset(
    "欧阳 上官 司马 诸葛 司徒 皇甫 尉迟 公孙 令狐 慕容 端木 东方 独孤 南宫 夏侯 长孙 宇文 "
    "轩辕 钟离 濮阳 闻人 申屠 太史 百里 呼延 拓跋 赫连 澹台 公羊 淳于 单于 万俟 张简 范姜".split()
)
_DIGIT = "[0-9０-９]"
_NUMERAL = "[〇零一二三四五六七八九十百]{1,4}"
_BUILDING = re.compile(rf"(?:{_DIGIT}{{1,4}}|[A-Za-z]|{_NUMERAL})(?:号楼|#楼|栋|幢|座)")
_MAYBE_ROOM = re.compile(rf"{_DIGIT}+(?!{_DIGIT}|[号路街巷弄期区])|单元|[室户]")
_NUMBER = re.compile(rf"{_DIGIT}|{_NUMERAL}[号室栋幢单层楼房户]")
_PLACE = re.compile(r".*[省市县区镇乡村道路街巷里园苑庭城府邸湾寓轩阁院厦坊居庄]", re.DOTALL)
_PLACEHOLDER = re.compile(r"\{(年|代字|序号)\}")


def plain_signs(text: str) -> str:
    """Half width, upper case, one dash, without spaces; empty for text that is far too long."""
    if len(text) > LONGEST:
        return ""
    plain = unicodedata.normalize("NFKC", without_invisible(text).translate(DASHES))
    return "".join(plain.upper().split())


# --- people and companies


def id_number(text: str) -> str | None:
    """A resident ID number (GB 11643) in its normal form, or None.

    >>> id_number(" 11010519491231002x "), id_number("360426199101010072")
    ('11010519491231002X', None)
    """
    number = plain_signs(text).replace("-", "")
    if not _ID.fullmatch(number) or ric.calc_check_digit(number) != number[-1]:
        return None
    return number if _birthday(number) else None


def is_id_number(text: str) -> bool:
    """Whether a text is a valid resident ID number."""
    return id_number(text) is not None


def _birthday(number: str) -> date | None:
    try:
        day = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None
    return day if day.year >= OLDEST else None


def born_on(text: str) -> date | None:
    """The birthday in a valid ID number, or None."""
    number = id_number(text)
    return _birthday(number) if number else None


def sex(text: str) -> str:
    """男 or 女 from a valid ID number, or an empty string."""
    number = id_number(text)
    return "女男"[int(number[16]) % 2] if number else ""


def credit_code(text: str) -> str | None:
    """A unified social credit code (GB 32100) in its normal form, or None.

    >>> credit_code("91350100m000100y43"), credit_code("91350100M000100Y44")
    ('91350100M000100Y43', None)
    """
    code = plain_signs(text).replace("-", "")
    if not _CREDIT.fullmatch(code) or uscc.calc_check_digit(code) != code[-1]:
        return None
    return code


def is_uscc(text: str) -> bool:
    """Whether a text is a valid unified social credit code."""
    return credit_code(text) is not None


def phone_number(text: str) -> str | None:
    """A telephone number in its normal form, or None; of other places with + and their code.

    >>> phone_number("+86 138-1234-5678"), phone_number("（0595）22000000转8")
    ('13812345678', '0595-22000000-8')
    >>> phone_number("+86 595 2200 0000"), phone_number("00852 9123 4567")
    ('0595-22000000', '+85291234567')
    """
    written = _PHONE_LABEL.sub("", plain_signs(text), count=1)
    bare = _BETWEEN_FIGURES.sub("", written)
    if mobile := _MOBILE.fullmatch(bare):
        return mobile[1]
    if abroad := _ABROAD.fullmatch(bare):
        return f"+{abroad[1]}"
    dashed = re.sub("[./·_]", "-", written)
    dialled = _FROM_ABROAD.match(dashed)
    local = f"0{dashed[dialled.end() :]}" if dialled else dashed
    match = _LANDLINE.fullmatch(local) or _SERVICE.fullmatch(bare)
    return "-".join(part.replace("-", "") for part in match.groups() if part) if match else None


# --- how numbers are typed in texts


def spellings_of_phones(text: str) -> dict[str, str]:
    """The digits people type for the telephone numbers of a field, each with its mask.

    With and without the code of the country; a landline also without its area and extension.

    >>> list(spellings_of_phones("0595-22000000转8"))
    ['0595220000008', '059522000000', '8659522000000', '008659522000000', '22000000']
    """
    numbers = (phone_number(part) or part for part in _BETWEEN_PHONES.split(text))
    ways = ((digits, *_ways_to_dial(number)) for number in numbers if (digits := _digits(number)))
    return {way: mask_phone(digits) for digits, *more in ways for way in (digits, *more)}


def _ways_to_dial(number: str) -> list[str]:
    """Other digits that dial a number."""
    area, _, local = number.partition("-")
    local = local.partition("-")[0]
    if not local or not area.startswith("0"):
        return [code + _digits(number) for code in COUNTRY]
    return [area + local, *(code + area[1:] + local for code in COUNTRY), local]


def _digits(text: str) -> str:
    """The digits of a telephone number; nothing where they are too few for one."""
    digits = "".join(str(int(sign)) for sign in text if sign.isdecimal())
    return digits if len(digits) >= SHORTEST_PHONE else ""


def spellings_of_id(text: str) -> dict[str, str]:
    """The signs of an ID number, or of another paper's, with its mask; nothing if there is none."""
    plain = plain_signs(text)
    number = id_number(text) or (plain if _OTHER_PAPER.fullmatch(plain) else "")
    return {number: mask_id(number)} if number else {}


# --- our own cases


def complaint_number(code: str, year: int, serial: int) -> str:
    """A complaint number: committee code, year, serial; ASCII, unique across committees.

    >>> complaint_number("WA", 2026, 123)
    'WA2026-000123'
    """
    return f"{code}{year}-{serial:06}"


def from_template(template: str, *, year: int, word: str, serial: int) -> str:
    """A dossier or agreement number from its template with {年} {代字} {序号}.

    >>> from_template("（{年}）{代字}第{序号}号", year=2026, word="洛万物人调字", serial=1)
    '（2026）洛万物人调字第1号'
    """
    if "{年}" not in template or "{序号}" not in template:
        raise ValueError("编号样式必须包含 {年} 和 {序号}，否则编号会重复。")
    values = {"年": str(year), "代字": word, "序号": str(serial)}
    return _PLACEHOLDER.sub(lambda match: values[match[1]], template)


# --- masks: show what is customary, and nothing of a text too short to hide anything


def _mask(text: str, *, head: int, tail: int, least: int) -> str:
    """`head` and `tail` characters with stars between, or only stars if fewer than `least` are
    hidden."""
    hidden = len(text) - head - tail
    if hidden < least:
        return "*" * len(text)
    return text[:head] + "*" * hidden + text[len(text) - tail :]


def _each(text: str, *, head: int, tail: int, least: int) -> str:
    """Mask each of several numbers in one field."""
    return "、".join(_mask(n, head=head, tail=tail, least=least) for n in text.split("、"))


def mask_id(text: str) -> str:
    """First 6 and last 4; of nine to 17 signs, such as a passport's, first 2 and last 2.

    >>> mask_id("350599199001011234"), mask_id("E12345678")
    ('350599********1234', 'E1*****78')
    """
    return "、".join(_mask_paper(number) for number in text.split("、"))


def _mask_paper(number: str) -> str:
    head, tail, least = (6, 4, 8) if len(number) >= CARD_LENGTH else (2, 2, 5)
    return _mask(number, head=head, tail=tail, least=least)


def mask_phone(text: str) -> str:
    """First 3 and last 4.

    >>> mask_phone("13812345678")
    '138****5678'
    """
    return _each(text, head=3, tail=4, least=4)


def mask_account(text: str) -> str:
    """Last 4.

    >>> mask_account("6222021402001234")
    '************1234'
    """
    return _each(text, head=0, tail=4, least=8)


def mask_name(text: str) -> str:
    """The surname, and 某 for each further character, at most two.

    >>> mask_name("陈明华"), mask_name("欧阳锋"), mask_name("陈")
    ('陈某某', '欧阳某', '某')
    """
    name = "".join(text.split())
    surname = name[:2] if name[:2] in COMPOUND_SURNAMES and len(name) > 2 else name[:1]
    given = len(name) - len(surname)
    return surname + "某" * min(given, 2) if given else "某" * len(name)


def mask_address(text: str) -> str:
    """Up to the building; without one, up to the place before the first number.

    >>> mask_address("锦溪华庭3号楼1单元502室"), mask_address("新岭村12号")
    ('锦溪华庭3号楼***', '新岭村***')
    """
    building = _BUILDING.search(text)
    if building and not _MAYBE_ROOM.search(text, 0, building.start()):
        return text[: building.end()] + "***"
    number = _NUMBER.search(text)
    place = _PLACE.match(text[: number.start()] if number else text)
    return f"{place[0] if place else ''}***" if text else ""
