"""Shares as people write them, and what each owes or is owed of a sum, to the 分."""

from fractions import Fraction

import pytest

from cases.law import shares
from cases.law.money import MoneyError
from cases.law.ratios import RatioError


def thirds(first=1, second=1, third=1):
    return [Fraction(first, 3), Fraction(second, 3), Fraction(third, 3)]


@pytest.mark.parametrize(
    ("typed", "total", "sums"),
    [
        ("⅓ ⅓ ⅓", 10000, [3334, 3333, 3333]),
        ("1/3 1/3 1/3", 100001, [33334, 33334, 33333]),
        ("１／３ １／３ １／３", 3, [1, 1, 1]),
        ("三分之一 三分之一 三分之一", 10000, [3334, 3333, 3333]),
        ("3分之1 三分之1 1\N{DIVISION SLASH}3", 10000, [3334, 3333, 3333]),
        ("三分之一 三分之二", 10000, [3333, 6667]),
        ("1/2 1/4 1/4", 10001, [5001, 2500, 2500]),
        ("1/4 1/4 1/2", 10001, [2500, 2500, 5001]),
        ("½ ¼ 25%", 10001, [5001, 2500, 2500]),
        ("一半 1/3 六分之一", 100, [50, 33, 17]),
        ("半 半", 1, [1, 0]),
        ("40% 60%", 10001, [4000, 6001]),
        ("33.33% 33.33% 33.34%", 100, [33, 33, 34]),
        ("百分之四十 六成", 10001, [4000, 6001]),
        ("3成 7成", 10001, [3000, 7001]),
        ("三成半 6.5成", 10001, [3500, 6501]),
        ("十二分之五 7/12", 10000, [4167, 5833]),
        ("千分之五 99.5%", 10000, [50, 9950]),
        ("300 700.05", 100005, [30000, 70005]),
    ],
)
def test_what_is_written_adds_up_to_the_sum(typed, total, sums):
    written = [shares.read_share(one) for one in typed.split()]
    assert shares.faults(total, written) == []
    assert shares.sums(total, written) == sums
    assert sum(sums) == total
    again = [shares.read_share(shares.written_share(one)) for one in written]
    assert again == written


@pytest.mark.parametrize("typed", ["1/0", "4/3", "0/3", "三分之零", "0%", "101%"])
def test_no_share_is_nothing_or_more_than_all(typed):
    with pytest.raises(RatioError, match="比例要大于零，不超过百分之百。"):
        shares.read_share(typed)


@pytest.mark.parametrize("typed", ["约300", "约六成", "近1/3"])
def test_a_share_is_exact(typed):
    with pytest.raises((RatioError, MoneyError)):
        shares.read_share(typed)


@pytest.mark.parametrize("typed", ["1/3/3", "三分之", "分之一", "1/", "/3", "一/三分", "几分之一"])
def test_what_is_no_share_is_refused_with_what_to_write(typed):
    with pytest.raises((RatioError, MoneyError)) as refused:
        shares.read_share(typed)
    assert "1/3" in str(refused.value)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("33.33% 33.33% 33.33%", "合计99.99%，请改成合计100%；平分成三份的，每人写 1/3。"),
        ("33.3% 33.3% 33.3%", "合计99.9%，请改成合计100%；平分成三份的，每人写 1/3。"),
        ("1/3 1/3 1/4", "合计11/12，请改成合计100%。"),
        ("1/3 1/3", "合计2/3，请改成合计100%。"),
        ("60% 50%", "合计110%，请改成合计100%。"),
    ],
)
def test_shares_that_are_not_the_whole_are_refused(typed, said):
    written = [shares.read_share(one) for one in typed.split()]
    [fault] = shares.faults(10000, written)
    assert fault == f"各人的份额{said}"


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ({"a": "1:1:1"}, thirds()),
        ({"a": "1：1：1", "b": "1:1:1", "c": "1:1:1"}, thirds()),
        ({"b": "一比一比一"}, thirds()),
        ({"a": "1比2比3"}, [Fraction(1, 6), Fraction(1, 3), Fraction(1, 2)]),
        ({"a": "1:2:3"}, [Fraction(1, 6), Fraction(1, 3), Fraction(1, 2)]),
        ({"c": "2:1:0.5"}, [Fraction(4, 7), Fraction(2, 7), Fraction(1, 7)]),
    ],
)
def test_a_ratio_in_one_line_divides_among_all(written, found):
    read = {key: shares.read_share(text) for key, text in written.items()}
    assert shares.divided(read, ["a", "b", "c"]) == {
        key: (None, one) for key, one in zip("abc", found, strict=True)
    }


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"a": "1:1"}, "“1:1”是2个人的份额，这里选了3个人，请核对。"),
        ({"a": "1:1:1", "b": "50%"}, "写了“1:1:1”的，别的人不用再写份额。"),
        ({"a": "1:1:1", "b": "1:2:1"}, "写了“1:1:1”的，别的人不用再写份额。"),
    ],
)
def test_a_ratio_for_others_than_those_chosen_is_refused(written, said):
    read = {key: shares.read_share(text) for key, text in written.items()}
    with pytest.raises(RatioError) as refused:
        shares.divided(read, ["a", "b", "c"])
    assert str(refused.value) == said


