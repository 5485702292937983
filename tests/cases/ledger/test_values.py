"""Names, counts, telephones and identity numbers as written in ledgers."""

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.ledger import amounts, values
from cases.ledger.values import OutOfBounds, People, Unreadable


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
def test_several_people_in_one_cell_are_separated(written, names, heads):
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
def test_a_count_is_read(written, count):
    assert values.count(written) == count


@pytest.mark.parametrize("written", ["若干", 1.5, "3或4"])
def test_a_text_that_is_not_a_count_is_unreadable(written):
    with pytest.raises(Unreadable, match=r"^不是次数，请填写整数$"):
        values.count(written)


@pytest.mark.parametrize("written", [-1.0, "−3次", 1000.0, "9" * 5000])
def test_a_number_that_no_count_can_be_is_out_of_bounds(written):
    with pytest.raises(OutOfBounds, match=r"^不在 0 到 999 之间，请核对后改正$"):
        values.count(written)


def test_telephones_lose_their_spaces_and_their_decimal_point():
    assert values.phone(13900000001.0) == "13900000001"
    assert values.phone("１３９00000001, 0595-22000000") == "13900000001、0595-22000000"


def test_identity_numbers_are_separated_and_a_spoilt_one_is_reported():
    assert values.identifiers(" 35059919900101001x ") == ("35059919900101001X",)
    assert values.identifiers("350599 19900101 0010") == ("350599199001010010",)
    both = "350599199001010010、350599199001010029"
    assert values.identifiers(both) == tuple(both.split("、"))
    with pytest.raises(Unreadable, match=r"^以数字格式保存"):
        values.identifiers(350599199001010010.0)


@pytest.mark.parametrize(
    "written", ["1" * 32_000 + "x", "1余" * 16_000, "1万" * 16_000, "(" * 32_000, "等 " * 16_000]
)
def test_no_text_takes_long_to_read(written):
    began = time.perf_counter()
    for understand in (amounts.amount, values.people, values.count):
        with contextlib.suppress(Unreadable):
            understand(written)
    assert time.perf_counter() - began < 1
