"""The court opens the papers from its desk, reads them, and records its ruling."""

import pytest

pytestmark = pytest.mark.browser


def test_a_ruling_of_the_court_makes_the_agreement_enforceable(arrives):
    court = arrives("顾法")
    court.presses("庄琼瑶 ↔ 杜俊杰")
    court.sees("协议内容", "杜俊杰")
    number = court.reads(r"(SY\d{4}-\d{6})")
    court.presses("登记裁定")
    court.chooses("结果", "协议有效")
    court.fills("文书名称、文号", "（2026）闽0504诉前调确12号民事裁定书")
    court.fills("裁定日期", court.today)
    court.presses("登记裁定")
    court.sees("裁定")

    office = arrives("郑管")
    office.finds(number)
    office.sees("裁定")
