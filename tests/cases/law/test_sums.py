"""A sum is read as people write it, one reading only; any other text gets a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.law import money
from cases.law.sums import Fault, SumError, WrittenSum, named_sum, parse_yuan, read_sum

# What people type, and its 分.
WRITTEN = {
    "0": 0,
    "1896": 189600,
    "1,896元": 189600,
    "１，８９６．５０": 189650,
    "¥ 2,679,800.00": 267980000,
    "￥12.5": 1250,
    "1.2万": 1200000,
    "1.2W": 1200000,
    "1.2 萬元": 1200000,
    "267.98 万元": 267980000,
    "0.000001万": 1,
    "人民币2000元整": 200000,
    "RMB 3000": 300000,
    "3000人民币": 300000,
    "\u30001896\u3000": 189600,
    "18\u200b96": 189600,
    "007": 700,
    "100000000000": 10**13,
    "六百": 60000,
    "两千": 200000,
    "叁万元": 3000000,
    "叁萬伍仟圓整": 3500000,
    "十二万": 12000000,
    "一万零五百块钱": 1050000,
    "一百二十块五毛": 12050,
    "3w": 3000000,
    "3.5k": 350000,
    "5百": 50000,
    "3千万": 3000000000,
    "1万2千元": 1200000,
    "3万5000": 3500000,
    "3元5角": 350,
    "80分": 80,
    "贰万叁佰元整": 2030000,
    "两千五十": 205000,
    "叄佰元": 30000,
    "人民币（大写）叁仟元整（小写）¥3,000.00": 300000,
    "壹万伍仟元整 ￥15000": 1500000,
    "贰仟元整（2,000.00元）": 200000,
    "2000元（贰仟元整）": 200000,
    "人民币（大写）贰仟元整": 200000,
    "大写：贰仟元整（小写：¥2,000.00）": 200000,
    "人民币大写贰仟元整": 200000,
    "共计500元。": 50000,
    "⼆千元": 200000,  # a radical copied from a PDF
}
REFUSED = {
    "": Fault.EMPTY,
    "  ": Fault.EMPTY,
    "-5": Fault.NEGATIVE,
    "－５元": Fault.NEGATIVE,
    "—5": Fault.NEGATIVE,
    "¥-5": Fault.NEGATIVE,
    "-¥5": Fault.NEGATIVE,
    "(500)": Fault.NEGATIVE,
    "负五百": Fault.NEGATIVE,
    "1.999": Fault.TOO_FINE,
    "1.500": Fault.TOO_FINE,
    "1.2345678万": Fault.TOO_FINE,
    "100000000000.01": Fault.TOO_LARGE,
    "9" * 39: Fault.TOO_LARGE,
    "1万2": Fault.AMBIGUOUS,
    "3千5": Fault.AMBIGUOUS,
    "一万二": Fault.AMBIGUOUS,
    "三百五": Fault.AMBIGUOUS,
    "三块五": Fault.AMBIGUOUS,
    "两三千": Fault.AMBIGUOUS,
    "几千元": Fault.AMBIGUOUS,
    "3000或5000": Fault.AMBIGUOUS,
    "3000—4000": Fault.AMBIGUOUS,
    "500、300": Fault.AMBIGUOUS,
    "贰仟元整（2,100.00元）": Fault.CONTRADICTS,
    "人民币（大写）贰仟元整（小写2100元）": Fault.CONTRADICTS,
    "20大写00": Fault.UNREADABLE,
    "100美元": Fault.FOREIGN,
    "HK$ 500": Fault.FOREIGN,
    "一百五零": Fault.UNREADABLE,
    "大写叁仟元整 小写3100": Fault.CONTRADICTS,
    "3000余元": Fault.INEXACT,
    "约1200": Fault.ABOUT,
    "約11万": Fault.ABOUT,
    "大概六百元左右": Fault.ABOUT,
    "１２００上下": Fault.ABOUT,
    "三万多": Fault.INEXACT,
    "近5000": Fault.INEXACT,
    "9" * 5000: Fault.UNREADABLE,
    "1,89": Fault.UNREADABLE,
    "1,0000": Fault.UNREADABLE,
    "1.234,56": Fault.UNREADABLE,
    "1 896": Fault.UNREADABLE,
    "5²": Fault.UNREADABLE,
    "٣": Fault.UNREADABLE,
    "1e5": Fault.UNREADABLE,
    "万": Fault.UNREADABLE,
    ".5": Fault.UNREADABLE,
    "1.5元5角": Fault.UNREADABLE,
    "3000元整，分两期": Fault.UNREADABLE,
    "=1+1": Fault.UNREADABLE,
    "NaN": Fault.UNREADABLE,
}


@pytest.mark.parametrize(("typed", "fen"), WRITTEN.items())
def test_a_sum_is_read_as_people_type_it(typed, fen):
    assert parse_yuan(typed) == fen


@pytest.mark.parametrize(("typed", "fault"), REFUSED.items())
def test_an_unreadable_sum_is_refused_with_the_reason(typed, fault):
    with pytest.raises(SumError) as refused:
        parse_yuan(typed)
    assert (refused.value.fault, str(refused.value)) == (fault, str(fault))


def test_a_sum_written_as_near_it_is_marked_and_so_is_a_bound():
    assert named_sum("约11万", about=True) == WrittenSum(11000000, about=True)
    marks = [read_sum(text) for text in ("约六百", "六百余元", "六百")]
    assert marks == [
        WrittenSum(60000, about=True),
        WrittenSum(60000, bound=True),
        WrittenSum(60000),
    ]


@given(st.text(max_size=60) | st.text("0123456789.,万千百元角分约余-()两三 ¥", max_size=12))
def test_anything_typed_is_a_sum_or_a_sentence(typed):
    try:
        fen = parse_yuan(typed)
    except SumError as refused:
        fen, sentence = 0, str(refused)
    else:
        sentence = "。"
    assert 0 <= fen <= money.MOST_FEN
    assert sentence.endswith("。")


@given(st.integers(0, money.MOST_FEN))
def test_a_displayed_sum_can_be_typed_back(fen):
    shown = (money.yuan(fen), money.plain(fen), money.words(fen), money.both(fen))
    assert [parse_yuan(text) for text in shown] == [fen] * 4
