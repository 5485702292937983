"""Reading a sum of money from a cell."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from cases.law.money import MOST_FEN
from cases.law.sums import Fault, SumError, WrittenSum, read_sum
from cases.ledger.values import Unreadable, plain_text
from cases.ledger.workbook import Cell

REMEDY = "请只填数字（元），没有金额的填“无”"
COMPLAINTS = {
    Fault.NEGATIVE: f"是负数，{REMEDY}",
    Fault.TOO_FINE: f"超过两位小数，{REMEDY}",
    Fault.FOREIGN: "是外币，请折成人民币再填（元），原来的币种和数额写在备注里",
    Fault.CONTRADICTS: f"写了两个不一样的数，请核对，{REMEDY}",
    Fault.TOO_LARGE: "超过一千亿元，不像真实金额，请核对后改正",
}
UNREADABLE = f"不是能识别的金额，{REMEDY}"


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum: 分 or None, and whether the writer marked it as approximate (约, 余, 左右)."""

    fen: int | None
    approximate: bool = False


NO_AMOUNT = Amount(None)


def amount(value: Cell | None, *, unit: int = 1) -> Amount:
    """The sum in a cell, in 分; 无, -, / and an empty cell are no amount.

    `unit` is 元 in the column's unit, for bare numbers only. Raises `Unreadable`; two sums
    in one cell are never read as one. A bound (3000余元) counts as the sum it names.

    >>> amount("１.２万"), amount("约3000元"), amount(" ¥1,829.20 "), amount("贰仟元整")
    (Amount(fen=1200000, approximate=False), Amount(fen=300000, approximate=True), \
Amount(fen=182920, approximate=False), Amount(fen=200000, approximate=False))
    """
    if isinstance(value, date | timedelta):
        raise Unreadable(f"是日期，不是金额，{REMEDY}")
    if isinstance(value, float):
        places = 6 + len(str(unit)) - 1  # beyond them stands what computing left behind
        yuan = Decimal(f"{round(value, places):.15g}") * unit
        return Amount(_fen(yuan))
    content = plain_text(value)
    if not content:
        return NO_AMOUNT
    written = _as_written(content, unit)
    return Amount(written.fen, written.about or written.bound)


def _as_written(content: str, unit: int) -> WrittenSum:
    try:
        return read_sum(content, unit=unit)
    except SumError as wrong:
        raise Unreadable(COMPLAINTS.get(wrong.fault, UNREADABLE)) from wrong


def _fen(yuan: Decimal) -> int:
    fen = yuan * 100
    if fen < 0:
        raise Unreadable(COMPLAINTS[Fault.NEGATIVE])
    if fen != fen.to_integral_value():
        raise Unreadable(COMPLAINTS[Fault.TOO_FINE])
    if fen > MOST_FEN:
        raise Unreadable(COMPLAINTS[Fault.TOO_LARGE])
    return int(fen)
