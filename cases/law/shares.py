"""Shares in one sum, where several people owe it, or are owed it, apart (民法典 517).

A share is a sum (分) or an exact ratio. Ratios are rounded down to the 分; the 分 that are left
over fall one each on those with the largest rest, of equal rests on those written first, so that
the shares always add up to the sum. What an earlier version wrote in 1/10,000 (whole numbers) stays
as its paper says it: there they fell on those written first.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from cases.law import money
from cases.law.clause_text import numeral, percent
from cases.law.ratios import (
    UNREADABLE,
    WHOLE,
    Ratio,
    RatioError,
    Share,
    exact,
    normalized,
    parse_fraction,
)
from cases.law.sums import parse_yuan

# The words of records that keep shares.
PARTS = "份额（分子；没有分母的为万分之几）"
SUM_OR_PARTS = "份额写金额，或者写百分之几，要大于零。"
HOW_TO_WRITE = "请写金额，或者写成 70%、1/3、其余。"
OTHER_COUNT = "“{}”是{}个人的份额，这里选了{}个人，请核对。"
ONE_LINE = "写了“{}”的，别的人不用再写份额。"
WHOSE = "“{}”分不清谁在前：选人的先后和下面各行的先后不一样，请在各人的一行写各自的份额。"
TWO_RESTS = "写“其余”的只能有一个人，其他人请写明各自的份额。"
REST_OF_WHAT = "有人写了“其余”，要先写金额，才算得出其余是多少。"
NOTHING_LEFT = "有人写了“其余”，可是其他人的份额已经合计{}，没有剩下的，请核对。"
THIRDS = "；平分成三份的，每人写 1/3"

_REST = re.compile("(?:其余|余下|剩余|剩下)(?:的|部分|的部分|全部|的全部)?|余额")
_RATIO_MARKS = ("%", "成", "半", "分之", "/")
_BETWEEN = re.compile("[、；;]")  # a comma may stand within a sum
_COLONS = str.maketrans("∶︰比", ":::")  # noqa: RUF001


class Proportion(tuple[Fraction, ...]):
    """How a sum is divided among several people, as 1:1:2 in one line."""

    def __str__(self) -> str:
        return ":".join(f"{float(part):g}" for part in self)


class Rest:
    """What the shares of the others leave of the sum: 其余."""


Typed = Share | Proportion | Rest


def read_share(text: str) -> Typed:
    """Read a share: a ratio where one is written, that of several where they are, what is left
    where that is written, else yuan.

    Raises `RatioError` or `MoneyError` with the sentence to show.

    >>> read_share("60%"), read_share("三分之一"), read_share("300.05")
    ((None, Fraction(3, 5)), (None, Fraction(1, 3)), (30005, None))
    """
    plain = normalized(text).translate(_COLONS)
    if _REST.fullmatch(plain):
        return Rest()
    if ":" in plain:
        return _proportion(plain)
    if any(mark in plain for mark in _RATIO_MARKS):
        return None, _ratio(plain)
    fen = parse_yuan(text)
    if fen <= 0:
        raise money.MoneyError("金额要大于零。")
    return fen, None


def read_line(text: str, count: int, total: int | None = None) -> list[Share]:
    """The shares of several people in one line, in their order: 1:1:2, or 60%、其余.

    Raises `RatioError` or `MoneyError` with the sentence to show.

    >>> read_line("3000.5、其余", 2, 500050)
    [(300050, None), (200000, None)]
    >>> read_line("1:2", 2)
    [(None, Fraction(1, 3)), (None, Fraction(2, 3))]
    """
    typed = [read_share(part) for part in _BETWEEN.split(text.strip())]
    of_all = isinstance(typed[0], Proportion)
    if not of_all and len(typed) != count:
        raise RatioError(OTHER_COUNT.format(text.strip(), len(typed), count))
    people = [str(place) for place in range(count)]
    written = {"0": typed[0]} if of_all else dict(zip(people, typed, strict=True))
    found = divided(written, people, total=total)
    return [found[key] for key in people]


def _ratio(plain: str) -> Fraction:
    try:
        return parse_fraction(plain)
    except RatioError as error:
        is_unread = str(error) == UNREADABLE
        raise RatioError(f"看不懂这个份额，{HOW_TO_WRITE}" if is_unread else str(error)) from error


def _proportion(plain: str) -> Proportion:
    """The parts of 1:1:2, which may be in words."""
    try:
        return Proportion(parse_fraction(f"百分之{part}") * 100 for part in plain.split(":"))
    except RatioError as error:
        raise RatioError("看不懂这个比例，请写成 1:1:2。") from error


def divided(
    written: Mapping[str, Typed],
    people: Sequence[str],
    shown: Sequence[str] = (),
    total: int | None = None,
) -> dict[str, Share]:
    """The share of each, where one line may divide the sum among all of these people, or take
    what the others leave of the `total` (分).

    Unequal parts are refused where the lines are `shown` in another order than the clause names
    the people: whose part is the first would be a guess. Raises `RatioError` with the sentence to
    show.
    """
    found = next((one for one in written.values() if isinstance(one, Proportion)), None)
    if found is None:
        return _with_rest(written, total)
    if any(one != found for one in written.values()):
        raise RatioError(ONE_LINE.format(found))
    if len(found) != len(people):
        raise RatioError(OTHER_COUNT.format(found, len(found), len(people)))
    if shown and list(people) != list(shown) and len(set(found)) > 1:
        raise RatioError(WHOSE.format(found))
    return {key: (None, part / sum(found)) for key, part in zip(people, found, strict=True)}


def _with_rest(written: Mapping[str, Typed], total: int | None) -> dict[str, Share]:
    """The shares with what the others leave for the one who has the rest."""
    known = {k: one for k, one in written.items() if not isinstance(one, Rest | Proportion)}
    if len(written) - len(known) > 1:
        raise RatioError(TWO_RESTS)
    if len(written) == len(known):
        return known
    left = _left_over(list(known.values()), total)
    return {key: known.get(key, left) for key in written}


def _left_over(shares: Sequence[Share], total: int | None) -> Share:
    """What these shares leave: of the whole where they are ratios, else of the total (分)."""
    fen = sum(one for one, _ in shares if one is not None)
    part = sum((exact(one) for _, one in shares if one is not None), Fraction(0))
    if fen and not total:
        raise RatioError(REST_OF_WHAT)
    if part >= 1 or (fen and total and fen >= total):
        raise RatioError(NOTHING_LEFT.format(money.both(fen) if fen else _short(part)))
    return (total - fen, None) if fen and total else (None, 1 - part)


def written_share(share: Share) -> str:
    """A share as it is shown in the form: 60%, 1/3 or 300.05.

    >>> written_share((None, 6000)), written_share((30005, None)), written_share((None, None))
    ('60%', '300.05', '')
    >>> written_share((None, Fraction(1, 3)))
    '1/3'
    """
    fen, ratio = share
    return _short(exact(ratio)) if ratio else money.plain(fen) if fen else ""


def share_in_words(ratio: Ratio) -> str:
    """A ratio as printed: 60%, or 三分之一 where no percentage is exact.

    >>> share_in_words(6000), share_in_words(Fraction(2, 3)), share_in_words(Fraction(1, 4))
    ('60%', '三分之二', '25%')
    """
    of = exact(ratio)
    if WHOLE % of.denominator == 0 or of.denominator > 99:
        return _short(of)
    return f"{numeral(of.denominator)}分之{numeral(of.numerator)}"


def _short(of: Fraction) -> str:
    return str(of) if WHOLE % of.denominator else percent(int(of * WHOLE))


def sums(total: int, shares: Sequence[Share]) -> list[int]:
    """What each owes of the total (分); shares without a value share equally.

    >>> sums(10000, [(None, Fraction(1, 3))] * 3), sums(10001, [(None, 4000), (None, 6000)])
    ([3334, 3333, 3333], [4001, 6000])
    >>> sums(10001, [(4001, None), (6000, None)]), sums(50001, [(None, None)] * 2)
    ([4001, 6000], [25001, 25000])
    """
    if all(fen is not None for fen, _ in shares):
        return [fen for fen, _ in shares if fen is not None]
    ratios = [ratio for _, ratio in shares if ratio is not None]
    if len(ratios) < len(shares):
        return money.instalments(total, len(shares))
    parts = [total * exact(ratio) for ratio in ratios]
    first = all(isinstance(ratio, int) for ratio in ratios)
    return _whole(total, parts, range(len(parts)) if first else _by_rest(parts))


def _by_rest(parts: Sequence[Fraction]) -> list[int]:
    """The places of the parts, those with the largest rest first."""
    return sorted(range(len(parts)), key=lambda place: -(parts[place] % 1))


def _whole(total: int, parts: Sequence[Fraction], order: Iterable[int]) -> list[int]:
    """The parts in whole 分; what is left of the total goes to the first in this order."""
    rounded = [int(part) for part in parts]
    for place, _ in zip(order, range(total - sum(rounded)), strict=False):
        rounded[place] += 1
    return rounded


def spread(owed: Sequence[int], parts: Sequence[int]) -> list[list[int]]:
    """What each pays of every part (分): rows add up to `owed`, columns to `parts`.

    Each part is divided by what each still owes, rounded down; the 分 left over fall on those with
    the largest rest.

    >>> spread([25001, 25000], [30001, 20000])
    [[15001, 10000], [15000, 10000]]
    >>> spread([2, 1], [1, 1, 1])
    [[1, 1, 0], [0, 0, 1]]
    """
    left, columns = list(owed), []
    for part in parts:
        rest = sum(left)
        of_each = [Fraction(mine * part, rest) if rest else Fraction(0) for mine in left]
        column = _whole(part if rest else 0, of_each, _by_rest(of_each))
        columns.append(column)
        left = [mine - paid for mine, paid in zip(left, column, strict=True)]
    return [list(row) for row in zip(*columns, strict=True)]


def faults(total: int | None, shares: Sequence[Share]) -> list[str]:
    """Why the written shares are not the sum: sentences, empty where they are."""
    if any(share == (None, None) for share in shares):
        return ["有人没有写明份额，请给每个人写明。"]
    if len({fen is None for fen, _ in shares}) > 1:
        return ["份额有的写了金额，有的写了百分之几，请都写金额，或者都写百分之几。"]
    if shares[0][0] is None:
        return _faults_of_ratios([exact(ratio or 0) for _, ratio in shares])
    written = sum(fen or 0 for fen, _ in shares)
    if not total or written == total:
        return []
    return [f"各人的份额合计{money.both(written)}，与约定金额{money.both(total)}不一致。"]


def _faults_of_ratios(ratios: Sequence[Fraction]) -> list[str]:
    whole = sum(ratios, Fraction(0))
    if whole == 1:
        return []
    alike = len(ratios) == 3 and all(one == other for one, other in pairwise(ratios))
    return [f"各人的份额合计{_short(whole)}，请改成合计100%{THIRDS if alike else ''}。"]
