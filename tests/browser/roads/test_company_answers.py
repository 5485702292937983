"""The company answers with a promise; the resident sees it, the office checks it, both are done."""

import pytest

pytestmark = pytest.mark.browser


def test_an_answer_with_a_promise_is_seen_checked_and_rated(arrives):
    company = arrives("许管家")
    number = answers(company)
    company.turns_to("承诺")
    company.sees("水泵加装减振垫")
    is_kept(arrives("郑管"), number)


def answers(company):
    """From the list of what waits for an answer."""
    company.sees("待答复")
    company.presses("噪声扰民纠纷")
    number = company.reads(r"(SY\d{4}-\d{6})")
    company.presses("接单")
    company.presses("接单")
    company.presses("答复")
    company.fills("查看到的情况", "夜间水泵有低频声。")
    company.fills("处理办法", "水泵加装减振垫，完成后请住户验看。")
    company.chooses("办到哪一步", "答应哪天办好")
    company.fills("到那天办好什么", "水泵加装减振垫")
    company.fills("答应哪天办好", company.today)
    company.presses("答复")
    company.sees("由“待答复”变为“等住户评价”")
    return number


def is_kept(office, number):
    """Somebody else checks whether the promise was kept, and records the rating."""
    office.finds(number)
    office.presses("核查承诺")
    office.chooses("哪一项承诺", "水泵加装减振垫")
    office.chooses("核查结果", "已兑现")
    office.fills("核查日期", office.today)
    office.unfolds()
    office.fills("怎么核查的", "到场核查，夜间已听不到。")
    office.presses("核查承诺")
    office.presses("评价")
    office.chooses("谁评价", "骆静姝")
    office.chooses("您满意吗", "满意")
    office.presses("评价")
    office.sees("满意")
