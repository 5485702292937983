"""Reading a sum of money as people write it: one reading for forms, pages and ledgers.

Figures (1,896.50), scales (1.2万, 1万2千, 3w), words (六百, 叁万元整), 元 with 角 and 分, marks of
an approximate sum (约, 左右, 余), and figures beside words as on paper, where both agree. What has
more than one reading is refused: 1万2 is 12,000 to some and 10,002 to others.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from cases.law import numerals
from cases.law.money import MOST_FEN, MoneyError
from mediation.accounts.typed_text import figures_apart

LONGEST = 80


class Fault(StrEnum):
    """Why a sum is refused: the sentence that a form shows."""

    EMPTY = "请填写金额。"
    UNREADABLE = "看不懂这个金额，请写成 1896 或者 1,896.50 或者 1.2万。"
    AMBIGUOUS = "这个金额有不止一种读法，请写全，例如 12000 或者 1.2万。"
    FOREIGN = "这里只记人民币：外币请按约定的汇率折算以后填写，原来的币种和数额写在文字里。"
    CONTRADICTS = "前后写的两个数（例如大写和小写）不一样，请核对，写成一个。"
    INEXACT = "这个金额没有写明是多少，请写一个确定的数，例如 3000。"
    ABOUT = "这里要写确定的数，不写“约”“左右”，请写实际的金额，例如 1200。"
    NEGATIVE = "金额不能是负数。"
    TOO_FINE = "金额最多精确到分（元后两位小数）。"
    TOO_LARGE = "金额过大，最多一千亿元，请核对。"


class SumError(MoneyError):
    """A sum that cannot be read, with its `fault`; the message is the sentence to show."""

    def __init__(self, fault: Fault):
        super().__init__(str(fault))
        self.fault = fault


@dataclass(frozen=True, slots=True)
class WrittenSum:
    """A sum in 分; whether it was written as near it (约), or only as a bound (余, 近)."""

    fen: int
    about: bool = False
    bound: bool = False


_NEAR = "大约|约为|约计|大概|约|左右|上下"
_MORE = "(?:余|多|几|许)"
_MARKS = re.compile(f"{_NEAR}|近|{_MORE}")
_OF_A_SUM = "(?:(?:共|合|总)?计|共|总共)"
_CURRENCY = "(?:人民币|rmb|cny)"
_SCALES = {"千万": 10**7, "百万": 10**6, "十万": 10**5, "亿": 10**8, "万": 10**4, "千": 10**3}
_SCALES |= {"百": 100, "w": 10**4, "k": 10**3, "": 1}
_SCALE = "(?:千万|百万|十万|[亿万千百wk])"
_FIGURES = r"[0-9]++(?:\.[0-9]++)?+"
_SEGMENT = re.compile(rf"([0-9]+(?:\.[0-9]+)?)({_SCALE}|)")
_IN_FIGURES = re.compile(
    rf"(?P<minus>[-负]?)¥?(?P<inner>-?)"
    rf"(?P<number>(?![0-9]+[角毛分])(?:{_FIGURES}{_MORE}?{_SCALE})*+(?:{_FIGURES})?+|)"
    rf"{_MORE}?(?P<unit>元|块|{_CURRENCY})?(?:(?P<jiao>[0-9])[角毛])?(?:(?P<fen>[0-9]{{1,2}})分)?"
)
_BEFORE = re.compile(rf"{_OF_A_SUM}?(?:大约|约为|约计|大概|约|近)?{_CURRENCY}?:?")
_AFTER = re.compile(rf"(?:钱|[整正])?{_MORE}?(?:左右|上下)?{_CURRENCY}?[.。;,]?$")
_GROUPED = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])")
_BESIDE = re.compile(r"([^()]+)\(([^()]+)\)(整?)")
_NAMED = re.compile(r"(^|\(|币)\(?[大小]写\)?:?")  # as on a receipt: 人民币（大写）贰仟元整
_IN_FIGURES_BESIDE = re.compile(  # 叁仟元整（小写）¥3,000.00
    r"[,;/]?(?:\(?小写\)?:?¥?|(?<=[元整])¥)([0-9][0-9.,]*元?)$"
)
FOREIGN = re.compile(
    "美[元金刀]|港[币元]|欧元|日[元币]|韩元|台币|英镑|[澳加]元|泰铢|卢布|外币|[$€£]|(?:us|hk|ntd?|a|c)d(?![a-z])|jpy|eur|gbp"
)
_ONE_SPELLING = str.maketrans("萬億仟佰圆圓約負幾", "万亿千百元元约负几")
_FIGURE = "[0-9一二两三四五六七八九壹贰叁肆伍陆柒捌玖]"
_UNCLEAR = re.compile(
    rf"[百千万亿元块]{_FIGURE}元?$"  # 1万2, 三百五, 三块五
    rf"|{_FIGURE}[-~到至或、]{_FIGURE}"
    rf"|[一二两三四五六七八九]{{2}}[十百千万]|[几数][十百千万]"
)


def parse_yuan(text: str) -> int:
    """Read a sum as people type it, in 分; raises `SumError` with the sentence to show.

    What is only near a sum (约600, 3000余元, 近5000) is refused.

    >>> parse_yuan("1,896元"), parse_yuan("￥１２.５"), parse_yuan("1.2万"), parse_yuan("六百")
    (189600, 1250, 1200000, 60000)
    """
    return named_sum(text).fen


def named_sum(text: str, *, about: bool = False) -> WrittenSum:
    """The sum that a text names, with `about` perhaps as near it (what is claimed may be an
    estimate; what is paid or agreed is exact); raises `SumError` for others and for a bound."""
    written = read_sum(text)
    if written.bound:
        raise SumError(Fault.INEXACT)
    if written.about and not about:
        raise SumError(Fault.ABOUT)
    return written


@lru_cache(maxsize=8192)
def read_sum(text: str, *, unit: int = 1) -> WrittenSum:
    """The one sum that a text names; raises `SumError`.

    Bare figures count `unit` 元 each; where that is not one, words are read only with 元 behind.

    >>> read_sum("１.２万"), read_sum("3000余元"), read_sum("贰仟元整（2,000.00元）").fen
    (WrittenSum(fen=1200000, about=False, bound=False), \
WrittenSum(fen=300000, about=False, bound=True), 200000)
    """
    plain = figures_apart(text[: LONGEST + 1]).casefold().translate(_ONE_SPELLING)
    plain = _NAMED.sub(r"\1", _IN_FIGURES_BESIDE.sub(r"(\1)", plain))
    if not plain:
        raise SumError(Fault.EMPTY)
    if len(plain) > LONGEST:
        raise SumError(Fault.UNREADABLE)
    if FOREIGN.search(plain):
        raise SumError(Fault.FOREIGN)
    marks = set(_MARKS.findall(plain))
    near = marks & set(_NEAR.split("|"))
    return WrittenSum(_one_or_both(plain, unit), bool(near), bool(marks - near))


def _one_or_both(plain: str, unit: int) -> int:
    """The sum; of a sum written twice, in words and in figures, both must be the same."""
    if plain.startswith("(") and plain.endswith(")"):
        plain = f"-{plain[1:-1]}"  # as bookkeepers write it
    if not (twice := _BESIDE.fullmatch(plain)):
        return _one(plain, unit)
    first, second = (_one(part, unit) for part in (twice[1] + twice[3], twice[2]))
    if first != second:
        raise SumError(Fault.CONTRADICTS)
    return first


def _one(plain: str, unit: int) -> int:
    fen = _in_figures(plain, unit)
    fen = _in_words(plain, unit) if fen is None else fen
    if fen is None:
        unclear = _UNCLEAR.search(plain)
        raise SumError(Fault.AMBIGUOUS if unclear else Fault.UNREADABLE)
    return fen


def _bare(plain: str) -> str:
    """The sum without what stands before and after it."""
    return _AFTER.sub("", _BEFORE.sub("", plain, count=1), count=1)


def _in_figures(plain: str, unit: int) -> int | None:
    ungrouped = _GROUPED.sub(lambda group: group[0].replace(",", ""), _bare(plain))
    match = _IN_FIGURES.fullmatch(ungrouped)
    if not match or not (match["number"] or match["jiao"] or match["fen"]):
        return None
    number = _MARKS.sub("", match["number"])
    yuan = _yuan(number) if number else Decimal(0)
    if not match["unit"] and number.replace(".", "").isdigit():
        yuan *= unit
    return _checked(_with_cents(yuan, match), number, bool(match["minus"] or match["inner"]))


def _yuan(number: str) -> Decimal:
    """The sum of the parts, each of a smaller scale than the one before: 1万2千, 3万5000."""
    parts = _SEGMENT.findall(number)
    scales = [_SCALES[scale] for _, scale in parts]
    if len(parts) > 1 and scales[-1] == 1 and len(parts[-1][0]) == 1:
        raise SumError(Fault.AMBIGUOUS)
    if scales != sorted(set(scales), reverse=True):
        raise SumError(Fault.UNREADABLE)
    return sum((Decimal(digits) * _SCALES[scale] for digits, scale in parts), Decimal(0))


def _with_cents(yuan: Decimal, match: re.Match) -> Decimal:
    """The sum with its 角 and 分, which follow whole 元 only."""
    cents = 10 * int(match["jiao"] or 0) + int(match["fen"] or 0)
    after_yuan = bool(match["number"]) and bool(match["jiao"] or match["fen"])
    if after_yuan and (not match["unit"] or yuan != int(yuan)):
        raise SumError(Fault.UNREADABLE)
    return yuan + Decimal(cents) / 100


def _checked(yuan: Decimal, number: str, minus: bool) -> int:
    fen = yuan * 100
    if minus and fen:
        raise SumError(Fault.NEGATIVE)
    plain_decimals = number.rpartition(".")[2] if "." in number else ""
    if fen != fen.to_integral_value() or (plain_decimals.isdigit() and len(plain_decimals) > 2):
        raise SumError(Fault.TOO_FINE)  # some write 1,500 as 1.500
    if fen > MOST_FEN:
        raise SumError(Fault.TOO_LARGE)
    return int(fen)


def _in_words(plain: str, unit: int) -> int | None:
    """A sum in Chinese words; in a column of 万元 or 千元 only if 元 follows."""
    words = _MARKS.sub("", _bare(plain)).removesuffix("钱")
    if unit != 1 and "元" not in words:
        return None
    unsigned = words.removeprefix("负").removeprefix("-")
    fen = numerals.sum_in_words(unsigned)
    if fen and unsigned != words:
        raise SumError(Fault.NEGATIVE)
    return fen
