import contextlib
import time
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import money
from cases.ledger import values
from cases.ledger.values import Amount, People, Unreadable
from cases.ledger.workbook import EPOCH, EPOCH_1904
from tests.cases.ledger.ledgers import AMOUNT_STYLES, DAY_STYLES


@pytest.mark.parametrize(
    "written",
    [
        date(2021, 3, 5),
        datetime(2021, 3, 5, 14, 30),  # noqa: DTZ001 -- as Excel stores it
        44260.0,
        44260.6,
        20210305.0,
        "20210305",
        " 20210305 ",
        "2021-03-05",
        "2021-3-5",
        "2021/3/5",
        "2021/03/05",
        "2021.3.5",
        "2021.03.05",
        "2021年3月5日",
        "2021年03月05日",
        "2021 年 3 月 5 日",
        "2021年3月5号",
        "２０２１年３月５日",
        "２０２１．３．５",
        "2021。3。5",
        "2021、3、5",
        "2021-03-05 14:30:00",
        "2021-03-05T14:30",
        "2021年3月5日下午",
        "2021-03-05（星期五）",
        "二〇二一年三月五日",
        "\u3000２０２１－０３－０５\u200b",
    ],
)
def test_a_day_is_understood_in_every_style(written):
    assert values.day(written, EPOCH) == date(2021, 3, 5)


def test_chinese_numerals_reach_the_end_of_the_year():
    assert values.day("二〇二一年十一月二十三日", EPOCH) == date(2021, 11, 23)
    assert values.day("二〇二一年十月三十日", EPOCH) == date(2021, 10, 30)


def test_a_serial_counts_from_the_workbooks_own_first_day():
    assert values.day(42798.0, EPOCH_1904) == date(2021, 3, 5)


@pytest.mark.parametrize("written", ["", None, " ", "无", "-", "/"])
def test_an_empty_day_is_no_day(written):
    assert values.day(written, EPOCH) is None


@pytest.mark.parametrize("written", ["2021-02-30", "2021年13月1日", "20210431", "2023.2.29"])
def test_a_day_that_does_not_exist_is_said_so(written):
    with pytest.raises(Unreadable, match=r"^这一天不存在，请核对后改正$"):
        values.day(written, EPOCH)


@pytest.mark.parametrize(
    "written",
    ["3月5日", "21.3.5", "2021年3月", "2021-3-5至3-8", "昨天", "2021", -5.0, "2021-3", 9e9],
)
def test_a_day_that_can_be_read_in_two_ways_is_not_guessed(written):
    with pytest.raises(Unreadable, match=r"^不是能识别的日期，请按 2021-03-05 的样子填写年月日$"):
        values.day(written, EPOCH)


def test_a_serial_of_the_wrong_kind_is_too_old_to_be_true():
    with pytest.raises(Unreadable, match=r"^早于 1949 年，不像真实日期"):
        values.day(392.0, EPOCH)


@given(st.dates(date(1950, 1, 1), date(2060, 1, 1)), st.sampled_from(DAY_STYLES))
def test_every_day_survives_every_style(day, style):
    assert values.day(style(day), EPOCH) == day


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_unreadable(written):
    try:
        found = values.day(written, EPOCH)
    except Unreadable:
        return
    assert found is None or isinstance(found, date)


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
    ],
)
def test_an_amount_is_understood_in_every_style(written, fen, approximate):
    assert values.amount(written) == Amount(fen, approximate)


@pytest.mark.parametrize("written", ["", None, " ", "无", "-", "—", "/", "空", "\u3000无 ", "暂无"])
def test_no_amount_is_not_nought(written):
    assert values.amount(written) == Amount(None)


def test_a_column_in_ten_thousands_raises_bare_numbers_only():
    raised = [values.amount(w, ten_thousands=True).fen for w in (1.2, "1.2", "1.2万", "12000元")]
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
        ("=1+1", "不是能识别的金额，请只填数字（元），没有金额的填“无”"),
        (date(2021, 3, 5), "是日期，不是金额，请只填数字（元），没有金额的填“无”"),
        (1e15, "超过一千亿元，不像真实金额，请核对后改正"),
        ("9" * 60, "超过一千亿元，不像真实金额，请核对后改正"),
    ],
)
def test_a_wrong_amount_is_told_with_the_remedy(written, complaint):
    with pytest.raises(Unreadable) as told:
        values.amount(written)
    assert str(told.value) == complaint


