"""Shares in one sum, where several people owe it, or are owed it, apart (民法典 517).

A share is a sum (分) or a ratio (in 1/10,000). Ratios are rounded down to the 分; the 分 that are
left over fall on those written first, one each, so that the shares always add up to the sum.
"""

from collections.abc import Sequence

from cases.law import money
from cases.law.clause_text import percent
from cases.law.ratios import WHOLE, parse_ratio
from cases.law.sums import parse_yuan

# A share as written: 分 or None, ratio or None; at most one of them.
Share = tuple[int | None, int | None]

_RATIO_MARKS = ("%", "％", "成", "半", "百分之")


def read_share(text: str) -> Share:
    """Read a share: a ratio where one is written, else a sum in yuan.

    Raises `RatioError` or `MoneyError` with the sentence to show.

    >>> read_share("60%"), read_share("四成"), read_share("300.05")
    ((None, 6000), (None, 4000), (30005, None))
    """
    if any(mark in text for mark in _RATIO_MARKS):
        return None, parse_ratio(text)
    fen = parse_yuan(text)
    if fen <= 0:
        raise money.MoneyError("金额要大于零。")
    return fen, None


def written_share(share: Share) -> str:
    """A share as it is shown in the form: 60% or 300.05.

    >>> written_share((None, 6000)), written_share((30005, None)), written_share((None, None))
    ('60%', '300.05', '')
    """
    fen, ratio = share
    return percent(ratio) if ratio else money.plain(fen) if fen else ""


def sums(total: int, shares: Sequence[Share]) -> list[int]:
    """What each owes of the total (分); shares without a value share equally.

    >>> sums(10001, [(None, 6000), (None, 4000)])
    [6001, 4000]
    >>> sums(100, [(None, 3333), (None, 3333), (None, 3334)])
    [34, 33, 33]
    >>> sums(10001, [(4001, None), (6000, None)]), sums(50001, [(None, None)] * 2)
    ([4001, 6000], [25001, 25000])
    """
    if all(fen is not None for fen, _ in shares):
        return [fen for fen, _ in shares if fen is not None]
    if any(ratio is None for _, ratio in shares):
        return money.instalments(total, len(shares))
    parts = [total * (ratio or 0) // WHOLE for _, ratio in shares]
    return [part + (place < total - sum(parts)) for place, part in enumerate(parts)]


def spread(owed: Sequence[int], parts: Sequence[int]) -> list[list[int]]:
    """What each pays of every part (分): rows add up to `owed`, columns to `parts`.

    Each part is divided by what each still owes, rounded down; the 分 left over fall on those
    written first.

    >>> spread([25001, 25000], [30001, 20000])
    [[15001, 10000], [15000, 10000]]
    >>> spread([2, 1], [1, 1, 1])
    [[1, 1, 0], [0, 0, 1]]
    """
    left, columns = list(owed), []
    for part in parts:
        rest = sum(left)
        column = [mine * part // rest if rest else 0 for mine in left]
        for place, mine in enumerate(left):
            if sum(column) < part and column[place] < mine:
                column[place] += 1
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
        whole = sum(ratio or 0 for _, ratio in shares)
        return [] if whole == WHOLE else [f"各人的份额合计{percent(whole)}，请改成合计100%。"]
    written = sum(fen or 0 for fen, _ in shares)
    if not total or written == total:
        return []
    return [f"各人的份额合计{money.both(written)}，与约定金额{money.both(total)}不一致。"]