@pytest.mark.parametrize(
    ("typed", "total", "found"),
    [
        ("1/3 其余", None, [(None, Fraction(1, 3)), (None, Fraction(2, 3))]),
        ("二成 三成 余下的", 10000, [(None, 2000 / 10_000), (None, 0.3), (None, 0.5)]),
        ("3000 其余", 500001, [(300000, None), (200001, None)]),
        ("剩下的全部 100.05 200", 100000, [(69995, None), (10005, None), (20000, None)]),
    ],
)
def test_one_of_them_takes_what_the_others_leave(typed, total, found):
    read = dict(enumerate(map(shares.read_share, typed.split())))
    shared = shares.divided(read, list(read), total=total)
    assert [(fen, part and float(part)) for fen, part in shared.values()] == [
        (fen, part and float(part)) for fen, part in found
    ]
    assert shares.faults(total, list(shared.values())) == []


@pytest.mark.parametrize(
    ("typed", "total", "said"),
    [
        ("其余 其余", 10000, "写“其余”的只能有一个人"),
        ("100 其余", None, "要先写金额"),
        ("1/3 2/3 其余", None, "已经合计100%，没有剩下的"),
        ("100 其余", 10000, "已经合计人民币壹佰元整（100.00元），没有剩下的"),
    ],
)
def test_a_rest_that_is_not_clear_is_refused(typed, total, said):
    read = dict(enumerate(map(shares.read_share, typed.split())))
    with pytest.raises(RatioError, match=said):
        shares.divided(read, list(read), total=total)


def test_whose_part_is_the_first_is_not_guessed():
    read = {"a": shares.read_share("2:1")}
    of_each = {"b": (None, Fraction(2, 3)), "a": (None, Fraction(1, 3))}
    with pytest.raises(RatioError, match="分不清谁在前"):
        shares.divided(read, ["b", "a"], shown=["a", "b"])
    assert shares.divided(read, ["b", "a"], shown=["b", "a"]) == of_each
    even = shares.divided({"a": shares.read_share("1:1")}, ["b", "a"], shown=["a", "b"])
    assert even == dict.fromkeys("ba", (None, Fraction(1, 2)))


@pytest.mark.parametrize("total", [1, 2, 99, 10000, 10001, 123457])
@pytest.mark.parametrize("parts", [[50, 50], [1, 1, 1], [3333, 6668], [7, 11, 13, 17]])
def test_each_instalment_adds_up_too(total, parts):
    weights = [Fraction(1, 3), Fraction(1, 4), Fraction(5, 12)]
    owed = shares.sums(total, [(None, one) for one in weights])
    planned = shares.sums(total, [(None, Fraction(part, sum(parts))) for part in parts])
    rows = shares.spread(owed, planned)
    assert [sum(row) for row in rows] == owed
    assert [sum(column) for column in zip(*rows, strict=True)] == planned