@given(st.integers(0, 10_000_000), st.sampled_from(AMOUNT_STYLES))
def test_every_amount_survives_every_style(yuan, style):
    assert values.amount(style(yuan)) == Amount(yuan * 100)


@given(st.from_regex(r"[¥￥]?[0-9０-９]{1,7}(\.[0-9]{1,2})?万?元?", fullmatch=True))
def test_a_ledger_and_a_form_read_the_same_sum(written):
    assert values.amount(written).fen == money.parse_yuan(written)


@given(st.one_of(st.text(max_size=30), st.floats(allow_nan=False, allow_infinity=False)))
def test_anything_is_an_amount_of_nought_or_more_or_unreadable(written):
    try:
        found = values.amount(written)
    except Unreadable:
        return
    assert found.fen is None or found.fen >= 0


@pytest.mark.parametrize(
    ("written", "names", "heads"),
    [
        (" 胡萱木\u3000", ["胡萱木"], None),
        ("张三、李四", ["张三", "李四"], None),
        ("张三，李四；王五/赵六", ["张三", "李四", "王五", "赵六"], None),
        ("张三\n李四", ["张三", "李四"], None),
        ("张　三", ["张三"], None),
        ("欧阳 震华", ["欧阳震华"], None),
        ("张三丰 李四", ["张三丰", "李四"], None),
        ("张三（业主、租户）、李四", ["张三（业主、租户）", "李四"], None),
        ("1.张三 2.李四", ["张三", "李四"], None),
        ("1、张三；2、李四", ["张三", "李四"], None),
        ("李四等5人", ["李四"], 5),
        ("李四、王五等", ["李四", "王五"], None),
        ("示例花园业主23户", ["示例花园业主"], 23),
        ("福建和顺物业服务有限公司、张三", ["福建和顺物业服务有限公司", "张三"], None),
        ("示例物业（泉州） 有限公司", ["示例物业（泉州） 有限公司"], None),
        ("张三、张三", ["张三"], None),
        ("无", [], None),
        ("", [], None),
    ],
)
def test_several_people_in_one_cell_are_told_apart(written, names, heads):
    assert values.people(written) == People(tuple(names), heads)


@given(st.text(max_size=40))
def test_no_name_is_empty_or_invisible(written):
    assert all(name and name == name.strip() and "\u200b" not in name
               for name in values.people(written).names)  # fmt: skip


@pytest.mark.parametrize(
    ("written", "count"),
    [
        (4.0, 4),
        ("3", 3),
        ("3次", 3),
        ("三次", 3),
        ("两次", 2),
        ("十二次", 12),
        ("２", 2),
        ("", None),
    ],
)
def test_a_count_is_understood(written, count):
    assert values.count(written) == count


@pytest.mark.parametrize("written", ["若干", 1.5, -1.0, "3或4"])
def test_a_count_that_is_none_is_unreadable(written):
    with pytest.raises(Unreadable, match=r"^不是次数，请填写整数$"):
        values.count(written)


def test_telephones_lose_their_spaces_and_their_decimal_point():
    assert values.phone(13900000001.0) == "13900000001"
    assert values.phone("１３９00000001, 0595-22000000") == "13900000001、0595-22000000"


def test_identity_numbers_are_told_apart_and_a_spoilt_one_is_said():
    assert values.identifiers(" 35059919900101001x ") == ("35059919900101001X",)
    assert values.identifiers("350599 19900101 0010") == ("350599199001010010",)
    both = "350599199001010010、350599199001010029"
    assert values.identifiers(both) == tuple(both.split("、"))
    with pytest.raises(Unreadable, match=r"^以数字格式保存"):
        values.identifiers(350599199001010010.0)


@pytest.mark.parametrize(
    "written", ["1" * 32_000 + "x", "1余" * 16_000, "1万" * 16_000, "(" * 32_000, "等 " * 16_000]
)
def test_no_text_takes_long_to_understand(written):
    began = time.perf_counter()
    for understand in (values.amount, values.people, values.count):
        with contextlib.suppress(Unreadable):
            understand(written)
    assert time.perf_counter() - began < 1
