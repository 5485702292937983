"""A draft that comes back: announced above the questions, dropped when it is about another case."""

import pytest

pytestmark = pytest.mark.browser


def test_what_was_written_another_time_is_said_above_the_questions(arrives):
    office = arrives("郑管")
    office.presses("登记投诉")
    office.fills("简要情况", "楼上漏水")
    office.page.get_by_text("已保存").wait_for()
    office.turns_to("待办")
    office.presses("登记投诉")
    notice = office.page.get_by_text("写了没有提交的内容")
    assert (
        notice.bounding_box()["y"] < office.page.get_by_label("登记日期").first.bounding_box()["y"]
    )
    with office.page.expect_navigation():
        office.page.get_by_role("button", name="不要，重新填").click()
    assert office.page.get_by_label("简要情况").input_value() == ""
    assert notice.count() == 0
