"""Chinese numerals: small ones in days and counts, and sums in words (人民币大写)."""

import re

from cases.law import money

_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CAPITAL = str.maketrans(
    "〇○一二两三四五六七八九十百千貳贰参參叄陸萬億圆圓块正毛",
    "零零壹贰贰叁肆伍陆柒捌玖拾佰仟贰贰叁叁叁陆万亿元元元整角",
)
_FIGURE = "[壹贰叁肆伍陆柒捌玖]"
_SUM = re.compile(
    rf"(?P<whole>[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+(?:元|整?$))?"
    rf"(?:零?(?P<jiao>{_FIGURE})角)?(?:零?(?P<fen>{_FIGURE})分)?整?"
)
_UNITS = {"拾": 10, "佰": 100, "仟": 1000}


def number_of(numeral: str) -> str:
    """The digits of a Chinese numeral in a date: 二〇二一, 十二, 二十三."""
    if "十" in numeral:
        tens, _, ones = numeral.partition("十")
        numeral = (tens or "一") + (ones or "〇")
    return numeral.translate(_DIGITS)


def sum_in_words(written: str) -> int | None:
    """The 分 of a sum in Chinese words; None for anything else and for ambiguous sums.

    Only standard spellings count: 一万二 and 两三千 are ambiguous.

    >>> sum_in_words("贰仟元整"), sum_in_words("两万三千五百"), sum_in_words("一万二")
    (200000, 2350000, None)
    """
    words = written.translate(_CAPITAL)
    parts = _SUM.fullmatch(words)
    if not parts:
        return None
    whole = _whole((parts["whole"] or "").rstrip("元整"))
    fen = 100 * whole + 10 * _figure(parts["jiao"]) + _figure(parts["fen"])
    return fen if _bare(words) in _spellings(fen) else None


def whole_number(words: str) -> int:
    """The number that these words name, 0 for what is ambiguous or none.

    >>> whole_number("两"), whole_number("一百八十"), whole_number("一百二"), whole_number("十十")
    (2, 180, 0, 0)
    """
    return (sum_in_words(words) or 0) // 100


def _whole(words: str) -> int:
    """The sum of the words, whether or not the spelling is standard."""
    total = section = digit = 0
    for sign in words:
        if sign in "万亿":
            scale = 10**4 if sign == "万" else 10**8
            total, section, digit = total + (section + digit) * scale, 0, 0
        elif sign in _UNITS:
            section, digit = section + (digit or 1) * _UNITS[sign], 0
        else:
            digit = money.DIGITS.index(sign)
    return total + section + digit


def _figure(sign: str | None) -> int:
    return money.DIGITS.index(sign) if sign else 0


def _spellings(fen: int) -> set[str]:
    """The accepted spellings of a sum: 拾 without 壹, and optional 零 before a full section, before
    a figure with its unit (二万三百) and 角."""
    usual = _bare(money.words(fen))
    spelt = {usual, re.sub(r"万(?=.仟)", "万零", usual)}
    spelt |= {re.sub(r"零(?=.[仟佰拾])", "", one) for one in spelt}
    spelt |= {re.sub(r"元零(?=.角)", "元", one) for one in spelt}
    spelt |= {re.sub(r"元(?=.角)", "元零", one) for one in spelt}
    return spelt | {one.removeprefix("壹") for one in spelt if one.startswith("壹拾")}


def _bare(words: str) -> str:
    return words.removeprefix("人民币").removesuffix("整").removesuffix("元")
