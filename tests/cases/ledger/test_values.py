"""Counts, telephones and identity numbers as written in ledgers."""

import contextlib
import time

import pytest

from cases.ledger import amounts, people, values
from cases.ledger.values import OutOfBounds, Unreadable


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
    for understand in (amounts.amount, people.people, values.count):
        with contextlib.suppress(Unreadable):
            understand(written)
    assert time.perf_counter() - began < 1


WRONG_LENGTH = "的位数不像电话号码（可能少了数字，或者丢了开头的 0），请核对"


@pytest.mark.parametrize(
    ("written", "defect"),
    [
        ("13900000001", ""),
        ("+8613900000001", ""),
        ("+852 91234567", ""),
        ("0595-22000000", ""),
        ("(0595)22000000", ""),
        ("22000000", ""),
        ("4008123123", ""),
        ("12345", ""),
        ("门卫室转", ""),
        ("1.39E+10", "像是被表格改成了科学计数，号码已不完整，请核对"),
        ("1390000000", "“1390000000”的位数不像电话号码（可能少了数字，或者丢了开头的 0），请核对"),
        (
            "59522000000",
            "“59522000000”的位数不像电话号码（可能少了数字，或者丢了开头的 0），请核对",
        ),
    ],
)
def test_a_telephone_that_lost_figures_is_doubted(written, defect):
    assert values.phone_defect(values.phone(written)) == defect


def test_a_number_and_a_name_are_kept_as_forms_keep_them():
    assert values.phone("138-1234-5678、（0595）22000000") == "13812345678、0595-22000000"
    assert values.phone("+86 595 2200 0000；+852 9123 4567") == "0595-22000000、+85291234567"
    assert values.phone("13900000001 13900000002") == "13900000001、13900000002"
    assert people.people("买买提•吐尔逊、王　五").names == ("买买提·吐尔逊", "王五")
