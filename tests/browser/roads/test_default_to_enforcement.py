"""An agreement that is not paid: demanded, applied for at the court, enforced."""

import pytest

pytestmark = pytest.mark.browser
DEBTOR = "苏秀英"


def test_a_default_is_demanded_and_enforced(arrives):
    office, court = arrives("郑管"), arrives("顾法")
    number = is_demanded(office)
    office.presses("申请强制执行")
    office.chooses("法院", "洛江区人民法院")
    office.fills("申请日期", office.today)
    office.presses("申请强制执行")
    is_enforced(court, office, number)


def is_demanded(office):
    """From the list of what is overdue."""
    office.turns_to("案件")
    office.presses("筛选")
    office.chooses("状态", "逾期未履行")
    office.presses("筛选")
    office.presses("安邻物业")
    number = office.reads(r"(SY\d{4}-\d{6})")
    office.presses("督促履行")
    office.fills("督促的内容和方式", "电话督促，答应尽快付清。")
    office.fills("督促的日期", office.today)
    office.presses("督促履行")
    office.sees(DEBTOR)
    return number


def is_enforced(court, office, number):
    """The papers go to the court, which takes the application on and carries it out."""
    office.presses("材料送法院")
    office.fills("送出日期", office.today)
    office.presses("材料送法院")
    court.finds(number)
    court.presses("法院签收")
    court.fills("签收日期", court.today)
    court.presses("法院签收")
    court.presses("法院受理执行")
    court.fills("执行案号", "（2026）闽0504执88号")
    court.fills("受理日期", court.today)
    court.presses("法院受理执行")
    court.sees("强制执行中")
    what_was_to_be_done_is_done(office, number)
    court.finds(number)
    court.presses("执行完毕")
    court.fills("这次执行到位的金额", "1240")
    court.fills("发还申请人的凭证", "执行款发还凭证")
    court.fills("文书名称、文号", "结案通知书")
    court.fills("执行完毕的日期", court.today)
    court.presses("执行完毕")
    office.finds(number)
    office.sees("履行完毕")


def what_was_to_be_done_is_done(office, number):
    """An enforcement of money ends once nothing else is open."""
    office.finds(number)
    office.presses("登记完成事项")
    office.chooses("约定的事", "修好地下车位顶板渗水")
    office.fills("查验的经过", "双方到场查看，没有异议。")
    office.fills("完成日期", office.today)
    office.presses("登记完成事项")
