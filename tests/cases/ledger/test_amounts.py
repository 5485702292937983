"""An amount is read in every style, and two are never read as one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.law import money
from cases.law.sums import parse_yuan
from cases.ledger import amounts
from cases.ledger.amounts import Amount
from cases.ledger.values import Unreadable
from tests.cases.ledger.ledgers import AMOUNT_STYLES


@pytest.mark.parametrize(
    ("written", "fen", "approximate"),
    [
        (3455.0, 345500, False),
        (5158.18, 515818, False),
        (0.0, 0, False),
        ("0元", 0, False),
        ("３９２", 39200, False),
        ("¥3,455", 345500, False),
        ("￥3,455.50", 345550, False),
        ("３，４５５元", 345500, False),
        ("3455 元", 345500, False),
        ("人民币3455元整", 345500, False),
        ("1.2万", 1200000, False),
        ("1.2万元", 1200000, False),
        ("１．２万", 1200000, False),
        ("1万2千元", 1200000, False),
        ("3万5000元", 3500000, False),
        ("2千", 200000, False),
        ("6000万", 6_000_000_000, False),
        ("约3000", 300000, True),
        ("大约3000元左右", 300000, True),
        ("2000余元", 200000, True),
        ("2000多元", 200000, True),
        ("1万余元", 1000000, True),
        ("近5000元", 500000, True),
        ("贰仟元整", 200000, False),
        ("人民币壹万零伍佰元伍角", 1050050, False),
        ("两千元", 200000, False),
        ("一万二千", 1200000, False),
        ("约三千元左右", 300000, True),
        ("零", 0, False),
        ("1.2萬", 1200000, False),
        ("共500元", 50000, False),
        ("500元整。", 50000, False),
        ("1,234,567.89", 123456789, False),
    ],
)
def test_an_amount_is_read_in_every_style(written, fen, approximate):
    assert amounts.amount(written) == Amount(fen, approximate)


@pytest.mark.parametrize("written", ["", None, " ", "无", "-", "—", "/", "空", "\u3000无 ", "暂无"])
def test_a_missing_amount_is_not_zero(written):
    assert amounts.amount(written) == Amount(None)


def test_a_column_in_ten_thousands_raises_bare_numbers_only():
    raised = [amounts.amount(w, unit=10_000).fen for w in (1.2, "1.2", "1.2万", "12000元")]
    assert raised == [1200000] * 4


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        (-500.0, "是负数，请只填数字（元），没有金额的填“无”"),
        ("-500", "是负数，请只填数字（元），没有金额的填“无”"),
        ("－５００元", "是负数，请只填数字（元），没有金额的填“无”"),
        ("(500)", "是负数，请只填数字（元），没有金额的填“无”"),
        ("12.345", "超过两位小数，请只填数字（元），没有金额的填“无”"),
        ("面议", "不是能识别的金额，请只填数字（元），没有金额的填“无”"),
        ("2000-3000", "不是能识别的金额，请只填数字（元），没有金额的填“无”"),
        ("1千2万", "不是能识别的金额，请只填数字（元），没有金额的填“无”"),
        ("1.2.3", "不是能识别的金额，请只填数字（元），没有金额的填“无”"),
        ("$500", "是外币，请折成人民币再填（元），原来的币种和数额写在备注里"),
        ("=1+1", "不是能识别的金额，请只填数字（元），没有金额的填“无”"),
        (date(2021, 3, 5), "是日期，不是金额，请只填数字（元），没有金额的填“无”"),
        (1e15, "超过一千亿元，不像真实金额，请核对后改正"),
        ("9" * 60, "超过一千亿元，不像真实金额，请核对后改正"),
    ],
)
def test_an_unreadable_amount_is_reported_with_the_remedy(written, complaint):
    with pytest.raises(Unreadable) as error:
        amounts.amount(written)
    assert str(error.value) == complaint


@pytest.mark.parametrize(
    "written",
    ["2000,3000", "2000 3000", "2000\n3000", "1,5", "1,2000", "500、300", "1000-2000", "500 300"],
)
def test_two_sums_in_one_cell_are_never_read_as_one(written):
    with pytest.raises(Unreadable, match=r"^不是能识别的金额"):
        amounts.amount(written)


@pytest.mark.parametrize("written", ["1万2", "3千5", "一万二", "两三千", "几千元", "百把元"])
def test_an_ambiguous_sum_is_not_guessed(written):
    with pytest.raises(Unreadable, match=r"^不是能识别的金额"):
        amounts.amount(written)


def test_a_sum_in_words_must_name_its_unit_in_a_column_of_ten_thousands():
    assert amounts.amount("贰万元", unit=10_000) == Amount(2000000)
    with pytest.raises(Unreadable):
        amounts.amount("贰", unit=10_000)


@given(st.integers(0, money.MOST_FEN - 1))
def test_every_sum_in_words_is_read_back(fen):
    assert amounts.amount(money.words(fen)) == Amount(fen)


@given(st.integers(0, 10_000_000), st.sampled_from(AMOUNT_STYLES))
def test_every_amount_is_read_back_from_every_style(yuan, style):
    assert amounts.amount(style(yuan)) == Amount(yuan * 100)


@given(st.from_regex(r"[¥￥]?[0-9０-９]{1,7}(\.[0-9]{1,2})?万?元?", fullmatch=True))
def test_a_ledger_and_a_form_read_the_same_sum(written):
    assert amounts.amount(written).fen == parse_yuan(written)


@given(st.one_of(st.text(max_size=30), st.floats(allow_nan=False, allow_infinity=False)))
def test_any_text_is_a_non_negative_amount_or_unreadable(written):
    try:
        amount = amounts.amount(written)
    except Unreadable:
        return
    assert amount.fen is None or amount.fen >= 0
