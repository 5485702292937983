"""Cells as long as Excel keeps them, full of what the patterns begin with: read without delay."""

import time

import pytest

from tests.cases.ledger.ledgers import HEADINGS, identity, reading, row

LONGEST = 32_767
UNITS = (
    *("张", "，", " ", "（", "等", "1", "1 ", "张三、", "张三和李四", "住", "公司", "旧", "号码"),
    *("与", "0595-", "1、", "年", ".", "栋", "副本", "等约", "、"),
)
IN_TIME = 1  # seconds of the processor; what grows with the square of the length takes many


@pytest.mark.parametrize("unit", UNITS)
def test_a_row_of_the_longest_cells_is_read_in_time(unit):
    cell = (unit * LONGEST)[:LONGEST] + "x"
    everywhere = dict.fromkeys(HEADINGS, cell)

    began = time.process_time()
    reading(everywhere, row(1))
    assert time.process_time() - began < IN_TIME


def test_more_numbers_than_people_fit_in_a_case_are_refused_once():
    (refused,) = reading(row(1, 申请人身份证号="、".join([identity()[:-1]] * 201))).refused

    assert "有 201 个号码" in refused.reason
