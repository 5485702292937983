"""Numbers of cases as people type them.

Half or full width, either case, spaces, other dashes and brackets, a label in front, and without
the leading zeros: all are one number.
"""

import re

from cases.law.identifiers import complaint_number
from mediation.accounts.typed_text import DASHES, compact

LONGEST = 60
WIDEST = 6  # figures of a serial with its zeros
BRACKETS = ("〔〕", "（）", "()", "[]", "【】", "\uff3b\uff3d")
_OPENING, _CLOSING = ("".join(pair[end] for pair in BRACKETS) for end in (0, 1))
_LABEL = re.compile(
    r"(?:(?:登记|投诉|案件|导入|受理)?编?号码?[:.是]?|NO[.:]?(?=[A-Z]{2}))(?=[A-Z0-9])"
)
_AROUND = "。.,，;；、!！《》“”\"'"  # of the sentence that it was copied from
_BETWEEN = "[-_./~·•・一ー年]?"
_OURS = re.compile(
    rf"([A-Z]{{1,7}}){_BETWEEN}((?:19|20)[0-9]{{2}}){_BETWEEN}([0-9]{{1,9}})号?(?:案件?)?"
)
_SERIAL = re.compile(rf"[0-9]{{1,{WIDEST}}}")
_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")
_NO_SIGN = re.compile("[^0-9A-Z]")
_LAST = re.compile(r"[0-9]+(?=[^0-9]*$)")


def plain_number(text: str) -> str:
    """A number in half width, upper case, with one kind of dash and without spaces and its label.

    Empty for a text that is far too long.

    >>> plain_number(" 编号：sy2026 — 90"), plain_number("洛双物（2026）7号")
    ('SY2026-90', '洛双物(2026)7号')
    """
    if len(text) > LONGEST:
        return ""
    plain = compact(text.translate(DASHES)).upper().strip(_AROUND)
    return _LABEL.sub("", plain, count=1)


def plain_code(text: str) -> str:
    """A code as it is printed: its letters and figures, without its label.

    >>> plain_code("查询码：12 34-56"), plain_code("１２３４５６")
    ('123456', '123456')
    """
    return _NO_SIGN.sub("", compact(text[:LONGEST]).upper())


def case_number(text: str) -> str | None:
    """A complaint or import number of ours in its normal form, or None.

    >>> case_number("sy2026 － 90"), case_number("SY2026000090"), case_number("SYL2021.7")
    ('SY2026-000090', 'SY2026-000090', 'SYL2021-000007')
    """
    match = _OURS.fullmatch(plain_number(text))
    return complaint_number(match[1], int(match[2]), int(match[3])) if match else None


def ending_of_serial(text: str) -> str:
    """How the numbers end whose serial alone was typed; empty for anything else.

    >>> ending_of_serial("０90"), ending_of_serial("SY2026-90")
    ('-000090', '')
    """
    plain = plain_number(text)
    return f"-{int(plain):0{WIDEST}}" if _SERIAL.fullmatch(plain) else ""


def spellings(text: str) -> set[str]:
    """The ways in which a typed number may be stored; empty for an empty text.

    Numbers from templates and ledgers are stored as they were given, in brackets of any kind and
    with zeros or without.

    >>> {"双物〔2026〕001号", "双物(2026)1号", "双物[2026]01号"} <= spellings("双物 （2026）１号")
    True
    """
    typed, plain, ours = text.strip(), plain_number(text), case_number(text)
    if not plain:
        return set()
    ways = {with_zeros for way in (typed, plain) for with_zeros in _with_zeros(way)}
    ways |= {way.replace("-", dash) for way in ways for dash in "－—"}
    return (
        ways | {other for way in ways for other in _in_brackets(way)} | ({ours} if ours else set())
    )


def _with_zeros(number: str) -> set[str]:
    """The number with its last figures in every width, and as typed."""
    last = _LAST.search(_ZEROS.sub("", number))
    if not last or len(last[0]) >= WIDEST:
        return {number}
    start, end = last.string[: last.start()], last.string[last.end() :]
    widths = range(len(last[0]), WIDEST + 1)
    return {number, *(f"{start}{last[0].zfill(width)}{end}" for width in widths)}


def _in_brackets(number: str) -> set[str]:
    """The number in every kind of brackets; none if it has no brackets."""
    if not set(number) & set(_OPENING):
        return set()
    tables = (
        str.maketrans(_OPENING + _CLOSING, pair[0] * len(BRACKETS) + pair[1] * len(BRACKETS))
        for pair in BRACKETS
    )
    return {number.translate(table) for table in tables}
